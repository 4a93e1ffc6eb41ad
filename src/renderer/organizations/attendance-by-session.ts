import { attendingStatuses } from '../../shared/meetings.ts';
import type { ParticipantStatus } from '../../shared/meetings.ts';
import type { OrganizationMeetingRow } from '../../shared/organizations.ts';

export type Attendant = Pick<OrganizationMeetingRow, 'name' | 'position' | 'status'>;

/** A session of a meeting with a stakeholder's people on its list. */
export interface SessionAttendance extends Pick<
  OrganizationMeetingRow,
  'sessionId' | 'meetingId' | 'title' | 'date' | 'place'
> {
  came: Attendant[];
  /** Who was on the list and did not come, or of whom it is not known yet. */
  others: Attendant[];
}

const attending: readonly ParticipantStatus[] = attendingStatuses;

/** Participant rows under their sessions, in the order in which they come. */
export function attendanceBySession(rows: readonly OrganizationMeetingRow[]): SessionAttendance[] {
  const sessions = Map.groupBy(rows, ({ sessionId }) => sessionId);
  return [...sessions.values()].flatMap((people) => {
    const [first] = people;
    if (first === undefined) return [];
    const { sessionId, meetingId, title, date, place } = first;
    const came = people.filter(({ status }) => attending.includes(status));
    const others = people.filter(({ status }) => !attending.includes(status));
    return [{ sessionId, meetingId, title, date, place, came, others }];
  });
}
