import type { Queries } from '../feature-context.ts';

/**
 * A year's budgets by program and quarter: a row for each quarter of an activity, of Renjas in use.
 * Everything that says what a program may spend sums these.
 */
export function yearBudgets(queries: Queries, year: number) {
  return queries
    .selectFrom('budget as b')
    .innerJoin('activity as a', 'a.id', 'b.activityId')
    .innerJoin('renja as r', 'r.id', 'a.renjaId')
    .where('r.deletedAt', 'is', null)
    .where('r.year', '=', year)
    .select(['a.programId', 'a.id as activityId', 'b.quarter', 'b.amount']);
}
