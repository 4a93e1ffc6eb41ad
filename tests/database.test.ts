import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../src/main/database/new-id.ts';
import { closeDatabase, openDatabase, openForReading, queriesOf } from '../src/main/database/open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'binaan-database-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const copyPath = () => join(folder, 'backups', 'before-2026-11-22-first-tables.db');

describe('the database', () => {
  it('has after its migrations exactly the tables that the entities describe', async () => {
    const orm = await openDatabase(folder);
    expect(await orm.schema.getUpdateSchemaSQL({ safe: false })).toBe('');
    await closeDatabase(orm);
  });

  it('keeps acknowledged saves through a power cut: write-ahead log with full synchronisation', async () => {
    const orm = await openDatabase(folder);
    const pragma = async (name: string) => {
      const rows: Record<string, unknown>[] = await orm.em.getConnection().execute(`pragma ${name}`);
      return Object.values(rows[0] ?? {})[0];
    };
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('busy_timeout')).toBe(5000);
    await closeDatabase(orm);
  });

  it('is closed again where it could not be opened', async ({ skip }) => {
    if (process.platform !== 'linux') skip('what a process has open is read on Linux');
    writeFileSync(join(folder, 'binaan.db'), 'x'.repeat(5000));
    await expect(openDatabase(folder)).rejects.toThrow(/not a database/);
    const open = readdirSync('/proc/self/fd').map((name) => {
      try {
        return readlinkSync(join('/proc/self/fd', name));
      } catch {
        return '';
      }
    });
    expect(open.filter((path) => path.startsWith(folder))).toEqual([]);
  });

  it('cannot be written through the connection of the reports', async () => {
    const orm = await openDatabase(folder);
    const reader = await openForReading(folder);
    const area = { code: '99', name: 'x', level: 1, parentCode: null, fullName: 'x', searchName: 'x' };
    await expect(reader.queries.insertInto('area').values(area).execute()).rejects.toThrow(/readonly/);
    await reader.close();
    await closeDatabase(orm);
  });

  it('copies the whole database before a migration, and keeps the data when the migration fails', async () => {
    const first = await openDatabase(folder);
    const area = { code: '99', name: 'x', level: 1, parentCode: null, fullName: 'x', searchName: 'x' };
    await queriesOf(first.em.fork()).insertInto('area').values(area).execute();
    // As if the first migration had not run: it will meet its own tables and fail.
    await first.em.getConnection().execute('delete from mikro_orm_migrations');
    await closeDatabase(first);

    await expect(openDatabase(folder)).rejects.toMatchObject({ code: 'MIGRATION_FAILED', data: { path: copyPath() } });

    expect(existsSync(copyPath())).toBe(true);
    const reader = await openForReading(folder);
    expect(await reader.queries.selectFrom('area').select('code').execute()).toEqual([{ code: '99' }]);
    await reader.close();
  });

  it('replaces a copy that was broken off or is from an earlier try', async () => {
    const first = await openDatabase(folder);
    await first.em.getConnection().execute('delete from mikro_orm_migrations');
    await closeDatabase(first);
    mkdirSync(join(folder, 'backups'));
    const copy = copyPath();
    writeFileSync(copy, 'half a file');
    await expect(openDatabase(folder)).rejects.toMatchObject({ code: 'MIGRATION_FAILED', data: { path: copyPath() } });
    expect(readFileSync(copy).subarray(0, 15).toString()).toBe('SQLite format 3');
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
  });

  it('makes keys that sort by creation', () => {
    const ids = Array.from({ length: 2000 }, newId);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(2000);
  });
});
