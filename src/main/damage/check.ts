import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setImmediate as breath } from 'node:timers/promises';
import { sql } from 'kysely';
import type { CheckEvent, DamageFinding } from '../../shared/damage.ts';
import { attachedFilePath } from '../attachments/attached-files.ts';
import type { Orm, Queries } from '../database/open.ts';
import { databaseFile, openForReading } from '../database/open.ts';
import { failureOf, isFailure } from '../failures.ts';

const mostFindings = 100;

/**
 * Looks at a whole data folder through a connection of its own: each table with its indexes, how the
 * pages hang together, references, and attached files against their names. Between two tables whoever else
 * waits is served. Gives progress, last what was found.
 *
 * @param depth `pages`: only whether the tables' pages are what they should be, as the look at a start is
 */
export async function* checkData(dataFolder: string, depth: 'pages' | 'all' = 'all'): AsyncGenerator<CheckEvent> {
  const findings: DamageFinding[] = [];
  try {
    const database = await openForReading(dataFolder);
    try {
      yield* depth === 'all'
        ? lookAtAll(database.queries, dataFolder, findings)
        : lookAtPages(database.queries, findings);
    } finally {
      await database.close();
    }
  } catch (error) {
    const known = failureOf(error, databaseFile(dataFolder));
    // What cannot be opened or read on is the finding, not a failure of the check.
    if (!isFailure(known) || known.code !== 'DAMAGED') throw known;
    findings.push({ kind: 'database', place: '', detail: error instanceof Error ? error.message : '' });
  }
  yield {
    type: 'finished',
    check: { isSound: findings.length === 0, findings: findings.slice(0, mostFindings) },
  };
}

async function* lookAtAll(queries: Queries, dataFolder: string, findings: DamageFinding[]): AsyncGenerator<CheckEvent> {
  const looks: { place: string; look: () => Promise<DamageFinding[]> }[] = [
    ...(await tableNames(queries)).map((table) => ({
      place: table,
      look: () => asked(queries, `pragma integrity_check("${table}")`, table),
    })),
    { place: 'pages', look: () => asked(queries, 'pragma quick_check', '') },
    { place: 'references', look: () => brokenReferences(queries) },
    { place: 'files', look: () => spoiltFiles(queries, dataFolder) },
  ];
  for (const [index, { place, look }] of looks.entries()) {
    yield { type: 'progress', place, done: index / looks.length };
    // oxlint-disable-next-line no-await-in-loop -- lets others in between two looks
    await breath();
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    findings.push(...(await look()));
  }
}

async function* lookAtPages(queries: Queries, findings: DamageFinding[]): AsyncGenerator<CheckEvent> {
  const tables = await tableNames(queries);
  for (const [index, place] of tables.entries()) {
    yield { type: 'progress', place, done: index / tables.length };
    // oxlint-disable-next-line no-await-in-loop -- lets others in between two tables
    await breath();
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    findings.push(...(await asked(queries, `pragma quick_check("${place}")`, place)));
  }
}

/** The file's own look at itself without its indexes: some 2 ms for each MB. Empty where nothing is wrong. */
export async function quickCheck(orm: Orm): Promise<string[]> {
  const rows = await orm.em.getConnection().execute<Record<string, unknown>[]>('pragma quick_check(1)');
  return rows.map((row) => String(Object.values(row)[0])).filter((text) => text !== 'ok');
}

async function tableNames(queries: Queries): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and rootpage > 0 order by name`.execute(queries);
  return rows.map(({ name }) => name);
}

async function asked(queries: Queries, pragma: string, place: string): Promise<DamageFinding[]> {
  const { rows } = await sql.raw<Record<string, unknown>>(pragma).execute(queries);
  return rows
    .map((row) => String(Object.values(row)[0]))
    .filter((text) => text !== 'ok')
    .map((detail) => ({ kind: 'database' as const, place, detail }));
}

async function brokenReferences(queries: Queries): Promise<DamageFinding[]> {
  const { rows } = await sql<{ table: string; parent: string; rowid: number }>`pragma foreign_key_check`.execute(
    queries,
  );
  return rows.map(({ table, parent, rowid }) => ({ kind: 'reference', place: table, detail: `${rowid} → ${parent}` }));
}

async function spoiltFiles(queries: Queries, dataFolder: string): Promise<DamageFinding[]> {
  const files = await queries.selectFrom('attachment').select(['sha256', 'mediaType', 'fileName']).distinct().execute();
  const findings: DamageFinding[] = [];
  for (const { sha256, mediaType, fileName } of files) {
    const path = attachedFilePath(dataFolder, { sha256, mediaType });
    // oxlint-disable-next-line no-await-in-loop -- one file at a time keeps memory small
    const found = await hashOf(path);
    if (found !== sha256)
      findings.push({ kind: 'file', place: fileName, detail: found === undefined ? 'missing' : 'changed' });
  }
  return findings;
}

async function hashOf(path: string): Promise<string | undefined> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch {
    return undefined;
  }
}
