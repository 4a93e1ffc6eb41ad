import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quarterlyReport } from '../../src/main/reports/quarterly/quarterly-report.ts';
import { writeQuarterlyXlsx } from '../../src/main/reports/write-xlsx.ts';
import type { QuarterlyReport, ReportChart } from '../../src/shared/reports.ts';
import { fillAwkwardField } from '../support/awkward-field.ts';
import { fillAwkward } from '../support/awkward-records.ts';
import { exampleReport, hostileNames } from '../support/example-report.ts';
import { all, at, readPackage } from '../support/read-package.ts';
import type { XmlElement } from '../support/read-package.ts';
import { readPdf } from '../support/read-pdf.ts';
import { openRecords } from '../support/report-records.ts';

const report = exampleReport();
/** Those with a figure: the others are a table that says so. */
const drawn = report.summary.charts.filter(({ id }) => id !== 'none');

let bytes: Uint8Array;
let workbook: ExcelJS.Workbook;
let parts: Map<string, XmlElement>;

beforeAll(async () => {
  bytes = await writeQuarterlyXlsx(report, { paper: 'A4' });
  workbook = await reopen(bytes);
  parts = await readPackage(bytes);
});

async function reopen(file: Uint8Array): Promise<ExcelJS.Workbook> {
  const opened = new ExcelJS.Workbook();
  // The library's types know an older Buffer.
  await opened.xlsx.load(Buffer.from(file) as unknown as Parameters<typeof opened.xlsx.load>[0]);
  return opened;
}

/** What a reader sees in a cell: a formula's result, or the value. */
function shown(cell: ExcelJS.Cell | undefined): unknown {
  return cell?.type === ExcelJS.ValueType.Formula ? cell.result : cell?.value;
}

/** The cells of a defined name, row by row. */
function named(name: string, inBook = workbook): ExcelJS.Cell[][] {
  const range = inBook.definedNames.getRanges(name).ranges[0] ?? '';
  return cellsOf(range, inBook);
}

/** The cells of `'Ringkasan'!$A$7:$B$9`, row by row. */
function cellsOf(range: string, inBook = workbook): ExcelJS.Cell[][] {
  const [, sheetName = '', from = '', to = from] = /^'?(.+?)'?!([$A-Z0-9]+)(?::([$A-Z0-9]+))?$/.exec(range) ?? [];
  const sheet = inBook.getWorksheet(sheetName);
  if (!sheet) throw new Error(`no sheet for ${range}`);
  const [first, last] = [from, to].map((address) => sheet.getCell(address.replaceAll('$', '')));
  const rows: ExcelJS.Cell[][] = [];
  for (let row = Number(first?.row); row <= Number(last?.row); row += 1) {
    const cells: ExcelJS.Cell[] = [];
    for (let column = Number(first?.col); column <= Number(last?.col); column += 1)
      cells.push(sheet.getCell(row, column));
    rows.push(cells);
  }
  return rows;
}

const values = (range: string) =>
  cellsOf(range)
    .flat()
    .map((cell) => shown(cell) ?? null);

describe('the summary', () => {
  it('is the first sheet, headed as the others, across and one page wide', () => {
    const [first, ...others] = workbook.worksheets;
    expect(first?.name).toBe('Ringkasan');
    // Daftar lampiran is the last.
    expect(others).toHaveLength(report.tables.length + 1);
    for (const row of [1, 2, 3]) expect(first?.getCell(row, 1).value).toBe(others[0]?.getCell(row, 1).value);
    expect(first?.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, fitToHeight: 0, paperSize: 9 });
    expect(first?.headerFooter.oddFooter).toContain('Halaman &P dari &N');
  });

  it('has the key figures as true numbers, each with its format and its note', () => {
    const [head, ...rows] = named('Ringkasan');
    expect(head?.map(shown)).toEqual(['Uraian', 'Nilai', 'Keterangan']);
    expect(rows.map((cells) => cells.map((cell) => shown(cell) ?? null))).toEqual(
      report.summary.figures.map(({ label, value, kind, note }) => [
        label,
        kind === 'percent' ? (value ?? '–') : value,
        note || null,
      ]),
    );
    const formats = { money: '"Rp"#,##0;-"Rp"#,##0', percent: '0.00%', integer: '#,##0' };
    expect(rows.map(([, value]) => value?.numFmt)).toEqual(report.summary.figures.map(({ kind }) => formats[kind]));
  });

  it('has the figures of each chart as a table of true numbers, named for formulas', () => {
    for (const chart of report.summary.charts) {
      const [head, ...rows] = named(`Ringkasan_${chart.id.replace(/\W/g, '_')}`);
      expect(head?.map(shown)).toEqual([chart.axis, ...chart.series.map(({ name }) => name)]);
      expect(rows.map((cells) => cells.map((cell) => shown(cell) ?? null))).toEqual(
        chart.categories.map((category, index) => [category, ...chart.series.map((series) => series.values[index])]),
      );
    }
  });

  it('says of a chart without figures that there are none, and draws none', () => {
    const row = Number(named('Ringkasan_none').at(-1)?.[0]?.row) + 1;
    expect(workbook.worksheets[0]?.getCell(row, 1).value).toBe('Belum ada angka');
    expect([...parts.keys()].filter((path) => path.startsWith('xl/charts/'))).toHaveLength(drawn.length);
  });

  it('is left out where there is nothing to sum up', async () => {
    const bare = await writeQuarterlyXlsx(exampleReport({ summary: { figures: [], charts: [] } }), { paper: 'A4' });
    expect((await reopen(bare)).worksheets.map(({ name }) => name)).toEqual(
      workbook.worksheets.slice(1).map(({ name }) => name),
    );
    expect([...(await readPackage(bare)).keys()].filter((path) => /chart|drawing/.test(path))).toEqual([]);
  });
});

describe('a chart', () => {
  const chartPart = (index: number) => parts.get(`xl/charts/chart${index + 1}.xml`);

  it('refers to cells that are there, and carries what they hold', () => {
    drawn.forEach((chart, index) => {
      const series = all(chartPart(index), 'c:ser');
      expect(series).toHaveLength(chart.series.length);
      series.forEach((one, position) => {
        for (const place of ['c:tx', 'c:cat', 'c:val']) {
          const reference = at(one, place)?.children[0];
          const cached = at(reference, place === 'c:val' ? 'c:numCache' : 'c:strCache');
          const held = values(at(reference, 'c:f')?.text ?? '');
          expect(cachedValues(cached, place === 'c:val')).toEqual(held);
        }
        expect(values(at(one, 'c:val', 'c:numRef', 'c:f')?.text ?? '')).toEqual(chart.series[position]?.values);
      });
    });
  });

  it('has a title, a number format on its axis, and a legend only for more than one series', () => {
    const formats = ['#,##0.0,,,', '0%', '#,##0', '#,##0'];
    const forms: Record<ReportChart['form'], string> = { bars: 'bar', columns: 'col', line: '' };
    drawn.forEach((chart, index) => {
      const part = chartPart(index);
      expect(all(at(part, 'c:chart', 'c:title'), 'a:t').map(({ text }) => text)).toEqual([chart.title]);
      const axis = all(part, 'c:valAx')[0];
      expect(at(axis, 'c:numFmt')?.attributes['formatCode']).toBe(formats[index]);
      expect(all(part, 'c:legend')).toHaveLength(chart.series.length > 1 ? 1 : 0);
      expect(all(part, 'c:barDir').map(({ attributes }) => attributes['val'])).toEqual(
        [forms[chart.form]].filter(Boolean),
      );
      expect(all(part, 'c:lineChart')).toHaveLength(chart.form === 'line' ? 1 : 0);
    });
    // 6 billion at most: counted in billions, which the axis says.
    expect(all(all(chartPart(0), 'c:valAx')[0], 'a:t').map(({ text }) => text)).toEqual(['miliar rupiah']);
  });

  it('gives the accent to what was achieved, where it stands beside what was planned', () => {
    const coloursOf = (index: number) =>
      all(chartPart(index), 'c:ser').map((series) => all(series, 'a:srgbClr')[0]?.attributes['val']);
    drawn.forEach((chart, index) => {
      if (chart.form === 'line') return;
      expect(coloursOf(index).at(chart.series.length === 2 ? 1 : 0)).toBe('1F6B4A');
    });
    expect(drawn.some(({ form, series }) => form !== 'line' && series.length === 2)).toBe(true);
  });

  it('keeps its elements in the order of ECMA-376, without which Excel calls the file broken', () => {
    let checked = 0;
    for (const [path, part] of parts) {
      if (!path.startsWith('xl/charts/')) continue;
      for (const element of [part, ...descendants(part)]) {
        const order = orders[element.name];
        if (!order) continue;
        const places = element.children.map(({ name }) => order.indexOf(name.replace(/^\w+:/, '')));
        expect(places, element.name).toEqual(places.toSorted((a, b) => a - b));
        expect(places, element.name).not.toContain(-1);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('stands beside its figures, and on none of its neighbours', () => {
    const anchors = all(parts.get('xl/drawings/drawing1.xml'), 'xdr:twoCellAnchor');
    let above = 0;
    anchors.forEach((anchor, index) => {
      const number = (...path: string[]) => Number(at(anchor, ...path)?.text);
      const header = named(`Ringkasan_${drawn[index]?.id.replace(/\W/g, '_')}`)[0]?.[0];
      expect(number('xdr:from', 'xdr:row')).toBe(Number(header?.row) - 1);
      expect(number('xdr:from', 'xdr:row')).toBeGreaterThan(above);
      expect(number('xdr:from', 'xdr:col')).toBeGreaterThan(drawn[index]?.series.length ?? 0);
      above = number('xdr:to', 'xdr:row');
    });
    expect(anchors).toHaveLength(drawn.length);
  });

  it('is a part of the package that is declared and reached', () => {
    const declared = all(parts.get('[Content_Types].xml'), 'Override').map(({ attributes }) => attributes['PartName']);
    for (const [path, part] of parts) {
      if (!path.endsWith('.rels')) {
        if (path !== '[Content_Types].xml') expect(declared).toContain(`/${path}`);
        continue;
      }
      const base = path.replace(/_rels\/[^/]+$/, '');
      for (const { attributes } of all(part, 'Relationship')) {
        const target = new URL(attributes['Target'] ?? '', `file:///${base}`).pathname.slice(1);
        expect(parts.has(target), target).toBe(true);
      }
    }
    expect(all(parts.get('xl/worksheets/sheet1.xml'), 'drawing')).toHaveLength(1);
  });
});

function cachedValues(cache: XmlElement | undefined, areNumbers: boolean): (string | number | null)[] {
  const count = Number(at(cache, 'c:ptCount')?.attributes['val']);
  const points = new Map(all(cache, 'c:pt').map((point) => [point.attributes['idx'], at(point, 'c:v')?.text ?? '']));
  return Array.from({ length: count }, (_, index) => {
    const text = points.get(String(index));
    if (text === undefined) return null;
    return areNumbers ? Number(text) : text;
  });
}

function descendants(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => [child, ...descendants(child)]);
}

/** What may stand in an element, in the only order that is valid. */
const orders: Record<string, string[]> = Object.fromEntries(
  Object.entries({
    'c:chartSpace':
      'date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes',
    'c:chart':
      'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs',
    'c:title': 'tx layout overlay spPr txPr',
    'c:plotArea': 'layout barChart lineChart catAx valAx dTable spPr',
    'c:barChart': 'barDir grouping varyColors ser dLbls gapWidth overlap serLines axId',
    'c:lineChart': 'grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId',
    'c:ser':
      'idx order tx spPr invertIfNegative pictureOptions marker dPt dLbls trendline errBars cat val smooth shape',
    'c:catAx':
      'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl',
    'c:valAx':
      'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween majorUnit minorUnit dispUnits',
    'c:scaling': 'logBase orientation max min',
    'c:legend': 'legendPos legendEntry layout overlay spPr txPr',
    'c:numCache': 'formatCode ptCount pt',
    'c:strCache': 'ptCount pt',
    'c:spPr': 'xfrm custGeom prstGeom noFill solidFill gradFill ln effectLst',
    'c:marker': 'symbol size spPr',
    'c:txPr': 'bodyPr lstStyle p',
    'c:rich': 'bodyPr lstStyle p',
    'a:p': 'pPr r endParaRPr',
    'a:defRPr': 'ln noFill solidFill latin ea cs',
    'a:rPr': 'ln noFill solidFill latin ea cs',
    'a:ln': 'noFill solidFill prstDash round headEnd tailEnd',
  }).map(([name, order]) => [name, order.split(' ')]),
);

describe('the workbook', () => {
  it('keeps hostile names as texts, in tables, in the summary and in the charts', () => {
    const found = workbook.worksheets.flatMap((sheet) => {
      const texts: unknown[] = [];
      sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.value)));
      return texts;
    });
    for (const name of hostileNames) expect(found.filter((value) => value === name)).toHaveLength(2);
    const formulas = all(parts.get('xl/worksheets/sheet1.xml'), 'f');
    expect(formulas).toEqual([]);
  });

  it('leaves out of a text what no XML can hold, and stays whole', async () => {
    const broken = 'Tani\u0000 \u0008maju\ud83d \uffff\u000b';
    const chart: ReportChart = { ...drawn[0]!, categories: [broken], series: [{ name: broken, values: [1] }] };
    const figure = { key: 'a', label: broken, value: 1, kind: 'integer' as const, note: broken };
    const [table] = report.tables;
    const written = await writeQuarterlyXlsx(
      exampleReport({
        summary: { figures: [figure], charts: [chart] },
        tables: [{ ...table!, title: `'${broken}'`, rows: table!.rows.map((row) => ({ ...row, pillar: broken })) }],
      }),
      { paper: 'A4' },
    );
    const read = await readPackage(written);
    expect(all(at(all(read.get('xl/charts/chart1.xml'), 'c:ser')[0], 'c:cat'), 'c:v')[0]?.text).toBe('Tani maju ');
    expect((await reopen(written)).worksheets[1]?.getCell('A7').value).toBe('Tani maju ');
  });

  it('gives each sheet and each table a name of its own', async () => {
    const [table] = report.tables;
    const long = { ...table!, title: 'Kelompok binaan dengan judul yang panjang' };
    const written = await reopen(
      await writeQuarterlyXlsx(exampleReport({ tables: [long, long, { ...long, title: `${long.title} sekali` }] }), {
        paper: 'A4',
      }),
    );
    const names = written.worksheets.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
    expect(named('Tabel_A_3', written)[0]?.[0]?.worksheet.name).toBe(names[3]);
  });

  it('names each table with its header, and each total', () => {
    for (const table of report.tables) {
      const cells = named(`Tabel_${table.id}`);
      expect(cells).toHaveLength(table.rows.length + 1);
      expect(cells[0]?.map(shown)).toEqual(table.columns.map(({ title }) => title));
      for (const [key, value] of Object.entries(table.totals ?? {})) {
        if (typeof value === 'number') expect(shown(named(`Total_${table.id}_${key}`)[0]?.[0])).toBe(value);
      }
    }
  });

  it('says under each table how many rows it has, once', () => {
    const lines = workbook.worksheets.slice(1, -1).map((sheet) => sheet.lastRow?.getCell(1).value);
    expect(lines).toEqual(['2 program di pilar utamanya.', 'Orang menurut pernyataan terakhir. 10 baris.']);
  });

  it('says of itself what it is, whose, and of which day', () => {
    expect(workbook).toMatchObject({
      title: 'Laporan Triwulan – Triwulan II Tahun 2026',
      subject: 'Tanggung Jawab Sosial dan Lingkungan (TJSL)',
      description: 'Triwulan II Tahun 2026 (1 April 2026 – 30 Juni 2026)',
      category: 'Laporan Triwulan',
      keywords: 'TJSL, RU V, Unit Balikpapan & Sekitar',
      creator: 'Unit Balikpapan & Sekitar',
      company: 'PT Contoh',
      created: new Date('2026-06-30T00:00:00Z'),
      modified: new Date('2026-06-30T00:00:00Z'),
    });
  });

  it('tells how far it is within a long table, and ends when told to', async () => {
    const [, people] = report.tables;
    const rows = Array.from({ length: 1000 }, (_, index) => ({ ...people!.rows[index % 10] }));
    const long = exampleReport({ tables: [{ ...people!, rows }] });
    const heard: number[] = [];
    await writeQuarterlyXlsx(long, { paper: 'A4', onTable: (done) => heard.push(done) });
    expect(heard.length).toBeGreaterThan(4);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.at(-1)).toBe(1);
    const stop = new Error('stop');
    const stopped = writeQuarterlyXlsx(long, {
      paper: 'A4',
      onTable: (done) => {
        if (done > 0.3) throw stop;
      },
    });
    await expect(stopped).rejects.toBe(stop);
  });
});

it('is the same file with the same values in every time zone, whatever the clock', async () => {
  const program = `
    const { createHash } = await import('node:crypto');
    const [writer, example] = process.argv.slice(1);
    const { writeQuarterlyXlsx } = await import(writer);
    const { exampleReport } = await import(example);
    const { default: ExcelJS } = await import('exceljs');
    const bytes = await writeQuarterlyXlsx(exampleReport(), { paper: 'A4' });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes);
    const cells = [];
    workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => {
      cells.push([sheet.name, cell.address, cell.type, cell.value]);
    })));
    console.log(JSON.stringify({ hash: createHash('sha256').update(bytes).digest('hex'), cells }));
  `;
  const urls = ['src/main/reports/write-xlsx.ts', 'tests/support/example-report.ts'].map(
    (path) => pathToFileURL(join(process.cwd(), path)).href,
  );
  const inZone = async (zone: string): Promise<{ hash: string; cells: [string, string, number, unknown][] }> => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, ...urls], {
      env: { ...process.env, TZ: zone },
      maxBuffer: 1 << 24,
    });
    return JSON.parse(stdout);
  };
  const [utc, makassar, newYork] = await Promise.all(['UTC', 'Asia/Makassar', 'America/New_York'].map(inZone));
  expect(makassar).toEqual(utc);
  expect(newYork).toEqual(utc);
  const days = utc?.cells.filter(([, , type]) => type === ExcelJS.ValueType.Date).map(([, , , value]) => value);
  expect(days).toEqual(Array.from({ length: 5 }, () => '2026-06-30T00:00:00.000Z'));
});

const hasOffice = spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0;
if (!hasOffice) process.stdout.write('The workbook was not opened in LibreOffice: `soffice` is not installed.\n');

describe.runIf(hasOffice)('in LibreOffice', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'binaan-office-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function converted(name: string, content: Uint8Array, format: 'xlsx' | 'pdf'): Promise<Buffer> {
    const source = join(folder, `${name}.xlsx`);
    writeFileSync(source, content);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const words = ['--headless', '--convert-to', format, '--outdir', join(folder, format), source];
    await promisify(execFile)('soffice', [profile, ...words], { timeout: 100_000 });
    return readFile(join(folder, format, `${name}.${format}`));
  }

  it.each([
    ['the example', () => Promise.resolve(report), 15],
    ['all tables of a quarter of awkward records', awkwardReport, 60],
  ])(
    'every formula without its cached result is calculated to the same, and every chart is kept: %s',
    async (name, make, least) => {
      const shownReport = await make();
      const written = await writeQuarterlyXlsx(shownReport, { paper: 'F4' });
      const file = await converted(name.replaceAll(' ', '-'), await withoutResults(written), 'xlsx');
      const calculated = await reopen(file);
      let formulas = 0;
      for (const sheet of (await reopen(written)).worksheets) {
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            const value = shown(cell);
            const again = shown(calculated.getWorksheet(sheet.name)?.getCell(cell.address));
            if (cell.type === ExcelJS.ValueType.Formula) formulas += 1;
            if (typeof value === 'number') expect(again, `${sheet.name} ${cell.address}`).toBeCloseTo(value, 9);
            else expect(again, `${sheet.name} ${cell.address}`).toEqual(value);
          }),
        );
      }
      expect(formulas).toBeGreaterThan(least);
      expect(calculated.getWorksheet('Ringkasan')).toBeTruthy();
      const charts = [...(await readPackage(file)).entries()].filter(([path]) => /charts\/chart\d+\.xml$/.test(path));
      expect(charts.map(([, part]) => all(part, 'c:ser').length).toSorted((a, b) => a - b)).toEqual(
        shownReport.summary.charts
          .filter(({ id }) => id !== 'none')
          .map(({ series }) => series.length)
          .toSorted((a, b) => a - b),
      );
    },
    120_000,
  );

  it('the charts are printed, with their titles, axes and legends', async () => {
    const { pages } = await readPdf(await converted('printed', bytes, 'pdf'));
    const words = pages.map((page) => page.words).join(' ');
    // The unit stands beside the axis only.
    expect(words).toContain('miliar rupiah');
    // Once over the figures, once over the chart.
    for (const { title } of drawn) expect(words.split(title).length - 1, title).toBe(2);
    // A series heads its column and stands in the legend.
    expect(pages[0]?.texts.filter(({ text }) => text === 'Realisasi s.d. TW')).toHaveLength(2);
  }, 120_000);
});

/** The workbook as if it was never calculated: formulas alone. */
/** A quarter with everything that makes figures awkward: see `fillAwkward` and `fillAwkwardField`. */
async function awkwardReport(): Promise<QuarterlyReport> {
  const records = await openRecords();
  await records.choices();
  const { units, known } = await fillAwkward(records, 5);
  await fillAwkwardField(records, 5, units, known);
  const unitId = units[0] ?? '';
  const awkward = await quarterlyReport(records.queries, { unitId, year: 2025, quarter: 2, language: 'id' });
  await records.close();
  return awkward;
}

async function withoutResults(file: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(file);
  for (const entry of zip.file(/^xl\/worksheets\/sheet\d+\.xml$/)) {
    const xml = await entry.async('string');
    zip.file(entry.name, xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f>').replace(/ t="str"/g, ''));
  }
  return zip.generateAsync({ type: 'uint8array' });
}
