import type * as z from 'zod';
import type { listBinSchema, RecordKind } from '../../shared/history.ts';
import { removableKinds } from '../../shared/history.ts';
import type { EntityManager } from '../database/open.ts';
import { existingRecord } from '../database/rows.ts';
import { classOf } from '../database/stored-rows.ts';
import { removeDraftsOf } from '../drafts/drafts.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { requireSoundPlans } from '../plans/plan-rules.ts';
import { recordTables } from '../history/record-tables.ts';
import { writing } from '../history/writing.ts';
import { countUses, neededFromBin } from './uses-and-needs.ts';

/** What is in the bin, last removed first unless asked otherwise. */
export async function listBin(context: FeatureContext, input: z.output<typeof listBinSchema>) {
  const queries = reading(context);
  const { sort = 'deletedAt' } = input;
  const direction = input.sort === undefined || input.descending ? -1 : 1;
  const kinds = removableKinds.filter((kind) => input.kind === undefined || kind === input.kind);
  const lists = await Promise.all(
    kinds.map(async (kind) => {
      const { table, name } = recordTables[kind];
      const rows = await queries
        .selectFrom(table)
        .select(['id', 'version', 'deletedAt'])
        .select((column) => column.ref(name as never).as('name')) // every table above has its column; the union of tables hides it
        .where('deletedAt', 'is not', null)
        .execute();
      return rows.map((row) => ({ ...row, kind, name: String(row.name), deletedAt: row.deletedAt ?? '' }));
    }),
  );
  const wanted = (input.search ?? '').toLowerCase();
  const rows = lists
    .flat()
    .filter((row) => row.name.toLowerCase().includes(wanted))
    .toSorted((a, b) => direction * a[sort].localeCompare(b[sort]));
  return { rows: rows.slice(input.offset, input.offset + input.limit), total: rows.length };
}

/**
 * Moves a record to the bin; what belongs to it stays with it and comes back with it. Throws
 * `invalid` (`inUse`, with the count) where others still need it, `stays` for what is always there, `missing`,
 * `conflict`.
 */
export async function removeRecord(context: FeatureContext, input: { kind: RecordKind; id: string; version: number }) {
  const { kind, id } = input;
  if (!removableKinds.includes(kind)) throw invalid({ path: ['kind'], code: 'stays' });
  const removed = await writing(
    context,
    { operation: 'bin.remove', record: { kind, id } },
    async ({ em, at, actionId }) => {
      const users = await countUses(em, kind, id);
      if (users > 0) throw invalid({ path: ['id'], code: 'inUse', params: { count: users } });
      const record = await existingRecord(em, classOf(em, recordTables[kind].entity), kind, id, input.version);
      em.assign(record, { deletedAt: at });
      await em.flush();
      return { id, version: record.version, actionId };
    },
  );
  await removeDraftsOf(context, kind, id);
  return removed;
}

/**
 * Brings a record back from the bin, and with it what it cannot be without: a meeting its people and
 * groups, an expense its program. Throws `missing` where it is not there, and `invalid`
 * (`mergedPerson`) for a person who was merged into another.
 */
export async function restoreRecord(context: FeatureContext, { kind, id }: { kind: RecordKind; id: string }) {
  return writing(context, { operation: 'bin.restore', record: { kind, id } }, async ({ em }) => {
    const record = await findRecord(em, kind, id);
    if (!record?.deletedAt) throw missing(kind, id);
    await requireNotMerged(em, kind, record);
    const needed = await neededFromBin(em, { kind, id });
    const others = await Promise.all(needed.map((reference) => findRecord(em, reference.kind, reference.id)));
    for (const row of [record, ...others]) if (row) em.assign(row, { deletedAt: null });
    await em.flush();
    await requireSoundPlans(em, 'id');
    return { id, version: record.version };
  });
}

/** A person who became another left every row there, and would come back empty: the merge is what is to be undone. */
async function requireNotMerged(em: EntityManager, kind: RecordKind, record: Loaded): Promise<void> {
  if (kind !== 'person' || !record.mergedIntoId) return;
  const other = await findRecord(em, kind, record.mergedIntoId);
  throw invalid({ path: ['id'], code: 'mergedPerson', params: { name: other?.name ?? '' } });
}

type Loaded = NonNullable<Awaited<ReturnType<typeof findRecord>>>;

function findRecord(em: EntityManager, kind: RecordKind, id: string) {
  return em.findOne(classOf(em, recordTables[kind].entity), { id });
}
