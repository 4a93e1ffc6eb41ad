import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedApplication } from '../support/served-application.ts';
import { fillSample, openServedApplication } from '../support/served-application.ts';
import { violationsOn } from '../support/violations.ts';

let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
  await fillSample(page);
  await page.evaluate(() => (location.hash = '/report?part=compare&year=2026&quarter=2'));
  await page.getByRole('radiogroup', { name: 'Bandingkan dengan' }).waitFor();
});
afterAll(() => app.close());

const table = () => page.getByRole('table');
// No-break blanks keep a period on one line.
const titles = async () =>
  (await table().getByRole('columnheader').allTextContents()).map((title) => title.replaceAll('\u00a0', ' '));

async function look(view: string): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Bandingkan dengan' }).getByText(view, { exact: true }).click();
}

async function choose(select: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: select }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

describe('the comparison of a quarter', () => {
  it('stands beside the quarter before, in total and program by program', async () => {
    await table().waitFor();
    expect(await titles()).toEqual(['Ukuran', 'Satuan', 'TW II 2026', 'TW I 2026', 'Selisih', '% perubahan']);
    await choose('Tabel', 'Realisasi s.d. TW');
    await page.getByRole('region', { name: 'Realisasi s.d. TW' }).waitFor();
    expect((await titles())[0]).toBe('Program');
    expect(await table().getByRole('row').last().getByRole('rowheader').textContent()).toBe('Jumlah');
  });

  it('stands beside its plan, and in its year', async () => {
    await look('Rencana');
    await page.getByRole('columnheader', { name: '% terpakai' }).waitFor();
    await look('Setahun');
    await page.getByRole('heading', { name: 'Empat triwulan tahun 2026' }).waitFor();
    const people = page.getByRole('row', { name: /^Orang unik/ });
    expect(await people.textContent()).toContain('bukan jumlah: satu orang dihitung sekali setahun');
  });

  it('cuts a measure by two dimensions, with the keyboard, and remembers which', async () => {
    await page.getByRole('radio', { name: 'Setahun' }).press('ArrowRight');
    await choose('Ukuran', 'Orang unik');
    await choose('Baris', 'Kelompok');
    await choose('Kolom', 'L/P');
    await page.getByRole('region', { name: 'Orang unik: Kelompok × L/P' }).waitFor();
    await page.getByText('Jumlah dihitung tersendiri').waitFor();
    // The other side changes places: a measure is never cut by the same twice.
    await choose('Baris', 'L/P');
    await page.getByRole('region', { name: 'Orang unik: L/P × Kelompok' }).waitFor();
    await page.reload();
    await page.getByRole('region', { name: 'Orang unik: L/P × Kelompok' }).waitFor();
  });

  it('is saved as a workbook', async () => {
    await page.getByRole('button', { name: 'Excel' }).click();
    await page.getByText(/Orang unik.*\.xlsx siap/).waitFor();
  });

  it('is without accessibility violations and fits the window, each way', async () => {
    const found: string[] = [];
    for (const view of ['Triwulan lalu', 'Triwulan sama tahun lalu', 'Rencana', 'Setahun', 'Tabulasi silang']) {
      await look(view);
      await table().first().waitFor();
      await page.waitForLoadState('networkidle');
      for (const violation of await violationsOn(page)) found.push(`${view}: ${violation}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) found.push(`${view}: ${overflow} pixels wider than the window`);
    }
    expect(found).toEqual([]);
    expect(app.pageErrors).toEqual([]);
  });
});
