import type { Change, RecordKind } from '../../shared/history.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';

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
  return rows.map((row) => ({ ...row, before: fieldsOf(row.before), after: fieldsOf(row.after) }));
}

function fieldsOf(json: string | null | undefined): Record<string, unknown> | null {
  return json ? (JSON.parse(json) as Record<string, unknown>) : null;
}
