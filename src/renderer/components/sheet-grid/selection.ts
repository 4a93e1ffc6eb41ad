/** A cell by its place in the grid, both from 0. */
export interface CellPlace {
  row: number;
  column: number;
}

/**
 * The active cell, into which one types, and the corner of the range across from where it began: at the active cell,
 * unless that has gone on inside the range.
 */
export interface Selection {
  active: CellPlace;
  head: CellPlace;
  start?: CellPlace;
}

/** A rectangle of cells, all bounds inside it. */
export interface CellRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export function selectCell(place: CellPlace): Selection {
  return { active: place, head: place };
}

export function rangeOf({ active, head, start = active }: Selection): CellRange {
  return {
    top: Math.min(start.row, head.row),
    bottom: Math.max(start.row, head.row),
    left: Math.min(start.column, head.column),
    right: Math.max(start.column, head.column),
  };
}

export function isOneCell(range: CellRange): boolean {
  return range.top === range.bottom && range.left === range.right;
}

export interface Size {
  rows: number;
  columns: number;
}

/** Moves by a step, staying inside the grid: the active cell, or the head alone to extend the range. */
export function moveBy(selection: Selection, step: Partial<CellPlace>, size: Size, isExtending: boolean): Selection {
  const { row, column } = isExtending ? selection.head : selection.active;
  return moveTo(selection, { row: row + (step.row ?? 0), column: column + (step.column ?? 0) }, size, isExtending);
}

export function moveTo(selection: Selection, place: CellPlace, size: Size, isExtending: boolean): Selection {
  const head = clampPlace(place, size);
  return { active: isExtending ? selection.active : head, head };
}

/** The next cell in reading order, as Tab goes; null beyond the last or first cell, where Tab leaves the grid. */
export function nextInReadingOrder(place: CellPlace, step: 1 | -1, size: Size): CellPlace | null {
  const index = place.row * size.columns + place.column + step;
  if (index < 0 || index >= size.rows * size.columns) return null;
  return { row: Math.floor(index / size.columns), column: index % size.columns };
}

/** The next cell of a range, down its columns (Enter) or along its rows (Tab) and round again; the range stays. */
export function nextInRange(selection: Selection, way: 'down' | 'along', step: 1 | -1): Selection {
  const { top, left, bottom, right } = rangeOf(selection);
  const { active, head, start = active } = selection;
  const size = { rows: bottom - top + 1, columns: right - left + 1 };
  const [row, column] = [active.row - top, active.column - left];
  const place = way === 'down' ? column * size.rows + row : row * size.columns + column;
  const cells = size.rows * size.columns;
  const next = (place + step + cells) % cells;
  const inLine = way === 'down' ? size.rows : size.columns;
  const [line, within] = [Math.floor(next / inLine), next % inLine];
  const to = way === 'down' ? { row: within, column: line } : { row: line, column: within };
  return { active: { row: top + to.row, column: left + to.column }, head, start };
}

export function clampPlace({ row, column }: CellPlace, size: Size): CellPlace {
  return { row: clamp(row, size.rows - 1), column: clamp(column, size.columns - 1) };
}

function clamp(value: number, maximum: number): number {
  return Math.max(0, Math.min(value, maximum));
}
