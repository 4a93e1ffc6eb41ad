import type { TFunction } from 'i18next';
import { formatClockTime, formatDayAndDate } from '../../shared/calendar-date.ts';
import type { AttendanceExport, Paper } from '../../shared/exports.ts';
import { attendingStatuses } from '../../shared/meetings.ts';
import type { ParticipantStatus } from '../../shared/meetings.ts';
import type { Gender } from '../../shared/people.ts';
import { maskPhone } from '../../shared/phone.ts';
import type { Queries } from '../database/open.ts';
import { missing } from '../failures.ts';
import { printSettings } from '../settings/settings.ts';
import { textsIn } from '../texts.ts';
import { sessionPlace } from './session-place.ts';
import { unitOnDay } from './unit-on-day.ts';

/** A row of the sheet; blank ones have a number only. */
export interface SheetRow {
  number: number;
  name: string;
  affiliation: string;
  gender: string;
  phone: string;
}

export type SheetColumn = 'number' | 'name' | 'affiliation' | 'gender' | 'phone' | 'signature';

/** Daftar hadir as plain data: everything that stands on it, in the sheet's language. */
export interface AttendanceSheet {
  paper: Paper;
  language: 'id' | 'en';
  /** `DAFTAR HADIR NARASUMBER` */
  title: string;
  meetingTitle: string;
  /** The session's day, `YYYY-MM-DD`. */
  date: string;
  /** Head of every page: the unit as it was called on the session's day. */
  kop: { company: string; unit: string; address: string; logo: string | null; logoRight: string | null };
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
  const participants = request.isBlank ? [] : await loadParticipants(queries, request);
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
    kop: {
      company: unit.company,
      unit: unit.name === unit.company ? '' : unit.name,
      address: unit.address,
      logo: unit.logo,
      logoRight: unit.logoRight,
    },
    facts: factsOf(session, unit.timeZone, request, texts),
    columns: columnsOf(request, texts),
    rows: rowsOf(participants, request, texts),
    fillsPage: request.isBlank && request.blankRows === 0,
    totals: totalsOf(participants, request, texts),
    signatures: [
      { label: texts('sheet.chair'), name: session.chair },
      { label: texts('sheet.noteTaker'), name: session.noteTaker },
    ],
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
  name: string;
  gender: Gender | null;
  institution: string;
  jobTitle: string;
  phone: string;
  status: ParticipantStatus;
  groupName: string | null;
}

function loadParticipants(queries: Queries, { sessionId, role }: AttendanceExport): Promise<LoadedParticipant[]> {
  return queries
    .selectFrom('participant')
    .leftJoin('assisted_group', 'assisted_group.id', 'participant.groupId')
    .where('participant.sessionId', '=', sessionId)
    .$if(role !== undefined, (rows) => rows.where('participant.role', '=', role ?? 'invitee'))
    .orderBy('participant.position')
    .orderBy('participant.id')
    .select([
      'participant.name as name',
      'participant.gender as gender',
      'participant.institution as institution',
      'participant.jobTitle as jobTitle',
      'participant.phone as phone',
      'participant.status as status',
      'assisted_group.name as groupName',
    ])
    .execute();
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

function columnsOf({ phone }: AttendanceExport, texts: TFunction): AttendanceSheet['columns'] {
  const keys: SheetColumn[] = ['number', 'name', 'affiliation', 'gender', 'phone', 'signature'];
  return keys
    .filter((key) => key !== 'phone' || phone !== 'hidden')
    .map((key) => ({ key, title: texts(`sheet.${key}`) }));
}

function rowsOf(participants: LoadedParticipant[], request: AttendanceExport, texts: TFunction): SheetRow[] {
  const named = participants.map((participant, index) => ({
    number: index + 1,
    name: participant.name,
    // Somebody without an institution came for their group.
    affiliation: [participant.institution || (participant.groupName ?? ''), participant.jobTitle]
      .filter(Boolean)
      .join('\n'),
    gender: participant.gender === null ? '' : texts(`sheet.gender${participant.gender}`),
    phone: phoneText(participant.phone, request.phone),
  }));
  const blank = Array.from({ length: request.blankRows }, (_, index) => ({
    number: named.length + index + 1,
    name: '',
    affiliation: '',
    gender: '',
    phone: '',
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
