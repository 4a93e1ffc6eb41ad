import { achievementUpTo } from '../../shared/achievement.ts';
import type { Glance, QuarterCompleteness } from '../../shared/home.ts';
import { previousQuarter } from '../../shared/quarter.ts';
import type { QuarterEntry } from '../../shared/quarter-entry.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { getQuarterEntry } from '../quarter-entry/quarter-entry.ts';
import { programFigures } from './program-figures.ts';
import { reportContext } from './report-context.ts';

/**
 * A quarter of a unit at a glance, of the very figures that its report and its entry have. Throws `missing`
 * for an unknown unit.
 */
export async function quarterGlance(
  context: FeatureContext,
  input: { unitId: string; year: number; quarter: number },
): Promise<Glance> {
  const before = await getQuarterEntry(context, { unitId: input.unitId, ...previousQuarter(input) });
  const entry = await getQuarterEntry(context, input);
  const programs = await programFigures(reading(context), reportContext({ ...input, language: 'id' }));
  const money = programs.map(({ id, code, name, budgetYear, budgetToDate, spent }) => {
    const spentToDate = spent.reduce((sum, amount) => sum + amount, 0);
    return { programId: id, code, name, budgetYear, budgetToDate, spentToDate };
  });
  const total = (key: 'budgetYear' | 'budgetToDate' | 'spentToDate') => money.reduce((sum, row) => sum + row[key], 0);
  return {
    year: input.year,
    quarter: input.quarter,
    completeness: [completenessOf(before), completenessOf(entry)],
    money,
    moneyTotal: {
      budgetYear: total('budgetYear'),
      budgetToDate: total('budgetToDate'),
      spentToDate: total('spentToDate'),
    },
    indicators: entry.indicators.map(
      ({ indicatorId, programId, programName, name, measure, baseline, direction, aggregation, targets, values }) => ({
        indicatorId,
        programId,
        programName,
        name,
        measure,
        baseline,
        direction,
        aggregation,
        ...achievementUpTo({ baseline, direction, aggregation }, targets, values, input.quarter),
      }),
    ),
  };
}

function completenessOf({ year, quarter, due, missing }: QuarterEntry): QuarterCompleteness {
  return { year, quarter, due, missing };
}
