import { describe, expect, it } from 'vitest';
import { utcDate } from '../../src/shared/calendar-date.ts';
import { dateInWords, numberInWords } from '../../src/shared/number-words.ts';

const digits: Record<string, number> = {
  nol: 0,
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
};

/** Reads Indonesian number words as a person does: an own way back, so that a mistake is not made twice. */
function readIndonesian(words: string): number {
  let total = 0;
  let part = 0;
  for (const word of words.split(' ')) {
    const known = digits[word];
    if (known !== undefined) part += known;
    else if (word === 'belas') part += 10;
    else if (word === 'sebelas') part += 11;
    else if (word === 'sepuluh') part += 10;
    else if (word === 'seratus') part += 100;
    else if (word === 'puluh') part += (part % 10) * 9;
    else if (word === 'ratus') part *= 100;
    else if (word === 'seribu') total += 1000;
    else if (word === 'ribu') {
      total += part * 1000;
      part = 0;
    } else throw new Error(`no number word: ${word}`);
  }
  return total + part;
}

describe('numbers in words', () => {
  it('says every number to 9999 so that it is read back as itself, each otherwise', () => {
    const said = new Set<string>();
    for (let value = 0; value <= 9999; value += 1) {
      const words = numberInWords(value);
      expect(readIndonesian(words), words).toBe(value);
      said.add(words);
    }
    expect(said.size).toBe(10_000);
  });

  it('says no two numbers to 9999 the same in English, and none with a blank too many', () => {
    const said = Array.from({ length: 10_000 }, (_, value) => numberInWords(value, 'en'));
    expect(new Set(said).size).toBe(10_000);
    expect(said.filter((words) => !/^[a-z]+(?:[ -][a-z]+)*$/.test(words))).toEqual([]);
  });

  it.each([
    [0, 'nol', 'zero'],
    [11, 'sebelas', 'eleven'],
    [19, 'sembilan belas', 'nineteen'],
    [21, 'dua puluh satu', 'twenty-one'],
    [100, 'seratus', 'one hundred'],
    [1000, 'seribu', 'one thousand'],
    [1945, 'seribu sembilan ratus empat puluh lima', 'one thousand nine hundred and forty-five'],
    [2026, 'dua ribu dua puluh enam', 'two thousand and twenty-six'],
    [11_111, 'sebelas ribu seratus sebelas', 'eleven thousand one hundred and eleven'],
    [7_500_000, 'tujuh juta lima ratus ribu', 'seven million five hundred thousand'],
    [1_000_000, 'satu juta', 'one million'],
    [1_001_001_000, 'satu miliar satu juta seribu', 'one billion one million one thousand'],
  ])('says %i as an official paper does', (value, id, en) => {
    expect(numberInWords(value, 'id')).toBe(id);
    expect(numberInWords(value, 'en')).toBe(en);
  });

  it('says the largest amount, and nothing that is no whole number', () => {
    expect(numberInWords(Number.MAX_SAFE_INTEGER)).toMatch(/^sembilan kuadriliun /);
    for (const value of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => numberInWords(value)).toThrow(RangeError);
    }
  });
});

describe('days in words', () => {
  it('names the day as Indonesians and English speakers do', () => {
    expect(dateInWords('2026-02-05')).toEqual({
      weekday: 'Kamis',
      day: 'lima',
      month: 'Februari',
      year: 'dua ribu dua puluh enam',
      digits: '05-02-2026',
    });
    expect(dateInWords('2026-01-23', 'en')).toEqual({
      weekday: 'Friday',
      day: 'twenty-third',
      month: 'January',
      year: 'two thousand and twenty-six',
      digits: '23-01-2026',
    });
  });

  it('is right on every day of 28 years, after which weekdays and leap years come again', () => {
    const weekdays = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
    const day = 24 * 60 * 60 * 1000;
    for (let at = utcDate('2020-01-01').getTime(); at < utcDate('2048-01-01').getTime(); at += day) {
      const date = new Date(at).toISOString().slice(0, 10);
      const said = dateInWords(date);
      expect(said.weekday, date).toBe(weekdays[new Date(at).getUTCDay()]);
      expect(readIndonesian(said.day), date).toBe(Number(date.slice(8)));
      expect(readIndonesian(said.year), date).toBe(Number(date.slice(0, 4)));
      expect(said.digits.split('-').toReversed().join('-')).toBe(date);
    }
  });

  it('says all days of a month in English by their ordinals', () => {
    const said = Array.from(
      { length: 31 },
      (_, index) => dateInWords(`2026-01-${String(index + 1).padStart(2, '0')}`, 'en').day,
    );
    expect(said.filter((words) => !/(?:first|second|third|th)$/.test(words))).toEqual([]);
    expect([said[0], said[11], said[19], said[20], said[30]]).toEqual([
      'first',
      'twelfth',
      'twentieth',
      'twenty-first',
      'thirty-first',
    ]);
  });
});
