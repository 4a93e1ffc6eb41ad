import { keptQuery } from '../../database/kept-query.ts';
import type { Queries } from '../../database/open.ts';
import { attendingStatuses } from '../../../shared/meetings.ts';
import { figure } from '../../database/values.ts';
import type { Label, Words } from '../choice-labels.ts';
import { sessionPlace } from '../session-place.ts';
import type { Period } from './period.ts';

/** A meeting with its sessions of the quarter. */
export interface MeetingFacts {
  id: string;
  /** Of its first session in the quarter. */
  date: string;
  kind: Label;
  title: string;
  places: string[];
  sessions: number;
  /** Unique people who came; whose gender is not known is in neither `male` nor `female`. */
  people: number;
  male: number;
  female: number;
  /** Every session that somebody came to counts. */
  attendances: number;
  institutions: number;
  outcome: string;
  /** Files that prove it, by kind. */
  evidence: { label: Label; files: number }[];
  programIds: string[];
  unit?: string;
}

/** Meetings held, attendances and unique people: three different figures (DOMAIN rule 6). */
export interface AttendanceCounts {
  meetings: number;
  attendances: number;
  people: number;
}

/** In the quarter, and since the year began. */
export interface AttendanceOfPeriod {
  quarter: AttendanceCounts;
  toDate: AttendanceCounts;
}

export interface AttendanceFacts extends AttendanceOfPeriod {
  /** Per program that had any, with the programs under it. */
  programs: Record<string, AttendanceOfPeriod>;
}

/**
 * Meetings that have a session in the quarter, each with that quarter's sessions only, so that one over
 * a quarter's end is in both; in the order of their first session.
 */
export async function meetingFacts(queries: Queries, period: Period, words: Words): Promise<MeetingFacts[]> {
  const attendance = new Map((await attendanceOfMeetings(queries, period)).map((row) => [row.meetingId, row]));
  const meetings = byMeeting(await sessionsOfQuarter(queries, period));
  const evidence = Map.groupBy(await evidenceOfMeetings(queries, period), ({ meetingId }) => meetingId);
  const programs = Map.groupBy(await programsOfMeetings(queries, period), ({ meetingId }) => meetingId);
  return meetings.map(([first, ...more]) => {
    const came = attendance.get(first.meetingId);
    return {
      id: first.meetingId,
      date: first.date,
      kind: words.of('meetingKind', first.kind),
      title: first.title,
      places: [...new Set([first, ...more].map(sessionPlace))],
      sessions: 1 + more.length,
      people: figure(came?.people),
      male: figure(came?.male),
      female: figure(came?.female),
      attendances: figure(came?.attendances),
      institutions: figure(came?.institutions),
      outcome: first.outcome,
      evidence: (evidence.get(first.meetingId) ?? []).map(({ kind, files }) => ({
        label: words.of('evidenceKind', kind),
        files: figure(files),
      })),
      programIds: (programs.get(first.meetingId) ?? []).map(({ programId }) => programId),
    };
  });
}

/** Counts of the unit, and of each of its programs. */
export async function attendanceFacts(queries: Queries, period: Period): Promise<AttendanceFacts> {
  const sinceNewYear = { ...period, from: period.yearFrom };
  const nothing = { meetings: 0, attendances: 0, people: 0 };
  const inQuarter = new Map((await countsByProgram(queries, period)).map((row) => [row.root, row]));
  const programs = (await countsByProgram(queries, sinceNewYear)).map((row) => {
    const ofQuarter = inQuarter.get(row.root);
    return [row.root, { quarter: ofQuarter ? countsOf(ofQuarter) : nothing, toDate: countsOf(row) }];
  });
  return {
    quarter: await countsOfUnit(queries, period),
    toDate: await countsOfUnit(queries, sinceNewYear),
    programs: Object.fromEntries(programs),
  };
}

/** The days that attendance is counted in. */
type DaysOfUnit = Pick<Period, 'unitId' | 'from' | 'to'>;

/** Sessions `s` of a unit's meetings `m` in use between two days, both included. */
function sessionsBetween(queries: Queries, { unitId, from, to }: DaysOfUnit) {
  return queries
    .selectFrom('meeting_session as s')
    .innerJoin('meeting as m', 'm.id', 's.meetingId')
    .where('m.unitId', '=', unitId)
    .where('m.deletedAt', 'is', null)
    .where('s.date', '>=', from)
    .where('s.date', '<=', to);
}

async function countsOfUnit(queries: Queries, days: DaysOfUnit): Promise<AttendanceCounts> {
  const [held] = await heldIn(queries, days);
  const [came] = await countsOfThoseWhoCame(queries, days);
  return countsOf({ ...held, ...came });
}

function countsOf(counts: { [Count in keyof AttendanceCounts]?: Parameters<typeof figure>[0] }): AttendanceCounts {
  return {
    meetings: figure(counts.meetings),
    attendances: figure(counts.attendances),
    people: figure(counts.people),
  };
}

const heldIn = keptQuery((queries, days: DaysOfUnit) =>
  sessionsBetween(queries, days).select(({ fn }) => fn.count('m.id').distinct().as('meetings')),
);

const countsOfThoseWhoCame = keptQuery((queries, days: DaysOfUnit) =>
  cameIn(queries, days).select(({ fn }) => [
    fn.countAll().as('attendances'),
    fn.count('participant.personId').distinct().as('people'),
  ]),
);

/** A program and all under it are one scope: what belongs to a part belongs to the whole, once. */
const countsByProgram = keptQuery((queries, { unitId, from, to }: DaysOfUnit) =>
  queries
    .withRecursive('scope(root, id)', (scope) =>
      scope
        .selectFrom('program')
        .where('unitId', '=', unitId)
        .where('deletedAt', 'is', null)
        .select(['id as root', 'id'])
        .union(
          scope
            .selectFrom('program as part')
            .innerJoin('scope', 'scope.id', 'part.parentId')
            .where('part.deletedAt', 'is', null)
            .select(['scope.root', 'part.id']),
        ),
    )
    .selectFrom('scope')
    .innerJoin('meeting_program', 'meeting_program.programId', 'scope.id')
    .innerJoin('meeting', 'meeting.id', 'meeting_program.meetingId')
    .innerJoin('meeting_session', 'meeting_session.meetingId', 'meeting.id')
    .leftJoin('participant', (join) =>
      join
        .onRef('participant.sessionId', '=', 'meeting_session.id')
        .on('participant.status', 'in', [...attendingStatuses]),
    )
    .where('meeting.deletedAt', 'is', null)
    .where('meeting_session.date', '>=', from)
    .where('meeting_session.date', '<=', to)
    .groupBy('scope.root')
    .orderBy('scope.root')
    .select(({ fn }) => [
      'scope.root as root',
      fn.count('meeting.id').distinct().as('meetings'),
      fn.count('participant.id').distinct().as('attendances'),
      fn.count('participant.personId').distinct().as('people'),
    ]),
);

interface SessionRow {
  meetingId: string;
  kind: string;
  title: string;
  outcome: string;
  date: string;
  place: string;
  destination: string;
}

/** Sessions of the quarter with their meetings, the earliest first. */
export function sessionsIn(queries: Queries, { unitId, from, to }: Period) {
  return queries
    .selectFrom('meeting_session')
    .innerJoin('meeting', 'meeting.id', 'meeting_session.meetingId')
    .where('meeting.unitId', '=', unitId)
    .where('meeting.deletedAt', 'is', null)
    .where('meeting_session.date', '>=', from)
    .where('meeting_session.date', '<=', to)
    .orderBy('meeting_session.date')
    .orderBy('meeting_session.position')
    .orderBy('meeting_session.id');
}

const sessionsOfQuarter = keptQuery((queries, period: Period) =>
  sessionsIn(queries, period).select([
    'meeting_session.meetingId as meetingId',
    'meeting.kind',
    'meeting.title',
    'meeting.outcome',
    'meeting_session.date',
    'meeting_session.place',
    'meeting_session.destination',
  ]),
);

/** Sessions of one meeting together, meetings in the order of their first session. */
function byMeeting(sessions: SessionRow[]): [SessionRow, ...SessionRow[]][] {
  const meetings = new Map<string, [SessionRow, ...SessionRow[]]>();
  for (const session of sessions) {
    const known = meetings.get(session.meetingId);
    if (known) known.push(session);
    else meetings.set(session.meetingId, [session]);
  }
  return [...meetings.values()];
}

/**
 * Who came to each meeting of the quarter, a row a person, so that somebody whose gender is known in one
 * session only still counts once.
 */
export function peopleOfMeetings(queries: Queries, period: Period) {
  return cameIn(queries, period)
    .groupBy(['meeting_session.meetingId', 'participant.personId'])
    .select(({ fn }) => [
      'meeting_session.meetingId as meetingId',
      'participant.personId as personId',
      fn.min('participant.gender').as('gender'),
      fn.countAll().as('attendances'),
    ]);
}

/** Per meeting: attendances, unique people by gender, institutions. */
const attendanceOfMeetings = keptQuery((queries, period: Period) =>
  queries
    .selectFrom(peopleOfMeetings(queries, period).as('person_of_meeting'))
    .leftJoin(
      institutionCounts(queries, period).as('institution_count'),
      'institution_count.meetingId',
      'person_of_meeting.meetingId',
    )
    .groupBy(['person_of_meeting.meetingId', 'institution_count.institutions'])
    .select(({ fn, case: when }) => [
      'person_of_meeting.meetingId as meetingId',
      'institution_count.institutions',
      fn.sum('person_of_meeting.attendances').as('attendances'),
      fn.countAll().as('people'),
      fn.sum(when().when('person_of_meeting.gender', '=', 'L').then(1).else(0).end()).as('male'),
      fn.sum(when().when('person_of_meeting.gender', '=', 'P').then(1).else(0).end()).as('female'),
    ]),
);

function institutionCounts(queries: Queries, period: Period) {
  return queries
    .selectFrom(institutionsOfMeetings(queries, period).as('i'))
    .groupBy('i.meetingId')
    .select(({ fn }) => ['i.meetingId', fn.count('i.institution').distinct().as('institutions')]);
}

/**
 * For whom each of those who came to the quarter's meetings came, in small letters, by which institutions
 * are told apart; and as it was written. Somebody without an institution came for their group.
 */
export function institutionsOfMeetings(queries: Queries, period: Period) {
  return cameIn(queries, period)
    .leftJoin('assisted_group', 'assisted_group.id', 'participant.groupId')
    .select(({ fn, case: when, ref }) => [
      'meeting_session.meetingId as meetingId',
      'participant.personId as personId',
      when()
        .when('participant.institution', '<>', '')
        .then(fn<string>('lower', [ref('participant.institution')]))
        .else(fn<string | null>('lower', [ref('assisted_group.name')]))
        .end()
        .as('institution'),
      when()
        .when('participant.institution', '<>', '')
        .then(ref('participant.institution'))
        .else(ref('assisted_group.name'))
        .end()
        .as('written'),
    ]);
}

/**
 * Rows of people who came to sessions between two days, both included. The sessions are asked for
 * first: joined to their meetings, all meetings of the unit would be gone through.
 */
export function cameIn(queries: Queries, days: DaysOfUnit) {
  return queries
    .selectFrom('participant')
    .innerJoin('meeting_session', 'meeting_session.id', 'participant.sessionId')
    .where('participant.sessionId', 'in', sessionsBetween(queries, days).select('s.id'))
    .where('participant.status', 'in', [...attendingStatuses]);
}

/** The quarter's meetings are asked for first, so that those of other years are not gone through. */
const evidenceOfMeetings = keptQuery((queries, period: Period) =>
  queries
    .selectFrom('attachment')
    .leftJoin('choice', (join) =>
      join.onRef('choice.code', '=', 'attachment.kind').on('choice.list', '=', 'evidenceKind'),
    )
    .where('attachment.ownerId', 'in', sessionsBetween(queries, period).select('s.meetingId'))
    .where('attachment.deletedAt', 'is', null)
    .groupBy(['attachment.ownerId', 'attachment.kind', 'choice.position'])
    .orderBy('choice.position')
    .orderBy('attachment.kind')
    .select(({ fn }) => ['attachment.ownerId as meetingId', 'attachment.kind', fn.countAll().as('files')]),
);

const programsOfMeetings = keptQuery((queries, { unitId, from, to }: Period) =>
  queries
    .selectFrom('meeting_program')
    .innerJoin('meeting', 'meeting.id', 'meeting_program.meetingId')
    .innerJoin('meeting_session', 'meeting_session.meetingId', 'meeting.id')
    .where('meeting.unitId', '=', unitId)
    .where('meeting_session.date', '>=', from)
    .where('meeting_session.date', '<=', to)
    .orderBy('meeting_program.programId')
    .select(['meeting_program.meetingId', 'meeting_program.programId'])
    .distinct(),
);
