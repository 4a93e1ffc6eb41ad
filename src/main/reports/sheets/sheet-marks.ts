import { encodeQR } from 'qr';
import type { SheetCode } from '../../../shared/sheet-code.ts';
import { writeSheetCode } from '../../../shared/sheet-code.ts';
import { inPoints } from '../millimetres.ts';
import type { PdfPen } from '../pdf-pen.ts';
import { sheetMeasures } from './sheet-geometry.ts';
import type { SheetGeometry } from './sheet-geometry.ts';

/** What a later reader of a photographed sheet finds its way by: the page's code, and squares at known places. */
export function drawMarks(pen: PdfPen, { code, marks }: SheetGeometry, told: SheetCode): void {
  const { size } = sheetMeasures.mark;
  for (const { left, top } of marks) {
    pen.document.rect(inPoints(left), inPoints(top), inPoints(size), inPoints(size)).fill('#000000');
  }
  drawCode(pen, writeSheetCode(told), code);
}

/** A QR code in `place`, millimetres; level M makes good for 15 % of it dirty or torn. */
function drawCode(pen: PdfPen, text: string, place: SheetGeometry['code']): void {
  // The paper around it is its quiet zone: the border that the library draws is cut off.
  const framed = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 1 });
  const modules = framed.slice(1, -1).map((row) => row.slice(1, -1));
  const side = inPoints(place.size) / modules.length;
  modules.forEach((row, y) => {
    for (const { start, length } of darkRuns(row)) {
      pen.document.rect(inPoints(place.left) + start * side, inPoints(place.top) + y * side, length * side, side);
    }
  });
  pen.document.fill('#000000');
}

function darkRuns(row: readonly boolean[]): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last && last.start + last.length === x) last.length += 1;
    else runs.push({ start: x, length: 1 });
  });
  return runs;
}
