import { searchText } from '../../../shared/search-text.ts';
import type { SheetColumn } from './sheet-rows.ts';

/** A pasted table as it was understood: what goes into which column, and what was left out. */
export interface PastedTable {
  lines: readonly (readonly string[])[];
  /** The column under each pasted one; undefined where its texts go nowhere. Null: as they stand, from the chosen cell on. */
  targets: readonly (SheetColumn | undefined)[] | null;
  /** Titles of the heading that name no column. */
  unknownTitles: readonly string[];
  hasHeading: boolean;
  hasNumbers: boolean;
}

/** Titles of the column that counts rows. */
const numberTitles = new Set(['no', 'nomor', 'nourut', 'nomorurut', 'num', 'number']);

/**
 * Looks for what lists carry besides their rows: a heading, by which the columns are then found, and
 * a leading column that counts 1, 2, 3 … `columns` may be written, `first` is the one under the chosen cell.
 */
export function understandTable(
  table: readonly (readonly string[])[],
  columns: readonly SheetColumn[],
  first: SheetColumn | undefined,
): PastedTable {
  const [heading = [], ...rest] = table;
  const named = rest.length > 0 ? headingColumns(heading, columns) : null;
  if (named !== null) {
    const unknown = heading.filter((title, place) => {
      const isUseful = named[place] === undefined && title.trim() !== '' && !numberTitles.has(searchText(title));
      return isUseful && rest.some((line) => (line[place] ?? '').trim() !== '');
    });
    return { lines: rest, targets: named, unknownTitles: unknown, hasHeading: true, hasNumbers: false };
  }
  const plain = { targets: null, unknownTitles: [], hasHeading: false };
  if (first !== undefined && !first.kind.isSeries && countsRows(table)) {
    return { ...plain, lines: table.map((line) => line.slice(1)), hasNumbers: true };
  }
  return { ...plain, lines: table, hasNumbers: false };
}

/** The columns that a heading names, each once; null where the line is not a heading. */
function headingColumns(
  heading: readonly string[],
  columns: readonly SheetColumn[],
): readonly (SheetColumn | undefined)[] | null {
  const taken = new Set<SheetColumn>();
  const named = heading.map((title) => {
    const column = columns.find((candidate) => !taken.has(candidate) && isTitleOf(candidate, title));
    if (column) taken.add(column);
    return column;
  });
  const titles = heading.filter((title) => title.trim() !== '').length;
  // Two titles that fit are no accident, nor is the only one; and rows do not say "Nama" beside a name.
  const isHeading = taken.size >= 2 ? taken.size * 3 >= titles : taken.size === 1 && titles === 1;
  return isHeading ? named.map((column) => (column?.isReadOnly ? undefined : column)) : null;
}

function isTitleOf(column: SheetColumn, title: string): boolean {
  const wanted = searchText(title);
  return wanted !== '' && [column.title, ...(column.aliases ?? [])].some((known) => searchText(known) === wanted);
}

/** Whether the first column counts up by one, and texts follow it. */
function countsRows(table: readonly (readonly string[])[]): boolean {
  const counts = table.map((line) => /^(\d+)[.)]?$/.exec((line[0] ?? '').trim())?.[1]);
  const start = Number(counts[0]);
  const isCounting =
    table.length > 1 && counts.every((count, index) => count !== undefined && Number(count) === start + index);
  return isCounting && start <= 1 && table.some((line) => /\p{Letter}/u.test(line[1] ?? ''));
}
