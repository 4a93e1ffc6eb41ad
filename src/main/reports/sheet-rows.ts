import type { AttendanceSheet, SheetColumn, SheetRow } from './attendance-sheet.ts';
import { cellLineHeight, fitText } from './fit-text.ts';
import { columnWidths, inPoints, sheetGeometry } from './sheet-geometry.ts';
import type { PdfPen } from './pdf-pen.ts';

const { margins, head, row: rowGeometry, cell } = sheetGeometry;
const thick = 0.9;
const thin = 0.5;
const centred: SheetColumn[] = ['number', 'gender'];

/** Left edges of the columns, and the right edge of the last: millimetres. */
function edges(sheet: AttendanceSheet): { keys: SheetColumn[]; lefts: number[]; widths: number[] } {
  const keys = sheet.columns.map((column) => column.key);
  const byKey = columnWidths(sheet.paper, keys);
  const widths = keys.map((key) => byKey[key]);
  const lefts: number[] = [margins.left];
  for (const width of widths) lefts.push((lefts.at(-1) ?? 0) + width);
  return { keys, lefts, widths };
}

/** The head of the table, `top` millimetres from the page's edge. */
export function drawHead(pen: PdfPen, sheet: AttendanceSheet, top: number): void {
  const { lefts, widths } = edges(sheet);
  const right = lefts.at(-1) ?? 0;
  pen.document
    .rect(inPoints(margins.left), inPoints(top), inPoints(right - margins.left), inPoints(head.height))
    .fill('#ededed');
  sheet.columns.forEach((column, index) => {
    const left = lefts[index] ?? 0;
    const width = widths[index] ?? 0;
    pen.write({
      text: column.title,
      x: inPoints(left + width / 2),
      baseline: inPoints(top + head.height / 2) + 3.2,
      size: 9,
      style: 'bold',
      align: 'center',
    });
  });
  pen.rule([margins.left, top], [right, top], thick);
  pen.rule([margins.left, top + head.height], [right, top + head.height], thick);
  for (const left of lefts)
    pen.rule([left, top], [left, top + head.height], left === right || left === margins.left ? thick : thin);
}

/**
 * One row: `position` counts from 0 on the page of `count` rows. The signature boxes go zigzag,
 * odd numbers on the left and even ones on the right, each box two rows high with its number at
 * its own row; so the rule below a row stops before the boxes of a pair.
 */
export function drawRow(
  pen: PdfPen,
  sheet: AttendanceSheet,
  tableTop: number,
  position: number,
  count: number,
  row: SheetRow,
): void {
  const { keys, lefts, widths } = edges(sheet);
  const top = tableTop + head.height + position * rowGeometry.height;
  const bottom = top + rowGeometry.height;
  const right = lefts.at(-1) ?? 0;
  const boxes = lefts[keys.indexOf('signature')] ?? right;
  const texts: Record<Exclude<SheetColumn, 'signature'>, string> = {
    number: String(row.number),
    name: row.name,
    affiliation: row.affiliation,
    gender: row.gender,
    phone: row.phone,
  };
  keys.forEach((key, index) => {
    if (key === 'signature') drawNumber(pen, lefts[index] ?? 0, top, row.number);
    else drawText(pen, texts[key], key, lefts[index] ?? 0, widths[index] ?? 0, top);
  });

  const isLast = position === count - 1;
  const endsPair = isLast || position % 2 === 1;
  pen.rule([margins.left, bottom], [endsPair ? right : boxes, bottom], isLast ? thick : thin);
  for (const left of [...lefts, boxes + sheetGeometry.signatureBox.width]) {
    pen.rule([left, top], [left, bottom], left === right || left === margins.left ? thick : thin);
  }
}

function drawText(pen: PdfPen, text: string, key: SheetColumn, left: number, width: number, top: number): void {
  const box = { width: inPoints(width - 2 * cell.side), height: inPoints(rowGeometry.height) - 0.8 };
  const { lines, size } = fitText(text, box, pen.measure);
  const lineHeight = size * cellLineHeight;
  const isCentred = centred.includes(key);
  const x = isCentred ? inPoints(left + width / 2) : inPoints(left + cell.side);
  // Letters stand in the middle of the row: from the middle up by half of the lines, down to the first baseline.
  const first =
    inPoints(top + rowGeometry.height / 2) - (lines.length * lineHeight) / 2 + lineHeight * 0.5 + size * 0.36;
  lines.forEach((line, index) =>
    pen.write({ text: line, x, baseline: first + index * lineHeight, size, align: isCentred ? 'center' : 'left' }),
  );
}

function drawNumber(pen: PdfPen, left: number, top: number, number: number): void {
  const isOnRight = number % 2 === 0;
  const boxLeft = left + (isOnRight ? sheetGeometry.signatureBox.width : 0);
  pen.write({ text: `${number}.`, x: inPoints(boxLeft + cell.side), baseline: inPoints(top) + 9.5, size: 7.5 });
}
