import { achievementUpTo } from '../../shared/achievement.ts';
import type { Glance, QuarterCompleteness } from '../../shared/home.ts';
import { previousQuarter } from '../../shared/quarter.ts';
import type { QuarterEntry } from '../../shared/quarter-entry.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { getQuarterEntry } from '../quarter-entry/quarter-entry.ts';
import { periodOfQuarter } from './quarterly/period.ts';
import { programMoney } from './quarterly/program-facts.ts';
import { spentToDate, toDate } from './quarterly/program-figures.ts';

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
  const programs = await programMoney(reading(context), periodOfQuarter(input));
  const money = programs.map(({ id, code, name, budget, spent }) => ({
    programId: id,
    code,
    name,
    budgetYear: toDate(budget, 4),
    budgetToDate: toDate(budget, input.quarter),
    spentToDate: spentToDate({ spent }),
  }));
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
