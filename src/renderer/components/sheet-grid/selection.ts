/** A cell by its place in the grid, both from 0. */
export interface CellPlace {
  row: number;
  column: number;
}

/** The active cell, and the cell where the range began. */
export interface Selection {
  anchor: CellPlace;
  active: CellPlace;
}

/** A rectangle of cells, all bounds inside it. */
export interface CellRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export function selectCell(place: CellPlace): Selection {
  return { anchor: place, active: place };
}

export function rangeOf({ anchor, active }: Selection): CellRange {
  return {
    top: Math.min(anchor.row, active.row),
    bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.column, active.column),
    right: Math.max(anchor.column, active.column),
  };
}

export interface Size {
  rows: number;
  columns: number;
}

/** Moves the active cell by a step, staying inside the grid; `extends` keeps the range's anchor. */
export function moveBy(selection: Selection, step: Partial<CellPlace>, size: Size, extend: boolean): Selection {
  const { row, column } = selection.active;
  return moveTo(selection, { row: row + (step.row ?? 0), column: column + (step.column ?? 0) }, size, extend);
}

export function moveTo(selection: Selection, place: CellPlace, size: Size, extend: boolean): Selection {
  const active = clampPlace(place, size);
  return { anchor: extend ? selection.anchor : active, active };
}

/** The next cell in reading order, as Tab goes; null beyond the last or first cell, where Tab leaves the grid. */
export function nextInReadingOrder(place: CellPlace, step: 1 | -1, size: Size): CellPlace | null {
  const index = place.row * size.columns + place.column + step;
  if (index < 0 || index >= size.rows * size.columns) return null;
  return { row: Math.floor(index / size.columns), column: index % size.columns };
}

export function clampPlace({ row, column }: CellPlace, size: Size): CellPlace {
  return { row: clamp(row, size.rows - 1), column: clamp(column, size.columns - 1) };
}

function clamp(value: number, maximum: number): number {
  return Math.max(0, Math.min(value, maximum));
}
