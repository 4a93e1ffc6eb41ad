import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amount } from './amounts.ts';
import { openCore } from './core.ts';
import { buildRecorder, endOf, watchedEnvironment } from './recorder.ts';
import type { LogEntry } from './replay.ts';
import { Disk, randomFrom, readLog } from './replay.ts';
import { fingerprint, problemsIn, withDatabase } from './stored-state.ts';

const cuts = amount(1000, 30);
const steps = amount(200, 70);
/** Every so manieth cut is opened by the real core, too, and not by SQLite alone. */
const coreEvery = 25;

/** What a cut did: nothing, or harmed the file, or lost what had been acknowledged. */
interface Outcome {
  corrupt: string[];
  lost: string[];
}

const recorder = buildRecorder();
const library = 'library' in recorder ? recorder.library : '';
const missing = 'missing' in recorder ? recorder.missing : '';

const folder = mkdtempSync(join(tmpdir(), 'binaan-power-'));
const base = join(folder, 'base');
beforeAll(async () => {
  if (missing !== '') return;
  const application = await openCore(base);
  await application.client.sample.fill();
  await application.close();
}, 120_000);
afterAll(() => {
  if ('library' in recorder) recorder.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe(`of ${cuts} power cuts at random places of a day`, () => {
  it('none harms a file or takes back what was acknowledged', async ({ skip }) => {
    if (missing !== '') skip(missing);
    const { corrupt, lost } = await cutOften('full');
    expect(corrupt).toEqual([]);
    expect(lost).toEqual([]);
  }, 1_200_000);

  it('most lose what was acknowledged where the log is not synced, so that losses are seen', async ({ skip }) => {
    if (missing !== '') skip(missing);
    const { corrupt, lost } = await cutOften('normal');
    expect(corrupt).toEqual([]);
    expect(lost.length / cuts).toBeGreaterThanOrEqual(0.8);
  }, 1_200_000);

  it('many harm the database where nothing is synced, so that harm is seen', async ({ skip }) => {
    if (missing !== '') skip(missing);
    const { corrupt } = await cutOften('off');
    expect(corrupt.length / cuts).toBeGreaterThanOrEqual(0.3);
  }, 1_200_000);
});

/** Records a day with one way of syncing, and cuts the power at random places of its log. */
async function cutOften(synchronous: 'full' | 'normal' | 'off'): Promise<Outcome> {
  const dataFolder = join(folder, synchronous);
  const log = join(folder, `${synchronous}.log`);
  cpSync(base, dataFolder, { recursive: true });
  const program = join(import.meta.dirname, 'record-day.ts');
  const child = spawn(process.execPath, [program, dataFolder, String(steps), synchronous], {
    env: watchedEnvironment(library, dataFolder, log),
  });
  const { stderr } = await endOf(child);
  if (stderr !== '') throw new Error(stderr);
  const entries = readLog(log);
  const outcome = await replay(dataFolder, entries, synchronous === 'full');
  console.log(
    `synchronous = ${synchronous}: ${cuts} cuts in ${entries.length} writes and ${steps} steps, ` +
      `${outcome.corrupt.length} harmed, ${outcome.lost.length} lost acknowledged work`,
  );
  rmSync(dataFolder, { recursive: true });
  rmSync(log);
  return outcome;
}

async function replay(dataFolder: string, entries: LogEntry[], withCore: boolean): Promise<Outcome> {
  const random = randomFrom(2026);
  const acknowledged = entries.filter(({ op }) => op === 'A').map(({ bytes }) => bytes.toString());
  const first = entries.findIndex(({ op }) => op === 'A');
  const places = Array.from({ length: cuts }, () => Math.floor(random() * (entries.length + 1))).toSorted(
    (a, b) => a - b,
  );
  const outcome: Outcome = { corrupt: [], lost: [] };
  const disk = new Disk(dataFolder, base);
  const after = join(folder, 'after');
  let at = 0;
  let done = 0;
  for (const [number, place] of places.entries()) {
    for (; at < place; at += 1) {
      disk.follow(entries[at]!);
      if (entries[at]!.op === 'A') done += 1;
    }
    const seed = number;
    rmSync(after, { recursive: true, force: true });
    disk.cut(after, randomFrom(seed));
    const name = `cut ${seed} before write ${place} of ${entries.length}, after ${done - 1} steps`;
    // What was under way may be there whole, or not at all. Before the first step nothing is.
    const allowed = place <= first ? acknowledged.slice(0, 1) : acknowledged.slice(done - 1, done + 1);
    judge(after, name, allowed, outcome);
    if (withCore && number % coreEvery === 0) await judgeWithCore(after, name, outcome);
  }
  return outcome;
}

function judge(after: string, name: string, allowed: string[], outcome: Outcome): void {
  try {
    const problems = problemsIn(after);
    if (problems.length > 0) outcome.corrupt.push(`${name}: ${problems.slice(0, 3).join('; ')}`);
    else if (!allowed.includes(withDatabase(after, fingerprint))) outcome.lost.push(name);
  } catch (error) {
    outcome.corrupt.push(`${name}: ${String(error)}`);
  }
}

async function judgeWithCore(after: string, name: string, outcome: Outcome): Promise<void> {
  try {
    const before = withDatabase(after, fingerprint);
    const application = await openCore(after);
    const { total } = await application.client.meetings.list({ limit: 1 });
    await application.close();
    if (total === 0) outcome.lost.push(`${name}: no meetings`);
    if (withDatabase(after, fingerprint) !== before) outcome.corrupt.push(`${name}: opening changed it`);
  } catch (error) {
    outcome.corrupt.push(`${name}: the program does not open it: ${String(error)}`);
  }
}
