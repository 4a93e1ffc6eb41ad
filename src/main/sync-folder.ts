import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';

// A file's own flush brings its bytes to the disk, but a file system may forget in a power cut that it was
// made or renamed. Windows lets no folder be flushed, and NTFS keeps names in its journal in their order.
const needsFlush = process.platform !== 'win32';

/** Puts a folder's names on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  if (!needsFlush) return;
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    tolerate(error);
  }
}

/** The same at once, for what must stand in its order in a thread of its own or before anything else runs. */
export function syncFolderNow(folder: string): void {
  if (!needsFlush) return;
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    tolerate(error);
  }
}

/** Some shares let no folder be flushed, and no more can be had of them. */
function tolerate(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^(EACCES|EPERM|EINVAL|ENOTSUP)$/.test(code)) throw error;
}
