import type { PdfPen } from '../pdf-pen.ts';
import { inPoints } from '../millimetres.ts';
import { wrapText } from '../wrap-text.ts';
import { documentGeometry } from './document-geometry.ts';
import type { Piece } from './document-pages.ts';
import type { Block, DocumentFact, TextRun } from './office-document.ts';
import { plain } from './office-document.ts';
import { justified, setRuns } from './set-text.ts';
import type { SetLine } from './set-text.ts';
import { signaturePieces } from './signature-pieces.ts';
import { tablePieces } from './table-pieces.ts';

/** Where pieces stand: points. */
export interface Frame {
  pen: PdfPen;
  left: number;
  width: number;
  /** Of a page without a kop. */
  pageHeight: number;
}

const { text, title, gap, facts: factGeometry, list } = documentGeometry;
const line = text.size * text.lineHeight;
const blockGap = inPoints(gap);

/** The pieces of a paper's blocks, in their order: what keeps together says so. */
export function piecesOf(blocks: readonly Block[], frame: Frame): Piece[] {
  const pieces: Piece[] = [];
  let startsPage = false;
  blocks.forEach((block, index) => {
    if (block.is === 'newPage') {
      startsPage = true;
      return;
    }
    const own = piecesOfBlock(block, frame);
    if (block.is === 'signatures') keepTextWith(pieces, blocks[index - 1]);
    const [first] = own;
    if (first && startsPage) first.startsPage = true;
    startsPage = false;
    pieces.push(...own);
  });
  return pieces;
}

/** Signatures never stand on a page alone: two lines of text, or a row of a table, go with them. */
function keepTextWith(pieces: readonly Piece[], before: Block | undefined): void {
  const isDate = before?.is === 'paragraph' && before.align === 'right';
  for (const piece of pieces.slice(isDate ? -3 : -2)) piece.keepsWithNext = true;
}

function piecesOfBlock(block: Exclude<Block, { is: 'newPage' }>, frame: Frame): Piece[] {
  switch (block.is) {
    case 'title':
      return titlePieces(block, frame);
    case 'heading':
      return headingPieces(block.text, frame);
    case 'paragraph':
      return paragraphPieces(block.runs, block.align ?? 'justified', frame);
    case 'facts':
      return block.rows.flatMap((row, index) => factPieces(row, index === 0, block.isIndented === true, frame));
    case 'list':
      return block.items.flatMap((item, index) => itemPieces(item, index, frame));
    case 'table':
      return tablePieces(block, frame);
    case 'signatures':
      return signaturePieces(block, frame);
  }
}

function titlePieces({ text: heading, below }: Extract<Block, { is: 'title' }>, { pen, left, width }: Frame): Piece[] {
  const step = title.size * title.lineHeight;
  const lines = [
    ...wrapText(heading, width, (part) => pen.measure(part, title.size, 'bold')).map((words) => ({
      words,
      size: title.size,
      style: 'bold' as const,
      height: step,
    })),
    ...below.flatMap((under) =>
      wrapText(under, width * 0.86, (part) => pen.measure(part, text.size)).map((words) => ({
        words,
        size: text.size,
        style: 'regular' as const,
        height: line,
      })),
    ),
  ];
  return lines.map(({ words, size, style, height }, index) => ({
    height: index === lines.length - 1 ? height + inPoints(2.5) : height,
    gap: index === 0 ? blockGap : 0,
    keepsWithNext: true,
    draw: (top) =>
      pen.write({ text: words, x: left + width / 2, baseline: top + size * 1.05, size, style, align: 'center' }),
  }));
}

function headingPieces(heading: string, { pen, left, width }: Frame): Piece[] {
  return wrapText(heading, width, (part) => pen.measure(part, text.size, 'bold')).map((words, index) => ({
    height: line,
    gap: index === 0 ? inPoints(gap + 1.5) : 0,
    keepsWithNext: true,
    draw: (top) => pen.write({ text: words, x: left, baseline: baselineOf(top), size: text.size, style: 'bold' }),
  }));
}

type Align = 'justified' | 'left' | 'right';

function paragraphPieces(runs: readonly TextRun[], align: Align, { pen, left, width }: Frame): Piece[] {
  const lines = setRuns(runs, width, text.size, pen.measure);
  return lines.map((set, index) => ({
    height: line,
    gap: index === 0 ? blockGap : 0,
    keepsWithNext: keepsLine(index, lines.length),
    draw: (top) => drawLine(pen, set, align, left, width, top),
  }));
}

/** No first line at a page's foot, no last one at a page's head. */
function keepsLine(index: number, lines: number): boolean {
  return index < lines - 1 && (index === 0 || index === lines - 2);
}

function drawLine(pen: PdfPen, set: SetLine, align: Align, left: number, width: number, top: number): void {
  const start = align === 'right' ? left + width - set.width : left;
  const parts = align === 'justified' ? justified(set, width, text.size, pen.measure) : set.parts;
  for (const { text: words, x, isBold } of parts) {
    pen.write({
      text: words,
      x: start + x,
      baseline: baselineOf(top),
      size: text.size,
      style: isBold ? 'bold' : 'regular',
    });
  }
}

function factPieces({ label, value }: DocumentFact, isFirst: boolean, isIndented: boolean, frame: Frame): Piece[] {
  const { pen, width } = frame;
  const indent = isIndented ? inPoints(factGeometry.indent) : 0;
  const left = frame.left + indent;
  const labels = wrapText(label, inPoints(factGeometry.labelWidth - 2), (part) => pen.measure(part, text.size));
  const valueLeft = left + inPoints(factGeometry.labelWidth + 3);
  const valueWidth = frame.left + width - valueLeft;
  const values = wrapText(value, valueWidth, (part) => pen.measure(part, text.size));
  const lines = Math.max(labels.length, values.length);
  return Array.from({ length: lines }, (_, index) => ({
    height: line,
    gap: index === 0 && isFirst ? blockGap : 0,
    keepsWithNext: keepsLine(index, lines),
    draw: (top) => {
      const at = { baseline: baselineOf(top), size: text.size };
      pen.write({ ...at, text: labels[index] ?? '', x: left });
      if (index === 0) pen.write({ ...at, text: ':', x: left + inPoints(factGeometry.labelWidth) });
      pen.write({ ...at, text: values[index] ?? '', x: valueLeft });
      if (index === 0 && value === '') {
        const millimetre = inPoints(1);
        pen.writingLine(valueLeft / millimetre, (baselineOf(top) + 2) / millimetre, valueWidth / millimetre);
      }
    },
  }));
}

function itemPieces(item: string, number: number, { pen, left, width }: Frame): Piece[] {
  const indent = inPoints(list.indent);
  const lines = setRuns([plain(item)], width - indent, text.size, pen.measure);
  return lines.map((set, index) => ({
    height: line,
    gap: index > 0 ? 0 : number === 0 ? blockGap : inPoints(list.between),
    keepsWithNext: keepsLine(index, lines.length),
    draw: (top) => {
      const at = { baseline: baselineOf(top), size: text.size };
      if (index === 0) pen.write({ ...at, text: `${number + 1}.`, x: left + indent - 6, align: 'right' });
      drawLine(pen, set, 'justified', left + indent, width - indent, top);
    },
  }));
}

function baselineOf(top: number): number {
  return top + text.size * 1.08;
}
