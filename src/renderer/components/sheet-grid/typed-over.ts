import type { SheetColumn, SheetRow } from './sheet.ts';

/** A draft's texts over the rows that there are now: programs may have come or gone, figures been spent. */
export function typedOver<Origin>(
  rows: readonly SheetRow<Origin>[],
  columns: readonly SheetColumn[],
  typed: readonly SheetRow[],
): SheetRow<Origin>[] {
  const cellsOf = new Map(typed.map(({ key, cells }) => [key, cells]));
  return rows.map((row) => {
    const entered = columns.filter(({ key, isReadOnly }) => !isReadOnly && cellsOf.get(row.key)?.[key] !== undefined);
    const cells = Object.fromEntries(entered.map(({ key }) => [key, cellsOf.get(row.key)?.[key] ?? '']));
    return { ...row, cells: { ...row.cells, ...cells } };
  });
}
