import { isBlankRow } from './sheet.ts';
import type { CellIssue, SheetColumn, SheetRow, SheetState } from './sheet.ts';
import type { CellPlace } from './selection.ts';

/** A code of `errors` where the cell's own text is wrong, null where it is fine. */
export function cellProblem(row: SheetRow, column: SheetColumn, columns: readonly SheetColumn[]): string | null {
  const text = row.cells[column.key] ?? '';
  if (text === '') return column.isRequired && !isBlankRow(row, columns) ? 'required' : null;
  return column.kind.problem(text);
}

/**
 * Every bad cell of the grid in reading order: unreadable or missing texts, and issues that the
 * record's schema or the server found.
 */
export function badCells(state: SheetState, columns: readonly SheetColumn[]): CellPlace[] {
  const issues = new Set(state.issues.map((issue) => `${issue.rowKey}/${issue.column}`));
  return state.rows.flatMap((row, rowIndex) =>
    columns.flatMap((column, columnIndex) => {
      const isBad = issues.has(`${row.key}/${column.key}`) || cellProblem(row, column, columns) !== null;
      return isBad ? [{ row: rowIndex, column: columnIndex }] : [];
    }),
  );
}

/** The bad cell after a place in reading order, the first one after the last; undefined where all is well. */
export function nextBadCell(bad: readonly CellPlace[], from: CellPlace): CellPlace | undefined {
  return bad.find((place) => place.row > from.row || (place.row === from.row && place.column > from.column)) ?? bad[0];
}

const none: Readonly<Record<string, string>> = {};

/**
 * A function that gives the texts of a row's bad cells by column key. It gives the same object for
 * the same row each time, so that rows which did not change are not drawn again.
 */
export function problemTexts(
  issues: readonly CellIssue[],
  columns: readonly SheetColumn[],
  textOf: (code: string) => string,
): (row: SheetRow | undefined) => Readonly<Record<string, string>> {
  const known = new WeakMap<SheetRow, Readonly<Record<string, string>>>();
  return (row) => {
    if (row === undefined) return none;
    const found = known.get(row) ?? textsOfRow(row);
    known.set(row, found);
    return found;
  };

  function textsOfRow(row: SheetRow): Readonly<Record<string, string>> {
    const own = columns.flatMap((column) => {
      const code = cellProblem(row, column, columns);
      return code === null ? [] : [[column.key, textOf(code)] as const];
    });
    const others = issues.filter(({ rowKey }) => rowKey === row.key).map(({ column, text }) => [column, text] as const);
    return own.length + others.length === 0 ? none : Object.fromEntries([...others, ...own]);
  }
}
