import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inList, listValue } from '../src/main/database/among.ts';
import { keptForms, keptQuery } from '../src/main/database/kept-query.ts';
import { closeDatabase, openDatabase, queriesOf } from '../src/main/database/open.ts';
import type { Orm, Queries } from '../src/main/database/open.ts';
import { previousQuarter } from '../src/shared/quarter.ts';

// Areas stand for any records: two columns of text and one that has another name in the tables.

let opened: { orm: Orm; folder: string }[] = [];
beforeEach(() => {
  opened = [];
});
afterEach(async () => {
  for (const { orm, folder } of opened) {
    await closeDatabase(orm);
    rmSync(folder, { recursive: true, force: true });
  }
});

async function withAreas(names: readonly string[]): Promise<Queries> {
  const folder = mkdtempSync(join(tmpdir(), 'binaan-kept-'));
  const orm = await openDatabase(folder);
  opened.push({ orm, folder });
  const queries = queriesOf(orm.em.fork());
  const rows = names.map((name, index) => ({
    code: `9${index}`,
    name,
    fullName: `${name}, Indonesia`,
    searchName: name,
    level: 1,
  }));
  await queries.insertInto('area').values(rows).execute();
  return queries;
}

const names = ['Biasa', "O'Hara", 'Dua "kutip"', 'dua\nbaris', '🌱', '', '?', '$1', 'Biasa'];
const named = (queries: Queries, of: { name: string; codes: string }) =>
  queries
    .selectFrom('area')
    .where(({ eb, or }) => or([eb('fullName', '=', of.name), eb('code', 'in', inList<string>(of.codes))]))
    .select(['code', 'fullName', 'level'])
    .orderBy('code');
const kept = keptQuery(named);

it('answers what the statement built anew answers, whatever the values', async () => {
  const queries = await withAreas(names);
  for (const name of [...names.map((one) => `${one}, Indonesia`), 'Tidak ada']) {
    for (const codes of [[], ['90'], names.map((_, index) => `9${index}`)]) {
      const of = { name, codes: listValue(codes) };
      expect(await kept(queries, of)).toEqual(await named(queries, of).execute());
    }
  }
  const found = await kept(queries, { name: 'Biasa, Indonesia', codes: listValue(['92']) });
  expect(found.map(({ code }) => code)).toEqual(['90', '92', '98']);
});

it('is built once, and holds for every data folder', async () => {
  let built = 0;
  const [first, second] = [await withAreas(['Satu']), await withAreas(['Dua'])];
  const byCode = keptQuery((queries, of: { code: string }) => {
    built += 1;
    return queries.selectFrom('area').select('name').where('code', '=', of.code);
  });
  expect(await byCode(first, { code: '90' })).toEqual([{ name: 'Satu' }]);
  expect(await byCode(second, { code: '90' })).toEqual([{ name: 'Dua' }]);
  expect(await byCode(first, { code: '91' })).toEqual([]);
  expect(built).toBe(1);
});

it('runs in the transaction in which it is asked', async () => {
  const queries = await withAreas(['Satu']);
  const byName = keptQuery((all, of: { code: string }) =>
    all.selectFrom('area').select('name').where('code', '=', of.code),
  );
  await expect(
    queries.transaction().execute(async (writing) => {
      await writing.updateTable('area').set({ name: 'Lain' }).where('code', '=', '90').execute();
      expect(await byName(writing, { code: '90' })).toEqual([{ name: 'Lain' }]);
      throw new Error('taken back');
    }),
  ).rejects.toThrow('taken back');
  expect(await byName(queries, { code: '90' })).toEqual([{ name: 'Satu' }]);
});

it('throws where a value is reckoned with while the statement is built', async () => {
  const queries = await withAreas(['Satu']);
  type Of = { year: number; quarter: number };
  const wrong: ((of: Of) => string | number)[] = [
    ({ year }) => year + 1,
    ({ year, quarter }) => `${year}-${quarter}`,
    (of) => JSON.stringify(of.year),
    (of) => previousQuarter(of).quarter,
  ];
  for (const use of wrong) {
    const query = keptQuery((all, of: Of) =>
      all
        .selectFrom('area')
        .select('name')
        .where('code', '=', String(use(of))),
    );
    await expect(query(queries, { year: 2026, quarter: 1 })).rejects.toThrow('has no value yet');
  }
});

it('keeps each form of a list by itself, and lets go of those used longest ago', async () => {
  const queries = await withAreas(names);
  let built = 0;
  interface Form {
    search?: string;
    isDescending: boolean;
  }
  const list = (all: Queries, values: { limit: number; from: string }, form: Form) => {
    built += 1;
    let found = all.selectFrom('area').select(['code', 'name']).where('code', '>=', values.from);
    if (form.search !== undefined) found = found.where('name', 'like', `%${form.search}%`);
    return found.orderBy('code', form.isDescending ? 'desc' : 'asc').limit(values.limit);
  };
  const keptList = keptForms(list);
  const forms: Form[] = [{ isDescending: false }, { isDescending: true }, { search: 'a', isDescending: false }];
  for (const form of [...forms, ...forms]) {
    for (const values of [
      { limit: 2, from: '9' },
      { limit: 100, from: '93' },
    ]) {
      expect(await keptList(queries, values, form)).toEqual(await list(queries, values, form).execute());
    }
  }
  // By the check itself twelve times, and once a form.
  expect(built).toBe(12 + forms.length);
  for (let number = 0; number < 100; number += 1) {
    await keptList(queries, { limit: 1, from: '9' }, { search: String(number), isDescending: false });
  }
  await keptList(queries, { limit: 1, from: '9' }, { search: '99', isDescending: false });
  expect(built).toBe(12 + forms.length + 100);
  await keptList(queries, { limit: 1, from: '9' }, { search: '0', isDescending: false });
  expect(built).toBe(12 + forms.length + 101);
});
