import { isCalendarDate } from '../../../shared/calendar-date.ts';

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

/**
 * A day as people write it, as `YYYY-MM-DD`; null where it cannot be read. Day comes before month:
 * `5/9/2026`, `5-9-2026`, `5.9.26`, `05092026`, `5 Sep 2026`, `Jumat, 23 Januari 2026`, `2026-09-05`.
 */
export function readDate(text: string): string | null {
  const clean = text
    .trim()
    .toLowerCase()
    .replace(/^\p{Letter}+,\s*/u, '');
  return readIso(clean) ?? readNumbers(clean) ?? readMonthName(clean);
}

function readIso(text: string): string | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  return match ? day(match[3], match[2], match[1]) : null;
}

function readNumbers(text: string): string | null {
  const match =
    /^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  return match ? day(match[1], match[2], match[3]) : null;
}

function readMonthName(text: string): string | null {
  const match = /^(\d{1,2})[\s-]*(\p{Letter}{3,})\.?[\s-]*(\d{4}|\d{2})$/u.exec(text);
  const month = months[match?.[2]?.slice(0, 3) ?? ''];
  return match && month ? day(match[1], String(month), match[3]) : null;
}

/** Two-digit years up to 49 are 20xx: SK of 1998 are kept, and so are plans up to 2049. */
function day(date = '', month = '', year = ''): string | null {
  const fullYear = year.length === 2 ? `${Number(year) < 50 ? '20' : '19'}${year}` : year;
  const text = `${fullYear}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isCalendarDate(text) ? text : null;
}

/** `2026-09-05` → `05/09/2026`, as it is shown in cells and typed again. */
export function writeDate(date: string): string {
  return isCalendarDate(date) ? date.split('-').toReversed().join('/') : date;
}
