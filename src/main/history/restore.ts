import type { RecordKind } from '../../shared/history.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import { existingRecord, laterThan } from '../database/rows.ts';
import type { Fields, StoredRow } from '../database/stored-rows.ts';
import { classOf, referencesFrom, rowsOf, rowsReferringTo } from '../database/stored-rows.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { requireDraft, requireSoundPlans } from '../plans/plan-rules.ts';
import { lookupsFor } from './lookups.ts';
import { withRows } from './record-history.ts';
import { isPutBack, keptFields, partOf, recordTables } from './record-tables.ts';
import type { RowChange } from './row-change.ts';
import { entryColumns, entryOf, meant } from './stored-entries.ts';
import type { Entry } from './stored-entries.ts';
import { writing } from './writing.ts';

/** The state of a record before one of its actions. */
interface EarlierState {
  kind: RecordKind;
  id: string;
  actionId: string;
}

/** What `restoreRecord` would change. Throws as it does, except for the version. */
export async function planRestore(context: FeatureContext, state: EarlierState) {
  const em = context.orm.em.fork();
  const changes = await withRows(em, await changesTo(em, state));
  return { changes, lookups: await lookupsFor(queriesOf(em), changes) };
}

/**
 * Makes a record and its own rows what they were before one of its actions, whatever came after it.
 * Only the part that the action was about goes back: a program's people reached stay when its name does.
 *
 * It is a save like any other: the version grows, and it can be undone. Throws `missing`, `conflict`
 * and `invalid`: `nothingBefore` where the record came into being with the action, `noDifference`,
 * `goneSince` where what the old state refers to is in the bin or no longer there (`name`), and
 * `duplicateCode`.
 */
export async function restoreRecord(context: FeatureContext, input: EarlierState & { version: number }) {
  const { kind, id, version } = input;
  return writing(context, { operation: 'history.restore', record: { kind, id } }, async ({ em, at, actionId }) => {
    const record = await recordInUse(em, kind, id, version);
    if ('status' in record && isPlan(kind)) requireDraft({ status: String(record.status) }, ['actionId']);
    const changes = await changesTo(em, input);
    if (changes.length === 0) throw invalid({ path: ['actionId'], code: 'noDifference' });
    for (const [entity, rows] of Map.groupBy(changes, (change) => change.entity)) {
      // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
      await makeEarlier(em, entity, rows, at);
    }
    record.updatedAt = laterThan(record.updatedAt, at);
    await em.flush();
    await requireSoundPlans(em, 'actionId');
    return { id, version: record.version, actionId };
  });
}

function isPlan(kind: RecordKind): boolean {
  return kind === 'renstra' || kind === 'renja';
}

function recordInUse(em: EntityManager, kind: RecordKind, id: string, version: number) {
  return existingRecord(em, classOf(em, recordTables[kind].entity), kind, id, version);
}

async function makeEarlier(em: EntityManager, entity: string, changes: RowChange[], at: string): Promise<void> {
  const rows = await em.find(classOf(em, entity), { id: { $in: changes.map(({ entityId }) => entityId) } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { entityId, after } of changes) {
    const row = byId.get(entityId);
    if (row && after) em.assign(row, after);
    else if (row) em.remove(row);
    // A row that was removed is the same row again, and its history goes on.
    else if (after) em.create(classOf(em, entity), { ...(after as unknown as StoredRow), updatedAt: at }); // a removed row was kept whole
  }
}

/** Row by row what the record is now (`before`) and was then (`after`), where that differs. */
async function changesTo(em: EntityManager, { kind, id, actionId }: EarlierState): Promise<RowChange[]> {
  const queries = queriesOf(em);
  const entries = await entriesSince(queries, { kind, id, actionId });
  const ofAction = entries.filter((entry) => entry.actionId === actionId);
  if (ofAction.length === 0) throw missing('action', actionId);
  // The version of a meeting grows with its minutes, which does not make the meeting a part of the action.
  const wanted = new Set(ofAction.filter(saysSomething).map(({ entity }) => partOf(entity)));
  const changes: RowChange[] = [];
  const ofPart = entries.filter(({ entity }) => isPutBack(entity) && wanted.has(partOf(entity)));
  for (const [entity, group] of Map.groupBy(ofPart, (entry) => entry.entity)) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const now = await rowsOf(em, entity, [...new Set(group.map(({ entityId }) => entityId))]);
    for (const [entityId, rowEntries] of Map.groupBy(group, (entry) => entry.entityId)) {
      const current = now.get(entityId) ?? null;
      const change = differenceOf(current, stateBefore(current, rowEntries), keptFields(entity));
      if (change) changes.push({ recordKind: kind, recordId: id, entity, entityId, ...change });
    }
  }
  const own = changes.find(({ entityId }) => entityId === id);
  if (own?.after === null) throw invalid({ path: ['actionId'], code: 'nothingBefore' });
  await requireReferences(em, changes);
  await requireUnused(em, changes);
  if (own?.after && 'code' in own.after) await requireFreeCode(em, kind, id, own.after['code']);
  return changes;
}

function saysSomething({ before, after }: Entry): boolean {
  return [before, after].some((fields) => fields !== null && Object.keys(meant(fields)).length > 0);
}

/** The record's history from an action on, newest first. */
async function entriesSince(queries: Queries, { kind, id, actionId }: EarlierState) {
  const rows = await queries
    .selectFrom('history')
    .select([...entryColumns, 'actionId'])
    .where('recordKind', '=', kind)
    .where('recordId', '=', id)
    .where('actionId', '>=', actionId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...entryOf(row), actionId: row.actionId }));
}

/** Walks a row's history backwards, newest entry first. */
function stateBefore(current: Fields | null, entries: Entry[]): Fields | null {
  let state = current;
  for (const { before, after } of entries) {
    if (before === null) state = null;
    else state = after === null ? before : { ...state, ...before };
  }
  return state;
}

/** Fields that a row has for itself; whether a record is in the bin, merged or not, is not a part of its state. */
const kept = new Set(['version', 'createdAt', 'updatedAt', 'deletedAt', 'mergedIntoId']);

function differenceOf(
  now: Fields | null,
  then: Fields | null,
  stay: readonly string[],
): Pick<RowChange, 'before' | 'after'> | null {
  if (!now || !then) return now === then ? null : { before: now, after: then };
  const fields = Object.keys(then).filter(
    (field) => !kept.has(field) && !stay.includes(field) && then[field] !== now[field],
  );
  if (fields.length === 0) return null;
  const pick = (from: Fields) => Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
  return { before: pick(now), after: pick(then) };
}

/** What the old state refers to must be in use, unless the record refers to it as it is. */
async function requireReferences(em: EntityManager, changes: RowChange[]): Promise<void> {
  const own = new Set(changes.map(({ entityId }) => entityId));
  const gone: { entity: string; id: string; row: Fields | undefined }[] = [];
  for (const [entity, group] of Map.groupBy(changes, (change) => change.entity)) {
    for (const { field, target } of referencesFrom(em, entity)) {
      const ids = group.flatMap(({ after }) => (typeof after?.[field] === 'string' ? [after[field]] : []));
      const wanted = [...new Set(ids)].filter((id) => !own.has(id));
      // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
      const rows = await rowsOf(em, target, wanted);
      for (const id of wanted) {
        const row = rows.get(id);
        if (!row || typeof row['deletedAt'] === 'string') gone.push({ entity: target, id, row });
      }
    }
  }
  if (gone.length === 0) return;
  const names = await Promise.all(gone.map(({ id, row }) => nameOf(queriesOf(em), id, row)));
  throw invalid({ path: ['actionId'], code: 'goneSince', params: { name: [...new Set(names)].join(', ') } });
}

/** What would go must be used by nothing else: a session by minutes, a point by a follow-up. */
async function requireUnused(em: EntityManager, changes: RowChange[]): Promise<void> {
  const own = new Set(changes.map(({ entityId }) => entityId));
  const users = new Set<string>();
  const going = changes.filter(({ after }) => after === null);
  for (const [entity, group] of Map.groupBy(going, (change) => change.entity)) {
    const ids = group.map(({ entityId }) => entityId);
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    for (const id of await rowsReferringTo(em, entity, ids)) if (!own.has(id)) users.add(id);
  }
  if (users.size > 0) throw invalid({ path: ['actionId'], code: 'inUse', params: { count: users.size } });
}

/** What a record is or was called; one that is not there any more is named by the last action about it. */
async function nameOf(queries: Queries, id: string, row: Fields | undefined): Promise<string> {
  const name = row?.['name'] ?? row?.['title'] ?? row?.['code'];
  if (typeof name === 'string') return name;
  const last = await queries
    .selectFrom('action')
    .select('recordName')
    .where('recordId', '=', id)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return last?.recordName || '?';
}

/** A code that the record had may be another's by now. */
async function requireFreeCode(em: EntityManager, kind: RecordKind, id: string, code: unknown): Promise<void> {
  const queries = queriesOf(em);
  const others =
    kind === 'program'
      ? await queries
          .selectFrom('program as other')
          .innerJoin('program as own', 'own.unitId', 'other.unitId')
          .select('other.id')
          .where('own.id', '=', id)
          .where('other.code', '=', String(code))
          .where('other.deletedAt', 'is', null)
          .execute()
      : await queries
          .selectFrom('operating_unit')
          .select('id')
          .where('code', '=', String(code))
          .where('deletedAt', 'is', null)
          .execute();
  if (others.some((other) => other.id !== id)) throw invalid({ path: ['actionId'], code: 'duplicateCode' });
}
