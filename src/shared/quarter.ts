import * as z from 'zod';
import { utcDate } from './calendar-date.ts';

export const yearSchema = z.int().min(2000, 'year').max(2100, 'year');
export const quarterNumberSchema = z.int().min(1, 'quarter').max(4, 'quarter');

/** A calendar quarter (triwulan): January–March is the first. */
export const quarterSchema = z.object({ year: yearSchema, quarter: quarterNumberSchema });
export type Quarter = z.infer<typeof quarterSchema>;

/** The quarter in which a `YYYY-MM-DD` day lies (DOMAIN rule 1: from the activity's date, never the day of entry). */
export function quarterOf(date: string): Quarter {
  return {
    year: Number(date.slice(0, 4)),
    quarter: Math.ceil(Number(date.slice(5, 7)) / 3),
  };
}

/** First and last day of the quarter, both `YYYY-MM-DD` and both inside it. */
export function quarterRange({ year, quarter }: Quarter): { from: string; to: string } {
  const endDays = ['03-31', '06-30', '09-30', '12-31'];
  return {
    from: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`,
    to: `${year}-${endDays[quarter - 1]}`,
  };
}

/** First and last day of a quarter, or of the whole year. */
export function periodOf(year: number, quarter?: number): { from: string; to: string } {
  return quarter === undefined ? { from: `${year}-01-01`, to: `${year}-12-31` } : quarterRange({ year, quarter });
}

/**
 * The last day on which a quarter's figures are in time: `dueDays` after its end. With 15 days those of Triwulan I
 * 2026 are due on 2026-04-15. How many days, the office's settings say (`settings.get`).
 */
export function quarterDueDate(quarter: Quarter, dueDays: number): string {
  const date = utcDate(quarterRange(quarter).to);
  date.setUTCDate(date.getUTCDate() + dueDays);
  return date.toISOString().slice(0, 10);
}

/** First day of the quarter's year. */
export function yearStart({ year }: Pick<Quarter, 'year'>): string {
  return `${year}-01-01`;
}

/** The quarter before; before Triwulan I comes Triwulan IV of the year before. */
export function previousQuarter({ year, quarter }: Quarter): Quarter {
  return quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: quarter - 1 };
}

/** `I`, `II`, `III`, `IV` */
export function romanQuarter(quarter: number): string {
  return ['I', 'II', 'III', 'IV'][quarter - 1] ?? String(quarter);
}
