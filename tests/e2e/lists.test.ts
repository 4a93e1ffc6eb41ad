import axe from 'axe-core';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../support/read-pdf.ts';
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

/** The texts of a row of the list, cell by cell. */
const cells = (row: number) => page.getByRole('grid').getByRole('row').nth(row).getByRole('gridcell').allTextContents();
const titles = () => page.getByRole('columnheader').allTextContents();
const rowCount = () => page.getByRole('grid').locator('[data-index]').count();

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: tester } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }; // put there by the script above
    return (await tester.run()).violations.map(({ id }) => id);
  });
}

async function choose(filter: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: filter }).click();
  await page.getByRole('option', { name: option }).first().click();
}

describe('a list', () => {
  it('is narrowed by quarter and area, and says so in chips that can be taken away', async () => {
    await page.getByRole('combobox', { name: 'Unit operasi' }).click();
    await page.getByRole('option', { name: 'Balikpapan' }).click();
    await page.getByRole('link', { name: 'Pertemuan' }).click();
    await page.getByRole('grid').waitFor();
    const all = await rowCount();
    await choose('Tahun', '2023');
    await choose('Triwulan', 'Triwulan I');
    await page.getByText('Triwulan I Tahun 2023').waitFor();
    await page.getByRole('combobox', { name: 'Wilayah' }).fill('penajam paser utara');
    await page.getByRole('option', { name: 'Penajam Paser Utara' }).last().click();
    await page.getByRole('button', { name: /^Hapus saringan Wilayah: .*Penajam Paser Utara/ }).waitFor();
    expect(await rowCount()).toBeGreaterThan(0);
    expect(await rowCount()).toBeLessThanOrEqual(all);
    expect(await violations()).toEqual([]);
  });

  it('shows the columns that are chosen, in their order and width, also after a new start', async () => {
    await page.getByRole('button', { name: 'Kolom' }).click();
    await page.getByRole('checkbox', { name: 'Pimpinan rapat' }).check();
    await page.getByRole('checkbox', { name: 'Sampai' }).uncheck();
    await page.getByRole('checkbox', { name: 'Judul' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(async () => (await titles())[0]).toBe('Judul');
    const width = async () => (await page.getByRole('columnheader', { name: 'Judul' }).boundingBox())?.width ?? 0;
    const before = await width();
    expect(await page.evaluate(() => document.activeElement?.closest('li')?.textContent)).toContain('Judul');
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(width).toBeLessThan(before);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await titles()).toContain('Pimpinan rapat');
    expect(await titles()).not.toContain('Sampai');
    const shown = await titles();
    await page.reload();
    await page.getByRole('grid').waitFor();
    expect(await titles()).toEqual(shown);
  });

  it('is sized by dragging an edge, which stays under the pointer, and by the keyboard', async () => {
    const header = page.getByRole('columnheader', { name: 'Tempat' });
    const before = await header.boundingBox();
    const edge = { x: (before?.x ?? 0) + (before?.width ?? 0) + 8, y: (before?.y ?? 0) + 8 };
    await page.mouse.move(edge.x, edge.y);
    await page.mouse.down();
    await page.mouse.move(edge.x + 30, edge.y);
    await page.mouse.move(edge.x + 60, edge.y);
    await page.mouse.up();
    await expect
      .poll(async () => Math.abs(((await header.boundingBox())?.width ?? 0) - (before?.width ?? 0) - 60))
      .toBeLessThan(2);
    expect(Math.abs(((await header.boundingBox())?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(2);
    await header.getByRole('button').focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect
      .poll(async () => Math.abs(((await header.boundingBox())?.width ?? 0) - (before?.width ?? 0) - 44))
      .toBeLessThan(2);
    // Sorting was not touched by any of this; a press on the title turns it.
    expect(await header.getAttribute('aria-sort')).toBe('none');
    await page.keyboard.press('Enter');
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
  });

  it('is kept under a name with its filters, and applied, renamed and taken away again', async () => {
    await choose('Tahun', '2023');
    await choose('Triwulan', 'Triwulan I');
    await page.getByText('Triwulan I Tahun 2023').waitFor();
    await page.getByRole('button', { name: 'Tersimpan' }).click();
    await page.getByLabel('Nama saringan').fill('FGD awal');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pakai FGD awal' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Tampilkan semua' }).click();
    await page.getByText('Triwulan I Tahun 2023').waitFor({ state: 'hidden' });

    await page.reload();
    await page.getByRole('button', { name: 'Tersimpan' }).click();
    await page.getByRole('button', { name: 'Ubah nama FGD awal' }).click();
    await page.getByLabel('Ubah nama FGD awal').first().fill('FGD Renstra');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pakai FGD Renstra' }).click();
    await page.getByText('Triwulan I Tahun 2023').waitFor();
    expect(await page.getByRole('columnheader', { name: 'Tempat' }).getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: 'Tersimpan' }).click();
    await page.getByRole('button', { name: 'Hapus FGD Renstra' }).click();
    await page.getByText('Belum ada saringan tersimpan').waitFor();
    await page.keyboard.press('Escape');
  });

  it('is saved as a workbook that holds what the screen shows', async () => {
    const shown = { titles: await titles(), first: await cells(1), rows: await rowCount() };
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Excel' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^Daftar Pertemuan - KPI-BPP - \d{4}-\d\d-\d\d\.xlsx$/);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await file.path());
    const sheet = workbook.worksheets[0]!;
    const line = (row: number) => shown.titles.map((_, index) => sheet.getCell(row, index + 1).value);
    expect(line(6)).toEqual(shown.titles);
    expect(sheet.getCell(3, 1).text).toContain('Triwulan I Tahun 2023');
    expect(sheet.getCell(7 + shown.rows, 1).value).toBe('Jumlah');
    line(7).forEach((value, index) => {
      if (typeof value === 'string') expect(value).toBe(shown.first[index]);
      if (typeof value === 'number') expect(String(value)).toBe(shown.first[index]?.replaceAll('.', ''));
      if (value instanceof Date) expect(shown.first[index]).toContain(String(value.getUTCDate()));
    });
  });

  it('is printed by Ctrl+P: the same rows as a PDF, in a tab of its own', async () => {
    const title = (await cells(1))[0] ?? '';
    const tab = app.context.waitForEvent('page');
    await page.keyboard.press('Control+P');
    await (await tab).close();
    const download = page.waitForEvent('download');
    await page.getByRole('status').getByRole('button', { name: 'Simpan' }).click();
    const { readFile } = await import('node:fs/promises');
    const { pages } = await readPdf(await readFile(await (await download).path()));
    const words = pages.map((read) => read.words).join(' ');
    expect(words).toContain(title.split(' ').slice(0, 2).join(' '));
    expect(words).toContain('Triwulan I Tahun 2023');
    expect(words).toContain('Halaman 1 dari 1');
  });

  it('tells nothing that matches from nothing at all', async () => {
    await page.getByRole('searchbox').fill('tidak ada yang begini');
    await page.getByText('Tidak ada yang cocok').waitFor();
    await page.getByRole('button', { name: 'Tampilkan semua' }).last().click();
    await page.getByRole('grid').waitFor();
    await page.getByRole('link', { name: 'Keranjang sampah' }).click();
    await page.getByText('Keranjang sampah kosong').waitFor();
  });

  it('stands as it was when one comes back from a record', async () => {
    await page.getByRole('link', { name: 'Orang' }).click();
    await page.getByRole('row', { name: 'No. HP' }).waitFor();
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('ArrowDown');
    for (let press = 0; press < 20; press += 1) await page.keyboard.press('ArrowDown');
    const name = await page.evaluate(() => document.activeElement?.firstElementChild?.textContent);
    const offset = () => page.getByRole('grid').evaluate((grid) => grid.scrollTop);
    const before = await offset();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Simpan', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('grid').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.firstElementChild?.textContent)).toBe(name);
    expect(await offset()).toBe(before);
  });

  it('threw no error into the page on the way', () => {
    expect(app.pageErrors).toEqual([]);
  });
});
