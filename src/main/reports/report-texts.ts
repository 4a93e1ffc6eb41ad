import { formatLongDate, formatShortDate } from '../../shared/calendar-date.ts';
import type { Language } from '../../shared/language.ts';
import { formatNumber, formatPercent } from '../../shared/money.ts';
import type { ReportColumn, ReportRow, ReportTable } from '../../shared/reports.ts';

/**
 * A cell as it is printed. Amounts stand without "Rp": the tables say once that all money is in
 * rupiah. A share that cannot be computed is an en dash, another missing figure an empty cell.
 */
export function cellText(column: ReportColumn, value: ReportRow[string] | undefined, language: Language): string {
  if (typeof value === 'string') return column.kind === 'date' ? formatShortDate(value, language) : value;
  if (column.kind === 'percent') return formatPercent(value ?? null, language);
  return value === null || value === undefined ? '' : formatNumber(value, language);
}

/** `A. Rekap pilar` */
export function tableHeading(table: ReportTable): string {
  return `${table.id}. ${table.title}`;
}

/** `1 Januari 2026 – 31 Maret 2026` */
export function dateRange(from: string, to: string, language: Language): string {
  return `${formatLongDate(from, language)} – ${formatLongDate(to, language)}`;
}

/** Whether cells of the column stand on the right. */
export function isNumeric(column: ReportColumn): boolean {
  return column.kind === 'integer' || column.kind === 'money' || column.kind === 'percent';
}
