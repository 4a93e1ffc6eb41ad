import { readFileSync } from 'node:fs';
import * as pdfmakeModule from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { utcDate } from '../../shared/calendar-date.ts';
import { paperSizes } from '../../shared/exports.ts';
import type { Paper } from '../../shared/exports.ts';
import type { QuarterlyReport } from '../../shared/reports.ts';
import { textsIn } from '../texts.ts';
import { approvalPage, coverPage } from './pdf-front-pages.ts';
import { pageFooter, pageHeader, points } from './pdf-page.ts';
import { tableContent, tableLayouts } from './pdf-table.ts';
import { fontFiles, fontPath, measureIn } from './text-measure.ts';
import type { FontStyle } from './text-measure.ts';

export interface WrittenPdf {
  bytes: Uint8Array;
  pages: number;
}

/** Margins of the upright pages (left is the binding edge) and of the pages with tables, millimetres. */
const uprightMargins = { left: 28, top: 25, right: 22, bottom: 22 };
const tableMargins = { left: 12, top: 20, right: 12, bottom: 16 };

/**
 * The report as a PDF: cover, lembar pengesahan, then the tables on pages across. The bytes depend
 * on the report alone, not on the clock. `onProgress` hears the share done; what it throws ends
 * the work (that is how an export is cancelled).
 */
export async function writeQuarterlyPdf(
  report: QuarterlyReport,
  options: { paper: Paper; resourcesFolder: string; onProgress?: (done: number) => void },
): Promise<WrittenPdf> {
  const { onProgress = () => {} } = options;
  const pdfmake = preparedPdfmake(options.resourcesFolder);
  const rows = report.tables.reduce((count, table) => count + table.rows.length, 1);
  let laidOut = 0;
  const layouts = tableLayouts(() => {
    laidOut += 1;
    // The layout asks for each row several times; about half of the time goes into it.
    if (laidOut % 50 === 0) onProgress(Math.min(0.6, (0.6 * laidOut) / (rows * 8)));
  });
  pdfmake.setTableLayouts(layouts);
  let drawn = 0;
  let pages = 0;
  pdfmake.setProgressCallback((done) => {
    drawn += 1;
    if (drawn % 100 === 0) onProgress(0.6 + 0.4 * done);
  });
  const definition = documentOf(report, options.paper, options.resourcesFolder, (count) => {
    pages = count;
  });
  const bytes = await pdfmake.createPdf(definition).getBuffer();
  return { bytes, pages };
}

/** The part of pdfmake's file system that it reads fonts through. */
interface FontFiles {
  existsSync(name: string): boolean;
  readFileSync(name: string): Buffer | undefined;
}

type Pdfmake = typeof pdfmakeModule & { virtualfs: FontFiles };

const fontBytes = new Map<string, Buffer>();

function preparedPdfmake(resourcesFolder: string): Pdfmake {
  // CommonJS whose export is an object: Node hands it over as `default`, its types do not say so.
  const pdfmake = (pdfmakeModule as unknown as { default: Pdfmake }).default;
  // Fonts are handed over, so nothing else has to be read: no text of a record can open a file or an address.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  for (const [style, file] of Object.entries(fontFiles)) {
    if (!fontBytes.has(file)) fontBytes.set(file, readFileSync(fontPath(resourcesFolder, style as FontStyle)));
  }
  // pdfmake's own file system asks where its code lies, which a bundle does not know.
  pdfmake.virtualfs = { existsSync: (name) => fontBytes.has(name), readFileSync: (name) => fontBytes.get(name) };
  const { regular, bold, italic } = fontFiles;
  pdfmake.setFonts({ NotoSans: { normal: regular, bold, italics: italic, bolditalics: bold } });
  return pdfmake;
}

function documentOf(
  report: QuarterlyReport,
  paper: Paper,
  resourcesFolder: string,
  onPages: (pages: number) => void,
): TDocumentDefinitions {
  const texts = textsIn(report.language);
  const { width, height } = paperSizes[paper];
  const pageSize = { width: points(width), height: points(height) };
  const tableWidth = points(height - tableMargins.left - tableMargins.right);
  const measure = measureIn(resourcesFolder);
  const upright = { pageSize, pageOrientation: 'portrait', pageMargins: marginsOf(uprightMargins) } as const;
  const across = { pageSize, pageOrientation: 'landscape', pageMargins: marginsOf(tableMargins) } as const;
  const content: Content[] = [
    { section: coverPage(report, points(height)), ...upright, header: null, footer: null },
    {
      section: approvalPage(report),
      ...upright,
      header: null,
      footer: pageFooter(report, uprightMargins, onPages),
    },
    {
      section: report.tables.map((table, index) => tableContent(report, table, tableWidth, measure, index > 0)),
      ...across,
      header: pageHeader(report, tableMargins),
      footer: pageFooter(report, tableMargins, onPages),
    },
  ];
  return {
    content,
    pageSize,
    version: '1.7',
    language: report.language,
    displayTitle: true,
    defaultStyle: { font: 'NotoSans', fontSize: 9 },
    info: {
      title: `${report.title} – ${report.period} – ${report.unit.name}`,
      author: report.unit.name,
      subject: texts('reports.programme'),
      creator: texts('app.name'),
      producer: texts('app.name'),
      // The quarter's last day, not the clock: the same figures are the same file.
      creationDate: utcDate(report.to),
      modDate: utcDate(report.to),
    },
  };
}

function marginsOf({ left, top, right, bottom }: typeof tableMargins): [number, number, number, number] {
  return [points(left), points(top), points(right), points(bottom)];
}
