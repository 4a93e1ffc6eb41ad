import { lettersOf } from '../script-runs.ts';
import { wordsOf, wrapText } from '../wrap-text.ts';

export interface FittedText {
  lines: string[];
  size: number;
}

/** Lines and sizes (points) in the order in which they are tried, where the largest is 9.5. */
const steps = [
  { size: 9.5, lines: 1 },
  { size: 9, lines: 2 },
  { size: 8.5, lines: 2 },
  { size: 8, lines: 2 },
  { size: 7.5, lines: 3 },
  { size: 7, lines: 3 },
  { size: 6.5, lines: 3 },
  { size: 6, lines: 4 },
  { size: 5, lines: 4 },
];

/** Down to this size parts of a text (institution, position) begin on a line of their own. */
const smallestWithParts = 7.5;

/** Line height of cell text, in ems. */
export const cellLineHeight = 1.12;

/**
 * Sets a text into a box that cannot grow (points): two lines, then smaller, then more lines of
 * small type; only what still does not fit ends in an ellipsis. `largest` is the size of one line.
 */
export function fitText(
  text: string,
  box: { width: number; height: number },
  widthOf: (text: string, size: number) => number,
  largest = 9.5,
): FittedText {
  const scale = largest / 9.5;
  const parts = text.trim().split(/[\r\n]+/);
  const clean = parts.join(' / ');
  if (clean === '') return { lines: [], size: largest };
  let smallest: FittedText = { lines: [clean], size: 5 };
  for (const step of steps) {
    const size = Math.max(5, step.size * scale);
    // A row that is higher than usual takes more lines before the type gets smaller.
    const most = Math.max(step.lines, Math.floor(box.height / (size * cellLineHeight)) - 1);
    if (most * size * cellLineHeight > box.height) continue;
    const lines = wrapText(parts.join(size >= smallestWithParts ? '\n' : ' / '), box.width, (part) =>
      widthOf(part, size),
    );
    if (lines.length <= most && !(size > 7 && breaksWord(parts, lines))) return { lines, size };
    smallest = { lines: lines.slice(0, most), size };
  }
  return ellipsed(smallest, clean, box.width, widthOf);
}

/** A word is broken rather than set in tiny type, but not while a smaller readable size is left. */
function breaksWord(parts: string[], lines: string[]): boolean {
  const count = (texts: string[]) => texts.flatMap((text) => wordsOf(text).filter((word) => word.trim() !== '')).length;
  return count(lines) > count(parts);
}

function ellipsed(
  { lines, size }: FittedText,
  text: string,
  width: number,
  widthOf: (text: string, size: number) => number,
): FittedText {
  const kept = lines.join('').replace(/\s/g, '').length;
  if (kept >= text.replace(/\s/g, '').length) return { lines, size };
  let last = lines.at(-1) ?? '';
  while (last !== '' && widthOf(`${last}…`, size) > width) last = lettersOf(last).slice(0, -1).join('');
  return { lines: [...lines.slice(0, -1), `${last.trimEnd()}…`], size };
}
