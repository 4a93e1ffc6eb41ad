import { copyFile, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failureOf } from '../../failures.ts';
import { noteUnfinished, unfinishedPath } from '../../leftovers.ts';

/**
 * Copies a finished file to where the user wants it. It is written under another name beside the
 * target, flushed, then renamed, so that a full disk or a power cut leaves the older file whole.
 *
 * @throws LOCKED where another program (Excel) holds the target, NO_SPACE where the disk is full
 */
export async function copyInPlace(source: string, target: string): Promise<void> {
  const half = unfinishedPath(join(dirname(target), `.${basename(target)}`));
  // Beside the file that is copied, which is in the folder that the next start looks through.
  const note = noteUnfinished(dirname(source), basename(source), half);
  try {
    await copyFile(source, half);
    await flush(half);
    await rename(half, target);
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined);
    throw failureOf(error, target);
  } finally {
    await rm(note, { force: true });
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
