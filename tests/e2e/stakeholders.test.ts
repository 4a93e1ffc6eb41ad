import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { fillSample, openServedApplication, savedOnScreen } from '../support/served-application.ts';
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

interface Answer {
  influence: number | null;
  interest: number | null;
  attitude: string;
  positions: { personId: string; name: string; gender: string; title: string; startedOn: string | null }[];
  contacts: { date: string; kind: string; person: string; summary: string; nextStep: string }[];
}

async function call<T>(operation: string, input: unknown): Promise<T> {
  const run = await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder]);
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as T; // the operation's own output, which the core's tests hold against the contract
}

async function stored(): Promise<Answer> {
  const { rows } = await call<{ rows: { id: string }[] }>('organizations.list', { search: 'Forum Nelayan' });
  return call<Answer>('organizations.get', { id: rows[0]?.id });
}

const press = (key: string) => page.keyboard.press(key);
const type = (text: string) => page.keyboard.type(text);
const grid = (name: string) => page.getByRole('grid', { name });
const patiently = { timeout: 15_000 };

async function choose(label: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.focus();
  await press('ArrowDown');
  await page.getByRole('option', { name: option }).waitFor();
  while ((await page.locator('[data-combobox-selected]').textContent()) !== option) await press('ArrowDown');
  await press('Enter');
  await expect.poll(() => field.inputValue(), patiently).toBe(option);
}

async function saved(): Promise<void> {
  await press('Control+S');
  await savedOnScreen(page);
}

/** The names of the marks in a cell of the matrix. */
function marksIn(influence: string, interest: number) {
  return page
    .getByRole('table', { name: 'Matriks pengaruh dan kepentingan' })
    .getByRole('row', { name: new RegExp(`^${influence}`) })
    .getByRole('cell')
    .nth(interest - 1)
    .getByRole('link');
}

// The tests build on each other and use the keyboard alone where an officer would.
describe('stakeholders on screen', () => {
  it('take a new one with two people and a contact', async () => {
    await press('Control+K');
    await type('stakeholder');
    await page.getByRole('option', { name: 'Buka Pemangku Kepentingan' }).waitFor();
    await press('Enter');
    await page.getByRole('heading', { name: 'Pemangku Kepentingan' }).waitFor();
    await page.getByRole('row', { name: /Bappeda Kabupaten Kubu Raya/ }).waitFor();
    await press('Alt+N');
    await page.getByRole('heading', { name: 'Pemangku kepentingan baru' }).waitFor();
    await page.getByRole('textbox', { name: 'Nama' }).focus();
    await type('Forum Nelayan Mekar');
    await choose('Jenis', 'LSM');
    await choose('Pengaruh', '2 · rendah');
    await choose('Kepentingan', '5 · sangat tinggi');
    await page.getByText('Kuadran: Jaga informasi').waitFor();

    await grid('Orang dan jabatan').focus();
    // Somebody who is kept already, picked from the suggestions; then somebody new.
    await type('Emiliana');
    await page.getByRole('option', { name: /Emiliana/ }).waitFor();
    await press('ArrowDown');
    await press('Enter');
    await grid('Orang dan jabatan').getByText('0800-0000-0301').waitFor();
    await press('ArrowUp');
    await press('Tab');
    await press('Tab');
    await type('Penasihat');
    await press('Enter');
    await press('Home');
    await type('Jumadi');
    await press('Tab');
    await type('laki-laki');
    await press('Tab');
    await type('Ketua');
    await press('Tab');
    await press('Tab');
    await type('2/1/2024');
    await press('Enter');

    await grid('Catatan kontak').focus();
    await type('5/8/2026');
    await press('Tab');
    await type('telepon');
    await press('Tab');
    await type('Jumadi');
    await press('Tab');
    await type('Meminta data kapal');
    await press('Tab');
    await type('Kunjungi pekan depan');
    await press('Enter');
    expect(await violationsOn(page)).toEqual([]);
    await saved();

    const answer = await stored();
    expect(answer).toMatchObject({
      influence: 2,
      interest: 5,
      attitude: 'unknown',
      positions: [
        { name: 'Emiliana', gender: 'P', title: 'Penasihat', startedOn: null },
        { name: 'Jumadi', gender: 'L', title: 'Ketua', startedOn: '2024-01-02' },
      ],
      contacts: [
        {
          date: '2026-08-05',
          kind: 'phone',
          person: 'Jumadi',
          summary: 'Meminta data kapal',
          nextStep: 'Kunjungi pekan depan',
        },
      ],
    });
    const people = await call<{ rows: { id: string }[] }>('people.list', { search: 'Emiliana' });
    expect(people.rows.map(({ id }) => id)).toEqual([answer.positions[0]?.personId]);
  });

  it('show the meeting that one of the people came to', async () => {
    await page.getByText(/^1 orang unik · \d+ kehadiran$/).waitFor();
    await page.getByRole('row', { name: /23 Jan 2026.*Benchmarking.*Emiliana \(Ketua\)/ }).waitFor();
  });

  it('stand in another cell of the matrix with another rating, and lead back to the record', async () => {
    await choose('Pengaruh', '5 · sangat tinggi');
    await saved();
    expect((await stored()).influence).toBe(5);
    await page.getByRole('button', { name: 'Kembali' }).press('Enter');
    await page.getByRole('row', { name: /Forum Nelayan Mekar.*Kelola erat.*5 Agu 2026/ }).waitFor();
    await page.getByRole('radio', { name: 'Daftar' }).focus();
    await press('ArrowRight');
    await expect
      .poll(() => marksIn('5', 5).allTextContents(), patiently)
      .toContain('Forum Nelayan Mekar, Belum diketahui');
    expect(page.url()).toContain('/stakeholders?view=matrix');
    expect(await marksIn('2', 5).count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);

    // One stop of Tab for all marks; arrows walk among them.
    await marksIn('5', 3).filter({ hasText: 'Bappeda Kabupaten Kubu Raya' }).focus();
    await press('ArrowRight');
    await press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Forum Nelayan Mekar/);
    await press('Enter');
    await page.getByRole('heading', { name: 'Forum Nelayan Mekar' }).waitFor();
    await page.getByRole('button', { name: 'Kembali' }).press('Enter');
    await page.getByRole('table', { name: 'Matriks pengaruh dan kepentingan' }).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent), patiently)
      .toMatch(/^Forum Nelayan Mekar/);
  });

  it('are narrowed in the matrix as in the list', async () => {
    await page.getByRole('searchbox', { name: 'Cari' }).fill('nelayan');
    const marks = page.locator('[data-mark]');
    await expect.poll(() => marks.allTextContents(), patiently).toEqual(['Forum Nelayan Mekar, Belum diketahui']);
    await page.getByText('1 baris').waitFor();
    await page.getByRole('searchbox', { name: 'Cari' }).fill('');
  });

  it('tell in the history what was changed, and go back with an undo', async () => {
    await press('Control+K');
    await type('forum nelayan');
    await page.getByRole('option', { name: /Forum Nelayan Mekar/ }).waitFor();
    await press('Enter');
    await page.getByRole('heading', { name: 'Forum Nelayan Mekar' }).waitFor();
    await page.getByRole('button', { name: 'Riwayat' }).first().press('Enter');
    const panel = page.getByRole('dialog', { name: 'Riwayat Forum Nelayan Mekar' });
    await panel.getByText('Pengaruh: 2 → 5').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await page.locator('h1').focus();
    await press('Control+Z');
    await page.getByText('Diurungkan: Simpan pemangku kepentingan Forum Nelayan Mekar').waitFor();
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Pengaruh' }).inputValue(), patiently)
      .toBe('2 · rendah');
    expect((await stored()).influence).toBe(2);
    await page.getByRole('button', { name: 'Kembali' }).press('Enter');
    await expect.poll(() => marksIn('2', 5).count(), patiently).toBe(1);
    expect(app.pageErrors).toEqual([]);
  });
});
