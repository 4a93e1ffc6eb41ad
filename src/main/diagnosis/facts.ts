import { statfsSync, statSync } from 'node:fs';
import { arch, release } from 'node:os';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import packageFile from '../../../package.json' with { type: 'json' };
import type { DiagnosisFacts } from '../../shared/diagnosis.ts';
import { lastCheckOf } from '../damage/last-check.ts';
import { databaseFile } from '../database/open.ts';
import type { Queries } from '../feature-context.ts';

/** What the process is that works with the data. */
export function hostOf(isProgram: boolean): DiagnosisFacts['host'] {
  if (process.versions.electron !== undefined) return 'window';
  return isProgram ? 'browser' : 'command';
}

/**
 * What the program and its database are. Reads nothing that grows with the records.
 *
 * @param queries a connection to the database; undefined where it cannot be opened
 */
export async function readFacts(
  dataFolder: string,
  queries: Queries | undefined,
  isProgram: boolean,
): Promise<DiagnosisFacts> {
  return {
    version: packageFile.version,
    host: hostOf(isProgram),
    node: process.versions.node,
    sqlite: sqliteVersion(),
    electron: process.versions.electron ?? null,
    system: `${process.platform} ${release()} ${arch()}`,
    dataFolder,
    freeBytes: freeBytesOf(dataFolder),
    databaseBytes: sizeOf(databaseFile(dataFolder)),
    logBytes: sizeOf(`${databaseFile(dataFolder)}-wal`),
    database: queries ? await databaseFacts(queries) : null,
    lastCheck: lastCheckOf(dataFolder),
  };
}

async function databaseFacts(queries: Queries): Promise<DiagnosisFacts['database']> {
  const value = async (name: string) => {
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(queries);
    return Object.values(rows[0] ?? {})[0];
  };
  const { rows } = await sql<{ name: string }>`select name from mikro_orm_migrations order by id`.execute(queries);
  const levels = ['off', 'normal', 'full', 'extra'] as const;
  return {
    lastMigration: rows.at(-1)?.name ?? '',
    migrations: rows.length,
    pageSize: Number(await value('page_size')),
    pages: Number(await value('page_count')),
    freePages: Number(await value('freelist_count')),
    journalMode: String(await value('journal_mode')),
    // As this connection has it, which saves by it.
    synchronous: levels[Number(await value('synchronous'))] ?? 'off',
  };
}

/** Of the library itself: a database that is damaged need not be asked. */
function sqliteVersion(): string {
  const database = new Database(':memory:');
  try {
    const [row] = database.prepare('select sqlite_version() as version').all() as { version: string }[];
    return row?.version ?? '';
  } finally {
    database.close();
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function freeBytesOf(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
