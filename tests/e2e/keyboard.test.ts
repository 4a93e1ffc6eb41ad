import type { Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { openServedApplication, paste, sampleFilled, savedOnScreen } from '../support/served-application.ts';

let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `test-results/${task.name.slice(0, 40)}.png` });
});
afterAll(() => app.close());

/** What has the focus, by the name that a screen reader says. */
function focused(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null; // the only kind with `labels`
    if (element === null || element === document.body) return 'body';
    const label = element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${label}`;
  });
}

/** Goes on with Tab until something of that name has the focus; nothing may hold the focus back. */
async function tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    const at = await focused();
    if (typeof name === 'string' ? at.includes(name) : name.test(at)) return;
    passed.push(at);
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not reach ${String(name)}: ${passed.join(' | ')}`);
}

it('takes a meeting from nothing to its printed sheet without a mouse', async () => {
  await page.getByRole('button', { name: 'Isi data contoh' }).waitFor();
  await tabTo('Isi data contoh');
  await page.keyboard.press('Enter');
  await sampleFilled(page);

  await page.keyboard.press('Alt+3');
  await page.getByRole('heading', { name: 'Pertemuan' }).waitFor();
  await page.keyboard.press('Alt+N');
  await page.getByRole('heading', { name: 'Pertemuan baru' }).waitFor();
  await tabTo('Judul');
  await page.keyboard.type('FGD Papan Ketik');
  await tabTo('Jenis');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo('Tanggal');
  await page.keyboard.type('5/3/2026');
  await tabTo('Tempat');
  await page.keyboard.type('Balai Desa');
  await tabTo(/^(grid|gridcell) /);
  await page.keyboard.type('Ani');
  await page.keyboard.press('Tab');
  await page.keyboard.type('perempuan');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await paste(page, 'Budi\tL\tWarga\r\nCitra\tP\tWarga\r\n');
  await page.getByText('3 baris').first().waitFor();
  await page.keyboard.press('Control+S');
  await savedOnScreen(page);

  const { stdout } = await binaan([
    'call',
    'meetings.list',
    '{"year":2026,"quarter":1,"search":"papan ketik"}',
    '--data',
    app.dataFolder,
  ]);
  expect(JSON.parse(stdout).rows).toMatchObject([{ title: 'FGD Papan Ketik', date: '2026-03-05', participants: 3 }]);

  // Tab goes from cell to cell; Esc lets it out of the grid.
  await page.keyboard.press('Escape');
  await tabTo('Cetak daftar hadir', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('canvas').first().waitFor();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+S');
  const { pages } = await readPdf(await readFile(await (await download).path()));
  expect(pages[0]?.words).toMatch(/Ani.*Budi.*Citra/);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'FGD Papan Ketik' }).waitFor();
  expect(app.pageErrors).toEqual([]);
});
