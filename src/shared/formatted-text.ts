/**
 * The simple formatting of texts that are printed: what people type in plain messages anyway. A blank
 * line parts paragraphs; lines that begin with `- ` or `1. ` are a list; `**bold**` and `*italic*`.
 */
export type FormattedBlock =
  | { kind: 'paragraph'; spans: FormattedSpan[] }
  | { kind: 'list'; isNumbered: boolean; items: FormattedSpan[][] };

export interface FormattedSpan {
  text: string;
  isBold: boolean;
  isItalic: boolean;
}

/** What a line of a list begins with. */
export const bulletMark = /^\s*[-•]\s+/;
export const numberMark = /^\s*\d{1,3}[.)]\s+/;

/** A text in its blocks. Marks that do not close are letters like others: nothing typed is swallowed. */
export function formattedBlocks(text: string): FormattedBlock[] {
  const blocks: FormattedBlock[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', spans: formattedSpans(paragraph.join('\n')) });
    paragraph = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const mark = bulletMark.test(line) ? bulletMark : numberMark.test(line) ? numberMark : undefined;
    if (mark) {
      endParagraph();
      const isNumbered = mark === numberMark;
      const last = blocks.at(-1);
      const item = formattedSpans(line.replace(mark, '').trimEnd());
      if (last?.kind === 'list' && last.isNumbered === isNumbered) last.items.push(item);
      else blocks.push({ kind: 'list', isNumbered, items: [item] });
    } else if (line.trim() === '') endParagraph();
    else paragraph.push(line.trimEnd());
  }
  endParagraph();
  return blocks;
}

/** A line in its parts of one style. */
export function formattedSpans(text: string): FormattedSpan[] {
  const spans: FormattedSpan[] = [];
  const add = (part: string, isBold: boolean, isItalic: boolean) => {
    if (part !== '') spans.push({ text: part, isBold, isItalic });
  };
  let rest = 0;
  // A mark opens before a letter and closes after one, so that `3 * 4 * 5` stays as it is.
  for (const match of text.matchAll(/\*\*(?=\S)([^*]+?)(?<=\S)\*\*|\*(?=\S)([^*]+?)(?<=\S)\*/g)) {
    add(text.slice(rest, match.index), false, false);
    add(match[1] ?? match[2] ?? '', match[1] !== undefined, match[2] !== undefined);
    rest = match.index + match[0].length;
  }
  add(text.slice(rest), false, false);
  return spans;
}
