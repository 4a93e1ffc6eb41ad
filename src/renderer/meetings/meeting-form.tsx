import { ActionIcon, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { IconTemplate } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../shared/meetings.ts';
import { FilledNote } from '../components/form/filled-note.tsx';
import type { RecordStart } from '../components/record-page/record-editor.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordActions } from '../components/record-page/use-record-actions.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import { badCells } from '../components/sheet-grid/sheet-problems.ts';
import { meetingDocuments } from '../documents/meeting-documents.ts';
import { PrintMenu } from '../documents/print-menu.tsx';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { failureOf, failureText } from '../host/failure.ts';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { useGroupOptions } from '../use-record-options.ts';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { useSuggestedPeople } from '../people/suggested-people.ts';
import { useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import { goToLastRow, leaveCell } from './go-to-last-row.ts';
import { membersNotListed } from './group-members.ts';
import { sessionDefaults } from './meeting-defaults.ts';
import { MeetingFacts } from './meeting-facts.tsx';
import { MeetingParts } from './meeting-parts.tsx';
import { MeetingTools } from './meeting-tools.tsx';
import type { MeetingTool } from './meeting-tools.tsx';
import { newSession } from './meeting-values.ts';
import { countUniquePeople, participantColumns } from './participant-sheet.ts';
import { SessionPanel } from './session-panel.tsx';
import { SessionTabs } from './session-tabs.tsx';
import { useMeetingDefaults } from './use-meeting-defaults.ts';
import { useMeetingRecord } from './use-meeting-record.ts';
import { useTemplateStart } from './use-template-start.ts';
import { walkInRow } from './walk-in.ts';

export function MeetingForm(start: RecordStart<Meeting>) {
  const { t } = useTranslation();
  const { client } = useHost();
  const navigate = useNavigate();
  const groupOptions = useGroupOptions();
  const people = useSuggestedPeople(useUnit().id);
  const columns = useMemo(() => participantColumns(t, groupOptions, people), [t, groupOptions, people]);
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
  const [tool, setTool] = useState<MeetingTool | null>(null);
  const language = useLanguage();
  useTemplateStart(form, start.initial === null, sheets.start, setActive);
  const filledIn = useMeetingDefaults(form, {
    isNew: start.initial === null && stored === null,
    isSaving: record.isSaving,
  });

  function addSession() {
    const added = newSession(session?.date ?? null, sessionDefaults(sessions.at(-1)));
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

  /** The members of some groups, which become groups of the meeting. */
  async function addMembers(ofGroups: readonly string[]) {
    if (session === undefined) return;
    try {
      const groups = await Promise.all(ofGroups.map((id) => client.groups.get({ id })));
      const listed = entered(session.key);
      const added = membersNotListed(t, groups, session.date ?? '', listed);
      if (added.length > 0) sheets.change(session.key, [...listed, ...added]);
      const known = form.getValues('groupIds') ?? [];
      const further = ofGroups.filter((id) => !known.includes(id));
      if (further.length > 0) form.setValue('groupIds', [...known, ...further], { shouldDirty: true });
      notifications.show({ message: t('meetings.membersAdded', { total: added.length }) });
    } catch (error) {
      notifications.show({ color: 'danger', message: failureText(t, failureOf(error)) });
    }
  }

  function addWalkIn() {
    if (session === undefined) return;
    leaveCell();
    sheets.change(session.key, [...entered(session.key), walkInRow()]);
    goToLastRow(t('meetings.participants'));
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
  // Files belong to what is saved.
  const sessionOptions =
    stored !== null && stored.sessions.length > 1
      ? stored.sessions.map(({ id }, place) => ({
          value: id ?? '',
          label: t('meetings.session', { number: place + 1 }),
        }))
      : undefined;
  return (
    <RecordPage
      title={stored?.title ?? t('meetings.newTitle')}
      record={record}
      {...actions}
      actions={
        <>
          {stored && <HistoryButton kind="meeting" record={stored} name={stored.title} />}
          {stored && (
            <PrintMenu
              documents={meetingDocuments}
              hasSheets
              saved={() => (record.isDirty ? record.save() : Promise.resolve(stored))}
            />
          )}
          <Tooltip label={t('meetingEntry.saveTemplateHint')}>
            <ActionIcon aria-label={t('meetingEntry.saveAsTemplate')} onClick={() => setTool('template')}>
              <IconTemplate size={17} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      <MeetingParts meetingId={stored?.id} />
      <MeetingFacts control={control} />
      {filledIn && (
        <FilledNote
          text={t('meetingEntry.filledIn', {
            fields: filledIn.fields.map((field) => t(`meetings.${field === 'areaCode' ? 'area' : field}`)).join(', '),
            title: filledIn.from.title,
            date: formatShortDate(filledIn.from.date, language),
          })}
          onClear={filledIn.clear}
        />
      )}
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
            onAddMembers={() => (groupIds.length > 0 ? void addMembers(groupIds) : setTool('groups'))}
            onAddWalkIn={addWalkIn}
            onTool={setTool}
            onMarkPresent={markPresent}
            onPrint={() => void print()}
            uniquePeople={countUniquePeople(sessions.flatMap(({ key }) => entered(key)))}
          />
        )}
      </SessionTabs>
      <EvidencePanel kind="meeting" id={stored?.id ?? null} sessions={sessionOptions} />
      {session !== undefined && (
        <MeetingTools
          form={form}
          meetingId={stored?.id}
          tool={tool}
          onTool={setTool}
          rowsOf={entered}
          sessionKey={session.key}
          sessionId={session.id}
          state={sheets.stateOf(session.key)}
          onState={(state) => sheets.set(session.key, state)}
          onAddMembers={(ofGroups) => void addMembers(ofGroups)}
          onAddWalkIn={addWalkIn}
        />
      )}
    </RecordPage>
  );
}
