import { wordsOf, wrapText } from '../wrap-text.ts';

export interface BlockOfText {
  lines: string[];
  size: number;
  /** Points. */
  lineHeight: number;
}

/** Line height of a block, in ems. */
const leading = 1.18;

/**
 * Sets a text as large as a box allows (points), from `largest` down to `smallest`; words are broken and
 * lines cut off only at the smallest.
 */
export function fitBlock(
  text: string,
  box: { width: number; height: number },
  { largest, smallest }: { largest: number; smallest: number },
  widthOf: (text: string, size: number) => number,
): BlockOfText {
  const clean = text.trim();
  for (let size = largest; size >= smallest; size -= 0.5) {
    const lines = clean === '' ? [] : wrapText(clean, box.width, (part) => widthOf(part, size));
    const fits = lines.length * size * leading <= box.height;
    if (fits && !breaksWord(clean, lines)) return { lines, size, lineHeight: size * leading };
  }
  const most = Math.max(1, Math.floor(box.height / (smallest * leading)));
  const all = wrapText(clean, box.width, (part) => widthOf(part, smallest));
  const lines = all.length > most ? [...all.slice(0, most - 1), `${(all[most - 1] ?? '').slice(0, -1)}…`] : all;
  return { lines, size: smallest, lineHeight: smallest * leading };
}

function breaksWord(text: string, lines: string[]): boolean {
  const count = (part: string) => wordsOf(part).filter((word) => word.trim() !== '').length;
  return lines.reduce((sum, line) => sum + count(line), 0) > count(text.replaceAll('\n', ' '));
}
