import { closeSync, copyFileSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import { openServedApplication } from '../support/served-application.ts';

let folder: string;
let data: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'binaan-damaged-'));
  data = join(folder, 'data');
  await binaan(['sample', '--data', data]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Spoils the page on which the tables' list begins, so that nothing opens it. */
function spoil(): void {
  const file = openSync(join(data, 'binaan.db'), 'r+');
  writeSync(file, Buffer.alloc(4096 - 100, 0x5a), 0, 4096 - 100, 100);
  closeSync(file);
}

it('a damaged database is told of calmly, and what can be read is salvaged', async () => {
  spoil();
  const served = await openServedApplication([], data);
  const { page } = served;
  await page.getByRole('heading', { name: 'Data tidak dapat dibuka' }).waitFor();
  await page.getByText('belum ada cadangan yang utuh').waitFor();
  await page.getByRole('button', { name: 'Susun laporan masalah…' }).click();
  const report = page.getByRole('textbox', { name: 'Teks laporan masalah' });
  await report.waitFor();
  expect(await report.inputValue()).toContain('Berkas data tidak dapat dibuka');
  expect(await report.inputValue()).toContain('failed operation=open code=DAMAGED');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Selamatkan' }).click();
  await page.getByRole('heading', { name: 'Data siap dibuka lagi' }).waitFor();
  await page.getByText('0 baris tidak terbaca').waitFor();
  expect(served.pageErrors).toEqual([]);
  expect(readdirSync(folder)).toHaveLength(2);

  const again = await served.killAndRestart();
  await again.page.getByRole('link', { name: 'Kelompok', exact: true }).waitFor();
  await again.close();
});

it('a sound copy takes the place of the damaged database, which is kept', async () => {
  mkdirSync(join(data, 'backups'), { recursive: true });
  const copy = join(data, 'backups', 'copy.db');
  expect((await binaan(['salvage', join(folder, 'other'), '--data', data])).status).toBe(0);
  copyFileSync(join(folder, 'other', 'binaan.db'), copy);
  spoil();
  const served = await openServedApplication([], data);
  await served.page.getByRole('button', { name: 'Pulihkan' }).click();
  await served.page.getByRole('heading', { name: 'Data siap dibuka lagi' }).waitFor();
  expect(readdirSync(join(data, 'backups')).some((name) => name.startsWith('damaged-'))).toBe(true);
  const again = await served.killAndRestart();
  await again.page.getByRole('link', { name: 'Kelompok', exact: true }).waitFor();
  await again.close();
});
