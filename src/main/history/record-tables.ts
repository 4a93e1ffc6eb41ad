import type { RecordKind } from '../../shared/history.ts';
import type { Queries } from '../feature-context.ts';

/** Where records of each kind are kept, and the column that they are called by. */
export const recordTables = {
  unit: { entity: 'OperatingUnit', table: 'operating_unit', name: 'code' },
  person: { entity: 'Person', table: 'person', name: 'name' },
  group: { entity: 'Group', table: 'assisted_group', name: 'name' },
  program: { entity: 'Program', table: 'program', name: 'name' },
  expense: { entity: 'Expense', table: 'expense', name: 'description' },
  meeting: { entity: 'Meeting', table: 'meeting', name: 'title' },
} as const satisfies Record<RecordKind, unknown>;

/** What a record is called now; empty where it is not there. */
export async function recordName(queries: Queries, kind: RecordKind, id: string): Promise<string> {
  const { table, name } = recordTables[kind];
  const row = await queries
    .selectFrom(table)
    .select((column) => column.ref(name as never).as('name')) // every table above has its column; the union of tables hides it
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? String(row.name) : '';
}
