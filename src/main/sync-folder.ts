import { open } from 'node:fs/promises';

/**
 * Puts a folder's names on the disk. A file's own flush brings its bytes there, but a file system may
 * forget in a power cut that it was made or renamed. Windows lets no folder be flushed, and NTFS keeps
 * names in its journal in their order; nor do some shares, of which no more can be had.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^(EACCES|EPERM|EINVAL|ENOTSUP)$/.test(code)) throw error;
  }
}
