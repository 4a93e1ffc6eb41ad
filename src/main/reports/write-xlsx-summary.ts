import type ExcelJS from 'exceljs';
import type { Paper } from '../../shared/exports.ts';
import { formatNumber, formatPercent, formatRupiah } from '../../shared/money.ts';
import type { QuarterlyReport, ReportChart, SummaryFigure } from '../../shared/reports.ts';
import { textsIn } from '../texts.ts';
import {
  columnLetter,
  font,
  headingRow,
  heightOf,
  margins,
  nameCells,
  numberFormats,
  rule,
  startSheet,
  styleTitle,
} from './write-xlsx-sheet.ts';
import type { SheetHeading } from './write-xlsx-sheet.ts';
import type { PlacedChart } from './xlsx-charts.ts';
import type { DefinedName } from './xlsx-package.ts';
import { writableText } from './xml-text.ts';

/** Height of a row of one line, points. */
const lineHeight = 15;

/** Points of a column's width in characters of the workbook's standard font. */
const pointsPerCharacter = 5.25;

/** Points that the table and its chart take together where the series leave so much: a page across at full size. */
const fullWidth = 765;
const leastChartWidth = 380;

const labelWidth = 40;
const noteWidth = 60;
const leastFigureWidth = 12;

/** Excel's last column: as far as a page break goes. What the library takes by itself lies beyond it. */
const lastColumn = 16_384;

/** What the page has for rows, in points, by the shorter side of the paper in millimetres. */
const paperHeights: Record<Paper, number> = { A4: 210, F4: 215 };

interface SummarySheet {
  sheet: ExcelJS.Worksheet;
  report: QuarterlyReport;
  /** Widths in characters: labels, figures, then the gap and the chart's own column. */
  figureWidths: number[];
  chartColumn: number;
  chartWidth: number;
  names: DefinedName[];
  /** Points on a page, and those taken on this one so far. */
  pageHeight: number;
  taken: number;
}

/**
 * Puts the summary's sheet into a workbook: the key figures, and each chart's figures with a place for
 * the chart beside them. Gives the charts for `xlsx-charts.ts` to draw, and adds to `names`.
 */
export function addSummary(
  workbook: ExcelJS.Workbook,
  heading: SheetHeading,
  report: QuarterlyReport,
  options: { paper: Paper; names: DefinedName[] },
): PlacedChart[] {
  const title = textsIn(report.language)('reports.summarySheet.title');
  const sheet = startSheet(workbook, heading, { name: title, title, paper: options.paper, frozenRows: 0 });
  const summary = layOut(sheet, report, options);
  let row = writeFigures(summary, headingRow + 1);
  const charts: PlacedChart[] = [];
  for (const chart of report.summary.charts) {
    const header = startBlock(summary, chart, row);
    row = writeChartFigures(summary, chart, header);
    if (hasFigures(chart)) charts.push(placeChart(summary, chart, header));
  }
  return charts;
}

function layOut(
  sheet: ExcelJS.Worksheet,
  report: QuarterlyReport,
  { paper, names }: { paper: Paper; names: DefinedName[] },
): SummarySheet {
  const figureWidths = figureColumnWidths(report);
  const gap = 2;
  const beside = (labelWidth + figureWidths.reduce((sum, width) => sum + width, 0) + gap) * pointsPerCharacter;
  const chartWidth = Math.max(leastChartWidth, fullWidth - beside);
  const widths = [labelWidth, ...figureWidths, gap, chartWidth / pointsPerCharacter];
  sheet.columns = widths.map((width) => ({ width }));
  const printable = (paperHeights[paper] / 25.4 - margins.top - margins.bottom) * 72;
  return {
    sheet,
    report,
    figureWidths,
    chartColumn: widths.length,
    chartWidth,
    names,
    // A sheet that is wider than the page is printed smaller, so that more rows go on it.
    pageHeight: printable * Math.max(1, (beside + chartWidth) / fullWidth),
    taken: headingRow * lineHeight,
  };
}

/** One column a series, as many as the chart with the most has; the key figures stand in the first. */
function figureColumnWidths(report: QuarterlyReport): number[] {
  const { figures, charts } = report.summary;
  const count = Math.max(1, ...charts.map(({ series }) => series.length));
  return Array.from({ length: count }, (_, index) => {
    const texts = charts.flatMap(({ kind, series }) => {
      const values = series[index]?.values ?? [];
      return values.map((value) => figureText({ kind, value }, report));
    });
    if (index === 0) texts.push(...figures.map((figure) => figureText(figure, report)));
    return Math.max(leastFigureWidth, ...texts.map((text) => text.length + 2));
  });
}

function figureText({ kind, value }: Pick<SummaryFigure, 'kind' | 'value'>, report: QuarterlyReport): string {
  if (kind === 'percent') return formatPercent(value, report.language);
  if (value === null) return '';
  return kind === 'money' ? formatRupiah(value, report.language, report.rupiahStyle) : formatNumber(value);
}

/** The key figures as a table; gives the row after it. */
function writeFigures(summary: SummarySheet, headerRow: number): number {
  const { sheet, report, figureWidths, chartColumn, chartWidth } = summary;
  const { figures } = report.summary;
  if (figures.length === 0) return headerRow;
  const texts = textsIn(report.language);
  const formats = numberFormats(report.rupiahStyle);
  const noteSpan = Math.max(noteWidth, chartWidth / pointsPerCharacter + sumOf(figureWidths.slice(1)));
  writeLine(sheet, headerRow, chartColumn, [
    texts('reports.summarySheet.figure'),
    texts('reports.summarySheet.value'),
    texts('reports.summarySheet.note'),
  ]);
  styleHeader(sheet, headerRow, chartColumn, [1]);
  take(summary, headerRow, lineHeight + 5);
  figures.forEach((figure, index) => {
    const row = headerRow + 1 + index;
    // A share that cannot be computed is a dash here too; only in a chart's cells would it be drawn as nought.
    const value = figure.kind === 'percent' ? (figure.value ?? '–') : figure.value;
    const [label, note] = [writableText(figure.label), writableText(figure.note)];
    writeLine(sheet, row, chartColumn, [label, value, note]);
    styleFigures(sheet, row, [chartColumn, 1], formats[figure.kind]);
    sheet.getCell(row, 2).font = { ...font, bold: true };
    take(
      summary,
      row,
      heightOf([
        [label, labelWidth],
        [note, noteSpan],
      ]),
    );
  });
  const last = headerRow + figures.length;
  nameCells(summary.names, 'Ringkasan', sheet, `A${headerRow}:C${last}`);
  return last + 1;
}

/** Label, figure and note; the note takes all that is left of the row. */
function writeLine(
  sheet: ExcelJS.Worksheet,
  row: number,
  columns: number,
  [label, value, note]: [string, string | number | null, string],
): void {
  sheet.getCell(row, 1).value = label;
  sheet.getCell(row, 2).value = value;
  sheet.getCell(row, 3).value = note === '' ? null : note;
  sheet.mergeCells(row, 3, row, columns);
}

/** The chart's name over its figures, on a new page where it would be torn in two; gives the header's row. */
function startBlock(summary: SummarySheet, chart: ReportChart, row: number): number {
  const { sheet } = summary;
  const [gap, height] = [lineHeight * 1.5, lineHeight * 1.5];
  const whole = gap + height + blockHeight(summary, chart);
  take(summary, row, gap);
  if (summary.taken + whole - gap > summary.pageHeight) {
    sheet.getRow(row).addPageBreak(0, lastColumn);
    summary.taken = 0;
  }
  const cell = sheet.getCell(row + 1, 1);
  cell.value = writableText(chart.title);
  cell.font = { ...font, bold: true, size: 12 };
  cell.alignment = { vertical: 'middle', wrapText: false };
  take(summary, row + 1, height);
  return row + 2;
}

/** The figures of a chart as a table, and as many empty rows below as the chart beside it needs; gives the next row. */
function writeChartFigures(summary: SummarySheet, chart: ReportChart, headerRow: number): number {
  const { sheet, report, names } = summary;
  const before = summary.taken;
  const columns = chart.series.length + 1;
  const format = numberFormats(report.rupiahStyle)[chart.kind];
  [chart.axis, ...chart.series.map(({ name }) => name)].forEach((title, index) => {
    sheet.getCell(headerRow, index + 1).value = writableText(title);
  });
  styleHeader(
    sheet,
    headerRow,
    columns,
    chart.series.map((_, index) => index + 1),
  );
  take(summary, headerRow, headerHeight(summary, chart));
  chart.categories.forEach((category, index) => {
    const row = headerRow + 1 + index;
    sheet.getCell(row, 1).value = writableText(category);
    chart.series.forEach(({ values }, position) => {
      sheet.getCell(row, position + 2).value = values[index] ?? null;
    });
    styleFigures(sheet, row, [columns, chart.series.length], format);
    take(summary, row, categoryHeight(category));
  });
  const last = headerRow + chart.categories.length;
  if (chart.categories.length > 0) {
    nameCells(names, `Ringkasan_${chart.id}`, sheet, `A${headerRow}:${columnLetter(columns - 1)}${last}`);
  }
  return leaveRoom(summary, chart, last + 1, before);
}

/** Rows below a table until the chart beside it ends; instead of the chart, that there is none. */
function leaveRoom(summary: SummarySheet, chart: ReportChart, row: number, before: number): number {
  const { sheet, report } = summary;
  let next = row;
  if (!hasFigures(chart)) {
    const cell = sheet.getCell(next, 1);
    cell.value = textsIn(report.language)('reports.summarySheet.noFigures');
    cell.font = { ...font, italic: true };
    take(summary, next, lineHeight);
    return next + 1;
  }
  for (; summary.taken - before < chartHeight(chart); next += 1) take(summary, next, lineHeight);
  return next;
}

function hasFigures({ categories, series }: ReportChart): boolean {
  return series.some(({ values }) => categories.some((_, index) => (values[index] ?? null) !== null));
}

/** Points that a chart needs for its form: bars lie below each other. */
function chartHeight({ form, categories, series }: ReportChart): number {
  // Two charts fit on a page across.
  const least = 200;
  return form === 'bars' ? Math.min(450, Math.max(least, 80 + categories.length * (8 + series.length * 9))) : least;
}

function blockHeight(summary: SummarySheet, chart: ReportChart): number {
  const table = headerHeight(summary, chart) + sumOf(chart.categories.map(categoryHeight));
  return Math.max(table, hasFigures(chart) ? chartHeight(chart) : lineHeight);
}

function headerHeight({ figureWidths }: SummarySheet, { axis, series }: ReportChart): number {
  const titles = series.map(({ name }, index): [string, number] => [name, figureWidths[index] ?? leastFigureWidth]);
  return Math.max(lineHeight + 5, heightOf([[axis, labelWidth], ...titles]));
}

function categoryHeight(category: string): number {
  return Math.max(lineHeight, heightOf([[category, labelWidth]]));
}

function placeChart(summary: SummarySheet, chart: ReportChart, headerRow: number): PlacedChart {
  const { sheet, report, chartColumn } = summary;
  const texts = textsIn(report.language);
  const scale = chart.kind === 'money' ? moneyScale(chart) : null;
  return {
    chart,
    sheetName: sheet.name,
    headerRow,
    categoryColumn: columnLetter(0),
    seriesColumns: chart.series.map((_, index) => columnLetter(index + 1)),
    cellFormat: numberFormats(report.rupiahStyle)[chart.kind],
    axisFormat: scale?.format ?? (chart.kind === 'percent' ? '0%' : '#,##0'),
    axisUnit: scale ? texts(`reports.summarySheet.${scale.unit}`) : '',
    place: {
      column: chartColumn - 1,
      firstRow: headerRow - 1,
      lastRow: lastRowOf(sheet, headerRow, chartHeight(chart)) - 1,
    },
  };
}

/** The row in which a height from the top of `row` on ends. */
function lastRowOf(sheet: ExcelJS.Worksheet, row: number, height: number): number {
  let last = row;
  for (let left = height; left > 0; last += 1) left -= sheet.getRow(last).height ?? lineHeight;
  return last - 1;
}

/** The unit in which an axis of amounts counts, so that its figures are short: each comma leaves out three digits. */
function moneyScale({ series }: ReportChart) {
  const largest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0))));
  const format = (unit: number) => (largest < 10 * unit ? '#,##0.0' : '#,##0');
  if (largest >= 2e9) return { unit: 'billions', format: `${format(1e9)},,,` } as const;
  if (largest >= 2e6) return { unit: 'millions', format: `${format(1e6)},,` } as const;
  return { unit: 'rupiah', format: '#,##0' } as const;
}

/** The head of a small table; columns in `figures` (counted from 0) stand on the right, as what is below them. */
function styleHeader(sheet: ExcelJS.Worksheet, row: number, columns: number, figures: number[]): void {
  for (let index = 0; index < columns; index += 1) {
    styleTitle(
      sheet.getCell(row, index + 1),
      figures.includes(index) ? 'right' : 'left',
      index > figures.length ? 1 : 0,
    );
  }
}

/** A row of a small table: a label, figures, and whatever texts follow. */
function styleFigures(
  sheet: ExcelJS.Worksheet,
  row: number,
  [columns, figures]: [columns: number, figures: number],
  format: string,
): void {
  for (let index = 0; index < columns; index += 1) {
    const cell = sheet.getCell(row, index + 1);
    const isFigure = index > 0 && index <= figures;
    cell.font = font;
    cell.alignment = isFigure
      ? { vertical: 'top', horizontal: 'right' }
      : { vertical: 'top', horizontal: 'left', wrapText: true, indent: index > figures ? 1 : 0 };
    cell.border = { bottom: rule };
    if (isFigure) cell.numFmt = format;
  }
}

function take(summary: SummarySheet, row: number, height: number): void {
  summary.sheet.getRow(row).height = height;
  summary.taken += height;
}

function sumOf(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
