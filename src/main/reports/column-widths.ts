import type { Language } from '../../shared/language.ts';
import { cellText } from '../../shared/report-cell.ts';
import type { ReportColumn, ReportTable } from '../../shared/reports.ts';
import type { MeasureText } from './text-measure.ts';
import { wordsOf } from './wrap-text.ts';

/** Sizes that a table is tried in, points; the largest in which its columns have room is taken. */
const sizes = [8.5, 8, 7.5, 7, 6.5, 6, 5.5];

/** What a column of texts needs of its stated width (in characters) before a smaller size is tried. */
const enough = 0.72;

/** Mean width of a letter, in ems. */
const letter = 0.55;

/** A hair more than measured, so that rounding never wraps a figure; points. */
const hair = 0.5;

/** What a column needs, in ems: widths grow with the size, so each text is measured once. */
interface ColumnNeed {
  /** Never narrower. Figures and dates do not wrap: for them it is the widest of all. */
  least: number;
  /** Beyond this it gains nothing. */
  most: number;
  /** Its part of what is left over after the least. */
  weight: number;
}

/** Type size and column widths (points, without padding) in which the table fills `width`. */
export function fitColumns(
  table: ReportTable,
  language: Language,
  width: number,
  measure: MeasureText,
): { size: number; widths: number[] } {
  const needs = table.columns.map((column) => needOf(table, column, language, measure));
  const least = (size: number) => sum(needs.map((need) => need.least * size + hair));
  const size = sizes.find((candidate) => least(candidate) <= width) ?? sizes.at(-1) ?? 6;
  return { size, widths: shareOut(width, table.columns, needs, size) };
}

function needOf(table: ReportTable, column: ReportColumn, language: Language, measure: MeasureText): ColumnNeed {
  if (column.kind === 'text') return needOfTexts(table, column, measure);
  let widest = headingWord(column, measure);
  for (const row of table.rows) widest = Math.max(widest, measure(cellText(column, row[column.key], language), 1));
  const total = table.totals?.[column.key];
  if (typeof total === 'number') widest = Math.max(widest, measure(cellText(column, total, language), 1, 'bold'));
  return { least: widest, most: widest, weight: 0 };
}

function needOfTexts(table: ReportTable, column: ReportColumn, measure: MeasureText): ColumnNeed {
  let longestWord = 0;
  let most = measure(column.title, 1, 'bold');
  for (const row of table.rows) {
    const text = row[column.key];
    if (typeof text !== 'string') continue;
    most = Math.max(most, measure(text, 1));
    for (const word of wordsOf(text)) longestWord = Math.max(longestWord, measure(word, 1));
  }
  const total = table.totals?.[column.key];
  if (typeof total === 'string') most = Math.max(most, measure(total, 1, 'bold'));
  const stated = column.width * letter;
  // Words of the rows are kept whole, unless one is far wider than the column is meant to be.
  const least = Math.max(headingWord(column, measure), stated * enough, Math.min(stated * 1.5, longestWord));
  return { least, most: Math.max(least, most), weight: column.width };
}

/** The widest word of the heading: headings break between words only, short ones (`TW III`) not at all. */
function headingWord(column: ReportColumn, measure: MeasureText): number {
  const words = column.title.length <= 7 ? [column.title] : column.title.split(/(?<=[\s/–-])/);
  return Math.max(...words.map((word) => measure(word.trim(), 1, 'bold')));
}

/**
 * Gives each column its least, what is left to those whose texts can use it, and what no text
 * needs to all, so that a small table does not gape at one place.
 */
function shareOut(width: number, columns: ReportColumn[], needs: ColumnNeed[], size: number): number[] {
  const result = needs.map((need) => need.least * size + hair);
  const wants = ({ most }: ColumnNeed, index: number) => most * size + hair > (result[index] ?? 0) + 0.1;
  // Each round fills at least one column, so the rounds are never more than the columns.
  for (let round = 0; round < columns.length; round += 1) {
    const rest = width - sum(result);
    const weight = sum(needs.map((need, index) => (wants(need, index) ? need.weight : 0)));
    if (rest < 0.1 || weight === 0) break;
    needs.forEach((need, index) => {
      if (!wants(need, index)) return;
      const missing = need.most * size + hair - (result[index] ?? 0);
      result[index] = (result[index] ?? 0) + Math.min(missing, (rest * need.weight) / weight);
    });
  }
  const spare = Math.max(0, width - sum(result));
  const whole = sum(columns.map((column) => column.width));
  return result.map((value, index) => value + (spare * (columns[index]?.width ?? 0)) / whole);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
