import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { missing } from '../failures.ts';
import { syncFolder } from '../sync-folder.ts';

/** Bytes written between two looks at the progress (and at a wish to cancel). */
const portion = 4 * 1024 * 1024;

/**
 * Writes a file so that it is either whole or not there: to a temporary name in the same folder,
 * flushed to the disk, then renamed over the target. What was at the target stays until then.
 * Throws `missing` where the target's folder does not exist.
 */
export async function writeWhole(
  bytes: Uint8Array,
  partial: string,
  target: string,
  onPortion: (done: number) => void,
): Promise<void> {
  try {
    const file = await open(partial, 'w');
    try {
      for (let start = 0; start < bytes.byteLength; start += portion) {
        // oxlint-disable-next-line no-await-in-loop -- portions follow each other in the file
        await file.writeFile(bytes.subarray(start, start + portion));
        onPortion(Math.min(1, (start + portion) / bytes.byteLength));
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, target);
    await syncFolder(dirname(target));
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      throw missing('folder', dirname(target));
    }
    await rm(partial, { force: true });
    throw error;
  }
}
