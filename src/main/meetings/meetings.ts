import type * as z from 'zod';
import type {
  listMeetingsSchema,
  Meeting as MeetingRecord,
  saveMeetingSchema,
  Session,
} from '../../shared/meetings.ts';
import { attendingStatuses } from '../../shared/meetings.ts';
import { periodOf } from '../../shared/quarter.ts';
import { searchText } from '../../shared/search-text.ts';
import { among } from '../database/among.ts';
import { joinedNames } from '../database/joined-names.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import { listed, requireAreas, requireChoices, requireRecords } from '../database/references.ts';
import { replaceLinks, replaceRows, saveRecord } from '../database/rows.ts';
import { recordContains } from '../database/search-index.ts';
import { figure } from '../database/values.ts';
import { withinArea } from '../database/within-area.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { replaceMany } from '../history/many-rows.ts';
import type { Writing } from '../history/writing.ts';
import { writing } from '../history/writing.ts';
import { linkPeople } from '../people/link-people.ts';
import { todayOfList } from '../units/units.ts';
import { Meeting, MeetingGroup, MeetingProgram, MeetingSession, Participant } from './meetings.entity.ts';

type MeetingInput = z.output<typeof saveMeetingSchema>;

const sortColumns = {
  date: 's.firstDate',
  lastDate: 's.lastDate',
  kind: 'k.label',
  number: 'm.number',
  title: 'm.searchName',
  place: 's.firstPlace',
  chair: 'm.chair',
  participants: 'c.participants',
  attended: 'c.attended',
} as const;

/**
 * Meetings, newest first unless asked otherwise, and the sums over all that match. A quarter's list
 * holds every meeting with a session in it. People are counted once a meeting, however many sessions
 * they were in.
 */
export async function listMeetings(context: FeatureContext, input: z.output<typeof listMeetingsSchema>) {
  const queries = reading(context);
  const today = await todayOfList(context, queries, input);
  const found = filteredMeetings(queries, input, today);
  const isDescending = input.sort === undefined || input.descending;
  const isNarrow = [input.search, input.areaCode, input.groupId, input.programId].some(Boolean);
  const [page, total, { people }] = await Promise.all([
    found
      .innerJoin(sessionFacts(queries), 's.ofMeeting', 'm.id')
      .leftJoin('choice as k', (join) => join.onRef('k.code', '=', 'm.kind').on('k.list', '=', 'meetingKind'))
      .leftJoin(peopleCounts(queries, isNarrow ? found : undefined), 'c.ofMeeting', 'm.id')
      .leftJoin(programNames(queries), 'pn.ofMeeting', 'm.id')
      .leftJoin(groupNames(queries), 'gn.ofMeeting', 'm.id')
      .select([
        'm.id',
        'm.version',
        'm.kind',
        'm.title',
        'm.number',
        'm.chair',
        'm.outcome',
        's.firstDate as date',
        's.lastDate',
        's.firstPlace as place',
        's.sessions',
        'pn.programs',
        'gn.groups',
        ...countColumns,
      ])
      // Counting the people is most of the work, so the sums are taken while they are at hand.
      .select(({ fn }) => [
        fn.sum<number>('s.sessions').over().as('allSessions'),
        fn.sum<number>('c.participants').over().as('allParticipants'),
        fn.sum<number>('c.attended').over().as('allAttended'),
        fn.sum<number>('c.attendedMale').over().as('allAttendedMale'),
        fn.sum<number>('c.attendedFemale').over().as('allAttendedFemale'),
        fn.sum<number>('c.attendances').over().as('allAttendances'),
      ])
      .orderBy(sortColumns[input.sort ?? 'date'], isDescending ? 'desc' : 'asc')
      .orderBy('m.id')
      .limit(input.limit)
      .offset(input.offset)
      .execute(),
    found.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    found
      .innerJoin('meeting_session as ms', 'ms.meetingId', 'm.id')
      .innerJoin('participant as pt', 'pt.sessionId', 'ms.id')
      .where('pt.status', 'in', [...attendingStatuses])
      .select(({ fn }) => fn.count<number>('pt.personId').distinct().as('people'))
      .executeTakeFirstOrThrow(),
  ]);
  const first = page[0];
  return {
    total: total.total,
    totals: {
      sessions: figure(first?.allSessions),
      participants: figure(first?.allParticipants),
      attended: figure(first?.allAttended),
      attendedMale: figure(first?.allAttendedMale),
      attendedFemale: figure(first?.allAttendedFemale),
      attendances: figure(first?.allAttendances),
      people,
    },
    rows: page.map((row) => ({
      id: row.id,
      version: row.version,
      kind: row.kind,
      title: row.title,
      number: row.number,
      chair: row.chair,
      outcome: row.outcome,
      date: row.date,
      lastDate: row.lastDate,
      place: row.place,
      sessions: row.sessions,
      programs: row.programs ?? '',
      groups: row.groups ?? '',
      participants: row.participants ?? 0,
      attended: row.attended ?? 0,
      attendedMale: row.attendedMale ?? 0,
      attendedFemale: row.attendedFemale ?? 0,
      attendances: row.attendances ?? 0,
    })),
  };
}

function filteredMeetings(queries: Queries, input: z.output<typeof listMeetingsSchema>, today: string) {
  let found = queries.selectFrom('meeting as m').where('m.deletedAt', 'is', null);
  if (input.unitId) found = found.where('m.unitId', '=', input.unitId);
  if (input.kind) found = found.where('m.kind', '=', input.kind);
  if (input.search)
    found = found.where(
      recordContains('meeting', { id: 'm.id', searchName: 'm.searchName' }, searchText(input.search)),
    );
  const { year, quarter, groupId, programId, areaCode, lacks } = input;
  const inSessions = queries.selectFrom('meeting_session as ms').select('ms.meetingId');
  const ofGroups = queries.selectFrom('meeting_group as mg').select('mg.meetingId');
  const ofPrograms = queries.selectFrom('meeting_program as mp').select('mp.meetingId');
  const withPeople = inSessions.innerJoin('participant as pt', 'pt.sessionId', 'ms.id');
  if (year) {
    const { from, to } = periodOf(year, quarter);
    found = found.where('m.id', 'in', inSessions.where('ms.date', '>=', from).where('ms.date', '<=', to));
  }
  if (areaCode) found = found.where('m.id', 'in', inSessions.where(withinArea('ms.areaCode', areaCode)));
  if (groupId) found = found.where('m.id', 'in', ofGroups.where('mg.groupId', '=', groupId));
  if (programId) found = found.where('m.id', 'in', ofPrograms.where('mp.programId', '=', programId));
  if (lacks === 'group') found = found.where('m.id', 'not in', ofGroups);
  if (lacks === 'program') found = found.where('m.id', 'not in', ofPrograms);
  if (lacks === 'outcome') found = found.where('m.outcome', '=', '');
  if (lacks === 'participants') found = found.where('m.id', 'not in', withPeople);
  if (lacks === 'attendance') {
    // Nobody can have come to what lies ahead.
    found = found
      .where('m.id', 'not in', withPeople.where('pt.status', 'in', [...attendingStatuses]))
      .where('m.id', 'in', inSessions.where('ms.date', '<', today));
  }
  return found;
}

function programNames(queries: Queries) {
  return queries
    .selectFrom('meeting_program as mp')
    .innerJoin('program as p', 'p.id', 'mp.programId')
    .where('p.deletedAt', 'is', null)
    .select(['mp.meetingId as ofMeeting', joinedNames('p.name').as('programs')])
    .groupBy('mp.meetingId')
    .as('pn');
}

function groupNames(queries: Queries) {
  return queries
    .selectFrom('meeting_group as mg')
    .innerJoin('assisted_group as g', 'g.id', 'mg.groupId')
    .where('g.deletedAt', 'is', null)
    .select(['mg.meetingId as ofMeeting', joinedNames('g.name').as('groups')])
    .groupBy('mg.meetingId')
    .as('gn');
}

/** First and last day and the first session's place of each meeting. */
function sessionFacts(queries: Queries) {
  return queries
    .selectFrom('meeting_session as x')
    .innerJoin('meeting_session as first', (join) =>
      join.onRef('first.meetingId', '=', 'x.meetingId').on('first.position', '=', 0),
    )
    .select(({ fn }) => [
      'x.meetingId as ofMeeting',
      'first.place as firstPlace',
      fn.min('x.date').as('firstDate'),
      fn.max('x.date').as('lastDate'),
      fn.countAll<number>().as('sessions'),
    ])
    .groupBy(['x.meetingId', 'first.place'])
    .as('s');
}

const countColumns = ['c.participants', 'c.attended', 'c.attendedMale', 'c.attendedFemale', 'c.attendances'] as const;

/**
 * Unique people on a meeting's lists, and those of them who came; of some meetings only, where a filter
 * leaves few: counting all takes longer than finding these. The inner query makes one row a
 * person, so that somebody whose gender is known in one session only still counts once.
 */
function peopleCounts(queries: Queries, only: ReturnType<typeof filteredMeetings> | undefined) {
  let rows = queries.selectFrom('participant as pt').innerJoin('meeting_session as ps', 'ps.id', 'pt.sessionId');
  if (only) rows = rows.where('ps.meetingId', 'in', only.select('m.id'));
  const person = rows
    .select(({ fn, ref, case: when }) => {
      const came = () => when().when('pt.status', 'in', [...attendingStatuses]);
      return [
        'ps.meetingId as ofMeeting',
        fn.min(came().then(ref('pt.gender')).else(null).end()).as('gender'),
        fn.sum<number>(came().then(1).else(0).end()).as('attendances'),
      ];
    })
    .groupBy(['ps.meetingId', 'pt.personId'])
    .as('one');
  return queries
    .selectFrom(person)
    .select(({ fn, case: when }) => [
      'one.ofMeeting',
      fn.countAll<number>().as('participants'),
      fn.sum<number>(when().when('one.attendances', '>', 0).then(1).else(0).end()).as('attended'),
      fn.sum<number>(when().when('one.gender', '=', 'L').then(1).else(0).end()).as('attendedMale'),
      fn.sum<number>(when().when('one.gender', '=', 'P').then(1).else(0).end()).as('attendedFemale'),
      fn.sum<number>('one.attendances').as('attendances'),
    ])
    .groupBy('one.ofMeeting')
    .as('c');
}

/** A meeting with its sessions and their participants, in their order. Throws `missing`. */
export async function getMeeting(context: FeatureContext, id: string): Promise<MeetingRecord> {
  const queries = reading(context);
  const meeting = await queries
    .selectFrom('meeting')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!meeting) throw missing('meeting', id);
  const sessions = await sessionsOf(queries, id);
  const [programs, groups] = await Promise.all([
    queries
      .selectFrom('meeting_program as mp')
      .innerJoin('program as p', 'p.id', 'mp.programId')
      .select(['p.id', 'p.name'])
      .where('mp.meetingId', '=', id)
      .where('p.deletedAt', 'is', null)
      .orderBy('p.code')
      .execute(),
    queries
      .selectFrom('meeting_group as mg')
      .innerJoin('assisted_group as g', 'g.id', 'mg.groupId')
      .select(['g.id', 'g.name'])
      .where('mg.meetingId', '=', id)
      .where('g.deletedAt', 'is', null)
      .orderBy('g.name')
      .execute(),
  ]);
  const { searchName: _, deletedAt: __, ...fields } = meeting;
  const participants = sessions.flatMap((session) => session.participants);
  return {
    ...fields,
    sessions,
    programs,
    groups,
    programIds: programs.map((program) => program.id),
    groupIds: groups.map((group) => group.id),
    uniquePeople: new Set(participants.map((participant) => participant.personId)).size,
    participations: participants.length,
  };
}

async function sessionsOf(queries: Queries, meetingId: string): Promise<Session[]> {
  const sessions = await queries
    .selectFrom('meeting_session')
    .select(['id', 'title', 'date', 'startTime', 'endTime', 'place', 'areaCode', 'destination'])
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .execute();
  const participants = await queries
    .selectFrom('participant as p')
    .innerJoin('meeting_session as s', 's.id', 'p.sessionId')
    .select([
      'p.sessionId',
      'p.id',
      'p.personId',
      'p.name',
      'p.gender',
      'p.institution',
      'p.jobTitle as position',
      'p.phone',
      'p.role',
      'p.status',
      'p.groupId',
    ])
    .where('s.meetingId', '=', meetingId)
    .orderBy('p.position')
    .execute();
  const bySession = Map.groupBy(participants, (participant) => participant.sessionId);
  return sessions.map((session) => ({
    ...session,
    participants: (bySession.get(session.id) ?? []).map(({ sessionId: _, ...participant }) => participant),
  }));
}

/**
 * Creates or updates a meeting with its sessions and participants, and the people behind them.
 * Throws `invalid`, `missing`, `conflict`.
 */
export async function saveMeeting(context: FeatureContext, input: MeetingInput) {
  await checkMeeting(reading(context), input);
  const record = { kind: 'meeting' as const, id: input.id ?? '' };
  return writing(context, { operation: 'meetings.save', record }, async (write) => {
    const { em, at } = write;
    const { id: _, version: __, programIds, groupIds, sessions, ...fields } = input;
    const searchName = searchText(`${input.title} ${input.number}`).slice(0, 400);
    const meeting = await saveRecord(em, Meeting, 'meeting', input, at, { ...fields, searchName });
    write.record.id = meeting.id;
    const owner = { meetingId: meeting.id };
    await replaceLinks(em, MeetingProgram, owner, 'programId', programIds, at);
    await replaceLinks(em, MeetingGroup, owner, 'groupId', groupIds, at);
    await saveSessions(write, meeting.id, sessions);
    await em.flush();
    return { id: meeting.id, version: meeting.version };
  });
}

async function saveSessions(write: Writing, meetingId: string, sessions: Session[]): Promise<void> {
  const { em, at } = write;
  await removeSessions(em, meetingId, sessions);
  const people = await participantsAsPeople(write, sessions);
  const rows = await replaceRows(em, MeetingSession, { meetingId }, sessions, at, (session, position) => {
    const { id: _, participants: __, ...fields } = session;
    return { ...fields, position };
  });
  // Sessions and people are there before the rows that refer to them.
  await em.flush();
  for (const [index, session] of sessions.entries()) {
    const sessionId = rows[index]?.id ?? '';
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await replaceMany(write, Participant, { sessionId }, session.participants, (participant, position) => {
      const { id: _, personId: __, position: jobTitle, ...fields } = participant;
      return { ...fields, jobTitle, position, personId: people[index]?.[position] ?? '' };
    });
  }
}

/** Makes way for the sessions of a meeting that are not among those to be saved. Throws `invalid` where one is in use. */
async function removeSessions(em: EntityManager, meetingId: string, kept: Session[]): Promise<void> {
  const removed = await queriesOf(em)
    .selectFrom('meeting_session')
    .select('id')
    .where('meetingId', '=', meetingId)
    .where('id', 'not in', among(kept.flatMap(({ id }) => id ?? [])))
    .execute();
  if (removed.length === 0) return;
  const ids = removed.map(({ id }) => id);
  await requireUnusedSessions(queriesOf(em), ids);
  for (const row of await em.find(Participant, { sessionId: { $in: ids } })) em.remove(row);
}

/** A session stays while minutes or lessons, even in the bin, refer to it: they would not know where they come from. */
async function requireUnusedSessions(queries: Queries, ids: string[]): Promise<void> {
  const used = await queries
    .selectFrom('meeting_session')
    .select('place')
    .where('id', 'in', ids)
    .where((where) =>
      where.or([
        where('id', 'in', queries.selectFrom('minute_point').select('sessionId').where('sessionId', 'in', ids)),
        where('id', 'in', queries.selectFrom('lesson').select('sessionId').where('sessionId', 'in', ids)),
      ]),
    )
    .executeTakeFirst();
  if (used) throw invalid({ path: ['sessions'], code: 'sessionInUse', params: { name: used.place } });
}

/** The person of every participant, session by session. All at once, so that one in two sessions is one. */
async function participantsAsPeople(write: Writing, sessions: Session[]): Promise<string[][]> {
  const rows = sessions.flatMap((session, index) =>
    session.participants.map((participant, row) => ({
      ...participant,
      list: index,
      path: ['sessions', index, 'participants', row, 'name'],
    })),
  );
  const { ids } = await linkPeople(write, rows);
  requireParticipantsOnce(rows, ids);
  let start = 0;
  return sessions.map((session) => ids.slice(start, (start += session.participants.length)));
}

/** Nobody is twice in one session; the schema sees picked people only, this also those found by name and phone. */
function requireParticipantsOnce(rows: { list: number; path: (string | number)[] }[], ids: string[]): void {
  const seen = new Set<string>();
  const issues = rows.flatMap(({ list, path }, index) => {
    const place = `${list}/${ids[index]}`;
    if (seen.has(place)) return [{ path, code: 'participantRepeated' }];
    seen.add(place);
    return [];
  });
  if (issues.length > 0) throw invalid(...issues);
}

async function checkMeeting(queries: Queries, input: MeetingInput): Promise<void> {
  await requireRecords(queries, 'operating_unit', [{ value: input.unitId, path: ['unitId'] }]);
  await requireChoices(queries, 'meetingKind', [{ value: input.kind, path: ['kind'] }]);
  await requireRecords(queries, 'program', listed('programIds', input.programIds));
  await requireRecords(queries, 'assisted_group', listed('groupIds', input.groupIds));
  await requireAreas(
    queries,
    input.sessions.map((session, index) => ({ value: session.areaCode, path: ['sessions', index, 'areaCode'] })),
  );
  await requireRecords(
    queries,
    'assisted_group',
    input.sessions.flatMap((session, index) =>
      session.participants.map(({ groupId }, row) => ({
        value: groupId,
        path: ['sessions', index, 'participants', row, 'groupId'],
      })),
    ),
  );
}
