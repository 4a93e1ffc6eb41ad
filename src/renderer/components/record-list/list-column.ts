import type { ReactNode } from 'react';
import type { ReportColumn, ReportRow } from '../../../shared/reports.ts';

/** A column of a record list: what it holds is shown, printed and exported alike. */
export interface ListColumn<Row, Sort extends string> {
  key: string;
  title: string;
  /** Text where nothing is said. Days are `YYYY-MM-DD`, shares 0–1. */
  kind?: ReportColumn['kind'];
  /** Pixels, until the user drags it. */
  width: number;
  /** Takes its part of the room that is left over. */
  grows?: boolean;
  /** Offered in the column menu, not shown at first. */
  isOffered?: boolean;
  /** Missing: the list cannot be sorted by this column. */
  sort?: Sort;
  value: (row: Row) => ReportRow[string];
  /** A percentage of two other columns; the workbook has it as a live formula. */
  share?: { part: string; whole: string };
  /** Where the screen shows more than the value. */
  render?: (row: Row) => ReactNode;
}

/** Sums over all rows that match, by column key; null where a share cannot be computed. */
export type ListTotals = Record<string, number | null>;
