import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isUnfinished, removeLeftBehind, removeUnfinishedOf, unfinishedPath } from '../src/main/leftovers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'binaan-leftovers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** No process has this number. */
const nobody = 4_194_999;
const day = 24 * 60 * 60 * 1000;

interface Maker {
  machine?: string;
  process?: number;
  thread?: number;
  /** Milliseconds since the file was written to. */
  age?: number;
}

/** A file that somebody makes, or made, in the folder. */
function made({ machine, process: pid = process.pid, thread = 0, age = 0 }: Maker, name = 'laporan.xlsx'): string {
  const [, start, own, rest] =
    /^(.*\.)([0-9a-f]{8})-\d+-\d+(-[0-9a-f]{8}\.part)$/.exec(unfinishedPath(join(folder, name))) ?? [];
  const path = `${start}${machine ?? own}-${pid}-${thread}${rest}`;
  writeFileSync(path, 'half');
  const time = new Date(Date.now() - age);
  utimesSync(path, time, time);
  return path;
}

const left = () => readdirSync(folder).toSorted();
const names = (...paths: string[]) => paths.map((path) => basename(path)).toSorted();

describe('what is not finished', () => {
  it('has a name of its own each time, which no system finds too long', () => {
    const target = join(folder, `${'📷é'.repeat(60)}.pdf`);
    const paths = Array.from({ length: 100 }, () => unfinishedPath(target));
    expect(new Set(paths).size).toBe(100);
    expect(paths.every(isUnfinished)).toBe(true);
    writeFileSync(paths[0]!, 'half');
    expect(left()).toEqual([basename(paths[0]!)]);
  });

  it('stays while who makes it lives: this process, whatever thread, and any other', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const living = [
      made({}),
      made({ thread: 7 }),
      made({ process: other.pid! }),
      // However long it takes.
      made({ process: other.pid!, age: 30 * day }),
    ];
    await removeLeftBehind(folder);
    expect(left()).toEqual(names(...living));
    other.kill();
  });

  it('stays where another computer makes it, and goes once nothing was done to it for a week', async () => {
    const machine = '00000000';
    // Its number says nothing here, also where a process of this computer has the same one.
    const fresh = [made({ machine, process: nobody }), made({ machine, age: 6 * day })];
    made({ machine, process: nobody, age: 8 * day });
    made({ machine, age: 8 * day });
    await removeLeftBehind(folder);
    expect(left()).toEqual(names(...fresh));
  });

  it('goes at the next start where who made it is no more, with what SQLite laid beside it, also below', async () => {
    const below = join(folder, 'ab');
    mkdirSync(below);
    const dead = made({ process: nobody });
    for (const ending of ['-journal', '-wal', '-shm']) writeFileSync(`${dead}${ending}`, 'half');
    made({ process: nobody }, join('ab', 'foto.png'));
    // A folder as a whole.
    const copy = made({ process: nobody }, 'damaged');
    rmSync(copy);
    mkdirSync(copy);
    writeFileSync(join(copy, 'binaan.db'), 'half');
    await removeLeftBehind(folder);
    expect(left()).toEqual(['ab']);
    expect(readdirSync(below)).toEqual([]);
  });

  it('goes where a process of the same number made it before this one began', async () => {
    made({ age: process.uptime() * 1000 + 5000 });
    await removeLeftBehind(folder);
    expect(left()).toEqual([]);
  });

  it('is known from everything that people call so', async () => {
    const own = ['film.mkv.part', 'laporan.4194999.part', 'part', `x.00000000-1-1-00000000.part.pdf`];
    for (const name of own) {
      writeFileSync(join(folder, name), 'x');
      utimesSync(join(folder, name), new Date(0), new Date(0));
    }
    await removeLeftBehind(folder);
    expect(left()).toEqual(own.toSorted());
  });

  it('of a thread that failed goes, and what the others of the process make stays', async () => {
    const failed = made({ thread: 7 });
    const others = [
      made({}),
      made({ thread: 8 }),
      made({ process: nobody, thread: 7 }),
      made({ machine: '00000000', thread: 7 }),
    ];
    await removeUnfinishedOf(7, folder);
    expect(existsSync(failed)).toBe(false);
    expect(left()).toEqual(names(...others));
    await removeUnfinishedOf(7, join(folder, 'nowhere'));
  });
});
