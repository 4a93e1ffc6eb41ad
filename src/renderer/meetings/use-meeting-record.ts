import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveMeetingSchema } from '../../shared/meetings.ts';
import type { Meeting, SaveMeeting } from '../../shared/meetings.ts';
import type { Issue } from '../../shared/validation.ts';
import type { FormRows } from '../components/record-page/form-rows.ts';
import type { RecordStart } from '../components/record-page/record-editor.tsx';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { placeIssues } from '../components/sheet-grid/place-issues.ts';
import { badCells, doubtfulCells } from '../components/sheet-grid/sheet-problems.ts';
import { isBlankRow } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn } from '../components/sheet-grid/sheet.ts';
import { mergeSheet } from '../components/sheet-grid/use-sheet-rows.ts';
import { issueText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { meetingCopy, meetingValues } from './meeting-values.ts';
import type { MeetingValues, SessionValues } from './meeting-values.ts';
import { participantOf, participantRows } from './participant-sheet.ts';
import { useSessionSheets } from './use-session-sheets.ts';

/** A meeting's form together with the grids of its sessions, and which session is open. */
export function useMeetingRecord(start: RecordStart<Meeting>, columns: readonly SheetColumn[]) {
  const { initial, source, draftKey, onBorn } = start;
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const today = useToday();
  const sheets = useSessionSheets(initial);
  const entered = (key: string) => sheets.stateOf(key).rows.filter((row) => !isBlankRow(row, columns));
  const sessions = (): SessionValues[] => record.form.getValues('sessions');

  const rows: FormRows<Meeting> = {
    isDirty: sheets.isDirty,
    revision: sheets.states,
    badCells: () =>
      sessions().reduce((sum, { key }) => sum + badCells({ ...sheets.stateOf(key), issues: [] }, columns).length, 0),
    doubts: () => sessions().reduce((sum, { key }) => sum + doubtfulCells(sheets.stateOf(key), columns).length, 0),
    placeIssues: placeOnSheets,
    reset: (meeting) => {
      sheets.reset(meeting);
      openAsBefore(meeting);
    },
    send: () => sheets.send(sessions().map(({ key }) => ({ key, rows: entered(key) }))),
    content: sheets.content,
    takeContent: sheets.takeContent,
    merge: mergeSessions,
  };
  const record = useRecordForm<Meeting, MeetingValues, SaveMeeting>({
    kind: 'meeting',
    initial,
    draftKey,
    prefill: source && (() => meetingCopy(source, unit.id, today)),
    valuesOf: (meeting, like) => meetingValues(meeting, unit.id, today, like),
    titleOf: ({ title }) => title,
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
    rows,
    onSaved: (meeting) => initial === null && onBorn(meeting.id),
  });
  const [active, setActive] = useState(() => sessions()[0]?.key ?? '');

  /** Another version may have its sessions in another order; the open one stays open. */
  function openAsBefore(meeting: Meeting) {
    const before = sessions().find(({ key }) => key === active);
    const same = meeting.sessions.find(({ id }) => id === (before?.id ?? active));
    setActive(same?.id ?? meeting.sessions[0]?.id ?? '');
  }

  function placeOnSheets(issues: Issue[]): Issue[] {
    const columnKeys = columns.map(({ key }) => key);
    const rest = sessions().reduce((left, { key }, index) => {
      const keys = entered(key).map((row) => row.key);
      const prefix = ['sessions', index, 'participants'];
      const placed = placeIssues(left, prefix, keys, columnKeys, (issue) => issueText(t, issue));
      sheets.setIssues(key, placed.cells);
      return placed.rest;
    }, issues);
    const first = issues.find(({ path }) => path[0] === 'sessions');
    const toOpen = sessions()[Number(first?.path[1])]?.key;
    if (toOpen !== undefined) setActive(toOpen);
    return rest;
  }

  /** Session by session; one that only one side has comes with the form's fields, and its rows with it. */
  function mergeSessions(base: Meeting, theirs: Meeting): ReturnType<FormRows<Meeting>['merge']> {
    const shown = sessions();
    const keyOf = (id: string | undefined) => shown.find((session) => session.id === id)?.key ?? id ?? '';
    const rowsOf = (meeting: Meeting, id: string | undefined) => {
      const session = meeting.sessions.find((candidate) => candidate.id === id);
      return session ? participantRows(session) : [];
    };
    const merged = theirs.sessions.map((session, index) => {
      const key = keyOf(session.id);
      const isShown = shown.some((own) => own.key === key);
      const label = t('meetings.session', { number: index + 1 });
      const saved = participantRows(session);
      return {
        key,
        saved,
        ...mergeSheet(columns, label, rowsOf(base, session.id), isShown ? entered(key) : saved, saved),
      };
    });
    return {
      differences: merged.flatMap(({ differences }) => differences),
      apply: (choiceOf) =>
        sheets.rebase(Object.fromEntries(merged.map(({ key, saved }) => [key, saved])), {
          ...Object.fromEntries(shown.map(({ key }) => [key, sheets.stateOf(key).rows])),
          ...Object.fromEntries(merged.map(({ key, rows: rowsOfChoice }) => [key, rowsOfChoice(choiceOf)])),
        }),
    };
  }

  return { record, sheets, active, setActive, entered };
}
