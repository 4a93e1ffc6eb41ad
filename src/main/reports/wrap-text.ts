/**
 * Breaks a text into lines of at most `width`: at line breaks, blanks, and after `/`, `-` and `–`;
 * inside a word only where the word alone is wider than the line. Letters are never lost.
 */
export function wrapText(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((paragraph) => wrapParagraph(paragraph, width, widthOf));
}

function wrapParagraph(paragraph: string, width: number, widthOf: (text: string) => number): string[] {
  if (widthOf(paragraph) <= width) return [paragraph.trim()];
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  for (const word of paragraph.split(/(?<=[\s/–-])(?=\S)/)) {
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
  const parts: string[] = [];
  let part = '';
  let partWidth = 0;
  for (const letter of word) {
    const letterWidth = widthOf(letter);
    if (part !== '' && partWidth + letterWidth > width) {
      parts.push(part);
      part = '';
      partWidth = 0;
    }
    part += letter;
    partWidth += letterWidth;
  }
  return part === '' ? parts : [...parts, part];
}
