import { describe, expect, it } from 'vitest';
import { formattedBlocks, formattedSpans } from '../../src/shared/formatted-text.ts';

const textOf = (spans: { text: string }[]) => spans.map(({ text }) => text).join('');

describe('formatted text', () => {
  it('parts paragraphs at blank lines and keeps line breaks within one', () => {
    const blocks = formattedBlocks('Satu\ndua\n\nTiga\r\n');
    expect(blocks.map((block) => (block.kind === 'paragraph' ? textOf(block.spans) : ''))).toEqual([
      'Satu\ndua',
      'Tiga',
    ]);
  });

  it('makes lists of lines that begin with a dash, a dot or a number, right after a paragraph too', () => {
    const blocks = formattedBlocks('Hasil:\n- satu\n• dua\n1. tiga\n2) empat\nSelesai');
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'list', 'paragraph']);
    expect(
      blocks.flatMap((block) => (block.kind === 'list' ? [[block.isNumbered, block.items.map(textOf)]] : [])),
    ).toEqual([
      [false, ['satu', 'dua']],
      [true, ['tiga', 'empat']],
    ]);
  });

  it('reads bold and italic, and leaves stars alone that are none', () => {
    expect(formattedSpans('**24 kader** dilatih, *bukan* 20')).toEqual([
      { text: '24 kader', isBold: true, isItalic: false },
      { text: ' dilatih, ', isBold: false, isItalic: false },
      { text: 'bukan', isBold: false, isItalic: true },
      { text: ' 20', isBold: false, isItalic: false },
    ]);
    for (const plain of ['3 * 4 * 5', '**terbuka', '* bintang', '**', 'a*b']) {
      expect(formattedSpans(plain), plain).toEqual([{ text: plain, isBold: false, isItalic: false }]);
    }
  });

  it('swallows no letter of what was typed but the marks', () => {
    for (const text of ['-5 derajat', '1.250 orang', '2026. Tahun ini', 'Rp 1.000.000', '–', '']) {
      const letters = formattedBlocks(text).map((block) =>
        block.kind === 'paragraph' ? textOf(block.spans) : block.items.map(textOf).join(),
      );
      expect(letters.join()).toBe(text);
    }
  });
});
