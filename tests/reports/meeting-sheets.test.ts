import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fitBlock } from '../../src/main/reports/sheets/fit-block.ts';
import type { MeetingSheet } from '../../src/main/reports/sheets/meeting-sheet.ts';
import { meetingSheet } from '../../src/main/reports/sheets/meeting-sheet.ts';
import { writeMeetingSheet } from '../../src/main/reports/sheets/write-meeting-sheet.ts';
import type { MeetingSheetExport } from '../../src/shared/exports.ts';
import { meetingSheetExportSchema } from '../../src/shared/exports.ts';
import { differencesFrom, pagePictures } from '../support/page-pictures.ts';
import { png } from '../support/pictures.ts';
import { readPdf } from '../support/read-pdf.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';

const resourcesFolder = `${process.cwd()}/resources`;
const millimetre = 72 / 25.4;
const long = 'Raden Mas Haji Muhammad Abdurrahman Wahid Kusumaningrat Al-Banjari bin Sulaiman S';
const sixLines = 'Dinas Pemberdayaan\nMasyarakat dan Desa\nKabupaten\nPenajam Paser Utara\nProvinsi\nKalimantan Timur';

let records: Records;
let meetingId: string;
let sessionId: string;

beforeEach(async () => {
  records = await openRecords();
  const unit = await records.unit({ timeZone: 'WITA' });
  await records.identity(unit, 'Refinery Unit V Balikpapan', { company: 'PT Kilang Pertamina Internasional' });
  meetingId = await records.meeting(unit, 'FGD Rencana Strategis TJSL 2026', { chair: 'Bambang' });
  sessionId = await records.session(meetingId, '2026-01-23', { place: 'Balai Desa Giri Mukti' });
});
afterEach(() => records.close());

type Sheet = MeetingSheetExport['sheet'];

function sheet(kind: Sheet, options: Partial<MeetingSheetExport> = {}): Promise<MeetingSheet> {
  const request = meetingSheetExportSchema.parse({ kind: 'meetingSheet', sheet: kind, meetingId, ...options });
  return meetingSheet(records.queries, request, '/nowhere');
}

const photo = (caption: string, shade: number | null, width = 80, height = 60) => ({
  caption,
  bytes: shade === null ? null : png(shade, width, height),
});

async function written(made: MeetingSheet) {
  const { bytes, pages } = await writeMeetingSheet(made, { resourcesFolder });
  const read = await readPdf(bytes);
  expect(read.pages.length).toBe(pages);
  return { bytes, pages: read.pages };
}

describe('cards and tags', () => {
  it('have everybody once, in order, over all sessions or of one, by role, with blank ones behind', async () => {
    const other = await records.session(meetingId, '2026-01-24', { place: 'Aula' });
    const ani = { id: await records.person('Ani'), name: 'Ani' };
    await records.participant(sessionId, ani, { position: 0, role: 'speaker' });
    await records.participant(sessionId, { name: 'Budi' }, { position: 1, institution: 'PKK', jobTitle: 'Ketua' });
    await records.participant(other, { name: 'Citra' }, { position: 0 });
    // Who comes to both needs one card.
    await records.participant(other, ani, { position: 1, role: 'speaker' });
    const names = async (options: Partial<MeetingSheetExport>) =>
      (await sheet('nameTags', options)).people.map(({ name }) => name);
    expect(await names({})).toEqual(['Ani', 'Budi', 'Citra']);
    expect(await names({ sessionId: other })).toEqual(['Citra', 'Ani']);
    expect(await names({ role: 'speaker', blanks: 2 })).toEqual(['Ani', '', '']);
    const { people } = await sheet('nameCards');
    expect(people[0]?.role).toBe('NARASUMBER');
    expect(people[1]?.from).toBe('Ketua\nPKK');
  });

  it.each(['nameCards', 'nameTags'] as const)(
    '%s show each name whole, within the rim that printers keep',
    async (kind) => {
      for (const [position, name] of [
        long,
        'x'.repeat(60),
        'محمد أحمد',
        '王小明',
        ...Array(17).fill('Siti Aminah'),
      ].entries()) {
        await records.participant(sessionId, { name }, { position, institution: sixLines, jobTitle: 'Ketua' });
      }
      for (const paper of ['A4', 'F4'] as const) {
        const { pages } = await written(await sheet(kind, { paper }));
        const letters = pages
          .flatMap(({ texts }) => texts.map(({ text }) => text))
          .join('')
          .replaceAll(/\s/g, '');
        // A card has its name on both sides.
        const times = kind === 'nameCards' ? 34 : 17;
        expect(letters.split('SitiAminah').length - 1).toBe(times);
        expect(letters).toContain(long.replaceAll(' ', ''));
        for (const page of pages) {
          for (const [x1, y1, x2, y2] of page.paths) {
            expect(Math.min(x1, y1)).toBeGreaterThan(10 * millimetre - 1);
            expect(x2).toBeLessThan(page.width - 10 * millimetre + 1);
            expect(y2).toBeLessThan(page.height - 10 * millimetre + 1);
          }
        }
      }
    },
  );

  it('sets a text as large as its box allows and never past it', () => {
    const widthOf = (text: string, size: number) => text.length * size * 0.5;
    for (const text of ['Ani', long, 'x'.repeat(300), 'a\nb\nc\nd\ne\nf', '']) {
      for (const height of [10, 30, 90]) {
        const block = fitBlock(text, { width: 200, height }, { largest: 40, smallest: 6 }, widthOf);
        expect(block.lines.length * block.lineHeight).toBeLessThanOrEqual(Math.max(height, block.lineHeight));
        for (const line of block.lines) expect(widthOf(line, block.size)).toBeLessThanOrEqual(200.001);
      }
    }
    expect(fitBlock('Ani', { width: 200, height: 90 }, { largest: 40, smallest: 6 }, widthOf).size).toBe(40);
  });
});

describe('the photo sheet', () => {
  it('has six photos a page, numbered on, and says where one cannot be read or none is there', async () => {
    const made = await sheet('photos');
    const photos = Array.from({ length: 8 }, (_, index) => photo(`Foto ke-${index + 1}`, index === 3 ? null : 90));
    const { pages } = await written({ ...made, photos });
    expect(pages.length).toBe(2);
    expect(pages[0]?.words).toContain('Foto tidak dapat dibaca');
    const captions = pages.flatMap(({ texts }) =>
      texts.flatMap(({ text }) => /^\d+\. Foto ke-\d+$/.exec(text)?.[0] ?? []),
    );
    expect(captions).toEqual(Array.from({ length: 8 }, (_, index) => `${index + 1}. Foto ke-${index + 1}`));
    expect(pages[1]?.words).toContain('Halaman 2 dari 2');
    const torn = await written({ ...made, photos: [{ caption: 'Rusak', bytes: Buffer.from('bukan gambar') }] });
    expect(torn.pages[0]?.words).toContain('Foto tidak dapat dibaca');
    expect((await written(made)).pages[0]?.words).toContain('Belum ada foto pada pertemuan ini');
  });
});

describe('sheets of a meeting, as pictures', () => {
  it.each([
    ['name-cards-A4', 'nameCards', 'A4'],
    ['name-cards-F4', 'nameCards', 'F4'],
    ['name-tags-A4', 'nameTags', 'A4'],
    ['name-tags-F4', 'nameTags', 'F4'],
    ['photos-A4', 'photos', 'A4'],
    ['photos-F4', 'photos', 'F4'],
  ] as const)('look as they were looked at: %s', async (name, kind, paper) => {
    const people = [
      { name: 'Siti Aminah', from: 'Ketua\nPKK Giri Mukti', role: 'NARASUMBER' },
      { name: long, from: sixLines.replaceAll('\n', ' '), role: 'UNDANGAN' },
      { name: '', from: '', role: 'PANITIA' },
    ];
    const photos = [
      photo('Pembukaan oleh Kepala Desa · 23 Jan 2026', 60),
      photo(`${long} ${long} · 23 Jan 2026`, 120, 40, 90),
      photo('Tidak terbaca · 23 Jan 2026', null),
    ];
    const made = { ...(await sheet(kind, { paper })), people, photos };
    const { bytes } = await writeMeetingSheet(made, { resourcesFolder });
    expect(await differencesFrom(name, await pagePictures(bytes))).toEqual([]);
  });

  it('are the same bytes twice', async () => {
    const made = { ...(await sheet('photos')), photos: [photo('Satu', 60)] };
    const twice = [
      await writeMeetingSheet(made, { resourcesFolder }),
      await writeMeetingSheet(made, { resourcesFolder }),
    ];
    expect(Buffer.compare(Buffer.from(twice[0]?.bytes ?? []), Buffer.from(twice[1]?.bytes ?? [0]))).toBe(0);
  });
});
