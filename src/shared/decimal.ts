import * as z from 'zod';
import { orRequired } from './validation.ts';

/** Decimal places that a measured figure may have. */
export const decimalPlaces = 4;

/** The largest figure: with its decimal places it has fifteen figures, which a JSON number holds exactly as typed. */
const largest = 99_999_999_999.9999;

/** A measured figure (18, 4.5, -0.25): what is typed is what is read back, see `decimalPlaces` and `largest`. */
export const decimalSchema = z
  .number(orRequired('decimal'))
  .min(-largest, 'decimalTooBig')
  .max(largest, 'decimalTooBig')
  .refine((value) => tidied(value) === value, 'decimalPlaces');

/** A sum of such figures without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
export function tidied(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toFixed(decimalPlaces));
}

const decimals = {
  id: new Intl.NumberFormat('id-ID', { maximumFractionDigits: decimalPlaces }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: decimalPlaces }),
};

/** `1.234,5` */
export function formatDecimal(value: number, language: keyof typeof decimals = 'id'): string {
  return decimals[language].format(value);
}
