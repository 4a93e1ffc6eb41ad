import { describe, expect, it } from 'vitest';
import { calendarDateAt, formatDayAndDate, isCalendarDate } from '../../src/shared/calendar-date.ts';
import { formatPercent, formatRupiah, shareOf } from '../../src/shared/money.ts';
import { comparablePhone, maskPhone } from '../../src/shared/phone.ts';
import { pillarOf } from '../../src/shared/programs.ts';
import { previousQuarter, quarterOf, quarterRange } from '../../src/shared/quarter.ts';
import { searchText } from '../../src/shared/search-text.ts';
import { validOn } from '../../src/shared/units.ts';

/** Every day of some years, leap year among them. */
function* daysOf(from: number, to: number): Generator<string> {
  for (let at = Date.UTC(from, 0, 1); at < Date.UTC(to + 1, 0, 1); at += 86_400_000) {
    yield new Date(at).toISOString().slice(0, 10);
  }
}

describe('quarters', () => {
  it('puts every day of four years into exactly one quarter, whose range holds it', () => {
    for (const day of daysOf(2023, 2026)) {
      const { from, to } = quarterRange(quarterOf(day));
      expect(from <= day && day <= to, day).toBe(true);
    }
  });

  it('joins quarters without gap: the day after one ends, the next begins', () => {
    for (let year = 2023; year <= 2026; year += 1) {
      for (let quarter = 1; quarter <= 4; quarter += 1) {
        const { from } = quarterRange({ year, quarter });
        const dayBefore = new Date(Date.parse(`${from}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
        expect(quarterRange(previousQuarter({ year, quarter })).to).toBe(dayBefore);
      }
    }
  });
});

describe('calendar dates', () => {
  it('knows the days that exist', () => {
    expect(isCalendarDate('2024-02-29')).toBe(true);
    expect(isCalendarDate('2026-02-29')).toBe(false);
    expect(isCalendarDate('2026-13-01')).toBe(false);
    expect(isCalendarDate('26-1-1')).toBe(false);
  });

  it('writes days as Indonesians do', () => {
    expect(formatDayAndDate('2026-01-23')).toBe('Jumat, 23 Januari 2026');
    expect(formatDayAndDate('2023-02-09')).toBe('Kamis, 9 Februari 2023');
  });

  it('tells the unit its own day, whatever the clock of the machine says', () => {
    const instant = new Date('2026-03-31T16:30:00Z');
    expect(calendarDateAt(instant, 'Asia/Makassar')).toBe('2026-04-01');
    expect(calendarDateAt(instant, 'Asia/Jakarta')).toBe('2026-03-31');
  });
});

describe('money and shares', () => {
  it('writes rupiah without a space and shares with a decimal comma', () => {
    expect(formatRupiah(1_234_567)).toBe('Rp1.234.567');
    expect(formatRupiah(-5_000)).toBe('-Rp5.000');
    expect(formatPercent(0.9534)).toBe('95,34%');
  });

  it('rule 4: a zero whole is a dash, never a division error', () => {
    expect(formatPercent(shareOf(5, 0))).toBe('–');
  });
});

describe('names and phones', () => {
  it('finds "Giri Mukti" for "girimukti" and "Lawe-Lawe" for "lawe lawe"', () => {
    expect(searchText('Giri Mukti')).toBe(searchText('girimukti'));
    expect(searchText('Lawe-Lawe')).toBe(searchText('lawe lawe'));
  });

  it('rule 10: compares phones as +62 however they are typed', () => {
    const written = ['0812-3456-7890', '+62 812 3456 7890', '62 812-3456-7890', '812 3456 7890', '(0812) 34567890'];
    expect(new Set(written.map(comparablePhone))).toEqual(new Set(['+6281234567890']));
    expect(comparablePhone('')).toBe('');
  });

  it('never shows a whole phone when masked', () => {
    for (const phone of ['081234567890', '0542123456', '12345', '1234567', '12345678']) {
      expect(maskPhone(phone)).not.toContain(phone);
    }
  });
});

describe('pillars and validity', () => {
  it('gives each of the 17 TPB its pillar', () => {
    const of = (pillar: string) =>
      Array.from({ length: 17 }, (_, i) => i + 1).filter((tpb) => pillarOf(tpb) === pillar);
    expect(of('social')).toEqual([1, 2, 3, 4, 5]);
    expect(of('economic')).toEqual([7, 8, 9, 10, 17]);
    expect(of('environmental')).toEqual([6, 11, 12, 13, 14, 15]);
    expect(of('governance')).toEqual([16]);
  });

  it('keeps the old name on an old day', () => {
    const old = { name: 'lama', validFrom: '2020-01-01', validTo: '2025-12-31' };
    const current = { name: 'baru', validFrom: '2026-01-01', validTo: null };
    expect(validOn([current, old], '2023-03-31')?.name).toBe('lama');
    expect(validOn([current, old], '2026-03-31')?.name).toBe('baru');
    expect(validOn([current, old], '2019-03-31')?.name).toBe('lama');
  });
});
