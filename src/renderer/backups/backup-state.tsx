import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupState as State } from '../../shared/backups.ts';
import { Section } from '../components/section.tsx';
import { useInstantText } from '../use-instant-text.ts';
import classes from './backups.module.css';
import { useReason } from './use-reason.ts';

/** When the last was made, when the next is due, and what went wrong. */
export function BackupState({ state }: { state: State }) {
  const { t } = useTranslation();
  const instant = useInstantText();
  const reasonOf = useReason();
  const { lastAt, nextAt, failure, folder } = state;
  return (
    <Section title={t('backups.state')}>
      <Text size="sm">{lastAt === null ? t('backups.none') : t('backups.last', { time: instant(lastAt) })}</Text>
      {failure && (
        <Text size="sm" c="danger.8">
          {t('backups.failed', { time: instant(failure.at), reason: reasonOf(failure) })}
        </Text>
      )}
      <Text size="sm" c="gray.7">
        {nextAt === null ? t('backups.byHand') : t('backups.next', { time: instant(nextAt, 'time') })}
      </Text>
      <Text size="sm" c="gray.7" className={classes.path}>
        {t('backups.folder', { path: folder })}
      </Text>
    </Section>
  );
}
