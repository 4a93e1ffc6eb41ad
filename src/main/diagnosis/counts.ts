import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { DataCounts } from '../../shared/diagnosis.ts';
import { databaseFile, openForReading } from '../database/open.ts';
import { failureOf, isFailure } from '../failures.ts';
import type { Queries } from '../feature-context.ts';

/** Counts the rows of every table and the files beside the database. It takes as long as there is much, and so runs in a thread. */
export async function countData(dataFolder: string): Promise<DataCounts> {
  return {
    tables: await countTables(dataFolder),
    attachments: await filesIn(join(dataFolder, 'attachments')),
    backups: await filesIn(join(dataFolder, 'backups')),
  };
}

/** None where the database cannot be opened. */
async function countTables(dataFolder: string): Promise<DataCounts['tables']> {
  if (!existsSync(databaseFile(dataFolder))) return [];
  try {
    const database = await openForReading(dataFolder);
    try {
      const { rows } = await sql<{ name: string }>`
        select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'search_index_%'
        order by name`.execute(database.queries);
      const tables: DataCounts['tables'] = [];
      for (const { name } of rows) {
        // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
        tables.push({ table: name, rows: await countRows(database.queries, name) });
      }
      return tables;
    } finally {
      await database.close();
    }
  } catch (error) {
    if (isDamage(error)) return [];
    throw error;
  }
}

async function countRows(queries: Queries, table: string): Promise<number | null> {
  try {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(queries);
    return rows[0]?.n ?? 0;
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  const known = failureOf(error, '');
  return isFailure(known) && known.code === 'DAMAGED';
}

/** All files of a folder and below it; none where there is no such folder. */
async function filesIn(folder: string): Promise<{ files: number; bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const total = { files: 0, bytes: 0 };
  for (const entry of entries.filter((each) => each.isFile())) {
    // One that a backup's rotation removed meanwhile has no size.
    // oxlint-disable-next-line no-await-in-loop -- leaves the disk to others
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => undefined);
    if (!found) continue;
    total.files += 1;
    total.bytes += found.size;
  }
  return total;
}
