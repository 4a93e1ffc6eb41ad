import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * A fingerprint of everything that people entered: every row of every table, history and drafts among
 * them. Left out are the areas, which come with the program, and what SQLite keeps for the search,
 * which `integrity_check` holds against its rows.
 *
 * @param without tables that are left out, too
 */
export function fingerprint(database: Database, without: readonly string[] = []): string {
  const hash = createHash('sha256');
  const tables = database.prepare(`select name from sqlite_schema where type = 'table' order by name`).all() as {
    name: string;
  }[]; // the columns of the statement
  for (const { name } of tables) {
    if (name === 'area' || name.startsWith('sqlite_') || name.startsWith('search_index')) continue;
    if (without.includes(name)) continue;
    const condition = name === 'search_entry' ? ` where kind <> 'area'` : '';
    const rows = database.prepare(`select * from "${name}"${condition}`).raw().all();
    hash.update(`${name}\n${JSON.stringify(rows)}\n`);
  }
  return hash.digest('hex');
}

/** What is wrong in a data folder: the database's own checks, references, and files that rows name; empty where nothing is. */
export function problemsIn(dataFolder: string): string[] {
  return withDatabase(dataFolder, (database) => [
    ...database
      .prepare('pragma integrity_check')
      .raw()
      .all()
      .map((row) => String((row as unknown[])[0]))
      .filter((text) => text !== 'ok'),
    ...database
      .prepare('pragma foreign_key_check')
      .raw()
      .all()
      .map((row) => `reference ${JSON.stringify(row)}`),
    ...missingFiles(database, dataFolder),
    ...historyProblems(database),
  ]);
}

/** Opens the database as the program does. Throws where it cannot be opened. */
export function withDatabase<T>(dataFolder: string, work: (database: Database) => T): T {
  const database = new Database(join(dataFolder, 'binaan.db'));
  try {
    for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on']) {
      database.exec(`pragma ${pragma}`);
    }
    return work(database);
  } finally {
    database.close();
  }
}

/** Attachments whose file is not there whole: each is named by its content, so it can be held against its name. */
function missingFiles(database: Database, dataFolder: string): string[] {
  const rows = database.prepare('select distinct sha256 from attachment').all() as { sha256: string }[]; // the statement's column
  return rows.flatMap(({ sha256 }) => {
    const folder = join(dataFolder, 'attachments', sha256.slice(0, 2));
    const name = existsSync(folder) ? readdirSync(folder).find((entry) => entry.startsWith(`${sha256}.`)) : undefined;
    if (name === undefined) return [`no file ${sha256}`];
    const found = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    return found === sha256 ? [] : [`half a file ${sha256}`];
  });
}

/** Every change belongs to an action that is there, as both are written in one transaction. */
function historyProblems(database: Database): string[] {
  const rows = database
    .prepare(
      `select count(*) as lost from history where action_id is not null and action_id not in (select id from "action")`,
    )
    .all() as { lost: number }[]; // the statement's column
  const lost = rows[0]?.lost ?? 0;
  return lost === 0 ? [] : [`${lost} changes without their action`];
}
