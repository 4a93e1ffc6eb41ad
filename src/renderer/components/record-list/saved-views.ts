import * as z from 'zod';
import { columnLayoutSchema } from './column-layout.ts';

/** A list as it was when the user gave it a name: search, filters, sorting and columns. */
export const savedViewSchema = z.object({
  name: z.string(),
  search: z.string(),
  sort: z.string(),
  descending: z.boolean(),
  filters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  layout: columnLayoutSchema,
});
export type SavedView = z.infer<typeof savedViewSchema>;

/** Adds a view, in place of one with the same name; views stand in the order of their names. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  return [...withoutView(views, view.name), view].toSorted((a, b) => a.name.localeCompare(b.name));
}

export function withoutView(views: readonly SavedView[], name: string): SavedView[] {
  return views.filter((known) => known.name.toLowerCase() !== name.toLowerCase());
}

/** Gives a view another name, in place of one that has it already. */
export function renameView(views: readonly SavedView[], from: string, to: string): SavedView[] {
  const view = views.find(({ name }) => name === from);
  return view ? withView(withoutView(views, from), { ...view, name: to }) : [...views];
}
