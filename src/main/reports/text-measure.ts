import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { isPlain, runsOf } from './script-runs.ts';
import type { TextRun } from './script-runs.ts';

/** Names of the faces shipped with the program; documents hold only the letters that they use. */
export const fontNames = {
  regular: 'NotoSans-Regular',
  bold: 'NotoSans-Bold',
  italic: 'NotoSans-Italic',
  arabic: 'NotoSansArabic-Regular',
  emoji: 'NotoEmoji-Regular',
  chinese: 'NotoSansSC-Regular',
} as const;
export type FontFace = keyof typeof fontNames;
export type FontStyle = 'regular' | 'bold' | 'italic';

/** The face of a run: the scripts beside Latin have one for all styles. */
export function faceOfRun(run: TextRun, style: FontStyle): FontFace {
  return run.face === 'latin' ? style : run.face;
}

/**
 * Where a face lies. A document is given either always this path or always the face's own name:
 * pdfkit reads the file anew at each use of a name whose face it has opened by another.
 */
export function fontPath(resourcesFolder: string, face: FontFace): string {
  return join(resourcesFolder, 'fonts', `${fontNames[face]}.ttf`);
}

/**
 * How pdfkit is to set a run. Asked for features, though for none, it takes the words together: one by one, those of
 * an Arabic run would stand in the wrong order.
 */
export function settingOf(run: TextRun): { features?: [] } {
  return run.face === 'latin' ? {} : { features: [] };
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
  const widths = {
    regular: new Map<string, number>(),
    bold: new Map<string, number>(),
    italic: new Map<string, number>(),
  };

  const measureWord = (word: string, style: FontStyle): number => {
    if (widths[style].size >= mostWords) {
      widths[style].clear();
      document = openFonts(resourcesFolder);
    }
    const width = isPlain(word)
      ? document.font(fontPath(resourcesFolder, style)).fontSize(1000).widthOfString(word) / 1000
      : runsOf(word).reduce((sum, run) => sum + widthOfRun(run, style), 0);
    widths[style].set(word, width);
    return width;
  };
  const widthOfRun = (run: TextRun, style: FontStyle) =>
    document
      .font(fontPath(resourcesFolder, faceOfRun(run, style)))
      .fontSize(1000)
      .widthOfString(run.text, settingOf(run)) / 1000;
  const widthOfWord = (word: string, style: FontStyle) => widths[style].get(word) ?? measureWord(word, style);

  return (text, size, style = 'regular') => {
    const known = widths[style].get(text);
    if (known !== undefined) return known * size;
    let width = 0;
    // Figures differ from each other but not in their digits, which are all equally wide.
    if (/^[\d.,%]+$/.test(text)) for (const digit of text) width += widthOfWord(digit, style);
    else for (const word of wordsOf(text)) width += widthOfWord(word, style);
    return width * size;
  };
}

/** Words with the blank after them: so pdfkit sets them, and so they meet again in other texts. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  let start = 0;
  for (let blank = text.indexOf(' '); blank !== -1; blank = text.indexOf(' ', start)) {
    words.push(text.slice(start, blank + 1));
    start = blank + 1;
  }
  if (start < text.length) words.push(text.slice(start));
  return words;
}

function openFonts(resourcesFolder: string): PDFKit.PDFDocument {
  // A font of our own from the start: pdfkit's standard fonts are read from files beside its code.
  return new PDFDocument({ autoFirstPage: false, font: fontPath(resourcesFolder, 'regular') });
}
