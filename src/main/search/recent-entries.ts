import type { FoundEntry } from '../database/search-index.ts';
import type { Queries } from '../feature-context.ts';

/** Saves of a record for its own sake: the hundred people of an attendance list are saved along with it, by another. */
const kindOfSave: Record<string, string> = {
  'groups.save': 'group',
  'programs.save': 'program',
  'meetings.save': 'meeting',
  'followUps.save': 'followUp',
  'lessons.save': 'lesson',
  'people.save': 'person',
  'organizations.save': 'organization',
  'expenses.save': 'expense',
};

/** History rows that are looked through; more would only be of long ago. */
const lastChanges = 3000;

/** The records in use that were saved last, newest first. */
export async function recentEntries(
  queries: Queries,
  input: { unitId?: string | undefined; limit: number },
): Promise<FoundEntry[]> {
  const changes = await queries
    .selectFrom('history')
    .select(['recordKind', 'recordId', 'operation'])
    .where('operation', 'in', Object.keys(kindOfSave))
    .orderBy('id', 'desc')
    .limit(lastChanges)
    .execute();
  const ids = new Set(
    changes.filter((change) => kindOfSave[change.operation] === change.recordKind).map(({ recordId }) => recordId),
  );
  if (ids.size === 0) return [];
  let found = queries
    .selectFrom('search_entry')
    .select(['kind', 'recordId', 'unitId', 'label', 'name', 'more'])
    .where('recordId', 'in', [...ids]);
  const { unitId } = input;
  if (unitId !== undefined) {
    found = found.where((where) => where.or([where('unitId', 'is', null), where('unitId', '=', unitId)]));
  }
  const entries = new Map((await found.execute()).map((entry) => [entry.recordId, entry]));
  return [...ids].flatMap((id) => entries.get(id) ?? []).slice(0, input.limit);
}
