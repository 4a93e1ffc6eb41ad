import type { TFunction } from 'i18next';
import { upToQuarter } from '../../shared/achievement.ts';
import { aggregationSchema, aggregations, directionSchema, directions } from '../../shared/indicators.ts';
import type { Indicator, QuarterValues, SaveIndicators } from '../../shared/indicators.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { quarterKeys } from '../budgets/budget-sheet.ts';
import { choiceKind, decimalKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import type { SheetColumn, SheetRow, SheetState } from '../components/sheet-grid/sheet.ts';

/** The indicator that a row came from; a new one has none. */
export type IndicatorOrigin = Pick<Indicator, 'id' | 'version'>;
type Row = SheetRow<IndicatorOrigin>;

export function indicatorColumns(t: TFunction, year: number): SheetColumn[] {
  const ways = directions.map((value) => ({ value, label: t(`indicators.directions.${value}`) }));
  const sums = aggregations.map((value) => ({ value, label: t(`indicators.aggregations.${value}`) }));
  return [
    { key: 'name', title: t('indicators.name'), width: 240, kind: textKind, isRequired: true },
    { key: 'measure', title: t('indicators.measure'), width: 84, kind: textKind, isRequired: true },
    { key: 'baseline', title: t('indicators.baseline'), width: 80, kind: decimalKind },
    { key: 'direction', title: t('indicators.direction'), width: 74, kind: choiceKind(ways), initial: 'up' },
    { key: 'aggregation', title: t('indicators.aggregation'), width: 100, kind: choiceKind(sums), initial: 'sum' },
    ...quarterKeys.map((key, index) => ({
      key,
      title: t('indicators.target', { roman: romanQuarter(index + 1) }),
      width: 92,
      kind: decimalKind,
    })),
    { key: 'year', title: t('indicators.yearTarget', { year }), width: 96, kind: decimalKind, isReadOnly: true },
    { key: 'description', title: t('indicators.description'), width: 160, kind: textKind },
  ];
}

/** A figure as a cell holds it. */
export function decimalCell(value: number | null): string {
  return value === null ? '' : String(value);
}

/** A cell's figure; null where there is none, or none that can be read yet. */
export function decimalOf(text: string | undefined): number | null {
  return text === undefined || text === '' || decimalKind.problem(text) !== null ? null : Number(text);
}

export function indicatorRows(indicators: readonly Indicator[]): Row[] {
  return indicators.map(({ id, version, name, measure, baseline, direction, aggregation, targets, description }) =>
    withYear({
      key: id,
      origin: { id, version },
      cells: {
        name,
        measure,
        baseline: decimalCell(baseline),
        direction,
        aggregation,
        q1: decimalCell(targets[0]),
        q2: decimalCell(targets[1]),
        q3: decimalCell(targets[2]),
        q4: decimalCell(targets[3]),
        description,
      },
    }),
  );
}

function targetsOf({ cells }: Row): QuarterValues {
  return [decimalOf(cells['q1']), decimalOf(cells['q2']), decimalOf(cells['q3']), decimalOf(cells['q4'])];
}

/** The year's targets after an edit. Not a step of undo of its own. */
export function withYearTargets(state: SheetState<IndicatorOrigin>): SheetState<IndicatorOrigin> {
  const rows = state.rows.map(withYear);
  return rows.every((row, index) => row === state.rows[index]) ? state : { ...state, rows };
}

function withYear(row: Row): Row {
  const target = upToQuarter(targetsOf(row), aggregationSchema.catch('sum').parse(row.cells['aggregation']), 4);
  const year = target === null ? '' : String(Number(target.toFixed(2)));
  return (row.cells['year'] ?? '') === year ? row : { ...row, cells: { ...row.cells, year } };
}

/** What is saved: the rows as they stand, and which of those that were there are gone. */
export function indicatorsInput(
  of: { programId: string; year: number },
  saved: readonly IndicatorOrigin[],
  rows: readonly Row[],
): SaveIndicators {
  const kept = new Set(rows.map(({ origin }) => origin?.id));
  return {
    ...of,
    rows: rows.map((row) => ({
      ...row.origin,
      name: row.cells['name'] ?? '',
      measure: row.cells['measure'] ?? '',
      baseline: decimalOf(row.cells['baseline']),
      direction: directionSchema.catch('up').parse(row.cells['direction']),
      aggregation: aggregationSchema.catch('sum').parse(row.cells['aggregation']),
      description: row.cells['description'] ?? '',
      targets: targetsOf(row),
    })),
    removed: saved.filter(({ id }) => !kept.has(id)),
  };
}
