import type { SheetRow, SheetState } from './sheet.ts';

/**
 * A grid's rows after their record was saved: they keep their keys, so that the active cell and undo
 * stay, take over what the save made of them (ids, and the texts as they are kept), and keep what was
 * typed meanwhile.
 *
 * @param sentAll the grid's rows when the save began
 * @param sent those of them that were sent
 * @param fresh the saved record's rows, one for each that was sent, in the same order
 * @returns the grid now, and the rows that count as saved
 */
export function afterSave<Origin>(
  state: SheetState<Origin>,
  sentAll: readonly SheetRow<Origin>[],
  sent: readonly SheetRow<Origin>[],
  fresh: readonly SheetRow<Origin>[],
): { state: SheetState<Origin>; saved: readonly SheetRow<Origin>[] } {
  const sentBy = new Map(sent.map((row, index) => [row.key, { row, saved: fresh[index] }]));
  // Undo steps share their rows, and unchanged lists must stay the very same, so each is made once.
  const rows = new Map<SheetRow<Origin>, SheetRow<Origin>>();
  const lists = new Map<readonly SheetRow<Origin>[], readonly SheetRow<Origin>[]>();

  const renewRow = (row: SheetRow<Origin>): SheetRow<Origin> => {
    const known = rows.get(row);
    if (known) return known;
    const pair = sentBy.get(row.key);
    const saved = pair?.saved;
    const renewed =
      saved === undefined
        ? row
        : {
            // What is saved is no longer in doubt; what was typed since may be.
            ...(row.cells !== pair?.row.cells && row.doubts !== undefined && { doubts: row.doubts }),
            key: row.key,
            origin: saved.origin as Origin,
            cells: row.cells === pair?.row.cells ? saved.cells : row.cells,
          }; // a saved row has one
    rows.set(row, renewed);
    return renewed;
  };
  const renew = (list: readonly SheetRow<Origin>[]) => {
    const known = lists.get(list) ?? list.map(renewRow);
    lists.set(list, known);
    return known;
  };
  return {
    state: {
      ...state,
      rows: renew(state.rows),
      past: state.past.map(renew),
      future: state.future.map(renew),
      ...(state.typing !== undefined && { typing: renew(state.typing) }),
    },
    saved: renew(sentAll),
  };
}

/** Two versions of one cell, both changed since the form began. */
export interface RowConflict {
  rowKey: string;
  column: string;
  mine: string;
  theirs: string;
}

/**
 * Rows of a grid (`mine`), which began as `base`, made one with those of a newer version of the record
 * (`theirs`). Rows are the same by `idOf`. A cell that both changed keeps mine and is named in `conflicts`.
 */
export function mergeRows<Origin>(
  base: readonly SheetRow<Origin>[],
  mine: readonly SheetRow<Origin>[],
  theirs: readonly SheetRow<Origin>[],
  idOf: (row: SheetRow<Origin>) => string | undefined,
): { rows: SheetRow<Origin>[]; conflicts: RowConflict[] } {
  const byId = (rows: readonly SheetRow<Origin>[]) => new Map(rows.map((row) => [idOf(row) ?? row.key, row]));
  const [inBase, inMine, inTheirs] = [byId(base), byId(mine), byId(theirs)];
  const conflicts: RowConflict[] = [];
  const rows = theirs.flatMap((row) => {
    const id = idOf(row) ?? row.key;
    const own = inMine.get(id);
    const before = inBase.get(id);
    if (own === undefined) return before !== undefined && hasSameCells(before, row) ? [] : [row];
    return [{ ...own, origin: row.origin, cells: mergeCells(own, before, row, conflicts) }];
  });
  mine.forEach((row, index) => {
    const id = idOf(row) ?? row.key;
    if (inTheirs.has(id)) return;
    const before = inBase.get(id);
    if (before !== undefined && hasSameCells(before, row)) return;
    // Removed there but changed here: it is entered anew.
    const { origin: _, ...entered } = row;
    rows.splice(Math.min(index, rows.length), 0, before === undefined ? row : entered);
  });
  return { rows, conflicts };
}

function mergeCells(own: SheetRow, before: SheetRow | undefined, row: SheetRow, conflicts: RowConflict[]) {
  const cells: Record<string, string> = { ...row.cells };
  for (const [column, text] of Object.entries(own.cells)) {
    const was = before?.cells[column] ?? '';
    const other = row.cells[column] ?? '';
    if (text === was || text === other) continue;
    cells[column] = text;
    if (other !== was) conflicts.push({ rowKey: own.key, column, mine: text, theirs: other });
  }
  return cells;
}

function hasSameCells(one: SheetRow, other: SheetRow): boolean {
  return Object.keys({ ...one.cells, ...other.cells }).every(
    (column) => (one.cells[column] ?? '') === (other.cells[column] ?? ''),
  );
}
