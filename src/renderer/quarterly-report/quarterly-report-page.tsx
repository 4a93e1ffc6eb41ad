import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconFileTypePdf, IconTable } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { paperSchema } from '../../shared/exports.ts';
import { quarterOf, quarterSchema } from '../../shared/quarter.ts';
import type { Quarter } from '../../shared/quarter.ts';
import type { QuarterlyReport } from '../../shared/reports.ts';
import { ExportLine } from '../components/export-line.tsx';
import { LoadError, Loading } from '../components/load-state.tsx';
import { QuarterPicker, YearPicker } from '../components/year-picker.tsx';
import { useHost } from '../host/host-context.tsx';
import { useExport } from '../host/use-export.ts';
import { Page } from '../shell/page.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import { usePaper } from '../use-paper.ts';
import { ReportTableView } from './report-table.tsx';
import classes from './report.module.css';

// Kept while other pages are open: figures are checked, mended elsewhere, and looked at again.
let remembered: Quarter | null = null;

export function QuarterlyReportPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const unit = useUnit();
  const today = useToday();
  const navigate = useNavigate();
  const asked = quarterSchema.safeParse(useSearch({ from: '/report' }));
  const period = asked.data ?? remembered ?? quarterOf(today);
  const [paper, setPaper] = usePaper();
  const exporting = useExport();
  const input = { unitId: unit.id, ...period, language };
  const report = useQuery(api.reports.quarterly.queryOptions({ input, placeholderData: keepPreviousData }));

  useEffect(() => {
    remembered = { year: period.year, quarter: period.quarter };
  }, [period.year, period.quarter]);

  function choose(next: Quarter) {
    exporting.cancel();
    void navigate({ to: '/report', search: next, replace: true });
  }
  const start = (format: 'xlsx' | 'pdf') => void exporting.run({ kind: 'quarterly', format, paper, ...input });
  const isRunning = exporting.state.is === 'running';
  const actions = (
    <Group gap="sm" wrap="nowrap">
      <YearPicker label={t('ui.year')} value={period.year} onChange={(year) => choose({ ...period, year })} />
      <QuarterPicker
        label={t('ui.quarter')}
        value={period.quarter}
        onChange={(quarter) => quarter !== null && choose({ ...period, quarter })}
      />
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
  );
  return (
    <Page title={t('navigation.report')} actions={actions}>
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
    </Page>
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
