import { describe, expect, it } from 'vitest';
import { safeFileName, shortened } from '../../src/main/reports/file-name.ts';
import { fitText } from '../../src/main/reports/sheets/fit-text.ts';
import { wrapText } from '../../src/main/reports/wrap-text.ts';

describe('file names', () => {
  it('leave out what Windows refuses', () => {
    expect(safeFileName('Laporan: TW I/2026 <"RU|V">?*', 'pdf')).toBe('Laporan TW I 2026 RU V.pdf');
    expect(safeFileName('Unit... ', 'xlsx')).toBe('Unit.xlsx');
    expect(safeFileName('CON', 'pdf')).toBe('_CON.pdf');
    expect(safeFileName('\u202egnp.exe', 'pdf')).toBe('gnp.exe.pdf');
    expect(safeFileName('???', 'pdf')).toBe('Binaan.pdf');
    expect(safeFileName('x'.repeat(500), 'pdf')).toHaveLength(120);
  });

  it('end at a word where a title is cut', () => {
    expect(shortened('FGD Renstra', 60)).toBe('FGD Renstra');
    expect(shortened(`${'a'.repeat(50)} ${'b'.repeat(50)}`, 60)).toBe('a'.repeat(50));
    expect(shortened('c'.repeat(80), 60)).toHaveLength(60);
  });
});

describe('breaking and fitting texts', () => {
  const widthOf = (text: string, size = 1) => [...text].length * size;

  it('breaks at blanks, after slashes, and inside a word only where it must', () => {
    expect(wrapText('Benchmarking/studi banding', 14, widthOf)).toEqual(['Benchmarking/', 'studi banding']);
    expect(wrapText('satu\ndua tiga', 20, widthOf)).toEqual(['satu', 'dua tiga']);
    expect(wrapText('abcdefghij kl', 4, widthOf)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
    expect(wrapText('', 4, widthOf)).toEqual(['']);
  });

  it('loses no letter of any text at any width', () => {
    const text = 'Hj. Rahmawati, S.Pd./M.Si. – 王小明 👩🏽‍🌾 xxxxxxxxxxxxxxxxxxxxxxxx';
    for (let width = 1; width < 60; width += 1) {
      expect(wrapText(text, width, widthOf).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }
  });

  it('uses an ellipsis only when the smallest size is too large', () => {
    const width = (text: string, size: number) => [...text].length * size * 0.5;
    expect(fitText('Siti Aminah', { width: 100, height: 27 }, width)).toEqual({ lines: ['Siti Aminah'], size: 9.5 });
    expect(fitText('kata '.repeat(20), { width: 100, height: 27 }, width).lines.join('')).not.toContain('…');
    expect(fitText('kata '.repeat(200), { width: 100, height: 27 }, width).lines.at(-1)).toMatch(/…$/);
  });
});
