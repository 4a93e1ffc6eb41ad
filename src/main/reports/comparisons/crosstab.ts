import type { ComparedTable } from '../../../shared/comparisons.ts';
import type { CrosstabInput, Dimension, Measure } from '../../../shared/crosstab.ts';
import { measureDimensions } from '../../../shared/crosstab.ts';
import type { ReportRow } from '../../../shared/reports.ts';
import { formatNumber } from '../../../shared/money.ts';
import type { Queries } from '../../database/open.ts';
import type { KnownFacts } from '../quarterly/known-facts.ts';
import { knownFacts } from '../quarterly/known-facts.ts';
import { column, reportContext, sumOf, totalsOf, withFormulas } from '../quarterly/report-context.ts';
import type { ReportContext } from '../quarterly/report-context.ts';
import type { Item } from './crosstab-items.ts';
import { itemsOf } from './crosstab-items.ts';
import { severalKey } from './places.ts';
import type { Place } from './places.ts';
import { closedNote } from './sides.ts';

/** Columns that a sheet of paper and an eye still take; smaller ones are put together. */
const mostColumns = 24;

/**
 * Tabulasi silang: a measure of the year up to a quarter, cut by two dimensions. Each thing that is counted
 * stands in one cell, so the total is that of the quarter's report however it is cut; unique people are
 * counted anew for each total, as somebody may be in several cells. Fails with `MISSING` for an unknown unit.
 */
export async function crosstab(queries: Queries, input: CrosstabInput): Promise<ComparedTable[]> {
  const { unitId, year, quarter, language, measure } = input;
  const known = await knownFacts(queries, { unitId, year, quarter });
  const context = reportContext({ year, quarter, language });
  const items = await itemsOf(queries, context, known.facts, measure);
  return [tableOf(context, input, items, criteriaOf(context, input, known, items))];
}

function tableOf(
  context: ReportContext,
  { measure, rows: down, columns: across }: CrosstabInput,
  items: readonly Item[],
  criteria: string,
): ComparedTable {
  const { texts } = context;
  const isAdditive = measure !== 'people';
  const rowPlaces = placesOf(items, down);
  const columnPlaces = placesOf(items, across);
  const { shown, keyOf } = fitted(context, columnPlaces, items, across, measure);
  const kind = isMoney(measure) ? 'money' : 'integer';
  const keys = shown.map((_, index) => `c${index}`);
  const columns = [
    column('place', texts(`comparisons.dimensions.${down}`), 'text', 30),
    ...shown.map(({ label }, index) => column(`c${index}`, label, kind, 14, { isTotalled: isAdditive })),
    column('total', texts(isAdditive ? 'reports.total' : 'comparisons.uniquePeople'), kind, 16, {
      formula: isAdditive ? { kind: 'sum', of: keys } : null,
    }),
  ];
  const positions = new Map(shown.map(({ key }, index) => [key, `c${index}`]));
  const rowOf = (label: string, own: readonly Item[]): ReportRow => {
    const cells = Map.groupBy(own, (item) => positions.get(keyOf(item)) ?? '');
    return {
      place: label,
      // Nothing counted is an empty cell, not a zero.
      ...Object.fromEntries(keys.map((key) => [key, cells.has(key) ? figureOf(measure, cells.get(key) ?? []) : null])),
      total: figureOf(measure, own),
    };
  };
  const byRow = Map.groupBy(items, ({ places }) => places[down]?.key ?? '');
  const rows = rowPlaces.map(({ key, label }) => {
    const row = rowOf(label, byRow.get(key) ?? []);
    return isAdditive ? withFormulas(columns, row) : row;
  });
  return {
    key: 'crosstab',
    id: '',
    title: texts('comparisons.crosstabTitle', {
      measure: texts(`comparisons.counts.${measure}`),
      rows: texts(`comparisons.dimensions.${down}`),
      columns: texts(`comparisons.dimensions.${across}`),
    }),
    criteria,
    empty: texts('comparisons.crosstabEmpty', { quarter: context.quarterName, year: context.year }),
    columns,
    rows,
    totals: isAdditive
      ? totalsOf(columns, rows, { key: 'place', text: texts('reports.total') })
      : rowOf(texts('comparisons.uniquePeople'), items),
  };
}

function isMoney(measure: Measure): boolean {
  return measure === 'budget' || measure === 'spending' || measure === 'revenue';
}

function figureOf(measure: Measure, items: readonly Item[]): number {
  return measure === 'people'
    ? new Set(items.map(({ personId }) => personId)).size
    : sumOf(items, ({ amount }) => amount);
}

/** The places at which something is counted, in their order; all quarters, so that none seems forgotten. */
function placesOf(items: readonly Item[], dimension: Dimension): Place[] {
  const found = new Map<string, Place>();
  for (const { places, amount } of items) {
    const place = places[dimension];
    if (place && !found.has(place.key) && (amount !== 0 || dimension === 'quarter')) found.set(place.key, place);
  }
  return told(inOrder([...found.values()]));
}

const byLabel = new Intl.Collator('id', { numeric: true });

function inOrder(places: readonly Place[]): Place[] {
  return places.toSorted((a, b) => a.rank - b.rank || byLabel.compare(a.label, b.label) || (a.key < b.key ? -1 : 1));
}

/** Two villages of one name say their district, two groups their village. */
function told(places: readonly Place[]): Place[] {
  const namesakes = Map.groupBy(places, ({ label }) => label);
  return places.map((place) => {
    const isAlone = namesakes.get(place.label)?.length === 1;
    return isAlone || place.within === '' ? place : { ...place, label: `${place.label} – ${place.within}` };
  });
}

const others = '+';

/** Columns as they are, or the largest of them with the rest as one; tells which an item belongs to. */
function fitted(
  { texts, language }: ReportContext,
  places: readonly Place[],
  items: readonly Item[],
  dimension: Dimension,
  measure: Measure,
) {
  const own = ({ places: of }: Item) => of[dimension]?.key ?? '';
  if (places.length <= mostColumns) return { shown: places, keyOf: own };
  const byKey = Map.groupBy(items, own);
  const size = ({ key }: Place) => figureOf(measure, byKey.get(key) ?? []);
  const kept = places.toSorted((a, b) => size(b) - size(a)).slice(0, mostColumns - 1);
  const keys = new Set(kept.map(({ key }) => key));
  const rest: Place = {
    key: others,
    label: texts('comparisons.others', { places: formatNumber(places.length - kept.length, language) }),
    within: '',
    rank: 0,
  };
  return {
    shown: [...places.filter(({ key }) => keys.has(key)), rest],
    keyOf: (item: Item) => (keys.has(own(item)) ? own(item) : others),
  };
}

function criteriaOf(
  context: ReportContext,
  { measure, rows, columns }: CrosstabInput,
  known: KnownFacts,
  items: readonly Item[],
): string {
  const { texts, quarterName, year } = context;
  const rules = [rows, columns].flatMap((dimension) => {
    const rule = measureDimensions[measure][dimension];
    if (rule === 'first') return [texts('comparisons.rules.first')];
    if (!items.some(({ places }) => places[dimension]?.key === severalKey)) return [];
    return [texts('comparisons.rules.several', { several: texts(`comparisons.several.${dimension}`) })];
  });
  return [
    texts(`comparisons.about.${measure}`, { quarter: quarterName, year }),
    ...new Set(rules),
    ...sourceNote(context, measure, known, items),
  ].join(' ');
}

/** Who came is read from the sheets as they are now: a report that was closed before may say otherwise. */
function sourceNote(context: ReportContext, measure: Measure, known: KnownFacts, items: readonly Item[]): string[] {
  if (measure !== 'meetings' && measure !== 'attendances' && measure !== 'people') return closedNote(context, [known]);
  const kept = known.facts.attendance.toDate[measure];
  if (known.closed === null || kept === figureOf(measure, items)) return [];
  return [context.texts('comparisons.closedOtherwise', { kept: formatNumber(kept, context.language) })];
}
