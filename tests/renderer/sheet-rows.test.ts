import { describe, expect, it } from 'vitest';
import { choiceKind, dateKind, integerKind, textKind } from '../../src/renderer/components/sheet-grid/cell-kinds.ts';
import { dataEdge } from '../../src/renderer/components/sheet-grid/data-edge.ts';
import { fillFrom, fillTarget } from '../../src/renderer/components/sheet-grid/fill-handle.ts';
import { afterSave } from '../../src/renderer/components/sheet-grid/merge-rows.ts';
import { rowsFromContent } from '../../src/renderer/components/sheet-grid/row-content.ts';
import { understandTable } from '../../src/renderer/components/sheet-grid/paste-table.ts';
import { pickPerson, unbindPerson } from '../../src/renderer/components/sheet-grid/row-people.ts';
import { settleDoubt, settleDoubts } from '../../src/renderer/components/sheet-grid/settle-doubt.ts';
import { personOf } from '../../src/renderer/components/sheet-grid/sheet-rows.ts';
import { doubtfulCells, nextCellToMend } from '../../src/renderer/components/sheet-grid/sheet-problems.ts';
import {
  fillRight,
  moveRows,
  newSheet,
  textsOf,
  undo,
  writeCells,
} from '../../src/renderer/components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetState } from '../../src/renderer/components/sheet-grid/sheet.ts';
import { sortRows } from '../../src/renderer/components/sheet-grid/sort-rows.ts';

const columns: SheetColumn[] = [
  { key: 'name', title: 'Nama', width: 100, kind: textKind, people: { suggest: async () => [] }, aliases: ['peserta'] },
  { key: 'count', title: 'Jumlah', width: 80, kind: integerKind },
  { key: 'day', title: 'Tanggal', width: 80, kind: dateKind },
  {
    key: 'status',
    title: 'Status',
    width: 80,
    kind: choiceKind([
      { value: 'b', label: 'Hadir' },
      { value: 'a', label: 'Tidak hadir' },
    ]),
  },
];
const sheet = (...lines: string[][]) => writeCells(newSheet(), columns, { row: 0, column: 0 }, lines).state;
const column = (state: SheetState, place: number) =>
  textsOf(state, columns, { top: 0, bottom: 99, left: place, right: place }).flat();

describe('rows', () => {
  it('move up and down as one block, and not beyond the ends', () => {
    const state = sheet(['a'], ['b'], ['c'], ['d']);
    expect(column(moveRows(state, { top: 1, bottom: 2 }, -1), 0)).toEqual(['b', 'c', 'a', 'd']);
    expect(column(moveRows(state, { top: 1, bottom: 2 }, 1), 0)).toEqual(['a', 'd', 'b', 'c']);
    expect(moveRows(state, { top: 0, bottom: 0 }, -1)).toBe(state);
    expect(moveRows(state, { top: 3, bottom: 4 }, -1)).toBe(state);
  });

  it('are sorted by numbers as numbers, by days as days, by choices as shown', () => {
    const state = sheet(['x', '9', '2/1/2026', 'tidak hadir'], ['y', '1.000', '1/2/2025', 'hadir'], ['z']);
    expect(column(sortRows(state, columns[1]!, 1), 1)).toEqual(['9', '1.000', '']);
    expect(column(sortRows(state, columns[1]!, -1), 1)).toEqual(['1.000', '9', '']);
    expect(column(sortRows(state, columns[2]!, 1), 2)).toEqual(['01/02/2025', '02/01/2026', '']);
    expect(column(sortRows(state, columns[3]!, 1), 3)).toEqual(['Hadir', 'Tidak hadir', '']);
    const sorted = sortRows(state, columns[0]!, 1);
    expect(sorted).toBe(state);
  });

  it('are filled right from the first column of the range', () => {
    const state = sheet(['5'], ['7']);
    expect(column(fillRight(state, columns, { top: 0, bottom: 9, left: 0, right: 1 }), 1)).toEqual(['5', '7']);
  });
});

describe('the fill handle', () => {
  const two = { top: 0, bottom: 1, left: 1, right: 1 };
  const filled = (state: SheetState, range = two, to = 4) =>
    column(fillFrom(state, columns, range, { ...range, bottom: to }), range.left);

  it('goes on with numbers and days of one step', () => {
    expect(filled(sheet(['', '10'], ['', '20']))).toEqual(['10', '20', '30', '40', '50']);
    const days = { ...two, left: 2, right: 2 };
    expect(filled(sheet(['', '', '1/1/2026'], ['', '', '8/1/2026']), days, 3)).toEqual([
      '01/01/2026',
      '08/01/2026',
      '15/01/2026',
      '22/01/2026',
    ]);
    expect(filled(sheet(['', '', '31/1/2026'], ['', '', '28/2/2026']), days, 2)[2]).toBe('28/03/2026');
    expect(filled(sheet(['', '', '5/11/2026'], ['', '', '5/12/2026']), days, 3)).toEqual([
      '05/11/2026',
      '05/12/2026',
      '05/01/2027',
      '05/02/2027',
    ]);
  });

  it('repeats what has no one step: a single number, texts, uneven numbers', () => {
    expect(filled(sheet(['', '10']), { ...two, bottom: 0 }, 2)).toEqual(['10', '10', '10']);
    expect(filled(sheet(['', '1'], ['', '2'], ['', '5']), { ...two, bottom: 2 }, 4)).toEqual(['1', '2', '5', '1', '2']);
    const names = { ...two, left: 0, right: 0 };
    expect(filled(sheet(['a'], ['b']), names, 4)).toEqual(['a', 'b', 'a', 'b', 'a']);
  });

  it('goes upwards too, and never below zero', () => {
    const state = sheet(['', ''], ['', ''], ['', '10'], ['', '20']);
    const range = { ...two, top: 2, bottom: 3 };
    expect(column(fillFrom(state, columns, range, { ...range, top: 0 }), 1)).toEqual(['0', '0', '10', '20']);
  });

  it('fills along the longer way of the drag', () => {
    const range = { top: 2, bottom: 3, left: 1, right: 1 };
    expect(fillTarget(range, { row: 6, column: 2 })).toEqual({ ...range, bottom: 6 });
    expect(fillTarget(range, { row: 4, column: 3 })).toEqual({ ...range, right: 3 });
    expect(fillTarget(range, { row: 0, column: 1 })).toEqual({ ...range, top: 0 });
    expect(fillTarget(range, { row: 2, column: 1 })).toEqual(range);
  });
});

describe('Ctrl and an arrow', () => {
  const filled = [true, true, true, false, false, true, false];
  const edge = (from: number, direction: 1 | -1) => dataEdge(from, direction, 6, (place) => filled[place] === true);

  it('go to the end of filled cells, over a gap to the next one, and to the end', () => {
    expect([edge(0, 1), edge(2, 1), edge(3, 1), edge(5, 1), edge(6, 1)]).toEqual([2, 5, 5, 6, 6]);
    expect([edge(6, -1), edge(5, -1), edge(2, -1), edge(0, -1)]).toEqual([5, 2, 0, 0]);
  });
});

describe('a pasted table', () => {
  const [name, count] = columns;

  it('with a heading goes under the titles it names', () => {
    const table = [
      ['No', 'Jumlah', 'Peserta', 'Kosong', 'TTD'],
      ['1', '5', 'Ani', '', 'x'],
    ];
    expect(understandTable(table, columns, name)).toEqual({
      lines: [table[1]],
      targets: [undefined, count, name, undefined, undefined],
      unknownTitles: ['TTD'],
      hasHeading: true,
      hasNumbers: false,
    });
  });

  it('whose first line only resembles a title or two of many is rows', () => {
    expect(understandTable([['Nama', 'a', 'b', 'c'], ['x']], columns, name).hasHeading).toBe(false);
    expect(understandTable([['Nama', 'a', 'b'], ['x']], columns, name).hasHeading).toBe(false);
    expect(understandTable([['Nama']], columns, name).hasHeading).toBe(false);
    expect(understandTable([['Nama'], ['Ani']], columns, name).hasHeading).toBe(true);
  });

  it('that counts its rows before names loses the count, but not before numbers', () => {
    const counted = [
      ['1.', 'Ani', '5'],
      ['2.', 'Budi', '6'],
    ];
    expect(understandTable(counted, columns, name)).toMatchObject({
      lines: [
        ['Ani', '5'],
        ['Budi', '6'],
      ],
      hasNumbers: true,
    });
    expect(understandTable(counted, columns, count).hasNumbers).toBe(false);
    expect(
      understandTable(
        [
          ['1', 'Ani'],
          ['3', 'Budi'],
        ],
        columns,
        name,
      ).hasNumbers,
    ).toBe(false);
    expect(
      understandTable(
        [
          ['1', '5'],
          ['2', '6'],
        ],
        columns,
        name,
      ).hasNumbers,
    ).toBe(false);
  });
});

describe('a doubt', () => {
  const doubtful = () =>
    writeCells(newSheet(), columns, { row: 0, column: 2 }, [['1/25/2026'], ['5/9/2026'], ['6/9/2026']], {
      isPasted: true,
    }).state;

  it('is kept in the row, counted, and comes back with undo', () => {
    const state = doubtful();
    expect(doubtfulCells(state, columns)).toHaveLength(3);
    const settled = settleDoubt(state, 1, 'day', 1);
    expect(column(settled, 2)).toEqual(['25/01/2026', '09/05/2026', '06/09/2026']);
    expect(doubtfulCells(settled, columns)).toHaveLength(2);
    expect(doubtfulCells(undo(settled), columns)).toHaveLength(3);
  });

  it('goes when the cell is confirmed, retyped or emptied', () => {
    expect(doubtfulCells(settleDoubt(doubtful(), 0, 'day', 0), columns)).toHaveLength(2);
    const retyped = writeCells(doubtful(), columns, { row: 1, column: 2 }, [['5 Sep 2026'], ['']]).state;
    expect(doubtfulCells(retyped, columns)).toHaveLength(1);
  });

  it('can be settled for all cells of a column that ask the same, as one step', () => {
    const settled = settleDoubts(doubtful(), 1, 'day', 1);
    expect(column(settled, 2)).toEqual(['25/01/2026', '09/05/2026', '09/06/2026']);
    expect(doubtfulCells(settled, columns)).toEqual([]);
    expect(undo(settled).rows).toEqual(
      expect.arrayContaining([expect.objectContaining({ doubts: expect.anything() })]),
    );
  });

  it('waits until nothing is wrong any more', () => {
    const [bad, doubt] = [
      { row: 3, column: 0 },
      { row: 0, column: 1 },
    ];
    expect(nextCellToMend([bad], [doubt], { row: 0, column: 0 })).toEqual(bad);
    expect(nextCellToMend([], [doubt], { row: 0, column: 0 })).toEqual(doubt);
    expect(nextCellToMend([], [], { row: 0, column: 0 })).toBeUndefined();
  });
});

describe('a kept person', () => {
  const siti = { personId: 'p1', name: 'Siti Aminah', note: '', cells: { count: '5', status: 'b' } };

  it('fills what is empty and leaves what is typed', () => {
    const state = pickPerson(sheet(['Sit', '7']), columns, 0, siti);
    expect(state.rows[0]).toMatchObject({
      cells: { name: 'Siti Aminah', count: '7', status: 'b' },
      origin: { personId: 'p1' },
    });
    const elsewhere = { ...siti, cells: { ...siti.cells, status: 'not in this list' } };
    expect(pickPerson(sheet(['Sit']), columns, 0, elsewhere).rows[0]?.cells['status']).toBe('');
    expect(pickPerson(newSheet(), columns, 0, siti).rows).toHaveLength(1);
    expect(personOf(undo(state).rows[0])).toBeUndefined();
    expect(personOf(unbindPerson(state, 0).rows[0])).toBeUndefined();
  });

  it('stays with a name that is mended, and goes with quite another, which is asked about', () => {
    const bound = pickPerson(sheet(['']), columns, 0, siti);
    const named = (name: string) => writeCells(bound, columns, { row: 0, column: 0 }, [[name]]).state;
    expect(personOf(named('Hj. Siti Aminnah').rows[0])).toBe('p1');
    expect(personOf(named('Siti').rows[0])).toBe('p1');
    expect(personOf(named('Aminah S.').rows[0])).toBe('p1');
    expect(personOf(named('Siti Aminahwati').rows[0])).toBe('p1');
    const emptied = named('');
    expect(personOf(emptied.rows[0])).toBeUndefined();
    const retype = (name: string) => writeCells(emptied, columns, { row: 0, column: 0 }, [[name]]).state;
    expect(personOf(retype('Siti Aminah').rows[0])).toBe('p1');
    expect(retype('Siti Aminah').rows[0]?.doubts).toBeUndefined();
    expect(retype('Budi').rows[0]?.doubts?.['name']?.typed).toBe('Siti Aminah');
    const other = named('Budi Santoso');
    expect(personOf(other.rows[0])).toBeUndefined();
    expect(other.rows[0]?.doubts?.['name']?.code).toBe('otherPerson');
    expect(personOf(settleDoubt(other, 0, 'name', 1).rows[0])).toBe('p1');
    expect(personOf(settleDoubt(other, 0, 'name', 0).rows[0])).toBeUndefined();
  });
});

describe('doubts of rows that are saved or kept as a draft', () => {
  const doubtful = () => writeCells(newSheet(), columns, { row: 0, column: 1 }, [['1,250']]).state;

  it('come back with the draft', () => {
    const { rows } = doubtful();
    // A draft goes through JSON.
    expect(rowsFromContent(JSON.parse(JSON.stringify(rows)))).toEqual(rows);
  });

  it('are over with the save, but not those of what was typed meanwhile', () => {
    const sent = doubtful();
    const fresh = sent.rows.map((row) => ({ key: 'saved', cells: row.cells, origin: { id: '1' } }));
    const calm = afterSave<unknown>(sent, sent.rows, sent.rows, fresh);
    expect(doubtfulCells(calm.state, columns)).toEqual([]);
    const typed = writeCells(sent, columns, { row: 0, column: 1 }, [['2,500']]).state;
    const busy = afterSave<unknown>(typed, sent.rows, sent.rows, fresh);
    expect(doubtfulCells(busy.state, columns)).toHaveLength(1);
  });
});
