import PDFDocument from 'pdfkit';
import { utcDate } from '../../../shared/calendar-date.ts';
import { paperSizes } from '../../../shared/exports.ts';
import { textsIn } from '../../texts.ts';
import { createPen } from '../pdf-pen.ts';
import { inPoints } from '../millimetres.ts';
import { fontPath, measureIn } from '../text-measure.ts';
import type { WrittenPdf } from '../write-pdf.ts';
import { piecesOf } from './block-pieces.ts';
import { documentGeometry } from './document-geometry.ts';
import { drawKop, kopBottom } from './document-kop.ts';
import { placed } from './document-pages.ts';
import type { OfficeDocument } from './office-document.ts';

const { margins, foot } = documentGeometry;
const quietInk = '#555555';

/**
 * Draws an office paper: the kop on its first page, its blocks in their order, a foot with the page's number on each.
 * `onProgress` hears the share of pages done; what it throws ends the work. The bytes depend on the paper alone.
 */
export async function writeDocumentPdf(
  paper: OfficeDocument,
  options: { resourcesFolder: string; onProgress?: (done: number) => void },
): Promise<WrittenPdf> {
  const size = paperSizes[paper.paper];
  const name = textsIn(paper.language)('app.name');
  const document = new PDFDocument({
    size: [inPoints(size.width), inPoints(size.height)],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: paper.language,
    displayTitle: true,
    // One of ours from the start: pdfkit's standard fonts are read from files beside its code.
    font: fontPath(options.resourcesFolder, 'regular'),
    info: {
      Title: `${paper.title} – ${paper.subject}`,
      Author: paper.kop.unit || paper.kop.company,
      Creator: name,
      Producer: name,
      // The record's day, not the clock: the same paper is the same file.
      CreationDate: utcDate(paper.date),
      ModDate: utcDate(paper.date),
    },
  });
  const finished = collected(document);
  const measure = measureIn(options.resourcesFolder);
  const pen = createPen(document, measure, (face) => document.font(fontPath(options.resourcesFolder, face)));
  const left = inPoints(margins.left);
  const width = inPoints(size.width - margins.left - margins.right);
  const top = inPoints(margins.top);
  const bottom = inPoints(size.height - margins.bottom);
  const pieces = piecesOf(paper.blocks, { pen, left, width, pageHeight: bottom - top });
  const pages = placed(pieces, { firstTop: kopBottom, top, bottom });
  pages.forEach((page, index) => {
    options.onProgress?.(index / pages.length);
    document.addPage();
    if (index === 0) drawKop(pen, paper.kop, left, width);
    for (const { piece, top: y } of page) piece.draw(y);
    const line = { baseline: inPoints(size.height - foot), size: 8, color: quietInk };
    pen.write({ ...line, text: paper.title, x: left });
    pen.write({ ...line, text: paper.pageText(index + 1, pages.length), x: left + width, align: 'right' });
  });
  document.end();
  return { bytes: await finished, pages: pages.length };
}

function collected(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
}
