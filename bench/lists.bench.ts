import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createApplication } from '../src/main/application.ts';
import { fillWithRecords } from './many-records.ts';
import { recordStatements } from './record-statements.ts';
import { middle, time } from './time.ts';
import { reportWorker } from '../tests/support/threads.ts';

// Opening a list page, from the API's call to its checked answer, against the very same SQL run
// raw on the same file. Both take turns in one run, and the middle of the ratios is printed:
// machines differ, and one machine differs from itself.

const rounds = 15;
const goal = 1.5;

const root = join(import.meta.dirname, '..');
const dataFolder = mkdtempSync(join(tmpdir(), 'binaan-bench-'));
const application = await createApplication({
  dataFolder,
  resourcesFolder: join(root, 'resources'),
  reportWorker,
});
const { unitId } = await fillWithRecords(dataFolder);
const raw = new Database(join(dataFolder, 'binaan.db'), { readonly: true });
const { client } = application;

const pages: [name: string, open: () => Promise<unknown>][] = [
  ['groups', () => client.groups.list({ unitId })],
  ['people', () => client.people.list({})],
  ['people by name', () => client.people.list({ search: 'siti aminah' })],
  ['people by a part of a name', () => client.people.list({ search: 'kertanegara' })],
  ['programs', () => client.programs.list({ unitId, year: 2026 })],
  ['meetings', () => client.meetings.list({ unitId })],
  ['meetings by title', () => client.meetings.list({ unitId, search: 'mangrove' })],
  ['meetings of a quarter', () => client.meetings.list({ unitId, year: 2026, quarter: 1 })],
  ['expenses', () => client.expenses.list({ unitId, year: 2026 })],
];

console.log('list page / the same SQL run raw (goal ≤ 1.50)');
for (const [name, open] of pages) {
  const statements = await recordStatements(raw, open);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await time(open);
    const same = await time(() => statements.map(({ sql, values }) => raw.prepare(sql).all(...values)));
    ratios.push(page / same);
  }
  const ratio = middle(ratios);
  console.log(`  ${name.padEnd(28)} ${ratio.toFixed(2)}${ratio > goal ? '  over the goal' : ''}`);
}

raw.close();
await application.close();
rmSync(dataFolder, { recursive: true, force: true });
