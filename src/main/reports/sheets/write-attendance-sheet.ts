import { paperSizes } from '../../../shared/exports.ts';
import { inPoints } from '../millimetres.ts';
import type { PdfPen } from '../pdf-pen.ts';
import type { WrittenPdf } from '../write-pdf.ts';
import { arrangeSheet } from './arrange-sheet.ts';
import type { AttendanceSheet } from './attendance-sheet.ts';
import { drawEnd, drawFoot, drawHeading } from './sheet-frame.ts';
import { drawMarks } from './sheet-marks.ts';
import { drawHead, drawRow } from './sheet-rows.ts';
import { startSheets } from './start-sheet-pdf.ts';

/**
 * Draws the attendance sheet with fixed geometry: every page has the same head and rows of the
 * same height, whatever the texts. `onProgress` hears the share of pages done; what it throws
 * ends the work. The bytes depend on the sheet alone, not on the clock.
 */
export async function writeAttendanceSheet(
  sheet: AttendanceSheet,
  options: { resourcesFolder: string; onProgress?: (done: number) => void },
): Promise<WrittenPdf> {
  const info = {
    title: `${sheet.title} – ${sheet.meetingTitle}`,
    author: sheet.kop.unit || sheet.kop.company,
    date: sheet.date,
    language: sheet.language,
  };
  const { document, pen, finished } = startSheets(info, options.resourcesFolder);
  const pages = drawAttendanceSheet(pen, sheet, options.onProgress);
  document.end();
  return { bytes: await finished, pages };
}

/** Adds the sheet's pages to a document; gives their number. */
export function drawAttendanceSheet(pen: PdfPen, sheet: AttendanceSheet, onProgress?: (done: number) => void): number {
  const { width, height } = paperSizes[sheet.paper];
  const { facts, geometry, pages, version } = arrangeSheet(sheet, pen.measure);
  pages.forEach(({ rows, isLast }, index) => {
    onProgress?.(index / pages.length);
    const place = { page: index + 1, pages: pages.length };
    pen.document.addPage({ size: [inPoints(width), inPoints(height)], margin: 0 });
    drawHeading(pen, sheet, geometry, facts);
    drawMarks(pen, geometry, { ...sheet.of, ...place, version });
    drawHead(pen, sheet, geometry);
    rows.forEach((row, position) => drawRow(pen, sheet, geometry, { position, count: rows.length }, row));
    if (isLast) drawEnd(pen, sheet, geometry, rows.length);
    drawFoot(pen, sheet, geometry, place);
  });
  return pages.length;
}
