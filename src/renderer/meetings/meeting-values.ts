import type { Meeting, SaveMeeting } from '../../shared/meetings.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';

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

export function meetingValues(meeting: Meeting | null, unitId: string, today: string): MeetingValues {
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
    sessions: meeting?.sessions.map((session) => ({
      key: session.id ?? newRowKey(),
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

export function newSession(date: string | null): SessionValues {
  return {
    key: newRowKey(),
    title: '',
    date,
    startTime: '09:00',
    endTime: null,
    place: '',
    areaCode: null,
    destination: '',
  };
}
