import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
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

/** Copies a file to a path where none is, to the disk itself. Answers the SHA-256 of what was read. */
export async function copyHashed(source: string, target: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(target, 'wx');
  try {
    for await (const chunk of createReadStream(source)) {
      hash.update(chunk as Buffer); // without an encoding, a stream gives bytes
      await file.writeFile(chunk as Buffer);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

/** The SHA-256 of a file. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer); // see above
  return hash.digest('hex');
}
