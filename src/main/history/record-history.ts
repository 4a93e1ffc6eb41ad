import type { RecordChange, RecordHistory, RecordKind } from '../../shared/history.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import type { Fields } from '../database/stored-rows.ts';
import { rowsOf } from '../database/stored-rows.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { lookupsFor } from './lookups.ts';
import { recordTables } from './record-tables.ts';
import type { Entry } from './stored-entries.ts';
import { entryColumns, entryOf, meant } from './stored-entries.ts';

/** A record's history by action, newest first, with what is needed to put it into words. */
export function recordHistory(
  context: FeatureContext,
  { id, ...input }: { kind: RecordKind; id: string } & HistoryPage,
): Promise<RecordHistory> {
  return historyOfRecords(context, { ...input, ids: [id] });
}

/** The same of several records of a kind, at most some thousand, as of one. */
export async function historyOfRecords(
  context: FeatureContext,
  input: { kind: RecordKind; ids: readonly string[] } & HistoryPage,
): Promise<RecordHistory> {
  const em = context.orm.em.fork();
  const queries = queriesOf(em);
  const { actions, hasMore } = await pageOfActions(queries, input);
  if (actions.length === 0) return { actions: [], lookups: { names: {}, sessions: {} }, next: null };
  const rows = await queries
    .selectFrom('history')
    .select([...entryColumns, 'actionId'])
    .where('recordKind', '=', input.kind)
    .where('recordId', 'in', input.ids)
    .where(
      'actionId',
      'in',
      actions.map(({ actionId }) => actionId),
    )
    .orderBy('id')
    .execute();
  const entries = rows.map((row) => ({ ...entryOf(row), actionId: row.actionId }));
  const changes = await withRows(em, entries);
  const own = recordTables[input.kind].entity;
  const told = actions.map((action) => {
    const ofAction = changes.filter((_, index) => entries[index]?.actionId === action.actionId);
    return {
      ...action,
      isFirst: ofAction.some(({ entity, before }) => entity === own && before === null),
      changes: ofAction.filter(({ before, after }) =>
        [before, after].some((side) => side && Object.keys(side).length > 0),
      ),
    };
  });
  return {
    // A save that changed nothing says nothing; a merge or an undo was done to the record all the same.
    actions: told.filter((action) => action.changes.length > 0 || !action.operation.endsWith('.save')),
    lookups: await lookupsFor(queries, changes),
    next: hasMore ? (actions.at(-1)?.actionId ?? null) : null,
  };
}

/** Actions before one, newest first. */
interface HistoryPage {
  before?: string | undefined;
  limit: number;
}

async function pageOfActions(queries: Queries, input: { kind: RecordKind; ids: readonly string[] } & HistoryPage) {
  let found = queries.selectFrom('history').where('recordKind', '=', input.kind).where('recordId', 'in', input.ids);
  if (input.before) found = found.where('actionId', '<', input.before);
  const rows = await found
    .select(['actionId', 'at', 'actor', 'operation'])
    .distinct()
    .orderBy('actionId', 'desc')
    .limit(input.limit + 1)
    .execute();
  return { actions: rows.slice(0, input.limit), hasMore: rows.length > input.limit };
}

/** Changes without bookkeeping, each with its row as it is now, or as it was when it was removed. */
export async function withRows(em: EntityManager, entries: Omit<Entry, 'id'>[]): Promise<RecordChange[]> {
  const rows = new Map<string, Fields>();
  for (const [entity, group] of Map.groupBy(entries, (entry) => entry.entity)) {
    const ids = [...new Set(group.map(({ entityId }) => entityId))];
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    for (const [id, row] of await rowsOf(em, entity, ids)) rows.set(id, row);
  }
  await addRemoved(queriesOf(em), entries, rows);
  return entries.map(({ entity, entityId, before, after }) => ({
    entity,
    entityId,
    before: before && meant(before),
    after: after && meant(after),
    row: meant({ ...rows.get(entityId), ...(after ?? before) }),
  }));
}

async function addRemoved(queries: Queries, entries: Omit<Entry, 'id'>[], rows: Map<string, Fields>): Promise<void> {
  const first = entries[0];
  const gone = new Set(entries.flatMap(({ entityId }) => (rows.has(entityId) ? [] : [entityId])));
  if (!first || gone.size === 0) return;
  const removals = await queries
    .selectFrom('history')
    .select(entryColumns)
    .where('recordKind', '=', first.recordKind)
    .where('recordId', '=', first.recordId)
    .where('after', 'is', null)
    .orderBy('id')
    .execute();
  for (const row of removals) {
    const { entityId, before } = entryOf(row);
    if (gone.has(entityId) && before) rows.set(entityId, before);
  }
}
