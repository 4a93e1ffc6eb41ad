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

/** The kop of a unit, with all that it has. */
export function kopOf(unit: UnitOnDay): Kop {
  return {
    company: unit.company,
    unit: unit.name === unit.company ? '' : unit.name,
    address: unit.address,
    note: '',
    logo: unit.logo,
    logoRight: unit.logoRight,
  };
}

/** The kop as a layout has it. */
export function laidOutKop(kop: Kop, layout: SheetLayout['kop']): Kop {
  const shows = (side: 'left' | 'right') => layout.logos === 'both' || layout.logos === side;
  return {
    ...kop,
    note: layout.note,
    logo: shows('left') ? kop.logo : null,
    logoRight: shows('right') ? kop.logoRight : null,
  };
}

/** Where the kop stands: millimetres from the page's corner. */
export interface KopPlace {
  left: number;
  right: number;
  top: number;
}

/** Millimetres, and sizes of type in points. */
export interface KopMeasures {
  height: number;
  logoWidth: number;
  logoHeight: number;
  ruleAbove: number;
  ruleBelow: number;
  sizes: { company: number; unit: number; address: number };
  isInCapitals: boolean;
}

/** Of sheets, which need their room for rows. */
export const sheetKop: KopMeasures = {
  height: 19,
  logoWidth: 30,
  logoHeight: 17,
  ruleAbove: 1.5,
  ruleBelow: 5,
  sizes: { company: 13, unit: 11.5, address: 8.5 },
  isInCapitals: false,
};

/** Of letters and other papers. */
export const paperKop: KopMeasures = {
  height: 21,
  logoWidth: 32,
  logoHeight: 19,
  ruleAbove: 1.6,
  ruleBelow: 6,
  sizes: { company: 14, unit: 12, address: 9 },
  isInCapitals: true,
};

/** From the kop's top to where the sheet begins: the same whatever stands in it. */
export function kopHeight({ height, ruleAbove, ruleBelow }: KopMeasures): number {
  return height + ruleAbove + ruleBelow;
}

/** Names in the middle between two logos, and the double rule below. */
export function drawKop(pen: PdfPen, kop: Kop, measures: KopMeasures, { left, right, top }: KopPlace): void {
  const { logoWidth, height } = measures;
  drawLogo(pen, kop.logo, measures, { left, top, align: 'left' });
  drawLogo(pen, kop.logoRight, measures, { left: right - logoWidth, top, align: 'right' });
  // Room for the logos is kept on both sides, so that the names stand in the middle of the sheet.
  const hasLogo = kop.logo !== null || kop.logoRight !== null;
  const width = inPoints(right - left - (hasLogo ? 2 * (logoWidth + 2) : 0));
  const lines = kopLines(kop, measures, width, pen.measure);
  let y = inPoints(top + height / 2) - lines.reduce((sum, line) => sum + line.size * leading, 0) / 2;
  for (const line of lines) {
    pen.write({ ...line, x: inPoints((left + right) / 2), baseline: y + line.size * 0.98, align: 'center' });
    y += line.size * leading;
  }
  const ruleTop = top + height + measures.ruleAbove;
  pen.rule([left, ruleTop], [right, ruleTop], 1.6);
  pen.rule([left, ruleTop + 0.9], [right, ruleTop + 0.9], 0.5);
}

/** Line height, in ems. */
const leading = 1.25;

/** Company, unit, address and note; smaller where they are long, so that the kop keeps its height. */
function kopLines(kop: Kop, { height, sizes, isInCapitals }: KopMeasures, width: number, measure: MeasureText) {
  const room = inPoints(height);
  const company = isInCapitals ? kop.company.toLocaleUpperCase('id') : kop.company;
  for (const scale of [1, 0.9, 0.8, 0.7, 0.6, 0.5]) {
    const lines = [
      { text: company, size: sizes.company * scale, style: 'bold' as const },
      { text: kop.unit, size: sizes.unit * scale, style: 'bold' as const },
      { text: kop.address, size: sizes.address * scale, style: 'regular' as const },
      { text: kop.note, size: sizes.address * scale, style: 'regular' as const },
    ]
      .filter(({ text }) => text !== '')
      .flatMap(({ text, size, style }) =>
        wrapText(text, width, (part) => measure(part, size, style)).map((line) => ({ text: line, size, style })),
      );
    if (lines.reduce((sum, line) => sum + line.size * leading, 0) <= room) return lines;
    if (scale === 0.5) return lines.slice(0, Math.floor(room / (sizes.address * scale * leading)));
  }
  return [];
}

function drawLogo(
  pen: PdfPen,
  logo: string | null,
  { height, logoWidth, logoHeight }: KopMeasures,
  { left, top, align }: { left: number; top: number; align: 'left' | 'right' },
): void {
  if (logo === null) return;
  const picture = Buffer.from(logo.slice(logo.indexOf(',') + 1), 'base64');
  pen.document.image(picture, inPoints(left), inPoints(top + (height - logoHeight) / 2), {
    fit: [inPoints(logoWidth), inPoints(logoHeight)],
    align: align === 'right' ? 'right' : undefined,
    valign: 'center',
  });
}
