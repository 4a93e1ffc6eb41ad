import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { openServedApplication } from '../support/served-application.ts';
import { violationsOn } from '../support/violations.ts';

let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
  await binaan(['sample', '--data', app.dataFolder]);
  await page.reload();
  await page.getByRole('link', { name: 'Kelompok', exact: true }).waitFor();
});
afterAll(() => app.close());

const go = (hash: string) =>
  page.evaluate((next) => {
    location.hash = next;
  }, hash);
const call = async (operation: string, input: unknown) => {
  const { stdout, stderr } = await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder]);
  if (stdout === '') throw new Error(`${operation}: ${stderr}`);
  return JSON.parse(stdout);
};
const kept = async () => {
  const [unit] = await call('units.list', {});
  const [first] = await call('narratives.list', { unitId: unit.id, year: 2025, quarter: 3 });
  return first;
};
const keptText = async () => (await kept()).told.text;
const box = (name: string) => page.getByRole('textbox', { name });
const told = 'Posyandu melayani **41 balita** di dua desa.\n- Penimbangan tiap bulan\n- Kelas ibu hamil';

it('tells of a program by keyboard, with its formatting, and finds it in the report', async () => {
  await go('/report?year=2025&quarter=2&part=narratives');
  await box('Uraian').focus();
  await page.keyboard.type('Posyandu melayani ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('41 balita');
  await page.keyboard.press('End');
  await page.keyboard.type(' di dua desa.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Shift+Digit8');
  await page.keyboard.type('Penimbangan tiap bulan');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Kelas ibu hamil');
  expect(await box('Uraian').inputValue()).toBe(told);
  // Tab goes from text to text, past the buttons, which have their keys.
  await page.keyboard.press('Tab');
  await page.keyboard.type('Kader berganti');
  expect(await box('Kendala').inputValue()).toBe('Kader berganti');
  const preview = page.getByRole('region', { name: 'Pratinjau' });
  expect(await preview.locator('strong').innerText()).toBe('41 balita');
  expect(await preview.locator('li').allInnerTexts()).toEqual(['Penimbangan tiap bulan', 'Kelas ibu hamil']);
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press('Control+Shift+S');
  await page.getByText('1 dari 2 program diisi').waitFor();
  // The next program takes the focus with its first text.
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  expect(await box('Uraian').inputValue()).toBe('');
  await go('/report?year=2025&quarter=2');
  const report = page.getByRole('article');
  await report.getByText('Kader berganti').waitFor();
  expect(await report.locator('strong').first().innerText()).toBe('41 balita');
});

it('fills in the text of the quarter before, takes it back, and asks before it is left', async () => {
  await go('/report?year=2025&quarter=3&part=narratives');
  await box('Uraian').fill('Awal');
  await page.getByRole('button', { name: 'Pakai teks TW II 2025' }).first().click();
  expect(await box('Uraian').inputValue()).toBe(told);
  await page.getByRole('button', { name: 'Urungkan isian' }).click();
  expect(await box('Uraian').inputValue()).toBe('Awal');
  await page.getByRole('button', { name: 'Pakai teks TW II 2025' }).first().click();
  await page.keyboard.press('Control+z');
  expect(await box('Uraian').inputValue()).toBe('Awal');
  await page.getByRole('navigation', { name: 'Program' }).getByRole('link').nth(1).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Batal' }).click();
  expect(await box('Uraian').inputValue()).toBe('Awal');
});

it('takes up what was typed and not saved after the program was killed', async () => {
  await page.getByText(/^Draf /).waitFor();
  // The line is there from an earlier text: the last one is on disk within 0.3 s.
  await page.waitForTimeout(600);
  app = await app.killAndRestart();
  page = app.page;
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Awal');
  await box('Uraian').press('Control+s');
  // Kept, and not only said to be: what comes next writes to the same record from outside.
  await expect.poll(keptText, { timeout: 15_000 }).toBe('Awal');
});

it('refuses to write over what somebody told meanwhile, and loads it', async () => {
  const first = await kept();
  await box('Uraian').fill('Milik saya');
  const theirs = { ...first.told, programId: first.programId, year: 2025, quarter: 3, version: first.version };
  await call('narratives.save', { ...theirs, text: 'Milik lain' });
  await box('Uraian').press('Control+s');
  await page.getByRole('alert').getByRole('button', { name: 'Muat ulang' }).click();
  await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Milik lain');
});

it('closes a quarter, lists what is changed afterwards, and opens it again with a reason', async () => {
  await go('/report?year=2026&quarter=3');
  await page.getByRole('button', { name: 'Tutup triwulan…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Narasi: 2').waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Tutup triwulan', exact: true }).click();
  await page.getByText('Tidak ada yang berubah setelah penutupan').waitFor();

  const [unit] = await call('units.list', {});
  const { rows } = await call('expenses.list', { unitId: unit.id, year: 2026, quarter: 3 });
  const { programCode: _c, programName: _n, activityName: _a, ...expense } = rows[0];
  await call('expenses.save', { ...expense, amount: expense.amount - 1_000_000 });
  const spent = page.getByRole('article').getByText('Rp201.080.000');
  await go('/report?year=2026&quarter=2');
  await page.getByText('Triwulan II Tahun 2026').waitFor();
  await page.reload();
  await go('/report?year=2026&quarter=3');
  await spent.waitFor();
  await page.getByRole('button', { name: '13 isi laporan berubah setelah penutupan' }).click();
  await dialog.getByRole('cell', { name: '200.080.000' }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Excel' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Daftar Berubah setelah penutupan TW III 2026 - .*\.xlsx$/);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Buka kembali…' }).click();
  await dialog.getByRole('button', { name: 'Buka kembali', exact: true }).click();
  await dialog.getByText('Wajib diisi').waitFor();
  await dialog.getByRole('textbox', { name: 'Alasan' }).fill('Kuitansi terlambat');
  await dialog.getByRole('button', { name: 'Buka kembali', exact: true }).click();
  await page.getByRole('article').getByText('Rp200.080.000').waitFor();
  await page.getByText('Penutupan sebelumnya (1)').click();
  await page.getByText(/: Kuitansi terlambat$/).waitFor();
});

it('reports one program, and says calmly where the quarter does not know it', async () => {
  const scope = page.getByRole('combobox', { name: 'Lingkup laporan' });
  await scope.fill('Destana');
  await page.getByRole('option', { name: /Destana Patra/ }).click();
  await page.getByRole('article').getByText('1 program', { exact: true }).waitFor();
  const here = await page.evaluate(() => location.hash.slice(1));
  await go(here.replace('year=2026', 'year=2020'));
  await page.getByText('Program ini tidak ada di laporan Triwulan III Tahun 2020.').waitFor();
  await page.getByRole('button', { name: 'Tampilkan seluruh unit' }).click();
  await page.getByRole('article').waitFor();
});

it('threw no error into the page', () => {
  // A browser logs refusals, too: the conflict, and the program that the quarter does not know.
  expect(app.pageErrors.filter((error) => !/status of (409|404)/.test(error))).toEqual([]);
});
