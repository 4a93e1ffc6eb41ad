import type { FieldValues } from 'react-hook-form';
import { formatNumber } from '../../../shared/money.ts';
import { readInteger, readMoney } from '../sheet-grid/read-number.ts';
import type { FieldProps } from './fields.tsx';
import { TypedField } from './typed-field.tsx';

/** Whole rupiah, typed with or without `Rp` and dots. */
export function MoneyField<Values extends FieldValues>(props: FieldProps<Values>) {
  return <TypedField {...props} align="right" reading={{ read: readOr(readMoney), show: showGrouped }} />;
}

/** A year: four figures, no dots. */
export function YearField<Values extends FieldValues>(props: FieldProps<Values>) {
  const show = (value: unknown) => (typeof value === 'number' || typeof value === 'string' ? String(value) : '');
  return <TypedField {...props} align="right" reading={{ read: readOr(readInteger), show }} />;
}

function readOr(read: (typed: string) => number | null) {
  return (typed: string) => (typed.trim() === '' ? null : (read(typed) ?? typed));
}

function showGrouped(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value);
  return typeof value === 'string' ? value : '';
}
