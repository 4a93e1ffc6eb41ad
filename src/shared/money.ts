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

/** How an office writes amounts: `Rp1.234.567` (`joined`, the official spelling) or `Rp 1.234.567` (`spaced`). */
export const rupiahStyles = ['joined', 'spaced'] as const;
export const rupiahStyleSchema = z.enum(rupiahStyles);
export type RupiahStyle = z.infer<typeof rupiahStyleSchema>;

/** What stands before the figure. The blank is a no-break one, so that no amount is parted over two lines. */
export const rupiahSymbols = { joined: 'Rp', spaced: 'Rp\u00a0' } as const satisfies Record<RupiahStyle, string>;

let styleOfPage: RupiahStyle = 'joined';

/**
 * Sets how amounts are written on this page from now on. A page shows one data folder, and amounts are written
 * in places that have nothing else in common, so the style is not handed down to each; the shell sets it from the
 * office's settings before any page is shown. The main process has no style of its own: what writes amounts there
 * passes the one of the database that it reads.
 */
export function setRupiahStyle(style: RupiahStyle): void {
  styleOfPage = style;
}

/** `Rp1.234.567`, or as the office's settings want it. `Intl` would always put a blank there, hence our own. */
export function formatRupiah(value: number, language: Language = 'id', style: RupiahStyle = styleOfPage): string {
  const sign = value < 0 ? '-' : '';
  return `${sign}${rupiahSymbols[style]}${formatNumber(Math.abs(value), language)}`;
}

/** A share (0.9534) as `95,34%`; `null`, what a division by zero gives, as an en dash. */
export function formatPercent(share: number | null, language: Language = 'id'): string {
  return share === null ? '–' : `${percents[language].format(share * 100)}%`;
}

/** `part / whole`, or `null` where the whole is zero (DOMAIN rule 4: never a division error). */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
