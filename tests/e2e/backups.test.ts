import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { openServedApplication } from '../support/served-application.ts';
import { violationsOn } from '../support/violations.ts';

let app: ServedApplication;
let page: Page;
const stick = mkdtempSync(join(tmpdir(), 'binaan-stick-'));
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
  await binaan(['sample', '--data', app.dataFolder]);
  await page.reload();
  await page.evaluate(() => (location.hash = '/settings?part=backups'));
});
afterAll(async () => {
  await app.close();
  rmSync(stick, { recursive: true, force: true });
});

const rows = () => page.getByRole('region', { name: 'Daftar cadangan' }).getByRole('row');
const call = async (operation: string, input: unknown) =>
  JSON.parse((await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder])).stdout);

it('makes a backup when told to, by keys alone', async () => {
  const before = (await call('backups.list', {})).length;
  await page.getByRole('button', { name: 'Cadangkan sekarang' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Cadangan dibuat dan diperiksa').waitFor();
  await page.getByRole('cell', { name: 'Dengan tangan' }).waitFor();
  // The one that the start makes may have come meanwhile.
  expect((await call('backups.list', {})).length).toBeGreaterThan(before);
  expect(await violationsOn(page)).toEqual([]);
});

it('copies every backup to a second folder, and says when that is away', async () => {
  const folder = join(stick, 'usb');
  mkdirSync(folder);
  await page.getByRole('textbox', { name: 'Folder kedua' }).fill('usb');
  await page.keyboard.press('Enter');
  await page.getByText('Isi lokasi lengkap').waitFor();
  await page.getByRole('textbox', { name: 'Folder kedua' }).fill(folder);
  await page.keyboard.press('Enter');
  await page.getByText('Tersambung · disalin').waitFor();
  await rows().filter({ hasText: 'Dengan tangan' }).getByRole('cell', { name: 'Ada', exact: true }).waitFor();
  rmSync(folder, { recursive: true });
  await page.reload();
  await page.getByText('Tidak tampak · terakhir disalin').waitFor();
});

it('shows what a restore changes, restores, and goes on with the data of then', async () => {
  const [group] = (await call('groups.list', {})).rows;
  await call('groups.save', { ...(await call('groups.get', { id: group.id })), name: 'Nama Sesudahnya' });
  await rows().filter({ hasText: 'Dengan tangan' }).getByRole('button').press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('row', { name: 'Kelompok – – 1' }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  // Escape changes nothing.
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect((await call('groups.get', { id: group.id })).name).toBe('Nama Sesudahnya');

  await rows().filter({ hasText: 'Dengan tangan' }).getByRole('button').press('Enter');
  await dialog.getByRole('button', { name: 'Pulihkan' }).click();
  await page.getByText('Data sudah dipulihkan').waitFor();
  expect((await call('groups.get', { id: group.id })).name).toBe(group.name);
  await page.getByRole('cell', { name: 'Sebelum pemulihan' }).waitFor();

  await page.evaluate(() => (location.hash = '/groups'));
  await page.getByText(group.name, { exact: true }).first().waitFor();
});

it('refuses a file that is not of Binaan, and says so', async () => {
  await page.evaluate(() => (location.hash = '/settings?part=backups'));
  await page.getByRole('button', { name: 'Pulihkan dari berkas lain…' }).click();
  await page.getByRole('textbox', { name: 'Berkas cadangan (.db)' }).fill(import.meta.filename);
  await page.keyboard.press('Enter');
  await page.getByText('Berkas ini bukan data Binaan').waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press('Escape');
});
