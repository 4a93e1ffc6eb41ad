import { tidied } from '../../../../shared/decimal.ts';
import type { RecordLink } from '../../../../shared/record-links.ts';
import type { Made } from '../../../../shared/records-behind.ts';
import type { ReportColumn, ReportRow } from '../../../../shared/reports.ts';
import type { Queries } from '../../../database/open.ts';
import type { Period } from '../period.ts';
import type { QuarterFacts } from '../quarter-facts.ts';
import type { ReportContext } from '../report-context.ts';

/** What the records of a figure are looked for by. */
export interface Behind extends ReportContext {
  queries: Queries;
  /** The quarter of each unit that is reported. */
  periods: Period[];
  /** Of the reported scope, as the records say them now. */
  facts: QuarterFacts;
  /** What the figure's row is about; null for the totals. */
  subject: string | null;
  /** Key of the figure's column. */
  column: string;
}

export interface RecordRow {
  cells: ReportRow;
  link: RecordLink | null;
}

/** Records of one kind, and how they become the figure. */
export interface Part {
  criteria: string;
  columns: ReportColumn[];
  rows: RecordRow[];
  made: Made;
}

/** The figure that the records make; null where it is made of none of what may be missing. */
export function madeOf({ made: { how, of }, rows, columns }: Part): number | null {
  if (how === 'count' || of === null) return rows.length;
  const values = rows.map(({ cells }) => cells[of]).filter((value) => typeof value === 'number');
  const last = values.at(-1);
  const isStated = columns.some(({ key, kind }) => key === of && kind === 'decimal');
  if (last === undefined) return isStated ? null : 0;
  if (how === 'last') return last;
  const sum = tidied(values.reduce((all, value) => all + value, 0));
  return how === 'average' ? sum / values.length : sum;
}

/** Rows of several units' quarters, one unit after the other. */
export async function ofPeriods<T>(periods: readonly Period[], rowsOf: (period: Period) => Promise<T[]>): Promise<T[]> {
  const rows: T[] = [];
  for (const period of periods) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    rows.push(...(await rowsOf(period)));
  }
  return rows;
}

/** A column that is only needed where the records belong to several of a kind. */
export function where(isNeeded: boolean, column: ReportColumn): ReportColumn[] {
  return isNeeded ? [column] : [];
}
