import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/main/database/new-id.ts';
import { closeDatabase, driverOf, makeDatabase } from '../../src/main/database/open.ts';
import { salvage } from '../../src/main/damage/salvage.ts';
import { childrenOf, pageKind } from '../../src/main/damage/stored-cells.ts';
import { readPages } from '../../src/main/damage/stored-pages.ts';
import { amount } from './amounts.ts';
import { openCore } from './core.ts';
import { damagedCopy, pageCount, somePages } from './damaged-copy.ts';
import { officeDay } from './enter-records.ts';
import { problemsIn, withDatabase } from './stored-state.ts';

const resourcesFolder = join(import.meta.dirname, '..', '..', 'resources');
const folder = mkdtempSync(join(tmpdir(), 'binaan-salvage-'));
const base = join(folder, 'base');
const [bad, good] = [join(folder, 'bad'), join(folder, 'good')];
let before: Rows;

beforeAll(async () => {
  const application = await openCore(base);
  await application.client.sample.fill();
  const [unit] = await application.client.units.list();
  const next = officeDay(application.client, unit!.id, 3);
  // What undo took away is refused; the rest makes the folder an office's.
  for (let count = 0; count < 300; count += 1)
    await next()
      .run()
      .catch(() => {});
  await application.close();
  before = rowsIn(base);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Rows = Map<string, string>;

/** Every row that people entered, by table and key. */
function rowsIn(dataFolder: string): Rows {
  return withDatabase(dataFolder, (database) => {
    const tables = database.prepare(`select name from sqlite_schema where type = 'table'`).all() as { name: string }[]; // the statement's column
    const entered = tables.filter(({ name }) => !/^(?:sqlite_|search_|mikro_|area$)/.test(name));
    return new Map(
      entered.flatMap(({ name }) =>
        (database.prepare(`select * from "${name}"`).raw().all() as unknown[][]) // the key comes first in each table
          .map((row) => [`${name} ${String(row[0])}`, JSON.stringify(row)] as const),
      ),
    );
  });
}

async function salvageBad() {
  rmSync(good, { recursive: true, force: true });
  const report = await salvage({ from: bad, to: good, resourcesFolder, now: () => new Date() });
  expect(problemsIn(good)).toEqual([]);
  const after = rowsIn(good);
  const same = [...before].filter(([key, row]) => after.get(key) === row).length;
  return { report, after, share: same / before.size };
}

describe('salvaging', () => {
  it('brings everything of a sound folder, and says so', async () => {
    damagedCopy(base, bad, [], 0);
    const { report, after } = await salvageBad();
    expect(after).toEqual(before);
    expect(report).toMatchObject({ isComplete: true, missing: [], placeholders: [], detached: [] });
    expect(report.files.copied).toBeGreaterThan(10);
    expect(JSON.parse(readFileSync(join(good, 'salvage-report.json'), 'utf8'))).toEqual(report);
    const application = await openCore(good);
    expect((await application.client.search.find({ query: 'girimukti' })).length).toBeGreaterThan(0);
    const { rows } = await application.client.meetings.list({ search: 'fgd', limit: 1 });
    const history = await application.client.history.ofRecord({ kind: 'meeting', id: rows[0]!.id });
    expect(history.actions.length).toBeGreaterThan(0);
    await application.close();
  });

  it.each([
    { pages: 1, goal: 0.99, rounds: amount(60, 3) },
    { pages: 20, goal: 0.95, rounds: amount(40, 2) },
  ])(
    'brings $goal of the rows and more where $pages pages are destroyed, with no reference broken',
    async (given) => {
      let least = 1;
      for (let seed = 1; seed <= given.rounds; seed += 1) {
        damagedCopy(base, bad, somePages(given.pages, pageCount(base), seed), seed);
        const { report, after, share } = await salvageBad();
        expect(share, `seed ${seed}`).toBeGreaterThanOrEqual(given.goal);
        // What was removed does not come back; what is held is a row, or says that it only keeps a place.
        const made = new Set(report.placeholders.map(({ table, id }) => `${table} ${id}`));
        expect(
          [...after.keys()].filter((key) => !before.has(key) && !made.has(key) && !isSeed(key)),
          `seed ${seed}`,
        ).toEqual([]);
        least = Math.min(least, share);
      }
      console.log(
        `${given.pages} pages destroyed, ${given.rounds} times: at least ${(least * 100).toFixed(2)} % of ${before.size} rows`,
      );
    },
    600_000,
  );

  it('brings 99 % where the first page, or any that leads to others, is destroyed', async () => {
    const pages = await readPages(join(base, 'binaan.db'));
    const leading = Array.from({ length: pages.count }, (_, index) => index + 1).filter((number) => {
      const page = pages.page(number)!;
      return pageKind(page, number) === 'children' && childrenOf(pages, number) !== undefined;
    });
    expect(leading.length).toBeGreaterThan(5);
    for (const page of amount(1, 0) === 1 ? leading : [1, ...leading.slice(1, 3)]) {
      damagedCopy(base, bad, [page], page);
      const { share } = await salvageBad();
      expect(share, `page ${page}`).toBeGreaterThanOrEqual(0.99);
    }
    damagedCopy(base, bad, leading, 7);
    expect((await salvageBad()).share).toBeGreaterThanOrEqual(0.9);
  }, 600_000);

  it('brings what only the write-ahead log has, and the whole start of a file that was cut off', async () => {
    damagedCopy(base, bad, [], 0);
    const live = new Database(join(bad, 'binaan.db'));
    live.exec(
      `pragma journal_mode = wal; pragma wal_autocheckpoint = 0; update operating_unit set code = code || '-LOG'`,
    );
    const copy = join(folder, 'copy');
    cpSync(bad, copy, { recursive: true });
    live.close();
    rmSync(bad, { recursive: true });
    cpSync(copy, bad, { recursive: true });
    rmSync(join(bad, 'binaan.db-shm'), { force: true });
    await salvage({ from: bad, to: join(folder, 'from-log'), resourcesFolder, now: () => new Date() });
    expect([...rowsIn(join(folder, 'from-log')).values()].filter((row) => row.includes('-LOG'))).toHaveLength(2);

    damagedCopy(base, bad, [], 0);
    const file = join(bad, 'binaan.db');
    truncateSync(file, Math.floor(statSync(file).size * 0.9));
    const { report, share } = await salvageBad();
    expect(share).toBeGreaterThan(0.8);
    expect(report.isComplete).toBe(false);
  });

  it('tells of attached files that are gone or no longer what they were', async () => {
    damagedCopy(base, bad, [], 0);
    const hashes = [...before.keys()].filter((key) => key.startsWith('attachment ')).length;
    const hash = /[0-9a-f]{64}/.exec([...before].find(([key]) => key.startsWith('attachment '))![1])![0];
    const name = readdirSync(join(bad, 'attachments', hash.slice(0, 2))).find((entry) => entry.startsWith(hash))!;
    writeFileSync(join(bad, 'attachments', hash.slice(0, 2), name), 'half');
    rmSync(good, { recursive: true, force: true });
    const report = await salvage({ from: bad, to: good, resourcesFolder, now: () => new Date() });
    expect(hashes).toBeGreaterThan(0);
    expect(report.files.missing).toEqual([hash]);
    expect(report.isComplete).toBe(false);
  });

  it('gives data of an older program as that program had them, and opening brings them up to date', async () => {
    rmSync(bad, { recursive: true, force: true });
    const orm = await makeDatabase(bad, '2026-11-24-plans');
    const driver = await driverOf(orm.em);
    const at = '2026-01-01T00:00:00.000Z';
    for (let count = 0; count < 200; count += 1) {
      const name = `Warga ${count}`;
      const columns = 'id, created_at, updated_at, version, search_name, name, phone, comparable_phone, note';
      driver
        .prepare(`insert into person (${columns}) values (?, ?, ?, 1, ?, ?, '', '', '')`)
        .run(newId(), at, at, name.toLowerCase(), name);
    }
    await closeDatabase(orm);
    rmSync(good, { recursive: true, force: true });
    await salvage({ from: bad, to: good, resourcesFolder, now: () => new Date() });
    const application = await openCore(good);
    expect((await application.client.people.list({ search: 'warga', limit: 1 })).total).toBe(200);
    await application.close();
  });

  it('makes an empty folder of what is no database at all, and touches no folder that is in use', async () => {
    rmSync(bad, { recursive: true, force: true });
    mkdirSync(bad);
    const options = { from: bad, to: good, resourcesFolder, now: () => new Date() };
    await expect(salvage(options)).rejects.toMatchObject({ code: 'MISSING' });
    writeFileSync(join(bad, 'binaan.db'), 'x'.repeat(50_000));
    await expect(salvage({ ...options, to: base })).rejects.toMatchObject({ code: 'INVALID' });
    rmSync(good, { recursive: true, force: true });
    const report = await salvage(options);
    expect(report.isComplete).toBe(false);
    expect(problemsIn(good)).toEqual([]);
  });
});

/** A list of the office that was lost whole is begun anew by the program. */
function isSeed(key: string): boolean {
  return /^(?:choice|settings|legal_basis) /.test(key);
}
