import { paperSizes } from '../../../shared/exports.ts';
import { drawKop, kopHeight, paperKop } from '../kop.ts';
import { inPoints } from '../millimetres.ts';
import type { PdfPen } from '../pdf-pen.ts';
import { startSheets } from '../sheets/start-sheet-pdf.ts';
import type { WrittenPdf } from '../write-pdf.ts';
import { piecesOf } from './block-pieces.ts';
import { documentGeometry } from './document-geometry.ts';
import { placed } from './document-pages.ts';
import type { OfficeDocument } from './office-document.ts';

const { text, foot, aboveFoot } = documentGeometry;
const quietInk = '#555555';

/**
 * Draws an office paper: the kop on its first page, its blocks in their order, a foot with the page's number on each.
 * `onProgress` hears the share of pages done; what it throws ends the work. The bytes depend on the paper alone.
 */
export async function writeDocumentPdf(
  paper: OfficeDocument,
  options: { resourcesFolder: string; onProgress?: (done: number) => void },
): Promise<WrittenPdf> {
  const info = {
    title: `${paper.title} – ${paper.subject}`,
    author: paper.kop.unit || paper.kop.company,
    date: paper.date,
    language: paper.language,
  };
  const { document, pen, finished } = startSheets(info, options.resourcesFolder);
  const pages = drawDocument(pen, paper, options.onProgress);
  document.end();
  return { bytes: await finished, pages };
}

/** Adds the paper's pages to a document; gives their number. */
export function drawDocument(pen: PdfPen, paper: OfficeDocument, onProgress?: (done: number) => void): number {
  const size = paperSizes[paper.paper];
  const { margins, fontSize } = paper.layout;
  const left = margins.left;
  const right = size.width - margins.right;
  const bottom = size.height - Math.max(margins.bottom, foot + aboveFoot);
  // Everything between kop and foot is set at the usual size and drawn larger or smaller as a whole.
  const scale = fontSize / text.size;
  const scaled = (millimetres: number) => inPoints(millimetres) / scale;
  const pieces = piecesOf(paper.blocks, {
    pen,
    left: scaled(left),
    width: scaled(right - left),
    pageHeight: scaled(bottom - margins.top),
  });
  const pages = placed(pieces, {
    firstTop: scaled(margins.top + kopHeight(paperKop)),
    top: scaled(margins.top),
    bottom: scaled(bottom),
  });
  pages.forEach((page, index) => {
    onProgress?.(index / pages.length);
    pen.document.addPage({ size: [inPoints(size.width), inPoints(size.height)], margin: 0 });
    if (index === 0) drawKop(pen, paper.kop, paperKop, { left, right, top: margins.top });
    pen.document.save();
    if (scale !== 1) pen.document.scale(scale);
    for (const { piece, top: y } of page) piece.draw(y);
    pen.document.restore();
    const line = { baseline: inPoints(size.height - foot), size: 8, color: quietInk };
    pen.write({ ...line, text: paper.title, x: inPoints(left) });
    pen.write({ ...line, text: paper.pageText(index + 1, pages.length), x: inPoints(right), align: 'right' });
  });
  return pages.length;
}
