import { formatShortDate, isCalendarDate } from './calendar-date.ts';
import { formatDecimal } from './decimal.ts';
import type { Language } from './language.ts';
import { formatNumber, formatPercent } from './money.ts';
import type { ReportColumn, ReportRow } from './reports.ts';

/**
 * A cell as it is shown and printed. Amounts stand without "Rp": the tables say once that all money
 * is in rupiah. A share that cannot be computed is an en dash, another missing figure an empty cell.
 */
export function cellText(
  { kind }: Pick<ReportColumn, 'kind'>,
  value: ReportRow[string] | undefined,
  language: Language,
): string {
  if (typeof value === 'string') {
    return kind === 'date' && isCalendarDate(value) ? formatShortDate(value, language) : value;
  }
  if (kind === 'percent') return formatPercent(value ?? null, language);
  if (value === null || value === undefined) return '';
  return kind === 'decimal' ? formatDecimal(value, language) : formatNumber(value, language);
}

/** Whether cells of the column stand on the right. */
export function isNumeric({ kind }: Pick<ReportColumn, 'kind'>): boolean {
  return kind !== 'text' && kind !== 'date';
}
