import { addMonths, calendarDateAt, utcDate } from '../../shared/calendar-date.ts';

const day = 86_400_000;

/** The weeks that a month lies in, Monday to Sunday, as days; the first and last may begin before and end after it. */
export function weeksOf(month: string): string[][] {
  const first = utcDate(`${month}-01`);
  const monday = first.getTime() - ((first.getUTCDay() + 6) % 7) * day;
  const next = utcDate(addMonths(`${month}-01`, 1)).getTime();
  const weeks = Math.ceil((next - monday) / (7 * day));
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => calendarDateAt(new Date(monday + (week * 7 + weekday) * day), 'UTC')),
  );
}

/** `2026-12` → `2027-01` */
export function monthAfter(month: string, months: number): string {
  return addMonths(`${month}-01`, months).slice(0, 7);
}
