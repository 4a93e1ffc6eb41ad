import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createApplication } from '../src/main/application.ts';
import { searchText } from '../src/shared/search-text.ts';
import { rarePerson } from './many-names.ts';
import { fillWithRecords } from './many-records.ts';
import { middle, time } from './time.ts';
import { reportWorker } from '../tests/support/threads.ts';

// Finding something rare, from the API's call to its answer, against LIKE over the same tables, run raw on
// the same file and answering the same: what in use has the text in its name or what else it is found by.
// Both take turns in one run, some calls in a row each time, as letters are typed: right after it the scan, which
// reads megabytes, leaves nothing of either in the processor's caches. The records are put straight into the tables, as no office's are; so the program
// is closed and opened once after that, which leaves index and file as they are on every morning.

const rounds = 15;
const callsInRow = 5;
const goal = 0.1;

const root = join(import.meta.dirname, '..');
const dataFolder = mkdtempSync(join(tmpdir(), 'binaan-bench-'));
const options = {
  dataFolder,
  resourcesFolder: join(root, 'resources'),
  reportWorker,
};
await (await createApplication(options)).close();
const { unitId } = await fillWithRecords(dataFolder);
await (await createApplication(options)).close();
const application = await createApplication(options);
const raw = new Database(join(dataFolder, 'binaan.db'), { readonly: true });
const { client } = application;

const scans = [
  `select id, name from person where deleted_at is null and (search_name like @text or comparable_phone like @text)`,
  `select g.id, g.name from assisted_group g left join area a on a.code = g.area_code
    where g.deleted_at is null and (g.search_name like @text or a.search_name like @text)`,
  `select id, name from program where deleted_at is null and search_name like @text`,
  `select m.id, m.title from meeting m where m.deleted_at is null and (m.search_name like @text
    or exists (select 1 from meeting_session s where s.meeting_id = m.id and s.place like @text))`,
  `select id, description from expense where deleted_at is null and search_name like @text`,
  `select code, full_name from area where search_name like @text`,
].map((sql) => raw.prepare(sql));

const rare = [rarePerson, 'kertanegara', 'wirabuana k', 'lawelawe', 'perpustakaan batik mawar', 'V-3999'];
const others = [
  '0812 00019999',
  'siti aminah',
  'wahyu',
  'mawar',
  'si',
  'girimukti',
  'girmukti',
  'wirabuwana kertanegara',
  'siti amniah',
];

// The program runs for hours: its first calls are not what is measured.
for (let round = 0; round < 1000; round += 1) {
  await client.search.find({ query: rare[round % rare.length] ?? '', unitId });
}

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
  const text = `%${searchText(query)}%`;
  const hits = (await find()).length;
  const scan = () => scans.map((statement) => statement.all({ text }));
  const found: number[] = [];
  const scanned: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (let call = 0; call < callsInRow; call += 1) found.push(await time(find));
    for (let call = 0; call < callsInRow; call += 1) scanned.push(await time(scan));
  }
  const ratio = middle(found) / middle(scanned);
  const milliseconds = `${middle(found).toFixed(1)} ms`;
  const over = ratio > limit ? '  over the goal' : '';
  console.log(`  ${query.padEnd(26)} ${ratio.toFixed(3)}  ${milliseconds}, ${hits} hits${over}`);
}
