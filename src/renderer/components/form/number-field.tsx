import type { FieldValues } from 'react-hook-form';
import { formatNumber } from '../../../shared/money.ts';
import { moneyKind, yearKind } from '../sheet-grid/cell-kinds.ts';
import { interpretYear, readMoney } from '../sheet-grid/read-number.ts';
import type { FieldProps } from './fields.tsx';
import { TypedField } from './typed-field.tsx';
import { useDoubtHint } from './use-doubt-hint.ts';

/** Whole rupiah, typed with or without `Rp` and dots. */
export function MoneyField<Values extends FieldValues>(props: FieldProps<Values>) {
  const doubt = useDoubtHint(moneyKind);
  return <TypedField {...props} align="right" reading={{ read: readOr(readMoney), show: showGrouped, doubt }} />;
}

/** A year: four figures, no dots. */
export function YearField<Values extends FieldValues>(props: FieldProps<Values>) {
  const show = (value: unknown) => (typeof value === 'number' || typeof value === 'string' ? String(value) : '');
  const doubt = useDoubtHint(yearKind);
  return <TypedField {...props} align="right" reading={{ read: readOr(readYear), show, doubt }} />;
}

/** A whole number that nothing is counted in: days, pieces. */
export function WholeNumberField<Values extends FieldValues>(props: FieldProps<Values>) {
  const read = (typed: string) => (/^-?\d{1,9}$/.test(typed.trim()) ? Number(typed) : null);
  const show = (value: unknown) => (typeof value === 'number' || typeof value === 'string' ? String(value) : '');
  return <TypedField {...props} align="right" reading={{ read: readOr(read), show }} />;
}

function readYear(typed: string): number | null {
  const reading = interpretYear(typed);
  return reading === null ? null : Number(reading.text);
}

function readOr(read: (typed: string) => number | null) {
  return (typed: string) => (typed.trim() === '' ? null : (read(typed) ?? typed));
}

function showGrouped(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value);
  return typeof value === 'string' ? value : '';
}
