import type { Content } from 'pdfmake/interfaces.js';
import type { FormattedSpan } from '../../shared/formatted-text.ts';
import { formattedBlocks } from '../../shared/formatted-text.ts';
import { printable } from './printable-text.ts';

/** A text with its paragraphs, lists, bold and italic, as the page sets it. */
export function formattedContent(text: string): Content[] {
  return formattedBlocks(text).map((block): Content => {
    if (block.kind === 'paragraph') return { text: block.spans.flatMap(spanContent), margin: [0, 0, 0, 6] };
    const items = block.items.map((item) => ({ text: item.flatMap(spanContent), margin: [2, 0, 0, 2] as Margin }));
    return block.isNumbered ? { ol: items, margin: [0, 0, 0, 6] } : { ul: items, margin: [0, 0, 0, 6] };
  });
}

type Margin = [number, number, number, number];

function spanContent({ text, isBold, isItalic }: FormattedSpan) {
  return printable(text, { bold: isBold, italics: isItalic });
}
