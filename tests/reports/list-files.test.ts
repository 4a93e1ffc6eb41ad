import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportRequestSchema } from '../../src/shared/exports.ts';
import type { ListExport } from '../../src/shared/exports.ts';
import { cellText } from '../../src/shared/report-cell.ts';
import type { ReportRow } from '../../src/shared/reports.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { PdfPage } from '../support/read-pdf.ts';
import type { TestApplication } from '../support/test-application.ts';
import { openTestApplication, unitInput } from '../support/test-application.ts';

const headerRow = 6;
const hostile = ['=1+1', '+62 811', '@SUM(A1)', '-5', "'kutip", '王小明', 'Baris satu\nbaris dua', 'A'.repeat(90)];
const note = 'Jenis: Posyandu · Wilayah: Penajam, Kab. Penajam Paser Utara · Urut: Nama (menurun)';

let app: TestApplication;
let unitId: string;
beforeAll(async () => {
  app = await openTestApplication();
  const identities = [
    { name: 'Unit Lama', company: 'PT Uji', validFrom: '2020-01-01', validTo: '2026-10-31' },
    { name: 'Unit Uji & Rekan', company: 'PT Uji', validFrom: '2026-11-01' },
  ];
  unitId = (await app.client.units.save(unitInput({ identities }))).id;
});
afterAll(() => app.remove());

function request(format: 'xlsx' | 'pdf', rows: number, fields: Partial<ListExport> = {}): ListExport {
  const printed = Array.from({ length: rows }, (_, index): ReportRow => {
    const budget = index % 7 ? index * 1000 : 0;
    return {
      name: hostile[index] ?? `Kelompok ${index}`,
      phone: '0812••••7890',
      date: index % 5 ? '2026-01-31' : null,
      members: index,
      budget,
      spent: index * 400,
      share: budget === 0 ? null : (index * 400) / budget,
    };
  });
  const sum = (key: string) => printed.reduce((total, row) => total + Number(row[key]), 0);
  const column = (key: string, kind: 'text' | 'integer' | 'money' | 'percent' | 'date', isTotalled = false) => ({
    key,
    title: `Judul ${key}`,
    kind,
    width: key === 'name' ? 30 : 14,
    isTotalled,
    formula: null,
  });
  return {
    kind: 'list',
    format,
    paper: 'A4',
    language: 'id',
    unitId,
    date: '2026-11-24',
    note,
    table: {
      id: '',
      title: 'Kelompok',
      criteria: `${rows} baris · Anggota: keanggotaan aktif`,
      empty: 'Belum ada',
      columns: [
        column('date', 'date'),
        column('name', 'text'),
        column('phone', 'text'),
        column('members', 'integer', true),
        column('budget', 'money', true),
        column('spent', 'money', true),
        { ...column('share', 'percent'), formula: { kind: 'share', part: 'spent', whole: 'budget' } },
      ],
      rows: printed,
      totals: {
        date: null,
        name: 'Jumlah',
        phone: null,
        members: sum('members'),
        budget: sum('budget'),
        spent: sum('spent'),
        share: sum('budget') === 0 ? null : sum('spent') / sum('budget'),
      },
    },
    ...fields,
  };
}

/** Runs the export as the window does, through the wire's schema, the queue and the worker. */
async function made(input: ListExport) {
  for await (const event of await app.client.exports.run(exportRequestSchema.parse(input))) {
    if (event.type !== 'finished') continue;
    const file = app.outboxFile(event.file.id);
    if (file) return { ...event.file, content: await readFile(file.path) };
  }
  throw new Error('no file was made');
}

async function sheetOf(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  // The library's types know an older Buffer.
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  expect(workbook.worksheets).toHaveLength(1);
  return workbook.worksheets[0]!;
}

const shown = (cell: ExcelJS.Cell) => (cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value);

describe('a list as a workbook', () => {
  const input = () => request('xlsx', 40);

  it('holds what was shown: columns and rows in their order, true numbers and days, texts as texts', async () => {
    const { table } = input();
    const sheet = await sheetOf((await made(input())).content);
    const titles = table.columns.map((_, index) => sheet.getCell(headerRow, index + 1).value);
    expect(titles).toEqual(table.columns.map(({ title }) => title));
    table.rows.forEach((row, index) => {
      table.columns.forEach(({ key, kind }, position) => {
        const cell = sheet.getCell(headerRow + 1 + index, position + 1);
        const value = row[key] ?? null;
        if (kind === 'date' && typeof value === 'string') expect(cell.value).toEqual(new Date(`${value}T00:00:00Z`));
        else if (kind === 'percent') expect(shown(cell)).toBe(value ?? '–');
        else expect(cell.value).toBe(value);
        if (key === 'name') expect(cell.type).toBe(ExcelJS.ValueType.String);
      });
    });
  });

  it('adds up by live formulas that carry their results', async () => {
    const { table } = input();
    const sheet = await sheetOf((await made(input())).content);
    const last = headerRow + 40;
    expect(sheet.getCell(last + 1, 2).value).toBe('Jumlah');
    expect(sheet.getCell(last + 1, 4).value).toEqual({
      formula: `SUBTOTAL(109,D7:D${last})`,
      result: table.totals?.['members'],
    });
    expect(sheet.getCell(last + 1, 7).value).toEqual({
      formula: `IF(E${last + 1}=0,"–",F${last + 1}/E${last + 1})`,
      result: table.totals?.['share'],
    });
  });

  it('says what it is, whose, when and how narrowed, and is set up for the printer', async () => {
    const sheet = await sheetOf((await made({ ...input(), paper: 'F4' })).content);
    const heads = [1, 2, 3].map((row) => sheet.getCell(row, 1).value);
    expect(heads).toEqual(['Kelompok', 'PT Uji · Unit Uji & Rekan · Dicetak 24 November 2026', note]);
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, fitToHeight: 0, paperSize: 14 });
    expect(sheet.pageSetup.printTitlesRow).toBe('5:6');
    expect(sheet.headerFooter.oddFooter).toContain('Halaman &P dari &N');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: headerRow });
    expect(sheet.autoFilter).toEqual('A6:G46');
  });

  it('is named after the list, the unit and the day', async () => {
    expect((await made(input())).name).toBe('Daftar Kelompok - UJI - 2026-11-24.xlsx');
  });
});

describe('a list as a PDF', () => {
  let pages: PdfPage[];
  beforeAll(async () => {
    ({ pages } = await readPdf((await made(request('pdf', 120))).content));
  });

  it('holds every cell as it was shown', () => {
    const { table } = request('pdf', 120);
    const words = pages.map((page) => page.words).join(' ');
    for (const row of [...table.rows, table.totals!]) {
      for (const column of table.columns) {
        const text = cellText(column, row[column.key], 'id');
        // A word wider than the column is broken.
        for (const word of text.split(/\s+/).filter((part) => part.length > 0 && part.length <= 40)) {
          expect(words).toContain(word);
        }
      }
    }
  });

  it('repeats its head, the unit and the day on every page, numbered across', () => {
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page.words).toContain('Judul date Judul name Judul phone');
      expect(page.words).toContain('Unit Uji & Rekan · Kelompok Dicetak 24 November 2026');
      expect(page.words).toContain(`Halaman ${index + 1} dari ${pages.length}`);
      expect([page.width, page.height].map((size) => Math.round((size * 25.4) / 72))).toEqual([297, 210]);
    });
  });

  it('says on its first page how it was narrowed and on its last what was counted', () => {
    expect(pages[0]?.words).toContain(note);
    expect(pages[1]?.words).not.toContain(note);
    expect(pages.at(-1)?.words).toContain('120 baris · Anggota: keanggotaan aktif');
  });

  it('sets all texts inside the page and none over another line', () => {
    for (const page of pages) {
      for (const { x, width, y, text } of page.texts) {
        expect(x, text).toBeGreaterThan(25);
        expect(x + width, text).toBeLessThan(page.width - 25);
        expect(y, text).toBeLessThan(page.height - 10);
      }
      const head = Math.min(...page.texts.filter(({ text }) => text.startsWith('Judul')).map(({ y }) => y));
      const above = page.texts.filter(({ y }) => y < head).map(({ y }) => y);
      // The rule above the head would otherwise run through the line before it.
      const free = page === pages[0] ? 20 : 8;
      expect(head - Math.max(...above)).toBeGreaterThan(free);
    }
  });

  it('fits F4 as well', async () => {
    const read = await readPdf((await made(request('pdf', 3, { paper: 'F4' }))).content);
    expect(Math.round((read.pages[0]!.width * 25.4) / 72)).toBe(330);
  });
});

describe('a list of 5,000 rows', () => {
  it('is exported whole, in both forms', async () => {
    const sheet = await sheetOf((await made(request('xlsx', 5000))).content);
    expect(sheet.getCell(headerRow + 5000, 2).value).toBe('Kelompok 4999');
    const { pages, content } = await made(request('pdf', 5000));
    expect(pages).toBeGreaterThan(100);
    const last = (await readPdf(content)).pages.at(-1);
    expect(last?.words).toContain('Kelompok 4999');
  }, 60_000);

  it('tells how far it is, and leaves nothing when it is cancelled', async () => {
    const steps: string[] = [];
    for await (const event of await app.client.exports.run(request('xlsx', 5000))) {
      if (event.type === 'progress') steps.push(event.step);
      if (event.type === 'progress' && event.step === 'layout' && event.done > 0.1) break;
      expect(event.type).toBe('progress');
    }
    expect(steps).toContain('layout');
    // The queue is free again.
    expect((await made(request('xlsx', 1))).bytes).toBeGreaterThan(0);
  }, 60_000);

  it('may not be more, nor a column without a name', () => {
    expect(exportRequestSchema.safeParse(request('xlsx', 5001)).success).toBe(false);
    const { table } = request('xlsx', 1);
    const bare = request('xlsx', 1, { table: { ...table, columns: [] } });
    expect(exportRequestSchema.safeParse(bare).success).toBe(false);
  });
});

it('is the very same workbook, with the same days, in every time zone', async () => {
  const program = `
    const { writeListXlsx } = await import(process.argv[1]);
    const bytes = await writeListXlsx(JSON.parse(process.argv[2]), { paper: 'A4' });
    process.stdout.write(Buffer.from(bytes).toString('base64'));
  `;
  const { language, date, table } = request('xlsx', 6);
  const unit = { code: 'UJI', timeZone: 'WITA', name: 'Unit', legalName: '', company: '', region: '', address: '' };
  const list = JSON.stringify({
    language,
    date,
    note,
    table,
    rupiahStyle: 'joined',
    unit: { ...unit, logo: null, logoRight: null },
  });
  const module = pathToFileURL(join(process.cwd(), 'src/main/reports/write-xlsx.ts')).href;
  const inZone = async (zone: string) =>
    (
      await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, module, list], {
        env: { ...process.env, TZ: zone },
        maxBuffer: 1 << 24,
      })
    ).stdout;
  const [utc, makassar, newYork] = await Promise.all(['UTC', 'Asia/Makassar', 'America/New_York'].map(inZone));
  expect(makassar === utc && newYork === utc).toBe(true);
  const sheet = await sheetOf(Buffer.from(utc ?? '', 'base64'));
  expect(sheet.getCell(headerRow + 2, 1).value).toEqual(new Date('2026-01-31T00:00:00Z'));
});
