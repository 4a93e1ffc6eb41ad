import { formatLongDate } from '../../shared/calendar-date.ts';
import type { Language } from '../../shared/language.ts';
import type { ReportTable } from '../../shared/reports.ts';

/** `A. Rekap pilar`; the title alone where the table has no letter. */
export function tableHeading(table: ReportTable): string {
  return table.id === '' ? table.title : `${table.id}. ${table.title}`;
}

/** `1 Januari 2026 – 31 Maret 2026` */
export function dateRange(from: string, to: string, language: Language): string {
  return `${formatLongDate(from, language)} – ${formatLongDate(to, language)}`;
}
