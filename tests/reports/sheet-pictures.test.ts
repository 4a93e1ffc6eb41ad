import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttendanceSheet } from '../../src/main/reports/sheets/attendance-sheet.ts';
import { attendanceSheet } from '../../src/main/reports/sheets/attendance-sheet.ts';
import { writeAttendanceSheet } from '../../src/main/reports/sheets/write-attendance-sheet.ts';
import type { AttendanceExport } from '../../src/shared/exports.ts';
import { attendanceExportSchema } from '../../src/shared/exports.ts';
import type { SheetLayout } from '../../src/shared/sheet-layouts.ts';
import { usualLayout } from '../../src/shared/sheet-layouts.ts';
import { differencesFrom, pagePictures } from '../support/page-pictures.ts';
import { png } from '../support/pictures.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';

const resourcesFolder = `${process.cwd()}/resources`;
let records: Records;
let meetingId: string;
let sessionId: string;

beforeEach(async () => {
  records = await openRecords();
  const unit = await records.unit({ timeZone: 'WITA' });
  await records.identity(unit, 'Refinery Unit V Balikpapan', {
    company: 'PT Kilang Pertamina Internasional',
    address: 'Jalan Yos Sudarso No. 1, Balikpapan, Kalimantan Timur 76111',
    logo: dataUrl(90),
    logoRight: dataUrl(160),
  });
  meetingId = await records.meeting(unit, 'FGD Rencana Strategis TJSL 2026', { chair: 'Bambang', noteTaker: 'Rina' });
  sessionId = await records.session(meetingId, '2026-01-23', {
    startTime: '09:00',
    place: 'Balai Desa Giri Mukti',
  });
});
afterEach(() => records.close());

const dataUrl = (shade: number) => `data:image/png;base64,${png(shade, 120, 60).toString('base64')}`;

const hostile = [
  'Raden Mas Haji Muhammad Abdurrahman Wahid Kusumaningrat Al-Banjari bin Sulaiman S',
  '=1+1',
  '👩🏽‍🌾 Siti',
  'محمد أحمد',
  '王小明',
  'x'.repeat(200),
  'Budi',
];
const sixLines = 'Dinas Pemberdayaan\nMasyarakat dan Desa\nKabupaten\nPenajam Paser Utara\nProvinsi\nKalimantan Timur';

async function invite(people: 'none' | 'one' | '21' | '500' | 'hostile') {
  const plain = { none: 0, one: 1, 21: 21, 500: 500, hostile: 0 }[people];
  for (let position = 0; position < plain; position += 1) {
    const fields = { position, institution: 'Kelurahan Margomulyo', jobTitle: 'Ketua RT', gender: 'P' as const };
    await records.participant(sessionId, { name: `Peserta ${position + 1}` }, { ...fields, phone: '0812-3456-7890' });
  }
  if (people !== 'hostile') return;
  for (const [position, name] of hostile.entries()) {
    const institution = position % 2 === 0 ? sixLines : name;
    await records.participant(sessionId, { name }, { position, institution, jobTitle: name.slice(0, 80) });
  }
}

/** The code on a page says which session and people it is of: here always the same. */
async function sheet(options: Partial<AttendanceExport>): Promise<AttendanceSheet> {
  const request = attendanceExportSchema.parse({ kind: 'attendance', meetingId, sessionId, ...options });
  const made = await attendanceSheet(records.queries, request);
  const id = '00000000-0000-7000-8000-000000000000';
  const rows = made.rows.map((row) => ({ ...row, participantId: row.participantId && id }));
  return { ...made, of: { meetingId: id, sessionId: id }, rows };
}

const wide: SheetLayout = {
  ...usualLayout,
  fontSize: 8,
  rowsPerPage: 12,
  columns: ['name', 'institution', 'jobTitle', 'village', 'gender'],
  margins: { top: 20, right: 20, bottom: 15, left: 25 },
  kop: { logos: 'left', note: 'Telepon (0542) 123456' },
  signatories: [
    ...usualLayout.signatories,
    { who: 'own', label: 'Kepala Desa Giri Mukti', name: 'H. Syahrani, S.Sos.' },
  ],
};

describe('attendance sheets, as pictures', () => {
  it.each([
    ...(['A4', 'F4'] as const).flatMap((paper) => [
      [`none-${paper}`, 'none', { paper, blankRows: 0 }] as const,
      [`one-${paper}`, 'one', { paper, blankRows: 0 }] as const,
      [`21-${paper}`, '21', { paper, blankRows: 0 }] as const,
      [`500-${paper}`, '500', { paper, blankRows: 0, phone: 'hidden' }] as const,
      [`hostile-${paper}`, 'hostile', { paper, blankRows: 4, phone: 'full' }] as const,
      [`blank-${paper}`, 'none', { paper, isBlank: true, blankRows: 0 }] as const,
    ]),
    ['21-F4-en', '21', { paper: 'F4', language: 'en', phone: 'full' }],
    ['hostile-F4-wide', 'hostile', { paper: 'F4', blankRows: 20, layout: wide }],
  ] as const)(
    'look as they were looked at: %s',
    async (name, people, options) => {
      await invite(people);
      const { bytes } = await writeAttendanceSheet(await sheet(options), { resourcesFolder });
      const pages = await pagePictures(bytes);
      // Of many pages the first, and the last two, where the rows are shared out.
      const shown = pages.length > 4 ? [...pages.slice(0, 1), ...pages.slice(-2)] : pages;
      expect(await differencesFrom(`attendance-${name}`, shown)).toEqual([]);
    },
    60_000,
  );
});
