import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { CheckProgress, DamageCheck, DamageFinding } from '../../shared/damage.ts';
import { attachedFilePath } from '../attachments/attached-files.ts';
import type { Orm, Queries } from '../database/open.ts';
import { databaseFile, openForReading } from '../database/open.ts';
import { failureOf, isFailure } from '../failures.ts';

const mostFindings = 100;

/** How far a check goes: `pages` looks only whether the tables' pages are what they should be, as a start does. */
export type CheckDepth = 'pages' | 'all';

/**
 * Looks at a whole data folder through a connection of its own: each table with its indexes, how the
 * pages hang together, references, and attached files against their names. Blocks while it looks at a table, so
 * it runs in a thread, or where nobody waits.
 */
export async function checked(
  dataFolder: string,
  depth: CheckDepth,
  onProgress: (progress: CheckProgress) => void = () => {},
): Promise<DamageCheck> {
  const findings: DamageFinding[] = [];
  await findDamage('', dataFolder, findings, async () => {
    const database = await openForReading(dataFolder);
    try {
      const looks = await looksAt(database.queries, dataFolder, depth);
      for (const [index, { step, look }] of looks.entries()) {
        onProgress({ type: 'progress', step, done: index / looks.length });
        // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
        await findDamage(step, dataFolder, findings, async () => void findings.push(...(await look())));
      }
    } finally {
      await database.close();
    }
  });
  return { isSound: findings.length === 0, findings: findings.slice(0, mostFindings) };
}

/** What cannot be opened or read on is a finding, not a failure of the check. */
async function findDamage(
  place: string,
  dataFolder: string,
  findings: DamageFinding[],
  look: () => Promise<void>,
): Promise<void> {
  try {
    await look();
  } catch (error) {
    const known = failureOf(error, databaseFile(dataFolder));
    if (!isFailure(known) || known.code !== 'DAMAGED') throw known;
    findings.push({ kind: 'database', place, detail: error instanceof Error ? error.message : '' });
  }
}

interface Look {
  /** A table, or `pages`, `references`, `files`. */
  step: string;
  look: () => Promise<DamageFinding[]>;
}

async function looksAt(queries: Queries, dataFolder: string, depth: CheckDepth): Promise<Look[]> {
  const pragma = depth === 'all' ? 'integrity_check' : 'quick_check';
  const tables = (await tableNames(queries)).map((table) => ({
    step: table,
    look: () => asked(queries, `pragma ${pragma}("${table}")`, table),
  }));
  if (depth === 'pages') return tables;
  return [
    ...tables,
    { step: 'pages', look: () => asked(queries, 'pragma quick_check', '') },
    { step: 'references', look: () => brokenReferences(queries) },
    { step: 'files', look: () => spoiltFiles(queries, dataFolder) },
  ];
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
