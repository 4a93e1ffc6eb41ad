import type { ChangeSet, EventSubscriber, FlushEventArgs } from '@mikro-orm/core';
import type { RecordKind } from '../../shared/history.ts';
import { newId } from '../database/new-id.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import type { FeatureContext } from '../feature-context.ts';

/** What is being done, for the history: the operation, and the record that its rows belong to. */
interface Action {
  operation: string;
  record: { kind: RecordKind; id: string };
}

/** The transaction that a write works in. */
export interface Writing {
  em: EntityManager;
  /** One instant for the whole action. */
  at: string;
  /** The record that changed rows belong to; a new one's id is set as soon as it is known, before the flush. */
  record: { kind: RecordKind; id: string };
}

/**
 * Runs `work` in one transaction, flushes, and writes a history row for every row changed, in
 * that same transaction: there is no way to write that leaves no trace.
 *
 * `em.transactional` and not better-sqlite3's own transaction, because that one commits before an
 * async function's writes.
 */
export async function writing<T>(
  context: FeatureContext,
  action: Action,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  const at = context.now().toISOString();
  const em = context.orm.em.fork({ freshEventManager: true });
  em.getEventManager().registerSubscriber(new HistoryWriter(action, at, context.actor));
  return em.transactional((transaction) => work({ em: transaction, at, record: action.record }));
}

/** Tables whose rows are records themselves; rows of other tables belong to the action's record. */
const recordKindOf: Record<string, RecordKind> = {
  OperatingUnit: 'unit',
  Person: 'person',
  Group: 'group',
  Program: 'program',
  Expense: 'expense',
  Meeting: 'meeting',
};

/** Fields that say nothing of what a person changed. */
const bookkeeping = new Set(['id', 'createdAt', 'updatedAt', 'version', 'searchName', 'comparablePhone']);

/** SQLite takes 32,766 values a statement; an entry has eleven. */
const entriesPerInsert = 1000;

type Fields = Record<string, unknown>;

/** A changed row with its fields as they were; empty for a new one. */
type Change = Pick<ChangeSet<Fields>, 'type' | 'entity' | 'payload' | 'meta'> & { before: Fields };

class HistoryWriter implements EventSubscriber {
  readonly #action: Action;
  readonly #actionId = newId();
  readonly #at: string;
  readonly #actor: string;
  #changes: Change[] = [];

  constructor(action: Action, at: string, actor: string) {
    this.#action = action;
    this.#at = at;
    this.#actor = actor;
  }

  onFlush({ uow }: FlushEventArgs): void {
    const changes = uow.getChangeSets() as unknown as ChangeSet<Fields>[]; // MikroORM types them by entity; here every entity is one
    this.#changes = changes.map((change) => ({ ...change, before: uow.getOriginalEntityData(change.entity) ?? {} }));
    for (const { type, entity, payload } of changes) {
      if (type !== 'update' || 'updatedAt' in payload) continue;
      entity['updatedAt'] = this.#at;
      payload['updatedAt'] = this.#at;
    }
  }

  async afterFlush({ em }: FlushEventArgs): Promise<void> {
    const entries = this.#changes.flatMap((change) => this.#entry(change) ?? []);
    this.#changes = [];
    const queries = queriesOf(em as EntityManager);
    for (let start = 0; start < entries.length; start += entriesPerInsert) {
      const part = entries.slice(start, start + entriesPerInsert);
      // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
      await queries.insertInto('history').values(part).execute();
    }
  }

  #entry({ type, entity, payload, meta, ...change }: Change) {
    const isDelete = type === 'delete' || type === 'delete_early';
    // A removed row is kept whole, so that it can be put back as it was.
    const fields = isDelete
      ? Object.keys(change.before)
      : Object.keys(payload).filter((field) => !bookkeeping.has(field));
    if (fields.length === 0) return undefined;
    const before = type === 'create' ? null : pick(change.before, fields);
    const after = isDelete ? null : pick(payload, fields);
    return {
      id: newId(),
      at: this.#at,
      actor: this.#actor,
      actionId: this.#actionId,
      operation: this.#action.operation,
      ...this.#recordOf(meta.className, entity),
      entity: meta.className,
      entityId: String(entity['id']),
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
    };
  }

  /** A record's own rows are found under it; a budget's and a beneficiary's under their program. */
  #recordOf(entityName: string, entity: Fields): { recordKind: string; recordId: string } {
    const own = recordKindOf[entityName];
    if (own) return { recordKind: own, recordId: String(entity['id']) };
    if (entityName === 'Budget' || entityName === 'Beneficiary') {
      return { recordKind: 'program', recordId: String(entity['programId']) };
    }
    return { recordKind: this.#action.record.kind, recordId: this.#action.record.id };
  }
}

function pick(from: Fields, fields: string[]): Fields {
  return Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
}
