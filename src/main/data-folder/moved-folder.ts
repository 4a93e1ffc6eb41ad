import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import * as z from 'zod';
import { databaseFile } from '../database/open.ts';
import { failure } from '../failures.ts';
import { isLeftBehind, unfinishedPath } from '../leftovers.ts';
import { writeWhole } from '../whole-file.ts';

// Which folder counts after a move, however it ended. Beside the old folder, and not in it, so that it outlives it, stands
// where its data went (<folder>.moved.json): writing it is the move. In the new folder stands, until that is done,
// where they come from (moving-here.json): a folder with it, to which no note leads, is not whole.

const noteSchema = z.object({
  to: z.string(),
  /** The same from the folder on: for a stick that has another letter today. */
  relative: z.string(),
  /** An instant, ISO. */
  at: z.iso.datetime(),
});
type Note = z.infer<typeof noteSchema>;

const arrivalSchema = z.object({ from: z.string() });

function notePath(folder: string): string {
  return join(dirname(folder), `${basename(folder)}.moved.json`);
}

export function arrivalPath(folder: string): string {
  return join(folder, 'moving-here.json');
}

/**
 * The folder that has the data of the one that was named: that itself, or where it was moved to. A note counts if
 * it is newer than the move that led to its folder, so that data may come back to where they were.
 *
 * @throws FOLDER_GONE where they were moved to what cannot be seen now, MOVE_UNFINISHED where a move to this folder broke off
 */
export function currentDataFolder(named: string): string {
  let folder = named;
  let last: { note: Note; path: string } | undefined;
  for (;;) {
    const note = readJson(notePath(folder), noteSchema);
    if (note === undefined || (last !== undefined && note.at <= last.note.at)) break;
    last = { note, path: notePath(folder) };
    folder = destinationOf(folder, note);
  }
  if (last && !existsSync(databaseFile(folder))) throw failure('FOLDER_GONE', { path: folder, note: last.path });
  const from = readJson(arrivalPath(folder), arrivalSchema)?.from;
  if (from === undefined) return folder;
  const note = readJson(notePath(from), noteSchema);
  if (note === undefined || destinationOf(from, note) !== resolve(folder))
    throw failure('MOVE_UNFINISHED', { path: from });
  // The move was done, and broke off before it had tidied up.
  rmSync(arrivalPath(folder), { force: true });
  return folder;
}

/** Whether a note can be written beside a folder, before anything is copied in its trust. Throws READ_ONLY_FOLDER. */
export function tryNote(folder: string): void {
  const trial = unfinishedPath(notePath(folder));
  try {
    writeFileSync(trial, '');
    rmSync(trial);
  } catch {
    throw failure('READ_ONLY_FOLDER', { path: dirname(folder) });
  }
}

/** Removes what a killed process left of a note beside a folder. */
export function removeHalfNotes(folder: string): void {
  const place = dirname(folder);
  // A long name is cut.
  const start = basename(notePath(folder)).slice(0, 50);
  for (const name of readdirSync(place)) {
    const isOurs = name.startsWith(start) && isLeftBehind(join(place, name));
    if (isOurs) removeQuietly(join(place, name));
  }
}

/** Where the data of a folder that is not whole come from; undefined for any other folder. */
export function arrivingFrom(folder: string): string | undefined {
  return readJson(arrivalPath(folder), arrivalSchema)?.from;
}

export function announceArrival(folder: string, from: string): void {
  writeWhole(arrivalPath(folder), `${JSON.stringify({ from })}\n`);
}

/** Lets the data of a folder be in another from now on. On the disk when this answers. */
export function noteMove(from: string, to: string, now: Date): void {
  // Later than any note that led here or there, whatever the clock says.
  const earlier = [from, to].flatMap((folder) => readJson(notePath(folder), noteSchema)?.at ?? []);
  const at = new Date(Math.max(now.getTime(), ...earlier.map((time) => Date.parse(time) + 1))).toISOString();
  const note: Note = { to, relative: relative(from, to), at };
  try {
    writeWhole(notePath(from), `${JSON.stringify(note, null, 2)}\n`);
  } catch (error) {
    // It may be there and not be sure to stay: then whoever goes on in the old folder must not find it at the next start.
    removeQuietly(notePath(from));
    throw error;
  }
  tidyUp(to);
}

/** A note of the time when data left a folder is of no use once they are back. Left where a disk refuses: its age says as much. */
function tidyUp(folder: string): void {
  removeQuietly(arrivalPath(folder));
  removeQuietly(notePath(folder));
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Whoever calls does without.
  }
}

function destinationOf(folder: string, { to, relative: way }: Note): string {
  const near = resolve(folder, way);
  return !existsSync(databaseFile(to)) && existsSync(databaseFile(near)) ? near : to;
}

function readJson<T>(path: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
