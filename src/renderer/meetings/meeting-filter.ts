import { useState } from 'react';

/** Null: not narrowed by it. */
export interface MeetingFilter {
  year: number | null;
  quarter: number | null;
  kind: string | null;
}

export const noFilter: MeetingFilter = { year: null, quarter: null, kind: null };

// Kept while a meeting is open, forgotten when the program ends.
let remembered = noFilter;

export function useMeetingFilter() {
  const [filter, setFilter] = useState(remembered);
  return [
    filter,
    (next: MeetingFilter) => {
      remembered = next;
      setFilter(next);
    },
  ] as const;
}
