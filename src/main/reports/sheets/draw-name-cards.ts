import { paperSizes } from '../../../shared/exports.ts';
import { inPoints } from '../millimetres.ts';
import type { PdfPen } from '../pdf-pen.ts';
import type { FontStyle } from '../text-measure.ts';
import { fitBlock } from './fit-block.ts';
import type { MeetingSheet, NamedPerson } from './meeting-sheet.ts';

/** Millimetres. Two cards a page, folded to stand on a table; ten tags a page on A4, as holders take them. */
const rim = 10;
const tag = { width: 90, height: 55, columns: 2 };
const cutInk = '#b8b8b8';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Kartu nama meja: each name twice, to be read from both sides of the folded card. Gives the number of pages. */
export function drawNameCards(pen: PdfPen, sheet: MeetingSheet, onProgress?: (done: number) => void): number {
  const { width, height } = paperSizes[sheet.paper];
  const card = { width: width - 2 * rim, height: (height - 2 * rim) / 2 };
  const boxes = [0, 1].map((row) => ({ left: rim, top: rim + row * card.height, ...card }));
  return drawInBoxes(pen, sheet, boxes, onProgress, (person, box) => {
    cutFrame(pen, box);
    const half = { ...box, height: box.height / 2 };
    const fold = box.top + half.height;
    pen.document.save().dash(1.5, { space: 2.5 });
    pen.rule([box.left, fold], [box.left + box.width, fold], 0.4, cutInk);
    pen.document.undash().restore();
    drawCardSide(pen, person, { ...half, top: fold });
    // The upper side is read from across the table.
    const middle = [inPoints(box.left + box.width / 2), inPoints(fold)] as [number, number];
    pen.document.save().rotate(180, { origin: middle });
    drawCardSide(pen, person, { ...half, top: fold });
    pen.document.restore();
  });
}

function drawCardSide(pen: PdfPen, person: NamedPerson, { left, top, width, height }: Box): void {
  const inner = { left: left + 10, width: width - 20 };
  writeBlock(
    pen,
    person.name,
    { ...inner, top: top + 6, height: height * 0.55 },
    { largest: 44, smallest: 12 },
    'bold',
  );
  const below = { ...inner, top: top + 6 + height * 0.55, height: height * 0.3 };
  writeBlock(pen, person.from, below, { largest: 20, smallest: 8 }, 'regular');
}

/** Tanda pengenal: who somebody is and why they are here. Gives the number of pages. */
export function drawNameTags(pen: PdfPen, sheet: MeetingSheet, onProgress?: (done: number) => void): number {
  const { width, height } = paperSizes[sheet.paper];
  const rows = Math.floor((height - 2 * rim) / tag.height);
  const side = (width - tag.columns * tag.width) / 2;
  const above = (height - rows * tag.height) / 2;
  const boxes = Array.from({ length: rows * tag.columns }, (_, index) => ({
    left: side + (index % tag.columns) * tag.width,
    top: above + Math.floor(index / tag.columns) * tag.height,
    width: tag.width,
    height: tag.height,
  }));
  return drawInBoxes(pen, sheet, boxes, onProgress, (person, box) => drawTag(pen, sheet, person, box));
}

function drawTag(pen: PdfPen, sheet: MeetingSheet, person: NamedPerson, box: Box): void {
  const inner = { left: box.left + 5, width: box.width - 10 };
  const { unit, company } = sheet.kop;
  cutFrame(pen, box);
  writeBlock(pen, unit || company, { ...inner, top: box.top + 3, height: 5 }, { largest: 9, smallest: 5 }, 'bold');
  writeBlock(
    pen,
    sheet.meetingTitle,
    { ...inner, top: box.top + 8, height: 7 },
    { largest: 7.5, smallest: 5 },
    'regular',
  );
  pen.rule([inner.left, box.top + 16], [inner.left + inner.width, box.top + 16], 0.6);
  writeBlock(pen, person.name, { ...inner, top: box.top + 17, height: 17 }, { largest: 19, smallest: 8 }, 'bold');
  writeBlock(pen, person.from, { ...inner, top: box.top + 34, height: 11 }, { largest: 10, smallest: 5 }, 'regular');
  writeBlock(pen, person.role, { ...inner, top: box.top + 46, height: 6 }, { largest: 10, smallest: 6 }, 'bold');
}

/** A text in the middle of a box, as large as it fits. */
function writeBlock(
  pen: PdfPen,
  text: string,
  { left, top, width, height }: Box,
  sizes: { largest: number; smallest: number },
  style: FontStyle,
): void {
  const box = { width: inPoints(width), height: inPoints(height) };
  const { lines, size, lineHeight } = fitBlock(text, box, sizes, (part, of) => pen.measure(part, of, style));
  const first = inPoints(top + height / 2) - (lines.length * lineHeight) / 2 + lineHeight / 2 + size * 0.36;
  lines.forEach((line, index) =>
    pen.write({
      text: line,
      x: inPoints(left + width / 2),
      baseline: first + index * lineHeight,
      size,
      style,
      align: 'center',
    }),
  );
}

/** Where the paper is cut. */
function cutFrame(pen: PdfPen, { left, top, width, height }: Box): void {
  pen.document
    .rect(inPoints(left), inPoints(top), inPoints(width), inPoints(height))
    .lineWidth(0.4)
    .strokeColor(cutInk)
    .stroke();
}

/** Shares people out over pages of boxes; a page without people is still one, so that there is something to look at. */
function drawInBoxes(
  pen: PdfPen,
  { paper, people }: MeetingSheet,
  boxes: readonly Box[],
  onProgress: ((done: number) => void) | undefined,
  draw: (person: NamedPerson, box: Box) => void,
): number {
  const { width, height } = paperSizes[paper];
  const pages = Math.max(1, Math.ceil(people.length / boxes.length));
  for (let page = 0; page < pages; page += 1) {
    onProgress?.(page / pages);
    pen.document.addPage({ size: [inPoints(width), inPoints(height)], margin: 0 });
    boxes.forEach((box, index) => {
      const person = people[page * boxes.length + index];
      if (person) draw(person, box);
    });
  }
  return pages;
}
