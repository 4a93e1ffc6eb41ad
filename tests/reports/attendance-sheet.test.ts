import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attendanceSheet } from '../../src/main/reports/sheets/attendance-sheet.ts';
import { rowsOfPages, sheetMeasures } from '../../src/main/reports/sheets/sheet-geometry.ts';
import { writeAttendanceSheet } from '../../src/main/reports/sheets/write-attendance-sheet.ts';
import type { AttendanceExport } from '../../src/shared/exports.ts';
import { attendanceExportSchema } from '../../src/shared/exports.ts';
import { usualLayout } from '../../src/shared/sheet-layouts.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { PdfPage } from '../support/read-pdf.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';

const resourcesFolder = `${process.cwd()}/resources`;
const millimetre = 72 / 25.4;
const { left: leftMargin } = usualLayout.margins;
const rowHeight = sheetMeasures.row.height * millimetre;

let records: Records;
let meetingId: string;
let sessionId: string;

beforeEach(async () => {
  records = await openRecords();
  const unit = await records.unit({ timeZone: 'WITA' });
  await records.identity(unit, 'Unit Balikpapan', { company: 'PT Contoh Lama', validTo: '2025-12-31' });
  await records.identity(unit, 'Unit Balikpapan', { company: 'PT Contoh Baru', validFrom: '2026-01-01' });
  meetingId = await records.meeting(unit, 'FGD Renstra', { chair: 'Bambang', noteTaker: 'Rina' });
  sessionId = await records.session(meetingId, '2026-01-23', { startTime: '09:00', place: 'Balai Desa' });
});
afterEach(() => records.close());

function request(options: Partial<AttendanceExport> = {}): AttendanceExport {
  return attendanceExportSchema.parse({ kind: 'attendance', meetingId, sessionId, ...options });
}

async function sheet(options: Partial<AttendanceExport> = {}) {
  return attendanceSheet(records.queries, request(options));
}

async function pagesOf(options: Partial<AttendanceExport> = {}): Promise<PdfPage[]> {
  const written = await writeAttendanceSheet(await sheet(options), { resourcesFolder });
  return (await readPdf(written.bytes)).pages;
}

async function invite(count: number, name = (index: number) => `Peserta ${index + 1}`) {
  await records.crowd(
    sessionId,
    Array.from({ length: count }, (_, index) => name(index)),
  );
}

/** Upper edges of the rows and the lower edge of the last: full rules at the left margin, in points. */
function rowEdges(page: PdfPage): number[] {
  const left = leftMargin * millimetre;
  const phone = page.paths.filter(
    ([x1, y1, x2, y2]) => Math.abs(x1 - left) < 0.1 && y2 - y1 < 0.1 && x2 - x1 > 80 * millimetre,
  );
  const edges = [...new Set(phone.map(([, y]) => Math.round(y * 100) / 100))].toSorted((a, b) => a - b);
  // Above the rows: two rules of the kop and the upper edge of the head; below: the rule of the foot.
  return edges.slice(3, -1);
}

/** Numbers in the first column, from above. */
function numbers(page: PdfPage): number[] {
  const column = leftMargin * millimetre;
  return page.texts
    .filter(({ x, text }) => x > column && x < column + 8.5 * millimetre && /^\d+$/.test(text))
    .toSorted((a, b) => a.y - b.y)
    .map(({ text }) => Number(text));
}

describe('the sheet as data', () => {
  it('names the unit as it was called on the session’s day and writes the time as Indonesians do', async () => {
    const { kop, facts } = await sheet();
    expect(kop.company).toBe('PT Contoh Baru');
    expect(facts.map(({ value }) => value)).toEqual([
      'FGD Renstra',
      'Jumat, 23 Januari 2026',
      '09.00 WITA – selesai',
      'Balai Desa',
      'Bambang',
    ]);
  });

  it('leaves present and absent to be written before the meeting, and counts them after it', async () => {
    await invite(3);
    expect((await sheet()).totals.map(({ value }) => value)).toEqual(['3', null, null]);
    await records.participant(sessionId, { name: 'Datang' }, { status: 'present' });
    await records.participant(sessionId, { name: 'Tak diundang' }, { status: 'walkIn' });
    await records.participant(sessionId, { name: 'Tidak datang' }, { status: 'absent' });
    expect((await sheet()).totals.map(({ value }) => value)).toEqual(['5', '2', '1']);
  });

  it('masks phones unless asked for, and can leave them out', async () => {
    await records.participant(sessionId, { name: 'Siti' }, { phone: '0812-3456-7890' });
    expect((await sheet()).rows[0]?.texts.phone).toBe('0812••••7890');
    expect((await sheet({ phone: 'full' })).rows[0]?.texts.phone).toBe('0812-3456-7890');
    const hidden = await sheet({ phone: 'hidden' });
    expect(hidden.rows[0]?.texts.phone).toBe('');
    expect(hidden.columns.map(({ key }) => key)).not.toContain('phone');
  });

  it('holds the people of one role under its name', async () => {
    await records.participant(sessionId, { name: 'Narasumber' }, { role: 'speaker' });
    await records.participant(sessionId, { name: 'Tamu' });
    const { title, rows } = await sheet({ role: 'speaker', blankRows: 0 });
    expect(title).toBe('DAFTAR HADIR NARASUMBER');
    expect(rows.map(({ texts }) => texts.name)).toEqual(['Narasumber']);
  });

  it('is missing when the session is of another meeting', async () => {
    const other = await records.meeting(await records.unit(), 'Lain');
    await expect(sheet({ meetingId: other })).rejects.toMatchObject({ code: 'MISSING' });
  });
});

describe('the printed sheet', () => {
  it.each(['A4', 'F4'] as const)(
    'keeps heading, numbering and row height over 500 people on %s',
    async (paper) => {
      await invite(500);
      const pages = await pagesOf({ paper, blankRows: 5 });
      expect(pages.flatMap(numbers)).toEqual(Array.from({ length: 505 }, (_, index) => index + 1));
      pages.forEach((page, index) => {
        const edges = rowEdges(page);
        expect(edges.length).toBe(numbers(page).length + 1);
        edges.slice(1).forEach((edge, row) => expect(edge - (edges[row] ?? 0)).toBeCloseTo(rowHeight, 1));
        expect(edges[0]).toBeCloseTo(rowEdges(pages[0] ?? page)[0] ?? 0, 1);
        expect(page.words).toContain('PT Contoh Baru Unit Balikpapan');
        expect(page.words).toContain('No Nama Instansi/Jabatan L/P No. HP Tanda Tangan');
        expect(page.words).toContain(`Halaman ${index + 1} dari ${pages.length}`);
      });
      const names = pages.flatMap((page) => page.texts.filter(({ text }) => /^Peserta \d+$/.test(text)));
      expect(names.map(({ text }) => text)).toEqual(Array.from({ length: 500 }, (_, index) => `Peserta ${index + 1}`));
    },
    60_000,
  );

  it('is F4 or A4 to the millimetre', async () => {
    const size = (page: PdfPage | undefined) =>
      [page?.width ?? 0, page?.height ?? 0].map((points) => Math.round(points / millimetre));
    expect(size((await pagesOf({ paper: 'A4' }))[0])).toEqual([210, 297]);
    expect(size((await pagesOf({ paper: 'F4' }))[0])).toEqual([215, 330]);
  });

  it('lets odd numbers sign on the left and even ones on the right, in boxes at least 35 mm wide', async () => {
    await invite(21);
    for (const page of await pagesOf({ blankRows: 0 })) {
      const boxes = page.texts.filter(({ text }) => /^\d+\.$/.test(text));
      const lefts = [...new Set(boxes.map(({ x }) => Math.round(x)))].toSorted((a, b) => a - b);
      for (const { text, x } of boxes) {
        expect(Math.round(x)).toBe(Number.parseInt(text, 10) % 2 === 1 ? lefts[0] : lefts.at(-1));
      }
    }
    expect(sheetMeasures.signatureBox.width).toBeGreaterThanOrEqual(35);
    expect(sheetMeasures.row.height).toBeGreaterThanOrEqual(9);
  });

  it('shows a name of 80 characters in whole without a higher row', async () => {
    const long = 'Raden Mas Haji Muhammad Abdurrahman Wahid Kusumaningrat Al-Banjari bin Sulaiman S';
    await invite(3, (index) => (index === 1 ? long : `Peserta ${index}`));
    const [page] = await pagesOf();
    expect(page?.words.replaceAll('- ', '-')).toContain(long);
    expect(page?.words).not.toContain('…');
    const edges = rowEdges(page as PdfPage);
    edges.slice(1).forEach((edge, row) => expect(edge - (edges[row] ?? 0)).toBeCloseTo(rowHeight, 1));
  });

  it('draws nothing within 10 mm of the edges, whatever the texts', async () => {
    const hostile = ['=1+1', '👩🏽‍🌾', 'محمد أحمد', '王小明', 'x'.repeat(200), 'a\nb\nc\nd\ne'];
    for (const [index, text] of hostile.entries()) {
      await records.participant(
        sessionId,
        { name: text },
        { position: index, institution: text, jobTitle: text, phone: text.slice(0, 40) },
      );
    }
    const edge = 10 * millimetre - 0.5;
    for (const page of await pagesOf({ phone: 'full' })) {
      for (const [x1, y1, x2, y2] of page.paths) {
        expect(Math.min(x1, y1)).toBeGreaterThan(edge);
        expect(x2).toBeLessThan(page.width - edge);
        expect(y2).toBeLessThan(page.height - edge);
      }
      for (const { x, width, y, text } of page.texts) {
        expect(x, text).toBeGreaterThan(edge);
        expect(x + width, text).toBeLessThan(page.width - edge);
        expect(y, text).toBeLessThan(page.height - edge);
      }
    }
  });

  it('prints with nobody on the list: blank rows, one row, a wholly blank page', async () => {
    const [none] = await pagesOf({ blankRows: 0 });
    expect(numbers(none as PdfPage)).toEqual([]);
    const [one] = await pagesOf({ blankRows: 1 });
    expect(numbers(one as PdfPage)).toEqual([1]);
    await invite(30);
    const blank = await pagesOf({ isBlank: true, blankRows: 0 });
    expect(blank.length).toBe(1);
    expect(blank[0]?.words).not.toContain('Peserta');
    expect(numbers(blank[0] as PdfPage).length).toBeGreaterThan(12);
  });
});

describe('sharing rows out over pages', () => {
  it('never leaves the signatures alone, never splits a pair of boxes, and loses no row', () => {
    for (let perPage = 4; perPage <= 26; perPage += 1) {
      for (let perLast = 3; perLast <= perPage; perLast += 1) {
        for (let rows = 0; rows <= 90; rows += 1) {
          const pages = rowsOfPages(rows, perPage, perLast);
          const last = pages.at(-1) ?? 0;
          expect(pages.reduce((sum, count) => sum + count, 0)).toBe(rows);
          expect(last).toBeLessThanOrEqual(perLast);
          if (rows >= 2) expect(last).toBeGreaterThanOrEqual(2);
          for (const count of pages.slice(0, -1)) {
            expect(count % 2).toBe(0);
            expect(count).toBeLessThanOrEqual(perPage);
            expect(count).toBeGreaterThan(0);
          }
        }
      }
    }
  });
});
