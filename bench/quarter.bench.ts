import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { createApplication } from '../src/main/application.ts';
import type { RecordCounts } from './many-records.ts';
import { fillWithRecords } from './many-records.ts';
import { recordStatements } from './record-statements.ts';
import { middle, time } from './time.ts';

// A quarter's figures in ten years of data, against the very same SQL run raw on the same file, and
// against the same quarter where the years before it are missing: what lies in other years should
// cost nothing. All take turns in one run, and the middle of the ratios is printed.

const rounds = 7;
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
const figures: [name: string, ask: (client: Client, unitId: string) => Promise<unknown>][] = [
  ['report', (client, unitId) => client.reports.quarterly({ unitId, ...of })],
  ['home page', (client, unitId) => client.home.glance({ unitId, ...of })],
  ['entry of the quarter', (client, unitId) => client.quarterEntry.get({ unitId, ...of })],
];

console.log(`quarter figures / the same SQL run raw (goal ≤ ${goal.toFixed(2)}) · ten years / one year (about 1)`);
for (const [name, ask] of figures) {
  const askLong = () => ask(long.client, long.unitId);
  const statements = await recordStatements(long.raw, askLong);
  const ratios: number[] = [];
  const growths: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ours = await time(askLong);
    const same = await time(() => statements.map(({ sql, values }) => long.raw.prepare(sql).all(...values)));
    ratios.push(ours / same);
    growths.push(ours / (await time(() => ask(short.client, short.unitId))));
  }
  const ratio = middle(ratios);
  const note = ratio > goal ? '  over the goal' : '';
  console.log(`  ${name.padEnd(22)} ${ratio.toFixed(2)} · ${middle(growths).toFixed(2)}${note}`);
}

await long.close();
await short.close();

async function openFilled(counts: RecordCounts) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'binaan-bench-'));
  const application = await createApplication({
    dataFolder,
    resourcesFolder: join(root, 'resources'),
    reportWorker: pathToFileURL(join(root, 'src/main/reports/worker.ts')),
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
