import type { Queries } from '../feature-context.ts';

/**
 * Expenses `e` in use of a unit's programs `p` between two days, both included. A cross join keeps to its order: the
 * days come first, which lie together in an index; program by program, SQLite would look among those of all years.
 */
export function expensesOfUnit(queries: Queries, { unitId, from, to }: Record<'unitId' | 'from' | 'to', string>) {
  return queries
    .selectFrom('expense as e')
    .crossJoin('program as p')
    .whereRef('p.id', '=', 'e.programId')
    .where('p.unitId', '=', unitId)
    .where('e.deletedAt', 'is', null)
    .where('e.date', '>=', from)
    .where('e.date', '<=', to);
}
