import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendanceSheet } from '../../src/main/reports/attendance-sheet.ts';
import { quarterlyReport } from '../../src/main/reports/quarterly-report.ts';
import { inPlace, lettersOf, runsOf } from '../../src/main/reports/script-runs.ts';
import { measureIn } from '../../src/main/reports/text-measure.ts';
import { wrapText } from '../../src/main/reports/wrap-text.ts';
import { writeQuarterlyPdf } from '../../src/main/reports/write-pdf.ts';
import { writeSheetPdf } from '../../src/main/reports/write-sheet-pdf.ts';
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
  sheet: async () => writeSheetPdf(await sheet(), { resourcesFolder }),
};

/** Letters of a text without blanks: lines and runs are parts of their own in a PDF. */
const letters = (text: string) => text.replaceAll(/\s/g, '');
const lettersOn = (pages: PdfPage[]) => letters(pages.flatMap((page) => page.texts.map(({ text }) => text)).join(''));

describe('a PDF with names in any script', () => {
  let pages: Record<'report' | 'sheet', PdfPage[]>;
  beforeAll(async () => {
    const [reportBytes, sheetBytes] = [await written.report(), await written.sheet()];
    (await import('node:fs')).writeFileSync('/tmp/fonts-try/r.pdf', reportBytes.bytes);
    (await import('node:fs')).writeFileSync('/tmp/fonts-try/s.pdf', sheetBytes.bytes);
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
