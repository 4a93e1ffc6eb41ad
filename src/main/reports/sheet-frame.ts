import { paperSizes } from '../../shared/exports.ts';
import type { AttendanceSheet } from './attendance-sheet.ts';
import { inPoints, sheetGeometry } from './sheet-geometry.ts';
import type { PdfPen } from './pdf-pen.ts';
import type { MeasureText } from './text-measure.ts';
import { wrapText } from './wrap-text.ts';

/** What stands around the rows: kop, title, facts above; totals, signatures, notice, page number below. */

const { margins, kop, title, facts: factGeometry, head, row, totals, signatures, foot } = sheetGeometry;

/** The facts with their values broken into lines. */
export type FactLines = { label: string; lines: string[] }[];

const factSize = 9.5;
const quietInk = '#555555';

function contentWidth(sheet: AttendanceSheet): number {
  return paperSizes[sheet.paper].width - margins.left - margins.right;
}

/** Breaks the facts' values. A long one makes the head taller, by as much on every page. */
export function factLines(sheet: AttendanceSheet, measure: MeasureText): FactLines {
  const width = inPoints(contentWidth(sheet) - factGeometry.labelWidth - 3);
  return sheet.facts.map(({ label, value }) => ({
    label,
    lines: wrapText(value, width, (text) => measure(text, factSize)),
  }));
}

/** Millimetres from the page's edge to the head of the table: the same on every page. */
export function headingHeight(facts: FactLines): number {
  const lines = facts.reduce((sum, fact) => sum + Math.max(1, fact.lines.length), 0);
  return (
    margins.top +
    kop.height +
    kop.ruleAbove +
    kop.ruleBelow +
    title.height +
    lines * factGeometry.lineHeight +
    factGeometry.below
  );
}

/** Kop, title and facts. */
export function drawHeading(pen: PdfPen, sheet: AttendanceSheet, facts: FactLines): void {
  drawKop(pen, sheet);
  const titleTop = margins.top + kop.height + kop.ruleAbove + kop.ruleBelow;
  const middle = inPoints(margins.left + contentWidth(sheet) / 2);
  pen.write({
    text: sheet.title,
    x: middle,
    baseline: inPoints(titleTop) + 10,
    size: 13,
    style: 'bold',
    align: 'center',
  });
  let y = titleTop + title.height;
  for (const { label, lines } of facts) {
    const left = margins.left + factGeometry.labelWidth;
    const baseline = (line: number) => inPoints(y + line * factGeometry.lineHeight) + 9.5;
    const written = { baseline: baseline(0), size: factSize };
    pen.write({ ...written, text: label, x: inPoints(margins.left) });
    pen.write({ ...written, text: ':', x: inPoints(left) });
    lines.forEach((text, index) =>
      pen.write({ text, x: inPoints(left + 3), baseline: baseline(index), size: factSize }),
    );
    if (lines.join('') === '') {
      pen.writingLine(left + 3, y + factGeometry.lineHeight - 0.9, contentWidth(sheet) - factGeometry.labelWidth - 3);
    }
    y += Math.max(1, lines.length) * factGeometry.lineHeight;
  }
}

function drawKop(pen: PdfPen, sheet: AttendanceSheet): void {
  const right = margins.left + contentWidth(sheet);
  drawLogo(pen, sheet.kop.logo, margins.left, 'left');
  drawLogo(pen, sheet.kop.logoRight, right - kop.logoWidth, 'right');
  // Room for the logos is kept on both sides, so that the names stand in the middle of the sheet.
  const hasLogo = sheet.kop.logo !== null || sheet.kop.logoRight !== null;
  const width = inPoints(contentWidth(sheet) - (hasLogo ? 2 * (kop.logoWidth + 2) : 0));
  const lines = kopLines(sheet, width, pen.measure);
  const height = lines.reduce((sum, line) => sum + line.size * 1.25, 0);
  let y = inPoints(margins.top + kop.height / 2) - height / 2;
  for (const line of lines) {
    pen.write({
      ...line,
      x: inPoints(margins.left + contentWidth(sheet) / 2),
      baseline: y + line.size * 0.98,
      align: 'center',
    });
    y += line.size * 1.25;
  }
  const ruleTop = margins.top + kop.height + kop.ruleAbove;
  pen.rule([margins.left, ruleTop], [right, ruleTop], 1.6);
  pen.rule([margins.left, ruleTop + 0.9], [right, ruleTop + 0.9], 0.5);
}

/** Company, unit and address; smaller where the names are long, so that the kop keeps its height. */
function kopLines(sheet: AttendanceSheet, width: number, measure: MeasureText) {
  const room = inPoints(kop.height);
  for (const scale of [1, 0.9, 0.8, 0.7, 0.6, 0.5]) {
    const lines = [
      { text: sheet.kop.company, size: 13 * scale, style: 'bold' as const },
      { text: sheet.kop.unit, size: 11.5 * scale, style: 'bold' as const },
      { text: sheet.kop.address, size: 8.5 * scale, style: 'regular' as const },
    ]
      .filter(({ text }) => text !== '')
      .flatMap(({ text, size, style }) =>
        wrapText(text, width, (part) => measure(part, size, style)).map((line) => ({ text: line, size, style })),
      );
    if (lines.reduce((sum, line) => sum + line.size * 1.25, 0) <= room || scale === 0.5) return lines;
  }
  return [];
}

function drawLogo(pen: PdfPen, logo: string | null, left: number, align: 'left' | 'right'): void {
  if (logo === null) return;
  const picture = Buffer.from(logo.slice(logo.indexOf(',') + 1), 'base64');
  pen.document.image(picture, inPoints(left), inPoints(margins.top + (kop.height - kop.logoHeight) / 2), {
    fit: [inPoints(kop.logoWidth), inPoints(kop.logoHeight)],
    align: align === 'right' ? 'right' : undefined,
    valign: 'center',
  });
}

/** Totals and signatures below the last of `rows` rows. */
export function drawEnd(pen: PdfPen, sheet: AttendanceSheet, tableTop: number, rows: number): void {
  const top = tableTop + head.height + rows * row.height + totals.above;
  let x = margins.left;
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
  drawSignatures(pen, sheet, top + totals.height + signatures.above);
}

function drawSignatures(pen: PdfPen, sheet: AttendanceSheet, top: number): void {
  const right = margins.left + contentWidth(sheet);
  const lefts = [margins.left, right - signatures.width];
  sheet.signatures.forEach(({ label, name }, index) => {
    const left = lefts[index] ?? margins.left;
    const middle = inPoints(left + signatures.width / 2);
    const bottom = top + signatures.height - 4;
    pen.write({ text: label, x: middle, baseline: inPoints(top) + 10, size: 9.5, align: 'center' });
    const lines = wrapText(name, inPoints(signatures.width), (text) => pen.measure(text, 9.5, 'bold')).slice(0, 2);
    lines.forEach((text, line) => {
      const baseline = inPoints(bottom) - 3 - (lines.length - 1 - line) * 11;
      pen.write({ text, x: middle, baseline, size: 9.5, style: 'bold', align: 'center' });
    });
    const lineWidth = 55;
    pen.rule(
      [left + (signatures.width - lineWidth) / 2, bottom],
      [left + (signatures.width + lineWidth) / 2, bottom],
      0.6,
    );
  });
}

/** Data-protection notice and page number. */
export function drawFoot(pen: PdfPen, sheet: AttendanceSheet, page: number, pages: number): void {
  const bottom = paperSizes[sheet.paper].height - margins.bottom;
  const right = margins.left + contentWidth(sheet);
  pen.rule([margins.left, bottom - foot.height + 1.8], [right, bottom - foot.height + 1.8], 0.4, quietInk);
  const line = { baseline: inPoints(bottom) - 2, size: 7, color: quietInk };
  pen.write({ ...line, text: sheet.notice, x: inPoints(margins.left) });
  pen.write({ ...line, text: sheet.pageText(page, pages), x: inPoints(right), align: 'right', style: 'bold' });
}
