import { formatLongDate } from '../../shared/calendar-date.ts';
import { attendingStatuses } from '../../shared/meetings.ts';
import { formatNumber } from '../../shared/money.ts';
import type { ReportRow, ReportTable } from '../../shared/reports.ts';
import type { Queries } from '../database/open.ts';
import { figure } from '../database/values.ts';
import { choiceLabels } from './choice-labels.ts';
import { column, totalsOf } from './report-context.ts';
import type { ReportContext } from './report-context.ts';
import { sessionPlace } from './session-place.ts';

/**
 * Table G: a meeting a row where it has a session in the quarter, with that quarter's sessions
 * only, so a meeting over a quarter's end is in both. People are counted once per meeting; the
 * criteria line carries attendances and unique people apart (DOMAIN rule 6).
 */
export async function meetingTable(queries: Queries, context: ReportContext): Promise<ReportTable> {
  const { texts, language } = context;
  const columns = columnsOf(context);
  const kinds = await choiceLabels(queries, 'meetingKind', language);
  const attendance = new Map((await attendanceOfMeetings(queries, context)).map((row) => [row.meetingId, row]));
  const meetings = byMeeting(await sessionsOfQuarter(queries, context));

  const rows = meetings.map(([first, ...more]): ReportRow => {
    const came = attendance.get(first.meetingId);
    const attendances = figure(came?.attendances);
    return {
      date: first.date,
      kind: kinds.get(first.kind) ?? first.kind,
      meeting: first.title,
      place: [...new Set([first, ...more].map(sessionPlace))].join(' · '),
      sessions: 1 + more.length,
      male: figure(came?.male),
      female: figure(came?.female),
      total: figure(came?.people),
      institutions: figure(came?.institutions),
      outcome: first.outcome,
      evidence:
        attendances === 0
          ? '–'
          : texts('reports.meetingTable.attendanceList', { attendances: formatNumber(attendances, language) }),
    };
  });
  return {
    id: 'G',
    title: texts('reports.meetingTable.title'),
    criteria: await criteriaText(queries, context, rows.length),
    empty: texts('reports.meetingTable.empty', { quarter: context.quarterName }),
    columns,
    rows,
    totals: totalsOf(columns, rows, { key: 'meeting', text: texts('reports.totalPerMeeting') }),
  };
}

function columnsOf({ texts }: ReportContext) {
  const totalled = { isTotalled: true };
  return [
    column('date', texts('reports.meetingTable.date'), 'date', 11),
    column('kind', texts('reports.meetingTable.kind'), 'text', 14),
    column('meeting', texts('reports.meetingTable.meeting'), 'text', 30),
    column('place', texts('reports.meetingTable.place'), 'text', 26),
    column('sessions', texts('reports.meetingTable.sessions'), 'integer', 6, totalled),
    column('male', texts('reports.meetingTable.male'), 'integer', 8, totalled),
    column('female', texts('reports.meetingTable.female'), 'integer', 8, totalled),
    column('total', texts('reports.meetingTable.total'), 'integer', 7, totalled),
    column('institutions', texts('reports.meetingTable.institutions'), 'integer', 8),
    column('outcome', texts('reports.meetingTable.outcome'), 'text', 30),
    column('evidence', texts('reports.meetingTable.evidence'), 'text', 16),
  ];
}

interface SessionRow {
  meetingId: string;
  kind: string;
  title: string;
  outcome: string;
  date: string;
  place: string;
  destination: string;
}

function sessionsOfQuarter(queries: Queries, { unitId, from, to }: ReportContext): Promise<SessionRow[]> {
  return queries
    .selectFrom('meeting_session')
    .innerJoin('meeting', 'meeting.id', 'meeting_session.meetingId')
    .where('meeting.unitId', '=', unitId)
    .where('meeting.deletedAt', 'is', null)
    .where('meeting_session.date', '>=', from)
    .where('meeting_session.date', '<=', to)
    .orderBy('meeting_session.date')
    .orderBy('meeting_session.position')
    .orderBy('meeting_session.id')
    .select([
      'meeting_session.meetingId as meetingId',
      'meeting.kind',
      'meeting.title',
      'meeting.outcome',
      'meeting_session.date',
      'meeting_session.place',
      'meeting_session.destination',
    ])
    .execute();
}

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
 * Per meeting: attendances, unique people by gender, institutions. The inner query makes one row a
 * person, so that somebody whose gender is known in one session only still counts once.
 */
function attendanceOfMeetings(queries: Queries, context: ReportContext) {
  return queries
    .selectFrom(
      cameIn(queries, context, context.from)
        .groupBy(['meeting_session.meetingId', 'participant.personId'])
        .select(({ fn }) => [
          'meeting_session.meetingId as meetingId',
          'participant.personId as personId',
          fn.min('participant.gender').as('gender'),
          fn.countAll().as('attendances'),
        ])
        .as('person_of_meeting'),
    )
    .leftJoin(
      institutionCounts(queries, context).as('institution_count'),
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
    ])
    .execute();
}

/** Different institutions of those who came; somebody without one came for their group. */
function institutionCounts(queries: Queries, context: ReportContext) {
  return cameIn(queries, context, context.from)
    .leftJoin('assisted_group', 'assisted_group.id', 'participant.groupId')
    .groupBy('meeting_session.meetingId')
    .select(({ fn, case: when, ref }) => [
      'meeting_session.meetingId as meetingId',
      fn
        .count(
          when()
            .when('participant.institution', '<>', '')
            .then(fn<string>('lower', [ref('participant.institution')]))
            .else(fn<string | null>('lower', [ref('assisted_group.name')]))
            .end(),
        )
        .distinct()
        .as('institutions'),
    ]);
}

/** Rows of people who came to sessions between `from` and the quarter's last day. */
function cameIn(queries: Queries, { unitId, to }: ReportContext, from: string) {
  return queries
    .selectFrom('participant')
    .innerJoin('meeting_session', 'meeting_session.id', 'participant.sessionId')
    .innerJoin('meeting', 'meeting.id', 'meeting_session.meetingId')
    .where('meeting.unitId', '=', unitId)
    .where('meeting.deletedAt', 'is', null)
    .where('meeting_session.date', '>=', from)
    .where('meeting_session.date', '<=', to)
    .where('participant.status', 'in', [...attendingStatuses]);
}

async function criteriaText(queries: Queries, context: ReportContext, meetings: number): Promise<string> {
  const { texts, language, unitId, from, to, yearFrom } = context;
  const held = await queries
    .selectFrom('meeting_session')
    .innerJoin('meeting', 'meeting.id', 'meeting_session.meetingId')
    .where('meeting.unitId', '=', unitId)
    .where('meeting.deletedAt', 'is', null)
    .where('meeting_session.date', '>=', yearFrom)
    .where('meeting_session.date', '<=', to)
    .select(({ fn }) => fn.count('meeting.id').distinct().as('meetings'))
    .executeTakeFirstOrThrow();
  const peopleSince = (day: string) =>
    cameIn(queries, context, day)
      .select(({ fn }) => [fn.countAll().as('attendances'), fn.count('participant.personId').distinct().as('people')])
      .executeTakeFirstOrThrow();
  const inQuarter = await peopleSince(from);
  const inYear = await peopleSince(yearFrom);
  const count = (value: number | string | bigint) => formatNumber(Number(value), language);
  return texts('reports.meetingTable.criteria', {
    from: formatLongDate(from, language),
    to: formatLongDate(to, language),
    meetings: count(meetings),
    meetingsToDate: count(held.meetings),
    attendances: count(inQuarter.attendances),
    attendancesToDate: count(inYear.attendances),
    people: count(inQuarter.people),
    peopleToDate: count(inYear.people),
  });
}
