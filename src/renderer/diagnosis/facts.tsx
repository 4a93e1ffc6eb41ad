import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataCounts, DiagnosisFacts } from '../../shared/diagnosis.ts';
import { formatNumber } from '../../shared/money.ts';
import { Help } from '../components/form/field-help.tsx';
import { Section } from '../components/section.tsx';
import { sizeText } from '../evidence/size-text.ts';
import { useHost } from '../host/host-context.tsx';
import { useInstantText } from '../use-instant-text.ts';
import { useLanguage } from '../use-language.ts';
import classes from './diagnosis.module.css';

export function ProgramFacts({ facts }: { facts: DiagnosisFacts }) {
  const { t } = useTranslation();
  const { version, host, node, sqlite, electron, system } = facts;
  const engines = [`SQLite ${sqlite}`, `Node ${node}`, ...(electron === null ? [] : [`Electron ${electron}`])];
  return (
    <Section title={t('diagnosis.program')}>
      <Facts
        rows={[
          [t('diagnosis.version'), version],
          [t('diagnosis.host'), t(`diagnosis.hosts.${host}`)],
          [t('diagnosis.engines'), engines.join(' · ')],
          [t('diagnosis.system'), system],
        ]}
      />
    </Section>
  );
}

/** The database and the files beside it; what is counted comes once it is. */
export function DataFacts({ facts, counts }: { facts: DiagnosisFacts; counts: DataCounts | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const size = (bytes: number) => sizeText(bytes, language);
  const files = (of: DataCounts['attachments'] | undefined) =>
    of === undefined
      ? t('diagnosis.counting')
      : t('diagnosis.filesOf', { files: formatNumber(of.files, language), size: size(of.bytes) });
  const { dataFolder, freeBytes, databaseBytes, logBytes, database } = facts;
  return (
    <Section
      title={t('diagnosis.data')}
      aside={<Help label={t('diagnosis.saving')} text={t('diagnosis.savingHelp')} />}
    >
      <Facts
        rows={[
          [t('diagnosis.folder'), <Folder key="folder" path={dataFolder} />],
          [t('diagnosis.free'), freeBytes === null ? '–' : size(freeBytes)],
          [
            t('diagnosis.databaseSize'),
            logBytes === 0
              ? size(databaseBytes)
              : t('diagnosis.withLog', { size: size(databaseBytes), log: size(logBytes) }),
          ],
          [t('diagnosis.attachments'), files(counts?.attachments)],
          [t('diagnosis.backups'), files(counts?.backups)],
          ...(database === null
            ? []
            : ([
                [
                  t('diagnosis.schema'),
                  t('diagnosis.migrations', { name: database.lastMigration, count: database.migrations }),
                ],
                [
                  t('diagnosis.pages'),
                  t('diagnosis.pagesOf', {
                    pages: formatNumber(database.pages, language),
                    size: size(database.pageSize),
                    free: formatNumber(database.freePages, language),
                  }),
                ],
                [t('diagnosis.saving'), `${database.journalMode}, ${database.synchronous}`],
              ] satisfies Row[])),
          ...useBackupRows(),
        ]}
      />
    </Section>
  );
}

/** What the part on backups says at length, in a line each. */
function useBackupRows(): Row[] {
  const { t } = useTranslation();
  const { api } = useHost();
  const instant = useInstantText();
  const { data: state } = useQuery(api.backups.state.queryOptions({ input: {} }));
  if (!state) return [];
  const { second } = state;
  const written = second?.writtenAt ?? null;
  return [
    [t('diagnosis.lastBackup'), state.lastAt === null ? t('diagnosis.noBackup') : instant(state.lastAt)],
    [
      t('backups.second'),
      second === null
        ? t('diagnosis.noBackup')
        : !second.isThere
          ? t('diagnosis.secondAway')
          : t('diagnosis.secondThere', { time: written === null ? t('backups.secondNever') : instant(written) }),
    ],
  ];
}

function Folder({ path }: { path: string }) {
  const { t } = useTranslation();
  async function copy() {
    await navigator.clipboard.writeText(path);
    notifications.show({ message: t('diagnosis.copied') });
  }
  return (
    <>
      {path}{' '}
      <Button variant="subtle" size="compact-xs" aria-label={t('diagnosis.copyFolder')} onClick={() => void copy()}>
        {t('diagnosis.copy')}
      </Button>
    </>
  );
}

type Row = [label: string, value: ReactNode];

function Facts({ rows }: { rows: Row[] }) {
  return (
    <dl className={classes.facts}>
      {rows.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
