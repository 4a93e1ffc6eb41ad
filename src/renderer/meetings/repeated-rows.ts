import type { Meeting, MeetingRow, Participant } from '../../shared/meetings.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import { notListed } from './listed-people.ts';
import type { ParticipantRow } from './participant-sheet.ts';

/** What a former meeting has in common with the one that is entered. */
export interface Kinship {
  isSameKind: boolean;
  sharesGroup: boolean;
  sharesProgram: boolean;
}

export type KinMeeting = MeetingRow & Kinship;

/** Former meetings, those most like the one on the screen first, the latest first among equals. */
export function byKinship(
  meetings: readonly MeetingRow[],
  like: { kind: string; ofGroups: ReadonlySet<string>; ofPrograms: ReadonlySet<string> },
): KinMeeting[] {
  return meetings
    .map((meeting) => ({
      ...meeting,
      isSameKind: meeting.kind === like.kind,
      sharesGroup: like.ofGroups.has(meeting.id),
      sharesProgram: like.ofPrograms.has(meeting.id),
    }))
    .toSorted((a, b) => closeness(b) - closeness(a) || b.date.localeCompare(a.date));
}

/** The same people come for a group rather than for a kind of meeting. */
function closeness({ isSameKind, sharesGroup, sharesProgram }: Kinship): number {
  return Number(sharesGroup) * 4 + Number(isSameKind) * 2 + Number(sharesProgram);
}

/**
 * The participants of some sessions who are not listed yet, invited anew and bound to the same people.
 * A group that is gone by now (`isGroup` says no) is left out of the row.
 */
export function repeatedRows(
  sessions: readonly Pick<Meeting['sessions'][number], 'participants'>[],
  listed: readonly ParticipantRow[],
  isGroup: (id: string) => boolean,
): ParticipantRow[] {
  return notListed(
    sessions.flatMap(({ participants }) => participants.map((participant) => invitedRow(participant, isGroup))),
    listed,
  );
}

/** A row that invites somebody known: nothing of what became of an earlier invitation goes over. */
export function invitedRow(
  participant: Omit<Participant, 'id' | 'status'>,
  isGroup: (id: string) => boolean,
): ParticipantRow {
  const { personId, groupId } = participant;
  return {
    key: newRowKey(),
    // A new row without a person is like one that was typed.
    ...(personId !== undefined && { origin: { personId } }),
    cells: {
      name: participant.name,
      gender: participant.gender ?? '',
      institution: participant.institution,
      position: participant.position,
      phone: participant.phone,
      status: 'invited',
      role: participant.role,
      groupId: groupId !== null && isGroup(groupId) ? groupId : '',
    },
  };
}
