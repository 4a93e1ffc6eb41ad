import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { fillSample, openServedApplication } from '../support/served-application.ts';

let app: ServedApplication;
let page: Page;
let unitId: string;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
  await fillSample(page);
  unitId = (await call<{ id: string }[]>('units.list', {}))[0]!.id;
});
afterAll(() => app.close());

async function call<T>(operation: string, input: unknown): Promise<T> {
  const run = await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder]);
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as T; // the operation's own output, which the core's tests hold against the contract
}

describe('the home page on screen', () => {
  it('is where the program opens', async () => {
    await page.evaluate(() => (location.hash = '/'));
    await page.getByRole('heading', { name: 'Beranda' }).waitFor();
  });

  it('leads from a count to the list that shows just those records', async () => {
    const { todos } = await call<{ todos: { kind: string; count: number }[] }>('home.get', { unitId });
    const count = todos.find(({ kind }) => kind === 'needsCheck')?.count ?? 0;
    expect(count).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Bantuan perlu dicek kondisinya' }).click();
    await page.getByRole('heading', { name: 'Bantuan', exact: true }).waitFor();
    const { total } = await call<{ total: number }>('assistance.list', { unitId });
    expect(total).toBeGreaterThan(count);
    await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(count + 2));
  });

  it('leads from what was spent to the expenses of the program', async () => {
    await page.keyboard.press('Alt+R');
    await page.getByRole('heading', { name: 'Beranda' }).waitFor();
    const { year, quarter } = { year: 2026, quarter: 3 };
    await page.evaluate((search) => (location.hash = `/home?${search}`), `year=${year}&quarter=${quarter}`);
    const { money } = await call<{ money: { programId: string; name: string; spentToDate: number }[] }>('home.glance', {
      unitId,
      year,
      quarter,
    });
    const { programId, name, spentToDate } = money[0]!;
    const { total } = await call<{ total: number }>('expenses.list', { unitId, programId, year });
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
    await row
      .getByRole('link', { name: spentToDate.toLocaleString('id-ID'), exact: true })
      .first()
      .click();
    await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(total + 2));
  });

  it('shows the quarter that is asked for, and leads to its entry', async () => {
    await page.evaluate(() => (location.hash = '/home?year=2026&quarter=2'));
    await page.getByRole('link', { name: 'TW II 2026' }).click();
    await page.getByRole('heading', { name: 'Isi Triwulan' }).waitFor();
    expect(await page.getByLabel('Triwulan').first().inputValue()).toBe('Triwulan II');
  });

  it('threw no error into the page', () => {
    expect(app.pageErrors).toEqual([]);
  });
});
