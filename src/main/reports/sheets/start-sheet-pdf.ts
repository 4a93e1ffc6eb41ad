import PDFDocument from 'pdfkit';
import { utcDate } from '../../../shared/calendar-date.ts';
import type { Language } from '../../../shared/language.ts';
import { textsIn } from '../../texts.ts';
import { createPen } from '../pdf-pen.ts';
import type { PdfPen } from '../pdf-pen.ts';
import { fontPath, measureIn } from '../text-measure.ts';

/** A document to draw sheets into, page by page. */
export interface StartedSheets {
  document: PDFKit.PDFDocument;
  pen: PdfPen;
  /** The file, once the document is ended. */
  finished: Promise<Uint8Array>;
}

/** What a document is called in a viewer. Its day stands in place of the clock: the same sheet is the same file. */
export interface SheetsInfo {
  title: string;
  author: string;
  date: string;
  language: Language;
}

export function startSheets(info: SheetsInfo, resourcesFolder: string): StartedSheets {
  const texts = textsIn(info.language);
  const document = new PDFDocument({
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: info.language,
    displayTitle: true,
    // One of ours from the start: pdfkit's standard fonts are read from files beside its code.
    font: fontPath(resourcesFolder, 'regular'),
    info: {
      Title: info.title,
      Author: info.author,
      Creator: texts('app.name'),
      Producer: texts('app.name'),
      CreationDate: utcDate(info.date),
      ModDate: utcDate(info.date),
    },
  });
  const finished = collect(document);
  const pen = createPen(document, measureIn(resourcesFolder), (face) => document.font(fontPath(resourcesFolder, face)));
  return { document, pen, finished };
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
}
