import type { Language } from '../../shared/language.ts';
import type { ReportColumn, ReportTable } from '../../shared/reports.ts';
import { cellText, isNumeric } from './report-texts.ts';
import type { MeasureText } from './text-measure.ts';

/** Sizes that a table is tried in, points; the largest in which its columns have room is taken. */
const sizes = [8.5, 8, 7.5, 7, 6.5, 6, 5.5];

/** What a column of texts needs of its stated width (in characters) before a smaller size is tried. */
const enough = 0.72;

/** Mean width of a letter, in ems. */
const letter = 0.55;

/** Type size and column widths (points, without padding) in which the table fills `width`. */
export function fitColumns(
  table: ReportTable,
  language: Language,
  width: number,
  measure: MeasureText,
): { size: number; widths: number[] } {
  const available = (size: number) =>
    width - fixedWidths(table, language, size, measure).reduce<number>((sum, fixed) => sum + (fixed ?? 0), 0);
  const needed = (size: number) => sum(leastWidths(table, size, measure));
  const size = sizes.find((candidate) => available(candidate) >= needed(candidate)) ?? sizes.at(-1) ?? 6;

  const fixed = fixedWidths(table, language, size, measure);
  const least = leastWidths(table, size, measure);
  const natural = naturalWidths(table, size, measure);
  const isShared = fixed.map((value) => value === null);
  const shared = shareOut(available(size), table.columns, isShared, least, natural);
  const widths = table.columns.map((_, index) => fixed[index] ?? shared[index] ?? 0);
  // What no text needs goes to all columns, so that a small table does not gape at one place.
  const spare = Math.max(0, width - sum(widths));
  const weight = sum(table.columns.map((column) => column.width));
  return { size, widths: widths.map((value, index) => value + (spare * (table.columns[index]?.width ?? 0)) / weight) };
}

/** Figures and dates never wrap: such a column is as wide as its widest text. Others: null. */
function fixedWidths(table: ReportTable, language: Language, size: number, measure: MeasureText): (number | null)[] {
  return table.columns.map((column) => {
    if (!isNumeric(column) && column.kind !== 'date') return null;
    let widest = wordWidth(column, size, measure);
    for (const row of table.rows) widest = Math.max(widest, measure(cellText(column, row[column.key], language), size));
    const total = table.totals?.[column.key];
    if (typeof total === 'number') widest = Math.max(widest, measure(cellText(column, total, language), size, 'bold'));
    // A hair more, so that rounding never wraps a figure.
    return widest + 0.5;
  });
}

function leastWidths(table: ReportTable, size: number, measure: MeasureText): number[] {
  return table.columns.map((column) => {
    if (column.kind !== 'text') return 0;
    const stated = column.width * letter * size;
    // Words of the rows are kept whole as well, unless one is far wider than the column is meant to be.
    const word = Math.min(stated * 1.5, longestWord(table, column, size, measure));
    return Math.max(wordWidth(column, size, measure), stated * enough, word);
  });
}

function longestWord(table: ReportTable, column: ReportColumn, size: number, measure: MeasureText): number {
  let widest = 0;
  for (const row of table.rows) {
    const text = row[column.key];
    if (typeof text !== 'string') continue;
    for (const word of text.split(/(?<=[/–-])|\s+/)) widest = Math.max(widest, measure(word, size));
  }
  return widest + 0.5;
}

/** The width beyond which a column of texts gains nothing. */
function naturalWidths(table: ReportTable, size: number, measure: MeasureText): number[] {
  return table.columns.map((column) => {
    const texts = [column.title, ...table.rows.map((row) => row[column.key])];
    return texts.reduce<number>(
      (widest, text) => (typeof text === 'string' ? Math.max(widest, measure(text, size, 'bold')) : widest),
      0,
    );
  });
}

/** Shares `width` among the columns by their stated widths, none below its least or over what it can use. */
function shareOut(width: number, columns: ReportColumn[], isShared: boolean[], least: number[], natural: number[]) {
  const weight = columns.map((column, index) => (isShared[index] ? column.width : 0));
  const result = columns.map((_, index) => (isShared[index] ? (least[index] ?? 0) : 0));
  let rest = width - sum(result);
  const wants = (index: number) => (isShared[index] ?? false) && (natural[index] ?? 0) > (result[index] ?? 0) + 0.1;
  // Each round fills at least one column, so the rounds are never more than the columns.
  for (let round = 0; rest > 0.1 && round < columns.length; round += 1) {
    const open = columns.map((_, index) => index).filter(wants);
    if (open.length === 0) break;
    const openWeight = sum(open.map((index) => weight[index] ?? 0));
    const share = rest / openWeight;
    for (const index of open) {
      const missing = (natural[index] ?? 0) - (result[index] ?? 0);
      const given = Math.min(missing, share * (weight[index] ?? 0));
      result[index] = (result[index] ?? 0) + given;
      rest -= given;
    }
  }
  return result;
}

/** The widest word of the heading: headings break between words only, short ones (`TW III`) not at all. */
function wordWidth(column: ReportColumn, size: number, measure: MeasureText): number {
  const words = column.title.length <= 7 ? [column.title] : column.title.split(/(?<=[\s/–-])/);
  return Math.max(...words.map((word) => measure(word.trim(), size, 'bold'))) + 0.5;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
