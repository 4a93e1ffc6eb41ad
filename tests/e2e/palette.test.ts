import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ServedApplication } from '../support/served-application.ts';
import { fillSample, openServedApplication } from '../support/served-application.ts';

let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
  await fillSample(page);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `test-results/${task.name.slice(0, 40)}.png` });
});
afterAll(() => app.close());

const box = () => page.getByRole('combobox', { name: 'Cari data dan perintah' });
const options = () => page.getByRole('listbox', { name: 'Hasil pencarian' }).getByRole('option');

async function ask(text: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await box().waitFor();
  await page.keyboard.type(text);
}

async function title(name: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

it('goes to a record that is typed without its blank, and on to a quarter’s report, by keyboard alone', async () => {
  await ask('girimukti');
  // At once, before there is an answer: what was asked for is opened, not what was on the screen.
  await page.keyboard.press('Enter');
  await title('KWT Girimukti Lestari');
  // It is another unit's record, whose page it is now.
  await page.getByRole('combobox', { name: 'Unit operasi' }).and(page.locator('[value="Unit Balikpapan"]')).waitFor();

  await ask('laporan tw i 2026');
  await page.keyboard.press('Enter');
  await title('Laporan Triwulan');
  await page.getByRole('heading', { level: 2, name: /Triwulan I Tahun 2026/ }).waitFor();
  expect(new URL(page.url()).hash).toBe('#/report?year=2026&quarter=1');

  await ask('tw 4 2023');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: /Triwulan IV Tahun 2023/ }).waitFor();
});

it('has the keys also before it has the focus, as its page beneath may still have it', async () => {
  await page.keyboard.press('Control+K');
  await box().waitFor();
  await page.evaluate(() => document.getElementById('main')?.focus());
  await page.keyboard.type('mawar');
  await expect.poll(() => box().inputValue()).toBe('mawar');
  await page.keyboard.press('Escape');
  await box().waitFor({ state: 'hidden' });
});

it('shows what was saved last, walks the hits with the arrows, and gives the focus back', async () => {
  await page.keyboard.press('Alt+1');
  await title('Kelompok');
  await page.keyboard.press('/');
  await page.keyboard.press('Control+K');
  await page.getByText('Terakhir disimpan').waitFor();
  await page.keyboard.type('giri mukti');
  await options().filter({ hasText: 'Posyandu Melati Giri Mukti' }).waitFor();
  const active = () => options().and(page.locator('[aria-selected="true"]')).textContent();
  const first = await active();
  await page.keyboard.press('ArrowDown');
  expect(await active()).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await active()).toBe(first);
  await page.keyboard.press('Escape');
  await box().waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
});

it('makes records and opens pages by words, and an expense in its list', async () => {
  await ask('pertemuan baru');
  await page.keyboard.press('Enter');
  await title('Pertemuan baru');
  await ask('keranjang sampah');
  await page.keyboard.press('Enter');
  await title('Keranjang sampah');
  await ask('realisasi baru');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Realisasi baru' }).waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await ask('bibit dan pupuk');
  await options().filter({ hasText: 'Rp38.500.000' }).waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Ubah realisasi' });
  await dialog.waitFor();
  expect(await dialog.getByLabel('Uraian').inputValue()).toBe('Bibit dan pupuk (contoh)');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('opens from a cell that is being typed into, and asks before unsaved work is left', async () => {
  await ask('kelompok baru');
  await page.keyboard.press('Enter');
  await title('Kelompok baru');
  await page.getByRole('grid', { name: 'Anggota' }).focus();
  await page.keyboard.type('Sulastri');
  await ask('ponsera');
  await options().filter({ hasText: 'SPD-01' }).waitFor();
  await page.keyboard.press('Escape');
  await box().waitFor({ state: 'detached' });
  await page.getByRole('gridcell', { name: 'Sulastri' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');

  await ask('anggaran');
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Perubahan belum disimpan' });
  await question.waitFor();
  // A question is answered before anything else is looked for.
  await page.keyboard.press('Control+K');
  expect(await box().count()).toBe(0);
  await question.getByRole('button', { name: 'Buang perubahan' }).click();
  await title('Anggaran & Realisasi');
});

it('is without accessibility violations, with hits and with none', async () => {
  for (const [text, shown] of [
    ['giri', 'Kelompok Tani Mukti Jaya'],
    ['qqqqqq', 'Tidak ada yang cocok'],
  ] as const) {
    await ask(text);
    await page.getByRole('dialog').getByText(shown).waitFor();
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe: tester } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }; // put there by the script above
      return (await tester.run()).violations.map(({ id }) => id);
    });
    expect(violations, text).toEqual([]);
    await page.keyboard.press('Escape');
    await box().waitFor({ state: 'detached' });
  }
  expect(app.pageErrors).toEqual([]);
});
