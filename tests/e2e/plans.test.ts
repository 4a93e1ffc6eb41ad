import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { fillSample, openServedApplication, paste, savedOnScreen } from '../support/served-application.ts';

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

async function call<T>(operation: string, input: unknown): Promise<T> {
  const run = await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder]);
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as T; // the operation's own output, which the core's tests hold against the contract
}

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('a year is planned by keyboard', () => {
  it('with activities pasted from a list, whose sums are shown apart as they are typed', async () => {
    await page.getByRole('link', { name: 'Rencana' }).focus();
    await press('Enter');
    await button('Renja baru').focus();
    await press('Enter');
    const year = page.getByLabel('Tahun');
    await year.waitFor();
    // The first year without a Renja, within the Renstra that it lies in.
    expect(await year.inputValue()).toBe('2027');
    expect(await page.getByLabel('Renstra', { exact: true }).first().inputValue()).toBe('Renstra TJSL 2023–2027');
    await page.getByRole('grid', { name: 'Kegiatan' }).focus();
    const rows = [
      ['SPD-01', 'Kelas gizi', 'Program TJSL', 'Terencana', '10.000.000', '20.000.000', '0', '5.000.000'],
      ['SPD-02', 'Tanggap banjir', 'Program TJSL', 'Tidak terencana', '', '', '7.500.000', ''],
    ];
    await paste(page, rows.map((row) => row.join('\t')).join('\n'));
    const sums = page.getByRole('table', { name: 'Jumlah per triwulan' });
    await sums.getByRole('row', { name: /^Terencana .*Rp35\.000\.000/ }).waitFor();
    await sums.getByRole('row', { name: /^Tidak terencana .*Rp7\.500\.000/ }).waitFor();
    await sums.getByRole('row', { name: /^Jumlah .*Rp42\.500\.000/ }).waitFor();
    await press('Control+S');
    await savedOnScreen(page);
    const units = await call<{ id: string; code: string }[]>('units.list', {});
    const unitId = units.find(({ code }) => code === 'AFT-SUPADIO')?.id;
    const { renja } = await call<{ renja: object[] }>('plans.list', { unitId });
    expect(renja[0]).toMatchObject({ year: 2027, activities: 2, planned: 35_000_000, unplanned: 7_500_000 });
  });

  it('is approved, locked, revised, and compared with what was approved', async () => {
    await button('Setujui').focus();
    await press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Disetujui oleh').fill('Slamet Wibowo');
    await press('Enter');
    await page.getByText(/Versi 1 · Disetujui .* oleh Slamet Wibowo/).waitFor();
    expect(await page.getByLabel('Tahun').isDisabled()).toBe(true);
    await button('Revisi').focus();
    await press('Enter');
    await page.getByText('Versi 2 · Draf').waitFor();
    // To the first quarter of the first activity.
    await page.getByRole('grid', { name: 'Kegiatan' }).focus();
    await press('Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await page.keyboard.type('12500000');
    await press('Enter', 'Control+S');
    await savedOnScreen(page);
    await button('Bandingkan versi').focus();
    await press('Enter');
    const row = page.getByRole('table', { name: 'Bandingkan versi' }).getByRole('row', { name: 'Kelas gizi' });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/Diubah[\s\S]*10\.000\.000[\s\S]*12\.500\.000[\s\S]*\+2\.500\.000/);
    await press('Escape');
  });

  it('stands in the list of plans, and threw no error into the page', async () => {
    await page.getByRole('link', { name: 'Rencana' }).focus();
    await press('Enter');
    await page.getByRole('row', { name: /Renja 2027 .*Versi 2 · Draf/ }).waitFor();
    expect(app.pageErrors).toEqual([]);
  });
});
