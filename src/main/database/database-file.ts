import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { unfinishedPath } from '../leftovers.ts';
import { syncFolderNow } from '../sync-folder.ts';

// Database files as a whole, without the ORM: copied, looked into, put in each other's place. All of it
// blocks, so what takes long runs in a thread.

/** How many records a database has in use. */
export interface DatabaseContents {
  groups: number;
  programs: number;
  meetings: number;
  people: number;
  attachments: number;
}

/** What a file turned out to be. */
export type DatabaseFile =
  /** `migrations`: those that ran on it, a later version's among them. */
  | { is: 'good'; migrations: string[]; contents: DatabaseContents }
  /** Of another program, or no database at all. */
  | { is: 'foreign' }
  | { is: 'damaged' };

/**
 * Copies a database as it is at this moment, while others write to it, into a file that is not there
 * yet. What was deleted is not in the copy. It is on the disk when this answers.
 */
export function copyDatabase(source: string, target: string): void {
  const database = new Database(source, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    database.prepare('vacuum into ?').run(target);
  } finally {
    database.close();
  }
  flushFile(target);
}

/**
 * Opens a file afresh and reads all of it: every page and index, every reference between tables. The file
 * must stand alone: a write-ahead log beside it would be taken for its own.
 */
export function inspectDatabase(path: string): DatabaseFile {
  if (!hasDatabaseHeader(path)) return { is: 'foreign' };
  let database: Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    const tables = tablesOf(database);
    if (!tables.has('mikro_orm_migrations') || !tables.has('operating_unit')) return { is: 'foreign' };
    if (!isWhole(database)) return { is: 'damaged' };
    return { is: 'good', migrations: migrationsOf(database), contents: contentsOf(database, tables) };
  } catch {
    // Whatever hinders reading a file that begins like a database.
    return { is: 'damaged' };
  } finally {
    database?.close();
  }
}

/** The tables of a database, for holding a copy against what it was made from. */
export function tableNames(path: string): string[] {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return [...tablesOf(database)].toSorted((a, b) => a.localeCompare(b));
  } finally {
    database.close();
  }
}

/**
 * Puts a database file in the place of another, which nobody may have open. The write-ahead log of what
 * was there goes first: beside another file it would be replayed into that one. A power cut leaves one file or
 * the other, each whole.
 */
export function replaceDatabase(replacement: string, target: string): void {
  removeLog(replacement);
  removeLog(target);
  renameSync(replacement, target);
  syncFolderNow(dirname(target));
}

/**
 * Brings what the write-ahead log of a database holds into its file, which is whole without the log then. Answers
 * false where somebody who reads keeps it from that.
 */
export function takeInLog(path: string): boolean {
  if (!existsSync(`${path}-wal`)) return true;
  const database = new Database(path, { fileMustExist: true, timeout: 5000 });
  try {
    const [pages] = database.prepare('pragma wal_checkpoint(full)').all() as { log: number; checkpointed: number }[];
    return pages !== undefined && pages.log === pages.checkpointed;
  } finally {
    database.close();
  }
}

/** Copies a database that nobody has open, damaged as it may be, with its write-ahead log, into a new folder. */
export function keepAsItIs(database: string, folder: string): void {
  const partial = unfinishedPath(folder);
  try {
    mkdirSync(partial, { recursive: true });
    for (const ending of ['', '-wal']) {
      const target = join(partial, `${basename(database)}${ending}`);
      if (!existsSync(`${database}${ending}`)) continue;
      copyFileSync(`${database}${ending}`, target);
      flushFile(target);
    }
    syncFolderNow(partial);
    renameSync(partial, folder);
    syncFolderNow(dirname(folder));
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Removes the write-ahead log and its index beside a database file. */
export function removeLog(path: string): void {
  for (const ending of ['-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true });
}

/** Writes what the system still holds of a file to the disk. */
export function flushFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function hasDatabaseHeader(path: string): boolean {
  if (!existsSync(path)) return false;
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(16);
    return readSync(file, start, 0, 16, 0) === 16 && start.toString('latin1') === 'SQLite format 3\0';
  } catch {
    // A folder.
    return false;
  } finally {
    closeSync(file);
  }
}

function isWhole(database: Database): boolean {
  const found = database.prepare('pragma integrity_check(1)').all() as { integrity_check: string }[];
  const dangling = database.prepare('pragma foreign_key_check').all();
  return found.length === 1 && found[0]?.integrity_check === 'ok' && dangling.length === 0;
}

function tablesOf(database: Database): Set<string> {
  const rows = database.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[];
  return new Set(rows.map(({ name }) => name));
}

function migrationsOf(database: Database): string[] {
  const rows = database.prepare('select name from mikro_orm_migrations order by id').all() as { name: string }[];
  return rows.map(({ name }) => name);
}

function contentsOf(database: Database, tables: Set<string>): DatabaseContents {
  const count = (table: string) => {
    // A file from before the table.
    if (!tables.has(table)) return 0;
    const [row] = database.prepare(`select count(*) as n from "${table}" where deleted_at is null`).all() as {
      n: number;
    }[];
    return row?.n ?? 0;
  };
  return {
    groups: count('assisted_group'),
    programs: count('program'),
    meetings: count('meeting'),
    people: count('person'),
    attachments: count('attachment'),
  };
}
