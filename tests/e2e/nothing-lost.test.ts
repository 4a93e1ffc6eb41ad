import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { fillSample, openServedApplication, paste, savedOnScreen } from '../support/served-application.ts';

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

/** Process and page are gone in the same moment; what is offered at the next start is opened. */
async function killAndOpenDraft(): Promise<void> {
  app = await app.killAndRestart();
  page = app.page;
  await page.getByRole('button', { name: 'Buka' }).click();
}

/** Each look at the data starts a process of its own. */
const soon = { timeout: 20_000 };
const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });
const draftMark = () => page.getByText(/^Draf \d\d\.\d\d$/);

describe('nothing typed is lost', () => {
  it('keeps a draft through a killed process and offers it at the next start', async () => {
    await page.getByRole('link', { name: 'Pertemuan' }).click();
    await page.keyboard.press('Alt+N');
    await field('Judul').fill('FGD yang terputus');
    await page.getByRole('gridcell').first().click();
    await paste(page, 'Ani\tP\tWarga\r\nBudi\tL\tWarga\r\n');
    await draftMark().waitFor();
    // What is on disk is what counts: the process and its page are gone in the same moment.
    await expect
      .poll(async () => {
        const [draft] = await call<{ key: string }[]>('drafts.list', {});
        return draft && (await call<{ content: string }>('drafts.get', { key: draft.key })).content;
      }, soon)
      .toContain('Budi');
    app = await app.killAndRestart();
    page = app.page;

    const notice = page.getByRole('status').filter({ hasText: 'Isian yang belum disimpan' });
    await notice.getByText('FGD yang terputus').waitFor();
    await notice.getByRole('button', { name: 'Buka' }).click();
    await page.getByRole('heading', { name: 'Pertemuan baru' }).waitFor();
    await expect.poll(() => field('Judul').inputValue(), soon).toBe('FGD yang terputus');
    await page.getByRole('gridcell', { name: 'Budi' }).waitFor();

    await page.getByLabel('Jenis').first().click();
    await page.getByRole('option', { name: 'FGD' }).click();
    await field('Tempat').fill('Balai Desa');
    await page.keyboard.press('Control+S');
    await savedOnScreen(page);
    // Saved: there is nothing left to offer.
    await expect.poll(() => call('drafts.list', {}), soon).toEqual([]);
    const { rows } = await call<{ rows: object[] }>('meetings.list', { search: 'yang terputus' });
    expect(rows).toMatchObject([{ title: 'FGD yang terputus', participants: 2 }]);
  });

  it('keeps what is typed while a save is under way', async () => {
    // The answer is held back until more is typed.
    let release: () => void = () => undefined;
    const typed = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/api/meetings/save', async (route) => {
      await typed;
      await route.continue();
    });
    await field('Tempat').fill('Balai Desa Giri Mukti');
    await page.keyboard.press('Control+S');
    await field('Pimpinan rapat').fill('Diketik belakangan');
    await page.getByRole('gridcell', { name: 'Budi' }).click();
    await page.keyboard.type('Budiman');
    await page.keyboard.press('Enter');
    // Asked for while the first is under way: it follows.
    await page.keyboard.press('Control+S');
    release();
    await page.getByText('Tersimpan').first().waitFor();
    await page.unroute('**/api/meetings/save');

    expect(await field('Pimpinan rapat').inputValue()).toBe('Diketik belakangan');
    await page.getByRole('gridcell', { name: 'Budiman' }).waitFor();
    // The second save writes to the same rows: nobody is entered twice.
    await savedOnScreen(page);
    const { rows } = await call<{ rows: { id: string }[] }>('meetings.list', { search: 'yang terputus' });
    const meeting = await call<{ chair: string; sessions: { participants: { name: string }[] }[] }>('meetings.get', {
      id: rows[0]?.id,
    });
    expect(meeting.chair).toBe('Diketik belakangan');
    expect(meeting.sessions[0]?.participants.map(({ name }) => name)).toEqual(['Ani', 'Budiman']);
  });

  it('undoes typing from before a save, and saves the undone rows as the same', async () => {
    await page.getByRole('gridcell', { name: 'Budiman' }).click();
    await page.keyboard.press('Control+Z');
    await page.getByRole('gridcell', { name: 'Budi', exact: true }).waitFor();
    await page.keyboard.press('Control+S');
    await savedOnScreen(page);
    const { rows } = await call<{ rows: object[] }>('meetings.list', { search: 'yang terputus' });
    expect(rows).toMatchObject([{ participants: 2 }]);
  });

  it('offers a draft in its own form, and forgets it when told to', async () => {
    await page.getByRole('link', { name: 'Program' }).click();
    await page.getByRole('row', { name: 'Ponsera' }).first().click();
    await field('Nama program').fill('Ponsera yang lain');
    await draftMark().waitFor();
    await expect
      .poll(() => call<object[]>('drafts.list', {}), soon)
      .toMatchObject([{ title: 'SPD-01 · Ponsera yang lain' }]);
    app = await app.killAndRestart();
    page = app.page;
    await page.getByRole('button', { name: 'Nanti' }).click();
    await page.getByRole('link', { name: 'Program' }).click();
    await page.getByRole('row', { name: 'Ponsera' }).first().click();
    await page.getByText('Ada isian yang belum disimpan: “SPD-01 · Ponsera yang lain”').waitFor();
    expect(await field('Nama program').inputValue()).toBe('Ponsera');
    await page.getByRole('button', { name: 'Lanjutkan isian' }).click();
    await expect.poll(() => field('Nama program').inputValue(), soon).toBe('Ponsera yang lain');

    await page.getByRole('link', { name: 'Orang' }).click();
    await page.getByRole('button', { name: 'Buang perubahan' }).click();
    await page.getByRole('heading', { name: 'Orang' }).waitFor();
    await expect.poll(() => call('drafts.list', {}), soon).toEqual([]);
  });

  it('keeps the text of a cell that is still being typed into', async () => {
    await page.getByRole('link', { name: 'Pertemuan' }).click();
    await page.getByRole('row', { name: 'FGD yang terputus' }).first().click();
    await page.getByRole('gridcell', { name: 'Budi', exact: true }).click();
    await page.keyboard.press('F2');
    await page.keyboard.press('End');
    await page.keyboard.type(' Belum Selesai');
    await expect
      .poll(async () => {
        const [draft] = await call<{ key: string }[]>('drafts.list', {});
        return draft && (await call<{ content: string }>('drafts.get', { key: draft.key })).content;
      }, soon)
      .toContain('Belum Selesai');
    await killAndOpenDraft();
    await page.getByRole('gridcell', { name: /Belum Selesai/ }).waitFor();

    // Given up, it is in no draft either.
    await page.keyboard.press('Control+S');
    await savedOnScreen(page);
    await page.getByRole('gridcell', { name: /Belum Selesai/ }).click();
    await page.keyboard.type('Siapa');
    await page.getByLabel('belum disimpan').waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('belum disimpan').waitFor({ state: 'detached' });
    await expect.poll(() => call('drafts.list', {}), soon).toEqual([]);
  });

  it('sets both versions of a record side by side after a conflict, and saves the chosen one', async () => {
    await page.getByRole('link', { name: 'Kelompok' }).click();
    await page
      .getByRole('row', { name: 'Ponsera' })
      .or(page.getByRole('row', { name: 'Sehat Ceria' }))
      .first()
      .click();
    await field('Produk').fill('Produk saya');
    await field('Local hero bukan anggota').fill('Emiliana');
    const { rows } = await call<{ rows: { id: string }[] }>('groups.list', { search: 'sehat ceria' });
    const group = await call<{ members: { name: string; phone: string }[] }>('groups.get', { id: rows[0]?.id });
    await call('groups.save', {
      ...group,
      products: 'Produk mereka',
      shortName: 'PONSERA',
      members: group.members.slice(1),
    });

    await page.keyboard.press('Control+S');
    await page.getByText('sudah diubah orang lain').waitFor();
    await page.getByRole('button', { name: 'Bandingkan' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Produk mereka').waitFor();
    // Theirs alone changed the short name, so theirs is proposed.
    expect(await dialog.getByRole('radio', { name: 'Singkatan, Tersimpan: PONSERA' }).isChecked()).toBe(true);
    expect(await dialog.getByRole('radio', { name: 'Produk, Isian Anda: Produk saya' }).isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Pakai pilihan ini' }).click();
    await page.keyboard.press('Control+S');
    await savedOnScreen(page);
    const merged = await call<{ products: string; localHero: string; shortName: string; members: object[] }>(
      'groups.get',
      {
        id: rows[0]?.id,
      },
    );
    expect(merged).toMatchObject({ products: 'Produk saya', localHero: 'Emiliana', shortName: 'PONSERA' });
    expect(merged.members).toHaveLength(group.members.length - 1);
  });

  it('saves a record and goes on with a new one in the same circumstances', async () => {
    await page.getByRole('link', { name: 'Kelompok' }).click();
    await page.keyboard.press('Alt+N');
    await field('Nama kelompok').fill('Kelompok Pertama');
    await page.getByLabel('Jenis').first().click();
    await page.getByRole('option', { name: 'Bank sampah' }).click();
    await page.getByLabel('Wilayah').first().click();
    await page.keyboard.type('girimukti');
    await page.getByRole('option', { name: 'Giri Mukti' }).first().click();
    await page.keyboard.press('Control+Shift+S');
    await expect.poll(() => field('Nama kelompok').inputValue(), soon).toBe('');
    expect(await page.getByLabel('Jenis').first().inputValue()).toBe('Bank sampah');
    await expect.poll(() => page.getByLabel('Wilayah').first().inputValue(), soon).toContain('Giri Mukti');
    await field('Nama kelompok').fill('Kelompok Kedua');
    await page.keyboard.press('Control+S');
    await savedOnScreen(page);
    const { rows } = await call<{ rows: object[] }>('groups.list', { search: 'kelompok ke' });
    expect(rows).toMatchObject([{ name: 'Kelompok Kedua' }]);
  });

  it('offers no other draft once a new record that was filled from one is saved', async () => {
    const content = (name: string) => JSON.stringify({ values: { name }, base: null });
    for (const name of ['Kelompok Ini', 'Kelompok Lain']) {
      const key = `group:new/${name}`;
      await call('drafts.save', { key, path: '/groups/new', unitId: null, title: name, content: content(name) });
    }
    await page.evaluate(() => (location.hash = `/groups/new?draft=${encodeURIComponent('group:new/Kelompok Ini')}`));
    await expect.poll(() => field('Nama kelompok').inputValue(), soon).toBe('Kelompok Ini');
    await page.getByLabel('Jenis').first().click();
    await page.getByRole('option', { name: 'Bank sampah' }).click();
    await page.getByLabel('Wilayah').first().click();
    await page.keyboard.type('girimukti');
    await page.getByRole('option', { name: 'Giri Mukti' }).first().click();
    await page.keyboard.press('Control+S');
    await page.getByRole('heading', { name: 'Kelompok Ini' }).waitFor();
    await savedOnScreen(page);
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('Ada isian yang belum disimpan').count()).toBe(0);
    await call('drafts.remove', { key: 'group:new/Kelompok Lain' });
  });

  it('opens a draft of the budgets on its own tab, year and quarter', async () => {
    await page.getByRole('link', { name: 'Anggaran' }).click();
    await page.getByText('Penerima manfaat', { exact: true }).click();
    await page.getByLabel('Triwulan').first().click();
    await page.getByRole('option', { name: 'Triwulan I', exact: true }).click();
    const grid = () => page.getByRole('grid', { name: 'Penerima manfaat' });
    await grid().locator('[data-row="0"][data-column="2"]').click();
    await page.keyboard.type('123');
    await expect
      .poll(() => call<object[]>('drafts.list', {}), soon)
      .toMatchObject([{ path: expect.stringMatching(/part=beneficiaries&year=\d{4}&quarter=1$/) }]);
    await killAndOpenDraft();
    await grid().waitFor();
    await page.getByRole('gridcell', { name: '123' }).first().waitFor();
    await page.getByRole('link', { name: 'Orang' }).click();
    await page.getByRole('button', { name: 'Buang perubahan' }).click();
    await page.getByRole('heading', { name: 'Orang' }).waitFor();
  });

  it('opens a draft of an office’s list on that list, with what came into it since', async () => {
    await page.getByRole('link', { name: 'Pengaturan' }).click();
    await page.getByRole('tab', { name: 'Tahap' }).click();
    await page.getByRole('gridcell', { name: 'Kemandirian' }).click();
    await page.keyboard.type('Mandiri');
    await page.keyboard.press('Enter');
    await expect.poll(() => call<object[]>('drafts.list', {}), soon).toMatchObject([{ path: '/settings?list=stage' }]);
    const stages = await call<{ id: string; label: string; isRemoved: boolean }[]>('choices.list', { list: 'stage' });
    await call('choices.save', { list: 'stage', rows: [...stages, { label: 'Pemantapan' }] });
    await killAndOpenDraft();
    await page.getByRole('gridcell', { name: 'Mandiri', exact: true }).waitFor();
    await page.keyboard.press('Control+S');
    await page.getByText('Tersimpan').first().waitFor();
    const labels = (await call<typeof stages>('choices.list', { list: 'stage' }))
      .filter(({ isRemoved }) => !isRemoved)
      .map(({ label }) => label);
    expect(labels).toEqual(['Inisiasi', 'Pengembangan', 'Penguatan', 'Mandiri', 'Pasca-binaan', 'Pemantapan']);
    await expect.poll(() => call('drafts.list', {}), soon).toEqual([]);
  });

  it('opens a draft of an expense in its dialog, and the history from there', async () => {
    await page.getByRole('link', { name: 'Anggaran' }).click();
    await page.getByText('Realisasi', { exact: true }).first().click();
    await page.getByRole('row').nth(1).click();
    const uraian = () => page.getByRole('dialog').getByLabel('Uraian').first();
    const before = await uraian().inputValue();
    await uraian().fill('Uraian yang terputus');
    await expect.poll(() => call<object[]>('drafts.list', {}), soon).toMatchObject([{ title: 'Uraian yang terputus' }]);
    await killAndOpenDraft();
    await expect.poll(() => uraian().inputValue(), soon).toBe('Uraian yang terputus');
    await page.getByRole('button', { name: 'Simpan', exact: true }).last().click();
    await uraian().waitFor({ state: 'detached' });

    await expect.poll(() => call('drafts.list', {}), soon).toEqual([]);
    await page.getByText('Uraian yang terputus').first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Riwayat' }).click();
    const history = page.getByRole('dialog', { name: 'Riwayat Uraian yang terputus' });
    await history.getByText(before).first().waitFor();
    await page.keyboard.press('Escape');
    await history.waitFor({ state: 'detached' });
    expect(await uraian().inputValue()).toBe('Uraian yang terputus');
    await page.keyboard.press('Escape');
    await uraian().waitFor({ state: 'detached' });
  });

  it('fills nothing into a meeting that was saved before the last one of its kind was found', async () => {
    await page.getByRole('link', { name: 'Pertemuan', exact: true }).click();
    await page.keyboard.press('Alt+N');
    await field('Judul').fill('Rapat yang cepat');
    await field('Tempat').fill('Kantor');
    let release: () => void = () => undefined;
    const saved = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/api/meetings/list', async (route) => {
      await saved;
      await route.continue();
    });
    await page.getByLabel('Jenis').first().click();
    await page.getByRole('option', { name: 'FGD' }).click();
    await page.keyboard.press('Control+S');
    await savedOnScreen(page);
    // The meeting that the fields would be filled from is read, and has its moment to fill them.
    const found = page.waitForResponse('**/api/meetings/get');
    release();
    await found;
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    await page.unroute('**/api/meetings/list');
    expect(await field('Pimpinan rapat').inputValue()).toBe('');
    expect(await page.getByLabel('belum disimpan').count()).toBe(0);
  });

  it('duplicates a meeting with its people invited again', async () => {
    await page.getByRole('link', { name: 'Pertemuan', exact: true }).click();
    await page.getByRole('row', { name: 'Benchmarking Ponsera' }).first().click();
    await page.getByRole('button', { name: 'Duplikat' }).click();
    await page.getByRole('heading', { name: 'Pertemuan baru' }).waitFor();
    await expect.poll(() => field('Judul').inputValue(), soon).toContain('Benchmarking Ponsera');
    await field('Judul').fill('Benchmarking kedua');
    await page.keyboard.press('Control+S');
    await savedOnScreen(page);
    const { rows } = await call<{ rows: { id: string }[] }>('meetings.list', { search: 'benchmarking kedua' });
    expect(rows).toMatchObject([{ sessions: 2, participants: 17, attended: 0 }]);
    // The browser itself notes that a save was answered with a conflict.
    expect(app.pageErrors.filter((text) => !text.includes('409'))).toEqual([]);
  });
});
