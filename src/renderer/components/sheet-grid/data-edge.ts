import type { CellPlace } from './selection.ts';

/**
 * Where Ctrl and an arrow go, as in Excel: inside filled cells to their last one, else to the next
 * filled cell, else to the last place. `isFilled` answers for places 0 to `last` along the axis.
 */
export function dataEdge(from: number, direction: 1 | -1, last: number, isFilled: (place: number) => boolean): number {
  const end = direction === 1 ? last : 0;
  const isPast = (place: number) => (direction === 1 ? place >= end : place <= end);
  if (isPast(from)) return from;
  let place = from + direction;
  if (isFilled(from) && isFilled(place)) {
    while (!isPast(place) && isFilled(place + direction)) place += direction;
    return place;
  }
  while (!isPast(place) && !isFilled(place)) place += direction;
  return place;
}

/** The same for a cell, along the rows or the columns. */
export function dataEdgeOf(
  from: CellPlace,
  step: Partial<CellPlace>,
  last: CellPlace,
  isFilled: (place: CellPlace) => boolean,
): CellPlace {
  const direction = (step.row ?? step.column ?? 1) > 0 ? 1 : -1;
  if (step.row === undefined) {
    const column = dataEdge(from.column, direction, last.column, (place) => isFilled({ ...from, column: place }));
    return { ...from, column };
  }
  return { ...from, row: dataEdge(from.row, direction, last.row, (place) => isFilled({ ...from, row: place })) };
}
