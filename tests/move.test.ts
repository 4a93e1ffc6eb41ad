import {
  appendFileSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enterFolder } from '../src/main/data-folder/enter-folder.ts';
import { announceArrival, currentDataFolder, noteMove } from '../src/main/data-folder/moved-folder.ts';
import { unfinishedPath } from '../src/main/leftovers.ts';
import type { MoveEvent } from '../src/shared/data-folder.ts';
import { binaan } from './support/command-line.ts';
import { dumpOf } from './support/dump.ts';
import { png } from './support/pictures.ts';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, groupInput, openTestApplication, unitInput } from './support/test-application.ts';

let base: string;
let from: string;
let to: string;
let app: TestApplication;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'binaan-move-'));
  from = join(base, 'data');
  to = join(base, 'disk D', 'Binaan');
  app = await openTestApplication('2026-11-22T02:00:00Z', from);
});
afterEach(async () => {
  await app.remove();
  rmSync(base, { recursive: true, force: true });
});

async function enter(shade: number): Promise<void> {
  const unit = (await app.client.units.list())[0] ?? (await app.client.units.save(unitInput()));
  const group = await app.client.groups.save(groupInput(unit.id, { name: `Kelompok ${shade}` }));
  const owner = { kind: 'group', id: group.id } as const;
  await app.client.attachments.add({ owner, kind: 'foto', fileName: 'a.png', data: png(shade).toString('base64') });
}

async function move(
  folder: string,
  onEvent: (event: MoveEvent) => Promise<void> | void = () => {},
): Promise<MoveEvent[]> {
  const events: MoveEvent[] = [];
  for await (const event of await app.client.dataFolder.move({ folder })) {
    events.push(event);
    await onEvent(event);
  }
  return events;
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile() && !/\.lock|binaan\.db|\.log$/.test(name))
    .toSorted((a, b) => a.localeCompare(b));

describe('moving the data folder', () => {
  it('brings everything along, and goes on there with the next save', async () => {
    await enter(1);
    for await (const _ of await app.client.backups.run({}));
    writeFileSync(join(from, 'catatan.txt'), 'Milik petugas');
    const before = dumpOf(from);
    const events = await move(to);
    expect(events.at(-1)).toEqual({ type: 'finished', folder: to, before: from });
    expect(dumpOf(to)).toEqual(before);
    expect(filesIn(to)).toEqual(filesIn(from));
    for (const name of filesIn(from)) expect(readFileSync(join(to, name))).toEqual(readFileSync(join(from, name)));

    const old = readFileSync(join(from, 'binaan.db'));
    await enter(2);
    expect((await app.client.status()).dataFolder).toBe(to);
    expect((await app.client.groups.list({})).total).toBe(2);
    expect(filesIn(to).length).toBe(filesIn(from).length + 1);
    for await (const event of await app.client.backups.run({})) {
      if (event.type === 'finished') expect(existsSync(join(to, 'backups', `${event.backup.id}.db`))).toBe(true);
    }
    expect((await app.client.backups.list()).length).toBe(2);
    // The old folder is as it was.
    expect(readFileSync(join(from, 'binaan.db')).equals(old)).toBe(true);
    expect(dumpOf(from)).toEqual(before);
    expect(currentDataFolder(from)).toBe(to);
  });

  it('brings what is saved while it copies, and makes files there afterwards', async () => {
    await enter(1);
    let isEntered = false;
    await move(to, async ({ type }) => {
      if (type !== 'progress' || isEntered) return;
      isEntered = true;
      await enter(2);
    });
    expect(isEntered).toBe(true);
    expect((await app.client.groups.list({})).total).toBe(2);
    expect(filesIn(join(to, 'attachments')).length).toBe(2);
    const unitId = (await app.client.units.list())[0]!.id;
    const file = join(base, 'laporan.xlsx');
    await app.exportTo(
      { kind: 'quarterly', unitId, year: 2026, quarter: 1, format: 'xlsx', language: 'id', paper: 'A4' } as never,
      file,
    );
    expect(existsSync(file)).toBe(true);
  });

  it('is followed by every command that names the old folder, and may go on and come back', async () => {
    await enter(1);
    await move(to);
    await app.close();
    const total = async (folder: string) => {
      const { stdout, stderr } = await binaan(['call', 'groups.list', '{}', '--data', folder]);
      expect(stderr).toBe('');
      return (JSON.parse(stdout) as { total: number }).total; // the operation's answer
    };
    expect(await total(from)).toBe(1);
    const third = join(base, 'third');
    const moved = await binaan(['move', third, '--data', from]);
    expect(JSON.parse(moved.stdout)).toEqual({ folder: third, before: to });
    expect(currentDataFolder(from)).toBe(third);
    // Back where they were once: the folder has to be free again.
    expect((await binaan(['move', from, '--data', third])).stderr).toContain('harus kosong');
    rmSync(from, { recursive: true });
    expect((await binaan(['move', from, '--data', from])).status).toBe(0);
    expect([from, to, third].map(currentDataFolder)).toEqual([from, from, from]);
    expect(await total(third)).toBe(1);
    // Nothing of the others is needed any more.
    for (const folder of [to, third]) rmSync(folder, { recursive: true });
    rmSync(`${third}.moved.json`);
    expect(currentDataFolder(from)).toBe(from);
    app = await openTestApplication('2026-11-22T02:00:00Z', from);
  });

  it('is followed by whoever waits for the folder while it moves', async () => {
    await enter(1);
    await app.close();
    cpSync(from, to, { recursive: true });
    const add = await binaan(['call', 'units.save', JSON.stringify(unitInput({ code: 'LAIN' })), '--data', to]);
    expect(add.stderr).toBe('');
    const lock = enterFolder(from, false);
    const waiting = await lock.alone(async () => {
      const call = binaan(['call', 'units.list', '--data', from]);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      noteMove(from, to, new Date());
      return { call };
    });
    lock.release();
    const units = JSON.parse((await waiting.call).stdout) as { code: string }[]; // the operation's answer
    expect(units.map(({ code }) => code)).toContain('LAIN');
    app = await openTestApplication('2026-11-22T02:00:00Z', from);
    expect((await app.client.status()).dataFolder).toBe(to);
  });

  it('is broken off, and leaves nothing, where the program is closed', async () => {
    await enter(1);
    const moving = failureOf(move(to, async ({ type }) => void (type === 'progress' && app.close())));
    expect((await moving).code).toBe('CANCELLED');
    expect(existsSync(to)).toBe(false);
    app = await openTestApplication('2026-11-22T02:00:00Z', from);
    expect((await app.client.groups.list({})).total).toBe(1);
  });

  it('follows evidence that lies behind a link', async () => {
    await enter(1);
    const elsewhere = join(base, 'elsewhere');
    renameSync(join(from, 'attachments'), elsewhere);
    symlinkSync(elsewhere, join(from, 'attachments'), 'junction');
    await move(to);
    expect(filesIn(join(to, 'attachments')).length).toBe(1);
  });

  it.each([
    ['no whole path', () => 'Binaan', 'INVALID', 'folder: wholePath'],
    ['within the data', () => join(from, 'baru'), 'INVALID', 'folder: insideData'],
    ['around the data', () => base, 'INVALID', 'folder: insideData'],
    ['within the program', () => join(dirname(process.execPath), 'data'), 'INVALID', 'folder: insideProgram'],
    ['in use for something else', () => filled(base), 'INVALID', 'folder: folderNotEmpty'],
    ['a file', () => join(filled(base), 'daftar.txt'), 'INVALID', 'folder: noFolder'],
    ['synchronised', () => join(base, 'OneDrive - PT Contoh', 'Binaan'), 'SYNCED_FOLDER', undefined],
    ['on a network', () => '//server/bersama/Binaan', 'NETWORK_FOLDER', undefined],
  ])('refuses a folder that is %s, and changes nothing', async (_, folderOf, code, issue) => {
    await enter(1);
    const folder = folderOf();
    const before = readdirSync(base);
    const failed = await failureOf(move(folder));
    expect([failed.code, failed.issues[0]]).toEqual([code, issue]);
    expect(readdirSync(base)).toEqual(before);
    await enter(2);
    expect((await app.client.status()).dataFolder).toBe(from);
  });

  it('refuses while another process works with the data, before it copies anything', async () => {
    const other = enterFolder(from, false);
    expect((await failureOf(move(to))).code).toBe('LOCKED');
    other.release();
    expect(existsSync(to)).toBe(false);
  });

  it('leaves nothing where it is cancelled or left, and is as before', async () => {
    await enter(1);
    await move(to, ({ type }) => {
      if (type === 'progress') throw new Error('left');
    }).catch(() => {});
    expect(existsSync(to)).toBe(false);
    const stop = new AbortController();
    const cancelled = (async () => {
      for await (const _ of await app.client.dataFolder.move({ folder: to }, { signal: stop.signal })) stop.abort();
    })();
    expect((await failureOf(cancelled)).code).toBe('CANCELLED');
    expect(existsSync(to)).toBe(false);
    expect(currentDataFolder(from)).toBe(from);
    await enter(2);
    await move(to);
    expect((await app.client.groups.list({})).total).toBe(2);
  });

  it('goes on in a folder in which a move broke off as it began', async () => {
    enterFolder(to, true).release();
    writeFileSync(join(to, 'moving-here.json.abcdef01-1.part'), '');
    expect(readdirSync(to).length).toBeGreaterThan(1);
    await enter(1);
    await move(to);
    expect((await app.client.status()).dataFolder).toBe(to);
    expect(readdirSync(to).filter((name) => name.includes('moving'))).toEqual([]);
  });

  it('is as before where the note that decides cannot be written', async () => {
    await enter(1);
    // A folder in its place lets none be written, not even for an administrator.
    mkdirSync(`${from}.moved.json`);
    await failureOf(move(to));
    expect(existsSync(to)).toBe(false);
    expect((await app.client.status()).dataFolder).toBe(from);
    await enter(2);
    expect(currentDataFolder(from)).toBe(from);
    app.bugs.length = 0;
  });

  it('does not move what does not come out the same, and says so', async () => {
    await enter(1);
    const file = openSync(join(from, 'binaan.db'), 'r+');
    // Its index of areas: nothing here reads it.
    writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, 4096 * 200);
    closeSync(file);
    expect((await failureOf(move(to))).code).toBe('DAMAGED');
    expect(existsSync(to)).toBe(false);
    expect(currentDataFolder(from)).toBe(from);
  });
});

describe('which folder counts', () => {
  const database = (folder: string) => {
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, 'binaan.db'), 'x');
    return folder;
  };
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

  it('is not the old one where the new one cannot be seen, and the way out is named', async () => {
    const folder = database(join(base, 'old'));
    noteMove(folder, join(base, 'stick'), at(1));
    const gone = { code: 'FOLDER_GONE', data: { path: join(base, 'stick'), note: `${folder}.moved.json` } };
    expect(() => currentDataFolder(folder)).toThrow(expect.objectContaining(gone));
    const { status, stderr } = await binaan(['call', 'status', '--data', folder]);
    expect([status, stderr]).toEqual([1, expect.stringContaining(`${folder}.moved.json`)]);
    rmSync(`${folder}.moved.json`);
    expect(currentDataFolder(folder)).toBe(folder);
  });

  it('is found where both lie on a stick that has another letter today', () => {
    const [old, next] = [database(join(base, 'E', 'old')), database(join(base, 'E', 'new'))];
    noteMove(old, next, at(1));
    renameSync(join(base, 'E'), join(base, 'F'));
    expect(currentDataFolder(join(base, 'F', 'old'))).toBe(join(base, 'F', 'new'));
  });

  it('is the last one, whatever the clock says, and however often they moved between the same two', () => {
    const [one, two] = [database(join(base, 'one')), database(join(base, 'two'))];
    noteMove(one, two, at(30));
    noteMove(two, one, at(10));
    expect([one, two].map(currentDataFolder)).toEqual([one, one]);
    noteMove(one, two, at(5));
    expect([one, two].map(currentDataFolder)).toEqual([two, two]);
  });

  it('is not put in doubt by a note that was half written, which the next start removes', async () => {
    const half = unfinishedPath(`${from}.moved.json`).replace(`-${process.pid}-`, '-4194305-');
    writeFileSync(half, '{');
    expect(currentDataFolder(from)).toBe(from);
    await binaan(['call', 'status', '--data', from]);
    expect(existsSync(half)).toBe(false);
  });

  it('is the old one after a move that broke off, and the new one is not opened', async () => {
    const [old, next] = [database(join(base, 'old')), database(join(base, 'new'))];
    announceArrival(next, old);
    expect(currentDataFolder(old)).toBe(old);
    expect(() => currentDataFolder(next)).toThrow(
      expect.objectContaining({ code: 'MOVE_UNFINISHED', data: { path: old } }),
    );
    expect((await binaan(['serve', '--data', next])).stderr).toContain(old);
    // Decided, and broken off before it had tidied up.
    noteMove(old, next, at(1));
    announceArrival(next, old);
    expect([old, next].map(currentDataFolder)).toEqual([next, next]);
    expect(existsSync(join(next, 'moving-here.json'))).toBe(false);
  });
});

function filled(folder: string): string {
  mkdirSync(join(folder, 'lain'), { recursive: true });
  writeFileSync(join(folder, 'lain', 'daftar.txt'), 'x');
  return join(folder, 'lain');
}
