import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { QuarterlyReport, ReportColumn, ReportRow, ReportTable } from '../../shared/reports.ts';
import { fitColumns } from './column-widths.ts';
import { ink } from './pdf-page.ts';
import { cellText, isNumeric, tableHeading } from './report-texts.ts';
import type { MeasureText } from './text-measure.ts';
import { wrapText } from './wrap-text.ts';

const padding = { side: 4, above: 2.2, below: 2.6 };

/** A row with more lines is set as several rows without a rule between, so that it may cross a page. */
const mostLines = 24;

/**
 * Style of a cell's line, with all that pdfmake asks for each line: what it does not find on the
 * line itself it looks for through all that is around it, which is felt over thousands of cells.
 */
const plain = {
  noWrap: true,
  font: 'NotoSans',
  bold: false,
  italics: false,
  color: ink.text,
  characterSpacing: 0,
  lineHeight: 1,
  opacity: 1,
  leadingIndent: 0,
  preserveLeadingSpaces: true,
  preserveTrailingSpaces: true,
} as const;

/** A row of cells and whether it goes on in the next one. */
interface SetRow {
  cells: TableCell[];
  goesOn: boolean;
}

/** The table under its heading, in columns that fill `width` points, with its criteria below. */
export function tableContent(
  report: QuarterlyReport,
  table: ReportTable,
  width: number,
  measure: MeasureText,
  isOnNewPage: boolean,
): Content {
  const room = width - table.columns.length * padding.side * 2;
  const { size, widths } = fitColumns(table, report.language, room, measure);
  const lines = (text: string, index: number, bold = false) =>
    wrapText(text, widths[index] ?? 0, (part) => measure(part, size, bold ? 'bold' : 'regular'));
  const head = table.columns.map((column, index) =>
    cell(lines(column.title, index, true), column, { bold: true, verticalAlignment: 'bottom' }),
  );
  const rows = table.rows.flatMap((row) => setRows(report, table, row, lines));
  const body = [head, ...rows.map((row) => row.cells)];
  if (rows.length === 0) body.push(emptyRow(table));
  else if (table.totals) body.push(totalsRow(report, table, table.totals, lines));
  return {
    stack: [
      {
        text: tableHeading(table),
        fontSize: 12,
        bold: true,
        color: ink.accent,
        margin: [0, 0, 0, 6],
        headlineLevel: 1,
        outline: true,
        ...(isOnNewPage ? { pageBreak: 'before' as const } : {}),
      },
      {
        table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths, body },
        layout: 'report',
        fontSize: size,
        // Read by the layout: the numbers of rows that have no rule under them, and of the totals row.
        ...marksOf(rows, table),
      },
      {
        text: table.criteria,
        fontSize: 7,
        color: ink.quiet,
        lineHeight: 1.15,
        margin: [0, 7, 0, 0],
        unbreakable: true,
      },
    ],
  };
}

/** Properties of our own that ride on the table's node to the layout. */
interface Marks {
  goingOn: Set<number>;
  totalsAt: number;
}

function marksOf(rows: SetRow[], table: ReportTable): Marks {
  const goingOn = new Set(rows.flatMap((row, index) => (row.goesOn ? [index + 2] : [])));
  return { goingOn, totalsAt: rows.length > 0 && table.totals ? rows.length + 1 : -1 };
}

function setRows(
  report: QuarterlyReport,
  table: ReportTable,
  row: ReportRow,
  lines: (text: string, index: number) => string[],
): SetRow[] {
  const wrapped = table.columns.map((column, index) => {
    const text = cellText(column, row[column.key], report.language);
    return column.kind === 'text' ? lines(text, index) : [text];
  });
  const longest = Math.max(...wrapped.map((cellLines) => cellLines.length));
  const parts = Math.ceil(longest / mostLines);
  return Array.from({ length: parts }, (_, part) => ({
    cells: table.columns.map((column, index) =>
      cell(wrapped[index]?.slice(part * mostLines, (part + 1) * mostLines) ?? [], column, {}),
    ),
    goesOn: part < parts - 1,
  }));
}

function totalsRow(
  report: QuarterlyReport,
  table: ReportTable,
  totals: ReportRow,
  lines: (text: string, index: number, bold?: boolean) => string[],
): TableCell[] {
  return table.columns.map((column, index) => {
    const text = cellText(column, totals[column.key], report.language);
    return cell(column.kind === 'text' ? lines(text, index, true) : [text], column, { bold: true });
  });
}

function emptyRow(table: ReportTable): TableCell[] {
  const first: TableCell = { text: table.empty, italics: true, color: ink.quiet, colSpan: table.columns.length };
  return [first, ...table.columns.slice(1).map(() => ({ text: '' }))];
}

/**
 * Lines are broken here, where the column's width is known, and each is set as a whole: pdfmake
 * would otherwise measure and draw word by word, which takes several times as long.
 */
function cell(
  lines: string[],
  column: ReportColumn,
  style: { bold?: boolean; verticalAlignment?: 'bottom' },
): TableCell {
  if (lines.length === 0 || lines[0] === '') return { stack: [] };
  const set = { ...plain, ...style, alignment: isNumeric(column) ? 'right' : 'left' } as const;
  if (lines.length === 1) return { text: lines[0] ?? '', ...set };
  return { stack: lines.map((text) => ({ text, ...set })), ...style };
}

/** `onRow` is called while rows are laid out: the only sign of life that the layout gives. */
export function tableLayouts(onRow: () => void): Record<string, CustomTableLayout> {
  return {
    report: {
      hLineWidth: (line, node) => {
        onRow();
        const { goingOn, totalsAt } = node as unknown as Marks;
        if (goingOn.has(line)) return 0;
        const isStrong = line <= 1 || line === totalsAt || line === node.table.body.length;
        return isStrong ? 0.8 : 0.3;
      },
      hLineColor: (line, node) => {
        const { totalsAt } = node as unknown as Marks;
        return line <= 1 || line === totalsAt || line === node.table.body.length ? ink.text : ink.rule;
      },
      vLineWidth: () => 0,
      paddingLeft: () => padding.side,
      paddingRight: () => padding.side,
      paddingTop: () => padding.above,
      paddingBottom: () => padding.below,
    },
    signature: {
      hLineWidth: (line) => (line === 0 ? 0.6 : 0),
      hLineColor: () => ink.rule,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
  };
}
