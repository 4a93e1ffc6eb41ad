import { describe, expect, it } from 'vitest';
import {
  choiceKind,
  choicesKind,
  dateKind,
  decimalKind,
  genderKind,
  integerKind,
  matchingOptions,
  moneyKind,
  phoneKind,
  quantityKind,
  signedMoneyKind,
  textKind,
  yearKind,
} from '../../src/renderer/components/sheet-grid/cell-kinds.ts';

const statuses = [
  { value: 'invited', label: 'Diundang' },
  { value: 'present', label: 'Hadir' },
  { value: 'absent', label: 'Tidak hadir' },
];

describe('dates', () => {
  it.each([
    ['5/9/2026', '2026-09-05'],
    ['5-9-2026', '2026-09-05'],
    ['05.09.26', '2026-09-05'],
    ['05092026', '2026-09-05'],
    ['5 Sep 2026', '2026-09-05'],
    ['5-Sep-26', '2026-09-05'],
    ['2026-09-05', '2026-09-05'],
    ['Jumat, 23 Januari 2026', '2026-01-23'],
    ['9 Agustus 1998', '1998-08-09'],
    ['1 Mei 98', '1998-05-01'],
  ])('reads %s', (typed, date) => {
    expect(dateKind.read(typed)).toBe(date);
    expect(dateKind.problem(dateKind.read(typed))).toBeNull();
  });

  it.each(['31/02/2026', 'minggu depan', '13/13/2026', '2026'])('keeps %s as typed and marks it', (typed) => {
    expect(dateKind.read(typed)).toBe(typed);
    expect(dateKind.problem(typed)).toBe('date');
    expect(dateKind.edit(typed)).toBe(typed);
  });

  it('shows day, month, year', () => {
    expect(dateKind.show('2026-09-05')).toBe('05/09/2026');
  });
});

describe('measured figures', () => {
  it.each([
    ['2,5', '2.5'],
    ['2.5', '2.5'],
    ['0,250', '0.25'],
    ['-0,25', '-0.25'],
    ['−3', '-3'],
    ['1.234,75', '1234.75'],
    ['1,234.75', '1234.75'],
    ['1.234.567', '1234567'],
    ['95%', '95'],
    ['007', '7'],
    ['12,0', '12'],
    ['-0', '0'],
  ])('reads %s', (typed, figure) => {
    expect(decimalKind.interpret?.(typed)).toEqual({ text: figure, doubt: null });
    expect(decimalKind.problem(figure)).toBeNull();
  });

  it.each([
    ['1,250', ['1.25', '1250']],
    ['1.500', ['1500', '1.5']],
    ['-1.500', ['-1500', '-1.5']],
  ])('doubts one separator before three figures in %s', (typed, readings) => {
    const { text, doubt } = decimalKind.interpret?.(typed) ?? {};
    expect([text, doubt?.readings.map((reading) => reading.text)]).toEqual([readings[0], readings]);
  });

  it.each(['sepuluh', '1.2.3', '1,5 kg'])('keeps %s as typed and marks it', (typed) => {
    expect(decimalKind.read(typed)).toBe(typed);
    expect([decimalKind.problem(typed), quantityKind.problem(typed)]).toEqual(['decimal', 'quantity']);
  });

  it('marks more decimal places than are kept', () => {
    expect(decimalKind.problem(decimalKind.read('0,12345'))).toBe('decimal');
  });

  it('marks a quantity that is not above zero', () => {
    expect(['-4', '0', '0,5'].map((typed) => quantityKind.problem(quantityKind.read(typed)))).toEqual([
      'quantity',
      'quantity',
      null,
    ]);
  });

  it('shows and edits with a decimal comma', () => {
    expect([decimalKind.show('1234.5'), decimalKind.edit('1234.5')]).toEqual(['1.234,5', '1234,5']);
  });
});

describe('amounts below zero', () => {
  it.each([
    ['-250.000', '-250000'],
    ['(250.000)', '-250000'],
    ['250.000', '250000'],
    ['-0', '0'],
  ])('reads %s', (typed, amount) => {
    expect(signedMoneyKind.read(typed)).toBe(amount);
    expect(signedMoneyKind.problem(amount)).toBeNull();
  });

  it('keeps what it cannot read', () => {
    expect(signedMoneyKind.problem(signedMoneyKind.read('-(5)'))).toBe('money');
  });
});

describe('amounts', () => {
  it.each([
    ['1.250.000', '1250000'],
    ['Rp 1.250.000,00', '1250000'],
    ['Rp1.250.000,-', '1250000'],
    ['1,250,000', '1250000'],
    ['1250000', '1250000'],
    ['0', '0'],
  ])('reads %s', (typed, amount) => {
    expect(moneyKind.read(typed)).toBe(amount);
    expect(moneyKind.problem(amount)).toBeNull();
  });

  it.each(['1.25', '12.500,50', '-5', 'lima juta', '99999999999999999'])('keeps %s as typed and marks it', (typed) => {
    expect(moneyKind.read(typed)).toBe(typed);
    expect(moneyKind.problem(typed)).toBe('money');
  });

  it('are grouped with dots', () => {
    expect(moneyKind.show('1250000')).toBe('1.250.000');
    expect(integerKind.show('1250')).toBe('1.250');
  });

  it('does not group years, and refuses impossible ones', () => {
    expect(yearKind.show('1979')).toBe('1979');
    expect(yearKind.problem('79')).toBe('year');
  });
});

describe('gender', () => {
  it.each([
    ['L', 'L'],
    ['laki-laki', 'L'],
    ['Pria', 'L'],
    ['p', 'P'],
    ['PEREMPUAN', 'P'],
    ['wanita', 'P'],
  ])('reads %s as %s', (typed, gender) => {
    expect(genderKind.read(typed)).toBe(gender);
  });

  it('keeps and marks what is neither', () => {
    expect(genderKind.read('x')).toBe('x');
    expect(genderKind.problem('x')).toBe('gender');
  });
});

describe('choices', () => {
  const kind = choiceKind(statuses);

  it('reads a label in any case, a value, and a beginning that fits one label', () => {
    expect(kind.read('HADIR')).toBe('present');
    expect(kind.read('absent')).toBe('absent');
    expect(kind.read('tidak')).toBe('absent');
  });

  it('keeps and marks what is not on the list', () => {
    expect(kind.read('mungkin')).toBe('mungkin');
    expect(kind.problem('mungkin')).toBe('choice');
    expect(kind.show('mungkin')).toBe('mungkin');
  });

  it('offers what begins with the typed text before what contains it', () => {
    expect(matchingOptions(statuses, 'had').map(({ label }) => label)).toEqual(['Hadir', 'Tidak hadir']);
  });

  it('reads several at once, each once', () => {
    const several = choicesKind(statuses);
    expect(several.read('hadir; Diundang, hadir')).toBe('present,invited');
    expect(several.show('present,invited')).toBe('Hadir, Diundang');
    expect(several.read('hadir, entah')).toBe('hadir, entah');
    expect(several.problem('hadir, entah')).toBe('choice');
  });
});

describe('texts and phones', () => {
  it('keeps leading zeros and separators of phones', () => {
    expect(phoneKind.read(' 0812-3456-7890 ')).toBe('0812-3456-7890');
  });

  it('puts line breaks of a pasted cell on one line', () => {
    expect(textKind.read('Siti\nAminah ')).toBe('Siti Aminah');
  });
});
