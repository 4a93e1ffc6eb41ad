import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * A list of values for `in`, however long: `where('id', 'in', among(ids))`. It goes to SQLite as one value, so
 * that the statement is the same for each length of the list, prepared once, and never has too many values.
 */
export function among<T extends string | number>(values: Iterable<T>): RawBuilder<T> {
  return inList<T>(listValue(values));
}

/** The one value that a list goes as, for a statement that is kept (`keptQuery`). */
export function listValue(values: Iterable<string | number>): string {
  return JSON.stringify([...values]);
}

/** The values of a `listValue`. */
export function inList<T extends string | number>(list: string): RawBuilder<T> {
  return sql<T>`(select value from json_each(${list}))`;
}
