import { readFile } from 'node:fs/promises';
import { formatDayAndDate, formatShortDate } from '../../../shared/calendar-date.ts';
import type { MeetingSheetExport, Paper } from '../../../shared/exports.ts';
import type { Language } from '../../../shared/language.ts';
import type { ParticipantRole } from '../../../shared/meetings.ts';
import type { SheetLayout } from '../../../shared/sheet-layouts.ts';
import { attachedFilePath } from '../../attachments/attached-files.ts';
import { attachmentsInUse } from '../../attachments/in-use.ts';
import type { Queries } from '../../database/open.ts';
import { missing } from '../../failures.ts';
import { printSettings } from '../../settings/settings.ts';
import { unitLayout } from '../../sheets/sheet-layouts.ts';
import { textsIn } from '../../texts.ts';
import type { Kop } from '../kop.ts';
import { kopOf, laidOutKop } from '../kop.ts';
import { sessionPlace } from '../session-place.ts';
import { unitOnDay } from '../unit-on-day.ts';

/** Somebody whose name stands on a card or a tag. */
export interface NamedPerson {
  name: string;
  from: string;
  /** Narasumber, panitia, undangan: as it is written on the tag. */
  role: string;
}

export interface SheetPhoto {
  /** Caption and day. */
  caption: string;
  /** Null where the file is not there or of a kind that cannot be set. */
  bytes: Buffer | null;
}

/** What cards, tags and photo sheets of a meeting are drawn from, in the sheet's language. */
export interface MeetingSheet {
  sheet: MeetingSheetExport['sheet'];
  paper: Paper;
  language: Language;
  title: string;
  meetingTitle: string;
  /** The first session's day. */
  date: string;
  layout: SheetLayout;
  kop: Kop;
  facts: { label: string; value: string }[];
  people: NamedPerson[];
  photos: SheetPhoto[];
}

/** Loads what the sheet of a meeting shows. Throws `missing`. */
export async function meetingSheet(
  queries: Queries,
  request: MeetingSheetExport,
  dataFolder: string,
): Promise<MeetingSheet> {
  const { sheet, language } = request;
  const texts = textsIn(language);
  const { meeting, sessions } = await loadMeeting(queries, request);
  const date = sessions[0]?.date ?? '';
  const layout = request.layout ?? (await unitLayout(queries, { unitId: meeting.unitId, kind: sheet }));
  const unit = await unitOnDay(queries, meeting.unitId, date);
  const days = [...new Set(sessions.map((session) => formatDayAndDate(session.date, language)))];
  const places = [...new Set(sessions.map(sessionPlace))];
  return {
    sheet,
    paper: request.paper ?? (await printSettings(queries)).paper,
    language,
    title: texts(`sheetTitle.${sheet}`),
    meetingTitle: meeting.title,
    date,
    layout,
    kop: laidOutKop(kopOf(unit), layout.kop),
    facts: [
      { label: texts('sheet.event'), value: meeting.title },
      { label: texts('sheet.date'), value: days.join('; ') },
      { label: texts('sheet.place'), value: places.join('; ') },
    ],
    people: sheet === 'photos' ? [] : await loadPeople(queries, request, texts),
    photos: sheet === 'photos' ? await loadPhotos(queries, request, dataFolder) : [],
  };
}

async function loadMeeting(queries: Queries, { meetingId, sessionId }: MeetingSheetExport) {
  const meeting = await queries
    .selectFrom('meeting')
    .where('id', '=', meetingId)
    .where('deletedAt', 'is', null)
    .select(['unitId', 'title'])
    .executeTakeFirst();
  if (!meeting) throw missing('Meeting', meetingId);
  const sessions = await queries
    .selectFrom('meeting_session')
    .where('meetingId', '=', meetingId)
    .$if(sessionId !== undefined, (rows) => rows.where('id', '=', sessionId ?? ''))
    .orderBy('date')
    .orderBy('startTime')
    .select(['id', 'date', 'place', 'destination'])
    .execute();
  if (sessions.length === 0) throw missing('MeetingSession', sessionId ?? meetingId);
  return { meeting, sessions };
}

/** Who is invited, once each over the sessions, in the order of the lists. */
async function loadPeople(
  queries: Queries,
  { meetingId, sessionId, role, blanks }: MeetingSheetExport,
  texts: ReturnType<typeof textsIn>,
): Promise<NamedPerson[]> {
  const rows = await queries
    .selectFrom('participant')
    .innerJoin('meeting_session', 'meeting_session.id', 'participant.sessionId')
    .leftJoin('assisted_group', 'assisted_group.id', 'participant.groupId')
    .where('meeting_session.meetingId', '=', meetingId)
    .$if(sessionId !== undefined, (found) => found.where('meeting_session.id', '=', sessionId ?? ''))
    .$if(role !== undefined, (found) => found.where('participant.role', '=', role ?? 'invitee'))
    .orderBy('meeting_session.date')
    .orderBy('meeting_session.startTime')
    .orderBy('meeting_session.id')
    .orderBy('participant.position')
    .select([
      'participant.personId',
      'participant.name',
      'participant.institution',
      'participant.jobTitle',
      'participant.role',
      'assisted_group.name as groupName',
    ])
    .execute();
  const seen = new Set<string>();
  const people = rows.flatMap(({ personId, name, institution, jobTitle, role: of, groupName }) => {
    if (seen.has(personId)) return [];
    seen.add(personId);
    // An institution pasted in lines is one line here: the place on a card is small.
    const from = (institution || (groupName ?? '')).replaceAll(/\s+/g, ' ');
    return [{ name, from: [jobTitle, from].filter(Boolean).join('\n'), role: roleText(of, texts) }];
  });
  const blank = { name: '', from: '', role: role === undefined ? '' : roleText(role, texts) };
  return [...people, ...Array.from({ length: blanks }, () => blank)];
}

function roleText(role: ParticipantRole, texts: ReturnType<typeof textsIn>): string {
  return texts(`participantRole.${role}`).toLocaleUpperCase('id');
}

async function loadPhotos(
  queries: Queries,
  { meetingId, sessionId, language }: MeetingSheetExport,
  dataFolder: string,
): Promise<SheetPhoto[]> {
  const rows = await attachmentsInUse(queries)
    .where('a.ownerId', '=', meetingId)
    .where('a.kind', '=', 'foto')
    .$if(sessionId !== undefined, (found) => found.where('a.sessionId', '=', sessionId ?? ''))
    .orderBy('f.day')
    .orderBy('a.createdAt')
    .select(['a.sha256', 'a.mediaType', 'a.caption', 'f.day as day'])
    .execute();
  const photos = rows.filter(({ mediaType }) => mediaType.startsWith('image/'));
  return Promise.all(
    photos.map(async ({ caption, day, ...file }) => ({
      caption: [caption, day ? formatShortDate(day, language) : ''].filter(Boolean).join(' · '),
      bytes: await readPhoto(dataFolder, file),
    })),
  );
}

/** The PDF takes these two kinds only. */
const settable = ['image/jpeg', 'image/png'];

async function readPhoto(dataFolder: string, file: Parameters<typeof attachedFilePath>[1]): Promise<Buffer | null> {
  if (!settable.includes(file.mediaType)) return null;
  return readFile(attachedFilePath(dataFolder, file)).catch(() => null);
}
