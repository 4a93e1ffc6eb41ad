import { beforeAll, describe, expect, it } from 'vitest';
import ExcelJS from 'exceljs';
import { quarterlyReport } from '../../src/main/reports/quarterly/quarterly-report.ts';
import { writeQuarterlyPdf } from '../../src/main/reports/write-pdf.ts';
import { writeQuarterlyXlsx } from '../../src/main/reports/write-xlsx.ts';
import { cellText } from '../../src/shared/report-cell.ts';
import type { QuarterlyReport, ReportTable } from '../../src/shared/reports.ts';
import { fillAwkward } from '../support/awkward-records.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { PdfPage } from '../support/read-pdf.ts';
import { openRecords } from '../support/report-records.ts';

const resourcesFolder = `${process.cwd()}/resources`;
const headerRow = 6;
const hostile = [
  '=1+1',
  '+62 811',
  '@SUM(A1)',
  '-5',
  '👩🏽‍🌾 kelompok tani',
  'محمد أحمد',
  '王小明',
  'Baris satu\nbaris dua',
  'A'.repeat(80),
];

let report: QuarterlyReport;
let workbook: ExcelJS.Workbook;
let pages: PdfPage[];

beforeAll(async () => {
  const records = await openRecords();
  await records.choices();
  const { units } = await fillAwkward(records, 7);
  const unitId = units[0] ?? '';
  for (const [index, text] of hostile.entries()) {
    const meeting = await records.meeting(unitId, text, { outcome: `${text} ${'Hasil panjang. '.repeat(index * 20)}` });
    await records.session(meeting, '2025-06-30', { place: text });
    await records.program(unitId, `H-${index}`, { name: text, expansion: text });
  }
  report = await quarterlyReport(records.queries, { unitId, year: 2025, quarter: 2, language: 'id' });
  await records.close();
  workbook = await reopen(await writeQuarterlyXlsx(report, { paper: 'A4' }));
  ({ pages } = await readPdf((await writeQuarterlyPdf(report, { paper: 'A4', resourcesFolder })).bytes));
});

async function reopen(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const opened = new ExcelJS.Workbook();
  // The library's types know an older Buffer.
  await opened.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof opened.xlsx.load>[0]);
  return opened;
}

function sheetOf(table: ReportTable): ExcelJS.Worksheet {
  const sheet = workbook.worksheets.find(({ name }) => name.startsWith(`${table.id} `));
  if (!sheet) throw new Error(`no sheet ${table.id}`);
  return sheet;
}

/** What a reader sees in a cell: a formula's cached result, or the value. */
function shown(cell: ExcelJS.Cell): unknown {
  return cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
}

describe('the workbook', () => {
  it('holds every figure of the report in its own cell, as numbers and true dates', () => {
    for (const table of report.tables) {
      const sheet = sheetOf(table);
      const lines = [...table.rows, ...(table.totals && table.rows.length > 0 ? [table.totals] : [])];
      lines.forEach((row, index) => {
        table.columns.forEach((column, position) => {
          const value = shown(sheet.getCell(headerRow + 1 + index, position + 1));
          // An empty text is an empty cell.
          const expected = row[column.key] === '' ? null : (row[column.key] ?? null);
          if (column.kind === 'date' && typeof expected === 'string') {
            expect(value).toEqual(new Date(`${expected}T00:00:00.000Z`));
          } else if (column.kind === 'percent' && expected === null) {
            expect(value).toBe('–');
          } else {
            expect(value ?? null).toEqual(expected);
          }
        });
      });
    }
  });

  it('computes shares and sums by formulas over its own cells, guarded against an empty whole', () => {
    const [pillars, , programs] = report.tables.map(sheetOf);
    expect(pillars?.getCell('H7').value).toMatchObject({ formula: 'IF(D7=0,"–",G7/D7)' });
    expect(pillars?.getCell('I7').value).toMatchObject({ formula: 'D7-G7' });
    expect(pillars?.getCell('D11').value).toMatchObject({ formula: 'SUBTOTAL(109,D7:D10)' });
    expect(pillars?.getCell('H11').value).toMatchObject({ formula: 'IF(D11=0,"–",G11/D11)' });
    expect(programs?.getCell('N7').value).toMatchObject({ formula: 'SUM(J7,K7,L7,M7)' });
  });

  it('keeps texts that look like formulas as texts', () => {
    const texts = report.tables.flatMap((table) => {
      const found: unknown[] = [];
      sheetOf(table).eachRow((row) => row.eachCell((cell) => found.push(cell.value)));
      return found;
    });
    for (const text of hostile) expect(texts).toContain(text);
  });

  it('is set up for the printer: head repeated, across, one page wide, numbered, filtered', () => {
    for (const sheet of report.tables.map(sheetOf)) {
      expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, fitToHeight: 0, paperSize: 9 });
      expect(sheet.pageSetup.printTitlesRow).toBe('5:6');
      expect(sheet.headerFooter.oddFooter).toContain('Halaman &P dari &N');
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: headerRow });
      expect(sheet.autoFilter).toBeTruthy();
    }
  });

  it('is the same file for the same report, whatever the clock', async () => {
    const first = await writeQuarterlyXlsx(report, { paper: 'F4' });
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(Buffer.compare(Buffer.from(await writeQuarterlyXlsx(report, { paper: 'F4' })), Buffer.from(first))).toBe(0);
  });
});

describe('the PDF', () => {
  it('holds every figure of the report, as the workbook does', () => {
    for (const table of report.tables) {
      const texts = new Map<string, number>();
      for (const { text } of pages.flatMap((page) => page.texts)) texts.set(text, (texts.get(text) ?? 0) + 1);
      for (const row of [...table.rows, table.totals ?? {}]) {
        for (const column of table.columns.filter(({ kind }) => kind !== 'text')) {
          const text = cellText(column, row[column.key], report.language);
          if (text === '' || typeof row[column.key] !== 'number') continue;
          expect(texts.get(text), `${table.id} ${column.key} ${text}`).toBeGreaterThan(0);
        }
      }
    }
  });

  it('has the figures of each row of table A on one line, in order', () => {
    const [table] = report.tables;
    const page = pages.find(
      ({ words }) => words.includes(`A. ${table?.title}`) && words.includes(table?.criteria.slice(0, 40) ?? ''),
    );
    for (const row of [...(table?.rows ?? []), table?.totals ?? {}]) {
      const labels = page?.texts.filter(({ text }) => text === row.pillar) ?? [];
      const lines = labels.map((label) =>
        page?.texts
          .filter(({ y }) => Math.abs(y - label.y) < 1)
          .toSorted((a, b) => a.x - b.x)
          .map(({ text }) => text),
      );
      expect(lines).toContainEqual(
        table?.columns.map((column) => cellText(column, row[column.key], 'id')).filter((text) => text !== ''),
      );
    }
  });

  it('numbers its pages, all but the cover', () => {
    expect(pages[0]?.words).not.toContain('Halaman');
    pages.slice(1).forEach((page, index) => {
      expect(page.words).toContain(`Halaman ${index + 2} dari ${pages.length}`);
    });
  });

  it('repeats the head of a table on each of its pages', () => {
    const ofMeetings = pages.filter(({ words }) => words.includes('Hasil panjang.'));
    expect(ofMeetings.length).toBeGreaterThan(1);
    for (const page of ofMeetings) expect(page.words).toContain('Tanggal Jenis Judul Tempat');
  });

  it('keeps the last row, the totals and the criteria of a table on one page', () => {
    for (const table of report.tables) {
      const end = pages.find(({ words }) => words.includes(table.criteria.slice(0, 60)));
      const row = table.rows.at(-1);
      const label = Object.values(table.totals ?? {}).find((value) => typeof value === 'string');
      if (label !== undefined && table.rows.length > 0) expect(end?.words).toContain(label);
      for (const column of table.columns.filter(({ kind }) => kind === 'integer')) {
        expect(end?.words).toContain(cellText(column, row?.[column.key], 'id'));
      }
    }
  });

  it('sets all texts inside the page, long names and other scripts too', () => {
    for (const page of pages) {
      for (const { x, width, y, text } of page.texts) {
        expect(x, text).toBeGreaterThan(25);
        expect(x + width, text).toBeLessThan(page.width - 25);
        expect(y, text).toBeLessThan(page.height - 10);
      }
    }
  });

  it('loses no word of a long outcome', () => {
    const words = pages.flatMap((page) => page.texts).filter(({ text }) => /panjang\./.test(text));
    const shownTimes = words.reduce((sum, { text }) => sum + (text.match(/panjang\./g)?.length ?? 0), 0);
    const expected = hostile.reduce((sum, _, index) => sum + index * 20, 0);
    expect(shownTimes).toBe(expected);
  });

  it.each([
    ['A4', 210, 297],
    ['F4', 215, 330],
  ] as const)('is printed on %s, front pages upright and tables across', async (paper, width, height) => {
    const written = await writeQuarterlyPdf(report, { paper, resourcesFolder });
    const read = await readPdf(written.bytes);
    expect(written.pages).toBe(read.pages.length);
    const sizes = read.pages.map((page) => [page.width, page.height].map((size) => Math.round((size * 25.4) / 72)));
    const isAcross = read.pages.map(({ words }) =>
      report.tables.some(({ criteria }) => words.includes(criteria.slice(0, 60))),
    );
    expect(sizes[0]).toEqual([width, height]);
    expect(isAcross.filter(Boolean).length).toBeGreaterThan(1);
    sizes.forEach((size, index) => {
      if (isAcross[index]) expect(size).toEqual([height, width]);
    });
    expect(new Set(sizes.map(String))).toEqual(new Set([`${width},${height}`, `${height},${width}`]));
  });

  it('is the same file for the same report, whatever the clock', async () => {
    const first = await writeQuarterlyPdf(report, { paper: 'A4', resourcesFolder });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const second = await writeQuarterlyPdf(report, { paper: 'A4', resourcesFolder });
    expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(second.bytes))).toBe(0);
  });
});
