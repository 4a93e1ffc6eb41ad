import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatLongDate } from '../../shared/calendar-date.ts';
import type { Closing } from '../../shared/closings.ts';
import { quarterDueDate, quarterRange } from '../../shared/quarter.ts';
import { useHost } from '../host/host-context.tsx';
import { useToday } from '../shell/unit-context.tsx';
import { useInstantText } from '../use-instant-text.ts';
import { useLanguage } from '../use-language.ts';
import { ChangesDialog } from './changes-dialog.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import type { QuarterOfUnit } from './report-panel.tsx';
import classes from './report.module.css';
import { useClosings } from './use-closings.ts';

type Dialog = 'close' | 'reopen' | 'changes';

/** Whether the quarter is closed, what changed since, and the way from one to the other. */
export function ClosingLine({ of }: { of: QuarterOfUnit }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const closings = useClosings(of);
  if (!closings.isLoaded) return null;
  const close = () => setDialog(null);
  return (
    <section className={classes.closing} aria-label={t('closings.state')}>
      <Group gap="sm" wrap="wrap">
        {closings.inForce ? (
          <ClosedState of={of} closing={closings.inForce} onDialog={setDialog} />
        ) : (
          <OpenState of={of} onDialog={setDialog} />
        )}
      </Group>
      <FormerClosings closings={closings.former} />
      {dialog === 'close' && <CloseDialog of={of} onClose={close} />}
      {dialog === 'reopen' && <ReopenDialog of={of} onClose={close} />}
      {dialog === 'changes' && <ChangesDialog of={of} onClose={close} />}
    </section>
  );
}

function OpenState({ of, onDialog }: { of: QuarterOfUnit; onDialog: (dialog: Dialog) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { to } = quarterRange(of);
  if (to >= useToday()) {
    return (
      <Text size="sm" c="gray.7" className="figures">
        {t('closings.notOver', { date: formatLongDate(quarterDueDate(of, 1), language) })}
      </Text>
    );
  }
  return (
    <>
      <Text size="sm">{t('closings.open')}</Text>
      <Button size="compact-xs" variant="default" onClick={() => onDialog('close')}>
        {t('closings.close')}
      </Button>
    </>
  );
}

interface ClosedStateProps {
  of: QuarterOfUnit;
  closing: Closing;
  onDialog: (dialog: Dialog) => void;
}

function ClosedState({ of, closing, onDialog }: ClosedStateProps) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const instantText = useInstantText();
  const changes = useQuery(api.closings.changes.queryOptions({ input: { ...of, language } }));
  const count = changes.data?.length ?? 0;
  return (
    <>
      <Text size="sm" fw={600} className="figures">
        {t('closings.closed', { at: instantText(closing.closedAt), by: closing.closedBy })}
      </Text>
      {changes.data && count === 0 && (
        <Text size="sm" c="gray.7">
          {t('closings.unchanged')}
        </Text>
      )}
      {count > 0 && (
        <Button size="compact-xs" variant="light" color="yellow" c="gray.9" onClick={() => onDialog('changes')}>
          {t('closings.changed', { count })}
        </Button>
      )}
      <Button size="compact-xs" variant="default" onClick={() => onDialog('reopen')}>
        {t('closings.reopen')}
      </Button>
    </>
  );
}

/** Closings that were taken back, each with why. */
function FormerClosings({ closings }: { closings: readonly Closing[] }) {
  const { t } = useTranslation();
  const instantText = useInstantText();
  if (closings.length === 0) return null;
  return (
    <details className={classes.former}>
      <summary>
        {t('closings.former')} ({closings.length})
      </summary>
      <ol>
        {closings.map(({ id, closedAt, closedBy, reopenedAt, reopenedBy, reopenReason }) => (
          <li key={id} className="figures">
            {t('closings.formerLine', {
              closedAt: instantText(closedAt),
              closedBy,
              reopenedAt: instantText(reopenedAt ?? closedAt),
              reopenedBy,
              reason: reopenReason,
            })}
          </li>
        ))}
      </ol>
    </details>
  );
}
