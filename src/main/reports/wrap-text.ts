import { isPlain, lettersOf } from './script-runs.ts';

/** Chinese has no blanks: a line may end between its signs, but not before these and not after those that open. */
const ideographs = '\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
const closing = '、。，．：；？！）」』】〕〉》…ー々';
const opening = '（「『【〔〈《';
const afterBlanks = /(?<=[\s/–-])(?=\S)/;
const afterBlanksAndSigns = new RegExp(
  `(?<=[\\s/–-])(?=\\S)|(?<=[${ideographs}${closing}])(?![\\s\\p{M}${closing}]|$)` +
    `|(?<=[^\\s${opening}])(?=[${ideographs}${opening}])(?![${closing}])`,
  'u',
);

/** The parts of a text between which a line may end, each with the blanks after it. */
export function wordsOf(text: string): string[] {
  return text.split(isPlain(text) ? afterBlanks : afterBlanksAndSigns);
}

/**
 * Breaks a text into lines of at most `width`: at line breaks, blanks, and after `/`, `-` and `–`, and
 * between Chinese signs; inside a word only where the word alone is wider than the line. Letters are never lost.
 */
export function wrapText(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((paragraph) => wrapParagraph(paragraph, width, widthOf));
}

function wrapParagraph(paragraph: string, width: number, widthOf: (text: string) => number): string[] {
  if (widthOf(paragraph) <= width) return [paragraph.trim()];
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  for (const word of wordsOf(paragraph)) {
    const wordWidth = widthOf(word);
    if (lineWidth + widthOf(word.trimEnd()) <= width) {
      line += word;
      lineWidth += wordWidth;
      continue;
    }
    if (line !== '') lines.push(line.trim());
    const parts = wordWidth > width ? brokenWord(word, width, widthOf) : [word];
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
    lineWidth = widthOf(line);
  }
  if (line.trim() !== '') lines.push(line.trim());
  return lines;
}

/** Letter by letter; never fewer than one on a line, however narrow it is. */
function brokenWord(word: string, width: number, widthOf: (text: string) => number): string[] {
  // Arabic letters are narrower joined than alone.
  const isJoined = !isPlain(word);
  const parts: string[] = [];
  let part = '';
  let partWidth = 0;
  for (const letter of lettersOf(word)) {
    const wider = isJoined ? widthOf(part + letter) : partWidth + widthOf(letter);
    if (part !== '' && wider > width) {
      parts.push(part);
      part = letter;
      partWidth = widthOf(letter);
    } else {
      part += letter;
      partWidth = wider;
    }
  }
  return part === '' ? parts : [...parts, part];
}
