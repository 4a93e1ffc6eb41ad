import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ColumnDef } from '@tanstack/react-table';
import { leastWidth, mostWidth, visibilityOf } from './column-layout.ts';
import type { ColumnLayout } from './column-layout.ts';
import type { ListColumn } from './list-column.ts';

const features = tableFeatures({ columnOrderingFeature, columnSizingFeature, columnVisibilityFeature });

/**
 * A list's columns as the user has them: all in their order, and those that are shown. The table
 * library keeps order, visibility and sizes together; rows are sorted and filtered by the database.
 */
export function useListColumns<Row, Sort extends string>(
  columns: readonly ListColumn<Row, Sort>[],
  layout: ColumnLayout,
) {
  const definitions = columns.map(({ key, title, width }): ColumnDef<typeof features, object> => ({
    id: key,
    header: title,
    size: width,
    minSize: leastWidth,
    maxSize: mostWidth,
  }));
  const columnVisibility = visibilityOf(columns, layout);
  const { columnOrder, columnSizing } = layout;
  const table = useTable<typeof features, object>({
    features,
    columns: definitions,
    data: noRows,
    state: { columnOrder, columnSizing, columnVisibility },
  });
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const shown = table.getVisibleLeafColumns().flatMap(({ id }) => byKey.get(id) ?? []);
  const inMenu = table.getAllLeafColumns().map((column) => ({
    key: column.id,
    title: byKey.get(column.id)?.title ?? column.id,
    isShown: column.getIsVisible(),
    width: column.getSize(),
  }));
  return { shown, inMenu };
}

const noRows: never[] = [];
