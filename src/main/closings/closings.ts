import type { Closing } from '../../shared/closings.ts';
import { quarterRange } from '../../shared/quarter.ts';
import type { Quarter } from '../../shared/quarter.ts';
import { newId } from '../database/new-id.ts';
import { queriesOf } from '../database/open.ts';
import { invalid } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { getUnit, todayOf } from '../units/units.ts';
import { QuarterClosing } from './closings.entity.ts';

type QuarterOfUnit = Quarter & { unitId: string };

/** Closings of a unit, the newest first; those of before a reopening stay. */
export async function listClosings(context: FeatureContext, { unitId }: { unitId: string }): Promise<Closing[]> {
  const rows = await reading(context)
    .selectFrom('quarter_closing')
    .where('unitId', '=', unitId)
    .orderBy('createdAt', 'desc')
    .select(['id', 'year', 'quarter', 'createdAt', 'closedBy', 'reopenedAt', 'reopenedBy', 'reopenReason'])
    .execute();
  return rows.map(({ createdAt, ...row }) => ({ ...row, closedAt: createdAt }));
}

/**
 * Closes a quarter: keeps its facts, of which its report is made from then on (DOMAIN rule 11). Throws
 * `invalid` (`quarterNotOver` by the unit's own day, `alreadyClosed`) and `missing`.
 */
export async function closeQuarter(
  context: FeatureContext,
  of: QuarterOfUnit,
  /** Loads the facts as they are now, in the closing's own transaction: nothing comes between what is read and what is kept. */
  factsOf: (queries: Queries) => Promise<object>,
): Promise<{ id: string }> {
  await getUnit(context, of.unitId);
  const today = await todayOf(context, reading(context), of.unitId);
  if (quarterRange(of).to >= today) throw invalid({ path: ['quarter'], code: 'quarterNotOver' });
  const action = { operation: 'closings.close', record: { kind: 'unit' as const, id: of.unitId } };
  return writing(context, action, async ({ em, at }) => {
    if (await em.findOne(QuarterClosing, { ...of, reopenedAt: null })) {
      throw invalid({ path: ['quarter'], code: 'alreadyClosed' });
    }
    const id = newId();
    em.create(QuarterClosing, {
      id,
      createdAt: at,
      updatedAt: at,
      ...of,
      closedOn: today,
      closedBy: context.actor,
      facts: JSON.stringify(await factsOf(queriesOf(em))),
      reopenedAt: null,
      reopenedBy: '',
      reopenReason: '',
    });
    return { id };
  });
}

/** Opens a closed quarter again, with the reason; what was kept stays. Throws `invalid` (`notClosed`) and `missing`. */
export async function reopenQuarter(
  context: FeatureContext,
  { reason, ...of }: QuarterOfUnit & { reason: string },
): Promise<{ id: string }> {
  await getUnit(context, of.unitId);
  const action = { operation: 'closings.reopen', record: { kind: 'unit' as const, id: of.unitId } };
  return writing(context, action, async ({ em, at }) => {
    const closing = await em.findOne(QuarterClosing, { ...of, reopenedAt: null });
    if (!closing) throw invalid({ path: ['quarter'], code: 'notClosed' });
    em.assign(closing, { reopenedAt: at, reopenedBy: context.actor, reopenReason: reason, updatedAt: at });
    return { id: closing.id };
  });
}
