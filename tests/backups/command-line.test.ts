import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrations } from '../../src/main/database/migrations/index.ts';
import { openDatabase } from '../../src/main/database/open.ts';
import { enterFolder } from '../../src/main/data-folder/enter-folder.ts';
import { binaan } from '../support/command-line.ts';

let folder: string;
let dataFolder: string;
let data: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'binaan backups '));
  dataFolder = join(folder, 'data');
  data = ['--data', dataFolder];
  await binaan(['sample', ...data]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const firstGroup = async () => {
  const { stdout } = await binaan(['call', 'groups.list', '{}', ...data]);
  return JSON.parse(stdout).rows[0] as { id: string; name: string };
};
const rename = async (id: string, name: string) => {
  const group = JSON.parse((await binaan(['call', 'groups.get', JSON.stringify({ id }), ...data])).stdout);
  await binaan(['call', 'groups.save', JSON.stringify({ ...group, name }), ...data]);
};

it('backs up, restores by id and by file, and says as JSON what changed', async () => {
  const made = await binaan(['backup', ...data]);
  expect({ status: made.status, stderr: made.stderr }).toEqual({ status: 0, stderr: '' });
  const backup = JSON.parse(made.stdout) as { id: string };
  expect(backup).toMatchObject({ kind: 'manual', contents: { groups: 7, programs: 5, meetings: 22 } });
  const group = await firstGroup();
  await rename(group.id, 'Nama Sesudahnya');

  const restored = await binaan(['restore', backup.id, ...data]);
  expect(restored.status).toBe(0);
  const { before, changes } = JSON.parse(restored.stdout) as { before: string; changes: unknown };
  expect(changes).toEqual([{ kind: 'group', onlyInBackup: 0, onlyNow: 0, changed: 1 }]);
  expect((await firstGroup()).name).toBe(group.name);

  const undone = await binaan(['restore', join(dataFolder, 'backups', `${before}.db`), ...data]);
  expect(undone.status).toBe(0);
  const { stdout } = await binaan(['call', 'groups.get', JSON.stringify({ id: group.id }), ...data]);
  expect(JSON.parse(stdout).name).toBe('Nama Sesudahnya');
});

it('tells in one line why something is not restored, and changes nothing', async () => {
  const file = join(folder, 'daftar.db');
  writeFileSync(file, 'Nama;Desa');
  expect(await binaan(['restore', file, ...data])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^[^\n]*bukan data Binaan\n$/),
  });
  expect((await binaan(['restore', 'tidak-ada', ...data])).status).toBe(1);
  expect((await binaan(['restore', ...data])).status).toBe(2);
});

it('restores over a database that can no longer be opened, and keeps it', async () => {
  const { id } = JSON.parse((await binaan(['backup', ...data])).stdout) as { id: string };
  const file = join(dataFolder, 'binaan.db');
  writeFileSync(file, Buffer.alloc(50_000, 'x'));
  expect((await binaan(['call', 'groups.list', '{}', ...data])).status).toBe(1);
  const { status, stdout } = await binaan(['restore', id, ...data]);
  expect(status).toBe(0);
  const { before, damagedCopy } = JSON.parse(stdout) as { before: null; damagedCopy: string };
  expect(before).toBeNull();
  expect(readFileSync(join(damagedCopy, 'binaan.db')).equals(Buffer.alloc(50_000, 'x'))).toBe(true);
  expect((await firstGroup()).name).not.toBe('');
});

it('restores nothing beneath a program that is open, and says to close it', async () => {
  const lock = enterFolder(dataFolder, true);
  const { id } = JSON.parse((await binaan(['backup', ...data])).stdout) as { id: string };
  const { status, stderr } = await binaan(['restore', id, ...data]);
  expect(status).toBe(1);
  expect(stderr).toContain(dataFolder);
  lock.release();
  expect((await binaan(['restore', id, ...data])).status).toBe(0);
});

it('serves no folder that another program serves', async () => {
  const lock = enterFolder(dataFolder, true);
  const { status, stderr } = await binaan(['serve', ...data]);
  expect(status).toBe(1);
  expect(stderr).toContain('Tutup yang itu dulu');
  lock.release();
});

it('migrates data of before, and names what ran and the copy', async () => {
  const old = join(folder, 'lama');
  const orm = await openDatabase(old, { list: migrations.slice(0, -2) });
  await orm.close(true);
  const { status, stdout } = await binaan(['migrate', '--data', old]);
  expect(status).toBe(0);
  const answer = JSON.parse(stdout) as { migrations: string[]; copy: string };
  expect(answer.migrations).toEqual(migrations.slice(-2).map(({ name }) => name));
  expect(existsSync(answer.copy)).toBe(true);
  expect(JSON.parse((await binaan(['migrate', '--data', old])).stdout)).toEqual({ migrations: [], copy: null });
});

it('refuses data of a later version with a sentence', async () => {
  const database = new Database(join(dataFolder, 'binaan.db'));
  database.exec(`insert into mikro_orm_migrations (name, executed_at) values ('2030-01-01-later', '2030-01-01')`);
  database.close();
  const { status, stderr } = await binaan(['migrate', ...data]);
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('versi yang lebih baru') });
});
