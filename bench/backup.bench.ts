import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { createApplication } from '../src/main/application.ts';
import { fillWithRecords } from './many-records.ts';
import { middle, time } from './time.ts';
import { reportWorker } from '../tests/support/threads.ts';

// A backup of an office's years of records while somebody looks at lists: how long the window stands still
// at most, how a list does meanwhile, and the whole backup (copied, read through, hashed) against the bare copy.
// On a busy machine a thread stands still by itself, so beside the stall stands what it was while nothing was
// done, and the processor's time that the window's thread spent on the whole backup: no stall of ours is longer.

const rounds = 5;
const mostStall = 50;

const root = join(import.meta.dirname, '..');
const dataFolder = mkdtempSync(join(tmpdir(), 'binaan-bench-'));
const options = {
  dataFolder,
  resourcesFolder: join(root, 'resources'),
  reportWorker,
};
await (await createApplication(options)).close();
const { unitId } = await fillWithRecords(dataFolder);
const application = await createApplication(options);
const { client } = application;
await backUp();

const idle: number[] = [];
const spent: number[] = [];
const stalls: number[] = [];
const lists: number[] = [];
const ratios: number[] = [];
const raw = new Database(join(dataFolder, 'binaan.db'), { readonly: true });
for (let round = 0; round < rounds; round += 1) {
  idle.push(await stallDuring(() => new Promise((resolve) => setTimeout(resolve, 1000))));
  stalls.push(await stallDuring(backUp));
  // One more, since what finds stalls looks a thousand times a second and takes more than the backup does.
  const before = process.threadCpuUsage();
  const took = await time(backUp);
  const { user, system } = process.threadCpuUsage(before);
  spent.push((user + system) / 1000);
  const alone = await time(look);
  const running = backUp();
  await new Promise((resolve) => setTimeout(resolve, 100));
  lists.push((await time(look)) / alone);
  await running;
  const bare = join(dataFolder, `bare-${round}.db`);
  ratios.push(took / (await time(() => raw.prepare('vacuum into ?').run(bare))));
  rmSync(bare);
}
raw.close();

const { size } = statSync(join(dataFolder, 'binaan.db'));
console.log(`a backup of ${(size / 1024 ** 2).toFixed(0)} MB`);
report('longest stall of the window, ms', middle(stalls), mostStall);
report('  the same while nothing is done', middle(idle), mostStall);
report('processor time of its thread, ms', Math.max(...spent), mostStall);
report('a list page meanwhile / alone', middle(lists), 3);
report('the whole backup / the bare copy', middle(ratios), 6);

await application.close();
rmSync(dataFolder, { recursive: true, force: true });

async function backUp(): Promise<void> {
  for await (const event of await client.backups.run({})) if (event.type === 'finished') return;
}

function look(): Promise<unknown> {
  return client.meetings.list({ unitId, year: 2026 });
}

/** How much later than due a timer of this thread came at most: what a click would have waited. */
async function stallDuring(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

function report(name: string, value: number, goal: number): void {
  console.log(`  ${name.padEnd(36)} ${value.toFixed(2)} (goal ≤ ${goal})${value > goal ? '  over the goal' : ''}`);
}
