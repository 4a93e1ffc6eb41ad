import type { TemplateContent } from '../../shared/meeting-templates.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import type { MeetingValues, SessionValues } from './meeting-values.ts';
import { participantOf } from './participant-sheet.ts';
import type { ParticipantRow } from './participant-sheet.ts';
import { invitedRow } from './repeated-rows.ts';

/** The form as a pattern: no dates, no number, no outcome; participants (by session key) where wanted. */
export function templateOf(
  values: MeetingValues,
  participantsOf: (sessionKey: string) => readonly ParticipantRow[],
): TemplateContent {
  return {
    kind: values.kind,
    title: values.title,
    purpose: values.purpose ?? '',
    agenda: values.agenda ?? '',
    chair: values.chair ?? '',
    noteTaker: values.noteTaker ?? '',
    speakers: values.speakers ?? '',
    programIds: values.programIds ?? [],
    groupIds: values.groupIds ?? [],
    sessions: values.sessions.map(({ key, id: _, date: __, ...session }) => ({
      ...session,
      // A walk-in came once; the pattern is of those who are invited.
      participants: participantsOf(key)
        .filter((row) => row.cells['status'] !== 'walkIn')
        .map(templateParticipant),
    })),
  };
}

function templateParticipant(row: ParticipantRow): TemplateContent['sessions'][number]['participants'][number] {
  const { personId, name, gender, institution, position, phone, role, groupId } = participantOf(row);
  return {
    ...(personId !== undefined && { personId }),
    name,
    gender: gender ?? null,
    institution: institution ?? '',
    position: position ?? '',
    phone: phone ?? '',
    role: role ?? 'invitee',
    groupId: groupId ?? null,
  };
}

/** What a form begins with: fields, sessions on a day, and the rows of each session's grid. */
export interface TemplateStart {
  fields: Omit<TemplateContent, 'sessions'>;
  sessions: SessionValues[];
  rows: Record<string, ParticipantRow[]>;
}

export function startOf({ sessions, ...fields }: TemplateContent, date: string): TemplateStart {
  const keyed = sessions.map((session) => ({ ...session, key: newRowKey() }));
  return {
    fields,
    sessions: keyed.map(({ participants: _, ...session }) => ({ ...session, date })),
    // A pattern comes without the groups that are gone.
    rows: Object.fromEntries(
      keyed.map(({ key, participants }) => [key, participants.map((row) => invitedRow(row, () => true))]),
    ),
  };
}
