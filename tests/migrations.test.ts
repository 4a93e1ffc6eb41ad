import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Migration } from '@mikro-orm/migrations';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectDatabase } from '../src/main/database/database-file.ts';
import { migrations } from '../src/main/database/migrations/index.ts';
import { closeDatabase, databaseFile, openDatabase } from '../src/main/database/open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'binaan-migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Row = Record<string, unknown>;

const open = () => new Database(databaseFile(folder));

/** Brings the folder's database to the schema of the first `count` migrations, as a program of that time left it. */
async function migrateTo(count: number): Promise<void> {
  const orm = await openDatabase(folder, { list: migrations.slice(0, count) });
  // Not as this program closes, which knows a search index that there was not always.
  await orm.close(true);
}

const isData = (name: string) => !/^(?:sqlite_|mikro_orm_|search_)/.test(name);

function tablesOf(database: Database): string[] {
  const rows = database.prepare("select name from sqlite_master where type = 'table' order by rowid").all() as Row[];
  return rows.map(({ name }) => String(name)).filter(isData);
}

/** A value that a column of this name and type would hold. */
function valueFor(table: string, { name, type }: Row, target: string | undefined): unknown {
  const column = String(name);
  if (target !== undefined) return `${target}-1`;
  if (column === 'id') return `${table}-1`;
  if (column.endsWith('_at')) return '2026-02-03T04:05:06.000Z';
  if (/(?:_on|date|valid_from|valid_to)$/.test(column)) return '2026-02-03';
  if (column === 'year' || column.endsWith('_year')) return 2026;
  if (/int|real|double|numeric/i.test(String(type))) return 1;
  if (/^(?:content|facts|before|after|values|pattern)$/.test(column)) return '{}';
  return `${table} ${column}`;
}

/** One row in each table, each referring to the others' where it can. */
function fill(database: Database): void {
  database.exec('pragma foreign_keys = off');
  for (const table of tablesOf(database)) {
    const columns = database.prepare(`pragma table_info("${table}")`).all() as Row[];
    const targets = new Map(
      (database.prepare(`pragma foreign_key_list("${table}")`).all() as Row[]).map((key) => [
        key['from'],
        String(key['table']),
      ]),
    );
    const row = columns.map(
      (column) => [String(column['name']), valueFor(table, column, targets.get(column['name']))] as const,
    );
    const names = row.map(([name]) => `"${name}"`).join();
    database
      .prepare(`insert into "${table}" (${names}) values (${row.map(() => '?').join()})`)
      .run(...row.map(([, value]) => value));
  }
}

function contentOf(database: Database): Map<string, Row[]> {
  return new Map(
    tablesOf(database).map((table) => [table, database.prepare(`select * from "${table}"`).all() as Row[]]),
  );
}

describe('data of every schema ever released', () => {
  for (const [index, { name }] of migrations.entries()) {
    it(`come through all later migrations with every row: ${name}`, async () => {
      await migrateTo(index + 1);
      const before = open();
      fill(before);
      const then = contentOf(before);
      before.close();
      expect([...then.values()].every((rows) => rows.length === 1)).toBe(true);

      await closeDatabase(await openDatabase(folder));

      expect(inspectDatabase(databaseFile(folder)).is).toBe('good');
      const after = open();
      const now = contentOf(after);
      after.close();
      for (const [table, [row = {}]] of then) {
        const key = 'id' in row ? 'id' : 'code';
        const found = now.get(table)?.find((candidate) => candidate[key] === row[key]) ?? {};
        // Columns that a later schema no longer has were moved; what stayed says what it said.
        const kept = Object.fromEntries(Object.entries(row).filter(([column]) => column in found));
        expect(found, table).toMatchObject(kept);
        expect(Object.keys(kept).length, table).toBeGreaterThan(0);
      }
    });
  }
});

/** Changes something, gives up the protection of its transaction, then fails. */
class Careless extends Migration {
  override up(): void {
    this.addSql('delete from operating_unit');
    this.addSql('commit');
    this.addSql('select nothing from nowhere');
  }
}

/** Half of it would go through. */
class Failing extends Migration {
  override up(): void {
    this.addSql('create table half (id text)');
    this.addSql('delete from operating_unit');
    this.addSql('select nothing from nowhere');
  }
}

const addition = (name: string, migration: typeof Migration) =>
  [...migrations, { name, class: migration }] as typeof migrations;

async function withUnit(): Promise<void> {
  await migrateTo(migrations.length);
  const database = open();
  fill(database);
  database.close();
}

const units = () => {
  const database = open();
  const rows = database.prepare('select id from operating_unit').all();
  database.close();
  return rows;
};

describe('a migration that fails', () => {
  it('takes the ones before it back with it, and says where the copy is', async () => {
    await withUnit();
    const list = [
      ...addition(
        '2030-01-01-good',
        class extends Migration {
          override up(): void {
            this.addSql('create table whole (id text)');
          }
        },
      ),
      { name: '2030-01-02-failing', class: Failing },
    ] as typeof migrations;
    const copy = join(folder, 'backups', 'before-2030-01-01-good.db');
    await expect(openDatabase(folder, { list })).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      data: { path: copy },
    });
    expect(units()).toHaveLength(1);
    const database = open();
    expect(tablesOf(database)).not.toContain('whole');
    database.close();
    expect(inspectDatabase(copy)).toMatchObject({ is: 'good', migrations: migrations.map(({ name }) => name) });
    // And the program of before still opens it.
    await closeDatabase(await openDatabase(folder));
  });

  it('is taken back by the copy where it ended its own transaction', async () => {
    await withUnit();
    await expect(openDatabase(folder, { list: addition('2030-01-01-careless', Careless) })).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
    });
    expect(units()).toHaveLength(1);
    expect(inspectDatabase(databaseFile(folder)).is).toBe('good');
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
    await closeDatabase(await openDatabase(folder));
  });
});

it('data of a later version of the program are left as they are, and said to be so', async () => {
  await withUnit();
  const database = open();
  database.exec(`insert into mikro_orm_migrations (name, executed_at) values ('2030-01-01-later', '2030-01-01')`);
  database.close();
  await expect(openDatabase(folder)).rejects.toMatchObject({
    code: 'NEWER_DATABASE',
    data: { path: databaseFile(folder) },
  });
  expect(units()).toHaveLength(1);
});
