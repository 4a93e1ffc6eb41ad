import { describe, expect, it } from 'vitest';
import { dateKind, genderKind, textKind } from '../../src/renderer/components/sheet-grid/cell-kinds.ts';
import { placeIssues } from '../../src/renderer/components/sheet-grid/place-issues.ts';
import { nextInReadingOrder } from '../../src/renderer/components/sheet-grid/selection.ts';
import { gridCommand } from '../../src/renderer/components/sheet-grid/sheet-keys.ts';
import { badCells, nextCellToMend } from '../../src/renderer/components/sheet-grid/sheet-problems.ts';
import {
  clearRange,
  deleteRows,
  fillDown,
  fillRange,
  insertRows,
  isBlankRow,
  newSheet,
  redo,
  textsOf,
  undo,
  writeCells,
} from '../../src/renderer/components/sheet-grid/sheet.ts';
import type { SheetColumn } from '../../src/renderer/components/sheet-grid/sheet.ts';

const columns: SheetColumn[] = [
  { key: 'name', title: 'Nama', width: 100, kind: textKind, isRequired: true },
  { key: 'gender', title: 'L/P', width: 40, kind: genderKind },
  { key: 'role', title: 'Peran', width: 80, kind: textKind, initial: 'Anggota' },
  { key: 'joined', title: 'Bergabung', width: 80, kind: dateKind },
];
const everything = { top: 0, left: 0, bottom: 99, right: 3 };
const people = () =>
  writeCells(newSheet(), columns, { row: 0, column: 0 }, [
    ['Siti', 'wanita'],
    ['Budi', 'pria'],
    ['Ani', 'p'],
  ]).state;

describe('the rows of an entry grid', () => {
  it('are made where pasted rows are missing, with the initial texts of their columns', () => {
    expect(textsOf(people(), columns, everything)).toEqual([
      ['Siti', 'P', 'Anggota', ''],
      ['Budi', 'L', 'Anggota', ''],
      ['Ani', 'P', 'Anggota', ''],
    ]);
  });

  it('say how many pasted columns did not fit', () => {
    const written = writeCells(newSheet(), columns, { row: 0, column: 2 }, [['a', '1/2/2026', 'lebih', 'lebih']]);
    expect(written.lostColumns).toBe(2);
  });

  it('leave columns alone that cannot be edited', () => {
    const locked = columns.map((column) => ({ ...column, isReadOnly: column.key === 'name' }));
    const state = fillRange(people(), locked, { top: 0, left: 0, bottom: 0, right: 1 }, [['x', 'L']]);
    expect(textsOf(state, columns, { top: 0, left: 0, bottom: 0, right: 1 })).toEqual([['Siti', 'L']]);
  });

  it('keep a step of undo for each change and none for writing the same again', () => {
    const state = people();
    const same = writeCells(state, columns, { row: 0, column: 0 }, [['Siti']]).state;
    expect(same).toBe(state);
    const changed = clearRange(state, columns, { top: 0, left: 0, bottom: 9, right: 0 });
    expect(textsOf(undo(changed), columns, { top: 0, left: 0, bottom: 0, right: 0 })).toEqual([['Siti']]);
    expect(undo(changed).rows).toBe(state.rows);
    expect(redo(undo(changed)).rows).toBe(changed.rows);
  });

  it('can be filled down from the first row of a range, or from the row above a single one', () => {
    const filled = fillDown(people(), columns, { top: 0, left: 1, bottom: 2, right: 1 });
    expect(textsOf(filled, columns, { top: 0, left: 1, bottom: 2, right: 1 })).toEqual([['P'], ['P'], ['P']]);
    const single = fillDown(people(), columns, { top: 1, left: 0, bottom: 1, right: 0 });
    expect(textsOf(single, columns, { top: 1, left: 0, bottom: 1, right: 0 })).toEqual([['Siti']]);
  });

  it('can be inserted and deleted, and deleting takes their issues along', () => {
    const state = people();
    const key = state.rows[1]?.key ?? '';
    const marked = { ...state, issues: [{ rowKey: key, column: 'name', text: 'x' }] };
    expect(deleteRows(marked, 1, 1).issues).toEqual([]);
    expect(insertRows(marked, columns, 1, 2).rows).toHaveLength(5);
    expect(deleteRows(marked, 3, 1)).toBe(marked);
  });

  it('count as blank with nothing but initial texts, unless they came from a record', () => {
    const [row] = insertRows(newSheet(), columns, 0, 1).rows;
    expect(row && isBlankRow(row, columns)).toBe(true);
    expect(row && isBlankRow({ ...row, origin: { id: '1' } }, columns)).toBe(false);
  });

  it('show unreadable and missing cells, and forget an issue once its cell is edited', () => {
    const state = writeCells(people(), columns, { row: 1, column: 0 }, [['', 'entah', '', '31/2/2026']]).state;
    const bad = badCells(state, columns);
    expect(bad).toEqual([
      { row: 1, column: 0 },
      { row: 1, column: 1 },
      { row: 1, column: 3 },
    ]);
    expect(nextCellToMend(bad, [], { row: 1, column: 1 })).toEqual({ row: 1, column: 3 });
    expect(nextCellToMend(bad, [], { row: 2, column: 0 })).toEqual({ row: 1, column: 0 });

    const marked = { ...people(), issues: [{ rowKey: people().rows[0]?.key ?? '', column: 'name', text: 'x' }] };
    const first = marked.rows[0]?.key ?? '';
    const withIssue = { ...marked, issues: [{ rowKey: first, column: 'name', text: 'x' }] };
    expect(badCells(withIssue, columns)).toEqual([{ row: 0, column: 0 }]);
    expect(writeCells(withIssue, columns, { row: 0, column: 0 }, [['Sari']]).state.issues).toEqual([]);
  });

  it('take 2,000 pasted rows in well under a second', () => {
    const lines = Array.from({ length: 2000 }, (_, index) => [`Orang ${index}`, 'L', 'Anggota', '5/9/2026']);
    const started = performance.now();
    const { state } = writeCells(newSheet(), columns, { row: 0, column: 0 }, lines);
    badCells(state, columns);
    expect(state.rows).toHaveLength(2000);
    expect(performance.now() - started).toBeLessThan(800);
  });
});

describe('issues of a record', () => {
  it('go to the cells of the rows that were sent, the rest to the form', () => {
    const issues = [
      { path: ['members', 1, 'leftOn'], code: 'leftBeforeJoined' },
      { path: ['members', 0, 'joined'], code: 'date' },
      { path: ['name'], code: 'required' },
    ];
    const placed = placeIssues(issues, ['members'], ['a', 'b'], ['name', 'joined'], ({ code }) => code);
    expect(placed.cells).toEqual([
      { rowKey: 'b', column: 'name', text: 'leftBeforeJoined' },
      { rowKey: 'a', column: 'joined', text: 'date' },
    ]);
    expect(placed.rest.map(({ code }) => code)).toEqual(['required']);
  });
});

describe('keys of the grid', () => {
  const press = (key: string, held: Partial<Parameters<typeof gridCommand>[0]> = {}) =>
    gridCommand({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

  it('start editing with what is typed, and leave the page its own keys', () => {
    expect(press('S')).toEqual({ do: 'edit', text: 'S' });
    expect(press('s', { ctrlKey: true })).toBeNull();
    expect(press('c', { ctrlKey: true })).toBeNull();
    expect(press('1', { altKey: true })).toBeNull();
    expect(press('Shift', { shiftKey: true })).toBeNull();
  });

  it('insert and delete rows with Ctrl and plus or minus, however the keyboard writes plus', () => {
    expect(press('+', { ctrlKey: true, shiftKey: true })).toEqual({ do: 'insertRows' });
    expect(press('=', { ctrlKey: true })).toEqual({ do: 'insertRows' });
    expect(press('-', { ctrlKey: true })).toEqual({ do: 'deleteRows' });
  });

  it('go through the cells with Tab in reading order and out at the ends', () => {
    const size = { rows: 2, columns: 3 };
    expect(nextInReadingOrder({ row: 0, column: 2 }, 1, size)).toEqual({ row: 1, column: 0 });
    expect(nextInReadingOrder({ row: 1, column: 2 }, 1, size)).toBeNull();
    expect(nextInReadingOrder({ row: 0, column: 0 }, -1, size)).toBeNull();
  });
});
