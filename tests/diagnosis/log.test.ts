import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cancelled, locked } from '../../src/main/failures.ts';
import { lastLines, openLog } from '../../src/main/log/log.ts';
import { binaan } from '../support/command-line.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'binaan-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = () => new Date('2026-11-22T01:02:03Z');
const read = (name = 'binaan.log') => readFileSync(join(folder, 'logs', name), 'utf8');

describe('the log', () => {
  it('says when, which process, what and how, a line each', () => {
    const log = openLog(folder, at);
    log.write('started', { version: '0.1.0', electron: undefined, isFirst: true, ms: 12 });
    log.failed('meetings.save', locked('C:\\data'));
    expect(read()).toBe(
      `2026-11-22T01:02:03.000Z ${process.pid} started version=0.1.0 isFirst=true ms=12\n` +
        `2026-11-22T01:02:03.000Z ${process.pid} failed operation=meetings.save code=LOCKED\n`,
    );
  });

  it('says of a bug where it was thrown, and of its cause', () => {
    openLog(folder, at).failed('meetings.save', new TypeError('x', { cause: new RangeError('y') }));
    expect(read()).toMatch(
      /broke operation=meetings\.save\n {4}TypeError\n {6}at .*tests\/diagnosis\/log\.test\.ts:\d+/,
    );
    expect(read()).toMatch(/ {4}caused by\n {4}RangeError\n/);
  });

  it('tells of slow operations only, and of nothing that somebody cancelled', () => {
    const log = openLog(folder, at);
    log.took('people.list', 999);
    log.failed('exports.run', cancelled());
    expect(existsSync(join(folder, 'logs'))).toBe(false);
    log.took('reports.quarterly', 1234.5);
    expect(read()).toContain('slow operation=reports.quarterly ms=1235');
  });

  it('keeps five files of one MB at most, the newest lines in the first', () => {
    const log = openLog(folder, at);
    // Full up to the last line, so that not every line of five MB needs to be written.
    mkdirSync(join(folder, 'logs'));
    for (let index = 0; index < 9; index += 1) {
      writeFileSync(join(folder, 'logs', 'binaan.log'), `${String(index).repeat(1023)}\n`.repeat(1025));
      log.write('full', { index });
    }
    const names = readdirSync(join(folder, 'logs')).toSorted((a, b) => a.localeCompare(b));
    expect(names).toEqual(['binaan.1.log', 'binaan.2.log', 'binaan.3.log', 'binaan.4.log', 'binaan.log']);
    for (const name of names) expect(statSync(join(folder, 'logs', name)).size).toBeLessThan(1.1 * 1024 * 1024);
    expect(read()).toContain('full index=8');
    expect(read('binaan.1.log').slice(0, 3)).toBe('888');
    expect(read('binaan.4.log').slice(0, 3)).toBe('555');
    expect(lastLines(folder, 2).map((line) => line.slice(0, 3))).toEqual(['888', '202']);
  });

  it('stops nothing where the disk refuses', () => {
    writeFileSync(join(folder, 'logs'), 'a file in its place');
    expect(() => openLog(folder).failed('x', new Error('y'))).not.toThrow();
    expect(lastLines(folder, 10)).toEqual([]);
    expect(() => openLog(join(folder, 'logs', 'below')).write('x')).not.toThrow();
  });

  it('is written by the command line: what took long, what migrated, what failed', async () => {
    const data = join(folder, 'data');
    // A disk that takes no log at all changes nothing either.
    mkdirSync(data);
    writeFileSync(join(data, 'logs'), '');
    expect((await binaan(['sample', '--data', data])).status).toBe(0);
    rmSync(join(data, 'logs'));
    await binaan(['call', 'groups.get', '{"id":"01900000-0000-7000-8000-000000000000"}', '--data', data]);
    expect((await binaan(['backup', '--data', data])).status).toBe(0);
    const text = readFileSync(join(data, 'logs', 'binaan.log'), 'utf8');
    expect(text).toMatch(/ failed operation=groups\.get code=MISSING\n/);
    expect(text).toMatch(/ backup kind=manual outcome=made\n/);
  });
});
