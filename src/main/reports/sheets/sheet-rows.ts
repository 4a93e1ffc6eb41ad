import { inPoints } from '../millimetres.ts';
import type { PdfPen } from '../pdf-pen.ts';
import type { AttendanceSheet, SheetColumn, SheetRow } from './attendance-sheet.ts';
import { cellLineHeight, fitText } from './fit-text.ts';
import { sheetMeasures } from './sheet-geometry.ts';
import type { SheetGeometry } from './sheet-geometry.ts';

const { head, cell, signatureBox } = sheetMeasures;
const thick = 0.9;
const thin = 0.5;
const centred: SheetColumn[] = ['number', 'gender'];

/** The head of the table. */
export function drawHead(pen: PdfPen, sheet: AttendanceSheet, geometry: SheetGeometry): void {
  const { left, right, tableTop: top, columns } = geometry;
  pen.document.rect(inPoints(left), inPoints(top), inPoints(right - left), inPoints(head.height)).fill('#ededed');
  columns.forEach((column, index) => {
    const box = { width: inPoints(column.width - 2 * cell.side), height: inPoints(head.height) - 1 };
    const { lines, size } = fitText(
      sheet.columns[index]?.title ?? '',
      box,
      (text, of) => pen.measure(text, of, 'bold'),
      9,
    );
    const middle = inPoints(top + head.height / 2);
    lines.forEach((text, line) => {
      const baseline = middle + size * 0.36 + (line - (lines.length - 1) / 2) * size * cellLineHeight;
      pen.write({ text, x: inPoints(column.left + column.width / 2), baseline, size, style: 'bold', align: 'center' });
    });
  });
  pen.rule([left, top], [right, top], thick);
  pen.rule([left, top + head.height], [right, top + head.height], thick);
  for (const edge of [...columns.map((column) => column.left), right]) {
    pen.rule([edge, top], [edge, top + head.height], edge === right || edge === left ? thick : thin);
  }
}

/**
 * One row: `position` counts from 0 on the page of `count` rows. The signature boxes go zigzag,
 * odd numbers on the left and even ones on the right, each box two rows high with its number at
 * its own row; so the rule below a row stops before the boxes of a pair.
 */
export function drawRow(
  pen: PdfPen,
  sheet: AttendanceSheet,
  geometry: SheetGeometry,
  { position, count }: { position: number; count: number },
  row: SheetRow,
): void {
  const { left, right, columns, rowHeight } = geometry;
  const top = geometry.tableTop + head.height + position * rowHeight;
  const bottom = top + rowHeight;
  const boxes = columns.at(-1)?.left ?? right;
  for (const column of columns) {
    const { key } = column;
    const size = sheet.layout.fontSize;
    if (key === 'signature') drawNumber(pen, column.left, top, row.number);
    else
      drawText(pen, key === 'number' ? String(row.number) : (row.texts[key] ?? ''), { column, top, rowHeight, size });
  }

  const isLast = position === count - 1;
  const endsPair = isLast || position % 2 === 1;
  pen.rule([left, bottom], [endsPair ? right : boxes, bottom], isLast ? thick : thin);
  for (const edge of [...columns.map((column) => column.left), boxes + signatureBox.width, right]) {
    pen.rule([edge, top], [edge, bottom], edge === right || edge === left ? thick : thin);
  }
}

interface CellPlace {
  column: SheetGeometry['columns'][number];
  top: number;
  rowHeight: number;
  size: number;
}

function drawText(pen: PdfPen, text: string, { column, top, rowHeight, size: largest }: CellPlace): void {
  const { key, left, width } = column;
  const box = { width: inPoints(width - 2 * cell.side), height: inPoints(rowHeight) - 0.8 };
  const { lines, size } = fitText(text, box, pen.measure, largest);
  const lineHeight = size * cellLineHeight;
  const isCentred = centred.includes(key);
  const x = isCentred ? inPoints(left + width / 2) : inPoints(left + cell.side);
  // Letters stand in the middle of the row: from the middle up by half of the lines, down to the first baseline.
  const first = inPoints(top + rowHeight / 2) - (lines.length * lineHeight) / 2 + lineHeight * 0.5 + size * 0.36;
  lines.forEach((line, index) =>
    pen.write({ text: line, x, baseline: first + index * lineHeight, size, align: isCentred ? 'center' : 'left' }),
  );
}

function drawNumber(pen: PdfPen, left: number, top: number, number: number): void {
  const boxLeft = left + (number % 2 === 0 ? signatureBox.width : 0);
  pen.write({ text: `${number}.`, x: inPoints(boxLeft + cell.side), baseline: inPoints(top) + 9.5, size: 7.5 });
}
