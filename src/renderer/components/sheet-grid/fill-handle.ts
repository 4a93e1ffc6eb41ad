import { isCalendarDate, utcDate } from '../../../shared/calendar-date.ts';
import { textsOf, writeCells } from './sheet.ts';
import type { SheetColumn, SheetState, WriteOptions } from './sheet.ts';
import type { CellPlace, CellRange } from './selection.ts';

/** The range that a drag of the fill handle to a cell would fill: along one axis, the longer way. */
export function fillTarget(range: CellRange, to: CellPlace): CellRange {
  const down = to.row > range.bottom ? to.row - range.bottom : Math.min(0, to.row - range.top);
  const right = to.column > range.right ? to.column - range.right : Math.min(0, to.column - range.left);
  if (Math.abs(down) >= Math.abs(right)) {
    return { ...range, top: Math.min(range.top, to.row), bottom: Math.max(range.bottom, to.row) };
  }
  return { ...range, left: Math.min(range.left, to.column), right: Math.max(range.right, to.column) };
}

/**
 * Fills the target from the range inside it. Up and down, numbers and days go on where two or more
 * have one step between them; everything else is repeated.
 */
export function fillFrom<Origin>(
  state: SheetState<Origin>,
  columns: readonly SheetColumn[],
  range: CellRange,
  target: CellRange,
  options: WriteOptions = {},
): SheetState<Origin> {
  const isDown = target.left === range.left && target.right === range.right;
  const source = textsOf(state, columns, range);
  if (source.length === 0) return state;
  if (!isDown) {
    const width = range.right - range.left + 1;
    const lines = source.map((line) =>
      numbersFrom(target.left, target.right).map((place) => line[modulo(place - range.left, width)] ?? ''),
    );
    return writeCells(state, columns, { row: range.top, column: target.left }, lines, options).state;
  }
  const next = numbersFrom(range.left, range.right).map((place) => {
    const column = columns[place];
    const cells = state.rows.slice(range.top, range.bottom + 1).map((row) => row.cells[column?.key ?? ''] ?? '');
    const shown = source.map((line) => line[place - range.left] ?? '');
    const step = column?.kind.isSeries === true ? seriesOf(cells) : null;
    return (offset: number) => {
      const text = step?.(offset);
      return text === undefined ? (shown[modulo(offset, shown.length)] ?? '') : (column?.kind.show(text) ?? text);
    };
  });
  const above = numbersFrom(target.top, range.top - 1);
  const below = numbersFrom(range.bottom + 1, target.bottom);
  const [first] = [...above, ...below];
  if (first === undefined) return state;
  const lines = [...above, ...below].map((row) => next.map((text) => text(row - range.top)));
  return writeCells(state, columns, { row: first, column: range.left }, lines, options).state;
}

/** The text `offset` places after the first one; null where the texts have no one step. */
function seriesOf(texts: readonly string[]): ((offset: number) => string | undefined) | null {
  if (texts.length < 2) return null;
  if (texts.every((text) => /^\d+$/.test(text))) {
    const step = stepOf(texts.map(Number));
    if (step === null) return null;
    const start = Number(texts[0]);
    // Nothing that is counted goes below zero.
    return (offset) => String(Math.max(0, start + step * offset));
  }
  if (!texts.every(isCalendarDate)) return null;
  return monthSeries(texts) ?? daySeries(texts);
}

function daySeries(texts: readonly string[]): ((offset: number) => string) | null {
  const day = 86_400_000;
  const step = stepOf(texts.map((text) => utcDate(text).getTime() / day));
  const start = utcDate(texts[0] ?? '').getTime();
  return step === null ? null : (offset) => new Date(start + step * offset * day).toISOString().slice(0, 10);
}

/** The same day of one month after another; missing days (31 February) end the series. */
function monthSeries(texts: readonly string[]): ((offset: number) => string | undefined) | null {
  const day = texts[0]?.slice(8) ?? '';
  const months = texts.map((text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1);
  const [start = 0] = months;
  const step = texts.every((text) => text.slice(8) === day) ? stepOf(months) : null;
  if (step === null) return null;
  return (offset) => {
    const month = start + step * offset;
    const text = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${day}`;
    return isCalendarDate(text) ? text : '';
  };
}

function stepOf(values: readonly number[]): number | null {
  const [first = 0, second = 0] = values;
  const step = second - first;
  const isOne = values.every((value, index) => value === first + step * index);
  return isOne && step !== 0 ? step : null;
}

function numbersFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
