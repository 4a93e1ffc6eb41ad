import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../shared/meetings.ts';
import type { RecordStart } from '../components/record-page/record-editor.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordActions } from '../components/record-page/use-record-actions.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import { badCells } from '../components/sheet-grid/sheet-problems.ts';
import { failureOf, failureText } from '../host/failure.ts';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { useGroupOptions } from '../use-record-options.ts';
import { membersNotListed } from './group-members.ts';
import { MeetingFacts } from './meeting-facts.tsx';
import { newSession } from './meeting-values.ts';
import { countUniquePeople, participantColumns } from './participant-sheet.ts';
import { SessionPanel } from './session-panel.tsx';
import { SessionTabs } from './session-tabs.tsx';
import { useMeetingRecord } from './use-meeting-record.ts';

export function MeetingForm(start: RecordStart<Meeting>) {
  const { t } = useTranslation();
  const { client } = useHost();
  const navigate = useNavigate();
  const groupOptions = useGroupOptions();
  const columns = useMemo(() => participantColumns(t, groupOptions), [t, groupOptions]);
  const { record, sheets, active, setActive, entered } = useMeetingRecord(start, columns);
  const { form, stored } = record;
  const { control } = form;
  const array = useFieldArray({ control, name: 'sessions', keyName: 'fieldKey' });
  const sessions = useWatch({ control, name: 'sessions' });
  const groupIds = useWatch({ control, name: 'groupIds' }) ?? [];
  const index = Math.max(
    0,
    sessions.findIndex(({ key }) => key === active),
  );
  const session = sessions[index];
  const actions = useRecordActions('meeting', stored, stored?.title ?? '');

  function addSession() {
    const added = newSession(session?.date ?? null);
    array.append(added, { shouldFocus: false });
    sheets.start(added.key, []);
    setActive(added.key);
  }

  function duplicateSession() {
    if (session === undefined) return;
    const copy = { ...session, id: undefined, key: newRowKey() };
    const rows = entered(session.key).map((row) => ({
      ...row,
      key: newRowKey(),
      // The same people, as new rows of the new session.
      origin: { personId: row.origin?.personId },
    }));
    array.insert(index + 1, copy, { shouldFocus: false });
    sheets.start(copy.key, rows);
    setActive(copy.key);
  }

  function removeSession() {
    const neighbour = sessions[index + 1] ?? sessions[index - 1];
    if (neighbour === undefined) return;
    array.remove(index);
    setActive(neighbour.key);
  }

  async function addMembers() {
    if (session === undefined || groupIds.length === 0) return;
    try {
      const groups = await Promise.all(groupIds.map((id) => client.groups.get({ id })));
      const listed = entered(session.key);
      const added = membersNotListed(t, groups, session.date ?? '', listed);
      if (added.length > 0) sheets.change(session.key, [...listed, ...added]);
      notifications.show({ message: t('meetings.membersAdded', { total: added.length }) });
    } catch (error) {
      notifications.show({ color: 'danger', message: failureText(t, failureOf(error)) });
    }
  }

  function markPresent() {
    if (session === undefined) return;
    const rows = sheets
      .stateOf(session.key)
      .rows.map((row) =>
        row.cells['status'] === 'invited' ? { ...row, cells: { ...row.cells, status: 'present' } } : row,
      );
    sheets.change(session.key, rows);
  }

  /** The sheet is made from what is saved, so unsaved work is saved first. */
  async function print() {
    const meeting = record.isDirty || stored === null ? await record.save() : stored;
    if (meeting === null || session === undefined) return;
    const printed =
      meeting.sessions.find(({ id }) => id === session.id) ??
      meeting.sessions.find(({ date, place }) => date === session.date && place === session.place.trim());
    const sessionId = (printed ?? meeting.sessions[0])?.id;
    if (sessionId === undefined) return;
    void navigate({ to: '/meetings/$id/sheet/$sessionId', params: { id: meeting.id, sessionId }, ignoreBlocker: true });
  }

  const errors = form.formState.errors.sessions;
  return (
    <RecordPage
      title={stored?.title ?? t('meetings.newTitle')}
      record={record}
      {...actions}
      actions={stored && <HistoryButton kind="meeting" record={stored} name={stored.title} />}
    >
      <MeetingFacts control={control} />
      <SessionTabs
        sessions={sessions.map(({ key, date }, place) => ({
          key,
          date,
          hasErrors: errors?.[place] !== undefined || badCells(sheets.stateOf(key), columns).length > 0,
        }))}
        active={session?.key ?? ''}
        onActive={setActive}
        onAdd={addSession}
        onDuplicate={duplicateSession}
        onRemove={removeSession}
      >
        {session !== undefined && (
          <SessionPanel
            // By place: a new session gets its id when it is saved, and the grid must keep its focus.
            key={index}
            control={control}
            index={index}
            columns={columns}
            state={sheets.stateOf(session.key)}
            onChange={(state) => sheets.set(session.key, state)}
            onAddMembers={() => void addMembers()}
            canAddMembers={groupIds.length > 0}
            onMarkPresent={markPresent}
            onPrint={() => void print()}
            uniquePeople={countUniquePeople(sessions.flatMap(({ key }) => entered(key)))}
          />
        )}
      </SessionTabs>
    </RecordPage>
  );
}
