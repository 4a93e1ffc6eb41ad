import type ExcelJS from 'exceljs';
import type { Paper } from '../../shared/exports.ts';
import type { Language } from '../../shared/language.ts';
import { rupiahSymbols } from '../../shared/money.ts';
import type { RupiahStyle } from '../../shared/money.ts';
import type { ReportColumn } from '../../shared/reports.ts';
import { textsIn } from '../texts.ts';
import { wrapText } from './wrap-text.ts';
import type { DefinedName } from './xlsx-package.ts';
import { writableText } from './xml-text.ts';

/** What all sheets of a workbook share: paper, head, look, and names that no other has. */

/**
 * Excel's paper numbers. F4 (215 × 330 mm) has none: 14 is folio, 8.5 × 13 in = 216 × 330 mm,
 * which printers of Indonesian offices take for F4.
 */
const paperNumbers: Record<Paper, number> = { A4: 9, F4: 14 };

/** Margins of the printed page, inches. */
export const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };

/** The row above the first table's header, which names the table. */
export const headingRow = 5;
export const font = { name: 'Calibri', size: 10 };
export const rule = { style: 'hair', color: { argb: 'FF8C8C8C' } } as const;
export const strongRule = { style: 'thin', color: { argb: 'FF333333' } } as const;

/** What stands above a table, and at the foot of its pages. */
export interface SheetHeading {
  language: Language;
  title: string;
  /** The unit, and what the table is about. */
  place: string;
  about: string;
  foot: string;
  rupiahStyle: RupiahStyle;
}

/** An empty sheet with the head in its first rows; it prints across, one page wide, numbered. */
export function startSheet(
  workbook: ExcelJS.Workbook,
  heading: SheetHeading,
  sheet: { name: string; title: string; paper: Paper; frozenRows: number; titleRows?: string },
): ExcelJS.Worksheet {
  const page = textsIn(heading.language)('reports.page', { page: '&P', pages: '&N' });
  const view = { showGridLines: false };
  const started = workbook.addWorksheet(freeSheetName(workbook, sheet.name), {
    views: [sheet.frozenRows > 0 ? { ...view, state: 'frozen', ySplit: sheet.frozenRows, xSplit: 0 } : view],
    pageSetup: {
      // The library's list of paper numbers is not complete.
      paperSize: paperNumbers[sheet.paper] as ExcelJS.PaperSize,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      ...(sheet.titleRows ? { printTitlesRow: sheet.titleRows } : {}),
      margins,
    },
    headerFooter: { oddFooter: `&L&8 ${footerText(heading.foot)}&R&8 ${page}` },
  });
  writeTitles(started, heading, sheet.title);
  return started;
}

/** At most 31 characters, without those that Excel reserves, and told apart from the sheets that are there. */
function freeSheetName(workbook: ExcelJS.Workbook, wanted: string): string {
  const plain = writableText(wanted)
    .replace(/[[\]:*?/\\\s]+/g, ' ')
    .replaceAll("'", '’')
    .trim();
  const taken = new Set(workbook.worksheets.map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`;
    // A letter outside the first plane counts twice, and its half is no letter.
    const name =
      plain
        .slice(0, 31 - suffix.length)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd() + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/**
 * Names cells for formulas. Names are the same in every language, so that a formula elsewhere keeps
 * its hold; `wanted` loses what no name may have, and gets a number where the name is taken.
 */
export function nameCells(names: DefinedName[], wanted: string, sheet: ExcelJS.Worksheet, range: string): void {
  const plain = wanted.replace(/[^A-Za-z0-9_]/g, '_');
  const taken = new Set(names.map(({ name }) => name.toLowerCase()));
  let name = plain;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${plain}_${number}`;
  names.push({ name, cells: `'${sheet.name}'!${range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}` });
}

/** In a footer `&` begins a code; doubled it is the letter. */
function footerText(text: string): string {
  return writableText(text).replaceAll('&', '&&').slice(0, 150);
}

function writeTitles(sheet: ExcelJS.Worksheet, heading: SheetHeading, title: string): void {
  const lines: [string, Partial<ExcelJS.Font>][] = [
    [heading.title, { bold: true, size: 14 }],
    [heading.place, { size: 11 }],
    [heading.about, { color: { argb: 'FF555555' } }],
    [title, { bold: true, size: 12 }],
  ];
  lines.forEach(([text, style], index) => {
    const cell = sheet.getCell(index < 3 ? index + 1 : headingRow, 1);
    cell.value = writableText(text);
    cell.font = { ...font, ...style };
    cell.alignment = { vertical: 'middle', wrapText: false };
  });
}

/** The look of a column's title. */
export function styleTitle(cell: ExcelJS.Cell, horizontal: 'left' | 'right', indent = 0): void {
  cell.font = { ...font, bold: true };
  cell.alignment = { vertical: 'middle', wrapText: true, horizontal, indent };
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0EA' } };
  cell.border = { top: strongRule, bottom: strongRule };
}

export type NumberFormats = Record<ReportColumn['kind'], string | null>;

/** Separators follow the reader's Excel: dots and a decimal comma where it is Indonesian. */
export function numberFormats(style: RupiahStyle) {
  const rupiah = `"${rupiahSymbols[style]}"#,##0`;
  return {
    // Not Excel's text format: it shows texts over 255 characters as ####.
    text: null,
    integer: '#,##0',
    // Of whole figures `integer` is taken: this one would leave a separator with nothing after it.
    decimal: '#,##0.####',
    money: `${rupiah};-${rupiah}`,
    percent: '0.00%',
    date: 'dd/mm/yyyy',
  } as const satisfies NumberFormats;
}

/**
 * Room for wrapped texts, in points (Excel's limit is 409): each text with the width of its column.
 * Excel would find it itself when a cell is edited, but not when the file is opened.
 */
export function heightOf(texts: [text: string, width: number][]): number {
  const lines = texts.map(([text, width]) => wrapText(text, width - 1.5, (part) => part.length).length);
  return Math.min(409, Math.max(1, ...lines) * 13.2 + 3);
}

/** 0 → A, 26 → AA */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}
