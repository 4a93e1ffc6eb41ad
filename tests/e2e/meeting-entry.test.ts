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

async function call<T>(operation: string, input: unknown): Promise<T> {
  const run = await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder]);
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as T; // the operation's own output, which the core's tests hold against the contract
}

interface Row {
  personId: string;
  name: string;
  status: string;
  gender: string | null;
  institution: string;
}
interface MeetingAnswer {
  id: string;
  title: string;
  groupIds: string[];
  sessions: { place: string; participants: Row[] }[];
}

const press = (key: string) => page.keyboard.press(key);
const dialog = (name: string) => page.getByRole('dialog', { name });
/** The keys that follow are the dialog's: it takes the focus a moment after it is seen. */
const rows = (count: number) => page.getByText(`Sesi ini: ${count} baris`).waitFor();

async function meetingCalled(title: string): Promise<MeetingAnswer> {
  const { rows: found } = await call<{ rows: { id: string }[] }>('meetings.list', { search: title });
  return call<MeetingAnswer>('meetings.get', { id: found[0]?.id });
}

async function saved(): Promise<void> {
  await press('Control+S');
  await savedOnScreen(page);
}

// The sample's unit at Pontianak: one visit with two sessions, 12 and 5 people of two groups. The tests
// build on each other and use no mouse where an officer would use none.
describe('a meeting like an earlier one', () => {
  it('takes place, chair and note-taker of the last of its kind, says so, and gives them back', async () => {
    await press('Alt+3');
    await page.getByRole('heading', { name: 'Pertemuan' }).waitFor();
    await press('Alt+N');
    await page.getByRole('heading', { name: 'Pertemuan baru' }).waitFor();
    await page.getByLabel('Judul', { exact: false }).first().fill('Kunjungan kedua');
    await page.getByLabel('Jenis').first().focus();
    await page.keyboard.type('bench');
    // The keys reach a list that is there.
    await page.getByRole('option', { name: /^Benchmarking/ }).waitFor();
    await press('ArrowDown');
    await press('Enter');
    const note = page.getByText(/^Diisi dari Benchmarking Ponsera/);
    await note.waitFor();
    const place = page.getByLabel('Tempat');
    expect(await place.inputValue()).not.toBe('');
    expect(await violationsOn(page)).toEqual([]);

    await page.getByLabel('Pimpinan rapat').fill('Pimpinan lain');
    await page.getByRole('button', { name: 'Kosongkan', exact: true }).press('Enter');
    await note.waitFor({ state: 'hidden' });
    expect(await place.inputValue()).toBe('');
    // What was typed stays.
    expect(await page.getByLabel('Pimpinan rapat').inputValue()).toBe('Pimpinan lain');
    await place.fill('Aula Mekar Sari');
  });

  it('repeats the participants of one session with Alt+U, as the same people and one step of undo', async () => {
    await press('Alt+U');
    await page.getByRole('option', { name: /Benchmarking Ponsera/ }).waitFor();
    await page.getByText('17 orang belum ada di daftar, 0 sudah').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await press('Tab');
    await press('ArrowDown');
    await press('ArrowDown');
    await page.getByText('5 orang belum ada di daftar, 0 sudah').waitFor();
    await press('Enter');
    await rows(5);
    await press('Alt+U');
    // The rest of the same visit: nobody is listed twice.
    await page.getByText('12 orang belum ada di daftar, 5 sudah').waitFor();
    await press('Enter');
    await rows(17);
    await page.getByRole('button', { name: 'Urungkan (Ctrl+Z)' }).press('Enter');
    await rows(5);
    await saved();

    const former = await meetingCalled('Benchmarking Ponsera');
    const meeting = await meetingCalled('Kunjungan kedua');
    expect(meeting.sessions[0]?.participants.map(({ personId }) => personId)).toEqual(
      former.sessions[1]?.participants.map(({ personId }) => personId),
    );
    expect(meeting.sessions[0]?.participants.every(({ status }) => status === 'invited')).toBe(true);
  });

  it('adds the members of a group with Alt+G and Enter, and the group to the meeting', async () => {
    await press('Alt+G');
    await page.getByRole('option', { name: /Ponsera|Posyandu Integrasi/ }).waitFor();
    await page.keyboard.type('integrasisehat');
    await page.getByRole('option').nth(1).waitFor({ state: 'hidden' });
    await press('Space');
    await page.getByRole('option', { selected: true }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await press('Enter');
    await dialog('Ambil anggota kelompok').waitFor({ state: 'hidden' });
    await page.getByText(/anggota ditambahkan/).waitFor();
    await saved();
    const meeting = await meetingCalled('Kunjungan kedua');
    const group = await call<{ members: { personId: string }[]; shortName: string }>('groups.get', {
      id: meeting.groupIds[0],
    });
    const people = meeting.sessions[0]?.participants.map(({ personId }) => personId) ?? [];
    expect(group.members.every(({ personId }) => people.includes(personId))).toBe(true);
    expect(new Set(people).size).toBe(people.length);
  });

  it('puts a walk-in at the end with Alt+W and the cursor on the name', async () => {
    const before = (await meetingCalled('Kunjungan kedua')).sessions[0]?.participants.length ?? 0;
    await press('Alt+W');
    await rows(before + 1);
    await page.getByRole('grid').and(page.locator(':focus')).waitFor();
    await page
      .locator(`[role="row"][aria-rowindex="${before + 2}"] [aria-selected="true"]`)
      .first()
      .waitFor();
    await page.keyboard.type('Pak Lurah');
    await press('Tab');
    await page.keyboard.type('L');
    await press('Enter');
    await saved();
    const participants = (await meetingCalled('Kunjungan kedua')).sessions[0]?.participants ?? [];
    expect(participants.at(-1)).toMatchObject({ name: 'Pak Lurah', gender: 'L', status: 'walkIn' });
  });

  it('is ticked off after it with Alt+H: all present, then the few who were not', async () => {
    const before = (await meetingCalled('Kunjungan kedua')).sessions[0]?.participants ?? [];
    await press('Alt+H');
    const panel = dialog('Isi kehadiran');
    await panel
      .getByRole('status')
      .filter({ hasText: `hadir ${before.length} · tidak hadir 0` })
      .waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await press('Space');
    await press('Shift+Space');
    // By its number on the sheet, and by its name.
    await page.keyboard.type('4');
    await press('Space');
    await page.keyboard.type(before[5]?.name.slice(0, 6).toLowerCase() ?? '');
    await press('Space');
    await panel.getByRole('status').filter({ hasText: 'tidak hadir 3' }).waitFor();
    await press('Alt+W');
    await page.keyboard.type('Siti Aminah, S.Pd, P, PKK Desa, 0812-3456-7890');
    await panel.getByText('Dibaca: Siti Aminah, S.Pd | P | PKK Desa | 0812-3456-7890').waitFor();
    await press('Enter');
    await panel.getByRole('option', { name: /Siti Aminah, S.Pd/ }).waitFor();
    await press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await saved();
    const after = (await meetingCalled('Kunjungan kedua')).sessions[0]?.participants ?? [];
    const marked = after.flatMap(({ status }, index) => (status === 'absent' ? [index] : []));
    expect(marked).toEqual([0, 3, 5]);
    expect(after[1]?.status).toBe('represented');
    expect(after.slice(0, before.length - 1).filter(({ status }) => status === 'invited')).toEqual([]);
    expect(after.at(-1)).toMatchObject({
      name: 'Siti Aminah, S.Pd',
      gender: 'P',
      institution: 'PKK Desa',
      status: 'walkIn',
    });
  });

  it('undoes all ticks of one sitting in one step', async () => {
    await press('Alt+H');
    await dialog('Isi kehadiran').locator('[role=listbox]:focus').waitFor();
    await press('Space');
    await press('Space');
    await dialog('Isi kehadiran').getByRole('status').filter({ hasText: 'tidak hadir 3' }).waitFor();
    await press('Escape');
    await page.getByRole('button', { name: 'Urungkan (Ctrl+Z)' }).press('Enter');
    await page.locator('h1').filter({ hasNotText: '•' }).first().waitFor();
  });
});

describe('a pattern', () => {
  it('is kept from a meeting with Alt+P and starts the next from the menu of Alt+Shift+N', async () => {
    await press('Alt+P');
    await page.getByLabel('Nama pola').fill('Kunjungan belajar');
    expect(await violationsOn(page)).toEqual([]);
    await press('Enter');
    await page.getByText('Pola “Kunjungan belajar” tersimpan').waitFor();
    await press('Alt+3');
    await page.getByRole('row', { name: 'Kunjungan kedua' }).waitFor();
    await press('Alt+Shift+N');
    await page.getByRole('menuitem', { name: /Kunjungan belajar/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await press('ArrowDown');
    await press('Enter');
    await page.getByRole('heading', { name: 'Pertemuan baru' }).waitFor();

    const former = await meetingCalled('Kunjungan kedua');
    const invited = former.sessions[0]?.participants.filter(({ status }) => status !== 'walkIn') ?? [];
    await rows(invited.length);
    expect(await page.getByLabel('Tempat').inputValue()).toBe('Aula Mekar Sari');
    await page.getByLabel('Judul', { exact: false }).first().fill('Kunjungan ketiga');
    await saved();
    const meeting = await meetingCalled('Kunjungan ketiga');
    expect(meeting.sessions[0]?.participants.map(({ personId, status }) => [personId, status])).toEqual(
      invited.map(({ personId }) => [personId, 'invited']),
    );
    expect(meeting.groupIds).toEqual(former.groupIds);
  });

  it('is renamed and removed in the same menu, and comes back by undo', async () => {
    await press('Alt+3');
    await page.getByRole('row', { name: 'Kunjungan ketiga' }).waitFor();
    await press('Alt+Shift+N');
    await page.getByRole('menuitem', { name: 'Kelola pola…' }).press('Enter');
    await page.getByLabel('Nama pola').fill('Studi banding');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel('Nama pola').press('Enter');
    await page.getByRole('button', { name: 'Hapus pola Studi banding' }).press('Enter');
    await page.getByText('Belum ada pola').waitFor();
    await page.getByRole('alert').getByRole('button', { name: 'Urungkan' }).last().press('Enter');
    await page.getByRole('button', { name: 'Hapus pola Studi banding' }).waitFor();
    await press('Escape');
    expect(app.pageErrors).toEqual([]);
  });
});

describe('the next record of its kind', () => {
  it('takes the program and day of the expense before it', async () => {
    await page.getByRole('link', { name: 'Anggaran & Realisasi' }).click();
    await page.getByText('Realisasi', { exact: true }).first().click();
    await press('Alt+N');
    const form = page.getByRole('dialog');
    await form.getByLabel('Program').click();
    await page.getByRole('option', { name: 'SPD-02' }).click();
    await form.getByRole('textbox', { name: 'Tanggal' }).fill('05/03/2026');
    await form.getByLabel('Jumlah').fill('1000');
    await form.getByLabel('Uraian').fill('Kertas');
    await press('Control+S');
    await form.waitFor({ state: 'hidden' });
    await press('Alt+N');
    expect(await form.getByLabel('Program').inputValue()).toContain('SPD-02');
    expect(await form.getByRole('textbox', { name: 'Tanggal' }).inputValue()).toBe('05/03/2026');
    await press('Escape');
  });

  it('takes kind and area of the group before it, and gives them back', async () => {
    await press('Alt+1');
    await press('Alt+N');
    await page.getByLabel('Nama kelompok').fill('KWT Uji');
    await page.getByRole('combobox', { name: 'Jenis' }).click();
    await page.getByRole('option', { name: 'Bank sampah' }).click();
    await page.getByRole('combobox', { name: 'Wilayah' }).fill('mekarsari');
    await page.getByRole('option').first().click();
    await saved();
    await press('Alt+1');
    await page.getByRole('row', { name: 'KWT Uji' }).waitFor();
    await press('Alt+N');
    await page.getByText('Seperti KWT Uji: Jenis, Wilayah').waitFor();
    expect(await page.getByRole('combobox', { name: 'Jenis' }).inputValue()).toBe('Bank sampah');
    // Nothing was typed, so nothing would be lost.
    expect(await page.locator('h1').textContent()).toBe('Kelompok baru');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Kosongkan', exact: true }).last().click();
    await page.getByText('Seperti KWT Uji').waitFor({ state: 'hidden' });
    expect(await page.getByRole('combobox', { name: 'Jenis' }).inputValue()).toBe('');
  });
});
