import { spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restoreDataFolder } from '../../src/main/application.ts';
import { isFull } from './amounts.ts';
import { reportWorker } from '../support/threads.ts';
import { openCore } from './core.ts';
import { saveMeeting, strays } from './killed-data.ts';
import { buildRecorder, endOf, watchedEnvironment } from './recorder.ts';
import { randomFrom } from './replay.ts';
import { fingerprint, problemsIn, withDatabase } from './stored-state.ts';

// A restore that is ended in front of one of its changes to the data folder: where the log of today's database is
// gone and the restored one is not yet in its place, around there, and anywhere. Beside every file that it could be
// taken for the log of lies the one of another database, whole and newer.

const recorder = buildRecorder();
const library = 'library' in recorder ? recorder.library : '';
const missing = 'missing' in recorder ? recorder.missing : '';
const folder = mkdtempSync(join(tmpdir(), 'binaan-restores-'));
const [base, foreignLog, source] = [join(folder, 'base'), join(folder, 'foreign-wal'), join(folder, 'source', 'a.db')];
/** What the restored file holds. */
let then = '';

beforeAll(async () => {
  if (missing !== '') return;
  const other = join(folder, 'other');
  const application = await openCore(base);
  await application.client.sample.fill();
  await application.close();
  cpSync(base, other, { recursive: true });
  mkdirSync(join(folder, 'source'));
  copyFileSync(join(base, 'binaan.db'), source);
  then = stateOf(base);
  // Of a database that went its own way from the same beginning: SQLite would take it without asking.
  await addMeetings(other, () => copyFileSync(join(other, 'binaan.db-wal'), foreignLog));
  copyFileSync(foreignLog, `${source}-wal`);
  await addMeetings(base, () => {});
}, 120_000);
afterAll(() => {
  if ('library' in recorder) recorder.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function addMeetings(dataFolder: string, whileOpen: () => void): Promise<void> {
  const application = await openCore(dataFolder);
  const [unit] = await application.client.units.list();
  for (let count = 0; count < 3; count += 1) {
    await saveMeeting(application.client, new Map(), { unitId: unit!.id, title: `FGD ${count}`, people: 100 });
  }
  whileOpen();
  await application.close();
}

function stateOf(dataFolder: string): string {
  return withDatabase(dataFolder, fingerprint);
}

describe('a restore that is broken off', () => {
  it.for([
    { way: 'alone', what: 'in the program' },
    { way: 'read', what: 'while somebody reads the database, so that its log stays when it is closed' },
    { way: 'damaged', what: 'over a database that cannot be opened, with the log of another one' },
  ])('$what leaves one or the other', { timeout: 1_200_000 }, async ({ way }, { skip }) => {
    if (missing !== '') skip(missing);
    const between = { hasEnded: false, isReplaced: false, hasLog: false, isStaged: true };
    expect(await breakOff(way, join(folder, way, 'binaan.db'))).toEqual(between);
    expect(await breakOff(way, 1_000_000)).toMatchObject({ hasEnded: true, isReplaced: true });
    await breakOff(way, 40);
    if (!isFull) return;
    const last = await lastBeforeExchange(way);
    expect(await breakOff(way, last)).toEqual(between);
    const random = randomFrom(11);
    const around = Array.from({ length: 12 }, (_, index) => last - 8 + index);
    const anywhere = Array.from({ length: 40 }, () => Math.ceil(random() * last));
    for (const at of [...around, ...anywhere]) if (at > 0) await breakOff(way, at);
    console.log(
      `restored (${way}): broken off 54 times and more, in front of ${last} changes and after, right each time`,
    );
  });
});

/** The last change to the folder in front of which today's file is still in its place. */
async function lastBeforeExchange(way: string): Promise<number> {
  let [before, after] = [0, 1];
  while (!(await breakOff(way, after)).isReplaced) [before, after] = [after, after * 2];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if ((await breakOff(way, middle)).isReplaced) after = middle;
    else before = middle;
  }
  return before;
}

/** Ends a restore in front of a change, or of a renaming, and looks at what the next start makes of it. */
async function breakOff(way: string, at: number | string) {
  const dataFolder = join(folder, way);
  rmSync(dataFolder, { recursive: true, force: true });
  cpSync(base, dataFolder, { recursive: true });
  const database = join(dataFolder, 'binaan.db');
  if (way === 'damaged') {
    writeFileSync(database, readFileSync(database).fill('x', 0, 40_000));
    copyFileSync(foreignLog, `${database}-wal`);
    // As an earlier restore that was broken off may leave it; where the database opens, the start removes it.
    mkdirSync(join(dataFolder, 'restoring'));
    copyFileSync(foreignLog, join(dataFolder, 'restoring', 'binaan.db-wal'));
  }
  const { ino } = statSync(database);
  const words = [join(import.meta.dirname, 'restore-once.ts'), way, dataFolder, source, String(at)];
  const child = spawn(process.execPath, words, { env: watchedEnvironment(library, dataFolder) });
  const { stdout, stderr } = await endOf(child);
  expect(stderr).toBe('');
  const seen = {
    hasEnded: stdout.includes('restored'),
    isReplaced: statSync(database).ino !== ino,
    hasLog: existsSync(`${database}-wal`),
    isStaged: existsSync(join(dataFolder, 'restoring', 'binaan.db')),
  };
  let expected = then;
  if (!seen.isReplaced) {
    // Damaged data stay damaged, and the next restore has to do with what this one left.
    if (way === 'damaged') await restoreDataFolder({ dataFolder, reportWorker }, source);
    else expected = stdout.trim();
  }
  const application = await openCore(dataFolder);
  await application.close();
  expect(stateOf(dataFolder), `change ${at}`).toBe(expected);
  expect(problemsIn(dataFolder)).toEqual([]);
  const kept = /^damaged-\d+(?:\/binaan\.db(?:-wal)?)?$/;
  expect(strays(dataFolder).filter((name) => !kept.test(name))).toEqual([]);
  return seen;
}
