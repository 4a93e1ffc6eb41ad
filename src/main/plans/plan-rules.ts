import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import { invalid } from '../failures.ts';
import type { Queries } from '../feature-context.ts';

/** Throws `invalid` (`planApproved`): an approved plan is locked until a revision begins. */
export function requireDraft(plan: { status: string }, path: (string | number)[] = ['status']): void {
  if (plan.status === 'approved') throw invalid({ path, code: 'planApproved' });
}

/** Throws `invalid` (`duplicateYear`, at `year`) where the unit has another Renja of the year in use. */
export async function requireFreeYear(
  queries: Queries,
  renja: { id?: string | undefined; unitId: string; year: number },
) {
  const others = await queries
    .selectFrom('renja')
    .select('id')
    .where('unitId', '=', renja.unitId)
    .where('year', '=', renja.year)
    .where('deletedAt', 'is', null)
    .execute();
  if (others.some(({ id }) => id !== renja.id)) throw invalid({ path: ['year'], code: 'duplicateYear' });
}

/**
 * Holds all plans against what is true at any time, after rows were put back by an undo, a restore or
 * from the bin: one Renja a unit and year, each within its Renstra (DOMAIN rule 3), and expenses under
 * activities of their program and year. Throws `invalid` at `field`.
 */
export async function requireSoundPlans(em: EntityManager, field: string): Promise<void> {
  const queries = queriesOf(em);
  const twice = await queries
    .selectFrom('renja')
    .select('year')
    .where('deletedAt', 'is', null)
    .groupBy(['unitId', 'year'])
    .having(({ fn }) => fn.countAll(), '>', 1)
    .executeTakeFirst();
  if (twice) throw invalid({ path: [field], code: 'duplicateYear', params: { year: twice.year } });
  const outside = await queries
    .selectFrom('renja as r')
    .innerJoin('renstra as s', 's.id', 'r.renstraId')
    .select(['r.year', 's.startYear', 's.endYear'])
    .where('r.deletedAt', 'is', null)
    .where(({ eb, or, ref }) => or([eb('r.year', '<', ref('s.startYear')), eb('r.year', '>', ref('s.endYear'))]))
    .executeTakeFirst();
  if (outside)
    throw invalid({
      path: [field],
      code: 'yearOutsideRenstra',
      params: { year: outside.year, startYear: outside.startYear, endYear: outside.endYear },
    });
  const elsewhere = await queries
    .selectFrom('expense as e')
    .innerJoin('activity as a', 'a.id', 'e.activityId')
    .innerJoin('renja as r', 'r.id', 'a.renjaId')
    .select('a.name')
    .where('e.deletedAt', 'is', null)
    .where(({ eb, or, ref, cast, fn }) =>
      or([
        eb('a.programId', '!=', ref('e.programId')),
        eb(cast<number>(fn<string>('substr', ['e.date', eb.lit(1), eb.lit(4)]), 'integer'), '!=', ref('r.year')),
      ]),
    )
    .executeTakeFirst();
  if (elsewhere) throw invalid({ path: [field], code: 'activityElsewhere', params: { name: elsewhere.name } });
}
