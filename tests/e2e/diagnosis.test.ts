import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { openServedApplication } from '../support/served-application.ts';
import { violationsOn } from '../support/violations.ts';

const base = mkdtempSync(join(tmpdir(), 'binaan-diagnosis-'));
const from = join(base, 'data');
const to = join(base, 'disk D', 'Binaan');
let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  await binaan(['sample', '--data', from]);
  app = await openServedApplication([], from);
  page = app.page;
  await page.getByRole('link', { name: 'Kelompok', exact: true }).waitFor();
  await page.evaluate(() => (location.hash = '/settings'));
  await page.getByRole('tab', { name: 'Kesehatan data' }).click();
});
afterAll(async () => {
  expect(app.pageErrors).toEqual([]);
  await app.close();
  rmSync(base, { recursive: true, force: true });
});

const fact = (label: string) =>
  page.locator('dt', { hasText: label }).locator('xpath=following-sibling::dd[1]').first();

it('shows what the program and its data are', async () => {
  await page.getByText('wal, full').waitFor();
  expect(await fact('Folder data').textContent()).toContain(from);
  expect(await fact('Mesin').textContent()).toMatch(/SQLite 3\.\d+\.\d+ · Node \d+/);
  await page.getByRole('row', { name: 'person 75' }).waitFor();
  expect(await fact('Bukti').textContent()).toMatch(/^13 berkas/);
  await page.getByRole('button', { name: 'Salin lokasi folder data' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(from);
  expect(await violationsOn(page)).toEqual([]);
});

it('checks all data when told to, by keys alone, and remembers it', async () => {
  await page.getByText('Belum diperiksa seluruhnya').waitFor();
  await page.getByRole('button', { name: 'Periksa sekarang' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('tidak ada kerusakan').waitFor();
  await page.reload();
  await page.getByText('tidak ada kerusakan').waitFor();
});

it('says in words what is damaged and what to do, also on the home page', async () => {
  const folder = join(from, 'attachments');
  const name = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((each) => each.endsWith('.png')) ?? '';
  const bytes = readFileSync(join(folder, name));
  writeFileSync(join(folder, name), 'x');
  await page.getByRole('button', { name: 'Periksa sekarang' }).click();
  await page.getByText('ditemukan kerusakan').waitFor();
  await page.getByText(/Isi berkas bukti “.+\.png” berubah/).waitFor();
  await page.getByText('Pulihkan cadangan terakhir').waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.evaluate(() => (location.hash = '/home'));
  await page.getByRole('link', { name: 'Lihat kerusakan' }).click();
  writeFileSync(join(folder, name), bytes);
  await page.getByRole('button', { name: 'Periksa sekarang' }).click();
  await page.getByText('tidak ada kerusakan').waitFor();
});

it('shows the problem report before it is copied or saved, with nobody’s name in it', async () => {
  await page.getByRole('button', { name: 'Susun laporan masalah…' }).click();
  const dialog = page.getByRole('dialog');
  const box = dialog.getByRole('textbox', { name: 'Teks laporan masalah' });
  await box.waitFor();
  const shown = await box.inputValue();
  for (const part of ['== Program', 'person 75', 'started version=', 'checked isSound=true'])
    expect(shown).toContain(part);
  const people = JSON.parse((await binaan(['call', 'people.list', '{"limit":100}', '--data', from])).stdout);
  for (const { name } of people.rows as { name: string }[]) expect(shown).not.toContain(name);
  expect(shown).not.toContain(base);
  expect(await violationsOn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Salin laporan masalah' }).click();
  await page.getByText('Laporan masalah disalin').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Simpan ke berkas' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('laporan-masalah-binaan.txt');
  expect(readFileSync(await saved.path(), 'utf8')).toBe(shown.replaceAll('\n', '\r\n'));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('moves the data to another folder, works on there, and opens it at the next start', async () => {
  const folder = page.getByRole('textbox', { name: 'Folder baru' });
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Pindahkan' });
  await folder.fill(join(base, 'OneDrive', 'Binaan'));
  await page.keyboard.press('Enter');
  await confirm.press('Enter');
  await page.getByText('Folder data tidak boleh di dalam OneDrive').waitFor();
  expect(existsSync(join(base, 'OneDrive'))).toBe(false);

  await folder.fill(to);
  await page.keyboard.press('Enter');
  expect(await violationsOn(page)).toEqual([]);
  await confirm.press('Enter');
  await page.getByText(`Data sekarang di ${to}`).waitFor();
  await page.locator('dd', { hasText: to }).waitFor();
  const { rows } = JSON.parse((await binaan(['call', 'groups.list', '{}', '--data', to])).stdout);
  await page.evaluate((id) => (location.hash = `/groups/${id}`), rows[0].id as string);
  await page.getByRole('textbox', { name: 'Nama' }).first().fill('Nama Sesudah Pindah');
  await page.keyboard.press('Control+s');
  await page.getByText('Tersimpan').first().waitFor();

  app = await app.killAndRestart();
  page = app.page;
  await page.evaluate(() => (location.hash = '/groups'));
  await page.getByText('Nama Sesudah Pindah').first().waitFor();
  await page.evaluate(() => (location.hash = '/settings?part=diagnosis'));
  await page.locator('dd', { hasText: to }).waitFor();
});
