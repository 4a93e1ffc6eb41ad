import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import type { Against, ComparedTable } from '../../shared/comparisons.ts';
import { againsts } from '../../shared/comparisons.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import { useRemembered } from '../use-remembered.ts';
import { ComparedTables } from './compared-tables.tsx';
import classes from './compare.module.css';
import { CrosstabChoices, useCrosstabChoice } from './crosstab-choices.tsx';
import type { QuarterOfUnit } from './report-panel.tsx';

const views = [...againsts, 'year', 'crosstab'] as const;
const viewSchema = z.enum(views);

/** A quarter beside another one or its plan, its year laid out, and a measure of the year cut by two dimensions. */
export function ComparePanel({ of }: { of: QuarterOfUnit }) {
  const { t } = useTranslation();
  const [view, setView] = useRemembered('report.compare', viewSchema, 'previousQuarter');
  return (
    <div className={classes.panel}>
      <SegmentedControl
        className={classes.views}
        aria-label={t('comparisons.view')}
        data={views.map((value) => ({ value, label: t(`comparisons.views.${value}`) }))}
        value={view}
        onChange={(value) => setView(viewSchema.parse(value))}
      />
      {view === 'year' && <YearView of={of} />}
      {view === 'crosstab' && <Crosstab of={of} />}
      {view !== 'year' && view !== 'crosstab' && <BesideOther key={view} of={of} against={view} />}
    </div>
  );
}

function BesideOther({ of, against }: { of: QuarterOfUnit; against: Against }) {
  const { api } = useHost();
  const input = { ...of, against, language: useLanguage() };
  return <Loaded query={useQuery(api.reports.compare.queryOptions({ input, placeholderData: keepPreviousData }))} />;
}

function YearView({ of: { unitId, year } }: { of: QuarterOfUnit }) {
  const { api } = useHost();
  const input = { unitId, year, language: useLanguage() };
  return (
    <Loaded query={useQuery(api.reports.year.queryOptions({ input, placeholderData: keepPreviousData }))} isTogether />
  );
}

function Crosstab({ of }: { of: QuarterOfUnit }) {
  const { api } = useHost();
  const [choice, setChoice] = useCrosstabChoice();
  const input = { ...of, ...choice, language: useLanguage() };
  const query = useQuery(api.reports.crosstab.queryOptions({ input, placeholderData: keepPreviousData }));
  return (
    <>
      <CrosstabChoices choice={choice} onChoose={setChoice} />
      <Loaded query={query} />
    </>
  );
}

function Loaded({ query, isTogether = false }: { query: UseQueryResult<ComparedTable[]>; isTogether?: boolean }) {
  const { data, isError, error, isPending, isPlaceholderData, refetch } = query;
  if (isError) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading />;
  return <ComparedTables tables={data} isTogether={isTogether} isStale={isPlaceholderData} />;
}
