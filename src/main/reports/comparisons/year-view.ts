import type { ComparedTable, YearViewInput } from '../../../shared/comparisons.ts';
import { shareOf } from '../../../shared/money.ts';
import { quarterRange, romanQuarter } from '../../../shared/quarter.ts';
import type { ReportColumn, ReportRow } from '../../../shared/reports.ts';
import type { Queries } from '../../database/open.ts';
import { reachedIndicators } from '../quarterly/indicator-table.ts';
import type { KnownFacts } from '../quarterly/known-facts.ts';
import { knownFacts } from '../quarterly/known-facts.ts';
import { directOf, spentInQuarter, spentToDate, toDate } from '../quarterly/program-figures.ts';
import type { QuarterFacts } from '../quarterly/quarter-facts.ts';
import { column, reportContext, sumOf } from '../quarterly/report-context.ts';
import type { ReportContext } from '../quarterly/report-context.ts';
import { closedNote, periodName } from './sides.ts';

const quarters = [1, 2, 3, 4] as const;

/**
 * The four quarters of a unit's year side by side, each as its own report says, and the year as the report
 * of its last quarter says: that is no sum where people, groups or states are counted. Quarters that begin
 * after `today` are empty. Fails with `MISSING` for an unknown unit.
 */
export async function yearView(queries: Queries, input: YearViewInput & { today: string }): Promise<ComparedTable[]> {
  const { unitId, year, language, today } = input;
  const begun = quarters.filter((quarter) => quarterRange({ year, quarter }).from <= today);
  const known: KnownFacts[] = [];
  for (const quarter of begun) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    known.push(await knownFacts(queries, { unitId, year, quarter }));
  }
  const context = reportContext({ year, quarter: begun.at(-1) ?? 1, language });
  return [figuresTable(context, known), sharesTable(context, known)];
}

/** How the year's figure comes about. */
type YearRule = 'sum' | 'once' | 'unique' | 'state' | 'ofYear';

interface YearFigure<Key extends string> {
  key: Key;
  rule: YearRule;
  ofQuarter: (facts: QuarterFacts) => number | null;
  /** Of the year's last known quarter; the same as of the quarter where what is counted is a state. */
  ofYear: (facts: QuarterFacts) => number | null;
}

/** A figure that is a state at a quarter's end: the year's is the last one. */
function state<Key extends string>(key: Key, of: (facts: QuarterFacts) => number | null): YearFigure<Key> {
  return { key, rule: 'state', ofQuarter: of, ofYear: of };
}

const figures = [
  {
    key: 'budget',
    unit: 'rupiah',
    rule: 'sum',
    ofQuarter: ({ programs, quarter }: QuarterFacts) => sumOf(programs, ({ budget }) => budget[quarter - 1] ?? 0),
    ofYear: ({ programs }: QuarterFacts) => sumOf(programs, ({ budget }) => toDate(budget, 4)),
  },
  {
    key: 'spending',
    unit: 'rupiah',
    rule: 'sum',
    ofQuarter: ({ programs }: QuarterFacts) => sumOf(programs, spentInQuarter),
    ofYear: ({ programs }: QuarterFacts) => sumOf(programs, spentToDate),
  },
  { unit: 'people', ...state('direct', ({ programs }) => sumOf(programs, directOf)) },
  { unit: 'people', ...state('indirect', ({ programs }) => sumOf(programs, ({ reached }) => reached?.indirect ?? 0)) },
  { unit: 'groups', ...state('groups', ({ groups }) => groups.length) },
  { unit: 'people', ...state('members', ({ groups }) => sumOf(groups, ({ members }) => members)) },
  {
    key: 'revenue',
    unit: 'rupiah',
    rule: 'sum',
    ofQuarter: ({ groups }: QuarterFacts) => stated(groups.map(({ revenue }) => revenue.at(-1) ?? null)),
    ofYear: ({ groups }: QuarterFacts) => stated(groups.flatMap(({ revenue }) => revenue)),
  },
  {
    key: 'meetings',
    unit: 'meetings',
    rule: 'once',
    ofQuarter: ({ attendance }: QuarterFacts) => attendance.quarter.meetings,
    ofYear: ({ attendance }: QuarterFacts) => attendance.toDate.meetings,
  },
  {
    key: 'attendances',
    unit: 'attendances',
    rule: 'sum',
    ofQuarter: ({ attendance }: QuarterFacts) => attendance.quarter.attendances,
    ofYear: ({ attendance }: QuarterFacts) => attendance.toDate.attendances,
  },
  {
    key: 'people',
    unit: 'people',
    rule: 'unique',
    ofQuarter: ({ attendance }: QuarterFacts) => attendance.quarter.people,
    ofYear: ({ attendance }: QuarterFacts) => attendance.toDate.people,
  },
  { unit: 'indicators', ...state('indicatorsReached', (facts) => reachedIndicators(facts).reached) },
  { unit: 'indicators', ...state('indicatorsJudged', (facts) => reachedIndicators(facts).judged) },
] as const;

/** The sum of what is stated; null where nothing is. */
function stated(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : sumOf(known, (amount) => amount);
}

function figuresTable(context: ReportContext, known: readonly KnownFacts[]): ComparedTable {
  const { texts, year } = context;
  return {
    key: 'year',
    id: '',
    title: texts('comparisons.yearTitle', { year }),
    criteria: criteriaOf(context, known),
    empty: texts('comparisons.yearEmpty', { year }),
    columns: [
      column('measure', texts('comparisons.figure'), 'text', 34),
      column('unit', texts('comparisons.counted'), 'text', 12),
      ...periodColumns(context, 'integer'),
    ],
    rows:
      known.length === 0
        ? []
        : figures.map(({ unit, ...figure }) => ({
            measure: texts(`comparisons.measures.${figure.key}`),
            unit: texts(`comparisons.units.${unit}`),
            ...periodCells(context, known, figure),
          })),
    totals: null,
  };
}

const shares = [
  {
    key: 'usedQuarter',
    rule: 'ofYear',
    ofQuarter: ({ programs, quarter }: QuarterFacts) =>
      shareOf(
        sumOf(programs, spentInQuarter),
        sumOf(programs, ({ budget }) => budget[quarter - 1] ?? 0),
      ),
    ofYear: usedOfYear,
  },
  state('usedToDate', usedOfYear),
  state('indicatorsShare', (facts) => {
    const { reached, judged } = reachedIndicators(facts);
    return shareOf(reached, judged);
  }),
] as const;

function usedOfYear({ programs }: QuarterFacts): number | null {
  return shareOf(
    sumOf(programs, spentToDate),
    sumOf(programs, ({ budget }) => toDate(budget, 4)),
  );
}

function sharesTable(context: ReportContext, known: readonly KnownFacts[]): ComparedTable {
  const { texts, year } = context;
  return {
    key: 'shares',
    id: '',
    title: texts('comparisons.sharesTitle', { year }),
    criteria: texts('comparisons.sharesCriteria'),
    empty: texts('comparisons.yearEmpty', { year }),
    columns: [column('measure', texts('comparisons.figure'), 'text', 46), ...periodColumns(context, 'percent')],
    rows:
      known.length === 0
        ? []
        : shares.map((share) => ({
            measure: texts(`comparisons.measures.${share.key}`),
            ...periodCells(context, known, share),
          })),
    totals: null,
  };
}

function periodColumns({ texts, year }: ReportContext, kind: 'integer' | 'percent'): ReportColumn[] {
  return [
    ...quarters.map((quarter) =>
      column(`q${quarter}`, texts('reports.quarterColumn', { roman: romanQuarter(quarter) }), kind, 15),
    ),
    column('year', texts('comparisons.wholeYear', { year }), kind, 15),
    column('rule', texts('comparisons.yearRule'), 'text', 34),
  ];
}

function periodCells(
  { texts }: ReportContext,
  known: readonly KnownFacts[],
  { rule, ofQuarter, ofYear }: YearFigure<string>,
): ReportRow {
  const last = known.at(-1);
  return {
    ...Object.fromEntries(
      quarters.map((quarter, index) => {
        const facts = known[index]?.facts;
        return [`q${quarter}`, facts ? ofQuarter(facts) : null];
      }),
    ),
    year: last ? ofYear(last.facts) : null,
    rule: texts(`comparisons.yearRules.${rule}`),
  };
}

function criteriaOf(context: ReportContext, known: readonly KnownFacts[]): string {
  const last = known.at(-1);
  return [
    ...(last ? [context.texts('comparisons.yearCriteria', { period: periodName(context, last.facts) })] : []),
    ...closedNote(context, known),
  ].join(' ');
}
