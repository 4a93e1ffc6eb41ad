import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectDatabase } from '../../src/main/database/database-file.ts';
import type { BinaanClient } from '../../src/shared/contract.ts';
import { amount } from './amounts.ts';
import { openCore } from './core.ts';
import type { Kept } from './killed-data.ts';
import {
  expectKept,
  expectTidy,
  firstVersion,
  makeOldData,
  peopleOfOld,
  placeIn,
  saveMeeting,
  strays,
} from './killed-data.ts';
import { endOf } from './recorder.ts';
import { randomFrom } from './replay.ts';
import { killed, startCommand, startProgram, timeOf } from './running-program.ts';
import { problemsIn, withDatabase } from './stored-state.ts';

// The built program, ended in the middle of what it does as by kill -9 or the power button of a laptop with
// a battery. A thousand times in all: 700 here, 300 in kills-of-backups.test.ts.

const folder = mkdtempSync(join(tmpdir(), 'binaan-kills-'));
const base = join(folder, 'base');
const old = join(folder, 'old');
let unitId = '';

beforeAll(async () => {
  const application = await openCore(base);
  await application.client.sample.fill();
  unitId = (await application.client.units.list()).find(({ code }) => code === 'KPI-BPP')!.id;
  await application.close();
  await makeOldData(old);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

interface Work {
  name: string;
  kills: number;
  /** Longest time of work before the kill, milliseconds. */
  longest: number;
  /** Works until it is killed; keeps what is acknowledged. */
  run(client: BinaanClient, kept: Kept, name: string): Promise<void>;
}

const works: Work[] = [
  { name: 'saving', kills: amount(270, 12), longest: 300, run: saveOn },
  { name: 'importing', kills: amount(150, 8), longest: 500, run: importOn },
  { name: 'exporting', kills: amount(80, 6), longest: 1200, run: exportOn },
];

describe('a program that is killed', () => {
  it.each(works)(
    'while $name, $kills times, keeps what it acknowledged and leaves nothing behind',
    async (work) => {
      const random = randomFrom(work.kills);
      const [dataFolder, temporary] = placeIn(folder, work.name);
      cpSync(base, dataFolder, { recursive: true });
      let kept: Kept = new Map();
      let acknowledged = 0;
      for (let count = 0; count < work.kills; count += 1) {
        const program = await startProgram(dataFolder, temporary);
        await expectKept(program.client, kept);
        await expectTidy(dataFolder, temporary, program.process.pid!);
        kept = new Map();
        const ended = work.run(program.client, kept, `${work.name} ${count}`).catch(() => {});
        await wait(random() * work.longest);
        await program.kill();
        await ended;
        acknowledged += kept.size;
        // The next start has to cope with what the kill left; now and then everything is looked at before it.
        if (count % 10 === 0) expect(problemsIn(dataFolder)).toEqual([]);
      }
      const last = await startProgram(dataFolder, temporary);
      await expectKept(last.client, kept);
      await expectTidy(dataFolder, temporary, last.process.pid!);
      await last.kill();
      expect(problemsIn(dataFolder)).toEqual([]);
      console.log(`killed ${work.kills} times while ${work.name}: ${acknowledged} acknowledged, none lost`);
    },
    1_800_000,
  );

  const migrations = amount(130, 8);
  it(`while migrating, ${migrations} times, begins anew and has everything`, async () => {
    const random = randomFrom(5);
    const stages: Record<string, number> = {};
    const [dataFolder, temporary] = placeIn(folder, 'migrating');
    const begin = () => {
      rmSync(dataFolder, { recursive: true, force: true });
      cpSync(old, dataFolder, { recursive: true });
      return startCommand(['call', 'status', '--data', dataFolder], temporary);
    };
    // Before that nothing is changed.
    const hasBegun = () => existsSync(join(dataFolder, 'backups'));
    const lasting = await timeOf(begin(), hasBegun, () => stageOf(dataFolder) === 'after it');
    for (let count = 0; count < migrations; count += 1) {
      await killed(begin(), hasBegun, random() * lasting * 1.2);
      const at = stageOf(dataFolder);
      stages[at] = (stages[at] ?? 0) + 1;
      const { status, stdout, stderr } = await endOf(
        startCommand(['call', 'people.list', '{"limit":1}', '--data', dataFolder], temporary),
      );
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect((JSON.parse(stdout) as { total: number }).total).toBe(peopleOfOld); // the operation's answer
      expect(problemsIn(dataFolder)).toEqual([]);
      expect(strays(dataFolder)).toEqual([]);
      const copies = readdirSync(join(dataFolder, 'backups')).filter((name) => name.endsWith('.db'));
      expect(copies).toHaveLength(1);
      const copy = inspectDatabase(join(dataFolder, 'backups', copies[0]!));
      expect(copy).toMatchObject({ is: 'good', migrations: [firstVersion], contents: { people: peopleOfOld } });
    }
    console.log(`killed ${migrations} times while migrating: ${JSON.stringify(stages)}, nothing lost`);
  }, 1_800_000);

  const reports = amount(70, 4);
  it(`while writing every report into a folder, ${reports} times, leaves whole files only`, async () => {
    const random = randomFrom(6);
    const [dataFolder, temporary] = placeIn(folder, 'reporting');
    cpSync(base, dataFolder, { recursive: true });
    const output = join(folder, 'reports');
    const words = ['report', 'all', '--year', '2026', '--quarter', '1', '--output', output, '--data', dataFolder];
    const hasBegun = () => existsSync(output);
    const lasting = await timeOf(startCommand(words, temporary), hasBegun);
    rmSync(output, { recursive: true });
    let written = 0;
    for (let count = 0; count < reports; count += 1) {
      await killed(startCommand(words, temporary), hasBegun, random() * lasting);
      const next = await startProgram(dataFolder, temporary);
      await expectTidy(dataFolder, temporary, next.process.pid!);
      await next.kill();
      for (const name of readdirSync(output)) {
        written += 1;
        expect(name).toMatch(/^2026-TW1 .*\.(?:xlsx|pdf)$/);
        expect(isWhole(readFileSync(join(output, name)))).toBe(true);
      }
      rmSync(output, { recursive: true });
    }
    console.log(`killed ${reports} times while writing reports: ${written} files, all whole`);
  }, 1_800_000);

  it('is not tidied up after by another one while it lives', async () => {
    const [dataFolder, temporary] = placeIn(folder, 'beside');
    cpSync(base, dataFolder, { recursive: true });
    const first = await startProgram(dataFolder, temporary);
    const request = { kind: 'quarterly', unitId, year: 2026, quarter: 1, format: 'xlsx' } as const;
    for await (const event of await first.client.exports.run(request)) void event;
    // On other data: one program has its data folder to itself, and shares the folder for temporary files only.
    const [other] = placeIn(folder, 'beside-other');
    cpSync(base, other, { recursive: true });
    const second = await startProgram(other, temporary);
    await expectTidy(other, temporary, second.process.pid!, [first.process.pid!]);
    const work = readdirSync(temporary).filter((name) => name.startsWith(`binaan-work-${first.process.pid}-`));
    expect(work).toHaveLength(1);
    expect(readdirSync(join(temporary, work[0]!))).toHaveLength(1);
    await Promise.all([first.kill(), second.kill()]);
  }, 60_000);
});

async function saveOn(client: BinaanClient, kept: Kept, name: string): Promise<void> {
  for (let count = 0; ; count += 1) await saveMeeting(client, kept, { unitId, title: `${name}-${count}`, people: 12 });
}

async function importOn(client: BinaanClient, kept: Kept, name: string): Promise<void> {
  for (let count = 0; ; count += 1) await saveMeeting(client, kept, { unitId, title: `${name}-${count}`, people: 400 });
}

async function exportOn(client: BinaanClient, kept: Kept, name: string): Promise<void> {
  for (let count = 0; ; count += 1) {
    await saveMeeting(client, kept, { unitId, title: `${name}-${count}`, people: 5 });
    const format = count % 2 === 0 ? 'xlsx' : 'pdf';
    for await (const event of await client.exports.run({ kind: 'quarterly', unitId, year: 2026, quarter: 1, format })) {
      void event;
    }
  }
}

/** How far a start had come with old data. */
function stageOf(dataFolder: string): string {
  const names = existsSync(join(dataFolder, 'backups')) ? readdirSync(join(dataFolder, 'backups')) : [];
  if (names.length === 0) return 'before the copy';
  if (!names.some((name) => name.endsWith('.db'))) return 'copying';
  // Looked at in a copy, as what the kill left is for the next start to put in order.
  const copy = join(folder, 'looked-at');
  mkdirSync(copy, { recursive: true });
  for (const name of ['binaan.db', 'binaan.db-wal']) {
    rmSync(join(copy, name), { force: true });
    if (existsSync(join(dataFolder, name))) cpSync(join(dataFolder, name), join(copy, name));
  }
  const { length } = withDatabase(copy, (database) => database.prepare('select name from mikro_orm_migrations').all());
  return length === 1 ? 'migrating' : 'after it';
}

function isWhole(bytes: Buffer): boolean {
  const end = bytes.subarray(-1024).toString('latin1');
  return bytes.toString('latin1', 0, 4) === '%PDF' ? end.includes('%%EOF') : end.includes('PK\x05\x06');
}
