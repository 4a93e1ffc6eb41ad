import { useRef, useState } from 'react';
import { formatTable, parseTable } from './clipboard.ts';
import { clampPlace, moveBy, moveTo, nextInReadingOrder, rangeOf, selectCell } from './selection.ts';
import type { CellPlace, Selection, Size } from './selection.ts';
import type { GridCommand } from './sheet-keys.ts';
import { clearRange, deleteRows, fillDown, fillRange, insertRows, redo, textsOf, undo, writeCells } from './sheet.ts';
import type { SheetColumn, SheetState } from './sheet.ts';

/** An open cell editor. Opened by typing, arrow keys leave it; opened by F2, they move in the text. */
export interface CellEdit {
  place: CellPlace;
  text: string;
  isTyping: boolean;
}

export interface SheetGridOptions<Origin> {
  columns: readonly SheetColumn[];
  state: SheetState<Origin>;
  onChange: (state: SheetState<Origin>) => void;
  /** Rows are given and cannot be added or removed (programs of a budget). */
  hasFixedRows: boolean;
  /** Rows that fit on the screen, for Page Up and Page Down. */
  pageRows: () => number;
  onLost: (lost: { columns: number; rows: number }) => void;
}

/** Selection, editing and commands of the grid; what they do to the rows is in sheet.ts. */
export function useSheetGrid<Origin>(options: SheetGridOptions<Origin>) {
  const { columns, state, onChange, hasFixedRows } = options;
  const [chosen, setSelection] = useState<Selection>(() => selectCell({ row: 0, column: 0 }));
  const [edit, setEdit] = useState<CellEdit | null>(null);
  // Enter goes back to the column where a run of Tabs began, as in Excel.
  const tabStart = useRef<number | null>(null);
  // Tab stays inside the grid, so Esc must open a way out for those without a mouse (WCAG 2.1.2).
  const isLeaving = useRef(false);

  const size: Size = { rows: state.rows.length + (hasFixedRows ? 0 : 1), columns: columns.length };
  // Rows may have gone since the selection was made (undo, reload).
  const selection: Selection = {
    anchor: clampPlace(chosen.anchor, size),
    active: clampPlace(chosen.active, size),
  };
  const range = rangeOf(selection);
  const { active } = selection;

  function select(next: Selection) {
    tabStart.current = null;
    isLeaving.current = false;
    setSelection(next);
  }

  function openEditor(text?: string) {
    const column = columns[active.column];
    if (column === undefined || column.isReadOnly) return;
    const current = state.rows[active.row]?.cells[column.key] ?? '';
    setEdit({ place: active, text: text ?? column.kind.edit(current), isTyping: text !== undefined });
  }

  /** Writes the edited text into its cell. An empty text in the blank row at the end makes no row. */
  function commit(text: string) {
    if (edit === null) return;
    setEdit(null);
    if (text.trim() === '' && edit.place.row >= state.rows.length) return;
    onChange(writeCells(state, columns, edit.place, [[text]]).state);
  }

  function tab(direction: 1 | -1): boolean {
    // The row that is being typed into exists by the time the next cell is reached.
    const rows = edit !== null && active.row === size.rows - 1 && !hasFixedRows ? size.rows + 1 : size.rows;
    const next = isLeaving.current ? null : nextInReadingOrder(active, direction, { ...size, rows });
    if (next === null) return false;
    const start = tabStart.current ?? active.column;
    setSelection(selectCell(next));
    tabStart.current = next.row === active.row ? start : next.column;
    return true;
  }

  function enter(direction: 1 | -1) {
    const column = tabStart.current ?? active.column;
    const row = active.row + direction;
    // One row more than there is: the blank row may just have become real.
    const rows = hasFixedRows ? size.rows : size.rows + (edit === null ? 0 : 1);
    select(selectCell(clampPlace({ row, column }, { ...size, rows })));
  }

  function jump(to: Extract<GridCommand, { do: 'jump' }>['to'], isExtending: boolean) {
    const lastColumn = size.columns - 1;
    const places: Record<typeof to, CellPlace> = {
      rowStart: { row: active.row, column: 0 },
      rowEnd: { row: active.row, column: lastColumn },
      first: { row: 0, column: 0 },
      last: { row: Math.max(0, state.rows.length - 1), column: lastColumn },
      top: { row: 0, column: active.column },
      bottom: { row: Math.max(0, state.rows.length - 1), column: active.column },
    };
    select(moveTo(selection, places[to], size, isExtending));
  }

  function selectWholeRows(from: number, to: number) {
    select({ anchor: { row: from, column: size.columns - 1 }, active: { row: to, column: 0 } });
  }

  /** Whether the key was used up; Tab at the grid's edge is not. */
  function run(command: GridCommand): boolean {
    if (command.do !== 'tab' && command.do !== 'escape') isLeaving.current = false;
    switch (command.do) {
      case 'move':
        select(moveBy(selection, command.step, size, command.isExtending));
        break;
      case 'jump':
        jump(command.to, command.isExtending);
        break;
      case 'page':
        select(moveBy(selection, { row: command.direction * options.pageRows() }, size, command.isExtending));
        break;
      case 'tab':
        return tab(command.direction);
      case 'enter':
        enter(command.direction);
        break;
      case 'edit':
        openEditor(command.text);
        break;
      case 'escape':
        if (isLeaving.current) return false;
        select(selectCell(active));
        isLeaving.current = true;
        break;
      case 'selectAll':
        setSelection({ anchor: { row: size.rows - 1, column: size.columns - 1 }, active: { row: 0, column: 0 } });
        break;
      case 'selectRow':
        selectWholeRows(range.top, range.bottom);
        break;
      case 'clear':
        onChange(clearRange(state, columns, range));
        break;
      case 'fillDown':
        onChange(fillDown(state, columns, range));
        break;
      case 'undo':
        onChange(undo(state));
        break;
      case 'redo':
        onChange(redo(state));
        break;
      case 'insertRows':
        if (!hasFixedRows) onChange(insertRows(state, columns, range.top, range.bottom - range.top + 1));
        break;
      case 'deleteRows':
        if (hasFixedRows) break;
        onChange(deleteRows(state, range.top, range.bottom - range.top + 1));
        select(selectCell({ row: range.top, column: active.column }));
        break;
    }
    return true;
  }

  function copy(): string {
    return formatTable(textsOf(state, columns, range));
  }

  function paste(text: string) {
    const table = parseTable(text);
    if (table.length === 0) return;
    const isOneCell = table.length === 1 && table[0]?.length === 1;
    if (isOneCell && (range.top !== range.bottom || range.left !== range.right)) {
      onChange(fillRange(state, columns, range, table));
      return;
    }
    const start = { row: range.top, column: range.left };
    const fitting = hasFixedRows ? table.slice(0, state.rows.length - start.row) : table;
    const written = writeCells(state, columns, start, fitting);
    onChange(written.state);
    const widest = fitting.reduce((most, line) => Math.max(most, line.length), 1);
    select({
      anchor: { row: start.row + fitting.length - 1, column: Math.min(start.column + widest, size.columns) - 1 },
      active: start,
    });
    const lost = { columns: written.lostColumns, rows: table.length - fitting.length };
    if (lost.columns > 0 || lost.rows > 0) options.onLost(lost);
  }

  return { selection, range, size, edit, setEdit, select, selectWholeRows, openEditor, commit, run, copy, paste };
}
