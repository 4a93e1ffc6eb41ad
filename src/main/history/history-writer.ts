import type { ChangeSet, EntityMetadata, EventSubscriber, FlushEventArgs, Platform } from '@mikro-orm/core';
import type { RecordKind } from '../../shared/history.ts';
import { keptQuery } from '../database/kept-query.ts';
import { insertMany } from '../database/many-rows.ts';
import { newId } from '../database/new-id.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import type { Fields } from '../database/stored-rows.ts';
import { raiseVersions } from '../database/stored-rows.ts';
import { HistoryEntry } from './history.entity.ts';
import { recordName, recordTables } from './record-tables.ts';
import type { RowChange } from './row-change.ts';
import type { ChangedRow } from './under-records.ts';
import { underRecords } from './under-records.ts';

/** What is being done, by whom, and the record that its rows belong to. */
export interface Action {
  id: string;
  at: string;
  actor: string;
  operation: string;
  record: { kind: RecordKind; id: string };
  /** The action that this one takes back, and what its record was called. */
  undoes?: { id: string; recordName: string };
}

/** A row's change in the unit of work; `original` are its fields as they were, empty for a new one. */
type Change = Pick<ChangeSet<Fields>, 'type' | 'entity' | 'payload' | 'meta'> & { original: Fields };

/** Writes the history of one action, and the action's own row where it changed anything. */
export class HistoryWriter implements EventSubscriber {
  readonly #action: Action;
  #changes: Change[] = [];
  #isEmpty = true;
  #takenBackVersion = 0;
  /** Ids of changed records of the kind that the action is about. */
  #ownRecords = new Set<string>();

  constructor(action: Action) {
    this.#action = action;
  }

  async onFlush({ em, uow }: FlushEventArgs): Promise<void> {
    const changes = uow.getChangeSets() as unknown as ChangeSet<Fields>[]; // MikroORM types them by entity; here every entity is one
    this.#changes = changes.map(({ type, entity, payload, meta }) => {
      return { type, entity, payload, meta, original: { ...uow.getOriginalEntityData(entity) } };
    });
    const updates = changes.filter(({ type }) => type === 'update');
    for (const { entity, payload } of updates) {
      if ('updatedAt' in payload) continue;
      entity['updatedAt'] = this.#action.at;
      payload['updatedAt'] = this.#action.at;
    }
    if (updates.length > 0) await raiseAboveTakenBack(em as EntityManager, updates);
  }

  async afterFlush({ em }: FlushEventArgs): Promise<void> {
    const platform = em.getPlatform();
    const rows = this.#changes.map((change) => changedRow(change, platform));
    this.#changes = [];
    const changes = await underRecords(em as EntityManager, this.#action.record, rows);
    await this.keep(em as EntityManager, changes);
  }

  /** Writes what became of rows. */
  async keep(em: EntityManager, changes: RowChange[]): Promise<void> {
    const { id: actionId, at, actor, operation } = this.#action;
    const entries = changes.map(({ recordKind, recordId, entity, entityId, before, after }) => ({
      id: newId(),
      at,
      actor,
      actionId,
      operation,
      recordKind,
      recordId,
      entity,
      entityId,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
    }));
    await insertMany(em, HistoryEntry, entries);
    this.#isEmpty &&= changes.length === 0;
    for (const { entity, entityId, before } of changes) {
      this.#takenBackVersion = Math.max(this.#takenBackVersion, Number(before?.['version'] ?? 0));
      if (entity === recordTables[this.#action.record.kind].entity) this.#ownRecords.add(entityId);
    }
  }

  /** The record of an action that did not say which one it made; empty where it was about several. */
  #onlyRecordId(): string {
    const [id = ''] = this.#ownRecords;
    return this.#ownRecords.size === 1 ? id : '';
  }

  /** Writes the action itself, after its last flush. */
  async finish(em: EntityManager): Promise<void> {
    if (this.#isEmpty) return;
    const { undoes, ...action } = this.#action;
    const record = { ...action.record, id: action.record.id || this.#onlyRecordId() };
    const queries = queriesOf(em);
    const name = record.id ? await recordName(queries, record.kind, record.id) : '';
    await queries
      .insertInto('action')
      .values({
        id: action.id,
        at: action.at,
        actor: action.actor,
        operation: action.operation,
        recordKind: record.kind,
        recordId: record.id,
        recordName: name || (undoes?.recordName ?? ''),
        undoes: undoes?.id ?? null,
        takenBackVersion: undoes ? this.#takenBackVersion : 0,
      })
      .execute();
  }
}

/**
 * An undo gives a row its old version back, while an editor may still hold the version that was
 * taken back. Were the next save to reach that number again, such an editor would save over it
 * unnoticed; so every save goes above the highest version that any undo took back.
 */
async function raiseAboveTakenBack(em: EntityManager, updates: ChangeSet<Fields>[]): Promise<void> {
  const [taken] = await takenBackVersions(queriesOf(em), {});
  const highest = taken?.highest ?? 0;
  const low = updates.filter(({ entity }) => Number(entity['version']) < highest);
  for (const [entityName, rows] of Map.groupBy(low, ({ meta }) => meta.className)) {
    const ids = rows.map(({ entity }) => String(entity['id']));
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await raiseVersions(em, entityName, ids, highest);
    // The flush updates the row only where it has the version that the entity has, and adds one.
    for (const { entity } of rows) entity['version'] = highest;
  }
}

const takenBackVersions = keptQuery((queries) =>
  queries
    .selectFrom('action')
    .select(({ fn }) => fn.max<number | null>('takenBackVersion').as('highest'))
    .where('undoes', '>', ''),
);

function changedRow({ type, entity, payload, meta, original }: Change, platform: Platform): ChangedRow {
  const isDelete = type === 'delete' || type === 'delete_early';
  const fields = type === 'update' ? [...Object.keys(payload), 'version'] : meta.props.map(({ name }) => name);
  const change = {
    entity: meta.className,
    entityId: String(entity['id']),
    before: type === 'create' ? null : pick(asEntityHasIt(original, meta, platform), fields),
    after: isDelete ? null : pick(entity, fields),
  };
  return { change, row: entity };
}

/** MikroORM keeps a row's original fields as the driver takes them: a large figure is text there. */
function asEntityHasIt(original: Fields, meta: EntityMetadata, platform: Platform): Fields {
  const converted = meta.props.flatMap(({ name, customType }) => {
    return customType && name in original
      ? [[name, customType.convertToJSValue(original[name], platform)] as const]
      : [];
  });
  return { ...original, ...Object.fromEntries(converted) };
}

function pick(from: Fields, fields: string[]): Fields {
  return Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
}
