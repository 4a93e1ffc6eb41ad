import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyDatabase } from '../../src/main/database/database-file.ts';
import type { Backup } from '../../src/shared/backups.ts';
import type { BinaanClient } from '../../src/shared/contract.ts';
import { png } from '../support/pictures.ts';
import { amount, isFull } from './amounts.ts';
import { openCore } from './core.ts';
import type { Kept } from './killed-data.ts';
import {
  expectKept,
  expectTidy,
  makeOldData,
  placeIn,
  saveMeeting,
  strayBackups,
  unsoundBackups,
} from './killed-data.ts';
import { randomFrom } from './replay.ts';
import { killed, startCommand, startProgram, timeOf } from './running-program.ts';
import { fingerprint, problemsIn, withDatabase } from './stored-state.ts';

// What kills.test.ts does, for backups: 300 of the thousand kills.

const folder = mkdtempSync(join(tmpdir(), 'binaan-kills-of-backups-'));
const base = join(folder, 'base');
/** A backup of this version with evidence that the base lacks, and one of the first version. */
const [present, past] = [join(folder, 'present', 'dibawa.db'), join(folder, 'past', 'lama.db')];
/** What a database of the first version gets at its next opening, with ids of chance. */
const seeded = ['choice', 'settings', 'legal_basis', 'mikro_orm_migrations'];
let unitId = '';

beforeAll(async () => {
  const application = await openCore(base);
  await application.client.sample.fill();
  unitId = (await application.client.units.list()).find(({ code }) => code === 'KPI-BPP')!.id;
  await application.close();
  await makePresent();
  const old = join(folder, 'old');
  await makeOldData(old);
  mkdirSync(join(folder, 'past'));
  copyDatabase(join(old, 'binaan.db'), past);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

async function makePresent(): Promise<void> {
  const other = join(folder, 'other');
  cpSync(base, other, { recursive: true });
  const application = await openCore(other);
  for (let count = 0; count < 3; count += 1) {
    const id = await saveMeeting(application.client, new Map(), {
      unitId,
      title: `Dari cadangan ${count}`,
      people: 20,
    });
    await attach(application.client, id);
  }
  await application.close();
  mkdirSync(join(folder, 'present'));
  copyDatabase(join(other, 'binaan.db'), present);
  cpSync(join(other, 'attachments'), join(folder, 'present', 'attachments'), { recursive: true });
}

/** A picture as large as one that the page made smaller. */
async function attach(client: Pick<BinaanClient, 'attachments'>, id: string): Promise<void> {
  const data = Buffer.concat([png(1), randomBytes(100_000)]).toString('base64');
  await client.attachments.add({ owner: { kind: 'meeting', id }, kind: 'foto', fileName: 'foto.png', data });
}

async function backUp(client: BinaanClient): Promise<Backup> {
  for await (const event of await client.backups.run()) if (event.type === 'finished') return event.backup;
  throw new Error('a backup came to no end');
}

/** Every backup that the program lists opens, passes its check and has its evidence. */
async function expectSound(client: BinaanClient, dataFolder: string): Promise<Set<string>> {
  const listed = await client.backups.list();
  expect(listed.filter(({ contents }) => contents === null)).toEqual([]);
  expect(unsoundBackups(join(dataFolder, 'backups'))).toEqual([]);
  return new Set(listed.map(({ id }) => id));
}

describe('a program that is killed', () => {
  const backingUp = amount(150, 8);
  it(`while backing up into two folders, ${backingUp} times, has whole backups only, and those it acknowledged`, async () => {
    const random = randomFrom(7);
    const [dataFolder, temporary] = placeIn(folder, 'backing-up');
    const stick = join(folder, 'stick');
    mkdirSync(stick);
    cpSync(base, dataFolder, { recursive: true });
    let kept: Kept = new Map();
    /** The last backup that was acknowledged, and what had been by then. */
    let last: { id: string; meetings: string[] } | undefined;
    let acknowledged = 0;
    const work = async (client: BinaanClient, round: number) => {
      for (let count = 0; ; count += 1) {
        const id = await saveMeeting(client, kept, { unitId, title: `${round}-${count}`, people: 12 });
        if (count === 0) await attach(client, id);
        const meetings = [...kept.keys()];
        last = { id: (await backUp(client)).id, meetings };
        acknowledged += 1;
      }
    };
    for (let round = 0; round <= backingUp; round += 1) {
      const program = await startProgram(dataFolder, temporary);
      const { client } = program;
      await expectKept(client, kept);
      await expectTidy(dataFolder, temporary, program.process.pid!);
      const listed = await expectSound(client, dataFolder);
      if (last) {
        expect(listed).toContain(last.id);
        const there = meetingsIn(join(dataFolder, 'backups', `${last.id}.db`));
        expect(last.meetings.filter((id) => !there.has(id))).toEqual([]);
      }
      // The next backup puts in order what the kill left in the second folder.
      if (round === 0) await client.backups.chooseSecond({ folder: stick });
      else last = { id: (await backUp(client)).id, meetings: [...kept.keys()] };
      const second = join(stick, readdirSync(stick)[0]!);
      expect(strayBackups(second)).toEqual([]);
      expect(unsoundBackups(second)).toEqual([]);
      expect((await client.backups.list()).filter(({ isInSecond }) => !isInSecond)).toEqual([]);
      kept = new Map();
      const ended = work(client, round).catch(() => {});
      await wait(random() * 900);
      await program.kill();
      await ended;
      if (round % 10 === 0) expect(problemsIn(dataFolder)).toEqual([]);
    }
    console.log(`killed ${backingUp} times while backing up: ${acknowledged} acknowledged, all sound`);
  }, 1_800_000);

  const inProgram = amount(80, 5);
  it(`while restoring a backup, ${inProgram} times, has the data of before or those of the backup`, async () => {
    const asRestored = await restored(present, []);
    const [dataFolder, temporary] = placeIn(folder, 'restoring');
    const restoring = () => existsSync(join(dataFolder, 'restoring'));
    const begin = async () => {
      rmSync(dataFolder, { recursive: true, force: true });
      cpSync(base, dataFolder, { recursive: true });
      const program = await startProgram(dataFolder, temporary);
      const kept: Kept = new Map();
      await saveMeeting(program.client, kept, { unitId, title: 'Sebelumnya', people: 30 });
      return { program, kept, was: stateOf(dataFolder, []) };
    };
    const restore = ({ client }: { client: BinaanClient }) =>
      client.backups.restore({ path: present }).then(
        () => true,
        () => false,
      );
    const { program: measured } = await begin();
    const answer = restore(measured);
    const begun = performance.now();
    expect(await answer).toBe(true);
    const lasting = performance.now() - begun;
    await measured.kill();
    const random = randomFrom(8);
    const outcomes = { before: 0, after: 0 };
    for (let round = 0; round < inProgram; round += 1) {
      const { program, kept, was } = await begin();
      const acknowledged = restore(program);
      await killed(program.process, restoring, random() * lasting * 1.3);
      const after = await afterKill(dataFolder, temporary, { was, asRestored, without: [] }, await acknowledged, kept);
      outcomes[after] += 1;
    }
    if (isFull) expect(Math.min(outcomes.before, outcomes.after)).toBeGreaterThan(0);
    console.log(`killed ${inProgram} times while restoring a backup: ${JSON.stringify(outcomes)}, never a mix`);
  }, 1_800_000);

  const byCommand = amount(70, 5);
  it(`while restoring data of the first version, ${byCommand} times, has the data of before or those`, async () => {
    const asRestored = await restored(past, seeded);
    const [dataFolder, temporary] = placeIn(folder, 'restoring-old');
    const restoring = () => existsSync(join(dataFolder, 'restoring'));
    const begin = () => {
      rmSync(dataFolder, { recursive: true, force: true });
      cpSync(base, dataFolder, { recursive: true });
      return startCommand(['restore', past, '--data', dataFolder], temporary);
    };
    const was = stateOf(base, seeded);
    const lasting = await timeOf(begin(), restoring);
    expect(stateOf(dataFolder, seeded)).toBe(asRestored);
    const random = randomFrom(9);
    const outcomes = { before: 0, after: 0 };
    for (let round = 0; round < byCommand; round += 1) {
      const command = begin();
      let said = '';
      command.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
      await killed(command, restoring, random() * lasting * 1.3);
      const after = await afterKill(
        dataFolder,
        temporary,
        { was, asRestored, without: seeded },
        said !== '',
        new Map(),
      );
      outcomes[after] += 1;
    }
    if (isFull) expect(Math.min(outcomes.before, outcomes.after)).toBeGreaterThan(0);
    console.log(`killed ${byCommand} times while restoring old data: ${JSON.stringify(outcomes)}, never a mix`);
  }, 1_800_000);
});

/** What the next start has: exactly what was, or exactly what was restored and a backup of what was. */
async function afterKill(
  dataFolder: string,
  temporary: string,
  { was, asRestored, without }: { was: string; asRestored: string; without: string[] },
  isAcknowledged: boolean,
  kept: Kept,
): Promise<'before' | 'after'> {
  const next = await startProgram(dataFolder, temporary);
  const now = stateOf(dataFolder, without);
  expect(isAcknowledged ? [asRestored] : [was, asRestored]).toContain(now);
  if (now === was) await expectKept(next.client, kept);
  await expectTidy(dataFolder, temporary, next.process.pid!);
  const listed = await expectSound(next.client, dataFolder);
  if (now === asRestored) {
    const states = [...listed]
      .filter((id) => id.startsWith('restore-'))
      .map((id) => stateOfFile(join(dataFolder, 'backups', `${id}.db`), without));
    expect(states).toContain(was);
  }
  expect(problemsIn(dataFolder)).toEqual([]);
  await next.kill();
  return now === was ? 'before' : 'after';
}

function stateOf(dataFolder: string, without: string[]): string {
  return withDatabase(dataFolder, (database) => fingerprint(database, without));
}

function stateOfFile(file: string, without: string[]): string {
  const database = new Database(file, { readonly: true });
  try {
    return fingerprint(database, without);
  } finally {
    database.close();
  }
}

/** What the base is once a file is restored into it, with nothing in between. */
async function restored(file: string, without: string[]): Promise<string> {
  // A log of another database beside it is left where it is.
  writeFileSync(`${file}-wal`, randomBytes(10_000));
  const dataFolder = join(folder, 'restored');
  cpSync(base, dataFolder, { recursive: true });
  const application = await openCore(dataFolder);
  await application.client.backups.restore({ path: file });
  await application.close();
  const state = stateOf(dataFolder, without);
  rmSync(dataFolder, { recursive: true });
  return state;
}

function meetingsIn(file: string): Set<string> {
  const database = new Database(file, { readonly: true });
  const rows = database.prepare('select id from meeting').all() as { id: string }[]; // the statement's column
  database.close();
  return new Set(rows.map(({ id }) => id));
}
