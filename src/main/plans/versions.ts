import type { PlanKind, PlanVersion } from '../../shared/plans.ts';
import type { Queries } from '../feature-context.ts';

/** The approved versions of a plan, the first one first. */
export function versionsOf(queries: Queries, kind: PlanKind, id: string): Promise<PlanVersion[]> {
  return queries
    .selectFrom('plan_version')
    .select(['number', 'approvedOn', 'approvedBy', 'note'])
    .where('planKind', '=', kind)
    .where('planId', '=', id)
    .orderBy('number')
    .execute();
}
