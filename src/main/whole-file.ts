import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { unfinishedPath } from './leftovers.ts';
import { syncFolderNow } from './sync-folder.ts';

/** Writes a small file so that it is whole and on the disk, or as it was before. */
export function writeWhole(path: string, text: string): void {
  const partial = unfinishedPath(path);
  try {
    const file = openSync(partial, 'w');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  syncFolderNow(dirname(path));
}
