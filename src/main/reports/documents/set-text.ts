import { isPlain } from '../script-runs.ts';
import type { MeasureText } from '../text-measure.ts';
import { wordsOf, wrapText } from '../wrap-text.ts';
import type { TextRun } from './office-document.ts';

/** A line as it is drawn: parts beside each other, points from the line's left edge. */
export interface SetLine {
  parts: { text: string; x: number; isBold: boolean }[];
  width: number;
  /** Whether a further line of the same paragraph follows it: only such a one is justified. */
  goesOn: boolean;
}

interface Word {
  text: string;
  isBold: boolean;
  width: number;
}

/** Breaks runs into lines of at most `width` points, each of the runs' words in its own weight. */
export function setRuns(runs: readonly TextRun[], width: number, size: number, measure: MeasureText): SetLine[] {
  const widthOf = (text: string, isBold: boolean) => measure(text, size, isBold ? 'bold' : 'regular');
  const paragraphs: TextRun[][] = [[]];
  for (const { text, isBold = false } of runs) {
    text.split(/\r\n|[\n\r\u2028\u2029]/).forEach((part, index) => {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ text: part, isBold });
    });
  }
  return paragraphs.flatMap((parts) => {
    const words = parts.flatMap(({ text, isBold = false }) =>
      wholeNumbers(wordsOf(text)).flatMap((word): Word[] => {
        const whole = widthOf(word.trimEnd(), isBold);
        // What is wider than the line is broken, letter by letter.
        const pieces = whole > width ? wrapText(word, width, (piece) => widthOf(piece, isBold)) : [word];
        return pieces.map((piece) => ({ text: piece, isBold, width: widthOf(piece, isBold) }));
      }),
    );
    return linesOf(words, width, widthOf);
  });
}

/** Dates and years are not parted: `05-02-2026`, `2023–2027`. */
function wholeNumbers(words: readonly string[]): string[] {
  const result: string[] = [];
  for (const word of words) {
    const last = result.at(-1) ?? '';
    if (/\d[-–/]$/.test(last) && /^\d/.test(word)) result[result.length - 1] = last + word;
    else result.push(word);
  }
  return result;
}

function linesOf(words: readonly Word[], width: number, widthOf: (text: string, isBold: boolean) => number): SetLine[] {
  const lines: Word[][] = [[]];
  let taken = 0;
  for (const word of words) {
    const line = lines.at(-1) ?? [];
    if (line.length > 0 && taken + widthOf(word.text.trimEnd(), word.isBold) > width + 0.01) {
      lines.push([word]);
      taken = word.width;
    } else {
      line.push(word);
      taken += word.width;
    }
  }
  return lines.map((line, index) => ({ ...joined(line, widthOf), goesOn: index < lines.length - 1 }));
}

/** Neighbours of one weight as one part. */
function joined(words: readonly Word[], widthOf: (text: string, isBold: boolean) => number): Omit<SetLine, 'goesOn'> {
  const parts: SetLine['parts'] = [];
  let x = 0;
  words.forEach(({ text, isBold }, index) => {
    const written = index === words.length - 1 ? text.trimEnd() : text;
    const last = parts.at(-1);
    if (last && last.isBold === isBold) last.text += written;
    else parts.push({ text: written, x, isBold });
    x = (parts.at(-1)?.x ?? 0) + widthOf(parts.at(-1)?.text ?? '', isBold);
  });
  return { parts, width: x };
}

/** The line's words spread over `width`; as it is where it ends a paragraph, or has letters that stand in another order. */
export function justified(line: SetLine, width: number, size: number, measure: MeasureText): SetLine['parts'] {
  const words = line.parts.flatMap(({ text, isBold }) => text.split(/(?<= )/).map((word) => ({ word, isBold })));
  const gaps = words.filter(({ word }) => word.endsWith(' ')).length;
  const extra = (width - line.width) / gaps;
  if (!line.goesOn || gaps === 0 || extra > size * 0.7) return line.parts;
  if (line.parts.some(({ text }) => !isPlain(text))) return line.parts;
  let x = 0;
  return words.map(({ word, isBold }) => {
    const part = { text: word, x, isBold };
    x += measure(word, size, isBold ? 'bold' : 'regular') + (word.endsWith(' ') ? extra : 0);
    return part;
  });
}
