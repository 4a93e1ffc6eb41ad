import { paperSizes } from '../../shared/exports.ts';
import type { Paper } from '../../shared/exports.ts';
import type { SheetColumn } from './attendance-sheet.ts';

/**
 * Geometry of the attendance sheet in millimetres, in one place: it is measured on the finished
 * PDF in the tests, and a later reader of photographed sheets finds rows and boxes by it.
 */
export const sheetGeometry = {
  /** Left is wider: the sheet is filed in a binder. */
  margins: { left: 12, right: 10, top: 10, bottom: 10 },
  kop: {
    height: 19,
    logoWidth: 30,
    logoHeight: 17,
    /** From the kop to the double rule, and from there to the title. */
    ruleAbove: 1.5,
    ruleBelow: 5,
  },
  title: { height: 7.5 },
  facts: { lineHeight: 4.7, labelWidth: 31, below: 2.5 },
  head: { height: 8 },
  /** Locked: no text changes it. */
  row: { height: 9.8 },
  cell: { side: 1.1 },
  /** The signature column holds two boxes side by side; a box is two rows high. */
  signatureBox: { width: 35.2 },
  totals: { above: 3, height: 6 },
  signatures: { above: 3, height: 33, width: 70 },
  /** Notice and page number at the foot of every page. */
  foot: { height: 6 },
} as const;

/** Rows that a page with the signatures keeps at least: the block never stands alone. */
export const fewestRowsWithSignatures = 2;

const points = 72 / 25.4;

/** Widths of the columns in millimetres; name and institution share what the others leave. */
export function columnWidths(paper: Paper, keys: SheetColumn[]): Record<SheetColumn, number> {
  const { margins, signatureBox } = sheetGeometry;
  const fixed: Record<SheetColumn, number> = {
    number: 8.5,
    name: 0,
    affiliation: 0,
    gender: 8,
    phone: keys.includes('phone') ? 23.5 : 0,
    signature: signatureBox.width * 2,
  };
  const rest =
    paperSizes[paper].width -
    margins.left -
    margins.right -
    Object.values(fixed).reduce((sum, width) => sum + width, 0);
  return { ...fixed, name: rest * 0.53, affiliation: rest * 0.47 };
}

/** Rows that fit between the head of the table and the foot of the page, `top` millimetres from above. */
export function rowsThatFit(paper: Paper, top: number, below: number): number {
  const { margins, foot, row } = sheetGeometry;
  const room = paperSizes[paper].height - margins.bottom - foot.height - top - below;
  return Math.max(0, Math.floor((room + 0.001) / row.height));
}

/**
 * How many rows each page holds. Pages before the last hold an even number, so that each page
 * begins with a box on the left; the last leaves room for the totals and signatures and keeps at
 * least two rows with them, taken from the page before where needed.
 */
export function rowsOfPages(rows: number, perPage: number, perLastPage: number): number[] {
  const full = Math.max(2, perPage - (perPage % 2));
  const last = Math.max(1, perLastPage);
  const pages: number[] = [];
  let left = rows;
  while (left > last) {
    // What the last page must keep is never given to this one; an even number goes over.
    const kept = Math.min(left - 1, fewestRowsWithSignatures);
    const taken = Math.min(full, left - kept - ((left - kept) % 2));
    if (taken < 1) break;
    pages.push(taken);
    left -= taken;
  }
  return [...pages, left];
}

/** Millimetres in points. */
export function inPoints(millimetres: number): number {
  return millimetres * points;
}
