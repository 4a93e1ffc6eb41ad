import { inPoints } from '../millimetres.ts';
import type { PdfPen } from '../pdf-pen.ts';
import type { MeasureText } from '../text-measure.ts';
import { wrapText } from '../wrap-text.ts';
import { documentGeometry } from './document-geometry.ts';
import type { DocumentKop } from './office-document.ts';

const { kop: geometry, margins } = documentGeometry;

/** Points from the page's upper edge to where the text under the kop begins. */
export const kopBottom = inPoints(margins.top + geometry.height + geometry.ruleAbove + geometry.ruleBelow);

/** Kepala surat: logo, names, address and the double rule, over `width` points from `left`. */
export function drawKop(pen: PdfPen, kop: DocumentKop, left: number, width: number): void {
  drawLogo(pen, kop.logo, left, 'left');
  drawLogo(pen, kop.logoRight, left + width - inPoints(geometry.logoWidth), 'right');
  // Room for the logos is kept on both sides, so that the names stand in the middle of the paper.
  const hasLogo = kop.logo !== null || kop.logoRight !== null;
  const lines = kopLines(kop, width - (hasLogo ? 2 * inPoints(geometry.logoWidth + 2) : 0), pen.measure);
  const height = lines.reduce((sum, line) => sum + line.size * lineHeight, 0);
  let y = inPoints(margins.top + geometry.height / 2) - height / 2;
  for (const line of lines) {
    pen.write({ ...line, x: left + width / 2, baseline: y + line.size, align: 'center' });
    y += line.size * lineHeight;
  }
  const ruleTop = margins.top + geometry.height + geometry.ruleAbove;
  const [from, to] = [left / inPoints(1), (left + width) / inPoints(1)];
  pen.rule([from, ruleTop], [to, ruleTop], 2);
  pen.rule([from, ruleTop + 1], [to, ruleTop + 1], 0.6);
}

const lineHeight = 1.25;

/** Company, unit and address; smaller where the names are long, so that the kop keeps its height. */
function kopLines({ company, unit, address }: DocumentKop, width: number, measure: MeasureText) {
  const room = inPoints(geometry.height);
  for (const scale of [1, 0.9, 0.8, 0.7, 0.6, 0.5]) {
    const lines = [
      { text: company.toLocaleUpperCase('id'), size: 14 * scale, style: 'bold' as const },
      { text: unit, size: 12 * scale, style: 'bold' as const },
      { text: address, size: 9 * scale, style: 'regular' as const },
    ]
      .filter(({ text }) => text !== '')
      .flatMap(({ text, size, style }) =>
        wrapText(text, width, (part) => measure(part, size, style)).map((line) => ({ text: line, size, style })),
      );
    const height = lines.reduce((sum, line) => sum + line.size * lineHeight, 0);
    if (height <= room || scale === 0.5) return lines.slice(0, Math.floor(room / (9 * scale * lineHeight)));
  }
  return [];
}

function drawLogo(pen: PdfPen, logo: string | null, left: number, align: 'left' | 'right'): void {
  if (logo === null) return;
  const picture = Buffer.from(logo.slice(logo.indexOf(',') + 1), 'base64');
  const top = margins.top + (geometry.height - geometry.logoHeight) / 2;
  pen.document.image(picture, left, inPoints(top), {
    fit: [inPoints(geometry.logoWidth), inPoints(geometry.logoHeight)],
    align: align === 'right' ? 'right' : undefined,
    valign: 'center',
  });
}
