import { isBlankRow } from './sheet-rows.ts';
import type { SheetColumn, SheetRow } from './sheet-rows.ts';
import type { CellIssue, SheetState } from './sheet.ts';
import type { CellPlace } from './selection.ts';

/** What is wrong with a cell's own text: a code of `errors` and what the text may have meant. */
export interface CellProblem {
  code: string;
  candidates: readonly string[];
}

/** What is wrong with a row by itself, by column key. */
type RowProblems = Readonly<Record<string, CellProblem>>;

// A row is a value, so what was found in it holds: after an edit only the rows that changed are looked at.
const known = new WeakMap<readonly SheetColumn[], WeakMap<SheetRow, RowProblems>>();
const none: RowProblems = {};

function problemsOf(row: SheetRow, columns: readonly SheetColumn[]): RowProblems {
  let ofRows = known.get(columns);
  if (ofRows === undefined) known.set(columns, (ofRows = new WeakMap()));
  let found = ofRows.get(row);
  if (found === undefined) ofRows.set(row, (found = findProblems(row, columns)));
  return found;
}

function findProblems(row: SheetRow, columns: readonly SheetColumn[]): RowProblems {
  const found: Record<string, CellProblem> = {};
  let isFine = true;
  for (const column of columns) {
    const text = row.cells[column.key] ?? '';
    const code =
      text === '' ? (column.isRequired && !isBlankRow(row, columns) ? 'required' : null) : column.kind.problem(text);
    if (code === null) continue;
    isFine = false;
    found[column.key] = { code, candidates: text === '' ? [] : (column.kind.candidates?.(text) ?? []) };
  }
  return isFine ? none : found;
}

/**
 * Every bad cell of the grid in reading order: unreadable or missing texts, and issues that the
 * record's schema or the server found.
 */
export function badCells(state: Pick<SheetState, 'rows' | 'issues'>, columns: readonly SheetColumn[]): CellPlace[] {
  const issues = new Set(state.issues.map((issue) => `${issue.rowKey}/${issue.column}`));
  return placesWhere(state.rows, columns, (row) => {
    const own = problemsOf(row, columns);
    if (own === none && issues.size === 0) return null;
    return (column) => own[column.key] !== undefined || issues.has(`${row.key}/${column.key}`);
  });
}

/** Every cell whose text could be read in another way, in reading order. */
export function doubtfulCells(state: Pick<SheetState, 'rows'>, columns: readonly SheetColumn[]): CellPlace[] {
  return placesWhere(state.rows, columns, ({ doubts }) =>
    doubts === undefined ? null : (column) => doubts[column.key] !== undefined,
  );
}

function placesWhere(
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
  testOf: (row: SheetRow) => ((column: SheetColumn) => boolean) | null,
): CellPlace[] {
  const places: CellPlace[] = [];
  rows.forEach((row, rowIndex) => {
    const test = testOf(row);
    if (test === null) return;
    columns.forEach((column, columnIndex) => {
      if (test(column)) places.push({ row: rowIndex, column: columnIndex });
    });
  });
  return places;
}

/**
 * The next cell that wants a look, as F8 goes: through the bad cells, round and round, and through the
 * doubtful ones once none is bad.
 */
export function nextCellToMend(
  bad: readonly CellPlace[],
  doubtful: readonly CellPlace[],
  from: CellPlace,
): CellPlace | undefined {
  const cells = bad.length > 0 ? bad : doubtful;
  return (
    cells.find((place) => place.row > from.row || (place.row === from.row && place.column > from.column)) ?? cells[0]
  );
}

const noTexts: Readonly<Record<string, string>> = {};

/**
 * A function that gives the texts of a row's bad cells by column key. It gives the same object for
 * the same row each time, so that rows which did not change are not drawn again.
 */
export function problemTexts(
  issues: readonly CellIssue[],
  columns: readonly SheetColumn[],
  textOf: (problem: CellProblem) => string,
): (row: SheetRow | undefined) => Readonly<Record<string, string>> {
  const texts = new WeakMap<SheetRow, Readonly<Record<string, string>>>();
  return (row) => {
    if (row === undefined) return noTexts;
    const found = texts.get(row) ?? textsOfRow(row);
    texts.set(row, found);
    return found;
  };

  function textsOfRow(row: SheetRow): Readonly<Record<string, string>> {
    const own = Object.entries(problemsOf(row, columns)).map(([key, problem]) => [key, textOf(problem)] as const);
    const others = issues.filter(({ rowKey }) => rowKey === row.key).map(({ column, text }) => [column, text] as const);
    return own.length + others.length === 0 ? noTexts : Object.fromEntries([...others, ...own]);
  }
}
