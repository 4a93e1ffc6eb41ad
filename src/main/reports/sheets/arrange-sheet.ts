import { createHash } from 'node:crypto';
import { kopHeight, sheetKop } from '../kop.ts';
import type { MeasureText } from '../text-measure.ts';
import type { AttendanceSheet, SheetRow } from './attendance-sheet.ts';
import { countLines, factLines } from './sheet-frame.ts';
import type { FactLines } from './sheet-frame.ts';
import { rowsOfPages, sheetGeometry } from './sheet-geometry.ts';
import type { SheetGeometry } from './sheet-geometry.ts';

/** A page of the sheet: its rows, and whether totals and signatures follow them. */
export interface SheetPage {
  rows: SheetRow[];
  isLast: boolean;
}

/** A sheet with everything in its place. */
export interface ArrangedSheet {
  facts: FactLines;
  geometry: SheetGeometry;
  pages: SheetPage[];
  /** The same for the same people in the same places, whatever is written beside them. */
  version: string;
}

/** Shares the rows out over pages and says where everything stands on them. */
export function arrangeSheet(sheet: AttendanceSheet, measure: MeasureText): ArrangedSheet {
  const facts = factLines(sheet, measure);
  const geometry = sheetGeometry(sheet, sheet.layout.margins.top + kopHeight(sheetKop), countLines(facts));
  const { perPage, perLastPage } = geometry;
  const rows = sheet.fillsPage ? blankRows(perLastPage) : sheet.rows;
  let start = 0;
  const counts = rowsOfPages(rows.length, perPage, perLastPage);
  const pages = counts.map((count, index) => {
    const page = { rows: rows.slice(start, start + count), isLast: index === counts.length - 1 };
    start += count;
    return page;
  });
  return { facts, geometry, pages, version: versionOf(sheet, geometry, pages) };
}

function blankRows(count: number): SheetRow[] {
  return Array.from({ length: count }, (_, index) => ({ number: index + 1, participantId: null, texts: {} }));
}

function versionOf({ paper }: AttendanceSheet, geometry: SheetGeometry, pages: SheetPage[]): string {
  const who = pages.map(({ rows }) => rows.map(({ participantId }) => participantId));
  const digest = createHash('sha256')
    .update(JSON.stringify([paper, geometry, who]))
    .digest('hex');
  // 36 bits of the digest: a session is printed in a handful of arrangements.
  return Number.parseInt(digest.slice(0, 9), 16).toString(36).toUpperCase().padStart(7, '0');
}
