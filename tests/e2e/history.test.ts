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
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `test-results/${task.name.slice(0, 40)}.png` });
});
afterAll(() => app.close());

const panel = () => page.getByRole('dialog', { name: 'Riwayat Posyandu Integrasi Sehat Ceria' });
const patiently = { timeout: 15_000 };
const nameField = () => page.getByLabel('Nama kelompok');
const localHero = () => page.getByLabel('Local hero bukan anggota');
const undoButton = () =>
  page.getByRole('group', { name: 'Urungkan dan ulangi' }).getByRole('button', { name: 'Urungkan' });
const redoButton = () =>
  page.getByRole('group', { name: 'Urungkan dan ulangi' }).getByRole('button', { name: 'Ulangi' });
/** Where a key is the program's and no field's. */
const focusPage = () => page.locator('h1').focus();

async function saveFields(fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
  await page.keyboard.press('ControlOrMeta+S');
  await savedOnScreen(page);
}

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: tester } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }; // put there by the script above
    return (await tester.run()).violations.map(({ id }) => id);
  });
}

describe('history and undo on screen', () => {
  it('tell what was changed in a group, field by field', async () => {
    await page.getByRole('row', { name: 'Ponsera' }).first().click();
    await nameField().waitFor();
    await saveFields({ 'Local hero bukan anggota': 'Ibu Ratna' });
    await saveFields({ 'Local hero bukan anggota': 'Bapak Joko', Singkatan: 'PSR' });
    await page.getByRole('button', { name: 'Riwayat' }).click();
    await panel().getByText('Local hero bukan anggota: “Ibu Ratna” → “Bapak Joko”').waitFor();
    await panel()
      .getByText(/^Singkatan: .* → “PSR”$/)
      .waitFor();
    await panel().getByText('Data dibuat').waitFor();
    expect(await violations()).toEqual([]);
  });

  it('put the group back to before a change, after showing what will change', async () => {
    const first = panel().getByRole('listitem').filter({ hasText: '→ “Ibu Ratna”' }).first();
    await first.getByRole('button', { name: 'Kembalikan' }).click();
    await panel().getByText('Yang akan berubah:').waitFor();
    await panel()
      .getByText(/Local hero bukan anggota: “Bapak Joko” → /)
      .waitFor();
    expect(await violations()).toEqual([]);
    await panel().getByRole('button', { name: 'Kembalikan' }).click();
    await panel().waitFor({ state: 'hidden' });
    await expect.poll(() => localHero().inputValue(), patiently).not.toBe('Bapak Joko');
  });

  it('take the last action back with Ctrl+Z and bring it again with Ctrl+Y, in the open editor too', async () => {
    const before = await localHero().inputValue();
    await focusPage();
    await page.keyboard.press('Control+Z');
    await page.getByText(/^Diurungkan: Kembalikan kelompok Posyandu Integrasi/).waitFor();
    await expect.poll(() => localHero().inputValue(), patiently).toBe('Bapak Joko');
    await focusPage();
    await page.keyboard.press('Control+Y');
    await expect.poll(() => localHero().inputValue(), patiently).toBe(before);
    await focusPage();
    await page.keyboard.press('Control+Z');
    await expect.poll(() => localHero().inputValue(), patiently).toBe('Bapak Joko');
    await redoButton().click();
    await expect.poll(() => localHero().inputValue(), patiently).toBe(before);
  });

  it('leave Ctrl+Z to a field, and keep unsaved work', async () => {
    const { redo } = await lastActions();
    const before = await localHero().inputValue();
    await localHero().fill('Keliru');
    await page.keyboard.press('Control+Z');
    await expect.poll(() => localHero().inputValue(), patiently).toBe(before);
    await localHero().fill('Belum disimpan');
    await focusPage();
    await page.keyboard.press('Control+Z');
    await page.getByText('Simpan dulu perubahan di halaman ini, lalu urungkan').waitFor();
    expect((await lastActions()).redo).toEqual(redo);
    await localHero().fill('Ibu Sri');
    await page.keyboard.press('ControlOrMeta+S');
    await savedOnScreen(page);
  });

  it('go back to the list where the record on screen is gone by an undo', async () => {
    await page.getByRole('link', { name: 'Orang' }).click();
    await page.getByRole('button', { name: 'Orang baru' }).click();
    await page.getByRole('textbox', { name: 'Nama' }).fill('Orang sekilas');
    await page.keyboard.press('ControlOrMeta+S');
    await savedOnScreen(page);
    await page.getByRole('heading', { name: 'Orang sekilas' }).waitFor();
    await undoButton().click();
    await page.getByText('Diurungkan: Simpan orang Orang sekilas').waitFor();
    await page.getByRole('heading', { name: 'Orang', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Ulangi' }).last().click();
    await page.getByText('Diulangi: Simpan orang Orang sekilas').waitFor();
    expect(await call('people.list', { search: 'sekilas' })).toMatchObject({ total: 1 });
  });

  it('say why an action cannot be taken back', async () => {
    const { rows } = await call<{ rows: { id: string; version: number }[] }>('people.list', { search: 'sekilas' });
    const person = await call<object>('people.get', { id: rows[0]?.id });
    await call('people.save', { ...person, name: 'Orang lain' });
    await page.getByRole('button', { name: 'Urungkan' }).last().click();
    await page.getByText(/^Orang lain sudah diubah lagi oleh /).waitFor();
  });

  it('show in a grid what an undo brought back, and stay on its tab and quarter', async () => {
    await page.evaluate(() => (location.hash = '/budgets?part=beneficiaries&quarter=1'));
    const male = page.locator('[data-row="0"][data-column="2"]');
    await male.waitFor();
    const before = await male.innerText();
    await male.click();
    await page.keyboard.type('777');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+S');
    await savedOnScreen(page);
    await expect.poll(async () => (await undoButton().isEnabled()) && (await male.innerText()), patiently).toBe('777');
    await undoButton().click();
    await expect.poll(() => male.innerText(), patiently).toBe(before);
    expect(await page.getByLabel('Triwulan').first().inputValue()).toBe('Triwulan I');
  });

  it('threw no error into the page on the way', () => {
    // The browser itself logs an answer of 409 or 422; those were asked for above.
    expect(app.pageErrors.filter((text) => !/status of 4(09|22)/.test(text))).toEqual([]);
  });
});

async function lastActions(): Promise<{ redo: unknown[] }> {
  return call('history.lastActions', {});
}

async function call<T>(operation: string, input: unknown): Promise<T> {
  const run = await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder]);
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as T; // the operation's own output, which the core's tests hold against the contract
}
