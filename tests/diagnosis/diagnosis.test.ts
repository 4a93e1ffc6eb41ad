import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hiddenPath } from '../../src/main/diagnosis/hidden-path.ts';
import { migrationNames } from '../../src/main/database/open.ts';
import type { CheckEvent } from '../../src/shared/damage.ts';
import { binaan } from '../support/command-line.ts';
import { png } from '../support/pictures.ts';
import type { TestApplication } from '../support/test-application.ts';
import { failureOf, groupInput, openTestApplication, unitInput } from '../support/test-application.ts';

let base: string;
let app: TestApplication;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'binaan-diagnosis-'));
  app = await openTestApplication('2026-11-22T02:00:00Z', join(base, 'data'));
});
afterEach(async () => {
  await app.remove();
  rmSync(base, { recursive: true, force: true });
});

async function checkedNow(): Promise<CheckEvent[]> {
  const events: CheckEvent[] = [];
  for await (const event of await app.client.damage.check({})) events.push(event);
  return events;
}

/** Evidence of a new group; answers its path. */
async function attachEvidence(): Promise<string> {
  const unit = await app.client.units.save(unitInput());
  const group = await app.client.groups.save(groupInput(unit.id));
  const owner = { kind: 'group', id: group.id } as const;
  await app.client.attachments.add({ owner, kind: 'foto', fileName: 'KTP Siti.png', data: png(1).toString('base64') });
  const folder = join(app.dataFolder, 'attachments');
  const name = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((each) => each.endsWith('.png'));
  return join(folder, name ?? '');
}

describe('the facts', () => {
  it('are of this program, this data folder and its database as it saves', async () => {
    const facts = await app.client.diagnosis.facts({});
    expect(facts).toMatchObject({
      host: 'command',
      node: process.versions.node,
      electron: null,
      sqlite: expect.stringMatching(/^3\.\d+/),
      dataFolder: app.dataFolder,
      databaseBytes: statSync(join(app.dataFolder, 'binaan.db')).size,
      lastCheck: null,
      database: {
        lastMigration: migrationNames.at(-1),
        migrations: migrationNames.length,
        pageSize: 4096,
        journalMode: 'wal',
        synchronous: 'full',
      },
    });
    expect(facts.database?.pages).toBeGreaterThan(100);
  });

  it('count the rows of every table and the files beside the database', async () => {
    const path = await attachEvidence();
    const counts = await app.client.diagnosis.counts({});
    const rows = new Map(counts.tables.map(({ table, rows: count }) => [table, count]));
    expect([rows.get('assisted_group'), rows.get('person'), rows.get('attachment')]).toEqual([1, 0, 1]);
    expect([...rows.keys()].filter((name) => name.startsWith('sqlite_'))).toEqual([]);
    expect(counts.attachments).toEqual({ files: 1, bytes: statSync(path).size });
    expect(counts.backups).toEqual({ files: 0, bytes: 0 });
  });
});

describe('a full check', () => {
  it('is remembered with its time, also by the next start and beside the program', async () => {
    await attachEvidence();
    const events = await checkedNow();
    const check = { isSound: true, findings: [], at: '2026-11-22T02:00:00.000Z' };
    expect(events.at(-1)).toEqual({ type: 'finished', check });
    expect((await app.client.diagnosis.facts({})).lastCheck).toEqual(check);
    await binaan(['check', '--data', app.dataFolder]);
    expect((await app.client.diagnosis.facts({})).lastCheck?.at).not.toBe(check.at);
  });

  it('names a file of evidence that changed and one that is gone', async () => {
    const path = await attachEvidence();
    appendFileSync(path, 'x');
    expect((await checkedNow()).at(-1)).toMatchObject({
      check: { isSound: false, findings: [{ kind: 'file', place: 'KTP Siti.png', detail: 'changed' }] },
    });
    rmSync(path);
    expect((await checkedNow()).at(-1)).toMatchObject({ check: { findings: [{ detail: 'missing' }] } });
  });

  it('lets operations through meanwhile', async () => {
    let isSaved = false;
    for await (const event of await app.client.damage.check({})) {
      if (event.type !== 'progress' || isSaved) continue;
      isSaved = true;
      await app.client.units.save(unitInput());
    }
    expect((await app.client.diagnosis.facts({})).lastCheck?.isSound).toBe(true);
    expect(await app.client.units.list()).toHaveLength(1);
  });

  it('is cancelled by whoever asked for it, and then is not remembered', async () => {
    const stop = new AbortController();
    const cancelled = (async () => {
      const check = await app.client.damage.check({}, { signal: stop.signal });
      // Before its thread has come to anything.
      setTimeout(() => stop.abort(), 0);
      for await (const _ of check);
    })();
    expect((await failureOf(cancelled)).code).toBe('CANCELLED');
    expect((await app.client.diagnosis.facts({})).lastCheck).toBeNull();
  });

  it('gives way to a restore', async () => {
    let id = '';
    for await (const event of await app.client.backups.run({})) if (event.type === 'finished') id = event.backup.id;
    const check = await app.client.damage.check({});
    expect(await check.next()).toMatchObject({ value: { type: 'progress' } });
    const restored = app.client.backups.restore({ id });
    const rest = failureOf(
      (async () => {
        for await (const _ of check);
      })(),
    );
    expect((await restored).before).not.toBeNull();
    expect(await rest).toMatchObject({ code: 'CANCELLED' });
    // What was found before was of other data.
    expect((await app.client.diagnosis.facts({})).lastCheck).toBeNull();
    expect((await checkedNow()).at(-1)).toMatchObject({ check: { isSound: true } });
  });
});

describe('the problem report', () => {
  it('has versions, facts, the last errors and the end of the log, in either language', async () => {
    await checkedNow();
    await failureOf(app.client.units.get({ id: '01900000-0000-7000-8000-000000000000' }));
    const { text } = await app.client.diagnosis.report({ language: 'id' });
    expect(text).toMatch(/^Laporan masalah Binaan, 2026-11-22T02:00:00\.000Z\n/);
    for (const part of [
      `Node ${process.versions.node}`,
      migrationNames.at(-1),
      'journal_mode wal · synchronous full',
      'operating_unit 0',
      '== Kesalahan terakhir\n2026-11-22T02:00:00.000Z',
      'failed operation=units.get code=MISSING',
      'checked isSound=true findings=0',
      'tidak ada kerusakan',
    ]) {
      expect(text).toContain(part);
    }
    expect((await app.client.diagnosis.report({ language: 'en' })).text).toContain('== Last errors');
  });

  it('comes from the command line, also where there is no database, or one that cannot be read', async () => {
    await app.client.units.save(unitInput());
    const sound = await binaan(['problem-report', '--data', app.dataFolder, '--language', 'en']);
    expect(sound).toMatchObject({ status: 0, stderr: '' });
    expect(sound.stdout).toContain('operating_unit 1');

    const none = await binaan(['problem-report', '--data', join(base, 'none')]);
    expect(none).toMatchObject({ status: 0, stderr: '' });
    expect(none.stdout).toContain('Berkas data tidak dapat dibuka');
    expect(readdirSync(base)).toEqual(['data']);

    const spoilt = join(base, 'spoilt');
    mkdirSync(spoilt);
    writeFileSync(join(spoilt, 'binaan.db'), readFileSync(join(app.dataFolder, 'binaan.db')));
    const file = openSync(join(spoilt, 'binaan.db'), 'r+');
    writeSync(file, Buffer.alloc(4000, 0x5a), 0, 4000, 96);
    closeSync(file);
    const report = await binaan(['problem-report', '--data', spoilt]);
    expect(report).toMatchObject({ status: 0, stderr: '' });
    expect(report.stdout).toContain('Berkas data tidak dapat dibuka');
  });

  it.each([
    [
      'C:\\Users\\Siti Aminah\\AppData\\Roaming\\Binaan\\data',
      'C:\\Users\\Siti Aminah',
      '<home>/AppData/Roaming/Binaan/data',
    ],
    ['c:\\users\\siti aminah\\Data Bu Siti', 'C:\\Users\\Siti Aminah\\', '<home>/…'],
    ['D:\\Data Bu Siti\\Binaan', 'C:\\Users\\Siti Aminah', 'D:/…/Binaan'],
    ['/home/siti/.config/Binaan/data', '/home/siti', '<home>/.config/Binaan/data'],
    ['/home/siti2/data', '/home/siti', '/…/…/data'],
    ['\\\\server-siti\\bersama\\data', 'C:\\Users\\Siti', '//…/…/data'],
  ])('says of %s where it is and not whose', (path, home, shown) => {
    expect(hiddenPath(path, home)).toBe(shown);
  });

  it('never says where this account’s own folder is', async () => {
    const { text } = await app.client.diagnosis.report({ language: 'id' });
    expect(text).not.toContain(homedir());
    expect(text).not.toContain(app.dataFolder);
  });
});
