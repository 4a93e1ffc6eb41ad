import PDFDocument from 'pdfkit';
import type { AttendanceSheet } from '../src/main/reports/sheets/attendance-sheet.ts';
import { fitColumns } from '../src/main/reports/column-widths.ts';
import { tableHeading } from '../src/main/reports/report-texts.ts';
import { inPoints } from '../src/main/reports/millimetres.ts';
import { arrangeSheet } from '../src/main/reports/sheets/arrange-sheet.ts';
import { fontPath, measureIn } from '../src/main/reports/text-measure.ts';
import { cellText, isNumeric } from '../src/shared/report-cell.ts';
import type { QuarterlyReport } from '../src/shared/reports.ts';

/** What somebody would write who only wants these pages: each cell set once by pdfkit, which wraps it. */

const margin = 34;
const tableWidth = 842 - 2 * margin;

/** Size and column widths of each table, as our report has them: so that both draw the same pages. */
export function columnsByHand(report: QuarterlyReport, resourcesFolder: string) {
  const measure = measureIn(resourcesFolder);
  return report.tables.map((table) => {
    const { size, widths } = fitColumns(table, report.language, tableWidth - table.columns.length * 8, measure);
    return { size, widths: widths.map((inner) => inner + 8) };
  });
}

/** The report's tables across A4, rows as high as their texts. Gives the number of pages. */
export async function drawReportByHand(
  report: QuarterlyReport,
  columns: ReturnType<typeof columnsByHand>,
  resourcesFolder: string,
): Promise<number> {
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    autoFirstPage: false,
    font: fontPath(resourcesFolder, 'regular'),
  });
  const finished = drained(document);
  const bold = fontPath(resourcesFolder, 'bold');
  const regular = fontPath(resourcesFolder, 'regular');
  let pages = 0;
  for (const [position, table] of report.tables.entries()) {
    const { size, widths } = columns[position] ?? { size: 8, widths: [] };
    let y = Infinity;
    const row = (texts: string[], font: string) => {
      let x = margin;
      let bottom = y;
      document.font(font).fontSize(size);
      texts.forEach((text, index) => {
        const column = table.columns[index];
        const align = column && isNumeric(column) ? 'right' : 'left';
        document.text(text, x + 4, y + 2.2, { width: (widths[index] ?? 0) - 8, align });
        bottom = Math.max(bottom, document.y);
        x += widths[index] ?? 0;
      });
      y = bottom + 2.6;
      document
        .moveTo(margin, y)
        .lineTo(842 - margin, y)
        .lineWidth(0.3)
        .stroke();
    };
    for (const values of table.rows) {
      if (y > 595 - 46 - 34) {
        document.addPage();
        pages += 1;
        document.font(regular).fontSize(7.5);
        document.text(report.unit.name, margin, 26, { lineBreak: false });
        document.text(`${report.title} ${pages}`, margin, 565, { lineBreak: false });
        document.font(bold).fontSize(12).text(tableHeading(table), margin, 50, { lineBreak: false });
        y = 70;
        row(
          table.columns.map(({ title }) => title),
          bold,
        );
      }
      row(
        table.columns.map((column) => cellText(column, values[column.key], report.language)),
        regular,
      );
    }
  }
  document.end();
  await finished;
  return pages;
}

/** The sheet's heading, rows and boxes, drawn with the same geometry. */
export async function drawSheetByHand(sheet: AttendanceSheet, resourcesFolder: string): Promise<void> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: fontPath(resourcesFolder, 'regular'),
  });
  const finished = drained(document);
  const { geometry } = arrangeSheet(sheet, measureIn(resourcesFolder));
  const perPage = 20;
  const height = inPoints(geometry.rowHeight);
  for (let start = 0; start < sheet.rows.length; start += perPage) {
    document.addPage();
    document.font(fontPath(resourcesFolder, 'bold')).fontSize(13);
    document.text(sheet.kop.company, margin, 30, { width: 527, align: 'center' });
    document.text(sheet.kop.unit, margin, 48, { width: 527, align: 'center' });
    document.text(sheet.title, margin, 95, { width: 527, align: 'center' });
    document.font(fontPath(resourcesFolder, 'regular')).fontSize(9.5);
    sheet.facts.forEach(({ label, value }, index) => {
      document.text(`${label}: ${value}`, margin, 120 + index * 13, { width: 527 });
    });
    geometry.columns.forEach(({ left, width }, index) => {
      const title = sheet.columns[index]?.title ?? '';
      document.text(title, inPoints(left) + 3, 200, { width: inPoints(width) - 6, align: 'center' });
    });
    sheet.rows.slice(start, start + perPage).forEach((row, index) => {
      const top = 220 + index * height;
      for (const { key, ...column } of geometry.columns) {
        const [left, width] = [inPoints(column.left), inPoints(column.width)];
        const text = key === 'signature' || key === 'number' ? `${row.number}.` : (row.texts[key] ?? '');
        document.text(text, left + 3, top + 3, { width: width - 6, height: height - 4, ellipsis: true });
        document.rect(left, top, width, height).lineWidth(0.5).stroke();
      }
    });
    document.fontSize(7).text(sheet.notice, margin, 805, { lineBreak: false });
  }
  document.end();
  await finished;
}

function drained(document: PDFKit.PDFDocument): Promise<void> {
  return new Promise((resolve) => {
    document.on('data', () => {});
    document.on('end', () => resolve());
  });
}
