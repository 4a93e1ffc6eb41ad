import { isCalendarDate } from '../../../shared/calendar-date.ts';
import { formatNumber } from '../../../shared/money.ts';
import { searchText } from '../../../shared/search-text.ts';
import { readDate, writeDate } from './read-date.ts';
import { readInteger, readMoney } from './read-number.ts';

/**
 * How a column reads and shows its cells. A cell holds one text: the canonical form where the
 * typed text could be read (`2026-09-05`, `1250000`, a choice's code), else the text as typed, so
 * that nothing typed is dropped. The two cannot be confused: what is canonical is always readable.
 */
export interface CellKind {
  /** The canonical form, or the text as typed. */
  read: (typed: string) => string;
  /** A code of `errors` in the locale files where the text is not a value of this kind. */
  problem: (text: string) => string | null;
  /** What the cell shows, and what copying gives. */
  show: (text: string) => string;
  /** What the editor starts with. */
  edit: (text: string) => string;
  options?: readonly CellOption[];
  align?: 'right' | 'center';
}

export interface CellOption {
  value: string;
  label: string;
}

const same = (text: string) => text;

/** Any text. Line breaks become blanks, because a row is one line high, here and on paper. */
export const textKind: CellKind = {
  read: (typed) => typed.replace(/\s*\n\s*/g, ' ').trim(),
  problem: () => null,
  show: same,
  edit: same,
};

/** A phone number, kept as typed: leading zeros and separators survive (DOMAIN rule 12). */
export const phoneKind: CellKind = { ...textKind };

/** A day; `5/9/2026` and its relatives become `2026-09-05`. */
export const dateKind: CellKind = {
  read: (typed) => readDate(typed) ?? typed.trim(),
  problem: (text) => (text === '' || isCalendarDate(text) ? null : 'date'),
  show: writeDate,
  edit: writeDate,
};

/** Whole rupiah. */
export const moneyKind: CellKind = numberKind(readMoney, 'money', (value) => formatNumber(value));

/** A count. */
export const integerKind: CellKind = numberKind(readInteger, 'count', (value) => formatNumber(value));

/** A year: a number without grouping. */
export const yearKind: CellKind = numberKind(readInteger, 'year', String, (year) => year >= 1900 && year <= 2100);

function numberKind(
  read: (typed: string) => number | null,
  code: string,
  show: (value: number) => string,
  accepts: (value: number) => boolean = () => true,
): CellKind {
  const isCanonical = (text: string) => /^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text));
  return {
    read: (typed) => String(read(typed) ?? typed.trim()),
    problem: (text) => (text === '' || (isCanonical(text) && accepts(Number(text))) ? null : code),
    show: (text) => (isCanonical(text) ? show(Number(text)) : text),
    edit: same,
    align: 'right',
  };
}

const male = ['l', 'lk', 'lakilaki', 'laki', 'pria', 'male', 'm'];
const female = ['p', 'pr', 'perempuan', 'wanita', 'female', 'f', 'w'];

/** L or P, from the words that attendance lists use. */
export const genderKind: CellKind = {
  read: (typed) => {
    const word = searchText(typed);
    if (male.includes(word)) return 'L';
    return female.includes(word) ? 'P' : typed.trim();
  },
  problem: (text) => (['', 'L', 'P'].includes(text) ? null : 'gender'),
  show: same,
  edit: same,
  align: 'center',
};

/** One of a list: cells hold the value, show the label, and read either, or a beginning that fits one label only. */
export function choiceKind(options: readonly CellOption[]): CellKind {
  const labels = new Map(options.map((option) => [option.value, option.label]));
  return {
    read: (typed) => findOption(options, typed)?.value ?? typed.trim(),
    problem: (text) => (text === '' || labels.has(text) ? null : 'choice'),
    show: (text) => labels.get(text) ?? text,
    edit: (text) => labels.get(text) ?? text,
    options,
  };
}

/** Several of a list, written one after the other with commas; cells hold the values joined by commas. */
export function choicesKind(options: readonly CellOption[]): CellKind {
  const labels = new Map(options.map((option) => [option.value, option.label]));
  const parts = (text: string) => text.split(/[,;]/).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  const show = (text: string) =>
    parts(text)
      .map((part) => labels.get(part) ?? part)
      .join(', ');
  return {
    read: (typed) => {
      const found = parts(typed).map((part) => findOption(options, part)?.value);
      return found.includes(undefined) ? typed.trim() : [...new Set(found)].join(',');
    },
    problem: (text) => (parts(text).every((part) => labels.has(part)) ? null : 'choice'),
    show,
    edit: show,
  };
}

/** The options that a typed text may mean, best first. */
export function matchingOptions(options: readonly CellOption[], typed: string): readonly CellOption[] {
  const wanted = searchText(typed);
  if (wanted === '') return options;
  const starting = options.filter((option) => searchText(option.label).startsWith(wanted));
  const containing = options.filter((option) => searchText(option.label).includes(wanted));
  return [...new Set([...starting, ...containing])];
}

function findOption(options: readonly CellOption[], typed: string): CellOption | undefined {
  const wanted = searchText(typed);
  if (wanted === '') return undefined;
  const exact = options.find((option) => option.value === typed.trim() || searchText(option.label) === wanted);
  if (exact) return exact;
  const starting = options.filter((option) => searchText(option.label).startsWith(wanted));
  return starting.length === 1 ? starting[0] : undefined;
}
