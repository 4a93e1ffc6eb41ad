import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { fillSample, openServedApplication, savedOnScreen } from '../support/served-application.ts';

let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
  await fillSample(page);
  await call('people.save', { name: 'Hj. Agustina Lena, S.Pd.', phone: '+62 800 0000 0309', gender: 'P' });
  await call('people.save', { name: 'Siti Rahmah Utami', phone: '0811-2222-3333', gender: 'P', birthYear: 1980 });
  await call('people.save', { name: 'St. Rahmah Utami', phone: '081122223333' });
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

/** What axe finds wrong with the page as it stands. */
async function violations(): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: tester } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }; // put there by the script above
    return (await tester.run()).violations.map(({ id }) => id);
  });
}

async function openPairs(): Promise<void> {
  await page.getByRole('link', { name: 'Orang', exact: true }).click();
  await page.getByRole('link', { name: /Cari orang ganda/ }).click();
  await page.getByRole('heading', { name: 'Orang ganda' }).waitFor();
}

describe('people recorded twice', () => {
  it('are counted on the list of people, and shown side by side', async () => {
    await page.getByRole('link', { name: 'Orang', exact: true }).click();
    await page.getByRole('link', { name: 'Cari orang ganda (2)' }).click();
    await page.getByRole('row', { name: 'Agustina Lena' }).click();
    await page.getByRole('radio', { name: 'Nama, 2: Hj. Agustina Lena, S.Pd.' }).waitFor();
    await page.getByText('nama sama · No. HP sama').waitFor();
    expect(await violations()).toEqual([]);
  });

  it('are merged with the chosen values, seen on the person’s page', async () => {
    // The member of a group is kept unless told otherwise.
    expect(await page.getByRole('radio', { name: 'Pertahankan orang 1: Agustina Lena' }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: 'Nama, 2: Hj. Agustina Lena, S.Pd.' }).check();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Digabung menjadi “Hj. Agustina Lena, S.Pd.”').waitFor();
    // The next pair comes by itself.
    await page.getByRole('heading', { name: 'Siti Rahmah Utami dan St. Rahmah Utami' }).waitFor();
    await page.getByRole('link', { name: 'Orang', exact: true }).click();
    await page.getByPlaceholder('Cari ( / )').fill('agustina lena');
    await page.getByText('1 baris').waitFor();
    await page.getByRole('row', { name: 'Hj. Agustina Lena, S.Pd.' }).click();
    await page.getByRole('heading', { name: 'Hj. Agustina Lena, S.Pd.' }).waitFor();
    await page.getByRole('link', { name: 'Posyandu Integrasi Sehat Ceria' }).waitFor();
    expect(await page.getByLabel('Nama').inputValue()).toBe('Hj. Agustina Lena, S.Pd.');
  });

  it('are two again when the merge is taken back from its notification', async () => {
    await openPairs();
    await page.getByRole('row', { name: 'Siti Rahmah Utami' }).click();
    await page.getByRole('button', { name: 'Gabungkan' }).click();
    await page.getByText('Tidak ada orang yang tampak ganda').waitFor();
    const notice = page.getByRole('alert').filter({ hasText: 'Digabung menjadi “Siti Rahmah Utami”' });
    await notice.getByRole('button', { name: 'Urungkan' }).click();
    await page.getByRole('row', { name: 'Siti Rahmah Utami' }).waitFor();
    const { total } = await call<{ total: number }>('people.list', { search: 'rahmahutami' });
    expect(total).toBe(2);
  });

  it('are named on the page of each, and told apart for good', async () => {
    await page.getByRole('link', { name: 'Orang', exact: true }).click();
    await page.getByPlaceholder('Cari ( / )').fill('rahmah utami');
    await page.getByRole('row', { name: 'Siti Rahmah Utami' }).click();
    await page.getByText('Mungkin orang yang sama:').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('link', { name: 'St. Rahmah Utami' }).click();
    await page.getByRole('button', { name: 'Bukan orang yang sama' }).waitFor();
    await page.keyboard.press('Alt+B');
    await page.getByText('Tidak ada orang yang tampak ganda').waitFor();
    expect(await violations()).toEqual([]);
    await openPairs();
    await page.getByText('Tidak ada orang yang tampak ganda').waitFor();
  });

  it('are warned of when a new person is saved, without losing the form', async () => {
    await page.getByRole('link', { name: 'Orang', exact: true }).click();
    await page.getByRole('button', { name: 'Orang baru' }).first().click();
    await page.getByLabel('Nama').fill('Agustina Lena');
    await page.getByLabel('No. HP').fill('0800 0000 0309');
    await page.keyboard.press('Control+S');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Hj. Agustina Lena, S.Pd.').waitFor();
    expect(await violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Batal' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('Nama').inputValue()).toBe('Agustina Lena');

    await page.keyboard.press('Control+S');
    await dialog.getByRole('button', { name: 'Tetap simpan' }).click();
    await savedOnScreen(page);
    await page.getByText('Mungkin orang yang sama:').waitFor();
    const { total } = await call<{ total: number }>('people.list', { search: 'agustinalena' });
    expect(total).toBe(2);
  });

  it('threw no error into the page', () => {
    expect(app.pageErrors).toEqual([]);
  });
});
