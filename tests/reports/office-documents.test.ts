import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/main/database/new-id.ts';
import { fillTemplate } from '../../src/main/documents/word-template.ts';
import { defaultTemplate } from '../../src/main/reports/documents/default-template.ts';
import { filledDocument } from '../../src/main/reports/documents/make-document.ts';
import type { OfficeDocument } from '../../src/main/reports/documents/office-document.ts';
import { writeDocumentPdf } from '../../src/main/reports/documents/write-pdf-document.ts';
import { documentKinds, noFacts } from '../../src/shared/documents.ts';
import type { DocumentKind } from '../../src/shared/documents.ts';
import { documentExportSchema } from '../../src/shared/exports.ts';
import { usualPaperLayout } from '../../src/shared/sheet-layouts.ts';
import type { DocumentExport } from '../../src/shared/exports.ts';
import { differencesFrom, pagePictures } from '../support/page-pictures.ts';
import { readPackage } from '../support/read-package.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { PdfPage } from '../support/read-pdf.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';

const resourcesFolder = `${process.cwd()}/resources`;
const millimetre = 72 / 25.4;
const desa = '64.09.01.2020';
const kelurahan = '64.09.01.1004';

let records: Records;
let unitId: string;
let meetingId: string;
let sessionId: string;

beforeEach(async () => {
  records = await openRecords();
  unitId = await records.unit({ timeZone: 'WITA' });
  await records.identity(unitId, 'Unit Balikpapan', { company: 'PT Contoh Lama', validTo: '2025-12-31' });
  await records.identity(unitId, 'Unit Balikpapan', { company: 'PT Contoh Baru', validFrom: '2026-01-01' });
  await records.signatory(unitId, 'approved', 'Budi Santoso', { position: 'Manager CSR' });
  await records.area(desa, 'Giri Mukti, Kec. Penajam');
  await records.area(kelurahan, 'Lawe-Lawe, Kec. Penajam');
  meetingId = await records.meeting(unitId, 'FGD Renstra', { chair: 'Bambang', noteTaker: 'Rina' });
  sessionId = await records.session(meetingId, '2026-02-05', {
    startTime: '09:00',
    place: 'Balai Desa',
    areaCode: desa,
  });
});
afterEach(() => records.close());

const row = () => ({
  id: newId(),
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  version: 1,
});

async function point(
  position: number,
  input: string,
  fields: { speaker?: string; institution?: string; response?: string } = {},
) {
  const values = {
    ...row(),
    meetingId,
    sessionId: null,
    position,
    speaker: '',
    institution: '',
    response: '',
    input,
    ...fields,
  };
  await records.queries.insertInto('minute_point').values(values).execute();
}

async function decision(position: number, text: string) {
  await records.queries
    .insertInto('minute_decision')
    .values({ ...row(), meetingId, position, text })
    .execute();
}

async function assistance(items: { name: string; value: number }[]) {
  const groupId = await records.group(unitId, 'Posyandu Melati', { areaCode: kelurahan });
  const given = {
    ...row(),
    deletedAt: null,
    searchName: '',
    groupId,
    programId: null,
    bastNumber: '3/BAST/2026',
    date: '2026-02-05',
    description: 'Alat ukur',
    deliveredBy: '',
    receivedBy: 'Hj. Nurhayati',
  };
  await records.queries.insertInto('assistance').values(given).execute();
  for (const [position, item] of items.entries()) {
    const values = { ...row(), assistanceId: given.id, position, quantity: 1.5, unit: 'set', note: '', ...item };
    await records.queries.insertInto('assistance_item').values(values).execute();
  }
  return given.id;
}

function request(document: DocumentKind, options: Partial<DocumentExport> = {}): DocumentExport {
  return documentExportSchema.parse({ kind: 'document', document, id: meetingId, format: 'pdf', ...options });
}

async function paper(document: DocumentKind, options: Partial<DocumentExport> = {}): Promise<OfficeDocument> {
  return (await filledDocument(records.queries, request(document, options))).paper;
}

async function pagesOf(document: DocumentKind, options: Partial<DocumentExport> = {}): Promise<PdfPage[]> {
  const written = await writeDocumentPdf(await paper(document, options), { resourcesFolder });
  const { pages } = await readPdf(written.bytes);
  expect(pages).toHaveLength(written.pages);
  return pages;
}

/** All that stands in a paper, as one text. */
function said({ blocks }: OfficeDocument): string {
  return JSON.stringify(blocks);
}

/** Nothing is nearer to an edge than 10 mm, and every page says which one it is of how many. */
function expectWhole(pages: PdfPage[]): void {
  const edge = 10 * millimetre - 0.5;
  pages.forEach((page, index) => {
    for (const { text, x, y, width } of page.texts) {
      expect(x, text).toBeGreaterThanOrEqual(edge);
      expect(x + width, text).toBeLessThanOrEqual(page.width - edge);
      expect(y, text).toBeGreaterThanOrEqual(edge);
      expect(y, text).toBeLessThanOrEqual(page.height - edge);
    }
    for (const [left, top, right, bottom] of page.paths) {
      expect(left).toBeGreaterThanOrEqual(edge);
      expect(right).toBeLessThanOrEqual(page.width - edge);
      expect(top).toBeGreaterThanOrEqual(edge);
      expect(bottom).toBeLessThanOrEqual(page.height - edge);
    }
    expect(page.words).toContain(`Halaman ${index + 1} dari ${pages.length}`);
  });
}

/** No two lines of text lie on each other: their baselines are apart where they share a column. */
function expectApart(pages: PdfPage[]): void {
  for (const { texts } of pages) {
    const sorted = texts.toSorted((a, b) => a.y - b.y);
    sorted.forEach((text, index) => {
      for (const other of sorted.slice(index + 1, index + 40)) {
        if (other.y - text.y > 6) break;
        if (other.y - text.y < 0.5) continue;
        const isBeside = other.x >= text.x + text.width - 0.5 || text.x >= other.x + other.width - 0.5;
        expect(isBeside, `${text.text} / ${other.text}`).toBe(true);
      }
    });
  }
}

describe('a paper as data', () => {
  it('opens the official report with the day in words, at its place, by the unit as it was called that day', async () => {
    const text = said(await paper('officialReport'));
    expect(text).toContain(
      'Pada hari ini Kamis, tanggal lima Februari tahun dua ribu dua puluh enam (05-02-2026), bertempat di Balai Desa,',
    );
    expect(text).toContain('oleh PT Contoh Baru Unit Balikpapan.');
    expect((await paper('officialReport')).kop.company).toBe('PT Contoh Baru');
  });

  it('has the head of a desa acknowledge it, and the Lurah of a kelurahan', async () => {
    expect(said(await paper('officialReport'))).toContain('Kepala Desa Giri Mukti,');
    await records.queries
      .updateTable('meeting_session')
      .set({ areaCode: kelurahan })
      .where('id', '=', sessionId)
      .execute();
    expect(said(await paper('officialReport'))).toContain('Lurah Lawe-Lawe,');
    await records.queries.updateTable('meeting_session').set({ areaCode: null }).where('id', '=', sessionId).execute();
    expect(said(await paper('officialReport'))).not.toContain('Mengetahui');
  });

  it('says what was typed in place of what it would say by itself', async () => {
    const facts = { ...noFacts, acknowledgedPosition: 'Camat Penajam', signerName: 'Siti', opening: 'Kami sepakat.' };
    const text = said(await paper('officialReport', { facts }));
    expect(text).toContain('Camat Penajam,');
    expect(text).toContain('Siti');
    expect(text).toContain('Kami sepakat.');
    expect(text).not.toContain('Pada hari ini');
  });

  it('counts people once over several sessions, and of one session alone where asked for it', async () => {
    const second = await records.session(meetingId, '2026-02-06', { place: 'Aula' });
    const both = { id: await records.person('Siti'), name: 'Siti' };
    await records.participant(sessionId, both, { status: 'present' });
    await records.participant(second, both, { status: 'present' });
    await records.participant(second, { name: 'Ali' }, { status: 'walkIn' });
    expect(said(await paper('minutes'))).toContain('2 orang hadir; 1 orang diundang');
    expect(said(await paper('minutes', { sessionId }))).toContain('1 orang hadir; 1 orang diundang');
  });

  it('leaves walk-ins off the list of invitees', async () => {
    await records.participant(sessionId, { name: 'Diundang' }, { institution: 'Dinas' });
    await records.participant(sessionId, { name: 'Datang sendiri' }, { status: 'walkIn' });
    const text = said(await paper('invitation'));
    expect(text).toContain('Diundang');
    expect(text).not.toContain('Datang sendiri');
  });

  it('says in the handover record what all is worth, in figures and words', async () => {
    const id = await assistance([
      { name: 'Timbangan', value: 7_000_000 },
      { name: 'Meteran', value: 500_000 },
    ]);
    const text = said(await paper('handover', { id }));
    expect(text).toContain('Nilai seluruhnya Rp7.500.000 (tujuh juta lima ratus ribu rupiah).');
    expect(text).toContain('"1,5"');
    expect(text).toContain('Nomor: 3/BAST/2026');
    expect(text).toContain('Lurah Lawe-Lawe,');
  });

  it('is in English where asked for, to the last word of its own', async () => {
    for (const document of ['minutes', 'officialReport', 'invitation'] as const) {
      expect(said(await paper(document, { language: 'en' }))).not.toMatch(
        /Nomor|Pimpinan|Demikian|Mengetahui|Kepala Desa/,
      );
    }
    expect(said(await paper('officialReport', { language: 'en' }))).toContain(
      'On this day, Thursday, the fifth of February two thousand and twenty-six (05-02-2026)',
    );
  });

  it('is missing where the meeting is in the bin, or the session is of another one', async () => {
    await expect(paper('minutes', { sessionId: newId() })).rejects.toMatchObject({ code: 'MISSING' });
    await records.queries.updateTable('meeting').set({ deletedAt: '2026-02-06' }).where('id', '=', meetingId).execute();
    await expect(paper('minutes')).rejects.toMatchObject({ code: 'MISSING' });
    await expect(paper('handover', { id: newId() })).rejects.toMatchObject({ code: 'MISSING' });
  });
});

const awkward = {
  name: 'Dr. Ir. H. Muhammad Nur Hidayatullah Syarifuddin bin Abdurrahman Wahid, S.Sos., M.Si.',
  institution:
    'Dinas Pemberdayaan Masyarakat dan Desa, Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak Kabupaten Penajam Paser Utara Provinsi Kalimantan Timur',
  script: 'محمد نور 张伟 🙂 <b>&amp;"\u0007',
};

describe('the printed paper', () => {
  it.each(['A4', 'F4'] as const)(
    'holds 500 points on %s, each once, with the head of the table on every page',
    async (paperSize) => {
      for (let index = 0; index < 500; index += 1) {
        const isAwkward = index % 7 === 0;
        const fields = {
          speaker: isAwkward ? awkward.name : 'Siti',
          institution: isAwkward ? awkward.institution : '',
        };
        await point(index, `Pokok-${index + 1}-ini`, fields);
      }
      const pages = await pagesOf('minutes', { paper: paperSize });
      expectWhole(pages);
      expectApart(pages);
      const words = pages.map((page) => page.words).join(' ');
      const found = [...words.matchAll(/Pokok-(\d+)-ini/g)].map(([, number]) => Number(number));
      expect(found).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
      for (const page of pages.slice(0, -1)) expect(page.words).toContain('Uraian/Masukan');
      const size = paperSize === 'A4' ? [210, 297] : [215, 330];
      expect(
        pages.every(
          ({ width, height }) =>
            Math.abs(width - (size[0] ?? 0) * millimetre) < 1 && Math.abs(height - (size[1] ?? 0) * millimetre) < 1,
        ),
      ).toBe(true);
    },
  );

  it.each(documentKinds)('is whole with nothing in the record: %s', async (document) => {
    const id = document === 'handover' ? await assistance([]) : meetingId;
    const pages = await pagesOf(document, { id });
    expect(pages).toHaveLength(1);
    expectWhole(pages);
    expectApart(pages);
  });

  it('is whole with texts that are long, of other scripts, or no text at all', async () => {
    await records.participant(sessionId, { name: awkward.name }, { institution: awkward.institution });
    await point(0, `${awkward.script} ${'x'.repeat(400)} ${'kata '.repeat(1500)}`, { response: awkward.institution });
    await decision(0, `${awkward.script}\n${'panjang '.repeat(700)}`);
    const facts = {
      ...noFacts,
      number: 'N'.repeat(120),
      signerName: awkward.name,
      signerPosition: awkward.institution,
      addressee: `${awkward.institution}\n`.repeat(4),
    };
    for (const document of ['minutes', 'officialReport', 'invitation'] as const) {
      const pages = await pagesOf(document, { facts });
      expectWhole(pages);
      expectApart(pages);
    }
  });

  const looked = documentKinds.flatMap((document) =>
    (['A4', 'F4'] as const).flatMap((size) => [
      [`document-${document}-empty-${size}`, document, size, false] as const,
      [`document-${document}-awkward-${size}`, document, size, true] as const,
    ]),
  );
  it.each(looked)(
    'looks as it was looked at, with nothing and with awkward texts: %s',
    async (name, document, size, isAwkward) => {
      const { name: person, institution, script } = awkward;
      if (isAwkward) {
        await records.participant(sessionId, { name: person }, { institution });
        await point(0, `${script} ${'x'.repeat(200)}`, { speaker: person, institution, response: institution });
        await decision(0, `${script} ${'panjang '.repeat(60)}`);
      }
      const items = isAwkward ? [{ name: `${person} ${institution}`, value: 123_456_789_012 }] : [];
      const id = document === 'handover' ? await assistance(items) : meetingId;
      const typed = { number: 'N'.repeat(120), signerName: person, signerPosition: institution };
      const facts = isAwkward ? { ...noFacts, ...typed } : noFacts;
      const { bytes } = await writeDocumentPdf(await paper(document, { id, facts, paper: size }), { resourcesFolder });
      expect(await differencesFrom(name.toLowerCase(), (await pagePictures(bytes)).slice(0, 2))).toEqual([]);
    },
  );

  it('keeps the margins and the size of type that the unit laid out', async () => {
    for (let index = 0; index < 30; index += 1) await point(index, `Pokok-${index + 1}-ini`, {});
    const margins = { top: 30, right: 35, bottom: 30, left: 40 };
    for (const fontSize of [8, 12]) {
      const pages = await pagesOf('minutes', { layout: { ...usualPaperLayout, margins, fontSize } });
      for (const { texts, width, height } of pages) {
        for (const { text, x, y, width: of } of texts.filter(({ y: at }) => at < height - 25 * millimetre)) {
          expect(x, text).toBeGreaterThan(margins.left * millimetre - 0.5);
          expect(x + of, text).toBeLessThan(width - margins.right * millimetre + 0.5);
          expect(y, text).toBeLessThan(height - margins.bottom * millimetre + 0.5);
        }
      }
      const point1 = pages[0]?.texts.find(({ text }) => text.startsWith('Pokok-1-ini'));
      // Text in tables is a point smaller than the rest.
      expect(point1?.size).toBeCloseTo((9 * fontSize) / 10, 1);
    }
  });

  it('never leaves signatures on a page alone, however many lines come before them', async () => {
    let parted = 0;
    for (let decisions = 12; decisions <= 42; decisions += 1) {
      await decision(decisions, `Kesepakatan ${decisions}`);
      const pages = await pagesOf('officialReport');
      const last = pages.at(-1);
      const top = usualPaperLayout.margins.top * millimetre;
      const signature = last?.texts.find(({ text }) => text.startsWith('PT Contoh Baru') && pages.length > 1);
      if (pages.length > 1 && signature) {
        parted += 1;
        // Two lines of text at least, and the line with the day.
        const above = new Set(
          last?.texts.filter(({ y }) => y > top && y < signature.y - 4).map(({ y }) => Math.round(y)),
        );
        expect(above.size, `${decisions}`).toBeGreaterThanOrEqual(2);
      }
      expectWhole(pages);
    }
    expect(parted).toBeGreaterThan(3);
  });

  it('is the same file twice', async () => {
    const [one, other] = await Promise.all(
      [paper('minutes'), paper('minutes')].map(
        async (made) => (await writeDocumentPdf(await made, { resourcesFolder })).bytes,
      ),
    );
    expect(Buffer.from(one ?? []).equals(Buffer.from(other ?? []))).toBe(true);
  });
});

/** Another paper of the same record, as a Word file. */
async function wordFile(document: DocumentKind, options: Partial<DocumentExport> = {}): Promise<Uint8Array> {
  const filled = await filledDocument(records.queries, request(document, { format: 'docx', ...options }));
  return fillTemplate(defaultTemplate(document, filled.paper), filled.values);
}

describe('the Word file', () => {
  it('is well-formed whatever the texts are, and the same file twice', async () => {
    await point(0, `${awkward.script} ]]> </w:t> {{acara}} {{#sesi}}`, { speaker: awkward.name });
    await decision(0, 'Baris pertama\nbaris kedua\u0000\ud800');
    for (const document of ['minutes', 'officialReport', 'invitation'] as const) {
      const one = await wordFile(document);
      expect(Buffer.from(await wordFile(document)).equals(Buffer.from(one))).toBe(true);
      expect((await readPackage(one)).has('word/document.xml')).toBe(true);
    }
  });

  const office = writerOf();
  it.skipIf(office === null)('is opened by LibreOffice with every value in it', { timeout: 180_000 }, async () => {
    await point(0, 'Sumur kering & dalam', { speaker: 'Siti <Aminah>', institution: 'Desa', response: 'Dicatat' });
    await decision(0, 'Sumur diperdalam');
    await records.participant(sessionId, { name: 'Andi Baso' }, { institution: 'BPD' });
    const wanted = {
      minutes: [
        'FGD Renstra',
        '09.00 WITA',
        'Bambang',
        'Rina',
        'Sumur kering & dalam',
        'Siti <Aminah>',
        'Dicatat',
        'Sumur diperdalam',
      ],
      officialReport: [
        'tanggal lima Februari tahun dua ribu dua puluh enam',
        'Sumur diperdalam',
        'Budi Santoso',
        'Kepala Desa Giri Mukti',
      ],
      invitation: ['Undangan FGD Renstra', 'Balai Desa', 'Andi Baso', 'BPD', 'Manager CSR'],
    };
    for (const [document, texts] of Object.entries(wanted)) {
      const words = await asOfficeReads(await wordFile(document as 'minutes')); // the keys above
      for (const text of texts) expect(words, document).toContain(text);
      expect(words).not.toMatch(/\{\{|\}\}/);
      expect(words).toContain('Halaman 1 dari');
    }
  });

  async function asOfficeReads(bytes: Uint8Array): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'binaan-word-'));
    try {
      writeFileSync(join(folder, 'dokumen.docx'), bytes);
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      spawnSync(
        office ?? '',
        [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'dokumen.docx')],
        { timeout: 100_000 },
      );
      const { pages } = await readPdf(readFileSync(join(folder, 'dokumen.pdf')));
      return pages
        .map(({ words }) => words)
        .join(' ')
        .replaceAll(/\s+/g, ' ');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
});

/** LibreOffice with Writer; null, and the reason, where it is not installed. */
function writerOf(): string | null {
  const command = process.env['SOFFICE'] ?? 'soffice';
  const folder = mkdtempSync(join(tmpdir(), 'binaan-writer-'));
  try {
    const source = join(folder, 'kosong.txt');
    writeFileSync(source, 'x');
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    spawnSync(command, [profile, '--headless', '--convert-to', 'docx', '--outdir', folder, source], {
      timeout: 100_000,
    });
    readFileSync(join(folder, 'kosong.docx'));
    return command;
  } catch {
    process.stdout.write('Word files were not opened in LibreOffice: `soffice` with Writer is not installed.\n');
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
