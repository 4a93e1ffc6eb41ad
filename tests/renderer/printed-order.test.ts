import { describe, expect, it } from 'vitest';
import type { ParticipantRow } from '../../src/renderer/meetings/participant-sheet.ts';
import { enteredRows } from '../../src/renderer/meetings/printed-order.ts';
import type { PrintedSheet } from '../../src/shared/printed-sheets.ts';

const row = (id: string): ParticipantRow => ({ key: id, origin: { id, personId: id }, cells: { name: id } });
const printed = (...pages: (string | null)[][]): PrintedSheet => {
  let number = 0;
  return {
    version: '0000000',
    printedAt: '2026-01-01T00:00:00.000Z',
    role: null,
    pages: pages.map((page) => page.map((participantId) => ({ number: (number += 1), participantId }))),
  };
};
const told = (rows: ReturnType<typeof enteredRows>) =>
  rows.map(({ row: { key }, number, heading }) => {
    const above = heading === null || heading === 'notOnSheet' ? heading : heading.page;
    return [key, number, above];
  });

describe('the order of entering who came', () => {
  const rows = ['a', 'b', 'c', 'd'].map(row);

  it('is that of the rows where nothing was printed', () => {
    expect(told(enteredRows(rows, null))).toEqual([
      ['a', 1, null],
      ['b', 2, null],
      ['c', 3, null],
      ['d', 4, null],
    ]);
  });

  it('is that of the sheet, page by page, each row at its place in the session', () => {
    const entered = enteredRows(rows, printed(['d', 'b'], ['a', 'c', null]));
    expect(told(entered)).toEqual([
      ['d', 1, 1],
      ['b', 2, null],
      ['a', 3, 2],
      ['c', 4, null],
    ]);
    expect(entered.map(({ row: { key }, index }) => rows[index]?.key === key)).not.toContain(false);
  });

  it('puts who came onto the list since behind it, on the numbers of its blank rows, and leaves out who went', () => {
    const entered = enteredRows(rows, printed(['gone', 'b', 'c', null, null]));
    expect(told(entered)).toEqual([
      ['b', 2, null],
      ['c', 3, null],
      ['a', 4, 'notOnSheet'],
      ['d', 5, null],
    ]);
  });
});
