import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportProblem } from '../../src/main/application.ts';
import { describeOperations } from '../../src/main/hosts/command-line/describe-operations.ts';
import { openLog } from '../../src/main/log/log.ts';
import { randomOf } from '../support/awkward-records.ts';
import { png } from '../support/pictures.ts';
import type { TestApplication } from '../support/test-application.ts';
import { openTestApplication } from '../support/test-application.ts';

// What somebody typed, in every place where something can be typed: as it is, and as lines that look like the program's own.
const people = ['Zulaikha Tandamata', 'zulaikha.tandamata', 'ZulaikhaTandamata'];
const numbers = ['081298765432', '6471015507890003'];
const texts = [
  ...people,
  ...numbers,
  `${people[0]}\n    at ${people[0]} (src/main/application.ts:1:1)\n    at ${people[2]} (${join(import.meta.dirname, 'x.ts')}:1:1)`,
  `Error: ${people[0]}\n2026-11-22T02:00:00.000Z 1 failed operation=${people[2]} code=LOCKED`,
];
const marks = /zulaikha|tandamata|98765432|55078900/i;

let base: string;
let app: TestApplication;
const brokenOperations = new Set<string>();
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'binaan-marks-'));
  const dataFolder = join(base, people[0]!, 'data');
  mkdirSync(dataFolder, { recursive: true });
  app = await openTestApplication('2026-11-22T02:00:00Z', dataFolder);
  await app.client.sample.fill();
});
afterAll(async () => {
  await app.close();
  rmSync(base, { recursive: true, force: true });
});

type Call = (input: unknown) => Promise<unknown>;

/** Calls an operation to its end, whatever comes of it. */
async function attempt(operation: string, input: unknown): Promise<void> {
  let at: unknown = app.client;
  for (const part of operation.split('.')) at = (at as Record<string, unknown>)[part];
  const before = app.bugs.length;
  try {
    const answer = await (at as Call)(input); // by its name in the contract
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) {
      for await (const _ of answer as AsyncIterable<unknown>);
    }
  } catch {
    // That is what is wanted.
  }
  if (app.bugs.length > before) brokenOperations.add(operation);
}

interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
}

/** An input as a schema wants it, with a mark wherever a text may be anything. */
function inputOf(schema: Schema, random: () => number): unknown {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(schema.enum);
  const ways = schema.anyOf ?? schema.oneOf;
  if (ways) return inputOf(pick(ways), random);
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {}).map(([name, each]) => [name, inputOf(each, random)]);
    return Object.fromEntries(random() < 0.3 ? [...entries, [pick(texts), pick(texts)]] : entries);
  }
  if (schema.type === 'array') return [inputOf(schema.items ?? {}, random)];
  if (schema.type === 'integer' || schema.type === 'number') return random() < 0.2 ? Number(numbers[0]) : 2026;
  if (schema.type === 'boolean') return random() < 0.5;
  if (schema.type === 'null') return null;
  const isPlain = schema.format === undefined && schema.pattern === undefined;
  return isPlain || random() < 0.3 ? pick(texts) : '2026-02-10';
}

/** Records as they are, with a mark in each text that is not a key or a choice, saved again. */
async function saveMarked(feature: string, text: string): Promise<void> {
  const { client } = app;
  const room = (client as unknown as Record<string, Record<string, Call>>)[feature]!;
  const unit = (await client.units.list())[0]!;
  const listed = (await room['list']!(feature === 'units' ? {} : { unitId: unit.id, year: 2026 }).catch(() =>
    room['list']!({}),
  )) as { rows?: { id: string }[] } | { id: string }[];
  const first = (Array.isArray(listed) ? listed : (listed.rows ?? []))[0];
  const record = (await room['get']!({ id: first?.id })) as Record<string, unknown>;
  const named = ['name', 'title', 'description', 'notes', 'place', 'text', 'phone', 'nik', 'address', 'bastNumber'];
  const marked = Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, named.includes(key) ? text : value]),
  );
  await attempt(`${feature}.save`, { ...marked, version: 99 });
  await attempt(`${feature}.save`, marked);
}

/** Lets the database repeat what was to be written in what it says, as it does of broken rules. */
function breakWrites(): void {
  const database = new Database(join(app.dataFolder, 'binaan.db'));
  const tables = database
    .prepare("select name from sqlite_schema where type = 'table' and name not like '%search%'")
    .all();
  for (const { name } of tables as { name: string }[]) {
    if (name.startsWith('sqlite_') || name === 'mikro_orm_migrations') continue;
    const columns = (database.prepare(`pragma table_info("${name}")`).all() as { name: string }[]).map(
      (column) => column.name,
    );
    const said = columns.map((column) => `coalesce(new."${column}", '')`).join(` || ' ' || `);
    for (const write of ['insert', 'update']) {
      database.exec(
        `create trigger "break_${write}_${name}" before ${write} on "${name}" begin select raise(abort, ${said}); end`,
      );
    }
  }
  database.close();
}

function mendWrites(): void {
  const database = new Database(join(app.dataFolder, 'binaan.db'));
  const triggers = database
    .prepare("select name from sqlite_schema where type = 'trigger' and name like 'break_%'")
    .all();
  for (const { name } of triggers as { name: string }[]) database.exec(`drop trigger "${name}"`);
  database.close();
}

const logText = () =>
  readdirSync(join(app.dataFolder, 'logs'))
    .map((name) => readFileSync(join(app.dataFolder, 'logs', name), 'utf8'))
    .join('\n');

it('neither the log nor the report has anything of what was typed, however it failed', async () => {
  const random = randomOf(7);
  const left = ['dataFolder.move', 'sample.fill', 'backups.run', 'damage.check'];
  const operations = describeOperations().filter(({ operation }) => !left.includes(operation));
  const kinds = [
    'units',
    'groups',
    'people',
    'programs',
    'meetings',
    'organizations',
    'assistance',
    'lessons',
    'followUps',
  ];

  for (const text of texts) for (const kind of kinds) await saveMarked(kind, text);
  const bytes = png(3).toString('base64');
  const [group] = (await app.client.groups.list({})).rows;
  const owner = { kind: 'group', id: group!.id } as const;
  await app.client.attachments.add({
    owner,
    kind: 'foto',
    fileName: `${people[0]}.png`,
    caption: people[0]!,
    data: bytes,
  });
  breakWrites();
  for (const text of texts) for (const kind of kinds) await saveMarked(kind, text);
  for (let round = 0; round < 2; round += 1) {
    for (const { operation, input } of operations) {
      await attempt(operation, inputOf(input as Schema, random));
      await attempt(operation, { [texts[round]!]: texts[round], id: texts[5], name: [texts[0]] });
      await attempt(operation, texts[round]);
    }
  }
  mendWrites();

  // Places that are called by people's names.
  const named = join(base, people[0]!);
  writeFileSync(join(named, `${people[2]}.db`), people[0]!);
  await attempt('backups.restore', { path: join(named, `${people[2]}.db`) });
  await attempt('backups.preview', { path: join(named, 'none', people[0]!) });
  await attempt('backups.chooseSecond', { folder: named });
  await attempt('backups.run', {});
  await attempt('dataFolder.move', { folder: join(named, `${people[2]}.db`) });
  await attempt('dataFolder.move', { folder: named });
  for (const file of readdirSync(join(app.dataFolder, 'attachments'), { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.png')) writeFileSync(join(app.dataFolder, 'attachments', file), people[0]!);
  }
  await attempt('damage.check', {});

  const log = logText();
  const reports = await Promise.all([
    app.client.diagnosis.report({ language: 'id' }).then(({ text }) => text),
    app.client.diagnosis.report({ language: 'en' }).then(({ text }) => text),
    reportProblem(app.dataFolder, 'id'),
  ]);

  // The test has tried what it says: bugs with their places in the code, failures of many kinds, a check that found something.
  expect(brokenOperations.size).toBeGreaterThan(8);
  expect(log).toMatch(/broke operation=people\.save\n(?: {4}.*\n)+ {4} {2}at .*src\/main\//);
  for (const code of ['INVALID', 'MISSING', 'CONFLICT']) expect(log).toContain(`code=${code}`);
  expect(log).toMatch(/checked isSound=false/);
  expect(reports[0]).toContain('file × ');
  expect(JSON.stringify(app.bugs.map(String))).toMatch(marks);

  for (const text of [log, ...reports]) expect(text.split('\n').filter((line) => marks.test(line))).toEqual([]);
  expect(reports.join('\n')).not.toContain(base);
});

it('what is thrown leaves nothing but its kind, code and place in the log', () => {
  const log = openLog(app.dataFolder);
  const [name] = people;
  log.write('started', { version: `${name}`, host: people[0] });
  log.failed('x', Object.assign(new Error(name), { code: name, name }));
  log.failed('x', new TypeError('a', { cause: new RangeError(`${texts.at(-2)}`) }));
  log.failed('x', name);
  log.failed('x', { message: name });
  const moved = new Error('first');
  moved.message = `${name}`;
  moved.stack = `${name}: ${texts.at(-2)}\n${moved.stack}`;
  log.failed('x', moved);
  log.failed('x', Object.assign(new Error(''), { stack: `Error: ${texts.at(-2)}` }));
  expect(
    logText()
      .split('\n')
      .filter((line) => marks.test(line)),
  ).toEqual([]);
  expect(logText()).toContain('RangeError');
});
