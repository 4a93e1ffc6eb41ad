import { changeRows } from './sheet.ts';
import type { SheetState } from './sheet.ts';
import { bind, personOf, rowMaker, withDoubt } from './sheet-rows.ts';
import type { SheetColumn, Suggestion } from './sheet-rows.ts';

/** Binds a row to a kept person and fills its empty cells; a missing row at the end is made. One step of undo. */
export function pickPerson<Origin>(
  state: SheetState<Origin>,
  columns: readonly SheetColumn[],
  index: number,
  suggestion: Suggestion,
): SheetState<Origin> {
  const row = state.rows[index] ?? rowMaker<Origin>(columns)();
  const column = columns.find(({ people }) => people !== undefined);
  if (column === undefined) return state;
  const cells: Record<string, string> = { ...row.cells, [column.key]: suggestion.name };
  for (const { key, kind, initial = '' } of columns) {
    const known = suggestion.cells[key];
    // The group may be another unit's, which this list does not offer.
    if (known && ['', initial].includes(cells[key] ?? '') && kind.problem(known) === null) cells[key] = known;
  }
  const bound = bind(withDoubt({ ...row, cells }, column.key, null), suggestion.personId);
  const rows = index < state.rows.length ? state.rows.with(index, bound) : [...state.rows, bound];
  return changeRows(
    state,
    rows,
    (issue) => issue.rowKey === row.key && cells[issue.column] !== row.cells[issue.column],
  );
}

/** Says that a row is not the person it is bound to; its texts stay. */
export function unbindPerson<Origin>(state: SheetState<Origin>, index: number): SheetState<Origin> {
  const row = state.rows[index];
  return row === undefined || personOf(row) === undefined
    ? state
    : changeRows(state, state.rows.with(index, bind(row, undefined)));
}
