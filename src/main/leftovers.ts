import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';

// What is not finished carries in its name who makes it: computer, process and thread. So the next start can tell
// what a process that was killed left behind from what one beside it is making just now, also in a folder that
// two computers write to.

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** How long something that another computer makes may stand still: nobody here can see whether it still runs. */
const longestStill = 7 * 24 * 60 * 60 * 1000;

/**
 * Where a file, or a folder, is made that is renamed to its place once it is whole: beside it. Each time another
 * name, so that two who make the same thing at once do not write into one file.
 */
export function unfinishedPath(target: string): string {
  // Cut, as a name of full length has no room for more.
  const start = [...basename(target)].slice(0, 50).join('');
  return join(dirname(target), `${start}.${machine}-${process.pid}-${threadId}-${randomBytes(4).toString('hex')}.part`);
}

/** Whether a path is such a one. */
export function isUnfinished(path: string): boolean {
  return unfinished.test(basename(path));
}

/** What such a name says, also of what SQLite lays beside a database that is made under it. */
const unfinished = /\.([0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f]{8}\.part(?:-journal|-wal|-shm)?$/;

/**
 * Whether something unfinished is of nobody who could still finish it: of a process of this computer that is no
 * more, or of another computer's that did nothing to it for a week.
 */
export function isLeftBehind(path: string): boolean {
  const [, where, pid] = unfinished.exec(basename(path)) ?? [];
  if (pid === undefined) return false;
  return where === machine ? isGone(Number(pid), path) : isOlderThan(path, Date.now() - longestStill);
}

/** Removes what was left behind in a folder of ours and below it; none where there is no such folder. */
export function removeLeftBehind(folder: string): Promise<void> {
  return removeUnfinished(folder, isLeftBehind);
}

/** Removes what a thread of this process did not finish in a folder, once it has ended. */
export function removeUnfinishedOf(thread: number, folder: string): Promise<void> {
  return removeUnfinished(folder, (path) => {
    const [, where, pid, by] = unfinished.exec(basename(path)) ?? [];
    return where === machine && Number(pid) === process.pid && Number(by) === thread;
  });
}

async function removeUnfinished(folder: string, isMeant: (path: string) => boolean): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names.filter((entry) => isMeant(join(folder, entry)))) {
    // oxlint-disable-next-line no-await-in-loop -- seldom any
    await rm(join(folder, name), { recursive: true, force: true });
  }
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
export async function removeLeftWork(): Promise<void> {
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
      if (isUnfinished(path)) await rm(path, { force: true });
    }
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    // Another start beside this one may have removed it meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function isGone(pid: number, path: string): boolean {
  // Numbers come again: what is older than this process is not its own.
  if (pid === process.pid) return isOlderThan(path, Date.now() - process.uptime() * 1000 - 1000);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // EPERM: somebody else's, and running.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

function isOlderThan(path: string, time: number): boolean {
  const entry = statSync(path, { throwIfNoEntry: false });
  return entry !== undefined && entry.mtimeMs < time;
}
