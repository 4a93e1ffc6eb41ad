import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestoreSource } from '../../shared/backups.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { RunLine } from '../components/run-line.tsx';
import { useHost } from '../host/host-context.tsx';
import { BackupState } from './backup-state.tsx';
import { BackupTable } from './backup-table.tsx';
import classes from './backups.module.css';
import { RestoreDialog } from './restore-dialog.tsx';
import { SecondFolder } from './second-folder.tsx';
import { useBackupRun } from './use-backup-run.ts';
import type { BackupRun } from './use-backup-run.ts';

/** How the backups do, all there are, one made now, and the way back to any. */
export function BackupsPanel() {
  const { t } = useTranslation();
  const { api } = useHost();
  // They are made by themselves, too; the first one soon after the start.
  const backups = useQuery(
    api.backups.list.queryOptions({
      input: {},
      refetchInterval: ({ state: { data } }) => (data?.length === 0 ? 3000 : 60_000),
    }),
  );
  const state = useQuery(
    api.backups.state.queryOptions({
      input: {},
      refetchInterval: ({ state: { data } }) => (data?.lastAt === null ? 3000 : 60_000),
    }),
  );
  const { state: run, run: start, cancel } = useBackupRun();
  const [asked, setAsked] = useState<RestoreSource | 'file' | null>(null);
  const failed = [backups, state].find(({ isError }) => isError);
  if (failed) return <LoadError error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!backups.data || !state.data) return <Loading />;
  return (
    <>
      <Group gap="sm" mb={4} justify="flex-end">
        <BackupRunLine state={run} onCancel={cancel} />
        <Button variant="default" onClick={() => setAsked('file')}>
          {t('backups.restoreFile')}
        </Button>
        <Button onClick={() => void start()} loading={run.is === 'running'}>
          {t('backups.run')}
        </Button>
      </Group>
      {run.is === 'failed' && <FailureBanner failure={run.failure} isWhole />}
      <div className={classes.state}>
        <BackupState state={state.data} />
        <SecondFolder key={state.data.second?.folder ?? ''} second={state.data.second} />
      </div>
      <BackupTable backups={backups.data} onRestore={(id) => setAsked({ id })} />
      {asked !== null && <RestoreDialog asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function BackupRunLine({ state, onCancel }: { state: BackupRun; onCancel: () => void }) {
  const { t } = useTranslation();
  if (state.is === 'finished') {
    return (
      <Text size="sm" role="status" mr="auto">
        {t('backups.made')}
      </Text>
    );
  }
  if (state.is !== 'running') return null;
  const { step, done } = state.progress ?? { step: 'copying', done: 0 };
  return (
    <RunLine
      className={classes.running}
      text={t(`backups.steps.${step}`)}
      label={t('backups.progress')}
      done={done}
      onCancel={onCancel}
    />
  );
}
