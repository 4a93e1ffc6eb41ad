import type { Gender } from '../../../shared/people.ts';
import { attendingStatuses } from '../../../shared/meetings.ts';
import type { Queries } from '../../database/open.ts';
import type { Period } from '../quarterly/period.ts';

/** A session held since the year began, with what of its meeting it is told apart by. */
export interface SessionRow {
  id: string;
  meetingId: string;
  kind: string;
  date: string;
  areaCode: string | null;
  fullName: string | null;
}

/** Somebody who came to a session. */
export interface AttendanceRow {
  sessionId: string;
  personId: string;
  gender: Gender | null;
  groupId: string | null;
  groupName: string | null;
}

/** Sessions of the unit from the year's first day to the quarter's last, the earliest first. */
export function sessionRows(queries: Queries, period: Period): Promise<SessionRow[]> {
  return held(queries, period)
    .leftJoin('area as a', 'a.code', 's.areaCode')
    .select(['s.id', 's.meetingId', 'm.kind', 's.date', 's.areaCode', 'a.fullName'])
    .orderBy('s.date')
    .orderBy('s.position')
    .orderBy('s.id')
    .execute();
}

/** Those who came to these sessions; the group is the one that they came for. */
export function attendanceRows(queries: Queries, period: Period): Promise<AttendanceRow[]> {
  return held(queries, period)
    .innerJoin('participant as p', 'p.sessionId', 's.id')
    .leftJoin('assisted_group as g', 'g.id', 'p.groupId')
    .where('p.status', 'in', [...attendingStatuses])
    .select(['p.sessionId', 'p.personId', 'p.gender', 'p.groupId', 'g.name as groupName'])
    .execute();
}

/** The programs that each meeting belongs to. */
export function meetingPrograms(queries: Queries, period: Period) {
  return held(queries, period)
    .innerJoin('meeting_program as x', 'x.meetingId', 'm.id')
    .select(['x.meetingId', 'x.programId'])
    .distinct()
    .execute();
}

/** The groups that each meeting is of. */
export function meetingGroups(queries: Queries, period: Period) {
  return held(queries, period)
    .innerJoin('meeting_group as x', 'x.meetingId', 'm.id')
    .innerJoin('assisted_group as g', 'g.id', 'x.groupId')
    .where('g.deletedAt', 'is', null)
    .select(['x.meetingId', 'x.groupId', 'g.name as groupName'])
    .distinct()
    .execute();
}

function held(queries: Queries, { unitId, yearFrom, to }: Period) {
  return queries
    .selectFrom('meeting_session as s')
    .innerJoin('meeting as m', 'm.id', 's.meetingId')
    .where('m.unitId', '=', unitId)
    .where('m.deletedAt', 'is', null)
    .where('s.date', '>=', yearFrom)
    .where('s.date', '<=', to);
}
