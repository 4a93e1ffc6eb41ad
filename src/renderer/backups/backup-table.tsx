import { Button, Table, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Backup, KeptReason } from '../../shared/backups.ts';
import { formatNumber } from '../../shared/money.ts';
import { sizeText } from '../evidence/size-text.ts';
import { useInstantText } from '../use-instant-text.ts';
import { useLanguage } from '../use-language.ts';
import classes from './backups.module.css';

const counted = ['groups', 'programs', 'meetings', 'people', 'attachments'] as const;

/** Every backup with what it holds and why it is kept. */
export function BackupTable({ backups, onRestore }: { backups: Backup[]; onRestore: (id: string) => void }) {
  const { t } = useTranslation();
  if (backups.length === 0) {
    return (
      <Text size="sm" c="gray.7">
        {t('backups.empty')}
      </Text>
    );
  }
  return (
    // Scrolled by keys, too, where nothing in it has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by keys
    <section className={classes.scroll} tabIndex={0} aria-label={t('backups.list')}>
      <Table withTableBorder verticalSpacing={3} horizontalSpacing={6} fz="sm" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('backups.time')}</Table.Th>
            <Table.Th>{t('backups.kind')}</Table.Th>
            <Table.Th>{t('backups.kept')}</Table.Th>
            {counted.map((what) => (
              <Table.Th key={what} ta="right">
                {t(`backups.${what}`)}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t('backups.size')}</Table.Th>
            <Table.Th>{t('backups.secondShort')}</Table.Th>
            <Table.Th ta="right">{t('bin.action')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {backups.map((backup) => (
            <BackupRow key={backup.id} backup={backup} onRestore={onRestore} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function BackupRow({ backup, onRestore }: { backup: Backup; onRestore: (id: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const instant = useInstantText();
  const { id, at, kind, bytes, contents, keptAs, isInSecond } = backup;
  return (
    <Table.Tr>
      <Table.Td>{instant(at)}</Table.Td>
      <Table.Td>{t(`backups.kinds.${kind}`)}</Table.Td>
      <Table.Td className={classes.kept}>
        {contents === null ? (
          <Tooltip label={t('backups.damagedHelp')}>
            <Text span size="sm" c="danger.8">
              {t('backups.damaged')}
            </Text>
          </Tooltip>
        ) : (
          shownReasons(keptAs)
            .map((reason) => t(`backups.reasons.${reason}`))
            .join(', ')
        )}
      </Table.Td>
      {counted.map((what) => (
        <Table.Td key={what} ta="right">
          {contents === null ? '–' : formatNumber(contents[what], language)}
        </Table.Td>
      ))}
      <Table.Td ta="right">{sizeText(bytes, language)}</Table.Td>
      <Table.Td>{t(isInSecond ? 'backups.hasCopy' : 'backups.hasNoCopy')}</Table.Td>
      <Table.Td ta="right">
        {contents !== null && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={t('backups.restoreOf', { time: instant(at) })}
            onClick={() => onRestore(id)}
          >
            {t('backups.restore')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

const spans = ['month', 'week', 'day', 'hour'] as const;

/** Of the spans the longest, which says how long it stays; what it was made for stands beside, and is repeated for nothing else. */
function shownReasons(keptAs: readonly KeptReason[]): KeptReason[] {
  const span = spans.find((known) => keptAs.includes(known));
  const isSpan = (reason: KeptReason) => spans.some((known) => known === reason);
  const others = keptAs.filter((reason) => !isSpan(reason) && (reason === 'newest' || span === undefined));
  return span === undefined ? others : [...others, span];
}
