import { changeRows } from './sheet.ts';
import type { SheetState } from './sheet.ts';
import { bind, withDoubt } from './sheet-rows.ts';
import type { SheetRow } from './sheet-rows.ts';

/** Takes a reading of a cell in doubt, by its place among the readings; 0 confirms what the cell holds. */
export function settleDoubt<Origin>(
  state: SheetState<Origin>,
  index: number,
  column: string,
  reading: number,
): SheetState<Origin> {
  const row = state.rows[index];
  const settled = row && settledRow(row, column, reading);
  if (settled === undefined || settled === row) return state;
  return changeRows(
    state,
    state.rows.with(index, settled),
    (issue) => issue.rowKey === row?.key && issue.column === column,
  );
}

/** The same for every cell of the column that is in doubt for the same reason, as one step of undo. */
export function settleDoubts<Origin>(
  state: SheetState<Origin>,
  index: number,
  column: string,
  reading: number,
): SheetState<Origin> {
  const code = state.rows[index]?.doubts?.[column]?.code;
  if (code === undefined) return state;
  const keys = new Set<string>();
  const rows = state.rows.map((row) => {
    if (row.doubts?.[column]?.code !== code) return row;
    keys.add(row.key);
    return settledRow(row, column, reading);
  });
  return changeRows(state, rows, (issue) => keys.has(issue.rowKey) && issue.column === column);
}

/** How many cells of the column are in doubt for the same reason, the cell itself among them. */
export function countSameDoubts(state: Pick<SheetState, 'rows'>, index: number, column: string): number {
  const code = state.rows[index]?.doubts?.[column]?.code;
  return code === undefined ? 0 : state.rows.filter((row) => row.doubts?.[column]?.code === code).length;
}

function settledRow<Origin>(row: SheetRow<Origin>, column: string, place: number): SheetRow<Origin> {
  const readings = row.doubts?.[column]?.readings ?? [];
  // Where the order is the question, a cell with one reading has the one that fits it.
  const reading = readings[Math.min(place, readings.length - 1)];
  if (reading === undefined) return row;
  const written = withDoubt({ ...row, cells: { ...row.cells, [column]: reading.text } }, column, null);
  return reading.personId === undefined ? written : bind(written, reading.personId ?? undefined);
}
