import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * A list of values for `in`, however long: `where('id', 'in', among(ids))`. It goes to SQLite as one value, so
 * that the statement is the same for each length of the list, prepared once, and never has too many values.
 */
export function among<T extends string | number>(values: Iterable<T>): RawBuilder<T> {
  return sql<T>`(select value from json_each(${JSON.stringify([...values])}))`;
}
