import PDFDocument from 'pdfkit';
import { utcDate } from '../../shared/calendar-date.ts';
import { paperSizes } from '../../shared/exports.ts';
import { textsIn } from '../texts.ts';
import type { AttendanceSheet, SheetRow } from './attendance-sheet.ts';
import { drawEnd, drawFoot, drawHeading, factLines, headingHeight } from './sheet-frame.ts';
import { drawHead, drawRow } from './sheet-rows.ts';
import { inPoints, rowsOfPages, rowsThatFit, sheetGeometry } from './sheet-geometry.ts';
import { createPen } from './pdf-pen.ts';
import { fontPath, measureIn } from './text-measure.ts';
import type { WrittenPdf } from './write-pdf.ts';

/** A page of the sheet: its rows, and whether totals and signatures follow them. */
export interface SheetPage {
  rows: SheetRow[];
  isLast: boolean;
}

/**
 * Draws the attendance sheet with fixed geometry: every page has the same head and rows of the
 * same height, whatever the texts. `onProgress` hears the share of pages done; what it throws
 * ends the work. The bytes depend on the sheet alone, not on the clock.
 */
export async function writeSheetPdf(
  sheet: AttendanceSheet,
  options: { resourcesFolder: string; onProgress?: (done: number) => void },
): Promise<WrittenPdf> {
  const { width, height } = paperSizes[sheet.paper];
  const texts = textsIn(sheet.language);
  const document = new PDFDocument({
    size: [inPoints(width), inPoints(height)],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: sheet.language,
    displayTitle: true,
    // One of ours from the start: pdfkit's standard fonts are read from files beside its code.
    font: fontPath(options.resourcesFolder, 'regular'),
    info: {
      Title: `${sheet.title} – ${sheet.meetingTitle}`,
      Author: sheet.kop.unit || sheet.kop.company,
      Creator: texts('app.name'),
      Producer: texts('app.name'),
      // The session's day, not the clock: the same sheet is the same file.
      CreationDate: utcDate(sheet.date),
      ModDate: utcDate(sheet.date),
    },
  });
  const finished = collect(document);
  const measure = measureIn(options.resourcesFolder);
  const pen = createPen(document, measure, (face) => document.font(fontPath(options.resourcesFolder, face)));
  const facts = factLines(sheet, measure);
  const top = headingHeight(facts);
  const pages = pagesOf(sheet, top + sheetGeometry.head.height);
  pages.forEach((page, index) => {
    options.onProgress?.(index / pages.length);
    document.addPage();
    drawHeading(pen, sheet, facts);
    drawHead(pen, sheet, top);
    page.rows.forEach((row, position) => drawRow(pen, sheet, top, position, page.rows.length, row));
    if (page.isLast) drawEnd(pen, sheet, top, page.rows.length);
    drawFoot(pen, sheet, index + 1, pages.length);
  });
  document.end();
  return { bytes: await finished, pages: pages.length };
}

/** Shares the rows out over pages; `top` is where the first row begins, millimetres. */
export function pagesOf(sheet: AttendanceSheet, top: number): SheetPage[] {
  const { totals, signatures } = sheetGeometry;
  const end = totals.above + totals.height + signatures.above + signatures.height;
  const perPage = rowsThatFit(sheet.paper, top, 0);
  const perLastPage = rowsThatFit(sheet.paper, top, end);
  const rows = sheet.fillsPage ? blankRows(perLastPage) : sheet.rows;
  let start = 0;
  const counts = rowsOfPages(rows.length, perPage, perLastPage);
  return counts.map((count, index) => {
    const page = { rows: rows.slice(start, start + count), isLast: index === counts.length - 1 };
    start += count;
    return page;
  });
}

function blankRows(count: number): SheetRow[] {
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    name: '',
    affiliation: '',
    gender: '',
    phone: '',
  }));
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
}
