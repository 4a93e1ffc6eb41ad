import { changeRows } from './sheet.ts';
import type { SheetState } from './sheet.ts';
import { showCell } from './sheet-rows.ts';
import type { SheetColumn, SheetRow } from './sheet-rows.ts';

const texts = new Intl.Collator('id', { numeric: true, sensitivity: 'base' });

/** Puts the rows in the order of a column, once; empty cells come last both ways. One step of undo. */
export function sortRows<Origin>(
  state: SheetState<Origin>,
  column: SheetColumn,
  direction: 1 | -1,
): SheetState<Origin> {
  const rows = state.rows.toSorted((one, other) => {
    const [first, second] = [one.cells[column.key] ?? '', other.cells[column.key] ?? ''];
    if (first === '' || second === '') return Number(first === '') - Number(second === '');
    return compare(one, other, column) * direction;
  });
  return rows.every((row, index) => row === state.rows[index]) ? state : changeRows(state, rows);
}

/** Numbers and days by their canonical form, everything else as it is read. */
function compare(one: SheetRow, other: SheetRow, column: SheetColumn): number {
  if (column.kind.isSeries) return texts.compare(one.cells[column.key] ?? '', other.cells[column.key] ?? '');
  return texts.compare(showCell(one, column), showCell(other, column));
}
