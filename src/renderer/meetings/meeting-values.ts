import type { Meeting, SaveMeeting } from '../../shared/meetings.ts';
import type { Likeness } from '../components/record-page/use-record-form.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import { participantRows } from './participant-sheet.ts';
import type { ParticipantRow } from './participant-sheet.ts';

/** A session in the form. Its participants live in the grid under `key`. */
export interface SessionValues {
  key: string;
  id?: string | undefined;
  title: string;
  date: string | null;
  startTime: string | null;
  endTime: string | null;
  place: string;
  areaCode: string | null;
  destination: string;
}

export type MeetingValues = Omit<SaveMeeting, 'id' | 'version' | 'sessions'> & { sessions: SessionValues[] };

/** The form's fields of a meeting; sessions that are the same as those of `like` keep their keys. */
export function meetingValues(
  meeting: Meeting | null,
  unitId: string,
  today: string,
  like?: Likeness<MeetingValues>,
): MeetingValues {
  const keyOf = (session: Meeting['sessions'][number], index: number) => {
    const shown = like?.values.sessions ?? [];
    const sent = like?.isSent ? shown[index] : undefined;
    return (shown.find(({ id }) => id === session.id) ?? sent)?.key ?? session.id ?? newRowKey();
  };
  return {
    unitId: meeting?.unitId ?? unitId,
    kind: meeting?.kind ?? '',
    number: meeting?.number ?? '',
    title: meeting?.title ?? '',
    purpose: meeting?.purpose ?? '',
    agenda: meeting?.agenda ?? '',
    chair: meeting?.chair ?? '',
    noteTaker: meeting?.noteTaker ?? '',
    speakers: meeting?.speakers ?? '',
    outcome: meeting?.outcome ?? '',
    programIds: meeting?.programIds ?? [],
    groupIds: meeting?.groupIds ?? [],
    sessions: meeting?.sessions.map((session, index) => ({
      key: keyOf(session, index),
      id: session.id,
      title: session.title,
      date: session.date,
      startTime: session.startTime,
      endTime: session.endTime,
      place: session.place,
      areaCode: session.areaCode,
      destination: session.destination,
    })) ?? [newSession(today)],
  };
}

export function newSession(date: string | null, taken: Partial<SessionValues> = {}): SessionValues {
  return {
    key: newRowKey(),
    title: '',
    date,
    startTime: '09:00',
    endTime: null,
    place: '',
    areaCode: null,
    destination: '',
    ...taken,
  };
}

/**
 * A meeting like another, on a day of its own: the same people invited again; number, outcome and who
 * came are the new meeting's own.
 */
export function meetingCopy(meeting: Meeting, unitId: string, today: string) {
  const values = meetingValues(meeting, unitId, today);
  const sessions = values.sessions.map((session) => ({ ...session, id: undefined, key: newRowKey(), date: today }));
  const rows = sessions.map(({ key }, index) => {
    const source = meeting.sessions[index];
    const invited = source ? participantRows(source).filter(({ cells }) => cells['status'] !== 'walkIn') : [];
    return [key, invited.map(invitedAgain)] as const;
  });
  return {
    values: { ...values, unitId, number: '', outcome: '', sessions },
    rows: Object.fromEntries(rows),
  };
}

/** The same person on another session's list, not come yet. */
export function invitedAgain({ cells, origin }: ParticipantRow): ParticipantRow {
  return { key: newRowKey(), origin: { personId: origin?.personId }, cells: { ...cells, status: 'invited' } };
}
