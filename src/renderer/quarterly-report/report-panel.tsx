import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconFileTypePdf, IconTable } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { paperSchema } from '../../shared/exports.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import type { Quarter } from '../../shared/quarter.ts';
import type { QuarterlyReport, QuarterlyReportInput } from '../../shared/reports.ts';
import { ExportLine } from '../components/export-line.tsx';
import { LoadError, Loading } from '../components/load-state.tsx';
import { failureOf } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useExport } from '../host/use-export.ts';
import { useLanguage } from '../use-language.ts';
import { usePaper } from '../use-paper.ts';
import { ClosingLine } from './closing-line.tsx';
import { FormattedText } from './formatted-text.tsx';
import { ReportTableView } from './report-table.tsx';
import classes from './report.module.css';
import { ScopeSelect } from './scope-select.tsx';
import { SummaryFigures } from './summary-figures.tsx';

/** A unit's quarter. */
export type QuarterOfUnit = Quarter & { unitId: string };

/** What is reported where it is not all of the unit. */
export type ReportScope = Pick<QuarterlyReportInput, 'programId' | 'isRegion'>;

export interface ReportPanelProps {
  of: QuarterOfUnit;
  scope: ReportScope;
  onScope: (scope: ReportScope) => void;
}

/** The report as it stands, whether it may still change, and its files. */
export function ReportPanel({ of, scope, onScope }: ReportPanelProps) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const [paper, setPaper] = usePaper();
  const exporting = useExport();
  const input = { ...of, ...scope, language };
  const report = useQuery(api.reports.quarterly.queryOptions({ input, placeholderData: keepPreviousData }));
  const start = (format: 'xlsx' | 'pdf') => void exporting.run({ kind: 'quarterly', format, paper, ...input });
  const isUnknown = report.isError && scope.programId !== undefined && failureOf(report.error).code === 'MISSING';
  const cannotStart = exporting.state.is === 'running' || report.isError;
  return (
    <>
      <Group gap="sm" wrap="nowrap" mb="xs">
        <ScopeSelect of={of} scope={scope} onScope={onScope} />
        <Group gap="sm" wrap="nowrap" ml="auto" flex="none">
          <SegmentedControl
            aria-label={t('reportPage.paper')}
            data={[...paperSchema.options]}
            value={paper}
            onChange={(value) => setPaper(paperSchema.parse(value))}
          />
          <Button leftSection={<IconTable size={15} />} onClick={() => start('xlsx')} disabled={cannotStart}>
            {t('reportPage.exportExcel')}
          </Button>
          <Button leftSection={<IconFileTypePdf size={15} />} onClick={() => start('pdf')} disabled={cannotStart}>
            {t('reportPage.exportPdf')}
          </Button>
        </Group>
      </Group>
      <ExportLine state={exporting.state} paper={paper} onCancel={exporting.cancel} />
      {/* Units are closed, each by itself; a region is not. */}
      {!scope.isRegion && <ClosingLine of={of} />}
      {isUnknown && <UnknownProgram of={of} onScope={onScope} />}
      {report.isError && !isUnknown && <LoadError error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <Loading />}
      {report.data && <Report report={report.data} isOld={report.isPlaceholderData} />}
    </>
  );
}

/** The chosen program is none of this quarter's: said as what it is, with the way back. */
function UnknownProgram({ of, onScope }: Pick<ReportPanelProps, 'of' | 'onScope'>) {
  const { t } = useTranslation();
  const period = t('quarter.withYear', { roman: romanQuarter(of.quarter), year: of.year });
  return (
    <Group gap="sm" justify="center" p="xl" role="status">
      <Text size="sm">{t('reportPage.unknownProgram', { period })}</Text>
      <Button variant="default" onClick={() => onScope({ programId: undefined, isRegion: undefined })}>
        {t('reportPage.showUnit')}
      </Button>
    </Group>
  );
}

function Report({ report, isOld }: { report: QuarterlyReport; isOld: boolean }) {
  const { unit } = report;
  return (
    <article aria-busy={isOld}>
      <h2 className={classes.title}>
        {report.title} · {report.period}
      </h2>
      <p className={classes.subtitle}>{[unit.name, unit.company, report.scope].filter(Boolean).join(' · ')}</p>
      <SummaryFigures report={report} />
      <LegalBasis rules={report.legalBasis} />
      {report.tables.map((table) => (
        <ReportTableView key={table.id} table={table} />
      ))}
      <Narratives narratives={report.narratives} />
      <ReportTableView table={report.attachments} />
    </article>
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

const toldParts = ['text', 'problems', 'solutions'] as const;

/** What is told of the programs, each with its kendala and solusi. */
function Narratives({ narratives }: Pick<QuarterlyReport, 'narratives'>) {
  const { t } = useTranslation();
  if (narratives.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.tableTitle}>{t('reportPage.narratives')}</h3>
      {narratives.map((told) => (
        <section key={told.programId} className={classes.told}>
          <h4 className={classes.toldOf}>{told.program}</h4>
          {toldParts.map(
            (part) =>
              told[part] !== '' && (
                <div key={part}>
                  {part !== 'text' && <h5 className={classes.toldPart}>{t(`narratives.${part}`)}</h5>}
                  <FormattedText text={told[part]} />
                </div>
              ),
          )}
        </section>
      ))}
    </section>
  );
}
