import { Group, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { quarterOf, quarterSchema } from '../../shared/quarter.ts';
import type { Quarter } from '../../shared/quarter.ts';
import { QuarterPicker, YearPicker } from '../components/year-picker.tsx';
import { Page } from '../shell/page.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { CheckPanel } from './check-panel.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { Figures } from './figures.tsx';
import { NarrativesPanel } from './narratives-panel.tsx';
import { ReportPanel } from './report-panel.tsx';
import { reportParts } from './report-search.ts';
import type { ReportSearch } from './report-search.ts';

// Kept while other pages are open: figures are checked, mended elsewhere, and looked at again.
let remembered: Quarter | null = null;

/** A quarter's report: what it says, what is told in it, what it lacks, and how it compares. */
export function QuarterlyReportPage() {
  const { t } = useTranslation();
  const unit = useUnit();
  const today = useToday();
  const navigate = useNavigate();
  const asked = useSearch({ from: '/report' });
  const period = quarterSchema.safeParse(asked).data ?? remembered ?? quarterOf(today);
  const { part = 'report', programId, isRegion } = asked;

  useEffect(() => {
    remembered = { year: period.year, quarter: period.quarter };
  }, [period.year, period.quarter]);

  const show = (next: ReportSearch) =>
    void navigate({ to: '/report', search: { ...period, part, programId, isRegion, ...next }, replace: true });
  const shown = { unitId: unit.id, year: period.year, quarter: period.quarter };
  const key = `${unit.id}/${period.year}/${period.quarter}`;
  return (
    <Page
      title={t('navigation.report')}
      actions={
        <Group gap="sm" wrap="nowrap">
          <YearPicker label={t('ui.year')} value={period.year} onChange={(year) => show({ year })} />
          <QuarterPicker
            label={t('ui.quarter')}
            value={period.quarter}
            onChange={(quarter) => quarter !== null && show({ quarter })}
          />
          <SegmentedControl
            aria-label={t('reportPage.part')}
            data={reportParts.map((value) => ({ value, label: t(`reportPage.parts.${value}`) }))}
            value={part}
            onChange={(value) => show({ part: reportParts.find((known) => known === value) })}
          />
        </Group>
      }
    >
      {part === 'report' && (
        <Figures of={{ ...shown, programId, isRegion }}>
          <ReportPanel key={key} of={shown} scope={{ programId, isRegion }} onScope={(scope) => show(scope)} />
        </Figures>
      )}
      {part === 'narratives' && <NarrativesPanel key={key} of={shown} />}
      {part === 'check' && <CheckPanel key={key} of={shown} />}
      {part === 'compare' && <ComparePanel key={key} of={shown} />}
    </Page>
  );
}
