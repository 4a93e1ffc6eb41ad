import * as z from 'zod';
import { orRequired } from './validation.ts';

/** Whole rupiah, never negative (DOMAIN rule 2). 9 × 10¹⁵ is the largest exact integer. */
export const rupiahSchema = z.int(orRequired('money')).min(0, 'negative');

const grouped = {
  id: new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }),
};
const percents = {
  id: new Intl.NumberFormat('id-ID', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};

type Language = keyof typeof grouped;

/** `1.234.567` */
export function formatNumber(value: number, language: Language = 'id'): string {
  return grouped[language].format(value);
}

/**
 * `Rp1.234.567`, the official spelling: no space between symbol and figure.
 * `Intl` puts a no-break space there, hence our own.
 */
export function formatRupiah(value: number, language: Language = 'id'): string {
  const sign = value < 0 ? '-' : '';
  return `${sign}Rp${formatNumber(Math.abs(value), language)}`;
}

/** A share (0.9534) as `95,34%`; `null`, what a division by zero gives, as an en dash. */
export function formatPercent(share: number | null, language: Language = 'id'): string {
  return share === null ? '–' : `${percents[language].format(share * 100)}%`;
}

/** `part / whole`, or `null` where the whole is zero (DOMAIN rule 4: never a division error). */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
