import { useRef, useState } from 'react';
import { changeRows, newSheet } from './sheet.ts';
import type { CellIssue, SheetRow, SheetState } from './sheet.ts';

/** The rows of a grid in a form, with what the form needs to know of them. */
export interface Sheet<Origin> {
  state: SheetState<Origin>;
  set: (state: SheetState<Origin>) => void;
  /** The rows as of now, also when a cell was committed in the same event that saves. */
  latest: () => SheetState<Origin>;
  isDirty: boolean;
  /** Starts anew from saved rows. */
  reset: (rows: readonly SheetRow<Origin>[]) => void;
  /** Replaces the rows as one step of undo. */
  change: (rows: readonly SheetRow<Origin>[]) => void;
  setIssues: (issues: readonly CellIssue[]) => void;
}

export function useSheet<Origin>(initial: () => readonly SheetRow<Origin>[]): Sheet<Origin> {
  const [state, setState] = useState(() => newSheet(initial()));
  const [saved, setSaved] = useState(state.rows);
  const latest = useRef(state);

  function set(next: SheetState<Origin>) {
    latest.current = next;
    setState(next);
  }

  return {
    state,
    set,
    latest: () => latest.current,
    isDirty: state.rows !== saved,
    reset: (rows) => {
      setSaved(rows);
      set(newSheet(rows));
    },
    change: (rows) => set(changeRows(latest.current, rows)),
    setIssues: (issues) => set({ ...latest.current, issues }),
  };
}
