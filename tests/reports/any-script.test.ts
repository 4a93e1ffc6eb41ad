import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendanceSheet } from '../../src/main/reports/sheets/attendance-sheet.ts';
import { quarterlyReport } from '../../src/main/reports/quarterly/quarterly-report.ts';
import { inPlace, lettersOf, runsOf } from '../../src/main/reports/script-runs.ts';
import { measureIn } from '../../src/main/reports/text-measure.ts';
import { wrapText } from '../../src/main/reports/wrap-text.ts';
import { writeQuarterlyPdf } from '../../src/main/reports/write-pdf.ts';
import { writeAttendanceSheet } from '../../src/main/reports/sheets/write-attendance-sheet.ts';
import { attendanceExportSchema } from '../../src/shared/exports.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { PdfPage } from '../support/read-pdf.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';

const resourcesFolder = `${process.cwd()}/resources`;
const names = [
  '👩🏽‍🌾 Kelompok Tani',
  '👩 dan 👩🏽',
  'Merah putih 🇮🇩 ❤️',
  'محمد أحمد',
  'الكلمة العربية',
  'لا إله إلا الله',
  'بتثنيپ ڠ ڽ ݢ',
  'Kelompok العربية 2026',
  'Tahun ٢٠٢٦',
  'فرع ٢٠٢٦ الثاني',
  '王小明',
  '測試（繁體）鎔堃',
  '印度尼西亚共和国东加里曼丹省巴厘巴板市社会与环境责任合作小组成立大会会议记录',
  'Ромашка Ελλάδα Ağrı',
  'ไทย 한국',
];
const hostile = [...names, '王小明和他的朋友们'.repeat(12), '🌱'.repeat(60), 'العربية'.repeat(14)];

let records: Records;
let unitId: string;
let meetingId: string;
let sessionId: string;

beforeAll(async () => {
  records = await openRecords();
  await records.choices();
  unitId = await records.unit();
  await records.identity(unitId, 'Unit 王小明 العربية 2026', {
    company: 'شركة النفط الوطنية',
    region: 'Regional 🌱 Kalimantan',
    address: 'Jl. 繁體 No. 1 👩🏽‍🌾',
  });
  await records.signatory(unitId, 'prepared', 'محمد أحمد', { position: 'ผู้จัดการ' });
  await records.signatory(unitId, 'checked', '王小明', { position: 'Manajer 👩🏽' });
  for (const [index, text] of hostile.entries()) {
    const meeting = await records.meeting(unitId, text, { outcome: text });
    await records.session(meeting, '2026-05-12', { place: text });
    await records.program(unitId, `P-${index}`, { name: text, expansion: text });
  }
  meetingId = await records.meeting(unitId, 'FGD 王小明 👩🏽‍🌾', { chair: 'محمد أحمد', noteTaker: '王小明' });
  sessionId = await records.session(meetingId, '2026-07-01', { place: 'العربية' });
  for (const [position, name] of hostile.entries()) {
    await records.participant(sessionId, { name }, { position, institution: name, jobTitle: '王' });
  }
});
afterAll(() => records.close());

async function report() {
  return quarterlyReport(records.queries, { unitId, year: 2026, quarter: 2, language: 'id' });
}

async function sheet() {
  const request = attendanceExportSchema.parse({ kind: 'attendance', meetingId, sessionId });
  return attendanceSheet(records.queries, request);
}

const written = {
  report: async () => writeQuarterlyPdf(await report(), { paper: 'A4', resourcesFolder }),
  sheet: async () => writeAttendanceSheet(await sheet(), { resourcesFolder }),
};

/** Letters of a text without blanks: lines and runs are parts of their own in a PDF. */
const letters = (text: string) => text.replaceAll(/\s/g, '');
const lettersOn = (pages: PdfPage[]) => letters(pages.flatMap((page) => page.texts.map(({ text }) => text)).join(''));

describe('a PDF with names in any script', () => {
  let pages: Record<'report' | 'sheet', PdfPage[]>;
  beforeAll(async () => {
    const [reportBytes, sheetBytes] = [await written.report(), await written.sheet()];
    pages = { report: (await readPdf(reportBytes.bytes)).pages, sheet: (await readPdf(sheetBytes.bytes)).pages };
  });

  it.each(names)('gives back %s from tables and attendance sheet, as it was typed', (name) => {
    expect(lettersOn(pages.report.slice(2))).toContain(letters(name));
    expect(lettersOn(pages.sheet)).toContain(letters(name));
  });

  it('gives back the names on cover and lembar pengesahan', () => {
    const cover = lettersOn(pages.report.slice(0, 1));
    for (const text of [
      'Unit 王小明 العربية 2026',
      'شركة النفط الوطنية',
      'Regional 🌱 Kalimantan',
      'Jl. 繁體 No. 1 👩🏽‍🌾',
    ]) {
      expect(cover).toContain(letters(text));
    }
    const approval = lettersOn(pages.report.slice(1, 2));
    for (const text of ['محمد أحمد', 'ผู้จัดการ', '王小明', 'Manajer 👩🏽']) expect(approval).toContain(letters(text));
  });

  it('sets no letter outside its column or page', () => {
    for (const page of [...pages.report, ...pages.sheet]) {
      for (const { x, width, text } of page.texts) {
        expect(x, text).toBeGreaterThan(25);
        expect(x + width, text).toBeLessThan(page.width - 25);
      }
    }
  });

  it.each(['report', 'sheet'] as const)('is the same file for the same %s', async (kind) => {
    const [first, second] = [await written[kind](), await written[kind]()];
    expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(second.bytes))).toBe(0);
  });
});

describe('a line of several scripts', () => {
  const placed = (text: string) => inPlace(runsOf(text)).map((run) => run.text);

  it('is one run where it is Latin, whatever its signs', () => {
    for (const text of ['Ketua “Pokdarwis” – 12 % (2026) … é €', 'a'.repeat(80), '=1+1']) {
      expect(runsOf(text)).toEqual([{ text, face: 'latin', direction: 'left' }]);
    }
    expect(runsOf('')).toEqual([]);
  });

  it('goes to the face that has its letters', () => {
    expect(runsOf('RT 5 王小明 🌱 Giri').map(({ text, face }) => [text, face])).toEqual([
      ['RT 5 ', 'latin'],
      ['王小明', 'chinese'],
      [' ', 'latin'],
      ['🌱', 'emoji'],
      [' Giri', 'latin'],
    ]);
    expect(runsOf('© 2026 ™ №').map(({ face }) => face)).toEqual(['latin']);
    expect(runsOf('1️⃣').map(({ face }) => face)).toEqual(['emoji']);
  });

  it('stands from left to right, and Arabic words in it from right to left', () => {
    expect(placed('Kelompok العربية الثانية 2026')).toEqual(['Kelompok ', 'العربية الثانية', ' 2026']);
    expect(placed('Unit فرع 12 الثاني baru')).toEqual(['Unit ', 'الثاني', ' ', '12', ' ', 'فرع', ' baru']);
  });

  it('stands from right to left as a whole where it is Arabic only, its brackets turned and its numbers not', () => {
    expect(placed('شركة (12)')).toEqual(['(', '12', ') ', 'شركة']);
  });

  it('says so where a letter is none', () => {
    expect(runsOf('a\ud83c').map(({ text }) => text)).toEqual(['a\ufffd']);
  });
});

describe('wrapping', () => {
  const measure = measureIn(resourcesFolder);
  const wrap = (text: string, width: number) => wrapText(text, width, (part) => measure(part, 10));

  it.each(hostile)('keeps %s within the line and loses nothing of it', (text) => {
    for (const width of [30, 55, 120]) {
      const lines = wrap(text, width);
      for (const line of lines) expect(measure(line, 10), line).toBeLessThanOrEqual(width);
      expect(letters(lines.join(''))).toBe(letters(text));
    }
  });

  it('ends lines between Chinese signs, but not before a stop nor after an opening bracket', () => {
    for (let width = 35; width < 120; width += 3) {
      for (const line of wrap('王小明，测试（繁體）。「好」的', width)) {
        expect(line).not.toMatch(/^[，）。」]/);
        expect(line).not.toMatch(/[（「]$/);
      }
    }
  });

  it('keeps together what one emoji is made of', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(wrap(`${family}🇮🇩👩🏽‍🌾${family}`, 14)).toEqual([family, '🇮🇩', '👩🏽‍🌾', family]);
    expect(lettersOf(`a${family}é`)).toEqual(['a', family, 'é']);
  });
});
