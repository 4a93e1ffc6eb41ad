import ExcelJS from 'exceljs';
import type { Paper } from '../../shared/exports.ts';
import { formatLongDate, utcDate } from '../../shared/calendar-date.ts';
import type { Language } from '../../shared/language.ts';
import { formatNumber, formatRupiah } from '../../shared/money.ts';
import type { RupiahStyle } from '../../shared/money.ts';
import { isNumeric } from '../../shared/report-cell.ts';
import type { QuarterlyReport, ReportColumn, ReportRow, ReportTable } from '../../shared/reports.ts';
import { textsIn } from '../texts.ts';
import type { PrintedList } from './printed-list.ts';
import { closedText, dateRange, tableHeading } from './report-texts.ts';
import { addSummary } from './write-xlsx-summary.ts';
import {
  columnLetter,
  font,
  headingRow,
  heightOf,
  nameCells,
  numberFormats,
  rule,
  startSheet,
  strongRule,
  styleTitle,
} from './write-xlsx-sheet.ts';
import type { NumberFormats, SheetHeading } from './write-xlsx-sheet.ts';
import { finishedWorkbook } from './xlsx-package.ts';
import type { DefinedName } from './xlsx-package.ts';
import { writableText } from './xml-text.ts';

const headerRow = headingRow + 1;
const firstRow = headerRow + 1;

/** Letters that a cell can hold; a file with more in one is broken to Excel. */
const longestText = 32_767;

/**
 * The report as a workbook: its summary with native charts where there is one, then one sheet a table.
 * True numbers and dates, totals and derived columns as live formulas that carry the report's own figures
 * as cached results, tables and totals named for formulas. The bytes depend on the report alone, not on
 * the clock. `onTable` hears the share of the tables done, also within a long one.
 */
export async function writeQuarterlyXlsx(
  report: QuarterlyReport,
  options: { paper: Paper; onTable?: (done: number) => void },
): Promise<Uint8Array> {
  const { paper, onTable = () => {} } = options;
  const workbook = new ExcelJS.Workbook();
  describe(workbook, {
    ...report,
    title: `${report.title} – ${report.period}`,
    category: report.title,
    about: `${report.period} (${dateRange(report.from, report.to, report.language)})`,
    day: report.to,
  });
  const heading = reportHeading(report);
  const names: DefinedName[] = [];
  const charts = hasSummary(report) ? addSummary(workbook, heading, report, { paper, names }) : [];
  const tables = [...report.tables, report.attachments];
  tables.forEach((table, index) => {
    const onRows = (done: number) => onTable((index + done) / tables.length);
    addSheet(workbook, heading, table, { paper, names, onRows });
    onRows(1);
  });
  return finishedWorkbook(await written(workbook), { names, charts, chartSheet: 1 });
}

/** A list of the screen as a workbook of one sheet, in the same form. `onRows` hears the share of rows done. */
export async function writeListXlsx(
  list: PrintedList,
  options: { paper: Paper; onRows?: (done: number) => void },
): Promise<Uint8Array> {
  const { unit, language, date, table, note } = list;
  const { paper, onRows = () => {} } = options;
  const workbook = new ExcelJS.Workbook();
  describe(workbook, {
    unit,
    language,
    title: `${table.title} – ${unit.name}`,
    category: table.title,
    about: note,
    day: date,
  });
  const names: DefinedName[] = [];
  addSheet(workbook, listHeading(list), table, { paper, names, onRows });
  return finishedWorkbook(await written(workbook), { names, charts: [], chartSheet: 1 });
}

async function written(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function hasSummary({ summary }: QuarterlyReport): boolean {
  return summary.figures.length > 0 || summary.charts.length > 0;
}

function reportHeading(report: QuarterlyReport): SheetHeading {
  const { language, unit, title, period, rupiahStyle } = report;
  const money = textsIn(language)('reports.amountsInRupiah');
  return {
    language,
    title,
    place: [unit.company, unit.name, report.scope].filter(Boolean).join(' · '),
    about: [`${period} (${dateRange(report.from, report.to, language)}).`, money, closedText(report)].join(' ').trim(),
    foot: `${unit.name} · ${title} · ${period}`,
    rupiahStyle,
  };
}

function listHeading({ language, unit, date, note, table, rupiahStyle }: PrintedList): SheetHeading {
  const printed = textsIn(language)('list.printedOn', { date: formatLongDate(date, language) });
  return {
    language,
    title: table.title,
    place: [unit.company, unit.name, printed].filter(Boolean).join(' · '),
    about: note,
    foot: `${unit.name} · ${table.title} · ${printed}`,
    rupiahStyle,
  };
}

/** The file's own card: what it is, whose, of which day. */
function describe(
  workbook: ExcelJS.Workbook,
  file: {
    unit: Pick<QuarterlyReport['unit'], 'code' | 'name' | 'company'>;
    language: Language;
    title: string;
    category: string;
    about: string;
    day: string;
  },
): void {
  const { unit } = file;
  workbook.title = writableText(file.title);
  workbook.subject = textsIn(file.language)('reports.programme');
  workbook.description = writableText(file.about);
  workbook.category = writableText(file.category);
  workbook.keywords = writableText(['TJSL', unit.code, unit.name].join(', '));
  // The library writes it, but its types do not name it.
  Object.assign(workbook, { language: file.language });
  workbook.creator = writableText(unit.name);
  workbook.lastModifiedBy = writableText(unit.name);
  workbook.company = writableText(unit.company);
  workbook.created = utcDate(file.day);
  workbook.modified = utcDate(file.day);
  // Cached results are there; a viewer that can calculate still checks them when it opens the file.
  workbook.calcProperties.fullCalcOnLoad = true;
}

function addSheet(
  workbook: ExcelJS.Workbook,
  heading: SheetHeading,
  table: ReportTable,
  options: { paper: Paper; names: DefinedName[]; onRows: (done: number) => void },
): void {
  const sheet = startSheet(workbook, heading, {
    name: `${table.id} ${table.title}`,
    title: tableHeading(table),
    paper: options.paper,
    frozenRows: headerRow,
    titleRows: `${headingRow}:${headerRow}`,
  });
  const widths = columnWidths(table, heading.rupiahStyle);
  const formats = numberFormats(heading.rupiahStyle);
  sheet.columns = table.columns.map((column, index) => ({ key: column.key, width: widths[index] ?? 10 }));
  writeHeader(sheet, table);
  const last = writeRows(sheet, table, widths, formats, options.onRows);
  const end = writeTotals(sheet, table, last, formats);
  writeCriteria(sheet, table, heading.language, end + 2, sum(widths));
  nameTable(options.names, sheet, table, last, end);
  sheet.autoFilter = {
    from: { row: headerRow, column: 1 },
    to: { row: Math.max(last, firstRow), column: table.columns.length },
  };
}

/** `Tabel_A` for the table with its header, `Total_A_budgetYear` for each figure below it. */
function nameTable(
  names: DefinedName[],
  sheet: ExcelJS.Worksheet,
  { id, columns, totals }: ReportTable,
  last: number,
  totalsRow: number,
): void {
  const [table, total] = [`Tabel_${id}`, `Total_${id}`].map((name) => (id === '' ? name.slice(0, -1) : name));
  nameCells(names, table ?? '', sheet, `A${headerRow}:${columnLetter(columns.length - 1)}${last}`);
  if (totalsRow === last) return;
  columns.forEach(({ key }, position) => {
    if (typeof totals?.[key] !== 'number') return;
    nameCells(names, `${total}_${key}`, sheet, `${columnLetter(position)}${totalsRow}`);
  });
}

/** Widths in Excel's unit, about one digit: amounts as wide as the widest, texts as stated. */
function columnWidths(table: ReportTable, style: RupiahStyle): number[] {
  return table.columns.map((column, index) => {
    const word = Math.max(...column.title.split(/\s+/).map((part) => part.length)) + 3;
    if (column.kind === 'date') return Math.max(12, word);
    if (column.kind === 'text') return Math.max(column.width * 1.15, word) + indentOf(table, index);
    const figures = [...table.rows, table.totals ?? {}].map((row) => row[column.key]);
    const longest = Math.max(0, ...figures.map((figure) => figureText(column, figure, style).length));
    return Math.max(longest + 2, word, 8);
  });
}

function figureText(column: ReportColumn, figure: ReportRow[string] | undefined, style: RupiahStyle): string {
  if (typeof figure !== 'number') return '';
  return column.kind === 'money' ? formatRupiah(figure, 'id', style) : formatNumber(figure);
}

/** A text beside a column of figures keeps a distance from it. */
function indentOf(table: ReportTable, index: number): number {
  const [before, column] = [table.columns[index - 1], table.columns[index]];
  return before && column && isNumeric(before) && !isNumeric(column) ? 1 : 0;
}

function writeHeader(sheet: ExcelJS.Worksheet, table: ReportTable): void {
  const row = sheet.getRow(headerRow);
  table.columns.forEach((column, index) => {
    const cell = row.getCell(index + 1);
    cell.value = writableText(column.title);
    styleTitle(cell, alignment(column), indentOf(table, index));
  });
  row.height = 30;
}

/** The rows, or one that says that there is none; gives the last row's number. */
function writeRows(
  sheet: ExcelJS.Worksheet,
  table: ReportTable,
  widths: number[],
  formats: NumberFormats,
  onRows: (done: number) => void,
): number {
  if (table.rows.length === 0) {
    const index = table.columns.findIndex((column) => column.kind === 'text');
    const cell = sheet.getCell(firstRow, index + 1);
    cell.value = table.empty;
    cell.font = { ...font, italic: true };
    return firstRow;
  }
  table.rows.forEach((values, index) => {
    const row = sheet.getRow(firstRow + index);
    table.columns.forEach((column, position) => {
      const cell = row.getCell(position + 1);
      cell.value = cellValue(table, column, values, firstRow + index);
      styleCell(cell, column, indentOf(table, position), formats);
      cell.border = { bottom: rule };
    });
    row.height = rowHeight(table, values, widths);
    if (index % 200 === 0) onRows(index / table.rows.length);
  });
  return headerRow + table.rows.length;
}

function writeTotals(sheet: ExcelJS.Worksheet, table: ReportTable, last: number, formats: NumberFormats): number {
  const { totals } = table;
  if (totals === null || table.rows.length === 0) return last;
  const number = last + 1;
  table.columns.forEach((column, position) => {
    const cell = sheet.getCell(number, position + 1);
    const value = totals[column.key];
    if (column.isTotalled && typeof value === 'number') {
      const letter = columnLetter(position);
      // 109 adds what the filter shows; unfiltered it is the total.
      cell.value = { formula: `SUBTOTAL(109,${letter}${firstRow}:${letter}${last})`, result: value };
    } else {
      cell.value = cellValue(table, column, totals, number);
    }
    styleCell(cell, column, indentOf(table, position), formats);
    cell.font = { ...font, bold: true };
    cell.border = { top: strongRule, bottom: strongRule };
  });
  return number;
}

function writeCriteria(
  sheet: ExcelJS.Worksheet,
  table: ReportTable,
  language: Language,
  number: number,
  width: number,
): void {
  const criteria = countedCriteria(table, language);
  sheet.mergeCells(number, 1, number, table.columns.length);
  const cell = sheet.getCell(number, 1);
  cell.value = criteria;
  cell.font = { ...font, size: 9, color: { argb: 'FF555555' } };
  cell.alignment = { wrapText: true, vertical: 'top' };
  sheet.getRow(number).height = 13 * Math.ceil((criteria.length * 1.05) / width) + 2;
}

/** The criteria, with the number of rows behind them where they do not begin with it. */
function countedCriteria({ criteria, rows }: ReportTable, language: Language): string {
  const count = formatNumber(rows.length, language);
  if (criteria.startsWith(`${count} `)) return writableText(criteria);
  return writableText(`${criteria} ${textsIn(language)('reports.summarySheet.rows', { rows: count })}`.trim());
}

function cellValue(table: ReportTable, column: ReportColumn, values: ReportRow, row: number): ExcelJS.CellValue {
  const value = values[column.key] ?? null;
  if (column.formula) {
    const result = column.kind === 'percent' ? (value ?? '–') : (value ?? undefined);
    return { formula: formulaText(table, column.formula, row), result };
  }
  if (column.kind === 'date' && typeof value === 'string') return utcDate(value);
  // An empty text is an empty cell, and is counted and filtered as one.
  if (value === '') return null;
  // A string value is a string cell: `=1+1` stays text, it is never a formula.
  return typeof value === 'string' ? writableText(value).slice(0, longestText) : value;
}

function formulaText(table: ReportTable, formula: NonNullable<ReportColumn['formula']>, row: number): string {
  const cell = (key: string) => `${columnLetter(table.columns.findIndex((column) => column.key === key))}${row}`;
  switch (formula.kind) {
    case 'sum':
      return `SUM(${formula.of.map(cell).join(',')})`;
    case 'difference':
      return `${cell(formula.from)}-${cell(formula.less)}`;
    case 'share':
      return `IF(${cell(formula.whole)}=0,"–",${cell(formula.part)}/${cell(formula.whole)})`;
  }
}

function styleCell(cell: ExcelJS.Cell, column: ReportColumn, indent: number, formats: NumberFormats): void {
  cell.font = font;
  cell.alignment = { vertical: 'top', wrapText: column.kind === 'text', horizontal: alignment(column), indent };
  const isWhole = column.kind === 'decimal' && Number.isInteger(cell.value);
  const format = formats[isWhole ? 'integer' : column.kind];
  if (format) cell.numFmt = format;
}

function alignment(column: ReportColumn): 'left' | 'right' {
  return isNumeric(column) ? 'right' : 'left';
}

/** Room for the wrapped texts of a row. */
function rowHeight(table: ReportTable, values: ReportRow, widths: number[]): number {
  return heightOf(
    table.columns.flatMap((column, index): [string, number][] => {
      const text = values[column.key];
      return column.kind === 'text' && typeof text === 'string' ? [[text, widths[index] ?? 10]] : [];
    }),
  );
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
