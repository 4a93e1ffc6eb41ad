import { useRef, useState } from 'react';
import type { Meeting } from '../../shared/meetings.ts';
import { changeRows, newSheet } from '../components/sheet-grid/sheet.ts';
import type { CellIssue, SheetState } from '../components/sheet-grid/sheet.ts';
import { participantRows } from './participant-sheet.ts';
import type { ParticipantOrigin, ParticipantRow } from './participant-sheet.ts';

type States = Readonly<Record<string, SheetState<ParticipantOrigin>>>;
const empty = newSheet<ParticipantOrigin>();

/** The participant grids of a meeting's sessions, by session key; each keeps its own undo. */
export function useSessionSheets(initial: Meeting | null) {
  const [states, setStates] = useState<States>(() => statesOf(initial));
  const [saved, setSaved] = useState(states);
  // Ctrl+S commits a cell and saves in the same event, before the next render.
  const latest = useRef(states);

  function replace(next: States) {
    latest.current = next;
    setStates(next);
  }
  const stateOf = (key: string) => latest.current[key] ?? empty;

  return {
    states,
    stateOf,
    set: (key: string, state: SheetState<ParticipantOrigin>) => replace({ ...latest.current, [key]: state }),
    change: (key: string, rows: readonly ParticipantRow[]) =>
      replace({ ...latest.current, [key]: changeRows(stateOf(key), rows) }),
    start: (key: string, rows: readonly ParticipantRow[]) => replace({ ...latest.current, [key]: newSheet(rows) }),
    setIssues: (key: string, issues: readonly CellIssue[]) =>
      replace({ ...latest.current, [key]: { ...stateOf(key), issues } }),
    reset: (meeting: Meeting) => {
      const next = statesOf(meeting);
      setSaved(next);
      replace(next);
    },
    isDirty: Object.entries(states).some(([key, state]) => state.rows !== (saved[key] ?? empty).rows),
  };
}

function statesOf(meeting: Meeting | null): States {
  const sessions = meeting?.sessions ?? [];
  return Object.fromEntries(sessions.map((session) => [session.id ?? '', newSheet(participantRows(session))]));
}
