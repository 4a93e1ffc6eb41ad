import { expect, it } from 'vitest';
import { formatShortDate } from '../../src/shared/calendar-date.ts';

it('a short date is written as the language writes it, on every day', () => {
  for (const [language, locale] of [
    ['id', 'id-ID'],
    ['en', 'en-GB'],
  ] as const) {
    const format = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
    for (let day = Date.UTC(2019, 11, 25); day < Date.UTC(2029, 0, 8); day += 86_400_000) {
      expect(formatShortDate(new Date(day).toISOString().slice(0, 10), language)).toBe(format.format(day));
    }
  }
  expect(formatShortDate('2026-01-05')).toBe('5 Jan 2026');
});
