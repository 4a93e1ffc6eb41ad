import { mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { copyDatabase } from '../../src/main/database/database-file.ts';
import { png } from '../support/pictures.ts';
import { openCore } from './core.ts';
import { controlPath } from './recorder.ts';
import { fingerprint, problemsIn } from './stored-state.ts';

// A program that full-disk.test.ts runs under the recorder: data folder, the errno with which changes fail,
// and how many of them are passed over each time. Prints what came of each operation.

const [dataFolder = '', errno = '', every = '1'] = process.argv.slice(2);
const number = constants.errno[errno as keyof typeof constants.errno]; // given by the test
const control = openSync(controlPath, 'w');
const tell = (command: string) => writeSync(control, command);
/** Files of evidence that no row names yet, and backups, which are whole before their operation ends. */
const mayStay = /^attachments|^backups(?:\/[^/]*\.(?:db|json|files)|\/attachments(?:\/..(?:\/[0-9a-f]{64}\.\w+)?)?)?$/;
// That it cannot remember how a backup went is told to the console, and to nobody else.
const complain = console.error;
console.error = (...what: unknown[]) => {
  if (!(what[0] instanceof Error && what[0].stack?.includes('memory-file'))) complain(...what);
};
const application = await openCore(dataFolder);
const { client } = application;
const unitId = (await client.units.list())[0]!.id;
let count = 0;

mkdirSync(join(dataFolder, 'exported'));
/** They write into the database alone, which is open: no name is made. */
const database = {
  'meetings.save': () => client.meetings.save(sheet(30)),
  'groups.save': () =>
    client.groups.save({ unitId, name: `K ${count}`, kind: 'posyandu', areaCode: '64.09.01.2020', stage: 'inisiasi' }),
  'drafts.save': () =>
    client.drafts.save({ key: 'meeting:new:1', path: '/', unitId, title: 'Draf', content: 'x'.repeat(20_000 + count) }),
};
const files = {
  'attachments.add': async () => {
    const { rows } = await client.meetings.list({ limit: 1 });
    return client.attachments.add({
      owner: { kind: 'meeting', id: rows[0]!.id },
      kind: 'foto',
      fileName: 'foto.png',
      data: png(count, 50 + count, 70).toString('base64'),
    });
  },
  'exports.run': () =>
    application.exportTo(
      { kind: 'quarterly', unitId, year: 2026, quarter: 1, format: 'xlsx', language: 'id' },
      join(dataFolder, 'exported', `${count}.xlsx`),
    ),
};
/** They write a whole database each, so that not every page of it fails. */
const backups = {
  'backups.run': async () => {
    for await (const event of await client.backups.run({})) void event;
  },
  'backups.restore': async () => {
    await client.backups.restore({ path: given });
  },
};
const given = join(dataFolder, 'exported', 'dibawa.db');
copyDatabase(join(dataFolder, 'binaan.db'), given);
// Makes the file in which the backups remember.
await client.backups.chooseSecond({ folder: '' });
const step = Number(every);
const lastSteps = step === 1 ? 1 : 5 * step;
const results = [];
const operations = errno === 'ENOSPC' ? { ...database, ...files } : files;
for (const [operation, run] of Object.entries(operations)) results.push(await exhaust(operation, run, step));
for (const [operation, run] of Object.entries(backups)) {
  results.push(await exhaust(operation, run, errno === 'ENOSPC' ? step * 37 : step));
}
await application.close();
results.push(
  ...problemsIn(dataFolder).map((problem) => ({ operation: 'end', writes: 1, codes: {}, wrong: [problem] })),
);
console.log(JSON.stringify(results));

/**
 * Lets each change of an operation fail in turn, until it needs none that would. Where most are passed over, fewer are
 * at its end: there files are put in each other's place.
 */
async function exhaust(operation: string, run: () => Promise<unknown>, coarse: number) {
  const tried = { operation, writes: 0, codes: {} as Record<string, number>, wrong: [] as string[] };
  let end = 1;
  while (await failAt(end, run, tried)) end += coarse;
  if (coarse > step) {
    for (let at = Math.max(1, end - coarse - 40); at < end; at += lastSteps) await failAt(at, run, tried);
  }
  return tried;
}

interface Tried {
  writes: number;
  codes: Record<string, number>;
  wrong: string[];
}

/** Lets one change fail, and says whether there was one. */
async function failAt(at: number, run: () => Promise<unknown>, tried: Tried): Promise<boolean> {
  const { codes, wrong } = tried;
  count += 1;
  // So that there is something that a restore would take away.
  await client.people.save({ name: `Warga ${count}` });
  const before = state();
  const there = filesIn();
  tell(`fail ${at} ${number}`);
  const code = await codeOf(run);
  if (!hasFailed()) {
    if (code !== undefined) wrong.push(`without a refusal: ${code}`);
    return false;
  }
  tried.writes += 1;
  // What fails after the work is done, such as a checkpoint of the log, takes nothing back.
  if (code === undefined) return true;
  codes[code] = (codes[code] ?? 0) + 1;
  if (state() !== before) wrong.push(`write ${at}: ${code}, but rows have changed`);
  const left = filesIn().filter((name) => !there.includes(name) && !mayStay.test(name));
  if (left.length > 0) wrong.push(`write ${at}: left ${left.join(', ')}`);
  // Space again: everything works at once, and the same, too.
  const plain = await codeOf(() => client.people.list({ limit: 1 }));
  if (plain !== undefined) wrong.push(`write ${at}: afterwards people.list ${plain}`);
  const again = await codeOf(run);
  if (again !== undefined) wrong.push(`write ${at}: afterwards ${again}`);
  return true;
}

function state(): string {
  const reader = new Database(join(dataFolder, 'binaan.db'), { readonly: true });
  try {
    return fingerprint(reader);
  } finally {
    reader.close();
  }
}

async function codeOf(run: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** Whether the failure that was ordered has come; there is none from now on. */
function hasFailed(): boolean {
  try {
    tell('heal');
    return true;
  } catch {
    return false;
  }
}

function filesIn(): string[] {
  return readdirSync(dataFolder, { recursive: true, encoding: 'utf8' });
}

function sheet(people: number) {
  const participants = Array.from({ length: people }, (_, index) => ({ name: `Warga ${count}-${index}` }));
  return {
    unitId,
    kind: 'fgd',
    title: `FGD ${count}`,
    sessions: [{ date: '2026-02-10', place: 'Balai', participants }],
  };
}
