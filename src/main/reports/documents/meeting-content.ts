import { formatClockTime, formatDayAndDate } from '../../../shared/calendar-date.ts';
import type { DocumentFacts, MeetingDocumentKind } from '../../../shared/documents.ts';
import type { DocumentExport, Paper } from '../../../shared/exports.ts';
import type { Language } from '../../../shared/language.ts';
import { attendingStatuses } from '../../../shared/meetings.ts';
import type { ParticipantStatus } from '../../../shared/meetings.ts';
import { areaLevel } from '../../../shared/areas.ts';
import type { Queries } from '../../database/open.ts';
import { factsFor } from '../../documents/document-facts.ts';
import { missing } from '../../failures.ts';
import { printSettings } from '../../settings/settings.ts';
import { textsIn } from '../../texts.ts';
import { wordsOf } from '../choice-labels.ts';
import { sessionPlace } from '../session-place.ts';
import { signatoriesOf, unitOnDay } from '../unit-on-day.ts';
import type { Signed, UnitOnDay } from '../unit-on-day.ts';

/** A paper of a meeting, as it is asked for. */
type Asked = DocumentExport & { document: MeetingDocumentKind };

interface ContentSession {
  id: string;
  title: string;
  date: string;
  startTime: string | null;
  endTime: string | null;
  place: string;
  areaCode: string | null;
  /** People on its list, and those of them who came. */
  invited: number;
  present: number;
}

interface Village {
  code: string;
  name: string;
}

/** Everything of a meeting that its papers are made of, as far as one session or all of them go. */
export interface MeetingContent {
  unitId: string;
  paper: Paper;
  language: Language;
  unit: UnitOnDay;
  /** Who approves for the unit on the meeting's day. */
  approver: Signed;
  facts: DocumentFacts;
  title: string;
  /** `FGD`, in the paper's language. */
  kind: string;
  number: string;
  purpose: string;
  agenda: string;
  chair: string;
  noteTaker: string;
  speakers: string;
  outcome: string;
  sessions: ContentSession[];
  /** Each person once, however many sessions (DOMAIN rule 6). */
  people: { invited: number; present: number };
  invitees: { name: string; institution: string; jobTitle: string }[];
  points: { speaker: string; institution: string; input: string; response: string }[];
  decisions: string[];
  followUps: { text: string; responsible: string; institution: string; dueOn: string | null; status: string }[];
  groups: { name: string; chair: string }[];
  /** Where the official report is acknowledged: of a session, else of a group. */
  village: Village | null;
}

/** Reads a meeting for one of its papers. Throws `MISSING` where it, or the session, is not there. */
export async function loadMeetingContent(queries: Queries, request: Asked): Promise<MeetingContent> {
  const { id, language } = request;
  const meeting = await queries
    .selectFrom('meeting')
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .select(['unitId', 'kind', 'number', 'title', 'purpose', 'agenda', 'chair', 'noteTaker', 'speakers', 'outcome'])
    .executeTakeFirst();
  if (!meeting) throw missing('meeting', id);
  const rows = await sessionRows(queries, request);
  const [first] = rows;
  if (!first) throw missing('MeetingSession', request.sessionId ?? id);
  const participants = await participantsOf(
    queries,
    rows.map((row) => row.id),
  );
  const sessions = rows.map(({ destination, ...session }) => {
    const own = participants.filter(({ sessionId }) => sessionId === session.id);
    return { ...session, place: sessionPlace({ place: session.place, destination }), ...counted(own) };
  });
  const groups = await groupsOf(queries, id, first.date);
  const signatories = await signatoriesOf(queries, { unitId: meeting.unitId, to: first.date });
  const { kind, ...texts } = meeting;
  return {
    ...texts,
    paper: request.paper ?? (await printSettings(queries)).paper,
    language,
    unit: await unitOnDay(queries, meeting.unitId, first.date),
    approver: signatories.find(({ role }) => role === 'approved') ?? { role: 'approved', name: '', position: '' },
    facts: request.facts ?? (await factsFor(queries, meeting.unitId, request)),
    kind: (await wordsOf(queries)).of('meetingKind', kind)[language],
    sessions,
    people: counted(onceEach(participants)),
    invitees: onceEach(participants.filter(({ status }) => status !== 'walkIn')),
    points: await pointsOf(queries, request),
    decisions: await decisionsOf(queries, id),
    followUps: await followUpsOf(queries, request),
    groups: groups.map(({ name, chair }) => ({ name, chair })),
    village: await villageOf(queries, [...sessions, ...groups]),
  };
}

async function sessionRows(queries: Queries, { id, sessionId }: Asked) {
  return queries
    .selectFrom('meeting_session')
    .where('meetingId', '=', id)
    .$if(sessionId !== undefined, (rows) => rows.where('id', '=', sessionId ?? ''))
    .orderBy('date')
    .orderBy('position')
    .select(['id', 'title', 'date', 'startTime', 'endTime', 'place', 'destination', 'areaCode'])
    .execute();
}

interface ContentParticipant {
  sessionId: string;
  personId: string;
  name: string;
  institution: string;
  jobTitle: string;
  status: ParticipantStatus;
}

async function participantsOf(queries: Queries, sessionIds: string[]): Promise<ContentParticipant[]> {
  const rows = await queries
    .selectFrom('participant')
    .leftJoin('assisted_group', 'assisted_group.id', 'participant.groupId')
    .where('participant.sessionId', 'in', sessionIds)
    .orderBy('participant.position')
    .orderBy('participant.id')
    .select([
      'participant.sessionId',
      'participant.personId',
      'participant.name',
      'participant.institution',
      'participant.jobTitle',
      'participant.status',
      'assisted_group.name as groupName',
    ])
    .execute();
  // Somebody without an institution came for their group.
  return rows.map(({ groupName, ...row }) => ({ ...row, institution: row.institution || (groupName ?? '') }));
}

/** A person once; as somebody who came where they came to one of the sessions. */
function onceEach(participants: readonly ContentParticipant[]): ContentParticipant[] {
  const people = new Map<string, ContentParticipant>();
  for (const participant of participants) {
    const known = people.get(participant.personId);
    if (!known) people.set(participant.personId, participant);
    else if (!hasCome(known) && hasCome(participant)) people.set(participant.personId, { ...known, status: 'present' });
  }
  return [...people.values()];
}

function hasCome({ status }: ContentParticipant): boolean {
  return attendingStatuses.some((attending) => attending === status);
}

function counted(participants: readonly ContentParticipant[]) {
  return {
    invited: participants.filter(({ status }) => status !== 'walkIn').length,
    present: participants.filter(hasCome).length,
  };
}

function pointsOf(queries: Queries, { id, sessionId }: Asked) {
  return queries
    .selectFrom('minute_point')
    .where('meetingId', '=', id)
    .$if(sessionId !== undefined, (rows) =>
      // What is of no session is of the whole meeting.
      rows.where((where) => where.or([where('sessionId', 'is', null), where('sessionId', '=', sessionId ?? '')])),
    )
    .orderBy('position')
    .select(['speaker', 'institution', 'input', 'response'])
    .execute();
}

async function decisionsOf(queries: Queries, meetingId: string): Promise<string[]> {
  const rows = await queries
    .selectFrom('minute_decision')
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .select('text')
    .execute();
  return rows.map(({ text }) => text);
}

function followUpsOf(queries: Queries, { id, sessionId }: Asked) {
  return queries
    .selectFrom('follow_up as f')
    .leftJoin('minute_point as p', 'p.id', 'f.pointId')
    .where('f.meetingId', '=', id)
    .where('f.deletedAt', 'is', null)
    .$if(sessionId !== undefined, (rows) =>
      rows.where((where) => where.or([where('p.sessionId', 'is', null), where('p.sessionId', '=', sessionId ?? '')])),
    )
    .orderBy((order) => order.fn.coalesce('p.position', order.lit(9999)))
    .orderBy('f.id')
    .select(['f.text', 'f.responsible', 'f.institution', 'f.dueOn', 'f.status'])
    .execute();
}

/** The meeting's groups with whoever was their ketua that day. */
async function groupsOf(queries: Queries, meetingId: string, day: string) {
  const groups = await queries
    .selectFrom('meeting_group as mg')
    .innerJoin('assisted_group as g', 'g.id', 'mg.groupId')
    .where('mg.meetingId', '=', meetingId)
    .where('g.deletedAt', 'is', null)
    .orderBy('g.name')
    .select(['g.id', 'g.name', 'g.areaCode'])
    .execute();
  const chairs = await chairsOf(
    queries,
    groups.map(({ id }) => id),
    day,
  );
  return groups.map((group) => ({ ...group, chair: chairs.get(group.id) ?? '' }));
}

/** Who was the ketua of each group on a day. */
export async function chairsOf(queries: Queries, groupIds: string[], day: string): Promise<Map<string, string>> {
  if (groupIds.length === 0) return new Map();
  const rows = await queries
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.personId')
    .where('m.groupId', 'in', groupIds)
    .where('m.role', '=', 'chair')
    .where((where) => where.or([where('m.joinedOn', 'is', null), where('m.joinedOn', '<=', day)]))
    .where((where) => where.or([where('m.leftOn', 'is', null), where('m.leftOn', '>=', day)]))
    .orderBy('m.joinedOn', 'desc')
    .select(['m.groupId', 'p.name'])
    .execute();
  return new Map(rows.toReversed().map(({ groupId, name }) => [groupId, name]));
}

/** The first of some places that is a desa or kelurahan, by its name. */
export async function villageOf(
  queries: Queries,
  places: readonly { areaCode: string | null }[],
): Promise<Village | null> {
  const code = places.flatMap(({ areaCode }) => areaCode ?? []).find((area) => areaLevel(area) === 4);
  if (code === undefined) return null;
  const area = await queries.selectFrom('area').where('code', '=', code).select(['code', 'name']).executeTakeFirst();
  return area ?? null;
}

/** `09.00 WITA – selesai`; empty where nobody said when. */
export function sessionTime(
  { startTime, endTime }: Pick<ContentSession, 'startTime' | 'endTime'>,
  { unit, language }: Pick<MeetingContent, 'unit' | 'language'>,
): string {
  if (startTime === null) return '';
  const texts = textsIn(language);
  const start = formatClockTime(startTime, language);
  if (endTime === null) return texts('sheet.untilDone', { start, zone: unit.timeZone });
  return texts('sheet.fromTo', { start, end: formatClockTime(endTime, language), zone: unit.timeZone });
}

/** `FGD Renstra`, or with the session's own title where there is one session only. */
export function eventTitle({ title, sessions }: MeetingContent): string {
  const [only, ...others] = sessions;
  return only && others.length === 0 && only.title !== '' ? `${title} – ${only.title}` : title;
}

/** The days of the sessions: `Kamis, 9 Februari 2023`, each once. */
export function sessionDays({ sessions, language }: MeetingContent): string[] {
  return [...new Set(sessions.map(({ date }) => date))].map((date) => formatDayAndDate(date, language));
}

/** Names as a sentence joins them: `A, B, dan C`. */
export function listed(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}
