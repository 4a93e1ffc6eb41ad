import { useRef, useState } from 'react';
import * as z from 'zod';
import type { Meeting } from '../../shared/meetings.ts';
import { afterSave } from '../components/sheet-grid/merge-rows.ts';
import { rowsFromContent } from '../components/sheet-grid/row-content.ts';
import { changeRows, newSheet, typedRows } from '../components/sheet-grid/sheet.ts';
import type { CellIssue, SheetState } from '../components/sheet-grid/sheet.ts';
import { participantRows } from './participant-sheet.ts';
import type { ParticipantOrigin, ParticipantRow } from './participant-sheet.ts';

type States = Readonly<Record<string, SheetState<ParticipantOrigin>>>;
type Rows = Readonly<Record<string, readonly ParticipantRow[]>>;
const empty = newSheet<ParticipantOrigin>();

/** The participant grids of a meeting's sessions, by session key; each keeps its own undo. */
export function useSessionSheets(initial: Meeting | null) {
  const [states, setStates] = useState<States>(() => statesOf(initial));
  const [saved, setSaved] = useState<Rows>(() => rowsOf(states));
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
      setSaved(rowsOf(next));
      replace(next);
    },
    /** See `useSheet`: what it gives takes the saved sessions over, one for each that was sent. */
    send: (sent: readonly { key: string; rows: readonly ParticipantRow[] }[]) => {
      const all = rowsOf(latest.current);
      return (meeting: Meeting) => {
        const taken = sent.map(({ key, rows }, index) => {
          const fresh = meeting.sessions[index];
          const after = afterSave(stateOf(key), all[key] ?? [], rows, fresh ? participantRows(fresh) : []);
          return [key, after] as const;
        });
        setSaved(Object.fromEntries(taken.map(([key, after]) => [key, after.saved])));
        replace({ ...latest.current, ...Object.fromEntries(taken.map(([key, after]) => [key, after.state])) });
      };
    },
    /** Rows as a draft keeps them. */
    content: () => mapRows(latest.current, typedRows),
    takeContent: (content: unknown) => {
      const sheets = contentSchema.safeParse(content).data ?? {};
      const next = Object.entries(sheets).map(([key, rows]) => {
        return [key, changeRows(stateOf(key), rowsFromContent<ParticipantOrigin>(rows))] as const;
      });
      replace({ ...latest.current, ...Object.fromEntries(next) });
    },
    /** Goes on from rows that are saved in a newer version, with what the grids show over them. */
    rebase: (savedRows: Rows, shown: Rows) => {
      setSaved(savedRows);
      const next = Object.entries(shown).map(([key, rows]) => {
        return [key, changeRows(newSheet(savedRows[key] ?? []), rows)] as const;
      });
      replace(Object.fromEntries(next));
    },
    isDirty: Object.entries(states).some(([key, state]) => typedRows(state) !== (saved[key] ?? empty.rows)),
  };
}

const contentSchema = z.record(z.string(), z.unknown());

function statesOf(meeting: Meeting | null): States {
  const sessions = meeting?.sessions ?? [];
  return Object.fromEntries(sessions.map((session) => [session.id ?? '', newSheet(participantRows(session))]));
}

function rowsOf(states: States): Rows {
  return mapRows(states, ({ rows }) => rows);
}

function mapRows(states: States, rows: (state: SheetState<ParticipantOrigin>) => readonly ParticipantRow[]): Rows {
  return Object.fromEntries(Object.entries(states).map(([key, state]) => [key, rows(state)]));
}
