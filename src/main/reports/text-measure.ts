import { join } from 'node:path';
import PDFDocument from 'pdfkit';

/** The faces shipped with the program; documents hold only the letters that they use. */
export const fontFiles = {
  regular: 'NotoSans-Regular.ttf',
  bold: 'NotoSans-Bold.ttf',
  italic: 'NotoSans-Italic.ttf',
} as const;
export type FontStyle = keyof typeof fontFiles;

/**
 * Where a face lies. pdfkit is always given this path, never a registered name: it would read the
 * file anew at each use of a name whose face is known to it by another.
 */
export function fontPath(resourcesFolder: string, style: FontStyle): string {
  return join(resourcesFolder, 'fonts', fontFiles[style]);
}

/** Width in points of one line of text. */
export type MeasureText = (text: string, size: number, style?: FontStyle) => number;

/** Words remembered before the measuring starts afresh: bounds what a long-lived worker holds. */
const mostWords = 20_000;

const measures = new Map<string, MeasureText>();

/** Measures text in the fonts of `resourcesFolder`; kept for the life of the thread. */
export function measureIn(resourcesFolder: string): MeasureText {
  let measure = measures.get(resourcesFolder);
  if (!measure) {
    measure = createMeasure(resourcesFolder);
    measures.set(resourcesFolder, measure);
  }
  return measure;
}

function createMeasure(resourcesFolder: string): MeasureText {
  let document = openFonts(resourcesFolder);
  const widths = new Map<string, number>();

  const widthOfWord = (word: string, style: FontStyle): number => {
    const key = `${style} ${word}`;
    let width = widths.get(key);
    if (width === undefined) {
      if (widths.size >= mostWords) {
        widths.clear();
        document = openFonts(resourcesFolder);
      }
      width = document.font(fontPath(resourcesFolder, style)).fontSize(1000).widthOfString(word) / 1000;
      widths.set(key, width);
    }
    return width;
  };
  return (text, size, style = 'regular') => {
    let width = 0;
    for (const word of text.split(/(?<= )/)) width += widthOfWord(word, style);
    return width * size;
  };
}

function openFonts(resourcesFolder: string): PDFKit.PDFDocument {
  // A font of our own from the start: pdfkit's standard fonts are read from files beside its code.
  return new PDFDocument({ autoFirstPage: false, font: fontPath(resourcesFolder, 'regular') });
}
