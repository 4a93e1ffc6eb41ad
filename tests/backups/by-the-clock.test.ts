import { mkdtempSync, readdirSync, rmSync, writeFileSync, existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Application } from '../../src/main/application.ts';
import { createApplication } from '../../src/main/application.ts';
import { unfinishedPath } from '../../src/main/leftovers.ts';
import { unitInput } from '../support/test-application.ts';
import { reportWorker } from '../support/threads.ts';

const root = join(import.meta.dirname, '..', '..');
const clock = { now: new Date() };
let folder: string;
let app: Application;
const bugs: unknown[] = [];

async function start(look = 50): Promise<void> {
  app = await createApplication({
    dataFolder: folder,
    resourcesFolder: join(root, 'resources'),
    reportWorker,
    now: () => clock.now,
    isProgram: true,
    backupTimes: { afterStart: 1, look },
    logBug: (_operation, error) => bugs.push(error),
  });
}

beforeEach(() => {
  clock.now = new Date('2026-11-22T02:00:00Z');
  folder = mkdtempSync(join(tmpdir(), 'binaan-clock-'));
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  expect(bugs).toEqual([]);
});

const kinds = async () => (await app.client.backups.list()).map(({ kind }) => kind);
const minutes = (count: number) => (clock.now = new Date(clock.now.getTime() + count * 60_000));
const waitFor = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 100 });
/** The backups there are, once the program itself is done with the last: its file is there a moment before. */
const madeUpTo = (...expected: string[]) =>
  waitFor(async () => {
    expect(await kinds()).toEqual(expected);
    expect((await app.client.backups.state()).nextAt).toBe(new Date(clock.now.getTime() + 3_600_000).toISOString());
  });
/** Long enough for some looks, and for a backup if there were one. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 1500));

it('a backup is made at the start, and then each hour in which something was saved', async () => {
  await start();
  await madeUpTo('start');

  minutes(61);
  await aWhile();
  expect(await kinds()).toEqual(['start']);

  await app.client.units.save(unitInput());
  minutes(30);
  await aWhile();
  expect(await kinds()).toEqual(['start']);

  minutes(31);
  await madeUpTo('hourly', 'start');
  const { lastAt, isAutomatic, needsAttention } = await app.client.backups.state();
  expect({ lastAt, isAutomatic, needsAttention }).toEqual({
    lastAt: clock.now.toISOString(),
    isAutomatic: true,
    needsAttention: false,
  });

  // Nothing is saved for eight days: the newest still has everything.
  minutes(8 * 24 * 60);
  await aWhile();
  expect(await app.client.backups.state()).toMatchObject({ lastAt, needsAttention: false });
}, 60_000);

it('a week without one needs attention', async () => {
  await start(3_600_000);
  await waitFor(async () => expect(await kinds()).toEqual(['start']));
  expect((await app.client.backups.state()).needsAttention).toBe(false);
  await app.client.units.save(unitInput());
  minutes(8 * 24 * 60);
  expect((await app.client.backups.state()).needsAttention).toBe(true);
}, 60_000);

it('what a kill left unfinished goes at the next start, and what another computer makes in the second folder stays', async () => {
  const backups = join(folder, 'backups');
  mkdirSync(join(backups, 'attachments', 'ab'), { recursive: true });
  mkdirSync(join(folder, 'restoring'));
  // No process has this number.
  const ofNobody = (path: string) => unfinishedPath(path).replace(`-${process.pid}-`, '-4194999-');
  const stick = join(folder, 'stick');
  const second = join(stick, 'binaan-00000001');
  mkdirSync(second, { recursive: true });
  writeFileSync(join(folder, 'backups.json'), JSON.stringify({ folderId: '00000001', secondFolder: stick }));
  const elsewhere = unfinishedPath(join(second, 'hourly-y.db')).replace(/[0-9a-f]{8}-\d+(?=-\d+-)/, '00000000-4194999');
  writeFileSync(elsewhere, 'half');
  const left = [
    ofNobody(join(second, 'hourly-x.db')),
    ofNobody(join(folder, 'backups.json')),
    ofNobody(join(backups, 'hourly-x.db')),
    ofNobody(join(backups, 'attachments', 'ab', 'x.png')),
  ];
  for (const path of [...left, join(folder, 'restoring', 'binaan.db')]) writeFileSync(path, 'half');
  await start();
  await waitFor(async () => expect((await app.client.backups.list())[0]?.isInSecond).toBe(true));
  expect(left.filter((path) => existsSync(path))).toEqual([]);
  expect(readdirSync(folder)).not.toContain('restoring');
  expect(existsSync(elsewhere)).toBe(true);
}, 60_000);

it('closing in the middle of one leaves nothing behind', async () => {
  await start();
  const run = (async () => {
    for await (const event of await app.client.backups.run({})) if (event.type === 'finished') return event.backup;
    return undefined;
  })();
  const ended = expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await app.close();
  await ended;
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.part'));
  expect(left).toEqual([]);
  await start();
}, 60_000);
