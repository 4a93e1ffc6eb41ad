import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { openServedApplication, paste, savedOnScreen } from '../support/served-application.ts';

// What an officer does, in the order of the work: the tests build on each other.

let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
});
afterEach(async ({ task }) => {
  // What was on the screen when a test failed; `test-results/` is not kept.
  if (task.result?.state === 'fail') await page.screenshot({ path: `test-results/${task.name.slice(0, 40)}.png` });
});
afterAll(() => app.close());

const members = Array.from({ length: 25 }, (_, index) => ({
  name: `Anggota Ke-${index + 1}`,
  gender: index % 4 === 0 ? 'L' : 'P',
  phone: `0812-0000-${String(1000 + index)}`,
}));

async function call<T>(operation: string, input: unknown): Promise<T> {
  const run = await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder]);
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as T; // the operation's own output, which the core's tests hold against the contract
}

/** Chooses from a list that is searched as one types. */
async function choose(label: string, typed: string, option: string): Promise<void> {
  await page.getByLabel(label).first().click();
  if (typed) await page.keyboard.type(typed);
  await page.getByRole('option', { name: option }).first().click();
}

describe('the main job', () => {
  it('starts from an empty folder with the first unit', async () => {
    await page.getByRole('button', { name: 'Buat unit operasi' }).click();
    await page.getByLabel('Kode', { exact: false }).first().fill('UJI');
    await page.getByLabel('Nama unit', { exact: false }).first().fill('Unit Uji Coba');
    await page.getByLabel('Perusahaan', { exact: false }).first().fill('PT Uji Coba');
    // The rest of the guide may be skipped.
    await page.keyboard.press('Control+S');
    await page.getByRole('button', { name: 'Buka Binaan' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Kelompok' }).waitFor();
    expect(await call<unknown[]>('units.list', {})).toMatchObject([{ code: 'UJI', name: 'Unit Uji Coba' }]);
  });

  it('creates a group and pastes 25 members from Excel', async () => {
    await page.getByRole('link', { name: 'Kelompok' }).click();
    await page
      .getByRole('link', { name: 'Kelompok baru' })
      .or(page.getByRole('button', { name: 'Kelompok baru' }))
      .first()
      .click();
    await page.getByLabel('Nama kelompok').fill('Posyandu Uji');
    await choose('Jenis', '', 'Posyandu');
    await choose('Wilayah', 'girimukti', 'Giri Mukti');
    await page.getByRole('gridcell').first().click();
    const rows = members.map(({ name, gender, phone }) =>
      [name, gender === 'L' ? 'laki-laki' : 'P', '', phone].join('\t'),
    );
    await paste(page, `${rows.join('\r\n')}\r\n`);
    await page.getByText('25 baris').waitFor();
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await savedOnScreen(page);

    const { rows: groups } = await call<{ rows: { id: string }[] }>('groups.list', {});
    const group = await call<{ members: typeof members }>('groups.get', { id: groups[0]?.id });
    expect(group.members.map(({ name, gender, phone }) => ({ name, gender, phone }))).toEqual(members);
  });

  it('creates a meeting with the members of the group', async () => {
    await page.getByRole('link', { name: 'Pertemuan' }).click();
    await page
      .getByRole('link', { name: 'Pertemuan baru' })
      .or(page.getByRole('button', { name: 'Pertemuan baru' }))
      .first()
      .click();
    await page.getByLabel('Judul', { exact: false }).first().fill('FGD Uji Coba');
    await choose('Jenis', '', 'FGD');
    await choose('Kelompok', 'Posyandu', 'Posyandu Uji');
    await page.keyboard.press('Escape');
    await page.getByLabel('Tanggal', { exact: false }).first().fill('10/02/2026');
    await page.getByLabel('Tempat', { exact: false }).first().fill('Balai Desa Giri Mukti');
    await page.getByRole('button', { name: 'Ambil anggota kelompok' }).click();
    await page.getByText('25 baris').first().waitFor();
    await page.getByRole('button', { name: 'Tandai semua hadir' }).click();
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await savedOnScreen(page);

    const { rows } = await call<{ rows: unknown[] }>('meetings.list', { year: 2026, quarter: 1 });
    expect(rows).toMatchObject([{ title: 'FGD Uji Coba', date: '2026-02-10', participants: 25, attended: 25 }]);
  });

  it('prints the attendance sheet: seen before, saved as PDF, and handed to print', async () => {
    await page
      .getByRole('button', { name: 'Cetak daftar hadir' })
      .or(page.getByRole('link', { name: 'Cetak daftar hadir' }))
      .first()
      .click();
    await page.locator('canvas').first().waitFor();
    const file = await downloaded(page.getByRole('button', { name: 'Simpan PDF' }));
    const { pages } = await readPdf(file);
    const text = pages.map((one) => one.words).join('\n');
    const places = members.map(({ name }) => text.search(new RegExp(`${name}(?!\\d)`)));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));

    // A browser shows it in a tab; a headless one has no PDF viewer and downloads it instead.
    const tab = app.context.waitForEvent('page');
    const printed = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Cetak', exact: true }).click();
    expect((await printed).url()).toMatch(/^blob:http:\/\/127\.0\.0\.1/);
    expect(await readFile(await (await printed).path())).toEqual(file);
    await (await tab).close();
  });

  it('exports the quarter with the figures that the screen shows', async () => {
    const [unit] = await call<{ id: string }[]>('units.list', {});
    const program = await call<{ id: string }>('programs.save', {
      unitId: unit?.id,
      code: 'P-1',
      name: 'Program Uji',
      mainTpb: 3,
      stage: 'inisiasi',
      startDate: '2026-01-01',
    });
    const programId = program.id;
    await call('budgets.save', { year: 2026, rows: [{ programId, budget: [10_000_000, 20_000_000, 0, 0] }] });
    await call('expenses.save', { programId, date: '2026-03-31', amount: 7_654_321, description: 'Belanja' });

    await page.getByRole('link', { name: 'Laporan Triwulan' }).click();
    await choose('Tahun', '', '2026');
    await choose('Triwulan', '', 'Triwulan I');
    await page.getByText('Triwulan I Tahun 2026').first().waitFor();
    await page.getByRole('cell', { name: '7.654.321' }).first().waitFor();
    const screen = await page
      .getByRole('table')
      .evaluateAll((tables) =>
        tables.map((table) =>
          [...table.querySelectorAll('tbody tr, tfoot tr')].map((row) =>
            [...row.querySelectorAll('td, th')].map((cell) => cell.textContent?.trim() ?? ''),
          ),
        ),
      );

    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await exported('Ekspor Excel', '.xlsx')).buffer as ArrayBuffer);
    const { pages } = await readPdf(await exported('Ekspor PDF', '.pdf'));
    const pdfText = pages.map((one) => one.words).join('\n');
    const written = new Set<string>();
    workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => written.add(shown(cell.value)))));
    // Tables A to H and the list of attachments.
    expect(screen).toHaveLength(9);
    for (const cell of screen.flat(2).filter((text) => /^[\d.]+(,\d+%)?$/.test(text))) {
      expect(written, `workbook has ${cell}`).toContain(cell);
      expect(pdfText, `PDF has ${cell}`).toContain(cell);
    }
  });

  it('threw no error into the page on the way', () => {
    expect(app.pageErrors).toEqual([]);
  });
});

/** Exports by a button of the report page and saves the file that is then offered. */
async function exported(button: string, ending: string): Promise<Buffer> {
  await page.getByRole('button', { name: button }).click();
  await page.getByText(`${ending} siap`).waitFor();
  return downloaded(page.getByRole('button', { name: 'Simpan', exact: true }));
}

async function downloaded(button: Locator): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await button.click();
  return readFile(await (await download).path());
}

/** A cell's number as the screen writes it: `7.654.321`, `25,51%`. */
function shown(value: ExcelJS.CellValue): string {
  const result = value !== null && typeof value === 'object' && 'result' in value ? value.result : value;
  if (typeof result !== 'number') return typeof result === 'string' ? result : '';
  if (Number.isInteger(result)) return result.toLocaleString('id-ID');
  return `${(result * 100).toLocaleString('id-ID', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}%`;
}
