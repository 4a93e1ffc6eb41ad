import type { EntityName } from '@mikro-orm/core';
import type { EntityManager } from './open.ts';
import { driverOf } from './open.ts';
import type { Fields } from './stored-rows.ts';
import { sqlValue } from './values.ts';

// Hundreds of rows of one table, each by the same prepared statement on the driver itself, inside the
// transaction that the connection is in. Through the unit of work a sheet of 500 people costs many
// times as much, and one statement for all of them spends its time on being put together.

/** The rows that belong to an owner, `{ sessionId }` say, with their fields by property name. */
export async function rowsOwnedBy(em: EntityManager, entity: EntityName, owner: Fields): Promise<Fields[]> {
  const { table, columns } = describe(em, entity);
  const names = columns.map(({ column, property }) => `"${column}" as "${property}"`).join(', ');
  const owning = columns.filter(({ property }) => property in owner);
  const conditions = owning.map(({ column }) => `"${column}" = ?`).join(' and ');
  const statement = (await driverOf(em)).prepare(`select ${names} from "${table}" where ${conditions}`);
  return statement.all(...owning.map(({ property }) => owner[property])) as Fields[];
}

/** Puts new rows into an entity's table; each has all fields, by property name. */
export async function insertMany(em: EntityManager, entity: EntityName, rows: readonly Fields[]): Promise<void> {
  if (rows.length === 0) return;
  const { table, columns } = describe(em, entity);
  const names = columns.map(({ column }) => `"${column}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  const statement = (await driverOf(em)).prepare(`insert into "${table}" (${names}) values (${places})`);
  for (const row of rows) statement.run(...columns.map(({ property }) => sqlValue(row[property])));
}

/** Writes fields over rows that are there; every change names the same fields. */
export async function updateMany(
  em: EntityManager,
  entity: EntityName,
  changes: readonly { row: Fields; after: Fields }[],
): Promise<void> {
  const [first] = changes;
  if (first === undefined) return;
  const { table, columns } = describe(em, entity);
  const changed = columns.filter(({ property }) => property in first.after);
  const sets = changed.map(({ column }) => `"${column}" = ?`).join(', ');
  const statement = (await driverOf(em)).prepare(`update "${table}" set ${sets} where "id" = ?`);
  for (const { row, after } of changes)
    statement.run(...changed.map(({ property }) => sqlValue(after[property])), row['id']);
}

/** Removes rows by their ids. */
export async function deleteMany(em: EntityManager, entity: EntityName, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { table } = describe(em, entity);
  const statement = (await driverOf(em)).prepare(`delete from "${table}" where "id" = ?`);
  for (const id of ids) statement.run(id);
}

/** A row with null for every field of its table that it does not name. */
export function wholeRow(em: EntityManager, entity: EntityName, fields: Fields): Fields {
  return Object.fromEntries(describe(em, entity).columns.map(({ property }) => [property, fields[property] ?? null]));
}

function describe(em: EntityManager, entity: EntityName) {
  const { tableName, props } = em.getMetadata().get(entity);
  const columns = props.flatMap(({ name, fieldNames }) => {
    const column = fieldNames[0];
    return column === undefined ? [] : [{ property: name, column }];
  });
  return { table: tableName, columns };
}
