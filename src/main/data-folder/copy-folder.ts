import { existsSync, renameSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, statfs, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { MoveProgress } from '../../shared/data-folder.ts';
import { copyDatabase, inspectDatabase } from '../database/database-file.ts';
import { databaseFile } from '../database/open.ts';
import { damaged, noSpace } from '../failures.ts';
import { isUnfinished, unfinishedPath } from '../leftovers.ts';
import { syncFolder } from '../sync-folder.ts';
import { copyHashed, digestOf } from '../whole-file.ts';
import { isLockFile } from './folder-lock.ts';
import { arrivalPath } from './moved-folder.ts';

interface Places {
  from: string;
  to: string;
}

type Report = (progress: MoveProgress) => void;

interface FoundFile {
  /** From the folder on. */
  name: string;
  size: number;
  mtimeMs: number;
}

/**
 * Brings every file of a data folder into another: evidence, backups, logs, whatever lies there, but not the
 * database. Each is read back before it gets its name. One that is there already, as big and as old, is left, so
 * that a second run brings what changed since; what the first folder has no longer goes.
 */
export async function copyFilesTo({ from, to }: Places, report: Report): Promise<undefined> {
  const files = (await filesIn(from)).filter(({ name }) => !isUnfinished(name));
  const there = new Map((await filesIn(to)).map((file) => [file.name, file]));
  const lacking = files.filter((file) => !isSame(file, there.get(file.name)));
  await refuseWithoutSpace({ from, to }, lacking);
  const total = lacking.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  for (const { name, size } of lacking) {
    report({ type: 'progress', step: 'files', done: total === 0 ? 1 : done / total });
    // oxlint-disable-next-line no-await-in-loop -- one file after the other: it is one disk
    await copyReadBack(join(from, name), join(to, name));
    done += size;
  }
  const names = new Set(files.map(({ name }) => name));
  for (const name of there.keys()) {
    // oxlint-disable-next-line no-await-in-loop -- seldom any
    if (!names.has(name)) await rm(join(to, name), { force: true });
  }
  for (const folder of new Set(files.flatMap(({ name }) => foldersOf(name)))) {
    // oxlint-disable-next-line no-await-in-loop -- a name counts once the one above it does
    await syncFolder(join(to, folder));
  }
}

/**
 * Copies the database as it is at this moment into a folder that has none, reads the copy through and counts its
 * rows against what it was made from. Throws DAMAGED where it does not come out the same.
 */
export async function copyDataTo({ from, to }: Places, report: Report): Promise<undefined> {
  const [source, target] = [databaseFile(from), databaseFile(to)];
  const partial = unfinishedPath(target);
  try {
    report({ type: 'progress', step: 'copying', done: 0 });
    copyDatabase(source, partial);
    report({ type: 'progress', step: 'checking', done: 0 });
    if (inspectDatabase(partial).is !== 'good' || rowCounts(partial) !== rowCounts(source)) throw damaged(source);
    renameSync(partial, target);
  } finally {
    rmSync(partial, { force: true });
  }
  await syncFolder(to);
}

/** Copied by itself, or made anew. */
const copiedApart = /^(?:binaan\.db(?:-wal|-shm|-journal)?|restoring)$/;

async function filesIn(folder: string, below = ''): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const entry of await readdir(join(folder, below))) {
    if (below === '' && (isLockFile(entry) || copiedApart.test(entry) || entry === basename(arrivalPath(folder))))
      continue;
    const name = join(below, entry);
    // Follows links: evidence may lie on another disk. A backup may go meanwhile.
    // oxlint-disable-next-line no-await-in-loop -- one after the other leaves the disk to others
    const about = await stat(join(folder, name)).catch(() => undefined);
    // oxlint-disable-next-line no-await-in-loop -- see above
    if (about?.isDirectory()) found.push(...(await filesIn(folder, name)));
    else if (about?.isFile()) found.push({ name, size: about.size, mtimeMs: about.mtimeMs });
  }
  return found;
}

function isSame(file: FoundFile, other: FoundFile | undefined): boolean {
  // A file system may keep times by two seconds.
  return other !== undefined && other.size === file.size && Math.abs(other.mtimeMs - file.mtimeMs) < 2001;
}

/** `attachments/ab`, `attachments` and the folder itself */
function foldersOf(name: string): string[] {
  const folder = dirname(name);
  return folder === '.' ? [folder] : [folder, ...foldersOf(folder)];
}

/** Better said before than after an hour of copying. */
async function refuseWithoutSpace({ from, to }: Places, files: readonly FoundFile[]): Promise<void> {
  const disk = await statfs(to).catch(() => undefined);
  const database = await stat(databaseFile(from));
  const needed = files.reduce((sum, { size }) => sum + size, database.size);
  if (disk && disk.bavail * disk.bsize < needed) throw noSpace(to);
}

async function copyReadBack(source: string, target: string): Promise<void> {
  const partial = unfinishedPath(target);
  await mkdir(dirname(target), { recursive: true });
  try {
    const before = await stat(source);
    if ((await copyHashed(source, partial)) !== (await digestOf(partial)))
      throw new Error('a copy is not what was written');
    await utimes(partial, before.atime, before.mtime);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    // A backup that another process let go meanwhile.
    if (existsSync(source)) throw error;
  }
}

function rowCounts(path: string): string {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    // A virtual table has no rows of its own.
    const tables = database
      .prepare("select name from sqlite_schema where type = 'table' and rootpage > 0 order by name")
      .all() as { name: string }[];
    return tables
      .map(({ name }) => {
        const [row] = database.prepare(`select count(*) as n from "${name}"`).all() as { n: number }[];
        return `${name} ${row?.n}`;
      })
      .join('\n');
  } finally {
    database.close();
  }
}
