import { inPoints } from '../millimetres.ts';
import { wrapText } from '../wrap-text.ts';
import type { Frame } from './block-pieces.ts';
import { documentGeometry } from './document-geometry.ts';
import type { Piece } from './document-pages.ts';
import type { Block, Signature } from './office-document.ts';

const { text, signature: geometry } = documentGeometry;
const step = text.size * 1.3;

interface SetSignature {
  above: string[];
  name: string[];
  below: string[];
  middle: number;
  width: number;
}

/** Rows of signatures; they go to one page together, as far as one holds them. */
export function signaturePieces({ rows, isOnRight }: Extract<Block, { is: 'signatures' }>, frame: Frame): Piece[] {
  return rows.map((row, index) => ({
    ...rowPiece(row, isOnRight === true, frame),
    gap: inPoints(geometry.between),
    keepsWithNext: index < rows.length - 1,
  }));
}

function rowPiece(row: readonly Signature[], isOnRight: boolean, frame: Frame): Pick<Piece, 'height' | 'draw'> {
  const { pen, left, width } = frame;
  const columns = isOnRight ? 2 : row.length;
  const column = width / columns;
  const taken = Math.min(column * 0.94, width * 0.6);
  const signatures = row.map((signature, index): SetSignature => {
    const wrap = (lines: readonly string[], style: 'regular' | 'bold') =>
      lines.flatMap((line) => wrapText(line, taken, (part) => pen.measure(part, text.size, style)));
    return {
      above: wrap(signature.above, 'regular'),
      name: signature.name === '' ? [] : wrap([signature.name], 'bold'),
      below: wrap(signature.below, 'regular'),
      middle: left + column * (isOnRight ? 1.5 : index + 0.5),
      width: taken,
    };
  });
  const most = (part: 'above' | 'name' | 'below') => Math.max(...signatures.map((signature) => signature[part].length));
  const namesTop = most('above') * step + inPoints(geometry.room);
  const names = Math.max(1, most('name'));
  return {
    height: namesTop + (names + most('below')) * step + 4,
    draw: (top) => {
      for (const signature of signatures) drawSignature(frame, signature, top, top + namesTop + names * step);
    },
  };
}

/** `under` is the line that the name stands on. */
function drawSignature(
  { pen }: Frame,
  { above, name, below, middle, width }: SetSignature,
  top: number,
  under: number,
) {
  const at = { x: middle, size: text.size, align: 'center' as const };
  above.forEach((line, index) => pen.write({ ...at, text: line, baseline: top + text.size + index * step }));
  name.forEach((line, index) => {
    const baseline = under - (name.length - 1 - index) * step - 3;
    pen.write({ ...at, text: line, baseline, style: 'bold' });
  });
  const widest = Math.max(0, ...name.map((line) => pen.measure(line, text.size, 'bold')));
  const half = Math.min(width, Math.max(widest, inPoints(geometry.narrowest))) / 2;
  const millimetre = inPoints(1);
  pen.rule([(middle - half) / millimetre, under / millimetre], [(middle + half) / millimetre, under / millimetre], 0.6);
  below.forEach((line, index) => pen.write({ ...at, text: line, baseline: under + text.size + 1.5 + index * step }));
}
