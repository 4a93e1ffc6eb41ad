import type { Issue } from '../../shared/validation.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';

/** What a row of a part came from, and its cells as they are kept. */
export interface PartOrigin<Entry> {
  entry: Entry;
  saved: Readonly<Record<string, string>>;
}
export type PartRow<Entry> = SheetRow<PartOrigin<Entry>>;

export function partRow<Entry>(key: string, entry: Entry, cells: Record<string, string>): PartRow<Entry> {
  return { key, origin: { entry, saved: cells }, cells };
}

/** Whether an editable cell of the row says something else than what is kept. */
export function isChanged(row: PartRow<unknown>, columns: readonly SheetColumn[]): boolean {
  return columns.some(({ key, isReadOnly }) => !isReadOnly && isTyped(row, key));
}

function isTyped(row: PartRow<unknown>, key: string): boolean {
  return (row.cells[key] ?? '') !== (row.origin?.saved[key] ?? '');
}

/** Rows as they are kept now, with what is typed and not saved over them. */
export function typedOnto<Entry>(
  fresh: readonly PartRow<Entry>[],
  mine: readonly PartRow<Entry>[],
  columns: readonly SheetColumn[],
): PartRow<Entry>[] {
  const rows = new Map(mine.map((row) => [row.key, row]));
  return fresh.map((row) => {
    const own = rows.get(row.key);
    if (own === undefined) return row;
    const typed = columns.filter(({ key, isReadOnly }) => !isReadOnly && isTyped(own, key));
    return {
      ...row,
      cells: { ...row.cells, ...Object.fromEntries(typed.map(({ key }) => [key, own.cells[key] ?? ''])) },
    };
  });
}

/** The column of a figure that is one of many: `scores` of a dimension, `vulnerable` people of a category. */
export function columnOf(field: 'scores' | 'vulnerable', code: string): string {
  return `${field}:${code}`;
}

/** Issues with the column in place of a figure among many. */
export function byColumn(issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => {
    const [part, row, field, code] = issue.path;
    const isOfMany = (field === 'scores' || field === 'vulnerable') && typeof code === 'string';
    return part !== undefined && row !== undefined && isOfMany
      ? { ...issue, path: [part, row, columnOf(field, code)] }
      : issue;
  });
}

/** A count or an amount of a row; null where the cell is empty or unreadable. */
export function wholeOf(row: SheetRow, key: string): number | null {
  const text = row.cells[key] ?? '';
  return text !== '' && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}

/** Figures of the columns of one field, by code. */
export function figuresOf(row: SheetRow, field: 'scores' | 'vulnerable', codes: readonly string[]) {
  return Object.fromEntries(
    codes.flatMap((code) => {
      const figure = wholeOf(row, columnOf(field, code));
      return figure === null ? [] : [[code, figure]];
    }),
  );
}
