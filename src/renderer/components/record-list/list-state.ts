import { useState } from 'react';

/** What a list remembers while another page is open. */
export interface ListState<Sort extends string> {
  search: string;
  sort: Sort;
  descending: boolean;
  /** Key of the row that was opened last, to come back to. */
  opened?: string;
}

// Outlives the pages, not the program: a list opened tomorrow starts fresh.
const remembered = new Map<string, ListState<string>>();

/** A list's search and sorting, kept under its name. */
export function useListState<Sort extends string>(name: string, initial: { sort: Sort; descending?: boolean }) {
  const [state, setState] = useState<ListState<Sort>>(() => {
    // Only this function writes under the name, always with this Sort.
    const known = remembered.get(name) as ListState<Sort> | undefined;
    return known ?? { search: '', descending: false, ...initial };
  });
  function change(next: Partial<ListState<Sort>>) {
    const changed = { ...state, ...next };
    remembered.set(name, changed);
    setState(changed);
  }
  return [state, change] as const;
}

/** Sorting by a column: the same column again turns the order round. */
export function sortBy<Sort extends string>(state: ListState<Sort>, column: Sort): Partial<ListState<Sort>> {
  return { sort: column, descending: state.sort === column ? !state.descending : false };
}
