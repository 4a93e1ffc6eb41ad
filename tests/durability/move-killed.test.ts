import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { currentDataFolder } from '../../src/main/data-folder/moved-folder.ts';
import { binaan } from '../support/command-line.ts';
import { dumpOf } from '../support/dump.ts';
import { amount } from './amounts.ts';
import { killed, startCommand } from './running-program.ts';

let base: string;
let from: string;
let to: string;
let original: string;
let dump: ReturnType<typeof dumpOf>;
let evidence: string[];
const evidenceIn = (folder: string) =>
  readdirSync(join(folder, 'attachments'), { recursive: true, encoding: 'utf8' }).toSorted((a, b) =>
    a.localeCompare(b),
  );

beforeAll(async () => {
  original = join(mkdtempSync(join(tmpdir(), 'binaan-killed-')), 'data');
  await binaan(['sample', '--data', original]);
  await binaan(['backup', '--data', original]);
  dump = dumpOf(original);
  evidence = evidenceIn(original);
});
afterAll(() => rmSync(join(original, '..'), { recursive: true, force: true }));

let count = 0;
beforeEach(() => {
  base = join(original, '..', `case-${(count += 1)}`);
  from = original;
  to = join(base, 'new');
});

/** After a move that broke off: one folder counts, it has everything, and a move to the same place goes through. */
async function expectWhole(): Promise<string> {
  const current = currentDataFolder(from);
  expect(dumpOf(current)).toEqual(dump);
  expect(evidenceIn(current)).toEqual(evidence);
  expect((await binaan(['check', '--data', from])).status).toBe(0);
  if (current === from) {
    if (existsSync(to))
      expect((await binaan(['call', 'status', '--data', to])).status).toBe(
        existsSync(join(to, 'moving-here.json')) ? 1 : 0,
      );
    const again = await binaan(['move', to, '--data', from]);
    expect({ status: again.status, stderr: again.stderr }).toEqual({ status: 0, stderr: '' });
    expect(dumpOf(to)).toEqual(dump);
    expect(evidenceIn(to)).toEqual(evidence);
  }
  expect(currentDataFolder(from)).toBe(to);
  expect(readdirSync(to, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(existsSync(join(to, 'moving-here.json'))).toBe(false);
  // The old folder is whole, too, as nobody touches it: the next case starts from it.
  expect(dumpOf(from)).toEqual(dump);
  rmSync(`${from}.moved.json`);
  return current;
}

it.each([
  ['before anything', 'old'],
  ['files copied', 'old'],
  ['data copied', 'old'],
  ['decided', 'new'],
  // The thread goes on while its word of these is on the way.
  ['files', 'either'],
  ['copying', 'either'],
  ['checking', 'either'],
])('killed at “%s”, %s folder counts and is whole', async (point, which) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'move-and-die.ts'), from, to, point]);
  const signal = await new Promise((resolve) => child.once('exit', (_code, how) => resolve(how)));
  expect(signal).toBe('SIGKILL');
  const current = await expectWhole();
  if (which !== 'either') expect(current).toBe(which === 'old' ? from : to);
});

it(
  `killed at any time, one folder counts and is whole`,
  async () => {
    const started = performance.now();
    expect((await binaan(['move', to, '--data', from])).status).toBe(0);
    const usual = performance.now() - started;
    await expectWhole();
    const kills = amount(60, 6);
    for (let index = 0; index < kills; index += 1) {
      rmSync(to, { recursive: true });
      const child = startCommand(['move', to, '--data', from], tmpdir());
      await after(usual * (0.3 + (0.8 * index) / kills));
      await killed(child);
      await expectWhole();
    }
  },
  amount(900_000, 120_000),
);
