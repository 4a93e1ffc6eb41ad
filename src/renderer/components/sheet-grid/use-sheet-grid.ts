import { useEffect, useRef, useState } from 'react';
import { formatTable, parseTable } from './clipboard.ts';
import { htmlTable } from './clipboard-html.ts';
import { dataEdgeOf } from './data-edge.ts';
import { fillFrom } from './fill-handle.ts';
import { understandTable } from './paste-table.ts';
import { pickPerson } from './row-people.ts';
import {
  clampPlace,
  isOneCell,
  moveBy,
  moveTo,
  nextInRange,
  nextInReadingOrder,
  rangeOf,
  selectCell,
} from './selection.ts';
import type { CellPlace, CellRange, Selection, Size } from './selection.ts';
import type { GridCommand } from './sheet-keys.ts';
import type { Suggestion } from './sheet-rows.ts';
import { clearRange, deleteRows, fillDown, fillRange, fillRight, insertRows, moveRows } from './sheet.ts';
import { redo, textsOf, typeInto, undo, widthOf, withoutTyping, writeCells, writeColumns } from './sheet.ts';
import type { SheetColumn, SheetState } from './sheet.ts';
import { sortRows } from './sort-rows.ts';

/** An open cell editor. Opened by typing, arrow keys leave it; opened by F2, they move in the text. */
export interface CellEdit {
  place: CellPlace;
  text: string;
  isTyping: boolean;
}

/** What was done with a pasted table beyond writing it where it was pasted. */
export interface PasteReport {
  hasHeading: boolean;
  hasNumbers: boolean;
  unknownTitles: readonly string[];
  lostColumns: number;
  lostRows: number;
  undo: () => void;
  /** Takes the paste back and writes the table as it stands. */
  pasteAsIs: () => void;
}

export interface SheetGridOptions<Origin> {
  /** The columns on screen. */
  columns: readonly SheetColumn[];
  /** All of them: a new row has the hidden ones too. */
  all: readonly SheetColumn[];
  state: SheetState<Origin>;
  onChange: (state: SheetState<Origin>) => void;
  /** Rows are given and cannot be added or removed (programs of a budget). */
  hasFixedRows: boolean;
  /** Rows that fit on the screen, for Page Up and Page Down. */
  pageRows: () => number;
  onPasted: (report: PasteReport) => void;
  /** Commands that are about the screen, not the rows. */
  onScreen: (command: 'next' | 'menu' | 'help' | 'offers' | 'widen' | 'narrow') => void;
  /** Whether the active cell wants an answer, which Enter then opens. */
  isAsking: (place: CellPlace) => boolean;
}

/** Selection, editing and commands of the grid; what they do to the rows is in sheet.ts and its neighbours. */
export function useSheetGrid<Origin>(options: SheetGridOptions<Origin>) {
  const { columns, all, state, onChange, hasFixedRows } = options;
  const [chosen, setSelection] = useState<Selection>(() => selectCell({ row: 0, column: 0 }));
  const [edit, setEdit] = useState<CellEdit | null>(null);
  // Enter goes back to the column where a run of Tabs began, as in Excel.
  const tabStart = useRef<number | null>(null);
  // Tab stays inside the grid, so Esc must open a way out for those without a mouse (WCAG 2.1.2).
  const isLeaving = useRef(false);
  // A notification's button acts on the rows as they are by then.
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });

  const size: Size = { rows: state.rows.length + (hasFixedRows ? 0 : 1), columns: columns.length };
  // Rows may have gone since the selection was made (undo, reload).
  const selection: Selection = {
    active: clampPlace(chosen.active, size),
    head: clampPlace(chosen.head, size),
    ...(chosen.start && { start: clampPlace(chosen.start, size) }),
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
    if (text !== undefined) onChange(typeInto(state, columns, active, text, { all }));
  }

  /** The text of the open editor, which is not entered yet. */
  function type(text: string) {
    if (edit !== null) onChange(typeInto(state, columns, edit.place, text, { all }));
  }

  /** Closes the editor; the cell stays as it was. */
  function cancel() {
    setEdit(null);
    onChange(withoutTyping(state));
  }

  /** Writes the edited text into its cell. An empty text in the blank row at the end makes no row. */
  function commit(text: string) {
    if (edit === null) return;
    setEdit(null);
    const rest = withoutTyping(state);
    const isNothing = text.trim() === '' && edit.place.row >= state.rows.length;
    onChange(isNothing ? rest : writeCells(rest, columns, edit.place, [[text]], { all }).state);
  }

  /** Binds the edited row to a kept person. */
  function pick(suggestion: Suggestion, row = edit?.place.row ?? active.row) {
    setEdit(null);
    onChange(pickPerson(state, all, row, suggestion));
  }

  function tab(direction: 1 | -1): boolean {
    if (!isOneCell(range) && !isLeaving.current) {
      select(nextInRange(selection, 'along', direction));
      return true;
    }
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
    if (!isOneCell(range)) {
      select(nextInRange(selection, 'down', direction));
      return;
    }
    const column = tabStart.current ?? active.column;
    const row = active.row + direction;
    // One row more than there is: the blank row may just have become real.
    const rows = hasFixedRows ? size.rows : size.rows + (edit === null ? 0 : 1);
    select(selectCell(clampPlace({ row, column }, { ...size, rows })));
  }

  const lastRow = Math.max(0, state.rows.length - 1);

  function jump(to: Extract<GridCommand, { do: 'jump' }>['to'], isExtending: boolean) {
    const { row } = isExtending ? selection.head : active;
    const lastColumn = size.columns - 1;
    const places: Record<typeof to, CellPlace> = {
      rowStart: { row, column: 0 },
      rowEnd: { row, column: lastColumn },
      first: { row: 0, column: 0 },
      last: { row: lastRow, column: lastColumn },
    };
    select(moveTo(selection, places[to], size, isExtending));
  }

  function jumpToEdge(step: Partial<CellPlace>, isExtending: boolean) {
    const from = isExtending ? selection.head : active;
    const isFilled = ({ row, column }: CellPlace) => (state.rows[row]?.cells[columns[column]?.key ?? ''] ?? '') !== '';
    // The blank row at the end is no data: it is reached from the last row only.
    const last = { row: from.row >= lastRow ? size.rows - 1 : lastRow, column: size.columns - 1 };
    select(moveTo(selection, dataEdgeOf(from, step, last, isFilled), size, isExtending));
  }

  function selectWholeRows(from: number, to: number) {
    select({ active: { row: from, column: 0 }, head: { row: to, column: size.columns - 1 } });
  }

  function selectWholeColumns(from: number, to: number) {
    select({ active: { row: 0, column: from }, head: { row: lastRow, column: to } });
  }

  function move(direction: 1 | -1) {
    const moved = moveRows(state, range, direction);
    if (hasFixedRows || moved === state) return;
    onChange(moved);
    const shift = ({ row, column }: CellPlace) => ({ row: row + direction, column });
    select({ active: shift(active), head: shift(selection.head) });
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
      case 'edge':
        jumpToEdge(command.step, command.isExtending);
        break;
      case 'page':
        select(moveBy(selection, { row: command.direction * options.pageRows() }, size, command.isExtending));
        break;
      case 'tab':
        return tab(command.direction);
      case 'enter':
        if (edit === null && options.isAsking(active)) options.onScreen('offers');
        else enter(command.direction);
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
        select({ active: { row: 0, column: 0 }, head: { row: lastRow, column: size.columns - 1 } });
        break;
      case 'selectRow':
        selectWholeRows(range.top, range.bottom);
        break;
      case 'selectColumn':
        selectWholeColumns(range.left, range.right);
        break;
      case 'clear':
        onChange(clearRange(state, columns, range));
        break;
      case 'fill':
        setEdit(null);
        onChange(fillRange(withoutTyping(state), columns, filledRange(), [[command.text]], { all }));
        break;
      case 'fillDown':
        onChange(fillDown(state, columns, filledRange(), { all }));
        break;
      case 'fillRight':
        onChange(fillRight(state, columns, range));
        break;
      case 'undo':
        onChange(undo(state));
        break;
      case 'redo':
        onChange(redo(state));
        break;
      case 'insertRows':
        if (!hasFixedRows) onChange(insertRows(state, all, range.top, range.bottom - range.top + 1));
        break;
      case 'deleteRows':
        if (hasFixedRows) break;
        onChange(deleteRows(state, range.top, range.bottom - range.top + 1));
        select(selectCell({ row: range.top, column: active.column }));
        break;
      case 'moveRows':
        move(command.direction);
        break;
      case 'sort': {
        const column = columns[active.column];
        if (column !== undefined && !hasFixedRows) onChange(sortRows(state, column, command.direction));
        break;
      }
      case 'widen':
        options.onScreen(command.direction === 1 ? 'widen' : 'narrow');
        break;
      case 'next':
      case 'menu':
      case 'help':
        options.onScreen(command.do);
        break;
      case 'offers':
        if (options.isAsking(active)) options.onScreen('offers');
        else openEditor();
        break;
    }
    return true;
  }

  /** The range without the rows that a fill should not make: only the blank row that is active becomes real. */
  function filledRange(): CellRange {
    const last = hasFixedRows || active.row < state.rows.length ? lastRow : active.row;
    return { ...range, bottom: Math.min(range.bottom, last) };
  }

  /** Fills the rest of the target from the range, as the fill handle does. */
  function fillTo(target: CellRange) {
    const inside = hasFixedRows ? { ...target, bottom: Math.min(target.bottom, lastRow) } : target;
    onChange(fillFrom(state, columns, range, inside, { all }));
    select({ active: { row: inside.top, column: inside.left }, head: { row: inside.bottom, column: inside.right } });
  }

  /** The range as Excel takes it from the clipboard. */
  function copy(): { text: string; html: string } {
    const texts = textsOf(state, columns, range);
    return { text: formatTable(texts), html: htmlTable(texts, columns.slice(range.left, range.right + 1)) };
  }

  function paste(text: string) {
    const table = parseTable(text);
    if (table.length === 0) return;
    if (!isOneCell(range) && repeats(table)) {
      onChange(fillRange(state, columns, range, table, { all, isPasted: true }));
      return;
    }
    const understood = understandTable(table, all, columns[range.left]);
    const pasted = write(state, understood.lines, understood.targets);
    onChange(pasted.state);
    selectPasted(pasted.rows, understood.targets === null ? widthOf(understood.lines) : null);
    const { hasHeading, hasNumbers, unknownTitles } = understood;
    const isPlain = !hasHeading && !hasNumbers && pasted.lostColumns === 0 && pasted.lostRows === 0;
    if (isPlain) return;
    const isUntouched = () => latest.current.rows === pasted.state.rows;
    options.onPasted({
      hasHeading,
      hasNumbers,
      unknownTitles,
      lostColumns: pasted.lostColumns,
      lostRows: pasted.lostRows,
      undo: () => isUntouched() && onChange(undo(latest.current)),
      pasteAsIs: () => {
        if (!isUntouched()) return;
        const plain = write(state, table, null);
        onChange(plain.state);
        selectPasted(plain.rows, widthOf(table));
      },
    });
  }

  /** Writes a pasted table from the range's corner on, or into the columns that its heading names. */
  function write(
    before: SheetState<Origin>,
    lines: readonly (readonly string[])[],
    targets: readonly (SheetColumn | undefined)[] | null,
  ) {
    const fitting = hasFixedRows ? lines.slice(0, state.rows.length - range.top) : lines;
    const lostRows = lines.length - fitting.length;
    const how = { all, isPasted: true };
    if (targets !== null) {
      return {
        state: writeColumns(before, targets, range.top, fitting, how),
        lostColumns: 0,
        lostRows,
        rows: fitting.length,
      };
    }
    const written = writeCells(before, columns, { row: range.top, column: range.left }, fitting, how);
    return { ...written, lostRows, rows: fitting.length };
  }

  function selectPasted(rows: number, width: number | null) {
    const left = width === null ? 0 : range.left;
    const right = width === null ? size.columns - 1 : Math.min(range.left + Math.max(1, width), size.columns) - 1;
    select({
      active: { row: range.top, column: left },
      head: { row: range.top + Math.max(1, rows) - 1, column: right },
    });
  }

  /** Whether a table fits the chosen range a whole number of times, and so is repeated over it. */
  function repeats(table: readonly (readonly string[])[]): boolean {
    const rows = range.bottom - range.top + 1;
    const width = range.right - range.left + 1;
    return rows % table.length === 0 && width % widthOf(table) === 0;
  }

  return {
    selection,
    range,
    size,
    edit,
    type,
    cancel,
    select,
    selectWholeRows,
    selectWholeColumns,
    openEditor,
    commit,
    pick,
    run,
    copy,
    paste,
    fillTo,
  };
}

/** What the grid is asked to do, and where it stands. */
export type SheetGridCommands = ReturnType<typeof useSheetGrid>;
