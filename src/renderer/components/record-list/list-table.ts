import { shareOf } from '../../../shared/money.ts';
import type { ReportColumn, ReportRow, ReportTable } from '../../../shared/reports.ts';
import type { ListColumn, ListTotals } from './list-column.ts';

/** Letters: a text column on paper is as wide as its longest text, between these. */
const narrowest = 6;
const widest = 48;

/**
 * The list as it is shown, as a table for paper: the shown columns in their order, the rows in
 * theirs. Its totals are of these very rows, so that a workbook's formulas give the same.
 */
export function listTable<Row>(
  shown: readonly ListColumn<Row, string>[],
  rows: readonly Row[],
  totals: ListTotals | undefined,
  texts: { title: string; criteria: string; empty: string; total: string },
): ReportTable {
  const printed = rows.map((row): ReportRow => Object.fromEntries(shown.map(({ key, value }) => [key, value(row)])));
  const columns = shown.map((column) => reportColumn(column, shown, printed, totals));
  return {
    id: '',
    title: texts.title,
    criteria: texts.criteria,
    empty: texts.empty,
    columns,
    rows: printed,
    totals: columns.some(({ isTotalled }) => isTotalled) ? totalsOf(columns, printed, texts.total) : null,
  };
}

function reportColumn<Row>(
  { key, title, kind = 'text', share }: ListColumn<Row, string>,
  shown: readonly ListColumn<Row, string>[],
  rows: readonly ReportRow[],
  totals: ListTotals | undefined,
): ReportColumn {
  const isThere = (part: string) => shown.some((column) => column.key === part);
  // A formula needs the columns that it is made of beside it.
  const isLive = share !== undefined && isThere(share.part) && isThere(share.whole);
  return {
    key,
    title,
    kind,
    width: Math.max(narrowest, Math.min(widest, longestText(rows, key))),
    isTotalled: share === undefined && totals?.[key] !== undefined,
    formula: isLive ? { kind: 'share', ...share } : null,
  };
}

function longestText(rows: readonly ReportRow[], key: string): number {
  return rows.reduce((longest, row) => Math.max(longest, String(row[key] ?? '').length), 0);
}

function totalsOf(columns: ReportColumn[], rows: ReportRow[], label: string): ReportRow {
  const sum = (key: string) => rows.reduce((total, row) => total + Number(row[key] ?? 0), 0);
  const totals: ReportRow = {};
  for (const { key, isTotalled, formula } of columns) {
    if (isTotalled) totals[key] = sum(key);
    else if (formula?.kind === 'share') totals[key] = shareOf(sum(formula.part), sum(formula.whole));
    else totals[key] = null;
  }
  const place = columns.find(({ kind }) => kind === 'text');
  return place ? { ...totals, [place.key]: label } : totals;
}
