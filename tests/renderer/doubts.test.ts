import { describe, expect, it } from 'vitest';
import {
  choiceKind,
  dateKind,
  genderKind,
  moneyKind,
  phoneKind,
  readCell,
  readColumn,
} from '../../src/renderer/components/sheet-grid/cell-kinds.ts';
import type { CellKind } from '../../src/renderer/components/sheet-grid/cell-kinds.ts';
import { interpretYear } from '../../src/renderer/components/sheet-grid/read-number.ts';

/** Why a typed text is in doubt, and its readings. */
function doubtOf(kind: CellKind, typed: string) {
  const { doubt } = readCell(kind, typed);
  return doubt && [doubt.code, ...doubt.readings.map(({ text }) => text)];
}

describe('amounts', () => {
  it.each([
    ['1,25 jt', '1250000'],
    ['1.5 juta', '1500000'],
    ['1,5juta', '1500000'],
    ['250 rb', '250000'],
    ['250 ribu', '250000'],
    ['2 miliar', '2000000000'],
    ['Rp 12.500.000,5 ribu', '12500000500'],
    ['Rp 3 triliun', '3000000000000'],
    ['Rp 1.250.000,-', '1250000'],
    ['1,250.00', '1250'],
  ])('reads %s without a doubt', (typed, amount) => {
    expect(readCell(moneyKind, typed)).toEqual({ text: amount, doubt: null });
  });

  it.each([
    ['1,250', ['separator', '1250', '1,25']],
    ['1,250 jt', ['separator', '1250000', '1250000000']],
    ['1.250 jt', ['separator', '1250000000', '1250000']],
    ['2 M', ['unit', '2000000000', '2000000']],
    ['1,25E+09', ['rounded', '1250000000']],
  ])('asks about %s', (typed, doubt) => {
    expect(doubtOf(moneyKind, typed)).toEqual(doubt);
  });

  it.each(['0,250', '1,2345678 jt', 'jt', '5 kodi', '1..250'])('does not read %s', (typed) => {
    expect(moneyKind.problem(moneyKind.read(typed))).toBe('money');
  });
});

describe('days', () => {
  it.each([
    ['Sabtu, 5-9-26', '2026-09-05'],
    ['sabtu 5 september 2026', '2026-09-05'],
    ["Jum'at, 23 Januari 2026", '2026-01-23'],
    ['2026-09-05 00:00:00', '2026-09-05'],
    ['Sep 5, 2026', '2026-09-05'],
    ['20260905', '2026-09-05'],
    ['05052026', '2026-05-05'],
    ['25092026', '2026-09-25'],
    ['1/2/98', '1998-02-01'],
  ])('reads %s without a doubt', (typed, date) => {
    expect(readCell(dateKind, typed)).toEqual({ text: date, doubt: null });
  });

  it.each([
    ['05092026', ['dayOrMonth', '2026-09-05', '2026-05-09']],
    ['1/25/2026', ['monthFirst', '2026-01-25']],
    ['5/9/45', ['century', '2045-09-05', '1945-09-05']],
    ['Senin, 5/11/2026', ['weekday', '2026-11-05', '2026-05-11']],
    ['Jumat, 5/9/2026', ['weekday', '2026-09-05']],
  ])('asks about %s', (typed, doubt) => {
    expect(doubtOf(dateKind, typed)).toEqual(doubt);
  });

  it('of a pasted column are in doubt where one of them can only be month-first', () => {
    const readings = readColumn(dateKind, ['1/25/2026', '5/9/2026', '7/7/2026', '2026-09-05', 'entah', '']);
    expect(readings.map(({ text }) => text)).toEqual([
      '2026-01-25',
      '2026-09-05',
      '2026-07-07',
      '2026-09-05',
      'entah',
      '',
    ]);
    expect(readings.map(({ doubt }) => doubt?.readings.map(({ text }) => text))).toEqual([
      ['2026-01-25'],
      ['2026-09-05', '2026-05-09'],
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('of a pasted column that is day-first are not', () => {
    expect(readColumn(dateKind, ['25/1/2026', '5/9/2026']).some(({ doubt }) => doubt)).toBe(false);
  });

  it('that Excel gives as a number are read when pasted, and asked about', () => {
    expect(readColumn(dateKind, ['46270'])[0]).toMatchObject({ text: '2026-09-05', doubt: { code: 'serial' } });
    expect(dateKind.problem(readCell(dateKind, '46270').text)).toBe('date');
  });
});

describe('years of two figures', () => {
  it('are asked about where both centuries have passed', () => {
    expect(interpretYear('79', 2026)).toEqual({ text: '1979', doubt: null });
    expect(interpretYear('05', 2026)).toMatchObject({
      text: '2005',
      doubt: { code: 'century', readings: [{ text: '2005' }, { text: '1905' }] },
    });
  });
});

describe('phones', () => {
  it('get back the zero that Excel dropped, and nothing else is changed', () => {
    expect(phoneKind.read('81234567890')).toBe('081234567890');
    expect(phoneKind.read('+62 812-3456-7890')).toBe('+62 812-3456-7890');
    expect(phoneKind.read("'0812.3456.7890")).toBe('0812.3456.7890');
    expect(phoneKind.read('-')).toBe('');
    expect(phoneKind.read('0541 8123 456')).toBe('0541 8123 456');
  });

  it('whose figures Excel cut off are an error that says so', () => {
    expect(phoneKind.problem(phoneKind.read('8,12E+10'))).toBe('phoneDestroyed');
    expect(phoneKind.problem(phoneKind.read('6.28123E+12'))).toBe('phoneDestroyed');
    expect(phoneKind.problem('0812')).toBeNull();
  });

  it('of which a cell holds two are kept and asked about', () => {
    expect(doubtOf(phoneKind, '0812 3456 7890 / 0813-1111-2222')).toEqual([
      'twoPhones',
      '0812 3456 7890 / 0813-1111-2222',
      '0812 3456 7890',
      '0813-1111-2222',
    ]);
    expect(doubtOf(phoneKind, '0812-3456-7890')).toBeNull();
  });
});

describe('words', () => {
  it('for a gender are many, and M alone is asked about', () => {
    const read = (typed: string) => readCell(genderKind, typed);
    for (const typed of ['L', 'laki-laki', 'Laki laki', 'lk', 'pria', 'Lelaki']) {
      expect(read(typed), typed).toEqual({ text: 'L', doubt: null });
    }
    for (const typed of ['P', 'pr', 'Pr.', 'perempuan', 'wanita', 'w', 'F']) {
      expect(read(typed), typed).toEqual({ text: 'P', doubt: null });
    }
    expect(doubtOf(genderKind, 'M')).toEqual(['gender', 'L', 'P']);
  });

  it('for a choice are asked about where they are only its beginning, and candidates are named', () => {
    const kind = choiceKind([
      { value: 'present', label: 'Hadir' },
      { value: 'absent', label: 'Tidak hadir' },
      { value: 'represented', label: 'Diwakili' },
    ]);
    expect(doubtOf(kind, 'hadir')).toBeNull();
    expect(doubtOf(kind, 'tidak')).toEqual(['prefix', 'absent']);
    expect(kind.candidates?.('adir')).toEqual(['Hadir', 'Tidak hadir']);
    expect(kind.candidates?.('tidakhdr')).toEqual(['Tidak hadir']);
    expect(kind.candidates?.('xyz')).toEqual([]);
  });
});
