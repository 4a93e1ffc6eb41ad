import type { CellKind } from './cell-kinds.ts';
import type { CellPlace, CellRange } from './selection.ts';

/** A column of the grid. `initial` is what a new row gets there. */
export interface SheetColumn {
  key: string;
  title: string;
  width: number;
  kind: CellKind;
  isRequired?: boolean;
  isReadOnly?: boolean;
  initial?: string;
}

/** A row: texts by column key. `origin` is what the row came from and is not edited in the grid. */
export interface SheetRow<Origin = unknown> {
  key: string;
  cells: Readonly<Record<string, string>>;
  origin?: Origin;
}

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
}

/** Steps of undo that are kept; rows are shared between them, so a step costs little. */
const undoSteps = 200;

export function newSheet<Origin>(rows: readonly SheetRow<Origin>[] = []): SheetState<Origin> {
  return { rows, past: [], future: [], issues: [] };
}

/** Drafts bring keys of earlier sittings along; the two must not meet. */
const sitting = crypto.randomUUID().slice(0, 8);
let lastKey = 0;

/** A key for a row that has no id yet. */
export function newRowKey(): string {
  lastKey += 1;
  return `new-${sitting}-${lastKey}`;
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

export function undo<Origin>(state: SheetState<Origin>): SheetState<Origin> {
  const rows = state.past.at(-1);
  if (rows === undefined) return state;
  return { ...state, rows, past: state.past.slice(0, -1), future: [state.rows, ...state.future] };
}

export function redo<Origin>(state: SheetState<Origin>): SheetState<Origin> {
  const [rows, ...future] = state.future;
  if (rows === undefined) return state;
  return { ...state, rows, past: [...state.past, state.rows], future };
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
): { state: SheetState<Origin>; lostColumns: number } {
  const rows = [...state.rows];
  const touched = new Set<string>();
  texts.forEach((line, offset) => {
    const index = start.row + offset;
    while (rows.length <= index) rows.push(emptyRow(columns));
    const row = rows[index];
    if (row === undefined) return;
    const written: Record<string, string> = {};
    line.forEach((text, across) => {
      const column = columns[start.column + across];
      if (column === undefined || column.isReadOnly) return;
      const read = column.kind.read(text);
      if (read === row.cells[column.key]) return;
      written[column.key] = read;
      touched.add(`${row.key}/${column.key}`);
    });
    if (Object.keys(written).length > 0) rows[index] = { ...row, cells: { ...row.cells, ...written } };
  });
  const widest = texts.reduce((most, line) => Math.max(most, line.length), 0);
  const isSame = touched.size === 0 && rows.length === state.rows.length;
  return {
    state: isSame ? state : changeRows(state, rows, (issue) => touched.has(`${issue.rowKey}/${issue.column}`)),
    lostColumns: Math.max(0, start.column + widest - columns.length),
  };
}

/** Writes one text into every cell of a range, or a table repeated over it where it divides the range. */
export function fillRange<Origin>(
  state: SheetState<Origin>,
  columns: readonly SheetColumn[],
  range: CellRange,
  texts: readonly (readonly string[])[],
): SheetState<Origin> {
  const filled = Array.from({ length: range.bottom - range.top + 1 }, (_, row) =>
    Array.from({ length: range.right - range.left + 1 }, (_cell, column) => {
      const line = texts[row % texts.length] ?? [];
      return line[column % line.length] ?? '';
    }),
  );
  return writeCells(state, columns, { row: range.top, column: range.left }, filled).state;
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
): SheetState<Origin> {
  const source = range.top === range.bottom ? range.top - 1 : range.top;
  const row = state.rows[source];
  if (row === undefined) return state;
  const texts = columns.slice(range.left, range.right + 1).map((column) => showCell(row, column));
  return fillRange(state, columns, { ...range, top: source + 1 }, [texts]);
}

export function insertRows<Origin>(
  state: SheetState<Origin>,
  columns: readonly SheetColumn[],
  at: number,
  count: number,
): SheetState<Origin> {
  const added = Array.from({ length: count }, () => emptyRow<Origin>(columns));
  return changeRows(state, state.rows.toSpliced(Math.min(at, state.rows.length), 0, ...added));
}

export function deleteRows<Origin>(state: SheetState<Origin>, from: number, count: number): SheetState<Origin> {
  if (from >= state.rows.length) return state;
  const gone = new Set(state.rows.slice(from, from + count).map((row) => row.key));
  return changeRows(state, state.rows.toSpliced(from, count), (issue) => gone.has(issue.rowKey));
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

export function showCell(row: SheetRow, column: SheetColumn): string {
  return column.kind.show(row.cells[column.key] ?? '');
}

/** A row in which nothing was entered; such rows are not saved. A row that came from a record is never blank. */
export function isBlankRow(row: SheetRow, columns: readonly SheetColumn[]): boolean {
  if (row.origin !== undefined) return false;
  return columns.every((column) => ['', column.initial ?? ''].includes(row.cells[column.key] ?? ''));
}

function emptyRow<Origin>(columns: readonly SheetColumn[]): SheetRow<Origin> {
  return {
    key: newRowKey(),
    cells: Object.fromEntries(columns.map((column) => [column.key, column.initial ?? ''])),
  };
}
