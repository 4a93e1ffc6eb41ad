import type { Finding } from '../../../shared/report-check.ts';
import type { MeetingFacts } from '../quarterly/meeting-facts.ts';
import { meetingFacts, sessionsIn } from '../quarterly/meeting-facts.ts';
import type { Checking, Findings } from './quarter-check.ts';

/** Meetings of the quarter that were held: who came, what came of them, what proves them. */
export async function meetingFindings({ queries, period, words, today }: Checking): Promise<Findings> {
  // Nobody can have come to what lies ahead.
  const held = (await meetingFacts(queries, period, words)).filter(({ date }) => date < today);
  const withMinutes = new Set(
    (
      await sessionsIn(queries, period)
        .where(({ or, exists, selectFrom }) =>
          or([
            exists(selectFrom('minute_point as p').whereRef('p.meetingId', '=', 'meeting.id').select('p.id')),
            exists(selectFrom('minute_decision as d').whereRef('d.meetingId', '=', 'meeting.id').select('d.id')),
          ]),
        )
        .select('meeting.id')
        .execute()
    ).map(({ id }) => id),
  );
  const finding = ({ id, title, date }: MeetingFacts): Finding => ({
    record: { kind: 'meeting', id },
    name: title,
    params: { date },
  });
  const unknown = ({ people, male, female }: MeetingFacts) => people - male - female;
  return {
    meetingWithoutAttendance: held.filter(({ attendances }) => attendances === 0).map(finding),
    meetingWithoutOutcome: held.filter(({ outcome }) => outcome === '').map(finding),
    meetingWithoutMinutes: held
      .filter(({ id }) => !withMinutes.has(id))
      .map((meeting) => ({ ...finding(meeting), record: { kind: 'minutes', id: meeting.id } })),
    meetingWithoutEvidence: held.filter(({ evidence }) => evidence.length === 0).map(finding),
    participantsWithoutGender: held
      .filter((meeting) => unknown(meeting) > 0)
      .map((meeting) => ({
        ...finding(meeting),
        params: { date: meeting.date, count: unknown(meeting), people: meeting.people },
      })),
  };
}
