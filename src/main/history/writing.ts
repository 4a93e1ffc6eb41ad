import type { RecordKind } from '../../shared/history.ts';
import { newId } from '../database/new-id.ts';
import type { EntityManager } from '../database/open.ts';
import type { FeatureContext } from '../feature-context.ts';
import type { Action } from './history-writer.ts';
import { HistoryWriter } from './history-writer.ts';
import type { RowChange } from './row-change.ts';

/** The transaction that a write works in. */
export interface Writing {
  em: EntityManager;
  /** One instant for the whole action. */
  at: string;
  /** What `history.undo` takes back; an operation may answer it. */
  actionId: string;
  /** The record that changed rows belong to; a new one's id is set as soon as it is known, before the flush. */
  record: { kind: RecordKind; id: string };
  /** Leaves a trace of rows that were written with SQL, and not through `em`, which sees to its own. */
  trace: (changes: RowChange[]) => Promise<void>;
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
  action: Pick<Action, 'operation' | 'record' | 'undoes'>,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  const actionId = newId();
  const at = context.now().toISOString();
  const writer = new HistoryWriter({ ...action, id: actionId, at, actor: context.actor });
  const em = context.orm.em.fork({ freshEventManager: true });
  em.getEventManager().registerSubscriber(writer);
  return em.transactional(async (transaction) => {
    const trace = (changes: RowChange[]) => writer.keep(transaction, changes);
    const result = await work({ em: transaction, at, actionId, record: action.record, trace });
    await transaction.flush();
    await writer.finish(transaction);
    return result;
  });
}
