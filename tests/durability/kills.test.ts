import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/main/database/new-id.ts';
import { driverOf, makeDatabase } from '../../src/main/database/open.ts';
import type { BinaanClient } from '../../src/shared/contract.ts';
import { amount } from './amounts.ts';
import { openCore } from './core.ts';
import { endOf } from './recorder.ts';
import { randomFrom } from './replay.ts';
import { killed, startCommand, startProgram } from './running-program.ts';
import { problemsIn } from './stored-state.ts';

// The built program, ended in the middle of what it does as by kill -9 or the power button of a laptop with
// a battery. Every way of working gets its share of the kills; making and restoring backups belong here, too,
// once they are there.

const folder = mkdtempSync(join(tmpdir(), 'binaan-kills-'));
const base = join(folder, 'base');
const old = join(folder, 'old');
const peopleOfOld = 2000;
let unitId = '';

beforeAll(async () => {
  const application = await openCore(base);
  await application.client.sample.fill();
  unitId = (await application.client.units.list()).find(({ code }) => code === 'KPI-BPP')!.id;
  await application.close();
  await makeOldData();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** What a record was when its save was acknowledged. */
type Kept = Map<string, unknown>;

interface Work {
  name: string;
  kills: number;
  /** Longest time of work before the kill, milliseconds. */
  longest: number;
  /** Works until it is killed; keeps what is acknowledged. */
  run(client: BinaanClient, kept: Kept, name: string): Promise<void>;
}

const works: Work[] = [
  { name: 'saving', kills: amount(400, 8), longest: 300, run: saveOn },
  { name: 'importing', kills: amount(200, 4), longest: 500, run: importOn },
  { name: 'exporting', kills: amount(100, 3), longest: 1200, run: exportOn },
];

describe('a program that is killed', () => {
  it.each(works)(
    'while $name, $kills times, keeps what it acknowledged and leaves nothing behind',
    async (work) => {
      const random = randomFrom(work.kills);
      const [dataFolder, temporary] = place(work.name);
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

  const migrations = amount(200, 4);
  it(`while migrating, ${migrations} times, begins anew and has everything`, async () => {
    const random = randomFrom(5);
    const [dataFolder, temporary] = place('migrating');
    for (let count = 0; count < migrations; count += 1) {
      rmSync(dataFolder, { recursive: true, force: true });
      cpSync(old, dataFolder, { recursive: true });
      const start = startCommand(['call', 'status', '--data', dataFolder], temporary);
      await wait(100 + random() * 350);
      await killed(start);
      const { status, stdout, stderr } = await endOf(
        startCommand(['call', 'people.list', '{"limit":1}', '--data', dataFolder], temporary),
      );
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect((JSON.parse(stdout) as { total: number }).total).toBe(peopleOfOld); // the operation's answer
      expect(problemsIn(dataFolder)).toEqual([]);
      expect(strays(dataFolder)).toEqual([]);
      for (const name of readdirSync(join(dataFolder, 'backups'))) expectSound(join(dataFolder, 'backups', name));
    }
  }, 1_800_000);

  const reports = amount(100, 3);
  it(`while writing every report into a folder, ${reports} times, leaves whole files only`, async () => {
    const random = randomFrom(6);
    const [dataFolder, temporary] = place('reporting');
    cpSync(base, dataFolder, { recursive: true });
    const output = join(folder, 'reports');
    const words = ['report', 'all', '--year', '2026', '--quarter', '1', '--output', output, '--data', dataFolder];
    for (let count = 0; count < reports; count += 1) {
      const command = startCommand(words, temporary);
      await wait(200 + random() * 2000);
      await killed(command);
      const next = await startProgram(dataFolder, temporary);
      await expectTidy(dataFolder, temporary, next.process.pid!);
      await next.kill();
      mkdirSync(output, { recursive: true });
      for (const name of readdirSync(output)) {
        expect(name).toMatch(/^2026-TW1 .*\.(?:xlsx|pdf)$/);
        expect(isWhole(readFileSync(join(output, name)))).toBe(true);
      }
      rmSync(output, { recursive: true });
    }
  }, 1_800_000);

  it('is not tidied up after by another one while it lives', async () => {
    const [dataFolder, temporary] = place('beside');
    cpSync(base, dataFolder, { recursive: true });
    const first = await startProgram(dataFolder, temporary);
    const request = { kind: 'quarterly', unitId, year: 2026, quarter: 1, format: 'xlsx' } as const;
    for await (const event of await first.client.exports.run(request)) void event;
    // On other data: one program has its data folder to itself, and shares the folder for temporary files only.
    const [other] = place('beside-other');
    cpSync(base, other, { recursive: true });
    const second = await startProgram(other, temporary);
    await expectTidy(other, temporary, second.process.pid!, [first.process.pid!]);
    const work = readdirSync(temporary).filter((name) => name.startsWith(`binaan-work-${first.process.pid}-`));
    expect(work).toHaveLength(1);
    expect(readdirSync(join(temporary, work[0]!))).toHaveLength(1);
    await Promise.all([first.kill(), second.kill()]);
  }, 60_000);
});

function place(name: string): [dataFolder: string, temporary: string] {
  const temporary = join(folder, `${name}-temporary`);
  mkdirSync(temporary, { recursive: true });
  return [join(folder, name), temporary];
}

async function saveOn(client: BinaanClient, kept: Kept, name: string): Promise<void> {
  for (let count = 0; ; count += 1) await saveMeeting(client, kept, `${name}-${count}`, 12);
}

async function importOn(client: BinaanClient, kept: Kept, name: string): Promise<void> {
  for (let count = 0; ; count += 1) await saveMeeting(client, kept, `${name}-${count}`, 400);
}

async function exportOn(client: BinaanClient, kept: Kept, name: string): Promise<void> {
  for (let count = 0; ; count += 1) {
    await saveMeeting(client, kept, `${name}-${count}`, 5);
    const format = count % 2 === 0 ? 'xlsx' : 'pdf';
    for await (const event of await client.exports.run({ kind: 'quarterly', unitId, year: 2026, quarter: 1, format })) {
      void event;
    }
  }
}

async function saveMeeting(client: BinaanClient, kept: Kept, title: string, people: number): Promise<void> {
  const participants = Array.from({ length: people }, (_, index) => ({
    name: `${title} ${index}`,
    phone: `08${index}`,
  }));
  const sessions = [{ date: '2026-02-10', place: 'Balai Desa', participants }];
  const { id } = await client.meetings.save({ unitId, kind: 'fgd', title, sessions });
  // Acknowledged from here on, whether or not it is still asked for.
  kept.set(id, { title, names: participants.map((one) => one.name) });
}

async function expectKept(client: BinaanClient, kept: Kept): Promise<void> {
  for (const [id, what] of kept) {
    const { title, sessions } = await client.meetings.get({ id });
    expect({ title, names: sessions[0]!.participants.map(({ name }) => name) }).toEqual(what);
  }
}

/** Nothing of earlier processes is left, a moment after the start. */
async function expectTidy(dataFolder: string, temporary: string, ...alive: (number | number[])[]): Promise<void> {
  const isAlive = (name: string) => alive.flat().some((pid) => name.startsWith(`binaan-work-${pid}-`));
  const left = () => [
    ...strays(dataFolder),
    ...readdirSync(temporary).filter((name) => name.startsWith('binaan') && !isAlive(name)),
  ];
  for (let tries = 0; left().length > 0 && tries < 100; tries += 1) await wait(20);
  expect(left()).toEqual([]);
}

/** What is in a data folder and has no place there. */
function strays(dataFolder: string): string[] {
  return readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter(
      (name) =>
        !/^binaan\.db(?:-wal|-shm)?$|^(?:backups|last-check)\.json$|^(?:in-use|program)\.lock(?:-journal)?$/.test(
          name,
        ) &&
        !/^logs(?:[\\/]binaan(?:\.\d)?\.log)?$/.test(name) &&
        !/^(?:attachments|backups|backups\/attachments)$|attachments\/[0-9a-f]{2}(?:\/[0-9a-f]{64}\.\w+)?$/.test(
          name,
        ) &&
        !/^backups\/[^/]*\.(?:db|json|files)$/.test(name),
    );
}

function isWhole(bytes: Buffer): boolean {
  const end = bytes.subarray(-1024).toString('latin1');
  return bytes.toString('latin1', 0, 4) === '%PDF' ? end.includes('%%EOF') : end.includes('PK\x05\x06');
}

function expectSound(file: string): void {
  const database = new Database(file, { readonly: true });
  expect(database.prepare('pragma integrity_check').raw().all()).toEqual([['ok']]);
  database.close();
}

async function makeOldData(): Promise<void> {
  const orm = await makeDatabase(old, '2026-11-22-first-tables');
  const driver = await driverOf(orm.em);
  const at = '2026-01-01T00:00:00.000Z';
  const columns = 'id, created_at, updated_at, version, search_name, name, phone, comparable_phone, note';
  const insert = driver.prepare(`insert into person (${columns}) values (?, ?, ?, 1, ?, ?, '', '', '')`);
  await orm.em.getConnection().execute('begin');
  for (let count = 0; count < peopleOfOld; count += 1) insert.run(newId(), at, at, `warga${count}`, `Warga ${count}`);
  await orm.em.getConnection().execute('commit');
  // Not by closeDatabase: the search that it puts in order came later.
  await orm.close(true);
}
