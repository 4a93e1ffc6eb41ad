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
  await page.evaluate(() => {
    location.hash = '/quarter?year=2026&quarter=4';
  });
  await page.getByRole('grid', { name: 'Capaian indikator' }).waitFor();
});
afterAll(() => app.close());

it('enters a quarter by keyboard, from one empty cell to the next, and saves all parts at once', async () => {
  const mark = page.getByText(/^Belum diisi: \d+$/).first();
  const missing = async () => Number((await mark.innerText()).replace(/\D/g, ''));
  const before = await missing();
  await page.keyboard.press('Alt+e');
  await page.keyboard.type('2,5');
  await page.keyboard.press('Enter');
  await page.getByRole('gridcell', { name: '86,11%' }).waitFor();
  for (;;) {
    await page.keyboard.press('Alt+e');
    const grid = page.locator('[role="grid"]:focus');
    if ((await grid.getAttribute('aria-label')) === 'Penerima manfaat') break;
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+s');
  await page.getByText('Tersimpan').first().waitFor();
  expect(await missing()).toBeLessThan(before - 2);
  await page.reload();
  await page.getByRole('gridcell', { name: '86,11%' }).waitFor();
});

it('has no violations of accessibility', async () => {
  expect(await violationsOn(page)).toEqual([]);
});
