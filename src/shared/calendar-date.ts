import * as z from 'zod';

/**
 * A day of the calendar as text, `YYYY-MM-DD`. Days never become `Date` objects on their way
 * through the program: a local `Date` moves over midnight with the machine's time zone.
 */
export const calendarDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'date')
  .refine(isCalendarDate, 'date');

/** A time of day as text, `HH:mm`, 24 hours. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time');

/** Whether `text` is `YYYY-MM-DD` and names a day that exists (no 30 February). */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = utcDate(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** UTC midnight of the day: for `Intl` (with `timeZone: 'UTC'`) and for Excel cells only. */
export function utcDate(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** The same day some months later, or before; the last of a month that is too short for it. */
export function addMonths(date: string, months: number): string {
  const [month, last] = monthFrom(date, months);
  return `${month}-${String(Math.min(Number(date.slice(8)), last)).padStart(2, '0')}`;
}

/** The last of the days from which it is `date` or earlier some months later: the other way round of `addMonths`. */
export function lastDayBefore(date: string, months: number): string {
  const [month, last] = monthFrom(date, -months);
  const [, lastOfOwn] = monthFrom(date, 0);
  const day = Number(date.slice(8));
  return `${month}-${String(day === lastOfOwn ? last : Math.min(day, last)).padStart(2, '0')}`;
}

/** `YYYY-MM` of the month some months from a day, and how many days it has. */
function monthFrom(date: string, months: number): [month: string, days: number] {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const end = new Date(Date.UTC(year, month + months, 0));
  return [end.toISOString().slice(0, 7), end.getUTCDate()];
}

/**
 * The day that it is at `instant` in an IANA time zone (`Asia/Makassar` is WITA).
 * A unit's "today" is its own, whatever the machine's clock zone is.
 */
export function calendarDateAt(instant: Date, timeZone: string): string {
  let day = days.get(timeZone);
  if (!day) {
    day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    days.set(timeZone, day);
  }
  return day.format(instant);
}

/** Making one takes as long as some hundred uses of it. */
const days = new Map<string, Intl.DateTimeFormat>();

/** The time that it is at `instant` in an IANA time zone, `HH:mm`. */
export function clockTimeAt(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    instant,
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(date: string, language: string, key: string, options: Intl.DateTimeFormatOptions) {
  const id = `${language}/${key}`;
  let formatter = formats.get(id);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', {
      ...options,
      timeZone: 'UTC',
    });
    formats.set(id, formatter);
  }
  return formatter.format(utcDate(date));
}

/** `Jumat, 23 Januari 2026` */
export function formatDayAndDate(date: string, language = 'id'): string {
  return format(date, language, 'full', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** `23 Januari 2026` */
export function formatLongDate(date: string, language = 'id'): string {
  return format(date, language, 'long', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `23 Jan 2026`, for lists and table cells */
export function formatShortDate(date: string, language = 'id'): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${shortMonths(language)[(month ?? 0) - 1]} ${year}`;
}

/** The months' short names. A table has a date in each row, and `Intl` takes far longer for one than this. */
function shortMonths(language: string): string[] {
  let names = months.get(language);
  if (!names) {
    const name = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', { month: 'short', timeZone: 'UTC' });
    names = Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2026, month)));
    months.set(language, names);
  }
  return names;
}

const months = new Map<string, string[]>();

/** `November 2026`: the month of a day. */
export function formatMonth(date: string, language = 'id'): string {
  return format(date, language, 'month', { month: 'long', year: 'numeric' });
}

/** `Sen`: the day of the week. */
export function formatWeekday(date: string, language = 'id'): string {
  return format(date, language, 'weekday', { weekday: 'short' });
}

/** `09:00` → `09.00`, as Indonesians write times. */
export function formatClockTime(time: string, language = 'id'): string {
  return language === 'en' ? time : time.replace(':', '.');
}
