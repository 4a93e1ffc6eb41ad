import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveMeetingSchema } from '../../shared/meetings.ts';
import type { Meeting, SaveMeeting } from '../../shared/meetings.ts';
import type { Issue } from '../../shared/validation.ts';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { placeIssues } from '../components/sheet-grid/place-issues.ts';
import { badCells } from '../components/sheet-grid/sheet-problems.ts';
import { isBlankRow } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn } from '../components/sheet-grid/sheet.ts';
import { issueText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { meetingValues } from './meeting-values.ts';
import type { MeetingValues, SessionValues } from './meeting-values.ts';
import { participantOf } from './participant-sheet.ts';
import { useSessionSheets } from './use-session-sheets.ts';

/** A meeting's form together with the grids of its sessions, and which session is open. */
export function useMeetingRecord(
  initial: Meeting | null,
  columns: readonly SheetColumn[],
  onBorn: (id: string) => void,
) {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const today = useToday();
  const sheets = useSessionSheets(initial);
  const entered = (key: string) => sheets.stateOf(key).rows.filter((row) => !isBlankRow(row, columns));

  const record = useRecordForm<Meeting, MeetingValues, SaveMeeting>({
    initial,
    valuesOf: (meeting) => meetingValues(meeting, unit.id, today),
    schema: saveMeetingSchema,
    inputOf: (values, meeting) => ({
      ...values,
      id: meeting?.id,
      version: meeting?.version,
      sessions: values.sessions.map(({ key, date, ...session }) => ({
        ...session,
        // The schema refuses a missing day and the field shows it.
        date: date ?? '',
        participants: entered(key).map(participantOf),
      })),
    }),
    write: (input) => client.meetings.save(input),
    load: (id) => client.meetings.get({ id }),
    onReset: (meeting) => {
      sheets.reset(meeting);
      openAsBefore(meeting);
    },
    badCells: (): number =>
      record.form
        .getValues('sessions')
        .reduce((sum, { key }) => sum + badCells({ ...sheets.stateOf(key), issues: [] }, columns).length, 0),
    placeIssues: placeOnSheets,
    onSaved: (meeting) => initial === null && onBorn(meeting.id),
  });
  const [active, setActive] = useState(() => record.form.getValues('sessions')[0]?.key ?? '');

  /** The server gives new sessions ids and may order them anew; the open one stays open. */
  function openAsBefore(meeting: Meeting) {
    const before = record.form.getValues('sessions').find(({ key }) => key === active);
    const same =
      meeting.sessions.find(({ id }) => id === active) ?? meeting.sessions.find((session) => isSame(session, before));
    setActive(same?.id ?? meeting.sessions[0]?.id ?? '');
  }

  function placeOnSheets(issues: Issue[]): Issue[] {
    const sessions = record.form.getValues('sessions');
    const columnKeys = columns.map(({ key }) => key);
    const rest = sessions.reduce((left, { key }, index) => {
      const keys = entered(key).map((row) => row.key);
      const prefix = ['sessions', index, 'participants'];
      const placed = placeIssues(left, prefix, keys, columnKeys, (issue) => issueText(t, issue));
      sheets.setIssues(key, placed.cells);
      return placed.rest;
    }, issues);
    const first = issues.find(({ path }) => path[0] === 'sessions');
    const toOpen = sessions[Number(first?.path[1])]?.key;
    if (toOpen !== undefined) setActive(toOpen);
    return rest;
  }

  return { record, sheets, active, setActive, entered };
}

function isSame(session: Meeting['sessions'][number], values: SessionValues | undefined): boolean {
  return (
    session.date === values?.date && session.place === values.place.trim() && session.title === values.title.trim()
  );
}
