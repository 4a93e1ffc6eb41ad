import { doubtOver } from './doubt.ts';
import type { CellReading } from './doubt.ts';

/** Whether Excel replaced figures by a power of ten (`8,12E+10`): the number cannot be known from it. */
export function isDestroyedPhone(text: string): boolean {
  return /^\d+(?:[.,]\d+)?e\+?\d+$/i.test(text.trim());
}

/**
 * A phone number as typed, with the leading zero that Excel drops from a mobile number given back
 * (`81234567890`). Two numbers in one cell are kept, and asked about.
 */
export function interpretPhone(typed: string): CellReading {
  const text = typed.replace(/\s+/g, ' ').trim().replace(/^['’]/, '').replace(/^-+$/, '');
  if (/^8\d{8,11}$/.test(text)) return { text: `0${text}`, doubt: null };
  const numbers = text
    .split(/\s*(?:[/;,|]|\bdan\b|\batau\b)\s*/i)
    .filter((part) => part.replace(/\D/g, '').length >= 8);
  return { text, doubt: numbers.length < 2 ? null : doubtOver('twoPhones', typed, [text, ...numbers]) };
}
