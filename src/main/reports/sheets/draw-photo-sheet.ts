import { paperSizes } from '../../../shared/exports.ts';
import { textsIn } from '../../texts.ts';
import { drawKop, kopHeight, sheetKop } from '../kop.ts';
import { inPoints } from '../millimetres.ts';
import type { PdfPen } from '../pdf-pen.ts';
import { wrapText } from '../wrap-text.ts';
import { fitText } from './fit-text.ts';
import type { MeetingSheet, SheetPhoto } from './meeting-sheet.ts';
import { countLines, drawFacts } from './sheet-frame.ts';
import { sheetMeasures } from './sheet-geometry.ts';

/** Millimetres: two photos beside each other, three rows a page. */
const columns = 2;
const rows = 3;
const gap = 6;
const titleHeight = 9;
const captionHeight = 10;
const footHeight = 6;
const { lineHeight, labelWidth } = sheetMeasures.facts;
const quietInk = '#555555';

/** Lembar dokumentasi: the meeting's photos with caption and day. Gives the number of pages. */
export function drawPhotoSheet(pen: PdfPen, sheet: MeetingSheet, onProgress?: (done: number) => void): number {
  const { width, height } = paperSizes[sheet.paper];
  const { margins, fontSize } = sheet.layout;
  const [left, right] = [margins.left, width - margins.right];
  const valueWidth = right - left - labelWidth - 3;
  const facts = sheet.facts.map(({ label, value }) => ({
    label,
    lines: wrapText(value, inPoints(valueWidth), (text) => pen.measure(text, fontSize)).slice(0, 3),
  }));
  const factsHeight = countLines(facts) * lineHeight + 3;
  const top = margins.top + kopHeight(sheetKop) + titleHeight + factsHeight;
  const bottom = height - margins.bottom - footHeight;
  const box = { width: (right - left - gap) / columns, height: (bottom - top - (rows - 1) * gap) / rows };
  const pages = Math.max(1, Math.ceil(sheet.photos.length / (columns * rows)));
  for (let page = 0; page < pages; page += 1) {
    onProgress?.(page / pages);
    pen.document.addPage({ size: [inPoints(width), inPoints(height)], margin: 0 });
    drawKop(pen, sheet.kop, sheetKop, { left, right, top: margins.top });
    const middle = inPoints((left + right) / 2);
    const title = { text: sheet.title.toLocaleUpperCase(sheet.language), size: 13, style: 'bold' as const };
    pen.write({ ...title, x: middle, baseline: inPoints(margins.top + kopHeight(sheetKop)) + 10, align: 'center' });
    drawFacts(pen, facts, {
      left,
      top: margins.top + kopHeight(sheetKop) + titleHeight,
      size: fontSize,
      lineHeight,
      valueWidth,
    });
    const shown = sheet.photos.slice(page * columns * rows, (page + 1) * columns * rows);
    shown.forEach((photo, index) =>
      drawPhoto(pen, photo, {
        number: page * columns * rows + index + 1,
        left: left + (index % columns) * (box.width + gap),
        top: top + Math.floor(index / columns) * (box.height + gap),
        ...box,
        size: fontSize,
        missing: textsIn(sheet.language)('sheet.photoMissing'),
      }),
    );
    if (sheet.photos.length === 0) {
      const text = textsIn(sheet.language)('sheet.noPhotos');
      pen.write({ text, x: middle, baseline: inPoints(top + 20), size: fontSize, align: 'center', color: quietInk });
    }
    pen.write({
      text: textsIn(sheet.language)('sheet.page', { page: page + 1, pages }),
      x: inPoints(right),
      baseline: inPoints(height - margins.bottom) - 2,
      size: 7,
      style: 'bold',
      align: 'right',
      color: quietInk,
    });
  }
  return pages;
}

interface PhotoPlace {
  number: number;
  left: number;
  top: number;
  width: number;
  height: number;
  size: number;
  missing: string;
}

/** A photo in the middle of its box, whole, with number, caption and day below. */
function drawPhoto(pen: PdfPen, { bytes, caption }: SheetPhoto, place: PhotoPlace): void {
  const { number, left, top, width, height } = place;
  const pictureHeight = height - captionHeight;
  const corner = [inPoints(left), inPoints(top)] as const;
  const room: [number, number] = [inPoints(width), inPoints(pictureHeight)];
  if (!isDrawn(pen, bytes, corner, room)) {
    const x = inPoints(left + width / 2);
    const baseline = inPoints(top + pictureHeight / 2);
    pen.write({ text: place.missing, x, baseline, size: place.size, align: 'center', color: quietInk });
  }
  pen.document
    .rect(...corner, ...room)
    .lineWidth(0.4)
    .strokeColor('#999999')
    .stroke();
  const box = { width: inPoints(width), height: inPoints(captionHeight) - 4 };
  const { lines, size } = fitText(`${number}. ${caption}`, box, pen.measure, place.size);
  lines.forEach((text, index) =>
    pen.write({
      text,
      x: inPoints(left),
      baseline: inPoints(top + pictureHeight) + 2 + size + index * size * 1.15,
      size,
    }),
  );
}

/** A file may be torn or of a kind that its name does not tell: the sheet is printed all the same, and says so. */
function isDrawn(pen: PdfPen, bytes: Buffer | null, [x, y]: readonly [number, number], fit: [number, number]): boolean {
  if (bytes === null) return false;
  try {
    pen.document.image(bytes, x, y, { fit, align: 'center', valign: 'center' });
    return true;
  } catch {
    return false;
  }
}
