import type { Change, DoneAction, LastActions, RecordKind } from '../../shared/history.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { lastingOperations } from './lasting-actions.ts';
import { fieldsOf, meant } from './stored-entries.ts';
import { undoStacks } from './undo-stacks.ts';
import type { Step } from './undo-stacks.ts';

/** Changes of a record and of the rows that belong to it, newest first. */
export async function listChanges(
  context: FeatureContext,
  input: { kind: RecordKind; id: string; limit: number },
): Promise<Change[]> {
  const rows = await reading(context)
    .selectFrom('history')
    .select(['id', 'at', 'actor', 'actionId', 'operation', 'entity', 'entityId', 'before', 'after'])
    .where('recordKind', '=', input.kind)
    .where('recordId', '=', input.id)
    .orderBy('id', 'desc')
    .limit(input.limit)
    .execute();
  return rows.flatMap((row) => {
    const before = fieldsOf(row.before);
    const after = fieldsOf(row.after);
    // A removed row is shown whole.
    if (after === null) return { ...row, before, after };
    const change = { ...row, before: before && meant(before), after: meant(after) };
    return Object.keys(change.after).length > 0 ? change : [];
  });
}

const actionsRead = 200;
const hoursOffered = 24;

/**
 * What undo and redo are about, next one first: the last actions of the whole application, also
 * from before a restart, as far as they are from the last 24 hours. Further back nobody has in mind
 * what the next step would be; a record's own history reaches there.
 */
export async function lastActions(context: FeatureContext): Promise<LastActions> {
  const rows = await reading(context)
    .selectFrom('action')
    .select(['id', 'at', 'actor', 'operation', 'recordKind', 'recordId', 'recordName', 'undoes'])
    .where('operation', 'not in', lastingOperations)
    .orderBy('id', 'desc')
    .limit(actionsRead)
    .execute();
  const log = rows.toReversed().map((row) => ({ ...row, undoes: row.undoes ?? null }));
  const since = new Date(context.now().getTime() - hoursOffered * 3_600_000).toISOString();
  const { undo, redo } = undoStacks(log);
  const offered = (steps: Step<(typeof log)[number]>[]) =>
    steps.flatMap((step): DoneAction[] => {
      const { at, actor, operation, recordKind, recordId, recordName } = step.action;
      if (at < since) return [];
      const kind = recordKind as RecordKind; // written by us, from a RecordKind
      return [{ actionId: step.actionId, at, actor, operation, kind, recordId: recordId || null, recordName }];
    });
  return { undo: offered(undo).toReversed(), redo: offered(redo).toReversed() };
}
