import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createApplication } from '../src/main/application.ts';
import { fillWithRecords } from './many-records.ts';
import { middle, time } from './time.ts';
import { reportWorker } from '../tests/support/threads.ts';

// Saving a session's sheet of 500 people nobody has met before, with its history, against the very same
// rows inserted raw: one prepared statement a table, one transaction, the same durability. Both take
// turns in one run, each on its own copy of an office's years of records. The first saves after a start
// are told by themselves: until the engine has compiled what they run, it is interpreted.

const atStart = 3;
const warmingUp = 20;
const rounds = 40;
const people = 500;
const goal = 3;

const root = join(import.meta.dirname, '..');
const dataFolder = mkdtempSync(join(tmpdir(), 'binaan-bench-'));
const options = {
  dataFolder,
  resourcesFolder: join(root, 'resources'),
  reportWorker,
};
await (await createApplication(options)).close();
const { unitId } = await fillWithRecords(dataFolder);
const rawFile = join(dataFolder, 'raw.db');
checkpoint(join(dataFolder, 'binaan.db'));
copyFileSync(join(dataFolder, 'binaan.db'), rawFile);
const application = await createApplication(options);
const { client } = application;
const raw = new Database(rawFile);
for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on']) raw.exec(`pragma ${pragma}`);
const reader = new Database(join(dataFolder, 'binaan.db'), { readonly: true });

const tables = ['meeting', 'meeting_session', 'person', 'participant', 'history', 'action'];
const first: number[] = [];
const again: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const before = new Map(tables.map((name) => [name, lastId(name)]));
  const meeting = sheet(round);
  let saved = { id: '' };
  const ours = await time(async () => {
    saved = await client.meetings.save(meeting);
  });
  const made = rowsSince(before);
  first.push(ours / (await time(() => insertRaw(made))));

  // The same sheet after the meeting: everybody's status changes, some saves in a row as somebody corrects it.
  const beforeUpdate = new Map(['history', 'action'].map((name) => [name, lastId(name)]));
  const updates: number[] = [];
  let ids: (string | undefined)[] = [];
  for (const status of ['present', 'absent', 'present'] as const) {
    const kept = await client.meetings.get({ id: saved.id });
    const sessions = kept.sessions.map((session) => ({
      ...session,
      participants: session.participants.map((participant) => ({ ...participant, status })),
    }));
    updates.push(await time(() => client.meetings.save({ ...kept, sessions })));
    ids = sessions.flatMap(({ participants }) => participants.map(({ id }) => id));
  }
  const traces = bySave(rowsSince(beforeUpdate), updates.length);
  for (const [save, rows] of traces.entries()) {
    again.push((updates[save] ?? Number.NaN) / (await time(() => updateRaw(rows, ids))));
  }
}

console.log(`saving a sheet of ${people} people / the same rows raw, history among them (goal ≤ ${goal.toFixed(2)})`);
report('new people', first.slice(warmingUp));
report('all marked present', again.slice(3 * warmingUp));
console.log(
  `  just after a start       ${middle(first.slice(0, atStart)).toFixed(2)}, ${middle(again.slice(0, atStart)).toFixed(2)}`,
);

reader.close();
raw.close();
await application.close();
rmSync(dataFolder, { recursive: true, force: true });

function sheet(round: number) {
  return {
    unitId,
    kind: 'fgd',
    title: `Sosialisasi ${round}`,
    sessions: [
      {
        date: '2026-05-12',
        place: 'Gedung Serbaguna',
        participants: Array.from({ length: people }, (_, index) => ({
          name: `Siti Aminah Rahmawati ${round}-${index}`,
          gender: 'P' as const,
          institution: 'Warga Desa Giri Mukti',
          phone: `0852${String(round).padStart(3, '0')}${String(index).padStart(5, '0')}`,
        })),
      },
    ],
  };
}

interface MadeRows {
  table: string;
  rows: Record<string, unknown>[];
}

/** Rows that our save made: what is new in each table, in an order in which each refers to earlier ones. */
function rowsSince(before: Map<string, string>): MadeRows[] {
  return [...before].map(([table, id]) => ({
    table,
    rows: reader.prepare(`select * from "${table}" where id > ? order by id`).all(id) as MadeRows['rows'], // every column by its name
  }));
}

/** Rows in the order of several saves, each of which made as many. */
function bySave(made: MadeRows[], saves: number): MadeRows[][] {
  return Array.from({ length: saves }, (_, save) =>
    made.map(({ table, rows }) => {
      const each = rows.length / saves;
      return { table, rows: rows.slice(save * each, (save + 1) * each) };
    }),
  );
}

function insertRaw(made: MadeRows[]): void {
  raw.exec('begin immediate');
  for (const { table, rows } of made) insertAll(table, rows);
  raw.exec('commit');
}

function updateRaw(traces: MadeRows[], ids: (string | undefined)[]): void {
  raw.exec('begin immediate');
  const update = raw.prepare('update participant set status = ?, updated_at = ?, version = version + 1 where id = ?');
  for (const id of ids) update.run('present', '2026-05-12T00:00:00.000Z', id);
  for (const { table, rows } of traces) insertAll(table, rows);
  raw.exec('commit');
}

function insertAll(table: string, made: Record<string, unknown>[]): void {
  const columns = Object.keys(made[0] ?? {});
  if (columns.length === 0) return;
  const names = columns.map((name) => `"${name}"`).join(', ');
  const insert = raw.prepare(`insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`);
  for (const row of made) insert.run(...columns.map((name) => row[name]));
}

/** The last key of a table; keys sort by creation. */
function lastId(table: string): string {
  const rows = reader.prepare(`select max(id) as id from "${table}"`).all() as { id: string | null }[];
  return rows[0]?.id ?? '';
}

function checkpoint(file: string): void {
  const database = new Database(file);
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
}

function report(name: string, ratios: number[]): void {
  const ratio = middle(ratios);
  console.log(`  ${name.padEnd(24)} ${ratio.toFixed(2)}${ratio > goal ? '  over the goal' : ''}`);
}
