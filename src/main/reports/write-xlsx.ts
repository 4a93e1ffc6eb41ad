import ExcelJS from 'exceljs';
import type { Paper } from '../../shared/exports.ts';
import { formatLongDate, utcDate } from '../../shared/calendar-date.ts';
import type { Language } from '../../shared/language.ts';
import { formatNumber, formatRupiah, rupiahSymbols } from '../../shared/money.ts';
import type { RupiahStyle } from '../../shared/money.ts';
import { isNumeric } from '../../shared/report-cell.ts';
import type { QuarterlyReport, ReportColumn, ReportRow, ReportTable } from '../../shared/reports.ts';
import { textsIn } from '../texts.ts';
import type { PrintedList } from './printed-list.ts';
import { dateRange, tableHeading } from './report-texts.ts';
import { wrapText } from './wrap-text.ts';

/**
 * Excel's paper numbers. F4 (215 × 330 mm) has none: 14 is folio, 8.5 × 13 in = 216 × 330 mm,
 * which printers of Indonesian offices take for F4.
 */
const paperNumbers: Record<Paper, number> = { A4: 9, F4: 14 };

const headerRow = 6;
const firstRow = headerRow + 1;
const font = { name: 'Calibri', size: 10 };
const rule = { style: 'hair', color: { argb: 'FF8C8C8C' } } as const;
const strongRule = { style: 'thin', color: { argb: 'FF333333' } } as const;

/**
 * The report as a workbook, one sheet a table: true numbers and dates, totals and derived columns
 * as live formulas that carry the report's own figures as cached results. The bytes depend on the
 * report alone, not on the clock. `onTable` hears the share of tables done.
 */
export async function writeQuarterlyXlsx(
  report: QuarterlyReport,
  options: { paper: Paper; onTable?: (done: number) => void },
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  describe(workbook, report.unit, `${report.title} – ${report.period}`, report.language, report.to);
  const heading = reportHeading(report);
  report.tables.forEach((table, index) => {
    addSheet(workbook, heading, table, options.paper);
    options.onTable?.((index + 1) / report.tables.length);
  });
  return withFixedTimes(await workbook.xlsx.writeBuffer());
}

/** A list of the screen as a workbook of one sheet, in the same form. `onRows` hears the share of rows done. */
export async function writeListXlsx(
  list: PrintedList,
  options: { paper: Paper; onRows?: (done: number) => void },
): Promise<Uint8Array> {
  const { unit, language, date, table } = list;
  const workbook = new ExcelJS.Workbook();
  describe(workbook, unit, `${table.title} – ${unit.name}`, language, date);
  addSheet(workbook, listHeading(list), table, options.paper, options.onRows);
  return withFixedTimes(await workbook.xlsx.writeBuffer());
}

/** What stands above a table, and at the foot of its pages. */
interface SheetHeading {
  language: Language;
  title: string;
  /** The unit, and what the table is about. */
  place: string;
  about: string;
  foot: string;
  rupiahStyle: RupiahStyle;
}

function reportHeading(report: QuarterlyReport): SheetHeading {
  const { language, unit, title, period, rupiahStyle } = report;
  const money = textsIn(language)('reports.amountsInRupiah');
  return {
    language,
    title,
    place: [unit.company, unit.name].filter(Boolean).join(' · '),
    about: `${period} (${dateRange(report.from, report.to, language)}). ${money}`,
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

function describe(
  workbook: ExcelJS.Workbook,
  unit: QuarterlyReport['unit'],
  title: string,
  language: Language,
  day: string,
): void {
  workbook.title = title;
  workbook.subject = textsIn(language)('reports.programme');
  workbook.creator = unit.name;
  workbook.lastModifiedBy = unit.name;
  workbook.company = unit.company;
  workbook.created = utcDate(day);
  workbook.modified = utcDate(day);
  // Cached results are there; a viewer that can calculate still checks them when it opens the file.
  workbook.calcProperties.fullCalcOnLoad = true;
}

function addSheet(
  workbook: ExcelJS.Workbook,
  heading: SheetHeading,
  table: ReportTable,
  paper: Paper,
  onRows?: (done: number) => void,
): void {
  const texts = textsIn(heading.language);
  const sheet = workbook.addWorksheet(sheetName(table), {
    views: [{ state: 'frozen', ySplit: headerRow, xSplit: 0, showGridLines: false }],
    pageSetup: {
      // The library's list of paper numbers is not complete.
      paperSize: paperNumbers[paper] as ExcelJS.PaperSize,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `${headerRow - 1}:${headerRow}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddFooter: `&L&8 ${footerText(heading.foot)}&R&8 ${texts('reports.page', { page: '&P', pages: '&N' })}`,
    },
  });
  const widths = columnWidths(table, heading.rupiahStyle);
  const formats = numberFormats(heading.rupiahStyle);
  sheet.columns = table.columns.map((column, index) => ({ key: column.key, width: widths[index] ?? 10 }));
  writeTitles(sheet, heading, table);
  writeHeader(sheet, table);
  const last = writeRows(sheet, table, widths, formats, onRows);
  const end = writeTotals(sheet, table, last, formats);
  writeCriteria(sheet, table, end + 2, sum(widths));
  sheet.autoFilter = {
    from: { row: headerRow, column: 1 },
    to: { row: Math.max(last, firstRow), column: table.columns.length },
  };
}

/** At most 31 characters, without those that Excel reserves. */
function sheetName(table: ReportTable): string {
  return `${table.id} ${table.title}`
    .trim()
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31);
}

/** In a footer `&` begins a code; doubled it is the letter. */
function footerText(text: string): string {
  return text.replaceAll('&', '&&').slice(0, 150);
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

function writeTitles(sheet: ExcelJS.Worksheet, heading: SheetHeading, table: ReportTable): void {
  const lines: [string, Partial<ExcelJS.Font>][] = [
    [heading.title, { bold: true, size: 14 }],
    [heading.place, { size: 11 }],
    [heading.about, { color: { argb: 'FF555555' } }],
    [tableHeading(table), { bold: true, size: 12 }],
  ];
  lines.forEach(([text, style], index) => {
    const cell = sheet.getCell(index < 3 ? index + 1 : headerRow - 1, 1);
    cell.value = text;
    cell.font = { ...font, ...style };
    cell.alignment = { vertical: 'middle', wrapText: false };
  });
}

function writeHeader(sheet: ExcelJS.Worksheet, table: ReportTable): void {
  const row = sheet.getRow(headerRow);
  table.columns.forEach((column, index) => {
    const cell = row.getCell(index + 1);
    cell.value = column.title;
    cell.font = { ...font, bold: true };
    cell.alignment = {
      vertical: 'middle',
      wrapText: true,
      horizontal: alignment(column),
      indent: indentOf(table, index),
    };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0EA' } };
    cell.border = { top: strongRule, bottom: strongRule };
  });
  row.height = 30;
}

/** The rows, or one that says that there is none; gives the last row's number. */
function writeRows(
  sheet: ExcelJS.Worksheet,
  table: ReportTable,
  widths: number[],
  formats: NumberFormats,
  onRows: (done: number) => void = () => {},
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

function writeCriteria(sheet: ExcelJS.Worksheet, table: ReportTable, number: number, width: number): void {
  sheet.mergeCells(number, 1, number, table.columns.length);
  const cell = sheet.getCell(number, 1);
  cell.value = table.criteria;
  cell.font = { ...font, size: 9, color: { argb: 'FF555555' } };
  cell.alignment = { wrapText: true, vertical: 'top' };
  sheet.getRow(number).height = 13 * Math.ceil((table.criteria.length * 1.05) / width) + 2;
}

function cellValue(table: ReportTable, column: ReportColumn, values: ReportRow, row: number): ExcelJS.CellValue {
  const value = values[column.key] ?? null;
  if (column.formula) {
    const result = column.kind === 'percent' ? (value ?? '–') : (value ?? undefined);
    return { formula: formulaText(table, column.formula, row), result };
  }
  if (column.kind === 'date' && typeof value === 'string') return utcDate(value);
  // A string value is a string cell: `=1+1` stays text, it is never a formula.
  return value;
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
  const format = formats[column.kind];
  if (format) cell.numFmt = format;
}

function alignment(column: ReportColumn): 'left' | 'right' {
  return isNumeric(column) ? 'right' : 'left';
}

type NumberFormats = Record<ReportColumn['kind'], string | null>;

/** Separators follow the reader's Excel: dots and a decimal comma where it is Indonesian. */
function numberFormats(style: RupiahStyle): NumberFormats {
  const rupiah = `"${rupiahSymbols[style]}"#,##0`;
  return {
    // Not Excel's text format: it shows texts over 255 characters as ####.
    text: null,
    integer: '#,##0',
    decimal: '#,##0.####',
    money: `${rupiah};-${rupiah}`,
    percent: '0.00%',
    date: 'dd/mm/yyyy',
  };
}

/**
 * Room for the wrapped texts of a row, in points (Excel's limit is 409). Excel would find it itself
 * when a cell is edited, but not when the file is opened.
 */
function rowHeight(table: ReportTable, values: ReportRow, widths: number[]): number {
  const lines = table.columns.map((column, index) => {
    const text = values[column.key];
    if (column.kind !== 'text' || typeof text !== 'string') return 1;
    return wrapText(text, (widths[index] ?? 10) - 1.5, (part) => part.length).length;
  });
  return Math.min(409, Math.max(...lines) * 13.2 + 3);
}

/** 0 → A, 26 → AA */
function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

/**
 * The writer stamps every entry of the zip with the clock. Two reports of the same figures should
 * be the same file, so both copies of each entry's time are set to the format's first day.
 */
function withFixedTimes(buffer: ExcelJS.Buffer): Uint8Array {
  const bytes = new Uint8Array(buffer);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.byteLength - 22;
  const count = view.getUint16(end + 10, true);
  let entry = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    setTime(view, entry + 12);
    setTime(view, view.getUint32(entry + 42, true) + 10);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(entry + offset, true));
    entry += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return bytes;
}

/** 1 January 1980, 00:00: the first time that a zip can hold. */
function setTime(view: DataView, offset: number): void {
  view.setUint16(offset, 0, true);
  view.setUint16(offset + 2, 0x21, true);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
