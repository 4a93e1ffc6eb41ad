import { doubtOver, inferred } from './doubt.ts';
import type { CellReading } from './doubt.ts';

/** Powers of ten of the words behind an amount. `m` is miliar here and million elsewhere. */
const units: Record<string, readonly number[]> = {
  rb: [3],
  ribu: [3],
  jt: [6],
  juta: [6],
  m: [9, 6],
  mil: [9, 6],
  miliar: [9],
  milyar: [9],
  t: [12],
  triliun: [12],
  trilyun: [12],
};

/**
 * Whole rupiah from `1.250.000`, `Rp 1.250.000,00`, `1,250,000`, `1250000`, `1,25 jt` or `250 ribu`;
 * null where it cannot be read. Sen are only accepted when zero, because amounts are whole rupiah.
 */
export function readMoney(text: string): number | null {
  const reading = interpretMoney(text);
  return reading === null ? null : Number(reading.text);
}

/** The same as canonical figures, with what else the text could mean. */
export function interpretMoney(typed: string): CellReading | null {
  const clean = typed
    .replace(/\s/g, '')
    .toLowerCase()
    .replace(/^(rp|idr)\.?/, '')
    .replace(/[.,]-+$/, '');
  const match = /^([\d.,]+)(\p{Letter}*)\.?$/u.exec(clean);
  if (match?.[2]) return withUnit(match[1] ?? '', units[match[2]], typed);
  const power = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/.exec(clean);
  if (power) {
    // Excel shows a number this way where the column was too narrow; the last figures may be gone.
    const text = shifted(power[1] ?? '', power[2] ?? '', Number(power[3]));
    return text === null ? null : { text, doubt: inferred('rounded', typed, text) };
  }
  return withoutUnit(clean, typed);
}

/** A year of four figures, or two where the century follows: not in the future, where both fit open. */
export function interpretYear(typed: string, thisYear = new Date().getFullYear()): CellReading | null {
  const text = typed.trim().replace(/^['’]/, '');
  if (!/^\d{2}$/.test(text)) {
    const year = readMoney(text);
    return year === null ? null : { text: String(year), doubt: null };
  }
  const [old, recent] = [`19${text}`, `20${text}`];
  if (Number(recent) > thisYear) return { text: old, doubt: null };
  return { text: recent, doubt: doubtOver('century', typed, [recent, old]) };
}

/**
 * A figure with decimals, `4,5`, `-0,25`, `1.250,5` or `4.5`, as `4.5`; null where it cannot be read. One
 * separator before three figures is asked about: a point groups them here, a comma is decimal.
 */
export function interpretDecimal(typed: string): CellReading | null {
  const match = /^([-−]?)(\d[\d.,]*)%?$/.exec(typed.replace(/\s/g, ''));
  if (!match) return null;
  const [sign, figures] = [match[1] === '' ? '' : '-', match[2] ?? ''];
  const written = (whole: string, fraction: string) => {
    const [front, back] = [whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, ''), fraction.replace(/0+$/, '')];
    const text = back === '' ? front : `${front}.${back}`;
    return text === '0' ? text : sign + text;
  };
  const single = /^(\d+)([.,])(\d+)$/.exec(figures);
  if (single) {
    const [, whole = '', separator, fraction = ''] = single;
    const asDecimal = written(whole, fraction);
    if (fraction.length !== 3 || whole.length > 3 || whole.startsWith('0')) return exactly(asDecimal);
    const asGroups = written(whole + fraction, '');
    const readings = separator === ',' ? [asDecimal, asGroups] : [asGroups, asDecimal];
    return { text: readings[0] ?? '', doubt: doubtOver('separator', typed, readings) };
  }
  const grouped =
    /^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(figures) ?? /^(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(figures);
  if (grouped) return exactly(written(grouped[1] ?? '', grouped[2] ?? ''));
  return /^\d+$/.test(figures) ? exactly(written(figures, '')) : null;
}

/** Whole rupiah that may be below zero: `-250.000`, or `(250.000)` as accountants write. */
export function interpretSignedMoney(typed: string): CellReading | null {
  const match = /^\s*(?:[-−](.*)|\((.*)\))\s*$/.exec(typed);
  const reading = interpretMoney(match?.[1] ?? match?.[2] ?? typed);
  if (reading === null || !match || reading.text === '0') return reading;
  const { doubt } = reading;
  const negative = (text: string) => `-${text}`;
  return {
    text: negative(reading.text),
    doubt: doubt && { ...doubt, readings: doubt.readings.map((one) => ({ ...one, text: negative(one.text) })) },
  };
}

function exactly(text: string): CellReading {
  return { text, doubt: null };
}

function withoutUnit(clean: string, typed: string): CellReading | null {
  const whole = clean.replace(/[.,]0{1,2}$/, '');
  if (/^\d+$/.test(whole)) return certain(whole);
  if (/^[1-9]\d{0,2}(\.\d{3})+$/.test(whole)) return certain(whole.replaceAll('.', ''));
  if (!/^[1-9]\d{0,2}(,\d{3})+$/.test(whole)) return null;
  const reading = certain(whole.replaceAll(',', ''));
  // One comma is a decimal comma here, unless a decimal point or a second group says otherwise.
  const isOpen = clean === whole && /^\d+,\d{3}$/.test(whole);
  if (reading === null || !isOpen) return reading;
  return { ...reading, doubt: doubtOver('separator', typed, [reading.text, whole.replace(/0+$/, '')]) };
}

function withUnit(number: string, powers: readonly number[] | undefined, typed: string): CellReading | null {
  if (powers === undefined) return null;
  const parts = partsOf(number);
  const found = parts.flatMap(([whole, fraction]) => powers.flatMap((power) => shifted(whole, fraction, power) ?? []));
  const [text] = found;
  if (text === undefined) return null;
  return { text, doubt: doubtOver(parts.length > 1 ? 'separator' : 'unit', typed, found) };
}

/** Whole part and fraction of a number before a unit; in two ways where three figures follow its only separator. */
function partsOf(number: string): [whole: string, fraction: string][] {
  const single = /^(\d+)([.,])(\d+)$/.exec(number);
  if (single) {
    const [, whole = '', separator, fraction = ''] = single;
    if (fraction.length !== 3 || whole.length > 3 || whole.startsWith('0')) return [[whole, fraction]];
    const asDecimal: [string, string] = [whole, fraction];
    const asGroups: [string, string] = [whole + fraction, ''];
    return separator === ',' ? [asDecimal, asGroups] : [asGroups, asDecimal];
  }
  const grouped =
    /^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(number) ?? /^(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(number);
  if (grouped) return [[(grouped[1] ?? '').replace(/[.,]/g, ''), grouped[2] ?? '']];
  return /^\d+$/.test(number) ? [[number, '']] : [];
}

/** `1`, `25` and 6 → `1250000`; null where figures would be left behind the comma. */
function shifted(whole: string, fraction: string, power: number): string | null {
  const figures = fraction.replace(/0+$/, '');
  if (figures.length > power) return null;
  return certain(`${whole}${figures.padEnd(power, '0')}`)?.text ?? null;
}

function certain(figures: string): CellReading | null {
  const value = Number(figures);
  return Number.isSafeInteger(value) ? { text: String(value), doubt: null } : null;
}
