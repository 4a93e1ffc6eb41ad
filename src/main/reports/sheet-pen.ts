import { join } from 'node:path';
import { inPoints } from './sheet-geometry.ts';
import { fontFiles } from './text-measure.ts';
import type { FontStyle, MeasureText } from './text-measure.ts';

export const sheetInk = { text: '#000000', quiet: '#555555', rule: '#000000' };

/** Fonts of the sheet: all our own, pdfkit's standard fonts would be read from files beside its code. */
export const registerFonts = {
  defaultFont: (resourcesFolder: string) => join(resourcesFolder, 'fonts', fontFiles.regular),
  all(document: PDFKit.PDFDocument, resourcesFolder: string) {
    for (const [style, file] of Object.entries(fontFiles)) {
      document.registerFont(style, join(resourcesFolder, 'fonts', file));
    }
  },
};

export interface LineOfText {
  text: string;
  /** Left edge, or the middle or right edge by `align`, and the baseline: points from the page's corner. */
  x: number;
  baseline: number;
  size: number;
  style?: FontStyle;
  align?: 'left' | 'center' | 'right';
  color?: string;
}

/** Writes one line exactly where it is told: nothing wraps, nothing moves to another page. */
export function writeLine(document: PDFKit.PDFDocument, line: LineOfText, measure: MeasureText): void {
  const { text, x, baseline, size, style = 'regular', align = 'left', color = sheetInk.text } = line;
  if (text === '') return;
  const width = align === 'left' ? 0 : measure(text, size, style);
  const left = x - (align === 'center' ? width / 2 : 0) - (align === 'right' ? width : 0);
  document
    .font(style)
    .fontSize(size)
    .fillColor(color)
    .text(text, left, baseline, { lineBreak: false, baseline: 'alphabetic' });
}

/** A straight line between two points given in millimetres. */
export function rule(
  document: PDFKit.PDFDocument,
  from: [number, number],
  to: [number, number],
  width: number,
  color = sheetInk.rule,
): void {
  document
    .moveTo(inPoints(from[0]), inPoints(from[1]))
    .lineTo(inPoints(to[0]), inPoints(to[1]))
    .lineWidth(width)
    .strokeColor(color)
    .stroke();
}

/** A line to write on, in millimetres. */
export function writingLine(document: PDFKit.PDFDocument, x: number, y: number, width: number): void {
  document.save().dash(0.8, { space: 1.6 });
  rule(document, [x, y], [x + width, y], 0.6);
  document.undash().restore();
}
