import { expect, it } from 'vitest';
import { formattedBlocks, formattedSpans, plainText } from '../../src/shared/formatted-text.ts';

it('parts a text into paragraphs and lists', () => {
  expect(formattedBlocks('Satu\ndua\n\nTiga\n- a\n- b\n1. c').map((block) => block.kind)).toEqual([
    'paragraph',
    'paragraph',
    'list',
    'list',
  ]);
  expect(plainText('Satu **dua**\n\n- *a*\n- b\n1) c\n2) d')).toBe('Satu dua\n– a\n– b\n1. c\n2. d');
});

it('keeps marks that do not close, and signs of calculation, as letters', () => {
  for (const text of ['3 * 4 * 5', '**tebal', 'a ** b ** c', '2*', '****', '*'.repeat(40)]) {
    expect(
      formattedSpans(text)
        .map((span) => span.text)
        .join(''),
    ).toBe(text);
  }
});
