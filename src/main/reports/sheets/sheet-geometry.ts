import { paperSizes } from '../../../shared/exports.ts';
import type { AttendanceSheet, SheetColumn } from './attendance-sheet.ts';

/**
 * Measures of the attendance sheet in millimetres, in one place: they are held against the finished
 * PDF in the tests, and a later reader of photographed sheets finds rows and boxes by them.
 */
export const sheetMeasures = {
  title: { height: 7.5 },
  /** At the usual size of type; higher and lower with it. */
  facts: { lineHeight: 4.7, labelWidth: 31, below: 2.5 },
  /** The code that tells which page of which session this is, beside the facts. */
  code: { size: 17.5, side: 3.5 },
  /** Four squares by which a photograph is set straight. */
  mark: { size: 2 },
  head: { height: 8 },
  /** Locked: no text changes it. */
  row: { height: 9.8, lowest: 9 },
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

/** Where everything of a sheet stands, the same on each of its pages; millimetres from the page's corner. */
export interface SheetGeometry {
  /** The rim of what is printed. */
  left: number;
  right: number;
  top: number;
  bottom: number;
  titleTop: number;
  factsTop: number;
  factsWidth: number;
  factLineHeight: number;
  tableTop: number;
  rowHeight: number;
  columns: { key: SheetColumn; left: number; width: number }[];
  /** Rows of a full page, and of the page with totals and signatures. */
  perPage: number;
  perLastPage: number;
  code: { left: number; top: number; size: number };
  /** Upper left corners of the four squares. */
  marks: { left: number; top: number }[];
}

/** `headTop` is where the kop ends, `factLines` how many lines the facts take in `factsWidth`. */
export function sheetGeometry(sheet: AttendanceSheet, headTop: number, factLines: number): SheetGeometry {
  const { title, facts, code, mark, head, row, totals, signatures, foot } = sheetMeasures;
  const { margins, rowsPerPage } = sheet.layout;
  const paper = paperSizes[sheet.paper];
  const [left, right] = [margins.left, paper.width - margins.right];
  const bottom = paper.height - margins.bottom;
  const factsTop = headTop + title.height;
  const factLineHeight = factLineHeightOf(sheet);
  const tableTop = factsTop + Math.max(code.size, factLines * factLineHeight) + facts.below;
  const room = bottom - foot.height - tableTop - head.height;
  const rowHeight =
    rowsPerPage === null ? row.height : Math.max(row.lowest, Math.floor((room / rowsPerPage) * 100) / 100);
  const hasSignatures = sheet.signatures.length > 0;
  const end = totals.above + totals.height + (hasSignatures ? signatures.above + signatures.height : 0);
  const fitting = (space: number) => Math.max(0, Math.floor((space + 0.001) / rowHeight));
  const markTop = headTop + 0.6;
  const markBottom = bottom - mark.size;
  return {
    left,
    right,
    top: margins.top,
    bottom,
    titleTop: headTop,
    factsTop,
    factsWidth: factsWidthOf(sheet),
    factLineHeight,
    tableTop,
    rowHeight,
    columns: columnsOf(sheet, left, right),
    perPage: fitting(room),
    perLastPage: fitting(room - end),
    code: { left: right - code.size, top: factsTop, size: code.size },
    marks: [markTop, markBottom].flatMap((top) => [
      { left, top },
      { left: right - mark.size, top },
    ]),
  };
}

/** Room for a fact's value beside its label and the code. */
export function factsWidthOf({ paper, layout }: AttendanceSheet): number {
  const { facts, code } = sheetMeasures;
  const { left, right } = layout.margins;
  return paperSizes[paper].width - left - right - facts.labelWidth - 3 - code.size - code.side;
}

function factLineHeightOf({ layout }: AttendanceSheet): number {
  return (sheetMeasures.facts.lineHeight * layout.fontSize) / usualSize;
}

/** The size of type, in points, that the measures above are made for. */
export const usualSize = 9.5;

/** Fixed widths, and for the others the share that each has of what they leave. */
const fixedWidths: Partial<Record<SheetColumn, number>> = {
  number: 8.5,
  gender: 8,
  phone: 23.5,
  signature: sheetMeasures.signatureBox.width * 2,
};
const shares: Partial<Record<SheetColumn, number>> = {
  name: 53,
  affiliation: 47,
  institution: 42,
  jobTitle: 34,
  group: 40,
  village: 30,
};

function columnsOf({ columns }: AttendanceSheet, left: number, right: number): SheetGeometry['columns'] {
  const keys = columns.map(({ key }) => key);
  const fixed = keys.reduce((sum, key) => sum + (fixedWidths[key] ?? 0), 0);
  const parts = keys.reduce((sum, key) => sum + (shares[key] ?? 0), 0);
  const share = (right - left - fixed) / parts;
  let edge = left;
  return keys.map((key) => {
    const width = fixedWidths[key] ?? (shares[key] ?? 0) * share;
    const column = { key, left: edge, width };
    edge += width;
    return column;
  });
}

/**
 * How many rows each page holds. Pages before the last hold an even number, so that each page begins
 * with a box on the left; the last leaves room for the totals and signatures. A last page that would be
 * nearly empty shares the rows with the one before.
 */
export function rowsOfPages(rows: number, perPage: number, perLastPage: number): number[] {
  const full = Math.max(2, perPage - (perPage % 2));
  const most = Math.max(1, perLastPage);
  const pages: number[] = [];
  let left = rows;
  while (left > most) {
    // What the last page must keep is never given to this one; an even number goes over.
    const kept = Math.min(left - 1, fewestRowsWithSignatures);
    const taken = Math.min(full, left - kept - ((left - kept) % 2));
    if (taken < 1) break;
    pages.push(taken);
    left -= taken;
  }
  return balanced([...pages, left], most);
}

function balanced(pages: number[], most: number): number[] {
  const [before, last] = [pages.at(-2), pages.at(-1) ?? 0];
  if (before === undefined || last * 2 >= before) return pages;
  const both = before + last;
  // The page before keeps an even number, and as many as the last has no room for.
  const kept = Math.max(both - most, Math.ceil(both / 2));
  const even = Math.min(before, kept + (kept % 2));
  return [...pages.slice(0, -2), even, both - even];
}
