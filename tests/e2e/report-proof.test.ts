import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { fillSample, openServedApplication } from '../support/served-application.ts';
import { violationsOn } from '../support/violations.ts';

let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
  await fillSample(page);
});
afterAll(() => app.close());

async function call<T>(operation: string, input: unknown): Promise<T> {
  const run = await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder]);
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as T; // the operation's own output, which the core's tests hold against the contract
}

async function go(hash: string): Promise<void> {
  await page.evaluate((next) => (location.hash = next), hash);
  await page.getByRole('heading', { name: 'Laporan Triwulan', exact: true }).waitFor();
}

const figure = (table: string, column: string) =>
  page.locator(`[data-table="${table}"] tbody tr`).first().locator(`[data-cell="${column}"]`);
const drawer = () => page.getByRole('dialog', { name: 'Catatan di balik angka' });
const focused = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['cell']); // null where nothing has the focus

describe('a figure of the report on screen', () => {
  it('is one stop of Tab with all of its table, moved between with arrows and opened with Enter', async () => {
    await go('/report?year=2026&quarter=2');
    await figure('A', 'programs').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('budgetYear');
    await page.keyboard.press('End');
    expect(await focused()).toBe('indirect');
    expect(await page.locator('[data-table="A"] [data-cell][tabindex="0"]').count()).toBe(1);
    await figure('A', 'spentToDate').focus();
    await page.keyboard.press('Enter');
    await drawer().getByRole('heading', { name: 'Realisasi s.d. TW · Sosial' }).waitFor();
  });

  it('shows the records that add up to it, without accessibility violations', async () => {
    const text = (await figure('A', 'spentToDate').textContent()) ?? '';
    const [unit] = await call<{ id: string }[]>('units.list', {});
    const input = { unitId: unit!.id, year: 2026, quarter: 2, table: 'A', subject: 'social', column: 'spentToDate' };
    const { parts } = await call<{ parts: { links: unknown[] }[] }>('reports.records', input);
    expect(await drawer().getByRole('link').count()).toBe(parts[0]?.links.length);
    expect(await drawer().locator('tfoot').textContent()).toContain(text);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('gets the focus back when its records are closed', async () => {
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('spentToDate');
  });

  it('leads to a record, and the way back leads to it again', async () => {
    await figure('G', 'total').click();
    const link = drawer().getByRole('link').first();
    const name = (await link.textContent()) ?? '';
    await link.click();
    await page.getByRole('heading', { name: name, exact: true }).waitFor();
    await page.goBack();
    await drawer().getByRole('link', { name }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('total');
  });

  it('of a share opens both figures that it is made of', async () => {
    await figure('A', 'share').click();
    await drawer().getByText('Anggaran tahun: ').click();
    await drawer().getByText('Anggaran kegiatan dalam Renja 2026').waitFor();
    await page.keyboard.press('Escape');
  });

  it('names what can be opened by itself: a program leads straight to its page', async () => {
    const name = (await figure('C', 'program').textContent()) ?? '';
    await figure('C', 'program').click();
    await page.getByRole('heading', { name: name.split(' (')[0] ?? name }).waitFor();
  });
});

describe('the check before handing in, on screen', () => {
  it('says how much is missing, and is without accessibility violations', async () => {
    await go('/report?year=2026&quarter=3&part=check');
    const [unit] = await call<{ id: string }[]>('units.list', {});
    const check = { unitId: unit!.id, year: 2026, quarter: 3 };
    const { missing } = await call<{ missing: number }>('reports.check', check);
    expect(missing).toBeGreaterThan(0);
    await page.getByText(`${missing} hal belum lengkap`).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  it('leads to the record that lacks something', async () => {
    const row = page.getByRole('table').getByRole('link').first();
    await row.click();
    await page.getByRole('heading', { name: 'Laporan Triwulan', exact: true }).waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByText('hal belum lengkap').waitFor();
  });

  it('threw no error into the page', () => {
    expect(app.pageErrors).toEqual([]);
  });
});
