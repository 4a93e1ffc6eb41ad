import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareData } from '../../src/main/backups/compare-data.ts';
import { comparedKinds } from '../../src/main/backups/compared-kinds.ts';
import { replaceDatabase } from '../../src/main/database/database-file.ts';
import { migrations } from '../../src/main/database/migrations/index.ts';
import { databaseFile, makeDatabase, openDatabase } from '../../src/main/database/open.ts';
import type { Backup } from '../../src/shared/backups.ts';
import type { TestApplication } from '../support/test-application.ts';
import { dumpOf } from '../support/dump.ts';
import { failureOf, groupInput, meetingInput, openTestApplication, unitInput } from '../support/test-application.ts';

const elsewhere = mkdtempSync(join(tmpdir(), 'binaan-elsewhere-'));
/** The smallest PNG. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let app: TestApplication;
let unitId: string;
let groupId: string;
beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
  groupId = (await app.client.groups.save(groupInput(unitId, { members: [{ name: 'Siti' }] }))).id;
});
afterEach(async () => {
  await app.remove();
  for (const name of readdirSync(elsewhere)) rmSync(join(elsewhere, name), { recursive: true });
});

const place = () => join(app.dataFolder, 'backups');
const later = (minutes = 1) => (app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000));
const rename = async (name: string) => {
  await app.client.groups.save({ ...(await app.client.groups.get({ id: groupId })), name });
};
const nameNow = async () => (await app.client.groups.get({ id: groupId })).name;

async function backUp(): Promise<Backup> {
  for await (const event of await app.client.backups.run({})) if (event.type === 'finished') return event.backup;
  throw new Error('no backup');
}

async function attach(letter: string): Promise<string> {
  // What follows the picture's end is nothing to a reader, and another file to us.
  const data = Buffer.concat([Buffer.from(picture, 'base64'), Buffer.from(letter)]).toString('base64');
  const owner = { kind: 'group' as const, id: groupId };
  await app.client.attachments.add({ owner, kind: 'lainnya', fileName: `${letter}.png`, data });
  return letter;
}

const evidenceIn = (folder: string) =>
  readdirSync(join(folder, 'attachments'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.png'),
  );

describe('a backup', () => {
  it('is a whole database of now, with what it holds, and leaves nothing unfinished', async () => {
    await attach('a');
    const backup = await backUp();
    expect(backup).toMatchObject({
      kind: 'manual',
      at: '2026-11-22T02:00:00.000Z',
      contents: { groups: 1, programs: 0, meetings: 0, people: 1, attachments: 1 },
      isInSecond: false,
    });
    expect(backup.keptAs).toContain('newest');
    const copy = new Database(join(place(), `${backup.id}.db`), { readonly: true });
    expect(copy.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(copy.prepare('select name from assisted_group').all()).toEqual([{ name: 'Kelompok Uji' }]);
    copy.close();
    expect(
      readdirSync(place(), { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.part')),
    ).toEqual([]);
    expect((await app.client.backups.state()).lastAt).toBe(backup.at);
  });

  it('has each file of evidence once, whatever number of backups needs it', async () => {
    await attach('a');
    await backUp();
    later();
    await attach('b');
    await backUp();
    later();
    await backUp();
    expect(evidenceIn(place()).toSorted()).toEqual(evidenceIn(app.dataFolder).toSorted());
    expect(evidenceIn(place())).toHaveLength(2);
  });

  it('is made of what is saved, while saves go on beside it', async () => {
    const saves = (async () => {
      for (let index = 0; index < 30; index += 1)
        await app.client.groups.save(groupInput(unitId, { name: `K${index}` }));
    })();
    const backup = await backUp();
    await saves;
    expect(backup.contents?.groups).toBeGreaterThanOrEqual(1);
    expect((await app.client.groups.list({})).total).toBe(31);
  });

  it('lets no older one go when it does not read itself', async () => {
    const good = await backUp();
    later();
    const database = new Database(join(app.dataFolder, 'binaan.db'));
    database.exec(`pragma foreign_keys = off; update membership set person_id = 'nobody'`);
    await expect(backUp()).rejects.toThrow();
    expect((await app.client.backups.list()).map(({ id }) => id)).toEqual([good.id]);
    const { failure, needsAttention } = await app.client.backups.state();
    expect(failure?.code).toBe('unexpected');
    expect(needsAttention).toBe(true);
    expect(readdirSync(place()).filter((name) => name.includes('.part'))).toEqual([]);
    app.bugs.length = 0;
    database.close();
  });

  it('that was made by hand five times over stays so often, and the files of the rest go with them', async () => {
    for (let index = 0; index < 9; index += 1) {
      await rename(`Nama ${index}`);
      await backUp();
      later();
    }
    // All within one hour of one day.
    expect((await app.client.backups.list()).map(({ kind }) => kind)).toEqual(Array(5).fill('manual'));
    expect(readdirSync(place()).filter((name) => name.endsWith('.files'))).toHaveLength(5);
  }, 90_000);

  it('of which somebody cut the file off is shown as damaged, and cannot be restored', async () => {
    const backup = await backUp();
    const file = join(place(), `${backup.id}.db`);
    writeFileSync(file, readFileSync(file).subarray(0, 40_000));
    const [listed] = await app.client.backups.list();
    expect(listed).toMatchObject({ id: backup.id, contents: null, keptAs: [] });
    expect(await failureOf(app.client.backups.preview({ id: backup.id }))).toEqual({
      code: 'INVALID',
      issues: ['path: damagedFile'],
    });
  });

  it('from before a migration stands in the list, too', async () => {
    mkdirSync(place(), { recursive: true });
    const backup = await backUp();
    copyFileSync(join(place(), `${backup.id}.db`), join(place(), 'before-2026-11-28-closings.db'));
    const listed = (await app.client.backups.list()).find(({ kind }) => kind === 'migration');
    expect(listed).toMatchObject({ id: 'before-2026-11-28-closings', keptAs: expect.arrayContaining(['migration']) });
    expect(listed?.contents?.groups).toBe(1);
  });
});

describe('the second folder', () => {
  it('gets every backup with its evidence, and catches up with what it missed', async () => {
    const stick = join(elsewhere, 'stick');
    mkdirSync(stick);
    await attach('a');
    await backUp();
    expect((await app.client.backups.chooseSecond({ folder: stick })).second).toMatchObject({
      folder: stick,
      isThere: true,
      failure: null,
    });
    const [copied] = readdirSync(stick);
    const second = join(stick, copied ?? '');
    expect(readdirSync(second).filter((name) => name.endsWith('.db'))).toHaveLength(1);
    expect(evidenceIn(second)).toHaveLength(1);

    // Pulled out: backups go on, and nothing is written where the stick was.
    const away = join(elsewhere, 'away');
    renameSync(stick, away);
    later(90);
    await attach('b');
    await backUp();
    expect((await app.client.backups.state()).second).toMatchObject({ isThere: false });
    expect(existsSync(stick)).toBe(false);

    renameSync(away, stick);
    later(90);
    await rename('Baru');
    await backUp();
    const listed = await app.client.backups.list();
    expect(listed.map(({ isInSecond }) => isInSecond)).toEqual([true, true, true]);
    expect(evidenceIn(second)).toHaveLength(2);
    for (const { id } of listed) {
      expect(readFileSync(join(second, `${id}.db`)).equals(readFileSync(join(place(), `${id}.db`)))).toBe(true);
    }
  });

  it('that is not there, or no whole path, is refused', async () => {
    const refused = async (folder: string) => (await failureOf(app.client.backups.chooseSecond({ folder }))).issues;
    expect(await refused(join(elsewhere, 'nowhere'))).toEqual(['folder: noFolder']);
    expect(await refused('stick')).toEqual(['folder: wholePath']);
  });
});

describe('a restore', () => {
  it('shows what it changes, does it in the running program, and is undone by the backup of before', async () => {
    const meeting = await app.client.meetings.save(meetingInput(unitId));
    const backup = await backUp();
    const then = dumpOf(app.dataFolder);
    later();
    await rename('Nama Baru');
    await app.client.meetings.save({
      ...(await app.client.meetings.get({ id: meeting.id })),
      sessions: [{ date: '2026-02-10', place: 'Balai Desa', participants: [{ name: 'Tamu' }] }],
    });
    await app.client.groups.save(groupInput(unitId, { name: 'Hanya Sekarang' }));
    const now = dumpOf(app.dataFolder);

    const preview = await app.client.backups.preview({ id: backup.id });
    expect(preview).toMatchObject({ at: backup.at, isOlder: false, hasLog: false, filesMissing: 0 });
    expect(preview.changes).toEqual([
      { kind: 'person', onlyInBackup: 0, onlyNow: 1, changed: 0 },
      { kind: 'group', onlyInBackup: 0, onlyNow: 1, changed: 1 },
      { kind: 'meeting', onlyInBackup: 0, onlyNow: 0, changed: 1 },
    ]);
    expect(dumpOf(app.dataFolder)).toEqual(now);

    const { before } = await app.client.backups.restore({ id: backup.id });
    expect(dumpOf(app.dataFolder)).toEqual(then);
    expect(await nameNow()).toBe('Kelompok Uji');
    const undo = (await app.client.backups.list()).find(({ id }) => id === before);
    expect(undo?.kind).toBe('restore');
    expect((await app.client.backups.preview({ id: backup.id })).changes).toEqual([]);

    await app.client.backups.restore({ id: before ?? '' });
    expect(dumpOf(app.dataFolder)).toEqual(now);
    // And work goes on.
    await rename('Sesudahnya');
    expect(await nameNow()).toBe('Sesudahnya');
    expect(existsSync(join(app.dataFolder, 'restoring'))).toBe(false);
  });

  it('counts a record as changed where only a row of it is otherwise', async () => {
    const backup = await backUp();
    later();
    const database = new Database(join(app.dataFolder, 'binaan.db'));
    database.exec(`update membership set role = 'treasurer', version = version + 1`);
    database.close();
    expect((await app.client.backups.preview({ id: backup.id })).changes).toEqual([
      { kind: 'group', onlyInBackup: 0, onlyNow: 0, changed: 1 },
    ]);
  });

  it('brings files of evidence back that are gone or spoilt', async () => {
    await attach('a');
    await attach('b');
    const backup = await backUp();
    const [gone, spoilt] = evidenceIn(app.dataFolder).map((name) => join(app.dataFolder, 'attachments', name));
    const whole = readFileSync(spoilt ?? '');
    rmSync(gone ?? '');
    // Of the same length, so that only reading tells.
    writeFileSync(spoilt ?? '', Buffer.alloc(whole.length));
    await app.client.backups.restore({ id: backup.id });
    expect(existsSync(gone ?? '')).toBe(true);
    expect(readFileSync(spoilt ?? '').equals(whole)).toBe(true);
  });

  for (let round = 1; round <= 5; round += 1) {
    it(`takes the file itself, not the write-ahead log of another database beside it (${round})`, async () => {
      const backup = await backUp();
      const then = dumpOf(app.dataFolder);
      later();
      await rename(`Lain ${round}`);
      const file = join(elsewhere, 'dibawa.db');
      copyFileSync(join(place(), `${backup.id}.db`), file);
      // The log of the database in use, which has newer pages, beside the file and beside what is exchanged.
      const log = readFileSync(join(app.dataFolder, 'binaan.db-wal'));
      expect(log.length).toBeGreaterThan(0);
      writeFileSync(`${file}-wal`, log);
      writeFileSync(join(place(), `${backup.id}.db-wal`), log);
      expect((await app.client.backups.preview({ path: file })).hasLog).toBe(true);
      await app.client.backups.restore({ path: file });
      expect(dumpOf(app.dataFolder)).toEqual(then);
      later();
      await rename('Sekali lagi');
      await app.client.backups.restore({ id: backup.id });
      expect(dumpOf(app.dataFolder)).toEqual(then);
    });
  }

  it('leaves a log of what was there before beside nothing', async () => {
    const backup = await backUp();
    const target = join(elsewhere, 'binaan.db');
    copyFileSync(join(app.dataFolder, 'binaan.db'), target);
    writeFileSync(`${target}-wal`, readFileSync(join(app.dataFolder, 'binaan.db-wal')));
    writeFileSync(`${target}-shm`, 'x');
    const staged = join(elsewhere, 'staged.db');
    copyFileSync(join(place(), `${backup.id}.db`), staged);
    replaceDatabase(staged, target);
    expect(readdirSync(elsewhere)).toEqual(['binaan.db']);
  });

  it('refuses what is no database, is another program’s, or is of a later version, and says which', async () => {
    const refused = async (path: string) => (await failureOf(app.client.backups.restore({ path }))).issues;
    const file = join(elsewhere, 'x.db');
    expect(await refused(file)).toEqual(['path: noBackup']);
    expect(await refused(elsewhere)).toEqual(['path: noBackup']);
    expect(await refused('x.db')).toEqual(['path: wholePath']);
    writeFileSync(file, 'Kelompok;Desa');
    expect(await refused(file)).toEqual(['path: foreignFile']);
    rmSync(file);
    const foreign = new Database(file);
    foreign.exec('create table invoice (id text)');
    foreign.close();
    expect(await refused(file)).toEqual(['path: foreignFile']);

    const backup = await backUp();
    copyFileSync(join(place(), `${backup.id}.db`), file);
    const newer = new Database(file);
    newer.exec(`insert into mikro_orm_migrations (name, executed_at) values ('2030-01-01-later', '2030-01-01')`);
    newer.close();
    expect(await refused(file)).toEqual(['path: newerFile']);
    expect(await nameNow()).toBe('Kelompok Uji');
  });

  it('waits for operations that are under way, and lets those that come meanwhile work with the new data', async () => {
    const backup = await backUp();
    later();
    const saves = Array.from({ length: 10 }, (_, index) =>
      app.client.groups.save(groupInput(unitId, { name: `S${index}` })),
    );
    const restored = app.client.backups.restore({ id: backup.id });
    const after = Array.from({ length: 5 }, () => app.client.groups.list({}));
    await Promise.all(saves);
    const { before } = await restored;
    for (const { total } of await Promise.all(after)) expect(total).toBeGreaterThanOrEqual(1);
    expect((await app.client.groups.list({})).total).toBe(1);
    // Nothing that was answered is lost.
    await app.client.backups.restore({ id: before ?? '' });
    expect((await app.client.groups.list({})).total).toBe(11);
  });

  it('holds nothing up that is asked of the backups meanwhile, nor is held up by it', async () => {
    const { id } = await backUp();
    later();
    await rename('Lain');
    const made = backUp();
    const restored = app.client.backups.restore({ id });
    const preview = app.client.backups.preview({ id });
    const chosen = app.client.backups.chooseSecond({ folder: '' });
    const listed = app.client.backups.list();
    await Promise.all([made, restored, chosen, listed]);
    // It came after the restore, so there is nothing left to change.
    expect((await preview).changes).toEqual([]);
  });

  it('takes the place of damaged data, which are kept as they are', async () => {
    const backup = await backUp();
    const then = dumpOf(app.dataFolder);
    later();
    const database = new Database(join(app.dataFolder, 'binaan.db'));
    database.exec(`pragma foreign_keys = off; update membership set person_id = 'nobody'`);
    database.close();
    const { before, damagedCopy } = await app.client.backups.restore({ id: backup.id });
    expect(before).toBeNull();
    expect(dumpOf(app.dataFolder)).toEqual(then);
    const copy = new Database(join(damagedCopy ?? '', 'binaan.db'));
    expect(copy.prepare('select person_id from membership').all()).toEqual([{ person_id: 'nobody' }]);
    copy.close();
    app.bugs.length = 0;
  });

  it('is refused while another process has the folder open', async () => {
    const backup = await backUp();
    const other = await openTestApplication(undefined, app.dataFolder);
    expect((await failureOf(app.client.backups.restore({ id: backup.id }))).code).toBe('LOCKED');
    await other.close();
    await app.client.backups.restore({ id: backup.id });
  });
});

describe('a backup of an older version', () => {
  it('of whatever schema was ever released shows what it would bring, and is restored', async () => {
    const places = await Promise.all(
      migrations.map(async ({ name }, index) => {
        const old = join(elsewhere, String(index));
        const orm = await makeDatabase(old, name);
        await orm.close(true);
        return databaseFile(old);
      }),
    );
    const orm = await openDatabase(app.dataFolder);
    const kinds = comparedKinds(orm);
    await orm.close(true);
    for (const file of places) {
      const changes = compareData(databaseFile(app.dataFolder), file, kinds);
      expect(changes).toEqual(expect.arrayContaining([{ kind: 'group', onlyInBackup: 0, onlyNow: 1, changed: 0 }]));
    }
    const path = places[0]!;
    expect(await app.client.backups.preview({ path })).toMatchObject({ isOlder: true });
    const { before } = await app.client.backups.restore({ path });
    expect((await app.client.groups.list({})).total).toBe(0);
    await app.client.backups.restore({ id: before! });
    expect(await nameNow()).toBe('Kelompok Uji');
  }, 120_000);
});
