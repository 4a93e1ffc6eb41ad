import { paperSizes } from '../../shared/exports.ts';
import type { AttendanceSheet } from './attendance-sheet.ts';
import { inPoints, sheetGeometry } from './sheet-geometry.ts';
import { rule, sheetInk, writeLine, writingLine } from './sheet-pen.ts';
import type { MeasureText } from './text-measure.ts';
import { wrapText } from './wrap-text.ts';

/** What stands around the rows: kop, title, facts above; totals, signatures, notice, page number below. */

const { margins, kop, title, facts: factGeometry, head, row, totals, signatures, foot } = sheetGeometry;

/** The facts with their values broken into lines. */
export type FactLines = { label: string; lines: string[] }[];

const factSize = 9.5;

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
export function drawHeading(
  document: PDFKit.PDFDocument,
  sheet: AttendanceSheet,
  facts: FactLines,
  measure: MeasureText,
): void {
  drawKop(document, sheet, measure);
  const titleTop = margins.top + kop.height + kop.ruleAbove + kop.ruleBelow;
  const middle = inPoints(margins.left + contentWidth(sheet) / 2);
  writeLine(
    document,
    { text: sheet.title, x: middle, baseline: inPoints(titleTop) + 10, size: 13, style: 'bold', align: 'center' },
    measure,
  );
  let y = titleTop + title.height;
  for (const { label, lines } of facts) {
    const left = margins.left + factGeometry.labelWidth;
    const baseline = (line: number) => inPoints(y + line * factGeometry.lineHeight) + 9.5;
    const written = { baseline: baseline(0), size: factSize };
    writeLine(document, { ...written, text: label, x: inPoints(margins.left) }, measure);
    writeLine(document, { ...written, text: ':', x: inPoints(left) }, measure);
    lines.forEach((text, index) =>
      writeLine(document, { text, x: inPoints(left + 3), baseline: baseline(index), size: factSize }, measure),
    );
    if (lines.join('') === '') {
      writingLine(
        document,
        left + 3,
        y + factGeometry.lineHeight - 0.9,
        contentWidth(sheet) - factGeometry.labelWidth - 3,
      );
    }
    y += Math.max(1, lines.length) * factGeometry.lineHeight;
  }
}

function drawKop(document: PDFKit.PDFDocument, sheet: AttendanceSheet, measure: MeasureText): void {
  const right = margins.left + contentWidth(sheet);
  drawLogo(document, sheet.kop.logo, margins.left, 'left');
  drawLogo(document, sheet.kop.logoRight, right - kop.logoWidth, 'right');
  // Room for the logos is kept on both sides, so that the names stand in the middle of the sheet.
  const hasLogo = sheet.kop.logo !== null || sheet.kop.logoRight !== null;
  const width = inPoints(contentWidth(sheet) - (hasLogo ? 2 * (kop.logoWidth + 2) : 0));
  const lines = kopLines(sheet, width, measure);
  const height = lines.reduce((sum, line) => sum + line.size * 1.25, 0);
  let y = inPoints(margins.top + kop.height / 2) - height / 2;
  for (const line of lines) {
    writeLine(
      document,
      {
        ...line,
        x: inPoints(margins.left + contentWidth(sheet) / 2),
        baseline: y + line.size * 0.98,
        align: 'center',
      },
      measure,
    );
    y += line.size * 1.25;
  }
  const ruleTop = margins.top + kop.height + kop.ruleAbove;
  rule(document, [margins.left, ruleTop], [right, ruleTop], 1.6);
  rule(document, [margins.left, ruleTop + 0.9], [right, ruleTop + 0.9], 0.5);
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

function drawLogo(document: PDFKit.PDFDocument, logo: string | null, left: number, align: 'left' | 'right'): void {
  if (logo === null) return;
  const picture = Buffer.from(logo.slice(logo.indexOf(',') + 1), 'base64');
  document.image(picture, inPoints(left), inPoints(margins.top + (kop.height - kop.logoHeight) / 2), {
    fit: [inPoints(kop.logoWidth), inPoints(kop.logoHeight)],
    align: align === 'right' ? 'right' : undefined,
    valign: 'center',
  });
}

/** Totals and signatures below the last of `rows` rows. */
export function drawEnd(
  document: PDFKit.PDFDocument,
  sheet: AttendanceSheet,
  tableTop: number,
  rows: number,
  measure: MeasureText,
): void {
  const top = tableTop + head.height + rows * row.height + totals.above;
  let x = margins.left;
  const baseline = inPoints(top) + 11;
  for (const { label, value, unit } of sheet.totals) {
    const lead = `${label}: `;
    writeLine(document, { text: lead, x: inPoints(x), baseline, size: 9.5 }, measure);
    x += measure(lead, 9.5) / inPoints(1);
    if (value === null) {
      writingLine(document, x, top + 4.2, 14);
      x += 15.5;
    } else {
      writeLine(document, { text: value, x: inPoints(x), baseline, size: 9.5, style: 'bold' }, measure);
      x += measure(`${value} `, 9.5, 'bold') / inPoints(1);
    }
    writeLine(document, { text: unit, x: inPoints(x), baseline, size: 9.5 }, measure);
    x += measure(unit, 9.5) / inPoints(1) + 9;
  }
  drawSignatures(document, sheet, top + totals.height + signatures.above, measure);
}

function drawSignatures(document: PDFKit.PDFDocument, sheet: AttendanceSheet, top: number, measure: MeasureText): void {
  const right = margins.left + contentWidth(sheet);
  const lefts = [margins.left, right - signatures.width];
  sheet.signatures.forEach(({ label, name }, index) => {
    const left = lefts[index] ?? margins.left;
    const middle = inPoints(left + signatures.width / 2);
    const bottom = top + signatures.height - 4;
    writeLine(document, { text: label, x: middle, baseline: inPoints(top) + 10, size: 9.5, align: 'center' }, measure);
    const lines = wrapText(name, inPoints(signatures.width), (text) => measure(text, 9.5, 'bold')).slice(0, 2);
    lines.forEach((text, line) => {
      const baseline = inPoints(bottom) - 3 - (lines.length - 1 - line) * 11;
      writeLine(document, { text, x: middle, baseline, size: 9.5, style: 'bold', align: 'center' }, measure);
    });
    const lineWidth = 55;
    rule(
      document,
      [left + (signatures.width - lineWidth) / 2, bottom],
      [left + (signatures.width + lineWidth) / 2, bottom],
      0.6,
    );
  });
}

/** Data-protection notice and page number. */
export function drawFoot(
  document: PDFKit.PDFDocument,
  sheet: AttendanceSheet,
  page: number,
  pages: number,
  measure: MeasureText,
): void {
  const bottom = paperSizes[sheet.paper].height - margins.bottom;
  const right = margins.left + contentWidth(sheet);
  rule(document, [margins.left, bottom - foot.height + 1.8], [right, bottom - foot.height + 1.8], 0.4, sheetInk.quiet);
  const line = { baseline: inPoints(bottom) - 2, size: 7, color: sheetInk.quiet };
  writeLine(document, { ...line, text: sheet.notice, x: inPoints(margins.left) }, measure);
  writeLine(
    document,
    { ...line, text: sheet.pageText(page, pages), x: inPoints(right), align: 'right', style: 'bold' },
    measure,
  );
}
