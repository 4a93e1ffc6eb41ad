import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * The names of a subquery's rows as one text, `A, B`, in alphabetical order; null where there is no
 * row. Each engine has its own aggregate for this: SQLite `group_concat`, PostgreSQL `string_agg`.
 *
 * @param column with its table's alias: `g.name`
 */
export function joinedNames(column: string): RawBuilder<string | null> {
  return sql<string | null>`group_concat(${sql.ref(column)}, ', ' order by ${sql.ref(column)})`;
}
