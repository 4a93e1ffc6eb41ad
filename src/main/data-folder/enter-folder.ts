import { mkdirSync, realpathSync, statfsSync } from 'node:fs';
import { resolve } from 'node:path';
import { failure } from '../failures.ts';
import { lockFolder } from './folder-lock.ts';
import type { FolderLock } from './folder-lock.ts';
import { currentDataFolder } from './moved-folder.ts';
import { unfitFolder } from './unfit-folder.ts';

/**
 * Makes a data folder where it is missing and takes it into use.
 *
 * @throws NETWORK_FOLDER, SYNCED_FOLDER, READ_ONLY_FOLDER, IN_USE; nothing is written where the path alone says so
 */
export function enterFolder(dataFolder: string, isProgram: boolean): FolderLock {
  refuseUnfit([dataFolder, resolve(dataFolder)], dataFolder);
  try {
    mkdirSync(dataFolder, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw /^(?:EACCES|EPERM|EROFS)$/.test(code) ? failure('READ_ONLY_FOLDER', { path: dataFolder }) : error;
  }
  // On Windows the native call answers the share behind a drive letter.
  refuseUnfit([realpathSync.native(dataFolder)], dataFolder, fileSystemOf(dataFolder));
  return lockFolder(dataFolder, isProgram);
}

/**
 * The same for the folder that has the data now, wherever they were moved to; also where that happens while this
 * waits for the folder.
 *
 * @throws besides, FOLDER_GONE and MOVE_UNFINISHED
 */
export function enterCurrentFolder(named: string, isProgram: boolean): { dataFolder: string; lock: FolderLock } {
  for (;;) {
    const dataFolder = currentDataFolder(named);
    const lock = enterFolder(dataFolder, isProgram);
    if (currentDataFolder(named) === dataFolder) return { dataFolder, lock };
    lock.release();
  }
}

function refuseUnfit(paths: string[], dataFolder: string, fileSystem?: number): void {
  const reason = unfitFolder(paths, { platform: process.platform, env: process.env, fileSystem });
  if (reason) throw failure(reason, { path: dataFolder });
}

function fileSystemOf(folder: string): number | undefined {
  try {
    return statfsSync(folder).type;
  } catch {
    // It says nothing, then.
    return undefined;
  }
}
