import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { BackupKind } from '../../shared/backups.ts';
import { backupContentsSchema, backupKinds } from '../../shared/backups.ts';
import { inspectDatabase } from '../database/database-file.ts';
import { unfinishedPath } from '../leftovers.ts';
import { copyHashed, digestOf, writeWhole } from '../whole-file.ts';
import { namedEvidence } from './named-evidence.ts';
import { keptBackups, rotationPlan } from './rotation.ts';

// A folder of backups: <id>.db, <id>.json (what is known of it, written last: it says that the file was read
// through), <id>.files (the files of evidence that it needs) and attachments/<ab>/<sha256>.<ext>, each once.

/** What is written beside a backup once it was read through. */
const noteSchema = z.object({
  at: z.string(),
  kind: z.enum(backupKinds),
  bytes: z.int(),
  sha256: z.string(),
  contents: backupContentsSchema,
});
export type BackupNote = z.infer<typeof noteSchema>;

/** A backup as it lies in a folder; without a note where its file cannot be read through. */
export interface FoundBackup {
  id: string;
  at: string;
  kind: BackupKind;
  bytes: number;
  note: BackupNote | undefined;
}

export function backupFile(place: string, id: string): string {
  return join(place, `${id}.db`);
}

/** `hourly-20260310T021500000Z`: sorts by time within a kind, and is a name that every system takes. */
export function backupId(kind: BackupKind, at: Date): string {
  return `${kind}-${at.toISOString().replaceAll(/[-:.]/g, '')}`;
}

/** What a name says of a backup, or undefined where the file is somebody's own. */
function named(name: string): { id: string; kind: BackupKind; at: string | undefined } | undefined {
  const id = /^([\w-]+)\.db$/.exec(name)?.[1];
  if (id === undefined) return undefined;
  if (id.startsWith('before-')) return { id, kind: 'migration', at: undefined };
  const [, word, year, month, day, hour, minute, second, rest] =
    /^([a-z]+)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(id) ?? [];
  const kind = backupKinds.find((known) => known === word);
  if (kind === undefined) return undefined;
  return { id, kind, at: `${year}-${month}-${day}T${hour}:${minute}:${second}.${rest}Z` };
}

/**
 * All backups of a folder, the newest first; none where there is no such folder. One without a note (from
 * before a migration, or its making was broken off after the file was there) is read through and given one.
 */
export async function backupsIn(place: string): Promise<FoundBackup[]> {
  const names = await readdir(place).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const known = named(name);
      const entry = known && (await stat(join(place, name)).catch(() => undefined));
      if (!known || !entry?.isFile()) return [];
      const at = known.at ?? entry.mtime.toISOString();
      const backup = { id: known.id, kind: known.kind, at, bytes: entry.size };
      return [{ ...backup, note: (await readNote(place, backup)) ?? (await makeNote(place, backup)) }];
    }),
  );
  return found.flat().toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

async function readNote(place: string, { id, bytes }: { id: string; bytes: number }): Promise<BackupNote | undefined> {
  try {
    const note = noteSchema.parse(JSON.parse(await readFile(join(place, `${id}.json`), 'utf8')));
    // The file was exchanged, or cut off.
    return note.bytes === bytes ? note : undefined;
  } catch {
    // There is none, or it is not one of ours.
    return undefined;
  }
}

async function makeNote(place: string, backup: Omit<FoundBackup, 'note'>): Promise<BackupNote | undefined> {
  const path = backupFile(place, backup.id);
  const inspected = inspectDatabase(path);
  if (inspected.is !== 'good') return undefined;
  const { id, ...rest } = backup;
  const note = { ...rest, sha256: await digestOf(path), contents: inspected.contents };
  try {
    writeNote(place, id, note, namedEvidence(path));
  } catch {
    // A stick that cannot be written to is read all the same.
  }
  return note;
}

/** Says that a backup is whole. Its file and files of evidence are in the folder before. */
export function writeNote(place: string, id: string, note: BackupNote, files: readonly string[]): void {
  writeWhole(join(place, `${id}.files`), files.join('\n'));
  writeWhole(join(place, `${id}.json`), JSON.stringify(note));
}

/** Files of evidence (`<sha256>.<ext>`) that a backup needs; null where it does not say. */
export async function filesOf(place: string, id: string): Promise<string[] | null> {
  const text = await readFile(join(place, `${id}.files`), 'utf8').catch(() => null);
  return text === null ? null : text.split('\n').filter((name) => name !== '');
}

/**
 * Removes what need not be kept, once a newer one is there and was read through, and the files of evidence
 * that none of the rest needs. Answers the ids that went.
 */
export async function rotate(place: string, timeZone: string, plan = rotationPlan): Promise<string[]> {
  const found = await backupsIn(place);
  const good = found.filter(({ note }) => note !== undefined);
  const kept = keptBackups(good, plan, timeZone);
  const going = good.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  for (const id of going) {
    // The note first: without it the rest is no whole backup. The file last, by which the rest is found again.
    for (const ending of ['json', 'files', 'db']) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await rm(join(place, `${id}.${ending}`), { force: true });
    }
  }
  const staying = found.filter(({ id }) => !going.includes(id));
  await removeUnneeded(place, await Promise.all(staying.map(({ id }) => filesOf(place, id))));
  return going;
}

async function removeUnneeded(place: string, needed: (string[] | null)[]): Promise<void> {
  const names = new Set(needed.flatMap((files) => files ?? []));
  for (const { name, path } of await attachmentFilesIn(join(place, 'attachments'))) {
    // Another process may have put it there a moment ago, for a backup whose note is still to come.
    // oxlint-disable-next-line no-await-in-loop -- seldom any
    if (!names.has(name) && (await isOld(path))) await rm(path, { force: true });
  }
}

async function isOld(path: string): Promise<boolean> {
  const entry = await stat(path).catch(() => undefined);
  return entry !== undefined && entry.mtimeMs < Date.now() - 60 * 60 * 1000;
}

/** Files of evidence in a folder that is laid out as the data folder's is. */
export async function attachmentFilesIn(folder: string): Promise<{ name: string; path: string }[]> {
  const folders = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const files = await Promise.all(
    folders.map(async (part) =>
      (await readdir(join(folder, part)))
        .filter((name) => /^[0-9a-f]{64}\.\w+$/.test(name))
        .map((name) => ({ name, path: join(folder, part, name) })),
    ),
  );
  return files.flat();
}

export function attachmentPath(folder: string, name: string): string {
  return join(folder, 'attachments', name.slice(0, 2), name);
}

/**
 * Copies a file so that it is whole or not there, and holds what was written against what it should be.
 * Answers false where the source is not what it should be.
 */
export async function copyChecked(source: string, target: string, sha256: string): Promise<boolean> {
  const partial = unfinishedPath(target);
  try {
    if ((await copyHashed(source, partial)) !== sha256 || (await digestOf(partial)) !== sha256) return false;
    await rename(partial, target);
    return true;
  } finally {
    await rm(partial, { force: true });
  }
}

export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
}
