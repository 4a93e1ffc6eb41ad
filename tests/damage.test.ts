import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckEvent } from '../src/shared/damage.ts';
import { openCore } from './durability/core.ts';
import { binaan } from './support/command-line.ts';

let folder: string;
let data: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'binaan-damage-'));
  data = join(folder, 'data');
  await binaan(['sample', '--data', data]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function spoilPage(page: number): void {
  const file = openSync(join(data, 'binaan.db'), 'r+');
  writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, (page - 1) * 4096);
  closeSync(file);
}

/** A page that holds a text as it is stored. */
function pageWith(text: string): number {
  return Math.floor(readFileSync(join(data, 'binaan.db')).indexOf(text) / 4096) + 1;
}

describe('a full check', () => {
  it('finds nothing in sound data, and tells how far it is', async () => {
    const application = await openCore(data);
    const events: CheckEvent[] = [];
    for await (const event of await application.client.damage.check()) events.push(event);
    await application.close();
    const sound = { isSound: true, findings: [], at: expect.any(String) };
    expect(events.at(-1)).toEqual({ type: 'finished', check: sound });
    const done = events.flatMap((event) => (event.type === 'progress' ? [event.done] : []));
    expect(done.length).toBeGreaterThan(40);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    const { status, stdout } = await binaan(['check', '--data', data]);
    expect([status, JSON.parse(stdout)]).toEqual([0, sound]);
  });

  it('names what is damaged and ends with 3, and the program does not work on in it', async () => {
    spoilPage(pageWith('Kampung Inggris'));
    const check = await binaan(['check', '--data', data]);
    expect(check.status).toBe(3);
    expect((JSON.parse(check.stdout) as { findings: unknown[] }).findings.length).toBeGreaterThan(0); // the command's answer
    const call = await binaan(['call', 'status', '--data', data]);
    expect(call.status).toBe(1);
    expect(call.stderr).toContain('Berkas data rusak');
    const size = statSync(join(data, 'binaan.db')).size;
    const rescued = await binaan(['salvage', join(folder, 'new'), '--data', data]);
    expect(rescued.stderr).toBe('');
    expect(JSON.parse(rescued.stdout)).toMatchObject({ isComplete: false, pages: { unreadable: 1 } });
    expect(rescued.status).toBe(3);
    expect(statSync(join(data, 'binaan.db')).size).toBe(size);
    const programs = await binaan(['call', 'programs.list', '{"search":"Kampung"}', '--data', join(folder, 'new')]);
    expect((JSON.parse(programs.stdout) as { total: number }).total).toBe(1); // the operation's answer
  });

  it('says in one line that there is no database, or that the new folder is in use', async () => {
    expect(await binaan(['check', '--data', join(folder, 'none')])).toMatchObject({ status: 1, stdout: '' });
    writeFileSync(join(folder, 'file'), '');
    const { status, stderr } = await binaan(['salvage', folder, '--data', data]);
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect((await binaan(['salvage', '--data', data])).status).toBe(2);
  });
});
