import type { PdfPen } from '../pdf-pen.ts';
import { inPoints } from '../millimetres.ts';
import { wrapText } from '../wrap-text.ts';
import type { Frame } from './block-pieces.ts';
import { documentGeometry } from './document-geometry.ts';
import type { Piece } from './document-pages.ts';
import type { Block, DocumentColumn } from './office-document.ts';

type Table = Extract<Block, { is: 'table' }>;

const { size, lineHeight, side, above, below } = documentGeometry.table;
const step = size * lineHeight;
const padding = inPoints(above) + inPoints(below);
const ruleColor = '#444444';

interface Grid {
  pen: PdfPen;
  columns: readonly DocumentColumn[];
  /** Left edges of the columns and the right one of the last, points. */
  edges: number[];
}

type Style = 'head' | 'row' | 'total';

/** Head, rows and total of a table; a row is parted only where it is higher than a page. */
export function tablePieces(
  { columns, rows, total, rowHeight = 0 }: Table,
  { pen, left, width, pageHeight }: Frame,
): Piece[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const edges = [left];
  for (const { share } of columns) edges.push((edges.at(-1) ?? left) + (width * share) / shares);
  const grid: Grid = { pen, columns, edges };
  const head = rowPiece(
    grid,
    set(
      grid,
      columns.map(({ title }) => title),
      'bold',
    ),
    'head',
  );
  head.gap = inPoints(documentGeometry.gap);
  head.keepsWithNext = true;
  const most = Math.max(1, Math.floor((pageHeight - head.height - padding) / step));
  const body = rows.flatMap((cells) =>
    parted(set(grid, cells, 'regular'), most).map((lines) => rowPiece(grid, lines, 'row', head, inPoints(rowHeight))),
  );
  const pieces = [head, ...body];
  if (!total) return pieces;
  // The sum does not stand on a page without any of its rows.
  const last = body.at(-1);
  if (last) last.keepsWithNext = true;
  return [...pieces, rowPiece(grid, set(grid, total, 'bold'), 'total', head)];
}

function set({ pen, edges }: Grid, cells: readonly string[], style: 'regular' | 'bold'): string[][] {
  return cells.map((cell, index) => {
    const width = (edges[index + 1] ?? 0) - (edges[index] ?? 0) - 2 * inPoints(side);
    return cell === '' ? [] : wrapText(cell, width, (part) => pen.measure(part, size, style));
  });
}

/** The row's lines in portions of at most `most`. */
function parted(cells: string[][], most: number): string[][][] {
  const portions = Math.max(1, Math.ceil(Math.max(...cells.map((lines) => lines.length)) / most));
  return Array.from({ length: portions }, (_, portion) =>
    cells.map((lines) => lines.slice(portion * most, (portion + 1) * most)),
  );
}

function rowPiece(grid: Grid, cells: string[][], style: Style, head?: Piece, least = 0): Piece {
  const lines = Math.max(1, ...cells.map((cell) => cell.length));
  const height = Math.max(least, lines * step + padding);
  return {
    height,
    gap: 0,
    keepsWithNext: false,
    ...(head && { head }),
    draw: (top) => drawRow(grid, cells, style, top, height),
  };
}

function drawRow({ pen, columns, edges }: Grid, cells: string[][], style: Style, top: number, height: number): void {
  const { document } = pen;
  const [left = 0, right = 0] = [edges[0], edges.at(-1)];
  if (style === 'head') document.rect(left, top, right - left, height).fill('#ececec');
  document.lineWidth(0.5).strokeColor(ruleColor);
  if (style === 'head') document.moveTo(left, top).lineTo(right, top).stroke();
  document
    .moveTo(left, top + height)
    .lineTo(right, top + height)
    .stroke();
  for (const edge of edges) {
    document
      .moveTo(edge, top)
      .lineTo(edge, top + height)
      .stroke();
  }
  cells.forEach((lines, index) => {
    const align = style === 'head' ? 'center' : (columns[index]?.align ?? 'left');
    const [from = 0, to = 0] = [edges[index], edges[index + 1]];
    const places = { left: from + inPoints(side), center: (from + to) / 2, right: to - inPoints(side) };
    // Titles of few lines stand in the middle of a head of many.
    const free = style === 'head' ? (height - padding - lines.length * step) / 2 : 0;
    lines.forEach((text, line) =>
      pen.write({
        text,
        x: places[align],
        baseline: top + inPoints(above) + free + size * 1.06 + line * step,
        size,
        style: style === 'row' ? 'regular' : 'bold',
        align,
      }),
    );
  });
}
