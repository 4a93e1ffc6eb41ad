import { currentFont, keepLettersExact } from './exact-letters.ts';
import { inPlace, isPlain, runsOf } from './script-runs.ts';
import type { TextRun } from './script-runs.ts';
import { inPoints } from './millimetres.ts';
import { faceOfRun, settingOf } from './text-measure.ts';
import type { FontFace, FontStyle, MeasureText } from './text-measure.ts';

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

/** What fixed layouts are drawn with: everything lands exactly where it is told. */
export interface PdfPen {
  document: PDFKit.PDFDocument;
  measure: MeasureText;
  /** Writes one line: nothing wraps, nothing moves to another page. */
  write(line: LineOfText): void;
  /** A straight line between two points in millimetres; its width in points. */
  rule(from: [number, number], to: [number, number], width: number, color?: string): void;
  /** A dotted line to write on, in millimetres. */
  writingLine(x: number, y: number, width: number): void;
}

/** `takeFace` makes a face the document's current one; those of other scripts are opened by it when first taken. */
export function createPen(
  document: PDFKit.PDFDocument,
  measure: MeasureText,
  takeFace: (face: FontFace) => void,
): PdfPen {
  const pen: PdfPen = {
    document,
    measure,
    write({ text, x, baseline, size, style = 'regular', align = 'left', color = '#000000' }) {
      if (text === '') return;
      const width = align === 'left' ? 0 : measure(text, size, style);
      const left = x - (align === 'center' ? width / 2 : 0) - (align === 'right' ? width : 0);
      document.fontSize(size).fillColor(color);
      if (isPlain(text)) {
        takeFace(style);
        document.text(text, left, baseline, { lineBreak: false, baseline: 'alphabetic' });
        return;
      }
      for (const { run, offset } of offsetsOf(text, (part) => measure(part, size, style))) {
        takeFace(faceOfRun(run, style));
        keepLettersExact(currentFont(document));
        document.text(run.text, left + offset, baseline, {
          ...settingOf(run),
          lineBreak: false,
          baseline: 'alphabetic',
        });
      }
    },
    rule(from, to, width, color = '#000000') {
      document
        .moveTo(inPoints(from[0]), inPoints(from[1]))
        .lineTo(inPoints(to[0]), inPoints(to[1]))
        .lineWidth(width)
        .strokeColor(color)
        .stroke();
    },
    writingLine(x, y, width) {
      document.save().dash(0.8, { space: 1.6 });
      pen.rule([x, y], [x + width, y], 0.6);
      document.undash().restore();
    },
  };
  return pen;
}

/** The runs of a line with their left edges, in the order of the text: so a reader of the PDF finds them. */
function offsetsOf(text: string, widthOf: (text: string) => number): { run: TextRun; offset: number }[] {
  const runs = runsOf(text);
  const offsets = new Map<TextRun, number>();
  let offset = 0;
  for (const run of inPlace(runs)) {
    offsets.set(run, offset);
    offset += widthOf(run.text);
  }
  return runs.map((run) => ({ run, offset: offsets.get(run) ?? 0 }));
}
