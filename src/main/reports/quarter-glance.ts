import { achievementUpTo } from '../../shared/achievement.ts';
import type { Glance } from '../../shared/home.ts';
import type { Quarter } from '../../shared/quarter.ts';
import { previousQuarter } from '../../shared/quarter.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { quarterCompleteness } from '../quarter-entry/quarter-due.ts';
import { indicatorsDue } from '../quarter-entry/quarter-entry.ts';
import { requireUnit } from '../units/units.ts';
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
  const queries = reading(context);
  await requireUnit(queries, input.unitId);
  const completenessIn = async ({ year, quarter }: Quarter) => {
    const completeness = await quarterCompleteness(queries, { unitId: input.unitId, year, quarter });
    return { year, quarter, ...completeness };
  };
  const [before, now] = [await completenessIn(previousQuarter(input)), await completenessIn(input)];
  const indicators = await indicatorsDue(queries, input);
  const programs = await programMoney(queries, periodOfQuarter(input));
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
    completeness: [before, now],
    money,
    moneyTotal: {
      budgetYear: total('budgetYear'),
      budgetToDate: total('budgetToDate'),
      spentToDate: total('spentToDate'),
    },
    indicators: indicators.map((indicator) => {
      const { target, value, share } = achievementUpTo(indicator, indicator.targets, indicator.values, input.quarter);
      return {
        indicatorId: indicator.id,
        programId: indicator.programId,
        programName: indicator.programName,
        name: indicator.name,
        measure: indicator.measure,
        baseline: indicator.baseline,
        direction: indicator.direction,
        aggregation: indicator.aggregation,
        target,
        value,
        share,
      };
    }),
  };
}
