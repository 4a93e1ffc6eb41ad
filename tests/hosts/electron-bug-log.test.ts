import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openBugLog } from '../../src/main/hosts/electron/bug-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'binaan-bugs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the log of bugs', () => {
  it('says when, in which operation, and where in the code', () => {
    const file = join(folder, 'one.log');
    openBugLog(file, () => new Date('2026-11-22T01:02:03Z'))('meetings.save', new Error('sudah rusak'));
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^2026-11-22T01:02:03\.000Z meetings\.save: Error: sudah rusak\n/);
    expect(text).toContain('electron-bug-log.test');
  });

  it('does not grow without end', () => {
    const file = join(folder, 'many.log');
    const log = openBugLog(file);
    for (let index = 0; index < 400; index += 1) log('groups.save', new Error('x'.repeat(4000)));
    expect(statSync(file).size).toBeLessThan(600 * 1024);
    expect(statSync(`${file}.old`).size).toBeLessThan(600 * 1024);
  });

  it('does not stop the program where the disk refuses', () => {
    expect(() => openBugLog(join(folder, 'no', 'such', 'folder.log'))('x', new Error('y'))).not.toThrow();
  });
});
