import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { arrangeSheet } from '../../src/main/reports/sheets/arrange-sheet.ts';
import { attendanceSheet } from '../../src/main/reports/sheets/attendance-sheet.ts';
import { rowsOfPages, sheetMeasures } from '../../src/main/reports/sheets/sheet-geometry.ts';
import { writeAttendanceSheet } from '../../src/main/reports/sheets/write-attendance-sheet.ts';
import { measureIn } from '../../src/main/reports/text-measure.ts';
import type { AttendanceExport } from '../../src/shared/exports.ts';
import { attendanceExportSchema } from '../../src/shared/exports.ts';
import { readSheetCode, writeSheetCode } from '../../src/shared/sheet-code.ts';
import type { SheetLayout } from '../../src/shared/sheet-layouts.ts';
import { attendanceColumnSchema, sheetLayoutSchema, usualLayout } from '../../src/shared/sheet-layouts.ts';
import { drawnPages } from '../support/page-pictures.ts';
import { readPdf } from '../support/read-pdf.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';

const resourcesFolder = `${process.cwd()}/resources`;
const millimetre = 72 / 25.4;

// The decoder loads its program from beside itself, not from the network.
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

let records: Records;
let meetingId: string;
let sessionId: string;

beforeEach(async () => {
  records = await openRecords();
  const unit = await records.unit({ timeZone: 'WITA' });
  await records.identity(unit, 'Unit Balikpapan', { company: 'PT Contoh', address: 'Jalan Minyak 1' });
  meetingId = await records.meeting(unit, 'FGD Renstra', { chair: 'Bambang', noteTaker: 'Rina' });
  sessionId = await records.session(meetingId, '2026-01-23', { startTime: '09:00', place: 'Balai Desa' });
});
afterEach(() => records.close());

async function sheet(layout: Partial<SheetLayout> = {}, options: Partial<AttendanceExport> = {}) {
  const request = attendanceExportSchema.parse({
    kind: 'attendance',
    meetingId,
    sessionId,
    blankRows: 0,
    layout: { ...usualLayout, ...layout },
    ...options,
  });
  return attendanceSheet(records.queries, request);
}

function invite(count: number) {
  return records.crowd(
    sessionId,
    Array.from({ length: count }, (_, index) => `Peserta ${index + 1}`),
  );
}

describe('a layout of the unit', () => {
  it('says which columns stand in which order, with number and signature around them', async () => {
    await records.participant(
      sessionId,
      { name: 'Siti' },
      { institution: 'PKK', jobTitle: 'Ketua', phone: '0812-3456-7890' },
    );
    const { columns, rows } = await sheet({ columns: ['jobTitle', 'name', 'institution', 'village'] });
    expect(columns.map(({ title }) => title)).toEqual([
      'No',
      'Jabatan',
      'Nama',
      'Instansi',
      'Desa/Kelurahan',
      'Tanda Tangan',
    ]);
    expect(rows[0]?.texts).toMatchObject({ jobTitle: 'Ketua', name: 'Siti', institution: 'PKK' });
  });

  it('gives every choice of columns boxes of 35 mm and stays within the margins', async () => {
    await invite(2);
    const all = attendanceColumnSchema.options;
    for (let start = 0; start < all.length; start += 1) {
      const others = [...all.slice(start), ...all.slice(0, start)].filter((column) => column !== 'name').slice(0, 5);
      const made = await sheet({ columns: ['name', ...others] });
      const { geometry } = arrangeSheet(made, measureIn(resourcesFolder));
      expect(geometry.columns.at(-1)?.width).toBeGreaterThanOrEqual(70);
      const edge = geometry.columns.reduce((sum, { width }) => sum + width, geometry.left);
      expect(edge).toBeCloseTo(geometry.right, 6);
      for (const { width, key } of geometry.columns) expect(width, key).toBeGreaterThan(7.9);
    }
  });

  it('sorts by name without titles, or by institution, and numbers in that order', async () => {
    const people: [string, string][] = [
      ['Zainal', 'BPD'],
      ['H. Ahmad', 'Desa'],
      ['Dra. Budi, M.Si.', 'BPD'],
    ];
    for (const [position, [name, institution]] of people.entries()) {
      await records.participant(sessionId, { name }, { position, institution });
    }
    const names = async (sort: SheetLayout['sort']) =>
      (await sheet({ sort })).rows.map(({ number, texts }) => `${number} ${texts.name}`);
    expect(await names('entered')).toEqual(['1 Zainal', '2 H. Ahmad', '3 Dra. Budi, M.Si.']);
    expect(await names('name')).toEqual(['1 H. Ahmad', '2 Dra. Budi, M.Si.', '3 Zainal']);
    expect(await names('institution')).toEqual(['1 Dra. Budi, M.Si.', '2 Zainal', '3 H. Ahmad']);
  });

  it('fills the page with the rows that are asked for, none lower than 9 mm', async () => {
    await invite(100);
    for (const [rowsPerPage, shown] of [
      [10, 10],
      [16, 16],
      [40, 22],
    ] as const) {
      const { geometry, pages } = arrangeSheet(await sheet({ rowsPerPage }), measureIn(resourcesFolder));
      expect(geometry.rowHeight).toBeGreaterThanOrEqual(9);
      expect(pages[0]?.rows.length).toBe(shown);
      const lowest = geometry.tableTop + sheetMeasures.head.height + geometry.rowHeight * shown;
      expect(lowest).toBeLessThanOrEqual(geometry.bottom - sheetMeasures.foot.height + 0.01);
    }
  });

  it('takes its signatories from the meeting or as written, up to three, or none', async () => {
    await invite(3);
    const own = { who: 'own' as const, label: 'Kepala Desa', name: 'Pak Lurah' };
    const chair = { who: 'chair' as const, label: 'Ketua Panitia', name: '' };
    expect((await sheet({ signatories: [chair, own] })).signatures).toEqual([
      { label: 'Ketua Panitia', name: 'Bambang' },
      { label: 'Kepala Desa', name: 'Pak Lurah' },
    ]);
    for (const signatories of [[], [own], [own, chair, own]]) {
      const { bytes } = await writeAttendanceSheet(await sheet({ signatories }), { resourcesFolder });
      const [page] = (await readPdf(bytes)).pages;
      expect(page?.words.split('Pak Lurah').length).toBe(1 + signatories.filter(({ who }) => who === 'own').length);
      for (const { x, width, text } of page?.texts ?? []) {
        expect(x, text).toBeGreaterThan(10 * millimetre - 0.5);
        expect(x + width, text).toBeLessThan((page?.width ?? 0) - 10 * millimetre + 0.5);
      }
    }
  });

  it('is refused without names, with a column twice, or with margins that a printer cannot keep', () => {
    const is = (layout: Partial<SheetLayout>) => sheetLayoutSchema.safeParse({ ...usualLayout, ...layout }).success;
    expect(is({})).toBe(true);
    expect(is({ columns: ['phone'] })).toBe(false);
    expect(is({ columns: ['name', 'name'] })).toBe(false);
    expect(is({ margins: { ...usualLayout.margins, top: 9 } })).toBe(false);
  });
});

describe('the last page', () => {
  it('is never nearly empty where the page before is full', () => {
    for (let perPage = 6; perPage <= 26; perPage += 2) {
      for (let perLast = 4; perLast <= perPage; perLast += 1) {
        for (let rows = perLast + 1; rows <= 90; rows += 1) {
          const counts = rowsOfPages(rows, perPage, perLast);
          const [before = 0, last = 0] = counts.slice(-2);
          // A pair less than half, since pairs stay together and the signatures take their room.
          expect(last, `${rows} rows, ${perPage} and ${perLast} a page`).toBeGreaterThanOrEqual(
            Math.min(perLast, Math.floor(before / 2)) - 2,
          );
        }
      }
    }
  });
});

describe('the code on a page', () => {
  it('gives back what was written, and nothing for another text', () => {
    const ids = ['00000000-0000-7000-8000-000000000000', 'ffffffff-ffff-7fff-bfff-ffffffffffff', meetingId, sessionId];
    for (const [index, id] of ids.entries()) {
      const code = { meetingId: id, sessionId: ids.at(index - 1) ?? '', page: 7, pages: 26, version: '0AZ19XY' };
      const text = writeSheetCode(code);
      expect(text).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
      expect(readSheetCode(text)).toEqual(code);
    }
    for (const text of ['', 'https://example.org', 'BINAAN/2/A/B/1-1/C', `BINAAN/1/${'Z'.repeat(25)}/x/1-1/0000000`]) {
      expect(readSheetCode(text)).toBeNull();
    }
  });

  it('fills its place beside the facts, a module half a millimetre at least', async () => {
    await invite(2);
    const made = await sheet();
    const { code } = arrangeSheet(made, measureIn(resourcesFolder)).geometry;
    const [page] = (await readPdf((await writeAttendanceSheet(made, { resourcesFolder })).bytes)).pages;
    const [left, top, size] = [code.left, code.top, code.size].map((length) => length * millimetre);
    const box = page?.paths.find(([x1, y1]) => Math.abs(x1 - (left ?? 0)) < 0.1 && Math.abs(y1 - (top ?? 0)) < 0.1);
    expect((box?.[2] ?? 0) - (box?.[0] ?? 0)).toBeCloseTo(size ?? 0, 1);
    expect((box?.[3] ?? 0) - (box?.[1] ?? 0)).toBeCloseTo(size ?? 0, 1);
    // 33 modules a side hold the longest code.
    expect(code.size / 33).toBeGreaterThanOrEqual(0.5);
  });

  it.each(['A4', 'F4'] as const)(
    'is read from each page at 150 dpi on %s, turned by 5 degrees and slightly blurred',
    async (paper) => {
      await invite(45);
      const made = await sheet({}, { paper });
      const { version, pages } = arrangeSheet(made, measureIn(resourcesFolder));
      const drawn = await drawnPages((await writeAttendanceSheet(made, { resourcesFolder })).bytes, 150);
      expect(drawn.length).toBe(pages.length);
      for (const [index, page] of drawn.entries()) {
        for (const degrees of [-5, 5]) {
          const canvas = createCanvas(page.width, page.height);
          const context = canvas.getContext('2d');
          context.fillStyle = 'white';
          context.fillRect(0, 0, page.width, page.height);
          context.translate(page.width / 2, page.height / 2);
          context.rotate((degrees * Math.PI) / 180);
          context.filter = 'blur(1px)';
          context.drawImage(page.canvas, -page.width / 2, -page.height / 2);
          const { data, width, height } = context.getImageData(0, 0, page.width, page.height);
          const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' } as never, {
            formats: ['QRCode'],
          });
          expect(found.map(({ text }) => readSheetCode(text))).toEqual([
            { meetingId, sessionId, page: index + 1, pages: drawn.length, version },
          ]);
        }
      }
    },
    60_000,
  );

  it('changes with who stands where, not with what is written beside them', async () => {
    await invite(20);
    const versionOf = async (layout: Partial<SheetLayout>, options: Partial<AttendanceExport> = {}) =>
      arrangeSheet(await sheet(layout, options), measureIn(resourcesFolder)).version;
    const first = await versionOf({});
    expect(await versionOf({}, { phone: 'full' })).toBe(first);
    expect(await versionOf({ kop: { logos: 'none', note: 'Telepon 0542' } })).toBe(first);
    expect(await versionOf({ rowsPerPage: 10 })).not.toBe(first);
    expect(await versionOf({}, { paper: 'F4' })).not.toBe(first);
    await records.participant(sessionId, { name: 'Seorang lagi' }, { position: 99 });
    expect(await versionOf({})).not.toBe(first);
  });
});
