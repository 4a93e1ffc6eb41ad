import { formatShortDate } from '../../../../shared/calendar-date.ts';
import { sessionPlace } from '../../session-place.ts';
import type { MeetingFacts } from '../meeting-facts.ts';
import { cameIn, institutionsOfMeetings, peopleOfMeetings, sessionsIn } from '../meeting-facts.ts';
import { column } from '../report-context.ts';
import type { Behind, Part } from './part.ts';
import { ofPeriods, where } from './part.ts';

/** Table G: sessions of the quarter, who came to them, and for whom. */
export function behindMeetings(behind: Behind): Promise<Part> | Part {
  const { facts, subject, column: key } = behind;
  const meetings = facts.meetings.filter(({ id }) => subject === null || id === subject);
  switch (key) {
    case 'sessions':
      return sessionsOf(behind, meetings);
    case 'male':
      return peopleOf(behind, meetings, 'L');
    case 'female':
      return peopleOf(behind, meetings, 'P');
    case 'total':
      return peopleOf(behind, meetings);
    case 'institutions':
      return institutionsOf(behind, meetings);
    default:
      return themselves(behind, meetings);
  }
}

async function sessionsOf({ texts, queries, periods }: Behind, meetings: readonly MeetingFacts[]): Promise<Part> {
  const titleOf = new Map(meetings.map(({ id, title }) => [id, title]));
  const rows = await ofPeriods(periods, (period) =>
    sessionsIn(queries, period)
      .where('meeting.id', 'in', [...titleOf.keys()])
      .select([
        'meeting_session.meetingId',
        'meeting_session.date',
        'meeting_session.startTime',
        'meeting_session.title',
        'meeting_session.place',
        'meeting_session.destination',
      ])
      .execute(),
  );
  return {
    criteria: texts('recordsBehind.criteria.sessions'),
    columns: [
      column('date', texts('reports.meetingTable.date'), 'date', 11),
      column('time', texts('meetings.startTime'), 'text', 7),
      ...where(meetings.length > 1, column('meeting', texts('recordKind.meeting'), 'text', 26)),
      column('session', texts('meetings.sessionTitle'), 'text', 20),
      column('place', texts('reports.meetingTable.place'), 'text', 24),
    ],
    rows: rows.map(({ meetingId, date, startTime, title, ...place }) => ({
      cells: {
        date,
        time: startTime ?? '',
        meeting: titleOf.get(meetingId) ?? '',
        session: title,
        place: sessionPlace(place),
      },
      link: { kind: 'meeting', id: meetingId },
    })),
    made: { how: 'count', of: null },
  };
}

/** A row a person and meeting; of one gender where that is asked for, by the rule of the report itself. */
async function peopleOf(behind: Behind, meetings: readonly MeetingFacts[], gender?: 'L' | 'P'): Promise<Part> {
  const { texts, queries, periods, language } = behind;
  const titleOf = new Map(meetings.map(({ id, title }) => [id, title]));
  const ids = [...titleOf.keys()];
  const people = await ofPeriods(periods, (period) => {
    const all = queries
      .selectFrom(peopleOfMeetings(queries, period).where('meeting_session.meetingId', 'in', ids).as('c'))
      .innerJoin('person', 'person.id', 'c.personId')
      .select(['c.meetingId', 'c.personId', 'c.gender', 'person.name'])
      .orderBy('c.meetingId')
      .orderBy('person.searchName')
      .orderBy('c.personId');
    return (gender === undefined ? all : all.where('c.gender', '=', gender)).execute();
  });
  const visits = await ofPeriods(periods, (period) =>
    cameIn(queries, period)
      .where('meeting_session.meetingId', 'in', ids)
      .select([
        'meeting_session.meetingId as meetingId',
        'participant.personId as personId',
        'participant.institution',
        'participant.jobTitle',
        'meeting_session.date',
      ])
      .orderBy('meeting_session.date')
      .orderBy('meeting_session.position')
      .execute(),
  );
  const visitsOf = Map.groupBy(visits, ({ meetingId, personId }) => `${meetingId} ${personId}`);
  const order = new Map(ids.map((id, index) => [id, index]));
  return {
    criteria: texts('recordsBehind.criteria.people'),
    columns: [
      ...where(meetings.length > 1, column('meeting', texts('recordKind.meeting'), 'text', 22)),
      column('name', texts('people.name'), 'text', 22),
      column('gender', texts('people.gender'), 'text', 5),
      column('institution', texts('meetings.institution'), 'text', 22),
      column('attended', texts('recordsBehind.attended'), 'text', 18),
    ],
    rows: people
      .toSorted((a, b) => (order.get(a.meetingId) ?? 0) - (order.get(b.meetingId) ?? 0))
      .map(({ meetingId, personId, gender: of, name }) => {
        const own = visitsOf.get(`${meetingId} ${personId}`) ?? [];
        const [first] = own;
        return {
          cells: {
            meeting: titleOf.get(meetingId) ?? '',
            name,
            gender: of ?? '',
            institution: [first?.jobTitle, first?.institution].filter(Boolean).join(', '),
            attended: own.map(({ date }) => formatShortDate(date, language)).join(', '),
          },
          link: { kind: 'person', id: personId },
        };
      }),
    made: { how: 'count', of: null },
  };
}

async function institutionsOf({ texts, queries, periods }: Behind, meetings: readonly MeetingFacts[]): Promise<Part> {
  const ids = meetings.map(({ id }) => id);
  const rows = await ofPeriods(periods, (period) =>
    queries
      .selectFrom(institutionsOfMeetings(queries, period).where('meeting_session.meetingId', 'in', ids).as('i'))
      .where('i.institution', 'is not', null)
      .groupBy(['i.meetingId', 'i.institution'])
      .select(({ fn }) => [
        'i.meetingId',
        fn.min('i.written').as('name'),
        fn.count<number>('i.personId').distinct().as('people'),
      ])
      .orderBy('i.institution')
      .execute(),
  );
  return {
    criteria: texts('recordsBehind.criteria.institutions'),
    columns: [
      column('institution', texts('meetings.institution'), 'text', 44),
      column('people', texts('recordsBehind.people'), 'integer', 8),
    ],
    rows: rows.map(({ meetingId, name, people }) => ({
      cells: { institution: name, people },
      link: { kind: 'meeting', id: meetingId },
    })),
    made: { how: 'count', of: null },
  };
}

function themselves({ texts, language }: Behind, meetings: readonly MeetingFacts[]): Part {
  return {
    criteria: texts('recordsBehind.criteria.meetings'),
    columns: [
      column('date', texts('reports.meetingTable.date'), 'date', 11),
      column('kind', texts('reports.meetingTable.kind'), 'text', 14),
      column('meeting', texts('reports.meetingTable.meeting'), 'text', 34),
      column('place', texts('reports.meetingTable.place'), 'text', 24),
    ],
    rows: meetings.map(({ id, date, kind, title, places }) => ({
      cells: { date, kind: kind[language], meeting: title, place: places.join(' · ') },
      link: { kind: 'meeting', id },
    })),
    made: { how: 'count', of: null },
  };
}
