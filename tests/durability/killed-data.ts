import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { newId } from '../../src/main/database/new-id.ts';
import { driverOf, makeDatabase } from '../../src/main/database/open.ts';
import type { BinaanClient } from '../../src/shared/contract.ts';

// What a kill finds, and what is demanded of it after the next start.

/** What a meeting was when its save was acknowledged, by its id. */
export type Kept = Map<string, { title: string; names: string[] }>;

/** A data folder's place, and a folder for temporary files of its own. */
export function placeIn(folder: string, name: string): [dataFolder: string, temporary: string] {
  const temporary = join(folder, `${name}-temporary`);
  mkdirSync(temporary, { recursive: true });
  return [join(folder, name), temporary];
}

/** Saves a meeting with so many participants, and keeps what it has to be from then on. */
export async function saveMeeting(
  client: Pick<BinaanClient, 'meetings'>,
  kept: Kept,
  { unitId, title, people }: { unitId: string; title: string; people: number },
): Promise<string> {
  const participants = Array.from({ length: people }, (_, index) => ({
    name: `${title} ${index}`,
    phone: `08${index}`,
  }));
  const sessions = [{ date: '2026-02-10', place: 'Balai Desa', participants }];
  const { id } = await client.meetings.save({ unitId, kind: 'fgd', title, sessions });
  // Acknowledged from here on, whether or not it is still asked for.
  kept.set(id, { title, names: participants.map((one) => one.name) });
  return id;
}

export async function expectKept(client: BinaanClient, kept: Kept): Promise<void> {
  for (const [id, what] of kept) {
    const { title, sessions } = await client.meetings.get({ id });
    expect({ title, names: sessions[0]!.participants.map(({ name }) => name) }).toEqual(what);
  }
}

/** Nothing of earlier processes is left, a moment after the start. */
export async function expectTidy(
  dataFolder: string,
  temporary: string,
  ...alive: (number | number[])[]
): Promise<void> {
  const isAlive = (name: string) => alive.flat().some((pid) => name.startsWith(`binaan-work-${pid}-`));
  const left = () => [
    ...strays(dataFolder),
    ...readdirSync(temporary).filter((name) => name.startsWith('binaan') && !isAlive(name)),
  ];
  for (let tries = 0; left().length > 0 && tries < 100; tries += 1) await wait(20);
  expect(left()).toEqual([]);
}

/** What is in a data folder and has no place there. */
export function strays(dataFolder: string): string[] {
  const own = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter(
      (name) =>
        !/^binaan\.db(?:-wal|-shm)?$|^(?:backups|last-check)\.json$|^(?:in-use|program)\.lock(?:-journal)?$/.test(
          name,
        ) &&
        !/^logs(?:\/binaan(?:\.\d)?\.log)?$/.test(name) &&
        !/^(?:attachments|backups)(?:\/|$)/.test(name),
    );
  return [
    ...own,
    ...straysAmong(join(dataFolder, 'attachments'), /^[0-9a-f]{2}(?:\/[0-9a-f]{64}\.\w+)?$/),
    ...strayBackups(join(dataFolder, 'backups')),
  ];
}

/** The same of a folder of backups: also what belongs to a backup that is not there. */
export function strayBackups(place: string): string[] {
  const named = straysAmong(
    place,
    /^[\w-]+\.(?:db|json|files)$|^attachments(?:\/[0-9a-f]{2}(?:\/[0-9a-f]{64}\.\w+)?)?$/,
  );
  const alone = namesIn(place)
    .filter((name) => /\.(?:json|files)$/.test(name))
    .filter((name) => !existsSync(join(place, name.replace(/\.\w+$/, '.db'))));
  return [...named, ...alone];
}

function straysAmong(folder: string, known: RegExp): string[] {
  return namesIn(folder).filter((name) => !known.test(name));
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
}

/**
 * What is wrong with the backups of a folder: one that does not open, does not pass its check, is not what its
 * note says, or lacks a file of evidence. Each counts from when its note is there, which a list gives it.
 */
export function unsoundBackups(place: string): string[] {
  return namesIn(place)
    .filter((name) => /^[\w-]+\.db$/.test(name))
    .flatMap((name) => {
      const id = name.slice(0, -'.db'.length);
      const file = join(place, name);
      const { sha256 } = JSON.parse(readFileSync(join(place, `${id}.json`), 'utf8')) as { sha256: string }; // the program's own note
      const files = readFileSync(join(place, `${id}.files`), 'utf8').split('\n');
      return [
        ...(digestOf(file) === sha256 ? [] : ['is not what its note says']),
        ...databaseProblems(file),
        ...files.filter((one) => one !== '' && !isWholeEvidence(place, one)).map((one) => `lacks ${one}`),
      ].map((problem) => `${id}: ${problem}`);
    });
}

const seen = new Map<string, string[]>();

function databaseProblems(file: string): string[] {
  const known = seen.get(digestOf(file));
  if (known) return known;
  const database = new Database(file, { readonly: true });
  const rows = [
    ...database.prepare('pragma integrity_check').raw().all(),
    ...database.prepare('pragma foreign_key_check').raw().all(),
  ];
  database.close();
  const problems = rows.map((row) => JSON.stringify(row)).filter((text) => text !== '["ok"]');
  seen.set(digestOf(file), problems);
  return problems;
}

function isWholeEvidence(place: string, name: string): boolean {
  const file = join(place, 'attachments', name.slice(0, 2), name);
  return existsSync(file) && digestOf(file) === name.slice(0, 64);
}

const digests = new Map<string, string>();

/** Read once as long as nobody writes to it, as it is found after every kill. */
function digestOf(file: string): string {
  const { ino, size, mtimeNs } = statSync(file, { bigint: true });
  const key = `${file} ${ino} ${size} ${mtimeNs}`;
  const digest = digests.get(key) ?? createHash('sha256').update(readFileSync(file)).digest('hex');
  digests.set(key, digest);
  return digest;
}

/** The first version that was released, by its migration. */
export const firstVersion = '2026-11-22-first-tables';
export const peopleOfOld = 2000;

/** A data folder as the first version that was released left it. */
export async function makeOldData(dataFolder: string): Promise<void> {
  const orm = await makeDatabase(dataFolder, firstVersion);
  const driver = await driverOf(orm.em);
  const at = '2026-01-01T00:00:00.000Z';
  const columns = 'id, created_at, updated_at, version, search_name, name, phone, comparable_phone, note';
  const insert = driver.prepare(`insert into person (${columns}) values (?, ?, ?, 1, ?, ?, '', '', '')`);
  await orm.em.getConnection().execute('begin');
  for (let count = 0; count < peopleOfOld; count += 1) insert.run(newId(), at, at, `warga${count}`, `Warga ${count}`);
  await orm.em.getConnection().execute('commit');
  // Not by closeDatabase: the search that it puts in order came later.
  await orm.close(true);
}
