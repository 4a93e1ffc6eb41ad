import { useDebouncedValue } from '@mantine/hooks';
import { useReducer } from 'react';
import type * as z from 'zod';
import { useUnit } from '../../shell/unit-context.tsx';
import { useRemembered } from '../../use-remembered.ts';
import { columnLayoutSchema, firstLayout } from './column-layout.ts';
import type { ColumnLayout } from './column-layout.ts';

/** Values of filters by the name of the list operation's field; a missing one does not narrow. */
export type FilterValues = Record<string, string | number | boolean>;

/** What a list shows of its records. */
export interface ListState {
  search: string;
  sort: string;
  descending: boolean;
  filters: FilterValues;
  /** Key of the row that was opened last, to come back to, and how far the list was scrolled. */
  opened?: string | undefined;
  offset?: number;
}

/** The input of a list operation. */
export type ListSchema = z.ZodType<{ search?: string | undefined; sort?: string | undefined; limit: number }>;

/** The columns that a list operation sorts by. */
export type SortOf<Schema extends ListSchema> = NonNullable<z.output<Schema>['sort']>;

/** A list's state and what to ask its operation for. */
export interface List<Schema extends ListSchema> {
  name: string;
  state: ListState;
  first: ListState;
  change: (next: Partial<ListState>) => void;
  layout: ColumnLayout;
  setLayout: (next: ColumnLayout) => void;
  /** Search, sorting, filters and the most rows that a list shows. */
  input: z.output<Schema>;
}

/** Rows that a list loads at most; with more, its sums still cover all. */
const mostRows = 5000;

// Outlives the pages, not the program: a list opened tomorrow starts fresh.
const remembered = new Map<string, ListState>();
const narrowed = new Map<string, FilterValues>();

/** A unit's list opens with these filters and no others, once: it is about to be gone to. */
export function narrowList(unitId: string, name: string, filters: FilterValues): void {
  narrowed.set(`${unitId}/${name}`, filters);
}

/**
 * A list's search, sorting and filters, kept under its name and the unit while other pages are open;
 * its columns are kept on this computer. `schema` is the list operation's input: what a saved filter
 * holds is checked by it, because an older version of the program may have saved it.
 */
export function useList<Schema extends ListSchema>(
  name: string,
  schema: Schema,
  initial: { sort: SortOf<Schema>; descending?: boolean; filters?: FilterValues },
): List<Schema> {
  const key = `${useUnit().id}/${name}`;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [layout, setLayout] = useRemembered(`list.${name}.columns`, columnLayoutSchema, firstLayout);
  const first: ListState = { search: '', descending: false, filters: {}, ...initial };
  const asked = narrowed.get(key);
  if (asked) {
    remembered.set(key, { ...first, filters: asked });
    narrowed.delete(key);
  }
  const state = remembered.get(key) ?? first;
  const [search] = useDebouncedValue(state.search, 150);
  return {
    name,
    state,
    first,
    layout,
    setLayout,
    input: inputOf(schema, { ...state, search }, first),
    change: (next) => {
      remembered.set(key, { ...(remembered.get(key) ?? first), ...next });
      redraw();
    },
  };
}

function inputOf<Schema extends ListSchema>(schema: Schema, state: ListState, first: ListState): z.output<Schema> {
  const read = schema.safeParse(rawInput(state));
  return read.success ? read.data : schema.parse(rawInput(first));
}

function rawInput({ search, sort, descending, filters }: ListState) {
  return { ...filters, search: search.slice(0, 200), sort, descending, limit: mostRows };
}

/** Sorting by a column: the same column again turns the order round. */
export function sortBy(state: ListState, column: string): Partial<ListState> {
  return { sort: column, descending: state.sort === column ? !state.descending : false };
}
