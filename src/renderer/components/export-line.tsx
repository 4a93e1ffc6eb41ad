import { Button, CloseButton, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paper } from '../../shared/exports.ts';
import { formatNumber } from '../../shared/money.ts';

import { printFile, saveFile } from '../host/deliver-file.ts';
import { failureOf } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import type { ExportState } from '../host/use-export.ts';
import { useLanguage } from '../use-language.ts';
import classes from './export-line.module.css';
import { FailureBanner } from './record-page/failure-banner.tsx';
import { RunLine } from './run-line.tsx';

/** How an export is going, and what came out of it. `onCancel` ends a running one and puts a finished one away. */
export function ExportLine({ state, paper, onCancel }: { state: ExportState; paper: Paper; onCancel: () => void }) {
  const { t } = useTranslation();
  const host = useHost();
  const language = useLanguage();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [savedTo, setSavedTo] = useState<{ id: string; path: string } | null>(null);

  if (state.is === 'idle') return null;
  if (state.is === 'failed') return <FailureBanner failure={state.failure} />;
  if (state.is === 'running') {
    const { step, done } = state.progress ?? { step: 'queued', done: 0 };
    return (
      <RunLine
        className={classes.export}
        text={t(`reportPage.step.${step}`)}
        label={t('reportPage.progress')}
        done={done}
        width={240}
        onCancel={onCancel}
      />
    );
  }

  const { file } = state.result;
  async function attempt(action: () => Promise<void>) {
    setFailure(null);
    await action().catch((error: unknown) => setFailure(failureOf(error)));
  }
  const save = () =>
    attempt(async () => {
      const path = await saveFile(host, file, language);
      if (path !== null) setSavedTo({ id: file.id, path });
    });
  return (
    <>
      {failure && <FailureBanner failure={failure} />}
      <Group className={classes.export} gap="md" role="status">
        <Text size="sm" className="figures">
          {t('reportPage.ready', { name: file.name, size: formatNumber(Math.ceil(file.bytes / 1024), language) })}
          {file.pages !== null && ` · ${t('reportPage.pages', { total: file.pages })}`}
        </Text>
        <Button size="compact-xs" onClick={() => void save()}>
          {t('ui.save')}
        </Button>
        {file.mediaType === 'application/pdf' && (
          <Button size="compact-xs" variant="default" onClick={() => void attempt(() => printFile(host, file, paper))}>
            {t(host.capabilities.hasPrintDialog ? 'sheetPage.print' : 'ui.open')}
          </Button>
        )}
        {savedTo?.id === file.id && <Text size="sm">{t('reportPage.savedTo', { path: savedTo.path })}</Text>}
        <CloseButton size="sm" ml="auto" aria-label={t('ui.close')} onClick={onCancel} />
      </Group>
    </>
  );
}
