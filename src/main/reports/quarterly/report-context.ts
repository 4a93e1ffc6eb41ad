import type { TFunction } from 'i18next';
import type { Language } from '../../../shared/language.ts';
import { shareOf } from '../../../shared/money.ts';
import { romanQuarter } from '../../../shared/quarter.ts';
import type { Quarter } from '../../../shared/quarter.ts';
import type { ReportColumn, ReportRow } from '../../../shared/reports.ts';
import { textsIn } from '../../texts.ts';
import type { VillagePhrases } from './place-text.ts';
import { villagePhrases } from './place-text.ts';

/** What each table of a quarterly report needs to know beside the facts. */
export interface ReportContext extends Quarter {
  language: Language;
  /** `Triwulan I` */
  quarterName: string;
  texts: TFunction;
  villages: VillagePhrases;
  /** Whether several units are reported together: rows then name theirs. */
  isJoint: boolean;
}

/** The words of a quarter in the report's language. */
export function reportContext(of: Quarter & { language: Language; isJoint?: boolean }): ReportContext {
  const texts = textsIn(of.language);
  const quarterName = texts('quarter.name', { roman: romanQuarter(of.quarter) });
  return {
    year: of.year,
    quarter: of.quarter,
    language: of.language,
    quarterName,
    texts,
    villages: villagePhrases(texts),
    isJoint: of.isJoint ?? false,
  };
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

/** The column that names a row's unit, where several are reported together. */
export function unitColumn({ isJoint, texts }: ReportContext): ReportColumn[] {
  return isJoint ? [column('unit', texts('reports.unit'), 'text', 9)] : [];
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
    totals[key] = isTotalled ? totalOf(rows, key) : null;
  }
  return { ...withFormulas(columns, totals), [label.key]: label.text };
}

function totalOf(rows: ReportRow[], key: string): number | null {
  let total: number | null = null;
  for (const { [key]: value } of rows) if (typeof value === 'number') total = (total ?? 0) + value;
  return total;
}

/** The sum of figures of things. */
export function sumOf<T>(things: readonly T[], figureOf: (thing: T) => number): number {
  return things.reduce((total, thing) => total + figureOf(thing), 0);
}

function figure(row: ReportRow, key: string): number {
  const value = row[key];
  return typeof value === 'number' ? value : 0;
}
