import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createApplication } from '../src/main/application.ts';
import type { RecordCounts } from './many-records.ts';
import { fillWithRecords } from './many-records.ts';
import { ownRows } from './own-rows.ts';
import { recordStatements } from './record-statements.ts';
import { middle, time } from './time.ts';
import { reportWorker } from '../tests/support/threads.ts';

// A quarter's figures in ten years of data, against the very same SQL run raw on the same file, and
// against the same quarter where the years before it are missing, row by row of the quarter: what lies in
// other years should cost nothing. All take turns in one run, in every order, and the middle is printed.

const rounds = 60;
const goal = 1.2;

const tenYears: RecordCounts = {
  years: 10,
  groups: 2_000,
  people: 20_000,
  programs: 500,
  meetings: 20_000,
  participantsEach: 30,
  expenses: 20_000,
  hasQuarters: true,
};
/** As many rows a quarter. */
const oneYear: RecordCounts = { ...tenYears, years: 1, meetings: 2_000, expenses: 2_000 };

const root = join(import.meta.dirname, '..');
const long = await openFilled(tenYears);
const short = await openFilled(oneYear);
const of = { year: 2026, quarter: 2 };
type Client = (typeof long)['client'];
const figures: [name: 'report' | 'home' | 'entry', ask: (client: Client, unitId: string) => Promise<unknown>][] = [
  ['report', (client, unitId) => client.reports.quarterly({ unitId, ...of })],
  ['home', (client, unitId) => client.home.glance({ unitId, ...of })],
  ['entry', (client, unitId) => client.quarterEntry.get({ unitId, ...of })],
];

type Take = 'long' | 'raw' | 'short';
/** Each comes as often right after each other one: what was read just before lies in the processor's caches. */
const turns: Take[][] = [
  ['long', 'raw', 'short'],
  ['raw', 'long', 'short'],
  ['short', 'long', 'raw'],
  ['short', 'raw', 'long'],
  ['long', 'short', 'raw'],
  ['raw', 'short', 'long'],
];

console.log(`quarter figures / the same SQL run raw (goal ≤ ${goal.toFixed(2)})`);
console.log(' · own rows and µs for each, ten years and one · ten years / one year for each own row (about 1)');
for (const [name, ask] of figures) {
  const statements = await recordStatements(long.raw, () => ask(long.client, long.unitId));
  const takes = {
    long: () => ask(long.client, long.unitId),
    raw: () => statements.map(({ sql, values }) => long.raw.prepare(sql).all(...values)),
    short: () => ask(short.client, short.unitId),
  };
  const rowsOf = { long: ownRows(long.raw, name), short: ownRows(short.raw, name) };
  const times: Record<Take, number[]> = { long: [], raw: [], short: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const take of turns[round % turns.length] ?? []) times[take].push(await time(takes[take]));
  }
  const ratio = middle(times.long.map((ours, round) => ours / (times.raw[round] ?? Number.NaN)));
  const perRow = (take: 'long' | 'short') => (middle(times[take]) / rowsOf[take]) * 1000;
  const growth = perRow('long') / perRow('short');
  const rows = (take: 'long' | 'short') => `${rowsOf[take]} × ${perRow(take).toFixed(2)}`;
  const note = ratio > goal ? '  over the goal' : '';
  console.log(
    `  ${name.padEnd(8)} ${ratio.toFixed(2)} · ${rows('long')}, ${rows('short')} · ${growth.toFixed(2)}${note}`,
  );
}

await long.close();
await short.close();

async function openFilled(counts: RecordCounts) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'binaan-bench-'));
  const application = await createApplication({
    dataFolder,
    resourcesFolder: join(root, 'resources'),
    reportWorker,
  });
  const { unitId } = await fillWithRecords(dataFolder, counts);
  const raw = new Database(join(dataFolder, 'binaan.db'), { readonly: true });
  const close = async () => {
    raw.close();
    await application.close();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return { client: application.client, raw, unitId, close };
}
