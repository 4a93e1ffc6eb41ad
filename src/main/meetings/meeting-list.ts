import type * as z from 'zod';
import type { listMeetingsSchema } from '../../shared/meetings.ts';
import { attendingStatuses } from '../../shared/meetings.ts';
import { periodOf } from '../../shared/quarter.ts';
import { searchText } from '../../shared/search-text.ts';
import { joinedNames } from '../database/joined-names.ts';
import { recordContains } from '../database/search-index.ts';
import { figure } from '../database/values.ts';
import { withinArea } from '../database/within-area.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { todayOfList } from '../units/units.ts';

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
  const isNarrow = [input.search, input.areaCode, input.groupId, input.programId, input.year].some(Boolean);
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
