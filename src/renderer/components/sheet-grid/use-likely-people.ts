import { useEffect, useRef, useState } from 'react';
import { personOf } from './sheet-rows.ts';
import type { SheetColumn, SheetRow, Suggestion } from './sheet-rows.ts';

/** Long enough that a pasted list is asked about once, whole. */
const pause = 400;
const none: readonly Suggestion[] = [];

/**
 * Kept people whom the rows that are bound to nobody may be. Names are asked about together after a
 * pause, each once.
 */
export function useLikelyPeople(rows: readonly SheetRow[], column: SheetColumn | undefined) {
  const [found, setFound] = useState<ReadonlyMap<string, readonly Suggestion[]>>(new Map());
  const [declined, setDeclined] = useState<ReadonlySet<string>>(new Set());
  const asked = useRef(new Set<string>());
  const match = column?.people?.match;
  const key = column?.key ?? '';

  useEffect(() => {
    if (match === undefined) return;
    const timer = setTimeout(() => {
      const names = rows.filter((row) => personOf(row) === undefined).map((row) => row.cells[key] ?? '');
      const fresh = [...new Set(names)].filter((name) => name.length > 2 && !asked.current.has(name));
      if (fresh.length === 0) return;
      for (const name of fresh) asked.current.add(name);
      match(fresh).then(
        (answer) => setFound((before) => new Map([...before, ...answer])),
        // Only a hint: it is missing until the rows change again.
        () => {
          for (const name of fresh) asked.current.delete(name);
        },
      );
    }, pause);
    return () => clearTimeout(timer);
  }, [rows, match, key]);

  return {
    likely: (row: SheetRow | undefined): readonly Suggestion[] => {
      if (row === undefined || personOf(row) !== undefined || declined.has(row.key)) return none;
      return found.get(row.cells[key] ?? '') ?? none;
    },
    decline: (rowKey: string) => setDeclined((before) => new Set([...before, rowKey])),
  };
}
