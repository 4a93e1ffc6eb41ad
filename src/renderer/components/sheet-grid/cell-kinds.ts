import { isCalendarDate } from '../../../shared/calendar-date.ts';
import { decimalSchema, formatDecimal } from '../../../shared/decimal.ts';
import { formatNumber } from '../../../shared/money.ts';
import { searchText } from '../../../shared/search-text.ts';
import { doubtOver, inferred } from './doubt.ts';
import type { CellReading } from './doubt.ts';
import { interpretDate, interpretDates, writeDate } from './read-date.ts';
import { interpretDecimal, interpretMoney, interpretSignedMoney, interpretYear } from './read-number.ts';
import { interpretPhone, isDestroyedPhone } from './read-phone.ts';

/**
 * How a column reads and shows its cells. A cell holds one text: the canonical form where the
 * typed text could be read (`2026-09-05`, `1250000`, a choice's code), else the text as typed, so
 * that nothing typed is dropped. The two cannot be confused: what is canonical is always readable.
 */
export interface CellKind {
  /** The canonical form, or the text as typed. */
  read: (typed: string) => string;
  /** The same with what else the text could mean; missing where a text has one meaning. */
  interpret?: (typed: string) => CellReading;
  /** Texts pasted into one column together, which may tell about each other. */
  interpretColumn?: (pasted: readonly string[]) => CellReading[];
  /** A code of `errors` in the locale files where the text is not a value of this kind. */
  problem: (text: string) => string | null;
  /** What a refused text may have meant, as shown. */
  candidates?: (text: string) => readonly string[];
  /** What the cell shows, and what copying gives. */
  show: (text: string) => string;
  /** What the editor starts with. */
  edit: (text: string) => string;
  options?: readonly CellOption[];
  /** Numbers and days, which go on where a series of them is filled. */
  isSeries?: boolean;
  align?: 'right' | 'center';
}

export interface CellOption {
  value: string;
  label: string;
}

const same = (text: string) => text;

/** A typed text as the kind reads it, with its doubt. */
export function readCell(kind: CellKind, typed: string): CellReading {
  return kind.interpret?.(typed) ?? { text: kind.read(typed), doubt: null };
}

/** Texts that were pasted into one column. */
export function readColumn(kind: CellKind, pasted: readonly string[]): CellReading[] {
  return kind.interpretColumn?.(pasted) ?? pasted.map((typed) => readCell(kind, typed));
}

/** Any text. Line breaks become blanks, because a row is one line high, here and on paper. */
export const textKind: CellKind = {
  read: (typed) => typed.replace(/\s*\n\s*/g, ' ').trim(),
  problem: () => null,
  show: same,
  edit: same,
};

/** A phone number, kept as typed: leading zeros and separators survive (DOMAIN rule 12). */
export const phoneKind: CellKind = {
  ...textKind,
  read: (typed) => interpretPhone(typed).text,
  interpret: interpretPhone,
  problem: (text) => (isDestroyedPhone(text) ? 'phoneDestroyed' : null),
};

/** A day; `5/9/2026` and its relatives become `2026-09-05`. */
export const dateKind: CellKind = {
  ...interpreting(interpretDate),
  interpretColumn: interpretDates,
  problem: (text) => (text === '' || isCalendarDate(text) ? null : 'date'),
  show: writeDate,
  edit: writeDate,
  isSeries: true,
};

/** Whole rupiah. */
export const moneyKind: CellKind = numberKind(interpretMoney, 'money', (value) => formatNumber(value));

/** A count. */
export const integerKind: CellKind = numberKind(interpretMoney, 'count', (value) => formatNumber(value));

/** Whole rupiah that may be below zero. */
export const signedMoneyKind: CellKind = {
  ...interpreting(interpretSignedMoney),
  problem: (text) => (text === '' || isSigned(text) ? null : 'money'),
  show: (text) => (isSigned(text) ? formatNumber(Number(text)) : text),
  edit: same,
  isSeries: true,
  align: 'right',
};

/** A measured figure with decimals; cells hold it with a point, show it with a comma. */
export const decimalKind: CellKind = {
  ...interpreting(interpretDecimal),
  problem: (text) => (text === '' || isDecimal(text) ? null : 'decimal'),
  show: (text) => (isDecimal(text) ? formatDecimal(Number(text)) : text),
  edit: (text) => (isDecimal(text) ? text.replace('.', ',') : text),
  isSeries: true,
  align: 'right',
};

function isSigned(text: string): boolean {
  return /^(0|-?[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text));
}

function isDecimal(text: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && decimalSchema.safeParse(Number(text)).success;
}

/** A year: a number without grouping. */
export const yearKind: CellKind = numberKind(interpretYear, 'year', String, (year) => year >= 1900 && year <= 2100);

/** A quantity of something that there is: a figure above zero, with decimals or without. */
export const quantityKind: CellKind = {
  ...decimalKind,
  problem: (text) => (text === '' || (isDecimal(text) && Number(text) > 0) ? null : 'quantity'),
};

/** Reads by a function that gives null for what it cannot read; such a text stays as typed. */
function interpreting(reader: (typed: string) => CellReading | null): Pick<CellKind, 'read' | 'interpret'> {
  const interpret = (typed: string) => reader(typed) ?? { text: typed.trim(), doubt: null };
  return { interpret, read: (typed) => interpret(typed).text };
}

function numberKind(
  reader: (typed: string) => CellReading | null,
  code: string,
  show: (value: number) => string,
  accepts: (value: number) => boolean = () => true,
): CellKind {
  const isCanonical = (text: string) => /^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text));
  return {
    ...interpreting(reader),
    problem: (text) => (text === '' || (isCanonical(text) && accepts(Number(text))) ? null : code),
    show: (text) => (isCanonical(text) ? show(Number(text)) : text),
    edit: same,
    isSeries: true,
    align: 'right',
  };
}

const male = ['l', 'lk', 'lk2', 'lakilaki', 'laki', 'laki2', 'lelaki', 'pria', 'male', 'm'];
const female = ['p', 'pr', 'prp', 'perempuan', 'wanita', 'female', 'f', 'w'];

/** L or P, from the words that attendance lists use. `M` is male in English lists only, and is asked about. */
export const genderKind: CellKind = {
  ...interpreting((typed) => {
    const word = searchText(typed);
    if (male.includes(word)) return { text: 'L', doubt: word === 'm' ? doubtOver('gender', typed, ['L', 'P']) : null };
    return female.includes(word) ? { text: 'P', doubt: null } : null;
  }),
  problem: (text) => (['', 'L', 'P'].includes(text) ? null : 'gender'),
  show: same,
  edit: same,
  align: 'center',
};

/** One of a list: cells hold the value, show the label, and read either, or a beginning that fits one label only. */
export function choiceKind(options: readonly CellOption[]): CellKind {
  const labels = new Map(options.map((option) => [option.value, option.label]));
  return {
    ...interpreting((typed) => {
      const found = findOption(options, typed);
      if (found === undefined) return null;
      return { text: found.value, doubt: isWhole(found, typed) ? null : inferred('prefix', typed, found.value) };
    }),
    problem: (text) => (text === '' || labels.has(text) ? null : 'choice'),
    candidates: (text) =>
      candidatesOf(options, text)
        .slice(0, 3)
        .map(({ label }) => label),
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
  const exact = options.find((option) => isWhole(option, typed));
  if (exact) return exact;
  const starting = options.filter((option) => searchText(option.label).startsWith(wanted));
  return starting.length === 1 ? starting[0] : undefined;
}

function isWhole(option: CellOption, typed: string): boolean {
  return option.value === typed.trim() || searchText(option.label) === searchText(typed);
}

/** What a refused text may have meant: labels that hold it, else those that share its beginning. */
function candidatesOf(options: readonly CellOption[], typed: string): readonly CellOption[] {
  const found = matchingOptions(options, typed);
  if (found.length > 0) return found;
  const start = searchText(typed).slice(0, 3);
  return start.length < 2 ? [] : options.filter((option) => searchText(option.label).includes(start));
}
