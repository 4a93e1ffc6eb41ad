import type { SheetLayout } from '../../shared/sheet-layouts.ts';
import { inPoints } from './millimetres.ts';
import type { PdfPen } from './pdf-pen.ts';
import type { MeasureText } from './text-measure.ts';
import type { UnitOnDay } from './unit-on-day.ts';
import { wrapText } from './wrap-text.ts';

/** Head of a sheet: the unit as it was called on the sheet's day. Pictures are data URLs. */
export interface Kop {
  company: string;
  unit: string;
  address: string;
  /** A line below the address. */
  note: string;
  logo: string | null;
  logoRight: string | null;
}

/** The kop of a unit as its layout has it. */
export function kopOf(unit: UnitOnDay, { kop }: Pick<SheetLayout, 'kop'>): Kop {
  const shows = (side: 'left' | 'right') => kop.logos === 'both' || kop.logos === side;
  return {
    company: unit.company,
    unit: unit.name === unit.company ? '' : unit.name,
    address: unit.address,
    note: kop.note,
    logo: shows('left') ? unit.logo : null,
    logoRight: shows('right') ? unit.logoRight : null,
  };
}

/** Where the kop stands: millimetres from the page's corner. */
export interface KopPlace {
  left: number;
  right: number;
  top: number;
}

/** Millimetres. */
const measures = { height: 19, logoWidth: 30, logoHeight: 17, ruleAbove: 1.5, ruleBelow: 5 };

/** From the kop's top to where the sheet begins: the same whatever stands in it. */
export const kopHeight = measures.height + measures.ruleAbove + measures.ruleBelow;

/** Names in the middle between two logos, and the double rule below. */
export function drawKop(pen: PdfPen, kop: Kop, { left, right, top }: KopPlace): void {
  drawLogo(pen, kop.logo, left, top, 'left');
  drawLogo(pen, kop.logoRight, right - measures.logoWidth, top, 'right');
  // Room for the logos is kept on both sides, so that the names stand in the middle of the sheet.
  const hasLogo = kop.logo !== null || kop.logoRight !== null;
  const width = inPoints(right - left - (hasLogo ? 2 * (measures.logoWidth + 2) : 0));
  const lines = kopLines(kop, width, pen.measure);
  const height = lines.reduce((sum, line) => sum + line.size * 1.25, 0);
  let y = inPoints(top + measures.height / 2) - height / 2;
  for (const line of lines) {
    pen.write({ ...line, x: inPoints((left + right) / 2), baseline: y + line.size * 0.98, align: 'center' });
    y += line.size * 1.25;
  }
  const ruleTop = top + measures.height + measures.ruleAbove;
  pen.rule([left, ruleTop], [right, ruleTop], 1.6);
  pen.rule([left, ruleTop + 0.9], [right, ruleTop + 0.9], 0.5);
}

/** Company, unit, address and note; smaller where they are long, so that the kop keeps its height. */
function kopLines(kop: Kop, width: number, measure: MeasureText) {
  const room = inPoints(measures.height);
  for (const scale of [1, 0.9, 0.8, 0.7, 0.6, 0.5]) {
    const lines = [
      { text: kop.company, size: 13 * scale, style: 'bold' as const },
      { text: kop.unit, size: 11.5 * scale, style: 'bold' as const },
      { text: kop.address, size: 8.5 * scale, style: 'regular' as const },
      { text: kop.note, size: 8.5 * scale, style: 'regular' as const },
    ]
      .filter(({ text }) => text !== '')
      .flatMap(({ text, size, style }) =>
        wrapText(text, width, (part) => measure(part, size, style)).map((line) => ({ text: line, size, style })),
      );
    if (lines.reduce((sum, line) => sum + line.size * 1.25, 0) <= room || scale === 0.5) return lines;
  }
  return [];
}

function drawLogo(pen: PdfPen, logo: string | null, left: number, top: number, align: 'left' | 'right'): void {
  if (logo === null) return;
  const picture = Buffer.from(logo.slice(logo.indexOf(',') + 1), 'base64');
  pen.document.image(picture, inPoints(left), inPoints(top + (measures.height - measures.logoHeight) / 2), {
    fit: [inPoints(measures.logoWidth), inPoints(measures.logoHeight)],
    align: align === 'right' ? 'right' : undefined,
    valign: 'center',
  });
}
