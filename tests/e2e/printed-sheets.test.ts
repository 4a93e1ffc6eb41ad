import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import { png } from '../support/pictures.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { fillSample, openServedApplication, savedOnScreen } from '../support/served-application.ts';
import { violationsOn } from '../support/violations.ts';

let app: ServedApplication;
let page: Page;
let unitId: string;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
  await fillSample(page);
  const units = await call<{ id: string; code: string }[]>('units.list', {});
  const name = await page.getByRole('combobox', { name: 'Unit' }).first().inputValue();
  unitId = units.find((unit) => JSON.stringify(unit).includes(name))?.id ?? '';
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

const soon = { timeout: 15_000 };
const kept = () =>
  call<{ layout: { columns: string[]; sort: string; fontSize: number }; isOwn: boolean }>('sheets.layout', {
    unitId,
    kind: 'attendance',
  });
const preview = () => page.getByRole('region', { name: 'Pratinjau daftar hadir' });

async function openSheet() {
  await page.keyboard.press('Alt+3');
  await page
    .getByRole('row', { name: /Benchmarking Ponsera/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Cetak daftar hadir' }).click();
  await preview().getByText('2 halaman').waitFor();
}

// The sample's unit at Pontianak: a visit with two sessions, of 12 and 5 people.
describe('the layout of attendance sheets', () => {
  it('is changed beside the preview and kept for the unit without a button', async () => {
    await openSheet();
    await page.getByRole('button', { name: 'Turunkan Nama' }).click();
    await page.getByRole('button', { name: 'Hapus kolom No. HP' }).click();
    await page.getByRole('combobox', { name: 'Urutan peserta' }).click();
    await page.getByRole('option', { name: 'Menurut nama' }).click();
    await expect
      .poll(async () => (await kept()).layout, soon)
      .toMatchObject({ columns: ['affiliation', 'name', 'gender'], sort: 'name' });
    await page.getByText('Tersimpan untuk unit').waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  it('keeps a figure only once it is one that a printer can keep', async () => {
    const left = page.getByRole('textbox', { name: 'Kiri' });
    await left.fill('2');
    await left.fill('25');
    await expect.poll(async () => (await kept()).layout, soon).toMatchObject({ margins: { left: 25 } });
  });

  it('goes back step by step by undo, and to the usual one by its button', async () => {
    await page.getByRole('button', { name: 'Kembali ke tata letak biasa' }).click();
    await expect.poll(async () => (await kept()).isOwn, soon).toBe(false);
    await page.getByRole('button', { name: /^Urungkan/ }).click();
    await expect.poll(async () => (await kept()).layout, soon).toMatchObject({ margins: { left: 25 }, sort: 'name' });
    // Seen at once where it is shown.
    await expect.poll(() => page.getByRole('textbox', { name: 'Kiri' }).inputValue(), soon).toBe('25');
  });
});

describe('entering who signed', () => {
  it('goes in the order of the sheet that was printed, page by page', async () => {
    // Printed by a key that is pressed while the undone layout is still being set: it waits for that one.
    const opened = app.context.waitForEvent('page');
    await page.keyboard.press('Control+P');
    await (await opened).close();
    await page.getByRole('button', { name: 'Kembali', exact: true }).click();
    await page.getByRole('heading', { name: /Benchmarking Ponsera/ }).waitFor();
    await page.keyboard.press('Alt+H');
    const panel = page.getByRole('dialog', { name: 'Isi kehadiran' });
    await panel.getByText('Halaman 1 dari 2').waitFor();
    await panel.getByText('Halaman 2 dari 2').waitFor();
    const names = await panel.getByRole('option').allInnerTexts();
    // The numbers of the sheet, in its order: by name.
    const numbered = names.map((text) => text.split('\n').map((part) => part.trim()));
    expect(numbered.map(([number]) => Number(number))).toEqual(names.map((_, index) => index + 1));
    const sorted = numbered.map(([, name = '']) => name);
    expect(sorted).toEqual(sorted.toSorted((a, b) => a.localeCompare(b, 'id')));
    expect(await violationsOn(page)).toEqual([]);
  });

  it('takes the scanned sheet as evidence of the session', async () => {
    const panel = page.getByRole('dialog', { name: 'Isi kehadiran' });
    const chosen = page.waitForEvent('filechooser');
    await panel.getByRole('button', { name: 'Lampirkan pindaian' }).click();
    await (await chosen).setFiles({ name: 'pindaian.png', mimeType: 'image/png', buffer: png(120, 40, 40) });
    await panel.getByText('1 berkas dilampirkan').waitFor();
    const { rows } = await call<{ rows: { id: string; sessions?: unknown }[] }>('meetings.list', {
      search: 'Benchmarking Ponsera',
    });
    const meeting = await call<{ sessions: { id: string }[] }>('meetings.get', { id: rows[0]?.id });
    const attached = await call<{ rows: { kind: string; sessionId: string; fileName: string }[] }>('attachments.list', {
      owner: { kind: 'meeting', id: rows[0]?.id },
    });
    expect(attached.rows.filter(({ kind }) => kind === 'daftar-hadir').map(({ sessionId }) => sessionId)).toContain(
      meeting.sessions[0]?.id,
    );
  });
});

describe('a pack', () => {
  it('of a meeting is opened by keyboard, with the parts that are chosen', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Isi kehadiran' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await savedOnScreen(page);
    await page.keyboard.press('Alt+C');
    await page.getByRole('menuitem', { name: 'Paket lengkap…' }).press('Enter');
    await page.getByRole('heading', { name: 'Paket cetak 1 pertemuan' }).waitFor();
    await page
      .getByRole('region', { name: 'Pratinjau paket cetak' })
      .getByText(/^\d+ halaman$/)
      .waitFor();
    for (const part of ['Undangan', 'Notulen', 'Berita acara', 'Dokumentasi']) {
      await page.getByRole('checkbox', { name: part }).press('Space');
    }
    // The two sheets of the meeting are left.
    await page
      .getByRole('region', { name: 'Pratinjau paket cetak' })
      .getByText(/^[234] halaman$/)
      .waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('checkbox', { name: 'Daftar hadir', exact: true }).press('Space');
    await page.getByText('Pilih sedikitnya satu isi').waitFor();
    // Longer than a preview waits for the next choice.
    await page.waitForTimeout(600);
    expect(await page.getByRole('button', { name: 'Cetak', exact: true }).isDisabled()).toBe(true);
  });

  it('of the listed meetings is opened from their list', async () => {
    await page.getByRole('checkbox', { name: 'Daftar hadir', exact: true }).press('Space');
    await page.keyboard.press('Alt+3');
    await page.getByRole('searchbox').or(page.getByPlaceholder('Cari ( / )')).first().fill('sabun');
    await page.getByText(/^2 baris/).waitFor();
    await page.getByRole('button', { name: 'Paket cetak' }).click();
    await page.getByRole('heading', { name: 'Paket cetak 2 pertemuan' }).waitFor();
    await page
      .getByRole('region', { name: 'Pratinjau paket cetak' })
      .getByText(/^\d+ halaman$/)
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Pertemuan', exact: true }).waitFor();
  });
});
