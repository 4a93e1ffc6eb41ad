import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failureOf, isFailure } from '../failures.ts';
import { removeLeftBehind } from '../leftovers.ts';
import { backupFile, backupsIn, copyChecked, filesOf, makeFolder, rotate, writeNote } from './backup-place.ts';
import { copyEvidence } from './evidence-copies.ts';

/** How it went with the second folder. A missing one is no failure: a stick is not always plugged in. */
export type SecondOutcome = { is: 'written' } | { is: 'missing' } | { is: 'failed'; code: string; path: string };

/**
 * Our own folder in the one that was chosen: two data folders may share a stick, and neither may let the
 * other's backups go.
 */
export function secondPlace(chosen: string, folderId: string): string {
  return join(chosen, `binaan-${folderId}`);
}

/** Whether the chosen folder can be seen. It is never made: a stick that is away would be written beside. */
export async function isThere(chosen: string): Promise<boolean> {
  const entry = await stat(chosen).catch(() => undefined);
  return entry?.isDirectory() === true;
}

/** Brings the second folder up to the first: every backup there that it has not, each copy read back, then its own rotation. */
export async function catchUp(
  place: string,
  second: string,
  timeZone: string,
  onDone: (share: number) => void,
): Promise<SecondOutcome> {
  if (!(await isThere(dirname(second)))) return { is: 'missing' };
  try {
    await makeFolder(second);
    await removeLeftBehind(second);
    const [own, there] = await Promise.all([backupsIn(place), backupsIn(second)]);
    const known = new Set(there.flatMap(({ id, note }) => (note === undefined ? [] : [id])));
    // Oldest first, so that one that breaks off leaves whole what it got.
    const wanted = own.filter(({ id, note }) => note !== undefined && !known.has(id)).toReversed();
    for (const [index, { id, note }] of wanted.entries()) {
      if (!note) continue;
      // oxlint-disable-next-line no-await-in-loop -- one after the other: a stick is slow
      await copyBackup(place, second, id, note);
      onDone((index + 1) / wanted.length);
    }
    await rotate(second, timeZone);
    return { is: 'written' };
  } catch (error) {
    if (!(await isThere(dirname(second)))) return { is: 'missing' };
    const known = failureOf(error, second);
    return { is: 'failed', code: isFailure(known) ? known.code : 'unexpected', path: second };
  }
}

async function copyBackup(
  place: string,
  second: string,
  id: string,
  note: NonNullable<Awaited<ReturnType<typeof backupsIn>>[number]['note']>,
): Promise<void> {
  const files = (await filesOf(place, id)) ?? [];
  const lacking = new Set(await copyEvidence(place, second, files));
  if (!(await copyChecked(backupFile(place, id), backupFile(second, id), note.sha256))) {
    throw new Error(`the copy of ${id} is not what it should be`);
  }
  writeNote(
    second,
    id,
    note,
    files.filter((name) => !lacking.has(name)),
  );
}
