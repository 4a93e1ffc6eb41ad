import { mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
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
const application = await openCore(dataFolder);
const reader = new Database(join(dataFolder, 'binaan.db'), { readonly: true });
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
const operations = errno === 'ENOSPC' ? { ...database, ...files } : files;

const results = [];
for (const [operation, run] of Object.entries(operations)) results.push(await exhaust(operation, run));
await application.close();
results.push(
  ...problemsIn(dataFolder).map((problem) => ({ operation: 'end', writes: 1, codes: {}, wrong: [problem] })),
);
console.log(JSON.stringify(results));

/** Lets each change of an operation fail in turn, until it needs none that would. */
async function exhaust(operation: string, run: () => Promise<unknown>) {
  const codes: Record<string, number> = {};
  const wrong: string[] = [];
  let writes = 0;
  for (let at = 1; ; at += Number(every)) {
    count += 1;
    const before = fingerprint(reader);
    const there = filesIn();
    tell(`fail ${at} ${number}`);
    const code = await codeOf(run);
    if (!hasFailed()) {
      if (code !== undefined) wrong.push(`without a refusal: ${code}`);
      break;
    }
    writes += 1;
    // What fails after the work is done, such as a checkpoint of the log, takes nothing back.
    if (code === undefined) continue;
    codes[code] = (codes[code] ?? 0) + 1;
    if (fingerprint(reader) !== before) wrong.push(`write ${at}: ${code}, but rows have changed`);
    const left = filesIn().filter((name) => !there.includes(name) && !name.startsWith('attachments'));
    if (left.length > 0) wrong.push(`write ${at}: left ${left.join(', ')}`);
    // Space again: the same works at once.
    const again = await codeOf(run);
    if (again !== undefined) wrong.push(`write ${at}: afterwards ${again}`);
  }
  return { operation, writes, codes, wrong };
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
