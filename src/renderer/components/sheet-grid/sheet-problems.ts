import { isBlankRow } from './sheet.ts';
import type { SheetColumn, SheetRow, SheetState } from './sheet.ts';
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
