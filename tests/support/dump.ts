import { join } from 'node:path';
import Database from 'better-sqlite3';

const notCompared = new Set(['history', 'action', 'area', 'mikro_orm_migrations', 'sqlite_sequence']);

/** Every row of every table as it is in the file, by table and key; without the history and the areas shipped. */
export function dumpOf(dataFolder: string): Record<string, unknown[]> {
  const database = new Database(join(dataFolder, 'binaan.db'), { readonly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").all() as {
      name: string;
    }[];
    const wanted = tables.map(({ name }) => name).filter((name) => !notCompared.has(name) && !isIndex(name));
    return Object.fromEntries(
      wanted.map((name) => [name, database.prepare(selectAll[name] ?? `select * from "${name}" order by 1`).all()]),
    );
  } finally {
    database.close();
  }
}

/** What the index finds follows from its entries; a row put back is entered under another number. */
const selectAll: Record<string, string> = {
  search_entry:
    "select kind, record_id, unit_id, label, name, more from search_entry where kind <> 'area' order by kind, record_id",
};

function isIndex(table: string): boolean {
  // What SQLite counts for itself when the database is closed is none of ours either.
  return table.startsWith('search_index') || table.startsWith('sqlite_stat');
}
