import { drawKop, sheetKop } from '../kop.ts';
import { inPoints } from '../millimetres.ts';
import type { PdfPen } from '../pdf-pen.ts';
import type { MeasureText } from '../text-measure.ts';
import { wrapText } from '../wrap-text.ts';
import type { AttendanceSheet } from './attendance-sheet.ts';
import { factsWidthOf, sheetMeasures } from './sheet-geometry.ts';
import type { SheetGeometry } from './sheet-geometry.ts';

/** What stands around the rows: kop, title, facts above; totals, signatures, notice, page number below. */

const { facts: factMeasures, head, totals, signatures, foot, mark } = sheetMeasures;

/** The facts with their values broken into lines. */
export type FactLines = { label: string; lines: string[] }[];

const quietInk = '#555555';

/** Breaks the facts' values. A long one makes the head taller, by as much on every page. */
export function factLines(sheet: AttendanceSheet, measure: MeasureText): FactLines {
  const width = inPoints(factsWidthOf(sheet));
  return sheet.facts.map(({ label, value }) => ({
    label,
    lines: wrapText(value, width, (text) => measure(text, sheet.layout.fontSize)),
  }));
}

/** Lines that the facts take in all. */
export function countLines(facts: FactLines): number {
  return facts.reduce((sum, fact) => sum + Math.max(1, fact.lines.length), 0);
}

/** Kop, title and facts. */
export function drawHeading(pen: PdfPen, sheet: AttendanceSheet, geometry: SheetGeometry, facts: FactLines): void {
  const { left, right, top, titleTop, factsTop, factsWidth, factLineHeight } = geometry;
  drawKop(pen, sheet.kop, sheetKop, { left, right, top });
  pen.write({
    text: sheet.title,
    x: inPoints((left + right) / 2),
    baseline: inPoints(titleTop) + 10,
    size: 13,
    style: 'bold',
    align: 'center',
  });
  drawFacts(pen, facts, {
    left,
    top: factsTop,
    size: sheet.layout.fontSize,
    lineHeight: factLineHeight,
    valueWidth: factsWidth,
  });
}

/** Where facts stand: millimetres, and their size of type in points. */
export interface FactsPlace {
  left: number;
  top: number;
  size: number;
  lineHeight: number;
  /** Of the line to write on where there is no value. */
  valueWidth: number;
}

/** Label, colon and value, line by line. */
export function drawFacts(
  pen: PdfPen,
  facts: FactLines,
  { left, top, size, lineHeight, valueWidth }: FactsPlace,
): void {
  const colon = left + factMeasures.labelWidth;
  let y = top;
  for (const { label, lines } of facts) {
    const baseline = (line: number) => inPoints(y + line * lineHeight) + size;
    const written = { baseline: baseline(0), size };
    pen.write({ ...written, text: label, x: inPoints(left) });
    pen.write({ ...written, text: ':', x: inPoints(colon) });
    lines.forEach((text, index) => pen.write({ text, x: inPoints(colon + 3), baseline: baseline(index), size }));
    if (lines.join('') === '') pen.writingLine(colon + 3, y + lineHeight - 0.9, valueWidth);
    y += Math.max(1, lines.length) * lineHeight;
  }
}

/** Totals and signatures below the last of `rows` rows. */
export function drawEnd(pen: PdfPen, sheet: AttendanceSheet, geometry: SheetGeometry, rows: number): void {
  const top = geometry.tableTop + head.height + rows * geometry.rowHeight + totals.above;
  let x = geometry.left;
  const baseline = inPoints(top) + 11;
  for (const { label, value, unit } of sheet.totals) {
    const lead = `${label}: `;
    pen.write({ text: lead, x: inPoints(x), baseline, size: 9.5 });
    x += pen.measure(lead, 9.5) / inPoints(1);
    if (value === null) {
      pen.writingLine(x, top + 4.2, 14);
      x += 15.5;
    } else {
      pen.write({ text: value, x: inPoints(x), baseline, size: 9.5, style: 'bold' });
      x += pen.measure(`${value} `, 9.5, 'bold') / inPoints(1);
    }
    pen.write({ text: unit, x: inPoints(x), baseline, size: 9.5 });
    x += pen.measure(unit, 9.5) / inPoints(1) + 9;
  }
  drawSignatures(pen, sheet, geometry, top + totals.height + signatures.above);
}

/** One stands on the right, two at both sides, three share the width. */
function drawSignatures(pen: PdfPen, sheet: AttendanceSheet, { left, right }: SheetGeometry, top: number): void {
  const count = sheet.signatures.length;
  const width = count < 3 ? signatures.width : (right - left) / 3;
  const lineWidth = Math.min(55, width - 6);
  sheet.signatures.forEach(({ label, name }, index) => {
    const blockLeft = count === 1 ? right - width : left + (index * (right - left - width)) / (count - 1);
    const middle = blockLeft + width / 2;
    const bottom = top + signatures.height - 4;
    pen.write({ text: label, x: inPoints(middle), baseline: inPoints(top) + 10, size: 9.5, align: 'center' });
    const lines = wrapText(name, inPoints(width), (text) => pen.measure(text, 9.5, 'bold')).slice(0, 2);
    lines.forEach((text, line) => {
      const baseline = inPoints(bottom) - 3 - (lines.length - 1 - line) * 11;
      pen.write({ text, x: inPoints(middle), baseline, size: 9.5, style: 'bold', align: 'center' });
    });
    pen.rule([middle - lineWidth / 2, bottom], [middle + lineWidth / 2, bottom], 0.6);
  });
}

/** Data-protection notice and page number, between the two lower marks. */
export function drawFoot(
  pen: PdfPen,
  sheet: AttendanceSheet,
  { left, right, bottom }: SheetGeometry,
  { page, pages }: { page: number; pages: number },
): void {
  const side = mark.size + 1.5;
  pen.rule([left, bottom - foot.height + 1.8], [right, bottom - foot.height + 1.8], 0.4, quietInk);
  const line = { baseline: inPoints(bottom) - 2, size: 7, color: quietInk };
  const pageText = sheet.pageText(page, pages);
  const room = inPoints(right - left - 2 * side - 4) - pen.measure(pageText, line.size, 'bold');
  const size = Math.min(line.size, (line.size * room) / pen.measure(sheet.notice, line.size));
  pen.write({ ...line, size, text: sheet.notice, x: inPoints(left + side) });
  pen.write({ ...line, text: pageText, x: inPoints(right - side), align: 'right', style: 'bold' });
}
