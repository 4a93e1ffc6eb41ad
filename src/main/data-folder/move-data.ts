import { existsSync, readdirSync, realpathSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import type { MoveEvent, MoveProgress } from '../../shared/data-folder.ts';
import { failureOf, invalid } from '../failures.ts';
import { withProgress } from '../progress-queue.ts';
import { inThread } from '../threads/tasks.ts';
import { enterFolder } from './enter-folder.ts';
import type { FolderLock } from './folder-lock.ts';
import { isLockFile } from './folder-lock.ts';
import { announceArrival, arrivalPath, arrivingFrom, noteMove, tryNote } from './moved-folder.ts';

export interface MoveSetup {
  dataFolder: string;
  /** Script of the thread (`threads/worker.ts`, built or not). */
  worker: URL;
  isProgram: boolean;
  now: () => Date;
  /** Does something while no backup is made. */
  whileNoBackup<T>(work: () => Promise<T>): Promise<T>;
  /** Does something while nobody else, in this process or another, works with the data. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Opens the copy, which proves it; then calls `decide`, from which on the copy counts; then works with it, and
   * lets go of the old folder. Where it throws, everything is as before.
   */
  settle(folder: string, lock: FolderLock, decide: () => void): Promise<void>;
}

/**
 * Moves a data folder to another place: copies all files beside everybody who works, then, alone, what changed since
 * and the database, and lets the copy count once it was read through and opened. The old folder stays as it is.
 * Ending the iteration, or `signal`, cancels up to then and leaves nothing. A kill leaves one folder that counts.
 *
 * @throws INVALID where the folder cannot be it, NETWORK_FOLDER, SYNCED_FOLDER, READ_ONLY_FOLDER, IN_USE, NO_SPACE,
 *   DAMAGED where the data do not come out the same, LOCKED where another process works with them
 */
export function moveData(setup: MoveSetup, folder: string, signal?: AbortSignal): AsyncGenerator<MoveEvent> {
  return withProgress<MoveProgress, string, MoveEvent>(
    (cancelled, onProgress) => setup.whileNoBackup(() => move(setup, folder, cancelled, onProgress)),
    (moved) => ({ type: 'finished', folder: moved, before: setup.dataFolder }),
    signal,
  );
}

async function move(
  setup: MoveSetup,
  folder: string,
  signal: AbortSignal,
  onProgress: (progress: MoveProgress) => void,
): Promise<string> {
  const { dataFolder: from, worker } = setup;
  const to = refuseUnlikely(from, folder);
  // Before anything is copied: whether another process has the data open, and whether the old folder can point to the new.
  await setup.alone(async () => {});
  tryNote(from);
  const isNew = !existsSync(to);
  // As it was typed: `//server/share` is a network's only then.
  const lock = enterFolder(folder, setup.isProgram);
  const input = { from, to };
  const copyFiles = () => inThread(worker, { name: 'copyFiles', input, path: to }, { signal, onProgress });
  let isDecided = false;
  try {
    announceArrival(to, from);
    await copyFiles();
    await setup.alone(async () => {
      await copyFiles();
      await inThread(worker, { name: 'copyData', input, path: to }, { signal, onProgress });
      await setup.settle(to, lock, () => {
        noteMove(from, to, setup.now());
        isDecided = true;
      });
    });
    return to;
  } catch (error) {
    if (!isDecided) {
      lock.release();
      clear(to, isNew);
    }
    throw failureOf(error, to);
  }
}

/** The folder by its whole path. Throws INVALID where data cannot be moved there, whatever kind of disk it is on. */
function refuseUnlikely(from: string, folder: string): string {
  if (!isAbsolute(folder)) throw refusal('wholePath');
  const to = resolve(folder);
  if (isWithin(realPath(to), realPath(from)) || isWithin(realPath(from), realPath(to))) throw refusal('insideData');
  // An update or the uninstaller removes all that lies there.
  if (isWithin(realPath(to), dirname(realPath(process.execPath)))) throw refusal('insideProgram');
  if (!existsSync(to)) return to;
  if (!statSync(to).isDirectory()) throw refusal('noFolder');
  // What a move that was broken off left there is gone on with.
  const isEmpty = readdirSync(to).every((name) => isLockFile(name) || name.startsWith(basename(arrivalPath(to))));
  if (!isEmpty && arrivingFrom(to) !== from) throw refusal('folderNotEmpty');
  return to;
}

function refusal(code: string) {
  return invalid({ path: ['folder'], code });
}

function isWithin(path: string, folder: string): boolean {
  const plain = (text: string) =>
    `${process.platform === 'win32' ? text.toLowerCase() : text}${text.endsWith(sep) ? '' : sep}`;
  return plain(path).startsWith(plain(folder));
}

/** Where links lead, also for a folder that is not there yet. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const above = dirname(path);
  return above === path ? path : resolve(realPath(above), path.slice(above.length).replace(/^[\\/]+/, ''));
}

/** Removes what was copied: the folder was empty, or not there. A disk that refuses has nothing that counts. */
function clear(folder: string, isNew: boolean): void {
  try {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
    if (isNew) rmdirSync(folder);
  } catch {
    // See above.
  }
}
