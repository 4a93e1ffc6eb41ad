import { useRef, useState } from 'react';
import { afterSave } from './merge-rows.ts';
import { changeRows, newSheet, typedRows } from './sheet.ts';
import type { CellIssue, SheetRow, SheetState } from './sheet.ts';

/** The rows of a grid in a form, with what the form needs to know of them. */
export interface Sheet<Origin> {
  state: SheetState<Origin>;
  set: (state: SheetState<Origin>) => void;
  /** The rows as of now, also when a cell was committed in the same event that saves. */
  latest: () => SheetState<Origin>;
  /** Also while something unsaved stands in an open cell editor. */
  isDirty: boolean;
  /** Starts anew from saved rows. */
  reset: (rows: readonly SheetRow<Origin>[]) => void;
  /**
   * Called when rows are sent. What it gives takes the saved rows over, one for each that was sent, and
   * keeps what was typed meanwhile.
   */
  send: (sent: readonly SheetRow<Origin>[]) => (fresh: readonly SheetRow<Origin>[]) => void;
  /** Replaces the rows as one step of undo. */
  change: (rows: readonly SheetRow<Origin>[]) => void;
  /** Goes on from rows that are saved in a newer version, `rows` being what the grid shows over them. */
  rebase: (saved: readonly SheetRow<Origin>[], rows: readonly SheetRow<Origin>[]) => void;
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
    isDirty: typedRows(state) !== saved,
    reset: (rows) => {
      setSaved(rows);
      set(newSheet(rows));
    },
    send: (sent) => {
      const all = latest.current.rows;
      return (fresh) => {
        const after = afterSave(latest.current, all, sent, fresh);
        setSaved(after.saved);
        set(after.state);
      };
    },
    change: (rows) => set(changeRows(latest.current, rows)),
    rebase: (savedRows, rows) => {
      setSaved(savedRows);
      set(changeRows(newSheet(savedRows), rows));
    },
    setIssues: (issues) => set({ ...latest.current, issues }),
  };
}
