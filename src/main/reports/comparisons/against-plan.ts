import type { ComparedTable } from '../../../shared/comparisons.ts';
import type { ReportColumn, ReportRow } from '../../../shared/reports.ts';
import { standing } from '../quarterly/indicator-table.ts';
import type { KnownFacts } from '../quarterly/known-facts.ts';
import { programTitle, spentInQuarter, spentToDate, toDate } from '../quarterly/program-figures.ts';
import type { QuarterFacts } from '../quarterly/quarter-facts.ts';
import { column, sumOf, totalsOf, withFormulas } from '../quarterly/report-context.ts';
import type { ReportContext } from '../quarterly/report-context.ts';
import { closedNote, differenceOf, namesOf } from './sides.ts';

/** A quarter beside its plan: budget and spending, target and achievement. */
export function againstPlan(context: ReportContext, known: KnownFacts): ComparedTable[] {
  const about = [
    context.texts('comparisons.planCriteria', { quarter: context.quarterName }),
    ...closedNote(context, [known]),
  ].join(' ');
  return [
    moneyOfUnit(context, known.facts, about),
    moneyOfPrograms(context, known.facts, about),
    targets(context, known.facts, about),
  ];
}

function moneyOfUnit(context: ReportContext, { programs, quarter }: QuarterFacts, about: string): ComparedTable {
  const { texts, quarterName } = context;
  const columns = [column('period', texts('comparisons.span'), 'text', 30), ...moneyColumns(context, '')];
  const spent = sumOf(programs, spentToDate);
  const budget = (upTo: number) => sumOf(programs, (program) => toDate(program.budget, upTo));
  const row = (period: string, planned: number, used: number) =>
    withFormulas(columns, { period, budget: planned, spent: used });
  return {
    key: 'total',
    id: '',
    title: texts('comparisons.planTotal'),
    criteria: about,
    empty: texts('reports.programTable.empty'),
    columns,
    rows: [
      row(quarterName, budget(quarter) - budget(quarter - 1), sumOf(programs, spentInQuarter)),
      row(texts('comparisons.upTo', { quarter: quarterName }), budget(quarter), spent),
      row(texts('comparisons.wholeYear', { year: context.year }), budget(4), spent),
    ],
    totals: null,
  };
}

function moneyOfPrograms(context: ReportContext, { programs, quarter }: QuarterFacts, about: string): ComparedTable {
  const { texts } = context;
  const columns = [
    column('program', texts('reports.programTable.program'), 'text', 32),
    column('code', texts('reports.programTable.code'), 'text', 12),
    ...moneyColumns(context, 'Quarter'),
    ...moneyColumns(context, 'ToDate'),
  ];
  const rows = programs.map((program): ReportRow =>
    withFormulas(columns, {
      program: programTitle(program),
      code: program.code,
      budgetQuarter: program.budget[quarter - 1] ?? 0,
      spentQuarter: spentInQuarter(program),
      budgetToDate: toDate(program.budget, quarter),
      spentToDate: spentToDate(program),
    }),
  );
  return {
    key: 'programs',
    id: '',
    title: texts('comparisons.planPrograms'),
    criteria: about,
    empty: texts('reports.programTable.empty'),
    columns,
    rows,
    totals: totalsOf(columns, rows, { key: 'program', text: texts('reports.total') }),
  };
}

/** Budget, spending, what remains and the share used; of one span, named by the keys' ending. */
function moneyColumns({ texts }: ReportContext, of: '' | 'Quarter' | 'ToDate'): ReportColumn[] {
  const total = { isTotalled: of !== '' };
  const span = of === '' ? 'all' : of;
  return [
    column(`budget${of}`, texts(`comparisons.budget.${span}`), 'money', 16, total),
    column(`spent${of}`, texts(`comparisons.spent.${span}`), 'money', 16, total),
    column(`remaining${of}`, texts(`comparisons.remaining.${span}`), 'money', 16, {
      formula: { kind: 'difference', from: `budget${of}`, less: `spent${of}` },
    }),
    column(`share${of}`, texts(`comparisons.used.${span}`), 'percent', 10, {
      formula: { kind: 'share', part: `spent${of}`, whole: `budget${of}` },
    }),
  ];
}

function targets(context: ReportContext, { indicators, programs, quarter }: QuarterFacts, about: string) {
  const { texts } = context;
  const names = namesOf(programs);
  const rows = indicators.map((indicator): ReportRow => {
    const { target, value, share, targetYear } = standing(indicator, quarter);
    return {
      indicator: indicator.name,
      program: names.get(indicator.programId) ?? '',
      measure: indicator.measure,
      target,
      value,
      difference: differenceOf(value, target),
      share,
      targetYear,
    };
  });
  return {
    key: 'indicators',
    id: '',
    title: texts('comparisons.planIndicators'),
    criteria: [texts('comparisons.notes.indicators'), about].join(' '),
    empty: texts('reports.indicatorTable.empty'),
    columns: [
      column('indicator', texts('reports.indicatorTable.indicator'), 'text', 34),
      column('program', texts('reports.programTable.program'), 'text', 24),
      column('measure', texts('reports.indicatorTable.measure'), 'text', 10),
      column('target', texts('reports.indicatorTable.target'), 'decimal', 12),
      column('value', texts('reports.indicatorTable.value'), 'decimal', 12),
      column('difference', texts('comparisons.difference'), 'decimal', 12),
      column('share', texts('reports.programTable.share'), 'percent', 10),
      column('targetYear', texts('reports.indicatorTable.targetYear'), 'decimal', 12),
    ],
    rows,
    totals: null,
  } satisfies ComparedTable;
}
