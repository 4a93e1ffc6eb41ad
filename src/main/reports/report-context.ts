import type { TFunction } from 'i18next';
import { shareOf } from '../../shared/money.ts';
import { quarterRange, romanQuarter, yearStart } from '../../shared/quarter.ts';
import type { QuarterlyReportInput, ReportColumn, ReportRow } from '../../shared/reports.ts';
import { textsIn } from '../texts.ts';

/** What each table of a quarterly report needs to know. */
export interface ReportContext extends QuarterlyReportInput {
  /** First and last day of the quarter, and of its year. */
  from: string;
  to: string;
  yearFrom: string;
  yearTo: string;
  /** `Triwulan I` */
  quarterName: string;
  texts: TFunction;
}

/** The days and texts of a quarter in the report's language. */
export function reportContext(input: QuarterlyReportInput): ReportContext {
  const texts = textsIn(input.language);
  const quarterName = texts('quarter.name', { roman: romanQuarter(input.quarter) });
  const { from, to } = quarterRange(input);
  return { ...input, from, to, yearFrom: yearStart(input), yearTo: `${input.year}-12-31`, quarterName, texts };
}

/** A column without formula that is not added up, unless told otherwise. */
export function column(
  key: string,
  title: string,
  kind: ReportColumn['kind'],
  width: number,
  rest: Partial<Pick<ReportColumn, 'isTotalled' | 'formula'>> = {},
): ReportColumn {
  return { key, title, kind, width, isTotalled: false, formula: null, ...rest };
}

/**
 * Fills in the columns that follow from others of the row. Figures and live formulas of the
 * workbook come from the same `formula`, so they cannot drift apart.
 */
export function withFormulas(columns: ReportColumn[], row: ReportRow): ReportRow {
  const filled = { ...row };
  for (const { key, formula } of columns) {
    if (formula?.kind === 'sum') filled[key] = formula.of.reduce((sum, part) => sum + figure(filled, part), 0);
    if (formula?.kind === 'difference') filled[key] = figure(filled, formula.from) - figure(filled, formula.less);
    if (formula?.kind === 'share') filled[key] = shareOf(figure(filled, formula.part), figure(filled, formula.whole));
  }
  return filled;
}

/**
 * The totals row: totalled columns added up (null where no row has a figure, as in quarters still
 * to come), formula columns computed again from these totals: shares are never added.
 */
export function totalsOf(columns: ReportColumn[], rows: ReportRow[], label: { key: string; text: string }): ReportRow {
  const totals: ReportRow = {};
  for (const { key, isTotalled } of columns) {
    const figures = rows.map((row) => row[key]).filter((value) => typeof value === 'number');
    totals[key] = isTotalled && figures.length > 0 ? figures.reduce((sum, value) => sum + value, 0) : null;
  }
  return { ...withFormulas(columns, totals), [label.key]: label.text };
}

function figure(row: ReportRow, key: string): number {
  const value = row[key];
  return typeof value === 'number' ? value : 0;
}
