import { formatLongDate } from '../../shared/calendar-date.ts';
import type { Language } from '../../shared/language.ts';
import type { QuarterlyReport, ReportTable } from '../../shared/reports.ts';
import { textsIn } from '../texts.ts';

/** `A. Rekap pilar`; the title alone where the table has no letter. */
export function tableHeading(table: ReportTable): string {
  return table.id === '' ? table.title : `${table.id}. ${table.title}`;
}

/** `1 Januari 2026 – 31 Maret 2026` */
export function dateRange(from: string, to: string, language: Language): string {
  return `${formatLongDate(from, language)} – ${formatLongDate(to, language)}`;
}

/** Says when the figures were frozen, and by whom; nothing of a quarter that is open. */
export function closedText({ closed, language }: Pick<QuarterlyReport, 'closed' | 'language'>): string {
  if (closed === null) return '';
  return textsIn(language)('reports.closedOn', { date: formatLongDate(closed.on, language), by: closed.by });
}
