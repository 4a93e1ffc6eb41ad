import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amount } from './amounts.ts';
import { openCore } from './core.ts';
import { buildRecorder, endOf, watchedEnvironment } from './recorder.ts';

// The recorder lets the nth change to the data folder fail, for each n until an operation needs no more of
// them: that reaches every write, which a small disk would not.

const recorder = buildRecorder();
const library = 'library' in recorder ? recorder.library : '';
const missing = 'missing' in recorder ? recorder.missing : '';
const folder = mkdtempSync(join(tmpdir(), 'binaan-full-'));
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

/** What `fill-disk.ts` saw of one operation. */
interface Tried {
  operation: string;
  /** How many of its changes were made to fail, one after the other. */
  writes: number;
  /** Failure code and how often it came. */
  codes: Record<string, number>;
  /** What was otherwise than it must be. */
  wrong: string[];
}

describe('a disk or file', () => {
  it.for([
    { errno: 'ENOSPC', code: 'NO_SPACE', text: 'is full' },
    { errno: 'EACCES', code: 'LOCKED', text: 'may not be written' },
    { errno: 'EBUSY', code: 'LOCKED', text: 'is held by another program' },
  ])(
    'that $text, at any write, gives $code and keeps what was there',
    { timeout: 1_800_000 },
    async ({ errno, code }, { skip }) => {
      if (missing !== '') skip(missing);
      await expectRefusals(errno, code);
    },
  );
});

async function expectRefusals(errno: string, code: string): Promise<void> {
  const dataFolder = join(folder, errno);
  cpSync(base, dataFolder, { recursive: true });
  const program = join(import.meta.dirname, 'fill-disk.ts');
  const every = String(amount(1, 11));
  const child = spawn(process.execPath, [program, dataFolder, errno, every], {
    env: watchedEnvironment(library, dataFolder),
  });
  const { status, stdout, stderr } = await endOf(child);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const tried = JSON.parse(stdout) as Tried[]; // what the program beside this file prints
  for (const { operation, writes, codes, wrong } of tried) {
    expect(wrong, operation).toEqual([]);
    // SQLite says of a file that it cannot make only that it cannot open it.
    const others = operation.startsWith('backups.') ? ['LOCKED'] : [];
    expect(Object.keys(codes), operation).toContain(code);
    expect([code, ...others], operation).toEqual(expect.arrayContaining(Object.keys(codes)));
    expect(writes, operation).toBeGreaterThan(0);
  }
  console.log(`${errno}: ${tried.map(({ operation, writes }) => `${operation} at ${writes} writes`).join(', ')}`);
}
