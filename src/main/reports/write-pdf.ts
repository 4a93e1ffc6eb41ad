import { readFileSync } from 'node:fs';
import * as pdfmakeModule from 'pdfmake';
import * as pdfmakeDocumentModule from 'pdfmake/js/PDFDocument.js';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { formatLongDate, utcDate } from '../../shared/calendar-date.ts';
import { paperSizes } from '../../shared/exports.ts';
import type { Paper } from '../../shared/exports.ts';
import type { QuarterlyReport } from '../../shared/reports.ts';
import { textsIn } from '../texts.ts';
import { approvalPage, coverPage, legalBasisPage } from './pdf-front-pages.ts';
import { keepLettersExact, keepLineHeight } from './exact-letters.ts';
import type { OpenedFont } from './exact-letters.ts';
import { pageFooter, pageHeader, points } from './pdf-page.ts';
import { drawTablePage } from './draw-table.ts';
import { createPen } from './pdf-pen.ts';
import { exactNotoSans } from './printable-text.ts';
import type { PrintedList } from './printed-list.ts';
import { tablePages } from './table-pages.ts';
import type { TablePage } from './table-pages.ts';
import { fontNames, fontPath, measureIn } from './text-measure.ts';
import type { FontFace } from './text-measure.ts';

export interface WrittenPdf {
  bytes: Uint8Array;
  pages: number;
}

/** Margins of the upright pages (left is the binding edge) and of the pages with tables, millimetres. */
const uprightMargins = { left: 28, top: 25, right: 22, bottom: 22 };
const tableMargins = { left: 12, top: 20, right: 12, bottom: 16 };

/**
 * The report as a PDF: cover, lembar pengesahan, dasar hukum where there is any, then the tables on pages across. pdfmake sets the
 * front pages and what runs above and below every page; the tables, whose lines and heights are
 * known beforehand, are drawn onto its pages, which takes a third of the time. The bytes depend on
 * the report alone, not on the clock. `onProgress` hears the share done; what it throws ends the
 * work (that is how an export is cancelled).
 */
export async function writeQuarterlyPdf(report: QuarterlyReport, options: PdfOptions): Promise<WrittenPdf> {
  const { onProgress = () => {} } = options;
  const measure = measureIn(options.resourcesFolder);
  const pages = report.tables.flatMap((table, index) => {
    onProgress((0.4 * index) / report.tables.length);
    return tablePages(table, report.language, tableRoom(options.paper), measure);
  });
  return drawn(documentOf(report, options.paper, pages.length), pages, options);
}

/** A list of the screen as a PDF, in the form of the report's tables: pages across, nothing before them. */
export async function writeListPdf(list: PrintedList, options: PdfOptions): Promise<WrittenPdf> {
  const measure = measureIn(options.resourcesFolder);
  const pages = tablePages(list.table, list.language, tableRoom(options.paper), measure, list.note);
  return drawn(listDocumentOf(list, options.paper, pages.length), pages, options);
}

interface PdfOptions {
  paper: Paper;
  resourcesFolder: string;
  onProgress?: (done: number) => void;
}

/** Lets pdfmake set the document, and draws the tables on its last pages. */
async function drawn(definition: TDocumentDefinitions, pages: TablePage[], options: PdfOptions): Promise<WrittenPdf> {
  const { onProgress = () => {} } = options;
  const measure = measureIn(options.resourcesFolder);
  onProgress(0.4);
  const output = preparedPdfmake(options.resourcesFolder).createPdf(definition, {
    // Keeps the pages, so that the tables can still be drawn on them.
    bufferPages: true,
  });
  const document = (await output.getStream()) as PdfmakeDocument;
  for (const style of ['regular', 'bold', 'italic'])
    document.provideFont('NotoSans', style === 'bold', style === 'italic');
  const pen = createPen(document, measure, (face) => takeFace(document, face));
  const all = document.bufferedPageRange().count;
  const frame = { left: points(tableMargins.left), top: points(tableMargins.top) };
  pages.forEach((page, index) => {
    onProgress(0.5 + (0.5 * index) / pages.length);
    // The tables' pages are the last ones, however many the front pages are.
    document.switchToPage(all - pages.length + index);
    drawTablePage(pen, page, frame);
  });
  return { bytes: await output.getBuffer(), pages: all };
}

/** pdfmake's document is a pdfkit document that also finds faces by family. */
interface PdfmakeDocument extends PDFKit.PDFDocument {
  provideFont(family: string, bold: boolean, italics: boolean): OpenedFont;
}

type PdfmakeDocumentClass = { prototype: PdfmakeDocument };

// pdfmake opens faces by itself, when a text of the front pages needs one: here alone they can be made exact before.
// CommonJS with a default export: handed over as it is by Node, and unwrapped by what bundles.
const { default: handedOver } = pdfmakeDocumentModule as unknown as {
  default: PdfmakeDocumentClass | { default: PdfmakeDocumentClass };
};
const { prototype } = 'default' in handedOver ? handedOver.default : handedOver;
const { provideFont } = prototype;
prototype.provideFont = function provideExactFont(this: PdfmakeDocument, ...asked) {
  const opened = provideFont.apply(this, asked);
  // Latin alone needs neither, and is what nearly every report consists of.
  if (asked[0] === 'NotoSans') return opened;
  keepLettersExact(opened);
  keepLineHeight(opened);
  return opened;
};

function takeFace(document: PdfmakeDocument, face: FontFace): void {
  // Opened from where pdfmake reads; from then on the document knows the face by its name.
  if (isScriptFace(face)) document.provideFont(fontNames[face], false, false);
  document.font(fontNames[face]);
}

function isScriptFace(face: FontFace): boolean {
  return face !== 'regular' && face !== 'bold' && face !== 'italic';
}

function tableRoom(paper: Paper): { width: number; height: number } {
  const { width, height } = paperSizes[paper];
  return {
    width: points(height - tableMargins.left - tableMargins.right),
    height: points(width - tableMargins.top - tableMargins.bottom),
  };
}

/** The part of pdfmake's file system that it reads fonts through. */
interface FontFiles {
  existsSync(name: string): boolean;
  readFileSync(name: string): Buffer | undefined;
}

type Pdfmake = typeof pdfmakeModule & { virtualfs: FontFiles };

const fontBytes = new Map<string, Buffer>();

function preparedPdfmake(resourcesFolder: string): Pdfmake {
  // CommonJS whose export is an object: Node hands it over as `default`, its types do not say so.
  const pdfmake = (pdfmakeModule as unknown as { default: Pdfmake }).default;
  // Fonts are handed over, so nothing else has to be read: no text of a record can open a file or an address.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  // pdfmake's own file system asks where its code lies, which a bundle does not know.
  pdfmake.virtualfs = {
    existsSync: (name) => isFace(name),
    readFileSync: (name) => (isFace(name) ? bytesOf(resourcesFolder, name) : undefined),
  };
  const family = (normal: FontFace, bold = normal, italics = normal) => ({ normal, bold, italics, bolditalics: bold });
  const scripts = faces.filter(isScriptFace).map((face) => [fontNames[face], family(face)]);
  const notoSans = () => family('regular', 'bold', 'italic');
  // An own object for each family: pdfmake puts the bytes in the names' place.
  pdfmake.setFonts({ NotoSans: notoSans(), [exactNotoSans]: notoSans(), ...Object.fromEntries(scripts) });
  return pdfmake;
}

const faces = Object.keys(fontNames) as FontFace[];

function isFace(name: string): name is FontFace {
  return name in fontNames;
}

/** Read when first needed: the largest is ten times Noto Sans, and most reports do without it. */
function bytesOf(resourcesFolder: string, face: FontFace): Buffer {
  const bytes = fontBytes.get(face) ?? readFileSync(fontPath(resourcesFolder, face));
  fontBytes.set(face, bytes);
  return bytes;
}

function documentOf(report: QuarterlyReport, paper: Paper, tablePageCount: number): TDocumentDefinitions {
  const { width, height } = paperSizes[paper];
  const pageSize = { width: points(width), height: points(height) };
  const upright = { pageSize, pageOrientation: 'portrait', pageMargins: marginsOf(uprightMargins) } as const;
  const across = { pageSize, pageOrientation: 'landscape', pageMargins: marginsOf(tableMargins) } as const;
  const content: Content[] = [
    { section: coverPage(report, points(height)), ...upright, header: null, footer: null },
    { section: approvalPage(report), ...upright, header: null, footer: pageFooter(report, uprightMargins) },
    ...(report.legalBasis.length > 0
      ? [{ section: legalBasisPage(report), ...upright, header: null, footer: pageFooter(report, uprightMargins) }]
      : []),
    {
      section: emptyPages(tablePageCount),
      ...across,
      header: pageHeader(`${report.unit.name} · ${report.title}`, report.period, tableMargins),
      footer: pageFooter(report, tableMargins),
    },
  ];
  const title = `${report.title} – ${report.period} – ${report.unit.name}`;
  return { content, pageSize, ...commonParts(report, title, report.to) };
}

function listDocumentOf(list: PrintedList, paper: Paper, pageCount: number): TDocumentDefinitions {
  const { language, unit, table, date } = list;
  const { width, height } = paperSizes[paper];
  const printed = textsIn(language)('list.printedOn', { date: formatLongDate(date, language) });
  return {
    content: emptyPages(pageCount),
    pageSize: { width: points(width), height: points(height) },
    pageOrientation: 'landscape',
    pageMargins: marginsOf(tableMargins),
    header: pageHeader(`${unit.name} · ${table.title}`, printed, tableMargins),
    footer: pageFooter(list, tableMargins),
    ...commonParts(list, `${table.title} – ${unit.name}`, date),
  };
}

/** Pages for the tables to be drawn on. */
function emptyPages(count: number): Content[] {
  return Array.from({ length: count }, (_, index): Content => ({
    text: '',
    ...(index > 0 ? { pageBreak: 'before' } : {}),
  }));
}

/** `day` is the document's, not the clock's: the same figures are the same file. */
function commonParts({ language, unit }: Pick<QuarterlyReport, 'language' | 'unit'>, title: string, day: string) {
  const texts = textsIn(language);
  return {
    version: '1.7',
    language,
    displayTitle: true,
    defaultStyle: { font: 'NotoSans', fontSize: 9 },
    info: {
      title,
      author: unit.name,
      subject: texts('reports.programme'),
      creator: texts('app.name'),
      producer: texts('app.name'),
      creationDate: utcDate(day),
      modDate: utcDate(day),
    },
  } as const;
}

function marginsOf({ left, top, right, bottom }: typeof tableMargins): [number, number, number, number] {
  return [points(left), points(top), points(right), points(bottom)];
}
