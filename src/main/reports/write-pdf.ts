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
import { ink, pageFooter, pageHeader, points } from './pdf-page.ts';
import { drawTablePage } from './draw-table.ts';
import type { PhotoData } from './pdf-report-parts.ts';
import {
  pictureFont,
  contentsPage,
  narrativePages,
  photoPages,
  problemPages,
  summaryPage,
} from './pdf-report-parts.ts';
import { tableHeading } from './report-texts.ts';
import { createPen } from './pdf-pen.ts';
import { exactNotoSans } from './printable-text.ts';
import type { PrintedList } from './printed-list.ts';
import { sharedPages, tablePages, tableSetting } from './table-pages.ts';
import type { PlacedTable } from './table-pages.ts';
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
 * The report as a PDF: cover, lembar pengesahan, contents, ringkasan, dasar hukum, the tables on pages
 * across, then what is told, dokumentasi and daftar lampiran. pdfmake sets the running pages and what stands
 * above and below every page; the tables, whose lines and heights are known beforehand, are drawn onto its
 * pages, which takes a third of the time. The bytes depend on the report and its photos alone, not on the
 * clock. `onProgress` hears the share done; what it throws ends the work (that is how an export is cancelled).
 */
export async function writeQuarterlyPdf(
  report: QuarterlyReport,
  options: PdfOptions & { photos?: PhotoData },
): Promise<WrittenPdf> {
  const { onProgress = () => {} } = options;
  const measure = measureIn(options.resourcesFolder);
  const tables = [...report.tables, report.attachments];
  const parts = tables.map((table, index) => {
    onProgress((0.4 * index) / tables.length);
    return tablePages(table, report.language, tableRoom(options.paper), measure);
  });
  const drawing = drawnPages();
  const definition = documentOf(report, options, {
    tables: { pages: sharedPages(parts.slice(0, -1), tableRoom(options.paper).height), drawing },
    attachments: { pages: sharedPages(parts.slice(-1), tableRoom(options.paper).height), drawing },
  });
  return drawn(definition, drawing, options);
}

/** A list of the screen as a PDF, in the form of the report's tables: pages across, nothing before them. */
export async function writeListPdf(list: PrintedList, options: PdfOptions): Promise<WrittenPdf> {
  const measure = measureIn(options.resourcesFolder);
  const pages = tablePages(list.table, list.language, tableRoom(options.paper), measure, list.note);
  const drawing = drawnPages();
  const placed = pages.map((page) => [{ top: 0, page }]);
  return drawn(listDocumentOf(list, options.paper, { pages: placed, drawing }), drawing, options);
}

interface PdfOptions {
  paper: Paper;
  resourcesFolder: string;
  onProgress?: (done: number) => void;
}

/** What is to be drawn on which page of the document: known once that is set. */
interface DrawnPages {
  /** Says that the section of these pages has come to a page of the document, counted from 1. */
  comeTo(pages: readonly PlacedTable[][], page: number): void;
  all(): { number: number; tables: PlacedTable[] }[];
}

/** A section's pages follow each other, so the first that it comes to tells of all. */
function drawnPages(): DrawnPages {
  const starts = new Map<readonly PlacedTable[][], number>();
  return {
    comeTo: (pages, page) => void starts.set(pages, Math.min(page, starts.get(pages) ?? page)),
    all: () =>
      [...starts].flatMap(([pages, start]) => pages.map((tables, index) => ({ number: start + index, tables }))),
  };
}

/** Lets pdfmake set the document, and draws the tables on the pages that it has for them. */
async function drawn(definition: TDocumentDefinitions, drawing: DrawnPages, options: PdfOptions): Promise<WrittenPdf> {
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
  const left = points(tableMargins.left);
  const pages = drawing.all();
  pages.forEach(({ number, tables }, index) => {
    onProgress(0.5 + (0.5 * index) / pages.length);
    document.switchToPage(number - 1);
    for (const { top, page } of tables) drawTablePage(pen, page, { left, top: points(tableMargins.top) + top });
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
  pdfmake.setFonts({
    NotoSans: notoSans(),
    [exactNotoSans]: notoSans(),
    ...Object.fromEntries(scripts),
    // Pictures name a face as pdfkit knows it once a page has used it, as the cover has.
    [pictureFont]: { normal: fontNames.regular, bold: fontNames.bold },
  });
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

/** Tables of a section, to be drawn where its pages come to lie. */
interface TableSection {
  pages: PlacedTable[][];
  drawing: DrawnPages;
}

function documentOf(
  report: QuarterlyReport,
  { paper, photos = new Map() }: { paper: Paper; photos?: PhotoData },
  { tables, attachments }: { tables: TableSection; attachments: TableSection },
): TDocumentDefinitions {
  const { width, height } = paperSizes[paper];
  const pageSize = { width: points(width), height: points(height) };
  const upright = { pageSize, pageOrientation: 'portrait', pageMargins: marginsOf(uprightMargins) } as const;
  const across = { pageSize, pageOrientation: 'landscape', pageMargins: marginsOf(tableMargins) } as const;
  const room = points(width - uprightMargins.left - uprightMargins.right);
  const header = pageHeader(`${report.unit.name} · ${report.title}`, report.period, tableMargins);
  const uprightHeader = pageHeader(`${report.unit.name} · ${report.title}`, report.period, uprightMargins);
  const section = (content: Content[], isHeaded = true): Content[] =>
    content.length === 0
      ? []
      : [
          {
            section: content,
            ...upright,
            header: isHeaded ? uprightHeader : null,
            footer: pageFooter(report, uprightMargins),
          },
        ];
  const tableSection = ({ pages, drawing }: TableSection): Content[] => [
    {
      section: headedPages(pages),
      ...across,
      header: (page, count, size) => {
        drawing.comeTo(pages, page);
        return header(page, count, size);
      },
      footer: pageFooter(report, tableMargins),
    },
  ];
  const content: Content[] = [
    { section: coverPage(report, points(height)), ...upright, header: null, footer: null },
    ...section(approvalPage(report), false),
    ...section(contentsPage(report)),
    ...section(summaryPage(report, room)),
    ...(report.legalBasis.length > 0 ? section(legalBasisPage(report)) : []),
    ...tableSection(tables),
    ...section(narrativePages(report)),
    ...section(problemPages(report)),
    ...section(photoPages(report, photos, room)),
    ...tableSection(attachments),
  ];
  const title = [report.title, report.period, report.scope, report.unit.name].filter(Boolean).join(' – ');
  return { content, pageSize, ...commonParts(report, title, report.to) };
}

function listDocumentOf(list: PrintedList, paper: Paper, { pages, drawing }: TableSection): TDocumentDefinitions {
  const { language, unit, table, date } = list;
  const { width, height } = paperSizes[paper];
  const printed = textsIn(language)('list.printedOn', { date: formatLongDate(date, language) });
  const header = pageHeader(`${unit.name} · ${table.title}`, printed, tableMargins);
  return {
    content: headedPages(pages),
    pageSize: { width: points(width), height: points(height) },
    pageOrientation: 'landscape',
    pageMargins: marginsOf(tableMargins),
    header: (page, count, size) => {
      drawing.comeTo(pages, page);
      return header(page, count, size);
    },
    footer: pageFooter(list, tableMargins),
    ...commonParts(list, `${table.title} – ${unit.name}`, date),
  };
}

/** Pages for the tables to be drawn on; each table has its heading there, which the contents and the bookmarks name. */
function headedPages(pages: readonly PlacedTable[][]): Content[] {
  const headings = pages.flatMap((tables, index) => tables.map((placed, place) => ({ ...placed, index, place })));
  return headings.map(({ top, page: { table, isFirst }, index, place }): Content => ({
    text: isFirst ? tableHeading(table) : '',
    fontSize: tableSetting.heading.size,
    bold: true,
    color: ink.accent,
    ...(isFirst && { tocItem: true, outline: true }),
    ...(index > 0 && place === 0 && { pageBreak: 'before' as const }),
    ...(place > 0 && { absolutePosition: { x: points(tableMargins.left), y: points(tableMargins.top) + top } }),
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
