import { achievedShare, upToQuarter } from '../../../shared/achievement.ts';
import type { FigureTable, ReportRow } from '../../../shared/reports.ts';
import type { IndicatorFacts } from './indicator-facts.ts';
import type { QuarterFacts } from './quarter-facts.ts';
import { column, unitColumn } from './report-context.ts';
import type { ReportContext } from './report-context.ts';

/** Table D: target and achievement of each indicator, % by direction and aggregation (DOMAIN rule 4). */
export function indicatorTable(
  context: ReportContext,
  { indicators, programs }: Pick<QuarterFacts, 'indicators' | 'programs'>,
): FigureTable {
  const { texts } = context;
  const programOf = new Map(programs.map((program) => [program.id, program]));
  const rows = indicators.map((indicator): ReportRow => {
    const program = programOf.get(indicator.programId);
    const { targetYear, target, current, value, share } = standing(indicator, context.quarter);
    return {
      unit: program?.unit ?? null,
      program: program?.name ?? '',
      indicator: indicator.name,
      measure: indicator.measure,
      baseline: indicator.baseline,
      targetYear,
      target,
      current,
      value,
      share,
      note: indicator.note,
    };
  });
  return {
    id: 'D',
    title: texts('reports.indicatorTable.title'),
    criteria: texts('reports.indicatorTable.criteria', {
      indicators: rows.length,
      year: context.year,
      quarter: context.quarterName,
    }),
    empty: texts('reports.indicatorTable.empty'),
    columns: columnsOf(context),
    rows,
    subjects: indicators.map(({ id }) => id),
    totals: null,
  };
}

/** Target and achievement of an indicator in the quarter, up to it, and of its year; null where nothing is stated. */
export function standing(indicator: Omit<IndicatorFacts, 'note'>, quarter: number) {
  const { aggregation, targets, values } = indicator;
  const target = upToQuarter(targets, aggregation, quarter);
  const value = upToQuarter(values, aggregation, quarter);
  return {
    targetYear: upToQuarter(targets, aggregation, 4),
    target,
    current: values[quarter - 1] ?? null,
    value,
    share: achievedShare(indicator, value, target),
  };
}

/** Indicators that reached their target up to the quarter, of those that can be judged. */
export function reachedIndicators({ indicators, quarter }: Pick<QuarterFacts, 'indicators' | 'quarter'>) {
  const shares = indicators.map((indicator) => standing(indicator, quarter).share).filter((share) => share !== null);
  return { reached: shares.filter((share) => share >= 1).length, judged: shares.length };
}

function columnsOf(context: ReportContext) {
  const { texts } = context;
  return [
    ...unitColumn(context),
    column('program', texts('reports.programTable.program'), 'text', 18),
    column('indicator', texts('reports.indicatorTable.indicator'), 'text', 30),
    column('measure', texts('reports.indicatorTable.measure'), 'text', 10),
    column('baseline', texts('reports.indicatorTable.baseline'), 'decimal', 10),
    column('targetYear', texts('reports.indicatorTable.targetYear'), 'decimal', 10),
    column('target', texts('reports.indicatorTable.target'), 'decimal', 10),
    column('current', texts('reports.indicatorTable.current'), 'decimal', 10),
    column('value', texts('reports.indicatorTable.value'), 'decimal', 10),
    column('share', texts('reports.programTable.share'), 'percent', 9),
    column('note', texts('reports.indicatorTable.note'), 'text', 26),
  ];
}
