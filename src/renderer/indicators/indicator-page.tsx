import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { saveIndicatorsSchema } from '../../shared/indicators.ts';
import type { Indicator } from '../../shared/indicators.ts';
import { SheetPanel } from '../components/sheet-panel/sheet-panel.tsx';
import { useGridStart } from '../components/sheet-panel/use-grid-start.ts';
import { useSheetSave } from '../components/sheet-panel/use-sheet-save.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { isBlankRow } from '../components/sheet-grid/sheet.ts';
import { useSheet } from '../components/sheet-grid/use-sheet.ts';
import { YearPicker } from '../components/year-picker.tsx';
import { useHost } from '../host/host-context.tsx';
import { Page } from '../shell/page.tsx';
import { useToday } from '../shell/unit-context.tsx';
import { indicatorColumns, indicatorRows, indicatorsInput, withYearTargets } from './indicator-sheet.ts';

/** What a program is measured by, with the targets of a year. */
export function IndicatorPage() {
  const { t } = useTranslation();
  const { api, client } = useHost();
  const navigate = useNavigate();
  const { id } = useParams({ from: '/programs/$id/indicators' });
  const thisYear = Number(useToday().slice(0, 4));
  const { year = thisYear } = useSearch({ from: '/programs/$id/indicators' });
  const program = useQuery(api.programs.get.queryOptions({ input: { id } }));
  const indicators = useGridStart(['indicators', id, year], () => client.indicators.get({ programId: id, year }));
  const failed = [program, indicators].find(({ isError }) => isError);
  if (failed) return <LoadError error={failed.error} onRetry={() => void failed.refetch()} />;
  if (program.data === undefined || indicators.data === undefined) return <Loading />;
  return (
    <Page
      title={t('indicators.of', { name: program.data.name })}
      isFilled
      actions={
        <>
          <YearPicker
            label={t('ui.year')}
            value={year}
            onChange={(next) =>
              void navigate({ to: '/programs/$id/indicators', params: { id }, search: { year: next }, replace: true })
            }
          />
          <Button variant="default" renderRoot={(props) => <Link to="/programs/$id" params={{ id }} {...props} />}>
            {t('indicators.program')}
          </Button>
        </>
      }
    >
      <IndicatorGrid key={year} programId={id} year={year} initial={indicators.data} />
    </Page>
  );
}

function IndicatorGrid({ programId, year, initial }: { programId: string; year: number; initial: Indicator[] }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const columns = useMemo(() => indicatorColumns(t, year), [t, year]);
  const sheet = useSheet(() => indicatorRows(initial));
  /** The indicators as they were last read or saved. */
  const saved = useRef(initial.map(({ id, version }) => ({ id, version })));
  const sent = useRef<readonly string[]>([]);
  const saving = useSheetSave({
    sheet,
    columns,
    schema: saveIndicatorsSchema,
    isSent: (row) => !isBlankRow(row, columns),
    inputOf: (rows) => {
      sent.current = rows.map(({ key }) => key);
      return indicatorsInput({ programId, year }, saved.current, rows);
    },
    asSaved: (row) => {
      const origin = saved.current[sent.current.indexOf(row.key)];
      return origin ? { ...row, origin } : row;
    },
    write: async (input) => {
      saved.current = (await client.indicators.save(input)).rows;
    },
  });
  return (
    <SheetPanel
      label={t('indicators.title')}
      columns={columns}
      sheet={sheet}
      onChange={(state) => sheet.set(withYearTargets(state))}
      failure={saving.failure}
      isSaving={saving.isSaving}
      onSave={saving.save}
      path={`/programs/${programId}/indicators?year=${year}`}
      draftTitle={`${t('indicators.title')} ${year}`}
      draftSubject={`indicators:${programId}:${year}`}
      hasFixedRows={false}
      summary={t('indicators.summary', { count: sheet.state.rows.filter((row) => !isBlankRow(row, columns)).length })}
    />
  );
}
