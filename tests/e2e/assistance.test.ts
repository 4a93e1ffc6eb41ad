import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { fillSample, openServedApplication, paste, savedOnScreen } from '../support/served-application.ts';
import { violationsOn } from '../support/violations.ts';

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

interface Answer {
  id: string;
  groupId: string;
  value: number;
  needsCheck: boolean;
  items: { name: string; quantity: number; unit: string; value: number }[];
  conditions: { date: string; condition: string; checkedBy: string }[];
}

const press = (key: string) => page.keyboard.press(key);
const type = (text: string) => page.keyboard.type(text);
const grid = (name: string) => page.getByRole('grid', { name });

async function stored(): Promise<Answer> {
  const { rows } = await call<{ rows: { id: string }[] }>('assistance.list', { search: 'Alat sabun' });
  return call<Answer>('assistance.get', { id: rows[0]?.id });
}

async function saved(): Promise<void> {
  await press('Control+S');
  await savedOnScreen(page);
}

// The tests build on each other and use the keyboard alone where an officer would.
describe('assistance on screen', () => {
  it('begins at its group, which it fills in', async () => {
    await press('Alt+1');
    await page
      .getByRole('row', { name: /Destana Patra|Desa Wisata/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Bantuan diterima' }).waitFor();
    await page.getByRole('link', { name: 'Bibit mangrove tahap pertama (contoh)' }).waitFor();
    await page.getByText(/2 bantuan · Rp13.905.000/).waitFor();
    await page.getByRole('link', { name: 'Bantuan baru' }).press('Enter');
    await page.getByRole('heading', { name: 'Bantuan baru' }).waitFor();
    await expect.poll(() => page.getByLabel('Kelompok').first().inputValue()).toContain('Desa Wisata');
  });

  it('takes three pasted items and says what they are worth', async () => {
    await page.getByLabel('Uraian').first().focus();
    await type('Alat sabun');
    await page.getByLabel('Nomor BAST').focus();
    await type('007/BAST/2025');
    await page.getByLabel('Tanggal', { exact: false }).first().focus();
    await type('10/3/2025');
    await grid('Barang').focus();
    await paste(
      page,
      'Cetakan silikon\t24\tbuah\t2.880.000\nMinyak kelapa\t37,5\tliter\tRp1.125.000\nMixer\t2\tunit\t900000',
    );
    await page.getByText('Jumlah nilai Rp4.905.000').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await saved();
    const answer = await stored();
    expect(answer.items).toMatchObject([
      { name: 'Cetakan silikon', quantity: 24, unit: 'buah', value: 2_880_000 },
      { name: 'Minyak kelapa', quantity: 37.5, unit: 'liter', value: 1_125_000 },
      { name: 'Mixer', quantity: 2, unit: 'unit', value: 900_000 },
    ]);
    expect(answer).toMatchObject({ value: 4_905_000, needsCheck: true });
    await page.getByText('Perlu dicek: lebih dari 12 bulan').waitFor();
  });

  it('says at the cell that a condition lies before the handover, keeps it, and takes it once it is right', async () => {
    await grid('Kondisi kemudian').focus();
    await type('9/3/2025');
    await press('Tab');
    await type('rusak');
    await press('Tab');
    await type('Dina');
    await press('Enter');
    await press('Control+S');
    await page.getByText('1 kesalahan').waitFor();
    expect((await stored()).conditions).toEqual([]);
    await press('F8');
    await page.getByText('Sebelum tanggal serah terima').first().waitFor();
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await type(yesterday);
    await press('Enter');
    await saved();
    const answer = await stored();
    expect(answer.conditions).toMatchObject([{ date: yesterday, condition: 'damaged', checkedBy: 'Dina' }]);
    expect(answer.needsCheck).toBe(false);
    await page.getByText('Perlu dicek: lebih dari 12 bulan').waitFor({ state: 'hidden' });
  });

  it('tells in the history what came to it', async () => {
    await page.getByRole('button', { name: 'Riwayat' }).first().press('Enter');
    await page
      .getByText(/Kondisi kemudian.*Rusak/)
      .first()
      .waitFor();
    await page
      .getByText(/Barang.*Minyak kelapa \(37,5 liter\)/)
      .first()
      .waitFor();
    await press('Escape');
  });

  it('is listed with its value, and found by what is to be looked at', async () => {
    await page.getByRole('link', { name: 'Bantuan', exact: true }).press('Enter');
    await page.getByRole('row', { name: /Alat sabun.*4\.905\.000.*Rusak/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(app.pageErrors).toEqual([]);
  });
});

describe('the facts of a group on screen', () => {
  it('take products and licences, mark what has run out, and choose a member as local hero', async () => {
    await press('Alt+1');
    await page
      .getByRole('row', { name: /Posyandu Integrasi/ })
      .first()
      .click();
    await grid('Daftar produk').focus();
    await paste(page, 'Biskuit kelor\tbungkus\t12.500\t1/2/2025');
    await grid('Izin').focus();
    await paste(page, 'P-IRT\t0206112010301-25\t5/1/2020\t4/1/2025\nNIB\t0012345678901');
    await grid('Izin').getByText('Kedaluwarsa').waitFor();
    const hero = page.getByRole('combobox', { name: 'Local hero' });
    await hero.focus();
    await hero.fill('Herlina');
    // Only that one is left to choose.
    await expect.poll(() => page.getByRole('option').allInnerTexts()).toEqual(['Herlina']);
    await press('ArrowDown');
    await press('Enter');
    await saved();
    const { rows } = await call<{ rows: { id: string; localHero: string; expiredLicences: number }[] }>('groups.list', {
      search: 'ponsera',
    });
    expect(rows).toMatchObject([{ localHero: 'Herlina', licences: 2, expiredLicences: 1 }]);
    const group = await call<{ productRows: object[]; licences: object[] }>('groups.get', { id: rows[0]?.id });
    expect(group.productRows).toMatchObject([
      { name: 'Biskuit kelor', unit: 'bungkus', price: 12_500, since: '2025-02-01' },
    ]);
    expect(group.licences).toMatchObject([
      { kind: 'p-irt', number: '0206112010301-25', validUntil: '2025-01-04', isExpired: true },
      { kind: 'nib', number: '0012345678901', validUntil: null, isExpired: false },
    ]);
    expect(await violationsOn(page)).toEqual([]);
  });
});
