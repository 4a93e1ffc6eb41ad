import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconFileTypePdf, IconTable } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { paperSchema } from '../../shared/exports.ts';
import type { Quarter } from '../../shared/quarter.ts';
import type { QuarterlyReport, QuarterlyReportInput } from '../../shared/reports.ts';
import { ExportLine } from '../components/export-line.tsx';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { useExport } from '../host/use-export.ts';
import { useLanguage } from '../use-language.ts';
import { usePaper } from '../use-paper.ts';
import { ReportTableView } from './report-table.tsx';
import classes from './report.module.css';

/** A unit's quarter. */
export type QuarterOfUnit = Quarter & { unitId: string };

type Scope = Pick<QuarterlyReportInput, 'programId' | 'isRegion'>;

/** The report as it stands, and its files. */
export function ReportPanel({ of, scope }: { of: QuarterOfUnit; scope: Scope; onScope: (scope: Scope) => void }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const [paper, setPaper] = usePaper();
  const exporting = useExport();
  const input = { ...of, ...scope, language };
  const report = useQuery(api.reports.quarterly.queryOptions({ input, placeholderData: keepPreviousData }));
  const start = (format: 'xlsx' | 'pdf') => void exporting.run({ kind: 'quarterly', format, paper, ...input });
  const isRunning = exporting.state.is === 'running';
  return (
    <>
      <Group gap="sm" wrap="nowrap" justify="flex-end">
        <SegmentedControl
          aria-label={t('reportPage.paper')}
          data={[...paperSchema.options]}
          value={paper}
          onChange={(value) => setPaper(paperSchema.parse(value))}
        />
        <Button leftSection={<IconTable size={15} />} onClick={() => start('xlsx')} disabled={isRunning}>
          {t('reportPage.exportExcel')}
        </Button>
        <Button leftSection={<IconFileTypePdf size={15} />} onClick={() => start('pdf')} disabled={isRunning}>
          {t('reportPage.exportPdf')}
        </Button>
      </Group>
      <ExportLine state={exporting.state} paper={paper} onCancel={exporting.cancel} />
      {report.isError && <LoadError error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <Loading />}
      {report.data && (
        <article aria-busy={report.isPlaceholderData}>
          <h2 className={classes.title}>
            {report.data.title} · {report.data.period}
          </h2>
          <p className={classes.subtitle}>
            {report.data.unit.name}, {report.data.unit.company}
          </p>
          <LegalBasis rules={report.data.legalBasis} />
          {report.data.tables.map((table) => (
            <ReportTableView key={table.id} table={table} />
          ))}
        </article>
      )}
    </>
  );
}

/** Dasar hukum, as far as the office names any. */
function LegalBasis({ rules }: { rules: QuarterlyReport['legalBasis'] }) {
  const { t } = useTranslation();
  if (rules.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.tableTitle}>{t('reports.legalBasis')}</h3>
      <ol className={classes.rules}>
        {rules.map(({ name, about }) => (
          <li key={name}>
            <b>{name}</b>
            {about !== '' && ` · ${about}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
