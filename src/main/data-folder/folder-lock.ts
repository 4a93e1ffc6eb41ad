import { join } from 'node:path';
import Database from 'better-sqlite3';
import { failure, locked } from '../failures.ts';

/** How long to wait for somebody who only looks in for a moment, milliseconds. */
const patience = 3000;

/** Whether a file is one of the locks, which lie there also when nobody uses the folder. */
export function isLockFile(name: string): boolean {
  return /^(?:in-use|program)\.lock(?:-journal)?$/.test(name);
}

/** A data folder that this process uses, until it lets go or ends, however it ends. */
export interface FolderLock {
  /**
   * Does something for which no other process may have the folder open. Throws LOCKED where one has.
   * Whoever comes meanwhile waits a little.
   */
  alone<T>(work: () => Promise<T>): Promise<T>;
  release(): void;
}

/**
 * Takes a data folder into use. Any number of processes may share it (the command line beside the
 * window), but one program only. The locks are SQLite's own on two empty files: the system lets go of them when the
 * process ends, so that a power cut or a kill leaves none behind, which a file with a process's number would.
 *
 * @param isProgram whether this is the window or the browser host, of which a folder has one
 * @throws IN_USE where another program has the folder, READ_ONLY_FOLDER where nothing can be written
 */
export function lockFolder(dataFolder: string, isProgram: boolean): FolderLock {
  const program = isProgram ? holdExclusively(dataFolder) : undefined;
  let shared: Database;
  try {
    shared = openLock(dataFolder, 'in-use.lock', patience);
    share(shared);
  } catch (error) {
    program?.close();
    // A restore is exchanging the database.
    throw isBusy(error) ? failure('IN_USE', { path: dataFolder }) : error;
  }
  return {
    async alone(work) {
      shared.exec('rollback');
      try {
        shared.exec('begin exclusive');
      } catch (error) {
        share(shared);
        throw isBusy(error) ? locked(dataFolder) : error;
      }
      try {
        return await work();
      } finally {
        shared.exec('rollback');
        share(shared);
      }
    },
    release() {
      shared.close();
      program?.close();
    },
  };
}

function holdExclusively(dataFolder: string): Database {
  // One that is just closing needs a moment to put its search index in order.
  const lock = openLock(dataFolder, 'program.lock', patience);
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw isBusy(error) ? failure('IN_USE', { path: dataFolder }) : error;
  }
}

function openLock(dataFolder: string, name: string, timeout: number): Database {
  try {
    return new Database(join(dataFolder, name), { timeout });
  } catch (error) {
    throw isUnwritable(error) ? failure('READ_ONLY_FOLDER', { path: dataFolder }) : error;
  }
}

/** A read lock, which lasts as long as its transaction. */
function share(lock: Database): void {
  lock.exec('begin');
  lock.prepare('select count(*) from sqlite_master').all();
}

function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

function isUnwritable(error: unknown): boolean {
  return /^SQLITE_(?:READONLY|CANTOPEN|PERM)/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
