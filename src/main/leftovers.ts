import { createHash } from 'node:crypto';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

// What is not finished carries the process that makes it in its name, so that the next start can tell what
// a process that was killed left behind from what one beside it is making just now.

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** A name for a file that is renamed once it is whole. */
export function unfinishedName(name: string): string {
  return `${name}.${machine}-${process.pid}.part`;
}

/** Whether a file of that name is of a process of this computer that is no more. */
export function isLeftBehind(path: string): boolean {
  const [, where, pid] = /\.([0-9a-f]{8})-(\d+)\.part$/.exec(path) ?? [];
  return where === machine && pid !== undefined && isGone(Number(pid), path);
}

const workFolder = /^binaan-work-(\d+)-/;
const noteEnd = '.unfinished';

/** A folder of this process's own in the system's temporary one. The process removes it; else the next start does. */
export function makeWorkFolder(): string {
  return mkdtempSync(join(tmpdir(), `binaan-work-${process.pid}-`));
}

/**
 * Notes in a work folder that a file somewhere else is being made, so that the next start finds it, should
 * this process not come to finish or remove it. Gives the note, which is removed when it has.
 */
export function noteUnfinished(folder: string, id: string, path: string): string {
  const note = join(folder, `${id}${noteEnd}`);
  writeFileSync(note, path);
  return note;
}

/** Removes the work folders of processes that are no more, and the files that they did not finish elsewhere. */
export async function removeLeftBehind(): Promise<void> {
  const names = await readdir(tmpdir());
  const folders = names.filter((name) => {
    const [, pid] = workFolder.exec(name) ?? [];
    return pid !== undefined && isGone(Number(pid), join(tmpdir(), name));
  });
  await Promise.all(folders.map((name) => removeWorkFolder(join(tmpdir(), name))));
}

async function removeWorkFolder(folder: string): Promise<void> {
  try {
    for (const note of (await readdir(folder)).filter((entry) => entry.endsWith(noteEnd))) {
      // oxlint-disable-next-line no-await-in-loop -- one or two at most
      const path = await readFile(join(folder, note), 'utf8');
      // Whoever wrote into our folder, nothing but an unfinished file goes.
      // oxlint-disable-next-line no-await-in-loop -- see above
      if (path.endsWith('.part')) await rm(path, { force: true });
    }
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    // Another start beside this one may have removed it meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function isGone(pid: number, path: string): boolean {
  // Numbers come again: what is older than this process is not its own.
  if (pid === process.pid) return isOlderThanThisProcess(path);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // EPERM: somebody else's, and running.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

function isOlderThanThisProcess(path: string): boolean {
  const entry = statSync(path, { throwIfNoEntry: false });
  return entry !== undefined && entry.mtimeMs < Date.now() - process.uptime() * 1000 - 1000;
}
