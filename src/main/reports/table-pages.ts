import type { Language } from '../../shared/language.ts';
import { cellText } from '../../shared/report-cell.ts';
import type { ReportRow, ReportTable } from '../../shared/reports.ts';
import { fitColumns } from './column-widths.ts';
import type { MeasureText } from './text-measure.ts';
import { wrapText } from './wrap-text.ts';

/** Distances in a printed table, points; line heights in ems. */
export const tableSetting = {
  padding: { side: 4, above: 2.4, below: 2.8 },
  lineHeight: 1.32,
  heading: { size: 12, height: 24 },
  note: { size: 8, lineHeight: 1.4, below: 8 },
  criteria: { size: 7, lineHeight: 1.4, above: 8 },
};

/** A row with more lines is set as several, so that it may cross a page; all others stay whole. */
const mostLines = 24;

export interface SetRow {
  /** Lines of each cell. */
  cells: string[][];
  height: number;
  kind: 'row' | 'empty' | 'totals';
  /** Continued by the next row: no rule between them. */
  goesOn: boolean;
}

/** What stands of a table on one page. */
export interface TablePage {
  table: ReportTable;
  isFirst: boolean;
  size: number;
  /** Widths of the columns with their padding; they fill the page. */
  widths: number[];
  head: SetRow;
  rows: SetRow[];
  /** Lines under the heading, on its first page. */
  note: string[];
  /** Lines below the table, on its last page. */
  criteria: string[];
}

/**
 * Sets a table in type and shares its rows out over pages of `room` points. Rows are not split,
 * the head repeats, and the last row, the totals and the criteria stay together.
 */
export function tablePages(
  table: ReportTable,
  language: Language,
  room: { width: number; height: number },
  measure: MeasureText,
  note = '',
): TablePage[] {
  const { padding, heading, criteria } = tableSetting;
  const inner = fitColumns(table, language, room.width - table.columns.length * padding.side * 2, measure);
  const set = setterOf(table, language, inner, measure);
  const page = {
    table,
    size: inner.size,
    widths: inner.widths.map((width) => width + padding.side * 2),
    head: set.head(),
  };
  const rows = table.rows.length === 0 ? [set.empty()] : table.rows.flatMap((row) => set.row(row));
  if (table.totals && table.rows.length > 0) rows.push(set.totals(table.totals));
  const below = wrapText(table.criteria, room.width, (text) => measure(text, criteria.size));
  const belowHeight = criteria.above + below.length * criteria.size * criteria.lineHeight;
  const above = note === '' ? [] : wrapText(note, room.width, (text) => measure(text, tableSetting.note.size));
  const aboveHeight = heading.height + noteHeight(above);
  const heights = shareOut(
    rows,
    (isFirst) => room.height - page.head.height - (isFirst ? aboveHeight : 0),
    belowHeight,
  );
  let start = 0;
  return heights.map((count, index) => {
    const part = rows.slice(start, start + count);
    start += count;
    const isFirst = index === 0;
    const isLast = index === heights.length - 1;
    return { ...page, isFirst, rows: part, note: isFirst ? above : [], criteria: isLast ? below : [] };
  });
}

/** A part of a table where it stands on a page. */
export interface PlacedTable {
  /** Points below the upper edge of the tables' room. */
  top: number;
  page: TablePage;
}

/** Points between two tables on one page. */
const gap = 26;

/**
 * Puts the pages of tables together: a table that fits as a whole below what is on a page already
 * stands there, all others begin a page of their own.
 */
export function sharedPages(tables: readonly TablePage[][], height: number): PlacedTable[][] {
  const pages: PlacedTable[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const parts of tables) {
    const [only, ...more] = parts;
    if (only && more.length === 0 && used + gap + heightOf(only) <= height) {
      pages.at(-1)?.push({ top: used + gap, page: only });
      used += gap + heightOf(only);
      continue;
    }
    for (const page of parts) pages.push([{ top: 0, page }]);
    const last = parts.at(-1);
    used = last ? heightOf(last) : used;
  }
  return pages;
}

function heightOf({ isFirst, head, rows, note, criteria }: TablePage): number {
  const { heading, criteria: set } = tableSetting;
  const above = isFirst ? heading.height + noteHeight(note) : 0;
  const below = criteria.length === 0 ? 0 : set.above + criteria.length * set.size * set.lineHeight;
  return above + head.height + rows.reduce((sum, row) => sum + row.height, 0) + below;
}

/** Room of the lines between heading and table, points. */
export function noteHeight(lines: string[]): number {
  const { size, lineHeight, below } = tableSetting.note;
  return lines.length === 0 ? 0 : lines.length * size * lineHeight + below;
}

/** How many rows each page takes. */
function shareOut(rows: SetRow[], roomOf: (isFirst: boolean) => number, below: number): number[] {
  const endStart = rows.at(-1)?.kind === 'totals' && rows.length > 1 ? rows.length - 2 : rows.length - 1;
  const endHeight = rows.slice(endStart).reduce((sum, row) => sum + row.height, below);
  const counts: number[] = [];
  let count = 0;
  let left = roomOf(true);
  rows.forEach((row, index) => {
    const needed = index === endStart ? endHeight : row.height;
    // A page takes at least one row, and what must stay together is not parted once it began.
    if (count > 0 && needed > left && index <= endStart) {
      counts.push(count);
      count = 0;
      left = roomOf(false);
    }
    count += 1;
    left -= row.height;
  });
  return [...counts, count];
}

function setterOf(
  table: ReportTable,
  language: Language,
  { size, widths }: { size: number; widths: number[] },
  measure: MeasureText,
) {
  const { padding, lineHeight } = tableSetting;
  const linesOf = (text: string, index: number, style: 'regular' | 'bold') =>
    wrapText(text, widths[index] ?? 0, (part) => measure(part, size, style));
  const setRow = (cells: string[][], kind: SetRow['kind'], goesOn = false): SetRow => {
    const lines = Math.max(1, ...cells.map((cell) => cell.length));
    return { cells, kind, goesOn, height: lines * size * lineHeight + padding.above + padding.below };
  };
  const cellsOf = (row: ReportRow, style: 'regular' | 'bold') =>
    table.columns.map((column, index) => {
      const text = cellText(column, row[column.key], language);
      return column.kind === 'text' ? linesOf(text, index, style) : [text];
    });
  return {
    head: () =>
      setRow(
        table.columns.map((column, index) => linesOf(column.title, index, 'bold')),
        'row',
      ),
    empty: () => setRow([[table.empty]], 'empty'),
    totals: (totals: ReportRow) => setRow(cellsOf(totals, 'bold'), 'totals'),
    row: (row: ReportRow): SetRow[] => {
      const cells = cellsOf(row, 'regular');
      const parts = Math.ceil(Math.max(...cells.map((cell) => cell.length)) / mostLines);
      return Array.from({ length: parts }, (_, part) =>
        setRow(
          cells.map((cell) => cell.slice(part * mostLines, (part + 1) * mostLines)),
          'row',
          part < parts - 1,
        ),
      );
    },
  };
}
