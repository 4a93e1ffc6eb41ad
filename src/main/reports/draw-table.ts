import { isNumeric } from '../../shared/report-cell.ts';
import { ink } from './pdf-page.ts';
import type { PdfPen } from './pdf-pen.ts';
import { noteHeight, tableSetting } from './table-pages.ts';
import type { SetRow, TablePage } from './table-pages.ts';

/** Where on the page a table stands, points from its upper left corner. */
interface Frame {
  left: number;
  top: number;
}

type Style = 'regular' | 'bold' | 'italic';

const strong = 0.8;
const fine = 0.3;

/** Draws one page of a table under its heading: head, rows, criteria on its last. */
export function drawTablePage(pen: PdfPen, page: TablePage, frame: Frame): void {
  const { heading, criteria } = tableSetting;
  const right = frame.left + page.widths.reduce((sum, width) => sum + width, 0);
  let y = frame.top;
  if (page.isFirst) {
    // Its heading is set by the page itself, which knows it for the contents.
    y += heading.height;
    page.note.forEach((line, index) => {
      const { size, lineHeight } = tableSetting.note;
      pen.write({ text: line, x: frame.left, baseline: y + index * size * lineHeight, size, color: ink.quiet });
    });
    y += noteHeight(page.note);
  }
  rule(pen, frame.left, right, y, strong, ink.text);
  drawRow(pen, page, page.head, frame.left, y, 'bold', 'bottom');
  y += page.head.height;
  rule(pen, frame.left, right, y, strong, ink.text);
  page.rows.forEach((row, index) => {
    const style = row.kind === 'totals' ? 'bold' : row.kind === 'empty' ? 'italic' : 'regular';
    drawRow(pen, page, row, frame.left, y, style, 'top');
    y += row.height;
    const next = page.rows[index + 1];
    const isStrong = next === undefined || next.kind === 'totals' || row.kind === 'totals';
    if (isStrong && !row.goesOn) rule(pen, frame.left, right, y, strong, ink.text);
    else if (!row.goesOn) rule(pen, frame.left, right, y, fine, ink.rule);
  });
  const { size, lineHeight, above } = criteria;
  page.criteria.forEach((text, line) => {
    const baseline = y + above + size + line * size * lineHeight;
    pen.write({ text, x: frame.left, baseline, size, color: ink.quiet });
  });
}

function drawRow(
  pen: PdfPen,
  { table, widths, size }: TablePage,
  row: SetRow,
  left: number,
  top: number,
  style: Style,
  vertical: 'top' | 'bottom',
): void {
  const { padding, lineHeight } = tableSetting;
  const step = size * lineHeight;
  const rowLines = Math.round((row.height - padding.above - padding.below) / step);
  let x = left;
  row.cells.forEach((lines, index) => {
    const column = table.columns[index];
    const width = widths[index] ?? 0;
    const isOnRight = column !== undefined && isNumeric(column) && row.kind !== 'empty';
    const skipped = vertical === 'bottom' ? rowLines - lines.length : 0;
    lines.forEach((text, line) =>
      pen.write({
        text,
        x: isOnRight ? x + width - padding.side : x + padding.side,
        baseline: top + padding.above + size * 1.02 + (skipped + line) * step,
        size,
        style,
        align: isOnRight ? 'right' : 'left',
        color: row.kind === 'empty' ? ink.quiet : ink.text,
      }),
    );
    x += width;
  });
}

function rule(pen: PdfPen, left: number, right: number, y: number, width: number, color: string): void {
  pen.document.moveTo(left, y).lineTo(right, y).lineWidth(width).strokeColor(color).stroke();
}
