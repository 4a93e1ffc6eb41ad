import type { TFunction } from 'i18next';
import { formatClockTime, formatDayAndDate } from '../../../shared/calendar-date.ts';
import type { AttendanceExport, Paper } from '../../../shared/exports.ts';
import { attendingStatuses } from '../../../shared/meetings.ts';
import type { ParticipantStatus } from '../../../shared/meetings.ts';
import type { Gender } from '../../../shared/people.ts';
import { maskPhone } from '../../../shared/phone.ts';
import { nameWords } from '../../../shared/person-names.ts';
import type { AttendanceColumn, SheetLayout, SheetSignatory } from '../../../shared/sheet-layouts.ts';
import type { Queries } from '../../database/open.ts';
import { missing } from '../../failures.ts';
import { printSettings } from '../../settings/settings.ts';
import { textsIn } from '../../texts.ts';
import { unitLayout } from '../../sheets/sheet-layouts.ts';
import type { Kop } from '../kop.ts';
import { kopOf, laidOutKop } from '../kop.ts';
import { sessionPlace } from '../session-place.ts';
import { unitOnDay } from '../unit-on-day.ts';

/** A row of the sheet; blank ones have a number only. */
export interface SheetRow {
  number: number;
  /** Null on a blank row. */
  participantId: string | null;
  texts: Partial<Record<AttendanceColumn, string>>;
}

export type SheetColumn = 'number' | AttendanceColumn | 'signature';

/** Daftar hadir as plain data: everything that stands on it, in the sheet's language. */
export interface AttendanceSheet {
  paper: Paper;
  language: 'id' | 'en';
  /** `DAFTAR HADIR NARASUMBER` */
  title: string;
  meetingTitle: string;
  /** The session's day, `YYYY-MM-DD`. */
  date: string;
  of: { meetingId: string; sessionId: string };
  layout: SheetLayout;
  /** Head of every page: the unit as it was called on the session's day. */
  kop: Kop;
  /** Acara, Hari/Tanggal, … An empty value is a line to write on. */
  facts: { label: string; value: string }[];
  columns: { key: SheetColumn; title: string }[];
  rows: SheetRow[];
  /** Rows are added until the page is full: a wholly blank sheet without a number of rows. */
  fillsPage: boolean;
  /** Null is a line to write on. */
  totals: { label: string; value: string | null; unit: string }[];
  signatures: { label: string; name: string }[];
  notice: string;
  pageText: (page: number, pages: number) => string;
}

/**
 * The attendance sheet of one session (DOMAIN, "The printed sheets"). Fails with `MISSING` where
 * the meeting is not there or in the bin, or the session is not the meeting's.
 */
export async function attendanceSheet(queries: Queries, request: AttendanceExport): Promise<AttendanceSheet> {
  const session = await loadSession(queries, request);
  const layout = request.layout ?? (await unitLayout(queries, { unitId: session.unitId, kind: 'attendance' }));
  const participants = request.isBlank ? [] : sorted(await loadParticipants(queries, request), layout.sort);
  const unit = await unitOnDay(queries, session.unitId, session.date);
  const texts = textsIn(request.language);
  const title = request.role
    ? texts('sheet.attendanceTitleOfRole', { role: texts(`participantRole.${request.role}`) })
    : texts('sheet.attendanceTitle');
  return {
    paper: request.paper ?? (await printSettings(queries)).paper,
    language: request.language,
    title: title.toLocaleUpperCase(request.language),
    meetingTitle: session.meetingTitle,
    date: session.date,
    of: { meetingId: request.meetingId, sessionId: request.sessionId },
    layout,
    kop: laidOutKop(kopOf(unit), layout.kop),
    facts: factsOf(session, unit.timeZone, request, texts),
    columns: columnsOf(layout, request, texts),
    rows: rowsOf(participants, request, texts),
    fillsPage: request.isBlank && request.blankRows === 0,
    totals: totalsOf(participants, request, texts),
    signatures: layout.signatories.map((signatory) => signatureOf(signatory, session, texts)),
    notice: texts('sheet.notice'),
    pageText: (page, pages) => texts('sheet.page', { page, pages }),
  };
}

type LoadedSession = Awaited<ReturnType<typeof loadSession>>;

async function loadSession(queries: Queries, { meetingId, sessionId }: AttendanceExport) {
  const session = await queries
    .selectFrom('meeting_session')
    .innerJoin('meeting', 'meeting.id', 'meeting_session.meetingId')
    .where('meeting.id', '=', meetingId)
    .where('meeting.deletedAt', 'is', null)
    .where('meeting_session.id', '=', sessionId)
    .select([
      'meeting.unitId as unitId',
      'meeting.title as meetingTitle',
      'meeting.chair as chair',
      'meeting.noteTaker as noteTaker',
      'meeting_session.title as title',
      'meeting_session.date as date',
      'meeting_session.startTime as startTime',
      'meeting_session.endTime as endTime',
      'meeting_session.place as place',
      'meeting_session.destination as destination',
    ])
    .executeTakeFirst();
  if (!session) throw missing('MeetingSession', sessionId);
  return session;
}

interface LoadedParticipant {
  id: string;
  name: string;
  gender: Gender | null;
  institution: string;
  jobTitle: string;
  phone: string;
  status: ParticipantStatus;
  groupName: string | null;
  village: string | null;
}

function loadParticipants(queries: Queries, { sessionId, role }: AttendanceExport): Promise<LoadedParticipant[]> {
  return queries
    .selectFrom('participant')
    .leftJoin('assisted_group', 'assisted_group.id', 'participant.groupId')
    .leftJoin('person', 'person.id', 'participant.personId')
    .leftJoin('area', 'area.code', 'person.areaCode')
    .where('participant.sessionId', '=', sessionId)
    .$if(role !== undefined, (rows) => rows.where('participant.role', '=', role ?? 'invitee'))
    .orderBy('participant.position')
    .orderBy('participant.id')
    .select([
      'participant.id as id',
      'participant.name as name',
      'participant.gender as gender',
      'participant.institution as institution',
      'participant.jobTitle as jobTitle',
      'participant.phone as phone',
      'participant.status as status',
      'assisted_group.name as groupName',
      'area.name as village',
    ])
    .execute();
}

/** Names sort as they are looked for, without titles; who stays equal stays as entered. */
function sorted(participants: LoadedParticipant[], sort: SheetLayout['sort']): LoadedParticipant[] {
  if (sort === 'entered') return participants;
  const keyed = participants.map((participant) => ({
    participant,
    institution: sort === 'institution' ? institutionOf(participant) : '',
    name: nameWords(participant.name).join(' '),
  }));
  const compare = (one: string, other: string) => one.localeCompare(other, 'id', { sensitivity: 'base' });
  return keyed
    .toSorted((a, b) => compare(a.institution, b.institution) || compare(a.name, b.name))
    .map(({ participant }) => participant);
}

/** Somebody without an institution came for their group. */
function institutionOf({ institution, groupName }: LoadedParticipant): string {
  return institution || (groupName ?? '');
}

function signatureOf({ who, label, name }: SheetSignatory, session: LoadedSession, texts: TFunction) {
  if (who === 'own') return { label, name };
  return { label: label || texts(`sheet.${who}`), name: session[who] };
}

function factsOf(session: LoadedSession, timeZone: string, { language }: AttendanceExport, texts: TFunction) {
  const { title, meetingTitle, startTime, endTime } = session;
  const start = startTime === null ? '' : formatClockTime(startTime, language);
  const end = endTime === null ? '' : formatClockTime(endTime, language);
  const time = end === '' ? 'sheet.untilDone' : 'sheet.fromTo';
  return [
    { label: texts('sheet.event'), value: title === '' ? meetingTitle : `${meetingTitle} – ${title}` },
    { label: texts('sheet.date'), value: formatDayAndDate(session.date, language) },
    { label: texts('sheet.time'), value: start === '' ? '' : texts(time, { start, end, zone: timeZone }) },
    { label: texts('sheet.place'), value: sessionPlace(session) },
    { label: texts('sheet.chairedBy'), value: session.chair },
  ];
}

function columnsOf({ columns }: SheetLayout, { phone }: AttendanceExport, texts: TFunction) {
  const keys: SheetColumn[] = ['number', ...columns, 'signature'];
  return keys
    .filter((key) => key !== 'phone' || phone !== 'hidden')
    .map((key) => ({ key, title: texts(`sheet.${key}`) }));
}

function rowsOf(participants: LoadedParticipant[], request: AttendanceExport, texts: TFunction): SheetRow[] {
  const named = participants.map((participant, index) => ({
    number: index + 1,
    participantId: participant.id,
    texts: {
      name: participant.name,
      affiliation: [institutionOf(participant), participant.jobTitle].filter(Boolean).join('\n'),
      institution: institutionOf(participant),
      jobTitle: participant.jobTitle,
      group: participant.groupName ?? '',
      village: participant.village ?? '',
      gender: participant.gender === null ? '' : texts(`sheet.gender${participant.gender}`),
      phone: phoneText(participant.phone, request.phone),
    },
  }));
  const blank = Array.from({ length: request.blankRows }, (_, index) => ({
    number: named.length + index + 1,
    participantId: null,
    texts: {},
  }));
  return [...named, ...blank];
}

function phoneText(phone: string, shown: AttendanceExport['phone']): string {
  if (shown === 'hidden') return '';
  return shown === 'full' ? phone : maskPhone(phone);
}

/**
 * Invited, present, absent: people of this sheet. Before the meeting nobody has a status but
 * "invited", so present and absent are left to be written by hand.
 */
function totalsOf(participants: LoadedParticipant[], request: AttendanceExport, texts: TFunction) {
  const attending: ParticipantStatus[] = [...attendingStatuses];
  const isHeld = participants.some(({ status }) => status !== 'invited');
  const count = (statuses: ParticipantStatus[]) =>
    String(participants.filter(({ status }) => statuses.includes(status)).length);
  const unit = texts('sheet.peopleBlank');
  return [
    {
      label: texts('sheet.invited'),
      value: request.isBlank ? null : count(['invited', 'present', 'represented', 'absent']),
      unit,
    },
    { label: texts('sheet.present'), value: isHeld ? count(attending) : null, unit },
    { label: texts('sheet.absent'), value: isHeld ? count(['absent']) : null, unit },
  ];
}
