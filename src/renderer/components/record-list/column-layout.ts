import * as z from 'zod';
import type { ListColumn } from './list-column.ts';

/** Which columns a list shows, in what order and how wide: what the user changed, in the table library's own words. */
export const columnLayoutSchema = z.object({
  /** Keys; columns that are not named follow in their own order. */
  columnOrder: z.array(z.string()),
  /** Only what differs from how the list starts. */
  columnVisibility: z.record(z.string(), z.boolean()),
  /** Pixels. */
  columnSizing: z.record(z.string(), z.number()),
});
export type ColumnLayout = z.infer<typeof columnLayoutSchema>;

export const firstLayout: ColumnLayout = { columnOrder: [], columnVisibility: {}, columnSizing: {} };

export const leastWidth = 36;
export const mostWidth = 900;
/** Between two columns, and on either side of a row: as in the style sheet. */
const gap = 16;
const side = 12;

type Column = Pick<ListColumn<never, string>, 'key' | 'width' | 'grows' | 'isOffered'>;

/** Visibility of every column, the user's choice over the list's own. */
export function visibilityOf(columns: readonly Column[], layout: ColumnLayout): Record<string, boolean> {
  return Object.fromEntries(
    columns.map(({ key, isOffered }) => [key, layout.columnVisibility[key] ?? isOffered !== true]),
  );
}

/** Moves a column before or behind its neighbours; `keys` is the present order of all columns. */
export function moveColumn(layout: ColumnLayout, keys: readonly string[], key: string, by: number): ColumnLayout {
  const from = keys.indexOf(key);
  const to = Math.max(0, Math.min(keys.length - 1, from + by));
  return { ...layout, columnOrder: keys.toSpliced(from, 1).toSpliced(to, 0, key) };
}

export function showColumn(layout: ColumnLayout, key: string, isShown: boolean): ColumnLayout {
  return { ...layout, columnVisibility: { ...layout.columnVisibility, [key]: isShown } };
}

/** Sets widths in pixels, within what can be read; null gives a column its first width back. */
export function sizeColumns(layout: ColumnLayout, widths: Record<string, number | null>): ColumnLayout {
  const columnSizing = { ...layout.columnSizing };
  for (const [key, width] of Object.entries(widths)) {
    if (width === null) delete columnSizing[key];
    else columnSizing[key] = Math.round(Math.max(leastWidth, Math.min(mostWidth, width)));
  }
  return { ...layout, columnSizing };
}

/** The CSS grid tracks of the shown columns: those sized by hand stay, the growing ones fill the window. */
export function gridTemplate(shown: readonly Column[], layout: ColumnLayout): string {
  return shown
    .map(({ key, width, grows }) => {
      const sized = layout.columnSizing[key];
      if (sized !== undefined) return `${sized}px`;
      return grows ? `minmax(${width}px, ${width}fr)` : `${width}px`;
    })
    .join(' ');
}

/** Narrower than this, the list scrolls sideways; pixels. */
export function leastListWidth(shown: readonly Column[], layout: ColumnLayout): number {
  const widths = shown.map(({ key, width }) => layout.columnSizing[key] ?? width);
  return widths.reduce((sum, width) => sum + width, 2 * side + gap * (shown.length - 1));
}
