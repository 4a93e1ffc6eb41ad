import { isCalendarDate, utcDate } from '../../../shared/calendar-date.ts';
import { doubtOver, inferred } from './doubt.ts';
import type { CellReading } from './doubt.ts';

/** Month names by their first three letters, Indonesian and English. */
const months: Record<string, number> = {
  jan: 1,
  feb: 2,
  peb: 2,
  mar: 3,
  apr: 4,
  mei: 5,
  may: 5,
  jun: 6,
  jul: 7,
  agu: 8,
  ags: 8,
  agt: 8,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  nop: 11,
  des: 12,
  dec: 12,
};

/** Days of the week by their first three letters, Sunday is 0. */
const weekdays: Record<string, number> = {
  min: 0,
  aha: 0,
  sun: 0,
  sen: 1,
  mon: 1,
  sel: 2,
  tue: 2,
  rab: 3,
  wed: 3,
  kam: 4,
  thu: 4,
  jum: 5,
  fri: 5,
  sab: 6,
  sat: 6,
};

/**
 * A day as people write it, as `YYYY-MM-DD`; null where it cannot be read. Day comes before month:
 * `5/9/2026`, `5-9-2026`, `5.9.26`, `05092026`, `5 Sep 2026`, `Jumat, 23 Januari 2026`, `2026-09-05`.
 */
export function readDate(text: string): string | null {
  return interpretDate(text)?.text ?? null;
}

/** The same, with what else the text could mean. */
export function interpretDate(typed: string): CellReading | null {
  const { text, weekday } = takeApart(typed);
  const certain = readIso(text);
  if (certain !== null) return withWeekday({ text: certain, doubt: null }, null, typed, weekday);
  const named = readMonthName(text);
  if (named !== null) return withWeekday(inCentury(typed, named), null, typed, weekday);
  const numbers = numbersOf(text);
  if (numbers === null) return null;
  const { dayFirst, monthFirst, yearFirst } = numbers;
  const other = monthFirst[0] ?? null;
  if (dayFirst.length === 0) {
    if (yearFirst !== null) return { text: yearFirst, doubt: null };
    return other === null ? null : { text: other, doubt: inferred('monthFirst', typed, other) };
  }
  const reading = inCentury(typed, dayFirst);
  // Eight figures without separators come from exports, where either order is common.
  const isRun = /^\d{8}$/.test(text);
  if (isRun && other !== null) return { ...reading, doubt: doubtOver('dayOrMonth', typed, [reading.text, other]) };
  return withWeekday(reading, other, typed, weekday);
}

/**
 * The days of a pasted column. Where one of them can only be month-first (`1/25/2026`), the others
 * that fit both orders are in doubt. Five figures are what Excel keeps a day as.
 */
export function interpretDates(pasted: readonly string[]): CellReading[] {
  const readings = pasted.map((typed) => interpretDate(typed) ?? readSerial(typed));
  const isMonthFirst = readings.some((reading) => reading?.doubt?.code === 'monthFirst');
  return readings.map((reading, index) => {
    const typed = pasted[index] ?? '';
    if (reading === null) return { text: typed.trim(), doubt: null };
    if (!isMonthFirst || reading.doubt !== null) return reading;
    const other = numbersOf(takeApart(typed).text)?.monthFirst[0];
    return other === undefined ? reading : { ...reading, doubt: doubtOver('monthFirst', typed, [reading.text, other]) };
  });
}

/** The day of the week before a date, and the midnight behind it that exports write, are not the date. */
function takeApart(typed: string): { text: string; weekday: number | null } {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[\st]+0?0[:.]00(?:[:.]00)?$/, '');
  const match = /^(\p{Letter}[\p{Letter}'’]+)(\s*,\s*|\s+)(.*)$/u.exec(text);
  const weekday = weekdays[(match?.[1] ?? '').slice(0, 3)];
  const isNamed = weekday !== undefined || match?.[2]?.includes(',') === true;
  return { text: isNamed ? (match?.[3] ?? '') : text, weekday: weekday ?? null };
}

function readIso(text: string): string | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  return match ? (days(match[3], match[2], match[1])[0] ?? null) : null;
}

interface NumberDays {
  dayFirst: string[];
  monthFirst: string[];
  yearFirst: string | null;
}

/** What three numbers may mean, by the order in which they stand. */
function numbersOf(text: string): NumberDays | null {
  const match =
    /^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (match === null) return null;
  const [, first, second, year] = match;
  const run = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return {
    dayFirst: days(first, second, year),
    monthFirst: days(second, first, year),
    yearFirst: (run && days(run[3], run[2], run[1])[0]) ?? null,
  };
}

function readMonthName(text: string): string[] | null {
  const match =
    /^(?<day>\d{1,2})[\s-]*(?<month>\p{Letter}{3,})\.?[\s,-]*(?<year>\d{4}|\d{2})$/u.exec(text) ??
    /^(?<month>\p{Letter}{3,})\.?\s*(?<day>\d{1,2})(?:,\s*|\s+)(?<year>\d{4})$/u.exec(text);
  const month = months[match?.groups?.['month']?.slice(0, 3) ?? ''];
  if (!match?.groups || month === undefined) return null;
  const found = days(match.groups['day'], String(month), match.groups['year']);
  return found.length > 0 ? found : null;
}

/**
 * The days that exist, best first. Two-digit years up to 49 are 20xx: SK of 1998 are kept, and so are
 * plans up to 2049. From 37 on both centuries are likely enough to ask.
 */
function days(date = '', month = '', year = ''): string[] {
  const written = Number(year);
  const years =
    year.length === 4
      ? [year]
      : written < 37
        ? [`20${year}`]
        : written < 50
          ? [`20${year}`, `19${year}`]
          : [`19${year}`];
  return years
    .map((full) => `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
    .filter((text) => isCalendarDate(text) && text >= '1900' && text < '2200');
}

function inCentury(typed: string, found: readonly string[]): CellReading {
  return { text: found[0] ?? '', doubt: doubtOver('century', typed, found) };
}

/** A named day of the week that is not the day's own: the other order of day and month may be meant. */
function withWeekday(reading: CellReading, other: string | null, typed: string, weekday: number | null): CellReading {
  if (weekday === null || weekdayOf(reading.text) === weekday) return reading;
  const isSwapped = other !== null && weekdayOf(other) === weekday;
  const doubt = isSwapped ? doubtOver('weekday', typed, [reading.text, other]) : null;
  return { ...reading, doubt: doubt ?? inferred('weekday', typed, reading.text) };
}

function weekdayOf(date: string): number {
  return utcDate(date).getUTCDay();
}

/** Excel counts days from 30 December 1899; 20000 to 60000 is 1954 to 2064. */
function readSerial(typed: string): CellReading | null {
  const serial = /^\d{5}$/.test(typed.trim()) ? Number(typed) : 0;
  if (serial < 20_000 || serial > 60_000) return null;
  const text = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
  return { text, doubt: inferred('serial', typed, text) };
}

/** `2026-09-05` → `05/09/2026`, as it is shown in cells and typed again. */
export function writeDate(date: string): string {
  return isCalendarDate(date) ? date.split('-').toReversed().join('/') : date;
}
