import { readCell, readColumn } from './cell-kinds.ts';
import type { CellReading } from './doubt.ts';
import type { CellPlace, CellRange } from './selection.ts';
import { renamed, rowMaker, showCell, withDoubt } from './sheet-rows.ts';
import type { SheetColumn, SheetRow } from './sheet-rows.ts';

export { isBlankRow, newRowKey } from './sheet-rows.ts';
export type { SheetColumn, SheetRow } from './sheet-rows.ts';

/** Something wrong with a cell that only the whole record or the server can tell. */
export interface CellIssue {
  rowKey: string;
  column: string;
  /** In the user's language. */
  text: string;
}

/** Rows with their undo history. Every change below gives a new state and leaves the old one as it was. */
export interface SheetState<Origin = unknown> {
  rows: readonly SheetRow<Origin>[];
  past: readonly (readonly SheetRow<Origin>[])[];
  future: readonly (readonly SheetRow<Origin>[])[];
  issues: readonly CellIssue[];
  /**
   * The rows as they would be with the text of the open cell editor. A draft takes it along; undo, problems and saving
   * wait until it is entered. Every change of the rows ends it.
   */
  typing?: readonly SheetRow<Origin>[] | undefined;
}

/** Steps of undo that are kept; rows are shared between them, so a step costs little. */
const undoSteps = 200;

export function newSheet<Origin>(rows: readonly SheetRow<Origin>[] = []): SheetState<Origin> {
  return { rows, past: [], future: [], issues: [] };
}

/** One change, one step of undo. */
export function changeRows<Origin>(
  state: SheetState<Origin>,
  rows: readonly SheetRow<Origin>[],
  touched: (issue: CellIssue) => boolean = () => false,
): SheetState<Origin> {
  if (rows === state.rows) return state;
  const past = [...state.past, state.rows].slice(-undoSteps);
  return { rows, past, future: [], issues: state.issues.filter((issue) => !touched(issue)) };
}

/** The rows with the text of an open cell editor, whose place is a cell. An empty text beyond the last row makes no row. */
export function typeInto<Origin>(
  state: SheetState<Origin>,
  columns: readonly SheetColumn[],
  place: CellPlace,
  text: string,
  options: WriteOptions = {},
): SheetState<Origin> {
  const rest = withoutTyping(state);
  if (text.trim() === '' && place.row >= state.rows.length) return rest;
  const { rows } = writeCells(rest, columns, place, [[text]], options).state;
  return rows === state.rows ? rest : { ...state, typing: rows };
}

/** The state once the cell editor is closed. */
export function withoutTyping<Origin>(state: SheetState<Origin>): SheetState<Origin> {
  return state.typing === undefined ? state : { ...state, typing: undefined };
}

/** Everything typed, also what stands in an open cell editor. */
export function typedRows<Origin>(state: SheetState<Origin>): readonly SheetRow<Origin>[] {
  return state.typing ?? state.rows;
}

export function undo<Origin>(state: SheetState<Origin>): SheetState<Origin> {
  const rows = state.past.at(-1);
  if (rows === undefined) return state;
  return { ...withoutTyping(state), rows, past: state.past.slice(0, -1), future: [state.rows, ...state.future] };
}

export function redo<Origin>(state: SheetState<Origin>): SheetState<Origin> {
  const [rows, ...future] = state.future;
  if (rows === undefined) return state;
  return { ...withoutTyping(state), rows, past: [...state.past, state.rows], future };
}

/** How texts are written: `all` are the columns of a new row, of which `columns` may show only some. */
export interface WriteOptions {
  all?: readonly SheetColumn[];
  /** The texts were pasted together, so that the cells of a column may tell about each other. */
  isPasted?: boolean;
}

/**
 * Writes texts from a cell on, rightwards and downwards, making rows that are missing. Texts that
 * would fall beyond the last column are not written; `lostColumns` says how many there were.
 */
export function writeCells<Origin>(
  state: SheetState<Origin>,
  columns: readonly SheetColumn[],
  start: CellPlace,
  texts: readonly (readonly string[])[],
  options: WriteOptions = {},
): { state: SheetState<Origin>; lostColumns: number } {
  const widest = widthOf(texts);
  const targets = columns.slice(start.column, start.column + widest);
  return {
    state: writeColumns(state, targets, start.row, texts, { all: columns, ...options }),
    lostColumns: Math.max(0, start.column + widest - columns.length),
  };
}

/** Writes a table into columns that are named one by one; under an undefined column nothing is written. */
export function writeColumns<Origin>(
  state: SheetState<Origin>,
  targets: readonly (SheetColumn | undefined)[],
  firstRow: number,
  texts: readonly (readonly string[])[],
  { all = [], isPasted = false }: WriteOptions,
): SheetState<Origin> {
  const readings = targets.map((column, across) => {
    if (column === undefined || column.isReadOnly) return [];
    const read = texts.map((line) => line[across]);
    if (isPasted) return pastedReadings(column, read);
    return read.map((text) => (text === undefined ? undefined : readCell(column.kind, text)));
  });
  const rows = [...state.rows];
  const newRow = rowMaker<Origin>(all);
  // Places of the written cells by row key: an issue of such a cell is over.
  const written = new Map<string, readonly number[]>();
  texts.forEach((_line, offset) => {
    const index = firstRow + offset;
    while (rows.length <= index) rows.push(newRow());
    const row = rows[index];
    if (row === undefined) return;
    const places = changedPlaces(row, targets, readings, offset);
    if (places.length === 0) return;
    rows[index] = withReadings(row, targets, readings, offset, places);
    written.set(row.key, places);
  });
  if (written.size === 0 && rows.length === state.rows.length) return state;
  return changeRows(state, rows, (issue) =>
    (written.get(issue.rowKey) ?? []).some((place) => targets[place]?.key === issue.column),
  );
}

type Readings = readonly (readonly (CellReading | undefined)[])[];

/** Which of the targets say something new for the row. */
function changedPlaces(
  row: SheetRow,
  targets: readonly (SheetColumn | undefined)[],
  readings: Readings,
  offset: number,
): number[] {
  const places: number[] = [];
  targets.forEach((column, place) => {
    const reading = readings[place]?.[offset];
    if (column === undefined || reading === undefined) return;
    const isSame = reading.text === (row.cells[column.key] ?? '');
    if (isSame && reading.doubt === null && row.doubts?.[column.key] === undefined) return;
    places.push(place);
  });
  return places;
}

/** The row with cells as they were read; copied once, since a paste writes thousands. */
function withReadings<Origin>(
  row: SheetRow<Origin>,
  targets: readonly (SheetColumn | undefined)[],
  readings: Readings,
  offset: number,
  places: readonly number[],
): SheetRow<Origin> {
  const cells: Record<string, string> = { ...row.cells };
  let next: SheetRow<Origin> = { ...row, cells };
  for (const place of places) {
    const [column, reading] = [targets[place], readings[place]?.[offset]];
    if (column === undefined || reading === undefined) continue;
    cells[column.key] = reading.text;
    next = withDoubt(next, column.key, reading.doubt);
  }
  const names = places.find((place) => targets[place]?.people !== undefined);
  const nameKey = names === undefined ? undefined : targets[names]?.key;
  return nameKey === undefined ? next : renamed(row, next, nameKey);
}

/** The readings of a pasted column; lines that are shorter than the table have none. */
function pastedReadings(column: SheetColumn, texts: readonly (string | undefined)[]): (CellReading | undefined)[] {
  const readings = readColumn(
    column.kind,
    texts.map((text) => text ?? ''),
  );
  return texts.map((text, index) => (text === undefined ? undefined : readings[index]));
}

/** Writes one text into every cell of a range, or a table repeated over it. */
export function fillRange<Origin>(
  state: SheetState<Origin>,
  columns: readonly SheetColumn[],
  range: CellRange,
  texts: readonly (readonly string[])[],
  options: WriteOptions = {},
): SheetState<Origin> {
  const filled = Array.from({ length: range.bottom - range.top + 1 }, (_, row) =>
    Array.from({ length: range.right - range.left + 1 }, (_cell, column) => {
      const line = texts[row % texts.length] ?? [];
      return line[column % line.length] ?? '';
    }),
  );
  return writeCells(state, columns, { row: range.top, column: range.left }, filled, options).state;
}

/** Empties the cells of a range; rows stay. */
export function clearRange<Origin>(
  state: SheetState<Origin>,
  columns: readonly SheetColumn[],
  range: CellRange,
): SheetState<Origin> {
  const inside = { ...range, bottom: Math.min(range.bottom, state.rows.length - 1) };
  return inside.bottom < inside.top ? state : fillRange(state, columns, inside, [['']]);
}

/** Copies the range's first row into the rows below it (Ctrl+D); over a single row, the row above into it. */
export function fillDown<Origin>(
  state: SheetState<Origin>,
  columns: readonly SheetColumn[],
  range: CellRange,
  options: WriteOptions = {},
): SheetState<Origin> {
  const source = range.top === range.bottom ? range.top - 1 : range.top;
  const [texts] = textsOf(state, columns, { ...range, top: source, bottom: source });
  if (source < 0 || texts === undefined) return state;
  return fillRange(state, columns, { ...range, top: source + 1 }, [texts], options);
}

/** Copies the range's first column into those to its right (Ctrl+R); over a single column, the one to its left into it. */
export function fillRight<Origin>(
  state: SheetState<Origin>,
  columns: readonly SheetColumn[],
  range: CellRange,
): SheetState<Origin> {
  const source = range.left === range.right ? range.left - 1 : range.left;
  const bottom = Math.min(range.bottom, state.rows.length - 1);
  if (source < 0 || bottom < range.top) return state;
  const texts = textsOf(state, columns, { ...range, bottom, left: source, right: source });
  return fillRange(state, columns, { ...range, bottom, left: source + 1 }, texts);
}

export function insertRows<Origin>(
  state: SheetState<Origin>,
  columns: readonly SheetColumn[],
  at: number,
  count: number,
): SheetState<Origin> {
  const added = Array.from({ length: count }, rowMaker<Origin>(columns));
  return changeRows(state, state.rows.toSpliced(Math.min(at, state.rows.length), 0, ...added));
}

export function deleteRows<Origin>(state: SheetState<Origin>, from: number, count: number): SheetState<Origin> {
  if (from >= state.rows.length) return state;
  const gone = new Set(state.rows.slice(from, from + count).map((row) => row.key));
  return changeRows(state, state.rows.toSpliced(from, count), (issue) => gone.has(issue.rowKey));
}

/** Moves the rows `top` to `bottom` by one place up or down; the same state where they are at the end. */
export function moveRows<Origin>(
  state: SheetState<Origin>,
  { top, bottom }: Pick<CellRange, 'top' | 'bottom'>,
  direction: 1 | -1,
): SheetState<Origin> {
  const passed = direction === 1 ? bottom + 1 : top - 1;
  const row = state.rows[passed];
  if (row === undefined || bottom >= state.rows.length) return state;
  const without = state.rows.toSpliced(passed, 1);
  return changeRows(state, without.toSpliced(direction === 1 ? top : bottom, 0, row));
}

/** The texts of a range as shown, for the clipboard. The blank row at the end gives blanks. */
export function textsOf(
  state: Pick<SheetState, 'rows'>,
  columns: readonly SheetColumn[],
  range: CellRange,
): string[][] {
  const inRange = columns.slice(range.left, range.right + 1);
  return state.rows.slice(range.top, range.bottom + 1).map((row) => inRange.map((column) => showCell(row, column)));
}

/** Cells of the longest line. */
export function widthOf(texts: readonly (readonly string[])[]): number {
  return texts.reduce((most, line) => Math.max(most, line.length), 0);
}
