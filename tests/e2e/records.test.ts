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

// A green dot of one pixel.
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGOQz/YCAAGQANu5Eo9zAAAAAElFTkSuQmCC',
  'base64',
);

async function call<T>(operation: string, input: unknown): Promise<T> {
  const run = await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder]);
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as T; // the operation's own output, which the core's tests hold against the contract
}

async function openRow(link: string, name: string): Promise<void> {
  await page.getByRole('link', { name: link }).click();
  await page.getByRole('row', { name }).first().click();
  await page.getByRole('button', { name: 'Simpan', exact: true }).waitFor();
}

const saveButton = () => page.getByRole('button', { name: 'Simpan', exact: true });

describe('records on screen', () => {
  it('take a logo as a picture of the unit', async () => {
    await openRow('Unit & Penanda Tangan', 'AFT Supadio');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Pilih…' }).first().click();
    await (await chooser).setFiles({ name: 'logo.png', mimeType: 'image/png', buffer: picture });
    await saveButton().click();
    await savedOnScreen(page);
    const unit = (await call<{ id: string; code: string }[]>('units.list', {})).find(
      ({ code }) => code === 'AFT-SUPADIO',
    );
    const { identities } = await call<{ identities: { logo: string }[] }>('units.get', { id: unit?.id });
    expect(identities[0]?.logo).toBe(`data:image/png;base64,${picture.toString('base64')}`);
  });

  it('tell of a picture that is none, and keep the form', async () => {
    await page.getByLabel('Regional').first().fill('Regional Baru');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Pilih…' }).last().click();
    await (await chooser).setFiles({ name: 'logo.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') });
    await page.getByText('Gambar harus PNG atau JPEG').first().waitFor();
    expect(await page.getByLabel('Regional').first().inputValue()).toBe('Regional Baru');
    await saveButton().click();
    await savedOnScreen(page);
  });

  it('show a conflict, keep what was typed, and load the newer version when asked', async () => {
    await openRow('Program', 'Ponsera');
    await page.getByLabel('Nama program').fill('Dari layar ini');
    const { rows } = await call<{ rows: { id: string; name: string }[] }>('programs.list', { search: 'SPD-01' });
    const program = await call<object>('programs.get', { id: rows[0]?.id });
    await call('programs.save', { ...program, name: 'Dari laptop lain' });

    await saveButton().click();
    await page.getByText('sudah diubah orang lain').waitFor();
    expect(await page.getByLabel('Nama program').inputValue()).toBe('Dari layar ini');
    await page.getByRole('button', { name: 'Muat ulang' }).click();
    await expect.poll(() => page.getByLabel('Nama program').inputValue()).toBe('Dari laptop lain');
  });

  it('ask before unsaved work is left, and stay where they are when told to', async () => {
    await page.getByLabel('Nama program').fill('Belum disimpan');
    await page.getByRole('link', { name: 'Orang' }).click();
    await page.getByText('Perubahan belum disimpan').waitFor();
    await page.getByRole('button', { name: 'Batal' }).click();
    expect(await page.getByLabel('Nama program').inputValue()).toBe('Belum disimpan');
    await page.getByRole('link', { name: 'Orang' }).click();
    await page.getByRole('button', { name: 'Buang perubahan' }).click();
    await page.getByRole('heading', { name: 'Orang', exact: true }).waitFor();
  });

  it('let a page go that is left while its save is still running', async () => {
    await openRow('Program', 'Destana Patra');
    await page.getByLabel('CDO penanggung jawab').fill('Petugas lain');
    // The server is held back, so that the page is surely left before it answers.
    await page.route('**/api/programs/save', async (route) => {
      await page.getByText('Perubahan belum disimpan').waitFor();
      await route.continue();
    });
    await saveButton().click();
    await page.getByRole('link', { name: 'Orang' }).click();
    await page.getByRole('heading', { name: 'Orang', exact: true }).waitFor();
    await page.unroute('**/api/programs/save');
    const { rows } = await call<{ rows: { id: string }[] }>('programs.list', { search: 'SPD-02' });
    expect(await call('programs.get', { id: rows[0]?.id })).toMatchObject({ coordinator: 'Petugas lain' });
  });

  it('go to the bin and come back from its page', async () => {
    await openRow('Pertemuan', 'Rapat koordinasi penanaman mangrove');
    await page.getByRole('button', { name: 'Hapus', exact: true }).click();
    await page.getByRole('heading', { name: 'Pertemuan', exact: true }).waitFor();
    await page.getByRole('row', { name: 'Rapat koordinasi penanaman mangrove' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Keranjang sampah' }).click();
    await page.getByRole('row', { name: 'Rapat koordinasi penanaman mangrove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pulihkan' }).click();
    await page.getByText('Keranjang sampah kosong').waitFor();
    await page.getByRole('link', { name: 'Pertemuan' }).click();
    await page.getByRole('row', { name: 'Rapat koordinasi penanaman mangrove' }).waitFor();
  });

  it('ask for a reason where money passes the budget, at the field and without losing the rest', async () => {
    await page.getByRole('link', { name: 'Anggaran & Realisasi' }).click();
    await page.getByText('Realisasi', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Realisasi baru' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Program').click();
    await page.getByRole('option', { name: 'SPD-02' }).click();
    await dialog.getByRole('textbox', { name: 'Tanggal' }).fill('10/10/2026');
    await dialog.getByLabel('Jumlah').fill('Rp 900.000.000,00');
    await dialog.getByLabel('Uraian').fill('Kapal (contoh)');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await dialog.getByText('Melebihi anggaran tahun ini').first().waitFor();
    await dialog.getByLabel(/[Aa]lasan/).fill('Disetujui direksi');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { rows } = await call<{ rows: unknown[] }>('expenses.list', { search: 'kapal' });
    expect(rows).toMatchObject([{ amount: 900_000_000, date: '2026-10-10', overspendReason: 'Disetujui direksi' }]);
  });

  it('threw no error into the page on the way', () => {
    // The browser itself logs an answer of 409 or 422; those were asked for above.
    expect(app.pageErrors.filter((text) => !/status of 4(09|22)/.test(text))).toEqual([]);
  });
});
