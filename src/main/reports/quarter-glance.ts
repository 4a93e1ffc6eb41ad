import { achievementUpTo } from '../../shared/achievement.ts';
import type { Glance } from '../../shared/home.ts';
import type { Quarter } from '../../shared/quarter.ts';
import { previousQuarter } from '../../shared/quarter.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { quarterCompleteness } from '../quarter-entry/quarter-due.ts';
import { indicatorsDue } from '../quarter-entry/quarter-entry.ts';
import { requireUnit } from '../units/units.ts';
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
  const queries = reading(context);
  await requireUnit(queries, input.unitId);
  const completenessIn = async ({ year, quarter }: Quarter) => {
    const completeness = await quarterCompleteness(queries, { unitId: input.unitId, year, quarter });
    return { year, quarter, ...completeness };
  };
  const [before, now] = [await completenessIn(previousQuarter(input)), await completenessIn(input)];
  const indicators = await indicatorsDue(queries, input);
  const programs = await programFigures(queries, reportContext({ ...input, language: 'id' }));
  const money = programs.map(({ id, code, name, budgetYear, budgetToDate, spent }) => {
    const spentToDate = spent.reduce((sum, amount) => sum + amount, 0);
    return { programId: id, code, name, budgetYear, budgetToDate, spentToDate };
  });
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
    indicators: indicators.map(
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
