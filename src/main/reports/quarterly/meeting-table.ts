import { formatLongDate } from '../../../shared/calendar-date.ts';
import { formatNumber } from '../../../shared/money.ts';
import { quarterRange } from '../../../shared/quarter.ts';
import type { FigureTable, ReportRow } from '../../../shared/reports.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import type { QuarterFacts } from './quarter-facts.ts';
import { phrase } from '../../texts.ts';
import { column, totalsOf, unitColumn } from './report-context.ts';
import type { ReportContext } from './report-context.ts';

/**
 * Table G: a meeting a row where it has a session in the quarter, with that quarter's sessions only, so
 * a meeting over a quarter's end is in both. People are counted once per meeting; the criteria line
 * carries attendances and unique people apart (DOMAIN rule 6).
 */
export function meetingTable(
  context: ReportContext,
  { meetings, attendance }: Pick<QuarterFacts, 'meetings' | 'attendance'>,
): FigureTable {
  const { texts } = context;
  const columns = columnsOf(context);
  const attendanceList = phrase((attendances) => texts('reports.meetingTable.attendanceList', { attendances }));
  const rows = meetings.map((meeting) => rowOf(context, meeting, attendanceList));
  return {
    id: 'G',
    title: texts('reports.meetingTable.title'),
    criteria: criteriaText(context, attendance),
    empty: texts('reports.meetingTable.empty', { quarter: context.quarterName }),
    columns,
    rows,
    subjects: meetings.map(({ id }) => id),
    totals: totalsOf(columns, rows, { key: 'meeting', text: texts('reports.totalPerMeeting') }),
  };
}

function rowOf(
  { language }: ReportContext,
  meeting: MeetingFacts,
  attendanceList: (attendances: string) => string,
): ReportRow {
  const { date, kind, title, places, sessions, male, female, people, institutions, outcome, attendances } = meeting;
  const count = (value: number) => formatNumber(value, language);
  const attended = attendances === 0 ? [] : [attendanceList(count(attendances))];
  const files = meeting.evidence.map(({ label, files: number }) =>
    number === 1 ? label[language] : `${label[language]} (${count(number)})`,
  );
  return {
    unit: meeting.unit ?? null,
    date,
    kind: kind[language],
    meeting: title,
    place: places.join(' · '),
    sessions,
    male,
    female,
    total: people,
    institutions,
    outcome,
    evidence: [...attended, ...files].join(', ') || '–',
  };
}

function columnsOf(context: ReportContext) {
  const { texts } = context;
  const totalled = { isTotalled: true };
  return [
    ...unitColumn(context),
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
    column('evidence', texts('reports.meetingTable.evidence'), 'text', 20),
  ];
}

function criteriaText(context: ReportContext, { quarter, toDate }: QuarterFacts['attendance']): string {
  const { texts, language, isJoint } = context;
  const { from, to } = quarterRange(context);
  const count = (value: number) => formatNumber(value, language);
  const counts = texts('reports.meetingTable.criteria', {
    from: formatLongDate(from, language),
    to: formatLongDate(to, language),
    meetings: count(quarter.meetings),
    meetingsToDate: count(toDate.meetings),
    attendances: count(quarter.attendances),
    attendancesToDate: count(toDate.attendances),
    people: count(quarter.people),
    peopleToDate: count(toDate.people),
  });
  return isJoint ? `${counts} ${texts('reports.meetingTable.perUnit')}` : counts;
}
