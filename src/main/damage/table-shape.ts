import type { Orm } from '../database/open.ts';
import type { StoredValue } from './stored-cells.ts';

/** A column as the schema declares it. */
export interface Column {
  name: string;
  type: string;
  isRequired: boolean;
  /** A row from before the column was added lacks it, and has this. */
  hasDefault: boolean;
  isKey: boolean;
  /** The table whose row it names. */
  refersTo: string | undefined;
}

/** What rows of a table look like. */
export interface TableShape {
  table: string;
  columns: Column[];
}

/** Tables that hold what people entered; the rest comes with the program or follows from these. */
export async function enteredTables(orm: Orm): Promise<TableShape[]> {
  const ask = (sql: string) => orm.em.getConnection().execute<Record<string, unknown>[]>(sql);
  const tables = await ask(`select name from sqlite_schema where type = 'table' order by name`);
  const shapes: TableShape[] = [];
  for (const { name } of tables) {
    const table = String(name);
    if (/^(sqlite_|search_|mikro_orm_)/.test(table)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const columns = await ask(`pragma table_info("${table}")`);
    // oxlint-disable-next-line no-await-in-loop -- see above
    const references = await ask(`pragma foreign_key_list("${table}")`);
    const refersTo = new Map(references.map((row) => [row['from'], String(row['table'])]));
    shapes.push({
      table,
      columns: columns.map((row) => ({
        name: String(row['name']),
        type: String(row['type']).toLowerCase(),
        isRequired: row['notnull'] === 1 || row['pk'] !== 0,
        hasDefault: row['dflt_value'] !== null,
        isKey: row['pk'] !== 0,
        refersTo: refersTo.get(row['name']),
      })),
    });
  }
  return shapes;
}

/** The column of a property: `fileName` is kept in `file_name`. */
export function columnName(property: string): string {
  return property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const moment = /^\d{4}-\d\d-\d\dT/;

/** Whether values could be a row of the table. */
export function fits({ columns }: TableShape, values: readonly StoredValue[]): boolean {
  if (values.length > columns.length) return false;
  return columns.every((column, index) => {
    const value = values[index];
    if (value === undefined) return column.hasDefault || !column.isRequired;
    return value === null ? !column.isRequired : holds(column, value);
  });
}

function holds({ name, type, refersTo }: Column, value: NonNullable<StoredValue>): boolean {
  if (name === 'created_at' || name === 'updated_at') return typeof value === 'string' && moment.test(value);
  if (name === 'id' || (refersTo !== undefined && refersTo !== 'area')) {
    // Ids of before UUIDs are short texts; what is none at all is another column.
    return typeof value === 'string' && (id.test(value) || /^[\w-]{1,36}$/.test(value));
  }
  if (type === 'text') return typeof value === 'string';
  if (type === 'real') return typeof value === 'number';
  return typeof value === 'bigint' || Number.isInteger(value);
}
