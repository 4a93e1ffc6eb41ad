import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RestorePreview } from '../../shared/backups.ts';
import { flushFile, inspectDatabase, removeLog } from '../database/database-file.ts';
import { failureOf, invalid } from '../failures.ts';
import { unfinishedPath } from '../leftovers.ts';
import { attachmentFilesIn, backupsIn, filesOf } from './backup-place.ts';
import type { ComparedKind } from './compare-data.ts';
import { compareData } from './compare-data.ts';
import { copyEvidence } from './evidence-copies.ts';
import { namedEvidence } from './named-evidence.ts';

interface GivenFile {
  /** The file to be restored. */
  source: string;
  /** The migrations of this version. */
  known: string[];
}

export interface StageFile extends GivenFile {
  /** Where its copy goes: a file of our own that nobody has open. */
  staged: string;
}

/**
 * Copies a file that is to be restored to where it is looked into. Only the file itself: a write-ahead log beside
 * it may be another database's, and SQLite would replay it without asking.
 *
 * @throws INVALID where it cannot be restored: `noBackup` (there is none), `foreignFile`, `newerFile`, `damagedFile`
 */
function stageFile({ source, staged, known }: StageFile) {
  if (!existsSync(source) || !statSync(source).isFile()) throw invalid({ path: ['path'], code: 'noBackup' });
  mkdirSync(dirname(staged), { recursive: true });
  removeLog(staged);
  try {
    copyFileSync(source, staged);
    flushFile(staged);
  } catch (error) {
    throw failureOf(error, source);
  }
  const inspected = inspectDatabase(staged);
  const isNewer = inspected.is === 'good' && inspected.migrations.some((name) => !known.includes(name));
  if (inspected.is === 'good' && !isNewer) return inspected;
  rmSync(staged, { force: true });
  throw invalid({ path: ['path'], code: `${isNewer ? 'newer' : inspected.is}File` });
}

export interface PreviewRestore extends GivenFile {
  database: string;
  dataFolder: string;
  kinds: ComparedKind[];
}

/** What restoring a file would change; nothing is. */
export async function previewRestore({
  database,
  dataFolder,
  kinds,
  ...given
}: PreviewRestore): Promise<RestorePreview> {
  const file = { ...given, staged: unfinishedPath(join(dataFolder, 'preview.db')) };
  try {
    const inspected = stageFile(file);
    const place = dirname(file.source);
    const known = (await backupsIn(place)).find(({ id }) => `${id}.db` === basename(file.source));
    const names = await neededFiles(file);
    const folders = [dataFolder, place].map((folder) => attachmentFilesIn(join(folder, 'attachments')));
    const found = new Set((await Promise.all(folders)).flat().map(({ name }) => name));
    return {
      at: known?.at ?? statSync(file.source).mtime.toISOString(),
      contents: inspected.contents,
      isOlder: inspected.migrations.length < file.known.length,
      hasLog: hasLog(file.source),
      changes: comparable(database, file.staged, kinds),
      filesMissing: names.filter((name) => !found.has(name)).length,
    };
  } finally {
    removeLog(file.staged);
    rmSync(file.staged, { force: true });
  }
}

/** Null where today's data do not read: they are what is to be got rid of. */
function comparable(database: string, staged: string, kinds: ComparedKind[]): RestorePreview['changes'] {
  try {
    return compareData(database, staged, kinds);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) return null;
    throw error;
  }
}

/** Stages a file and brings the files of evidence that it needs into the data folder; those that are there stay. */
export async function stageRestore({ dataFolder, ...file }: StageFile & { dataFolder: string }): Promise<void> {
  stageFile(file);
  await copyEvidence(dirname(file.source), dataFolder, await neededFiles(file), { isThorough: true });
}

/** Those that its backup says, and those that its records name. */
async function neededFiles({ source, staged }: StageFile): Promise<string[]> {
  const listed = await filesOf(dirname(source), basename(source).replace(/\.db$/, ''));
  return [...new Set([...(listed ?? []), ...namedEvidence(staged)])];
}

function hasLog(source: string): boolean {
  const log = `${source}-wal`;
  return existsSync(log) && statSync(log).size > 0;
}
