import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AttachedFileType } from '../../shared/file-kind.ts';
import { attachedFileTypes } from '../../shared/file-kind.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { unfinishedPath } from '../leftovers.ts';
import { syncFolder } from '../sync-folder.ts';

/** Word templates lie here too; nobody attaches one. They are few and small, and the history may bring one back: none is removed. */
export const wordFile = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type KeptFileType = AttachedFileType | typeof wordFile;

const extensions: Record<KeptFileType, string> = { ...attachedFileTypes, [wordFile]: 'docx' };

/** A file in the data folder is named by its content, so that the same one is kept once, and no name comes from outside. */
interface KeptFile {
  sha256: string;
  mediaType: KeptFileType;
}

function attachmentsFolder(dataFolder: string): string {
  return join(dataFolder, 'attachments');
}

/** Where a file is kept. Throws for a name that is no hash, whatever wrote it. */
export function attachedFilePath(dataFolder: string, { sha256, mediaType }: KeptFile): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`not a hash: ${sha256}`);
  return join(attachmentsFolder(dataFolder), sha256.slice(0, 2), `${sha256}.${extensions[mediaType]}`);
}

/**
 * Keeps a file's bytes, on the disk when it answers. Written beside its place and renamed into it, so that
 * a power cut leaves it whole or not at all.
 */
export async function keepFile(dataFolder: string, bytes: Uint8Array, mediaType: KeptFileType): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const target = attachedFilePath(dataFolder, { sha256, mediaType });
  const folder = dirname(target);
  if (!(await isThere(target, bytes.byteLength))) await writeInto(folder, target, bytes);
  // Each time, as what made the file or its folder may have been broken off before it came to this.
  for (const each of [folder, attachmentsFolder(dataFolder), dataFolder]) {
    // oxlint-disable-next-line no-await-in-loop -- a name counts once the one above it does
    await syncFolder(each);
  }
  return sha256;
}

async function writeInto(folder: string, target: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const partial = unfinishedPath(target);
  try {
    const file = await open(partial, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    // Somebody else kept the same file meanwhile, and has it open: Windows puts no other in its place.
    if (!(await isThere(target, bytes.byteLength))) throw error;
  }
}

async function isThere(path: string, size: number): Promise<boolean> {
  const entry = await stat(path).catch(() => undefined);
  return entry?.isFile() === true && entry.size === size;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Removes files that no attachment names, none in the history did, by which an undo or redo could bring it
 * back, and no closed quarter shows: what a save that failed left behind. Only those older than a day, as
 * another process may be about to save one. Answers how many.
 */
export async function removeUnneededFiles(context: FeatureContext, dataFolder: string): Promise<number> {
  const found = await filesIn(attachmentsFolder(dataFolder));
  const unnamed = await withoutNamed(context, found);
  const before = context.now().getTime() - day;
  const removed = await Promise.all(
    unnamed.map(async ({ path }) => {
      const entry = await stat(path).catch(() => undefined);
      if (!entry?.isFile() || entry.mtimeMs > before) return 0;
      await rm(path, { force: true });
      return 1;
    }),
  );
  return removed.reduce<number>((sum, one) => sum + one, 0);
}

interface FoundFile {
  path: string;
  sha256: string;
}

/** Files that are named as ours are; anything else in the folder is somebody's own, and stays. */
async function filesIn(folder: string): Promise<FoundFile[]> {
  const folders = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const files = await Promise.all(
    folders.map(async (name) => {
      const entries = await readdir(join(folder, name)).catch(() => []);
      return entries.flatMap((entry) => {
        const [, sha256] = /^([0-9a-f]{64})\.(?:jpg|png|webp|pdf)$/.exec(entry) ?? [];
        return sha256 === undefined ? [] : [{ path: join(folder, name, entry), sha256 }];
      });
    }),
  );
  return files.flat();
}

async function withoutNamed(context: FeatureContext, files: FoundFile[]): Promise<FoundFile[]> {
  if (files.length === 0) return [];
  const queries = reading(context);
  const named = new Set(
    (await queries.selectFrom('attachment').select('sha256').distinct().execute()).map(({ sha256 }) => sha256),
  );
  const unnamed = files.filter(({ sha256 }) => !named.has(sha256));
  if (unnamed.length === 0) return [];
  const rows = await queries
    .selectFrom('history')
    .select(['before', 'after'])
    .where('entity', '=', 'Attachment')
    .execute();
  const inHistory = rows.map(({ before, after }) => `${before ?? ''}${after ?? ''}`).join('\n');
  const left = unnamed.filter(({ sha256 }) => !inHistory.includes(sha256));
  const closed = await namedByClosings(queries, left);
  return left.filter(({ sha256 }) => !closed.has(sha256));
}

/** Which of the files the report of a quarter that was closed names, in force or reopened. */
async function namedByClosings(queries: Queries, files: readonly FoundFile[]): Promise<Set<string>> {
  const named = new Set<string>();
  for (const { sha256 } of files) {
    const found = queries.selectFrom('quarter_closing').where('facts', 'like', `%${sha256}%`).select('id');
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    if (await found.limit(1).executeTakeFirst()) named.add(sha256);
  }
  return named;
}
