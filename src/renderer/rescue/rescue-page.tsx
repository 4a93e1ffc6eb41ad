import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/money.ts';
import type { DamagedData, SalvageReport } from '../../shared/damage.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { ReportDialog } from '../diagnosis/report-dialog.tsx';
import { sizeText } from '../evidence/size-text.ts';
import { failureOf, failureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './rescue-page.module.css';

/** Shown in place of the program where its database is damaged: what happened, and the two ways on. */
export function RescuePage() {
  const { t } = useTranslation();
  const { client } = useHost();
  const data = useQuery({ queryKey: ['rescue'], queryFn: () => client.rescue.get() });
  const backup = useMutation({ mutationFn: (name: string) => client.rescue.takeBackup({ name }) });
  const salvage = useMutation({ mutationFn: () => client.rescue.salvage() });
  const language = useLanguage();
  const [isReporting, setIsReporting] = useState(false);
  const error = backup.error ?? salvage.error;
  const isBusy = backup.isPending || salvage.isPending;
  const keptAs = backup.data?.keptAs ?? salvage.data?.keptAs;

  if (data.isError) return <LoadError error={data.error} onRetry={() => void data.refetch()} />;
  if (!data.data) return <Loading />;
  return (
    <main className={classes.page}>
      <Paper withBorder p="xl" w={620}>
        <Title order={1}>{t(keptAs === undefined ? 'rescue.title' : 'rescue.doneTitle')}</Title>
        {keptAs === undefined ? (
          <>
            <Text size="sm" mt="xs">
              {t('rescue.text')}
            </Text>
            <Text size="xs" c="gray.7" mt={4} className={classes.path}>
              {data.data.dataFolder}
            </Text>
            {error && (
              <Alert color="danger" variant="light" p="xs" mt="sm" role="alert">
                {failureText(t, failureOf(error))}
              </Alert>
            )}
            <Stack gap="sm" mt="md">
              <LastBackup data={data.data} isBusy={isBusy} isRunning={backup.isPending} onUse={backup.mutate} />
              <section className={classes.way}>
                <div>
                  <strong>{t('rescue.salvage')}</strong>
                  <Text size="sm">{t('rescue.salvageText')}</Text>
                </div>
                <Button
                  variant="default"
                  disabled={isBusy}
                  loading={salvage.isPending}
                  onClick={() => salvage.mutate()}
                >
                  {t('rescue.salvageNow')}
                </Button>
              </section>
            </Stack>
          </>
        ) : (
          <>
            {salvage.data && <SalvageResult report={salvage.data.report} />}
            <Text size="sm" mt="xs">
              {t('rescue.openAgain')}
            </Text>
            <Text size="xs" c="gray.7" mt="sm" className={classes.path}>
              {t('rescue.keptAs', { path: keptAs })}
            </Text>
          </>
        )}
        <Group mt="md" justify="flex-end">
          <Button variant="subtle" onClick={() => setIsReporting(true)}>
            {t('report.show')}
          </Button>
        </Group>
      </Paper>
      {isReporting && (
        <ReportDialog load={() => client.rescue.report({ language })} onClose={() => setIsReporting(false)} />
      )}
    </main>
  );
}

interface LastBackupProps {
  data: DamagedData;
  isBusy: boolean;
  isRunning: boolean;
  onUse: (name: string) => void;
}

/** The newest sound copy, and of when it is: what was entered since is not in it. */
function LastBackup({ data, isBusy, isRunning, onUse }: LastBackupProps) {
  const { t } = useTranslation();
  const [last] = data.backups;
  const language = useLanguage();
  const when =
    last &&
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', { dateStyle: 'long', timeStyle: 'short' }).format(
      new Date(last.savedAt),
    );
  return (
    <section className={classes.way}>
      <div>
        <strong>{t('rescue.backup')}</strong>
        <Text size="sm">
          {last ? t('rescue.backupText', { when, size: sizeText(last.size, language) }) : t('rescue.noBackup')}
        </Text>
      </div>
      {last && (
        <Button disabled={isBusy} loading={isRunning} onClick={() => onUse(last.name)}>
          {t('rescue.backupNow')}
        </Button>
      )}
    </section>
  );
}

function SalvageResult({ report }: { report: SalvageReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sum = (of: 'kept' | 'fromHistory' | 'missing') =>
    formatNumber(
      report.tables.filter(({ table }) => table !== 'area').reduce((total, table) => total + table[of], 0),
      language,
    );
  return (
    <ul className={classes.result}>
      <li>{t('rescue.kept', { rows: sum('kept'), fromHistory: sum('fromHistory') })}</li>
      <li>{t('rescue.missing', { rows: sum('missing') })}</li>
      {report.placeholders.length > 0 && (
        <li>{t('rescue.placeholders', { rows: formatNumber(report.placeholders.length, language) })}</li>
      )}
      {report.files.missing.length > 0 && (
        <li>{t('rescue.files', { files: formatNumber(report.files.missing.length, language) })}</li>
      )}
      <li>{t('rescue.report')}</li>
    </ul>
  );
}
