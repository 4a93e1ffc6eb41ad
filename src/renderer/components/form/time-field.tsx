import type { FieldValues } from 'react-hook-form';
import { formatClockTime } from '../../../shared/calendar-date.ts';
import type { FieldProps } from './fields.tsx';
import { TypedField } from './typed-field.tsx';

/** A time of day; `9`, `9.30`, `09:30` and `0930` are read. The placeholder says what nothing means. */
export function TimeField<Values extends FieldValues>(props: FieldProps<Values> & { placeholder?: string }) {
  return <TypedField {...props} reading={{ read: readTime, show: showTime }} />;
}

function readTime(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const match = /^(\d{1,2})(?:\s*[.:]\s*(\d{2}))?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  const [hour, minute] = [match?.[1] ?? '', match?.[2] ?? '00'];
  return match && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : typed;
}

function showTime(value: unknown): string {
  return typeof value === 'string' ? formatClockTime(value) : '';
}
