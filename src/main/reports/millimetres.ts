const points = 72 / 25.4;

/** Millimetres in points. */
export function inPoints(millimetres: number): number {
  return millimetres * points;
}
