import type { RecordKind } from '../../shared/history.ts';
import { countUses, neededFromBin } from '../bin/uses-and-needs.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import { isDanglingReference, putBack, rowsReferringTo, versionsOf } from '../database/stored-rows.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { requireSoundPlans } from '../plans/plan-rules.ts';
import { isLasting } from './lasting-actions.ts';
import { recordName, recordTables } from './record-tables.ts';
import { entryColumns, entryOf } from './stored-entries.ts';
import type { Entry } from './stored-entries.ts';
import { writing } from './writing.ts';

interface RecordReference {
  kind: RecordKind;
  id: string;
}

/**
 * Takes an action back: every row that it changed becomes what it was before, version and times
 * included, or none does. That is an action too, and redo is to take it back in turn.
 *
 * Answers its id, and the records whose rows it changed. Throws `missing`, and `invalid`:
 * `alreadyUndone`; `lasting` for an action that only its own operation takes back; `changedSince` where one of the rows was changed by a later action (`name`,
 * `actor`, `at`); `inUse` where others refer to what would go (`count`); `neededInBin`,
 * `neededGone` where what comes back refers to what is in the bin, or no longer there.
 */
export async function undoAction(context: FeatureContext, { actionId }: { actionId: string }) {
  const done = await reading(context).selectFrom('action').selectAll().where('id', '=', actionId).executeTakeFirst();
  if (!done) throw missing('action', actionId);
  if (isLasting(done.operation)) throw invalid({ path: ['actionId'], code: 'lasting' });
  const action = {
    operation: done.operation === 'history.undo' ? 'history.redo' : 'history.undo',
    record: { kind: done.recordKind as RecordKind, id: done.recordId }, // written by us, from a RecordKind
    undoes: { id: actionId, recordName: done.recordName },
  };
  try {
    return await writing(context, action, async ({ em, actionId: undoId, trace }) => {
      const queries = queriesOf(em);
      if (await isTakenBack(queries, actionId)) throw invalid({ path: ['actionId'], code: 'alreadyUndone' });
      const entries = await lastEntryFirst(queries, actionId);
      await requireUnchanged(em, entries);
      await requireUnused(em, entries);
      await putBack(em, entries);
      const records = await requireWhole(em, recordsOf(entries));
      await requireSoundPlans(em, 'actionId');
      await trace(entries.map(({ id: _, before, after, ...row }) => ({ ...row, before: after, after: before })));
      return { actionId: undoId, records };
    });
  } catch (error) {
    if (isDanglingReference(error)) throw invalid({ path: ['actionId'], code: 'neededGone' });
    throw error;
  }
}

/** An action is taken back by an undo that is not taken back itself. */
async function isTakenBack(queries: Queries, actionId: string): Promise<boolean> {
  const undos = await queries.selectFrom('action').select('id').where('undoes', '=', actionId).execute();
  const states = await Promise.all(undos.map(({ id }) => isTakenBack(queries, id)));
  return states.includes(false);
}

async function lastEntryFirst(queries: Queries, actionId: string): Promise<Entry[]> {
  const rows = await queries
    .selectFrom('history')
    .select(entryColumns)
    .where('actionId', '=', actionId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(entryOf);
}

/** Each row must be as the action left it: at the version that it got then, or not there. */
async function requireUnchanged(em: EntityManager, entries: Entry[]): Promise<void> {
  const last = new Map<string, Entry>();
  for (const entry of entries) if (!last.has(entry.entityId)) last.set(entry.entityId, entry);
  for (const [entity, rows] of Map.groupBy(last.values(), (entry) => entry.entity)) {
    const ids = rows.map(({ entityId }) => entityId);
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const versions = await versionsOf(em, entity, ids);
    const changed = rows.find(({ entityId, after }) => versions.get(entityId) !== after?.['version']);
    // oxlint-disable-next-line no-await-in-loop -- at most once
    if (changed) throw await changedSince(queriesOf(em), changed);
  }
}

async function changedSince(queries: Queries, entry: Entry) {
  const later = await queries
    .selectFrom('history')
    .select(['at', 'actor'])
    .where('entityId', '=', entry.entityId)
    .where('id', '>', entry.id)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const name = await recordName(queries, entry.recordKind, entry.recordId);
  const params = { kind: entry.recordKind, name, actor: later?.actor ?? '', at: later?.at ?? '' };
  return invalid({ path: ['actionId'], code: 'changedSince', params });
}

/** Rows that the action made go again, unless something else refers to them by now. */
async function requireUnused(em: EntityManager, changed: Entry[]): Promise<void> {
  const own = new Set(changed.map(({ entityId }) => entityId));
  const made = changed.filter(({ before }) => before === null);
  const users = new Set<string>();
  for (const [entity, rows] of Map.groupBy(made, (entry) => entry.entity)) {
    const ids = rows.map(({ entityId }) => entityId);
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    for (const id of await rowsReferringTo(em, entity, ids)) if (!own.has(id)) users.add(id);
  }
  const choices = made.filter(({ entity }) => entity === recordTables.choice.entity);
  const held = await Promise.all(choices.map(({ entityId }) => countUses(em, 'choice', entityId)));
  const count = held.reduce((sum, uses) => sum + uses, users.size);
  if (count > 0) throw invalid({ path: ['actionId'], code: 'inUse', params: { count } });
}

/**
 * Holds records against what is true at any time: one in use needs none that is in the bin, and one
 * in the bin is needed by none. Answers which of them are gone from use.
 */
async function requireWhole(em: EntityManager, records: RecordReference[]) {
  const queries = queriesOf(em);
  const seen: (RecordReference & { isGone: boolean })[] = [];
  for (const { kind, id } of records) {
    // oxlint-disable no-await-in-loop -- one connection, one statement at a time
    const row = await queries
      .selectFrom(recordTables[kind].table)
      .select('deletedAt')
      .where('id', '=', id)
      .executeTakeFirst();
    if (row?.deletedAt) {
      const count = await countUses(em, kind, id);
      if (count > 0) throw invalid({ path: ['actionId'], code: 'inUse', params: { count } });
    } else if (row) {
      const needed = await neededFromBin(em, { kind, id });
      const first = needed[0];
      if (first) {
        const name = await recordName(queries, first.kind, first.id);
        throw invalid({ path: ['actionId'], code: 'neededInBin', params: { kind: first.kind, name } });
      }
    }
    // oxlint-enable no-await-in-loop
    seen.push({ kind, id, isGone: !row || row.deletedAt !== null });
  }
  return seen;
}

function recordsOf(entries: Entry[]): RecordReference[] {
  const found = new Map(entries.map(({ recordKind: kind, recordId: id }) => [`${kind}/${id}`, { kind, id }]));
  return [...found.values()];
}
