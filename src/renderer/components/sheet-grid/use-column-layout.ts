import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ColumnDef } from '@tanstack/react-table';
import { useEffect, useMemo } from 'react';
import * as z from 'zod';
import { useRemembered } from '../../use-remembered.ts';
import type { SheetColumn, SheetRow } from './sheet-rows.ts';

const features = tableFeatures({ columnSizingFeature, columnResizingFeature, columnVisibilityFeature });

const layoutSchema = z.object({
  /** Pixels, of the columns whose width was changed. */
  widths: z.record(z.string(), z.number()),
  hidden: z.array(z.string()),
});

// The table keeps the columns only: rows are the sheet's, which has undo and needs no row model.
const noRows: readonly SheetRow[] = [];
const widthStep = 16;

/**
 * Which columns are shown and how wide, remembered on this computer for each kind of grid, which its
 * columns tell. `inNeed` are columns with something to mend: those are shown whatever was chosen.
 */
export function useColumnLayout(columns: readonly SheetColumn[], inNeed: ReadonlySet<string>) {
  const name = columns.map(({ key }) => key).join('-');
  const [layout, remember] = useRemembered(`grid.${name}`, layoutSchema, { widths: {}, hidden: [] });
  const definitions = useMemo(
    () =>
      columns.map(({ key, title, width, isRequired = false }): ColumnDef<typeof features, SheetRow> => ({
        id: key,
        header: title,
        size: width,
        minSize: 36,
        maxSize: 800,
        enableHiding: !isRequired,
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    columnResizeMode: 'onChange',
    initialState: {
      columnSizing: layout.widths,
      columnVisibility: Object.fromEntries(layout.hidden.map((key) => [key, false])),
    },
  });
  const { columnSizing, columnVisibility, columnResizing } = table.state;
  const isResizing = columnResizing.isResizingColumn !== false;

  useEffect(() => {
    const hidden = Object.keys(columnVisibility).filter((key) => columnVisibility[key] === false);
    const next = { widths: { ...columnSizing }, hidden };
    if (!isResizing && JSON.stringify(next) !== JSON.stringify(layout)) remember(next);
  });

  const shown = columns.filter(({ key, isRequired }) => {
    return isRequired || inNeed.has(key) || columnVisibility[key] !== false;
  });
  const shownKeys = shown.map(({ key }) => key).join('-');
  // oxlint-disable-next-line react/exhaustive-deps -- the same array while the same columns are shown, so that rows are not drawn anew
  const visible = useMemo(() => (shown.length === columns.length ? columns : shown), [columns, shownKeys]);

  function widen(key: string, direction: 1 | -1, drawn: number) {
    table.setColumnSizing((widths) => ({
      ...widths,
      [key]: clampWidth((widths[key] ?? drawn) + direction * widthStep),
    }));
  }

  return {
    visible,
    hidden: columns.filter((column) => !shown.includes(column)),
    /** Undefined where the column takes its share of what is free. */
    widthOf: (key: string) => (columnSizing[key] === undefined ? undefined : clampWidth(columnSizing[key])),
    widen,
    /** Starts a drag of the header's edge; `drawn` is how wide the column is now. */
    startResizing: (key: string, drawn: number, event: unknown) => {
      table.setColumnSizing((widths) => ({ ...widths, [key]: drawn }));
      const header = table.getFlatHeaders().find((candidate) => candidate.column.id === key);
      header?.getResizeHandler()(event);
    },
    resetWidth: (key: string) => table.getColumn(key)?.resetSize(),
    show: (key: string, isShown: boolean) => table.getColumn(key)?.toggleVisibility(isShown),
  };
}

export type ColumnLayout = ReturnType<typeof useColumnLayout>;

function clampWidth(width: number): number {
  return Math.max(36, Math.min(Math.round(width), 800));
}
