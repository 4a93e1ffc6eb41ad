import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { createApplication } from '../src/main/application.ts';
import { searchText } from '../src/shared/search-text.ts';
import { rarePerson } from './many-names.ts';
import { fillWithRecords } from './many-records.ts';
import { middle, time } from './time.ts';

// Finding something rare, from the API's call to its answer, against reading every name of the same
// tables with LIKE on the same file. Both take turns in one run.

const rounds = 25;
const goal = 0.1;

const root = join(import.meta.dirname, '..');
const dataFolder = mkdtempSync(join(tmpdir(), 'binaan-bench-'));
const application = await createApplication({
  dataFolder,
  resourcesFolder: join(root, 'resources'),
  reportWorker: pathToFileURL(join(root, 'src/main/reports/worker.ts')),
});
const { unitId } = await fillWithRecords(dataFolder);
const raw = new Database(join(dataFolder, 'binaan.db'), { readonly: true });
const { client } = application;

const tables = ['person', 'assisted_group', 'program', 'meeting', 'expense', 'area'];
const scan = raw.prepare(
  tables.map((table) => `select search_name from "${table}" where search_name like ?`).join(' union all '),
);

const rare = [rarePerson, 'kertanegara', 'wirabuana k', 'girimukti', 'lawelawe', 'perpustakaan batik mawar', 'V-3999'];
const others = ['siti aminah', 'wahyu', 'mawar', 'si', 'girmukti', 'wirabuwana kertanegara', 'siti amniah'];

console.log(`search.find / the LIKE scan of the same tables (goal for what is rare ≤ ${goal.toFixed(2)})`);
for (const query of rare) await compare(query, goal);
console.log('and for what is common, short or misspelt');
for (const query of others) await compare(query, Infinity);

console.log('people.suggest / the same scan');
for (const name of ['Siti Aminah', 'Hj. Siti Aminnah, S.Pd.', rarePerson]) {
  await compare(name, Infinity, () => client.people.suggest({ name, unitId }));
}

raw.close();
await application.close();
rmSync(dataFolder, { recursive: true, force: true });

async function compare(
  query: string,
  limit: number,
  find: () => Promise<unknown[]> = () => client.search.find({ query, unitId }),
): Promise<void> {
  const pattern = `%${searchText(query)}%`;
  const hits = (await find()).length;
  const times: { found: number; scanned: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const found = await time(find);
    times.push({ found, scanned: await time(() => scan.all(...tables.map(() => pattern))) });
  }
  const ratio = middle(times.map(({ found, scanned }) => found / scanned));
  const milliseconds = `${middle(times.map(({ found }) => found)).toFixed(1)} ms`;
  const over = ratio > limit ? '  over the goal' : '';
  console.log(`  ${query.padEnd(26)} ${ratio.toFixed(3)}  ${milliseconds}, ${hits} hits${over}`);
}
