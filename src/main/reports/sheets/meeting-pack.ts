import type { PackExport, PackPart } from '../../../shared/exports.ts';
import {
  attendanceExportSchema,
  documentExportSchema,
  meetingSheetExportSchema,
  packParts,
  paperSizes,
} from '../../../shared/exports.ts';
import { participantRoles } from '../../../shared/meetings.ts';
import type { ParticipantRole } from '../../../shared/meetings.ts';
import type { Queries } from '../../database/open.ts';
import { missing } from '../../failures.ts';
import { textsIn } from '../../texts.ts';
import { filledDocument } from '../documents/make-document.ts';
import { drawDocument } from '../documents/write-pdf-document.ts';
import type { Folders } from '../make-file.ts';
import { inPoints } from '../millimetres.ts';
import type { PdfPen } from '../pdf-pen.ts';
import { unitOnDay } from '../unit-on-day.ts';
import type { WrittenPdf } from '../write-pdf.ts';
import { attendanceSheet } from './attendance-sheet.ts';
import { meetingSheet } from './meeting-sheet.ts';
import { startSheets } from './start-sheet-pdf.ts';
import { drawAttendanceSheet } from './write-attendance-sheet.ts';
import { drawMeetingSheet } from './write-meeting-sheet.ts';

interface PackedMeeting {
  id: string;
  unitId: string;
  title: string;
  date: string;
  sessions: { id: string; roles: ParticipantRole[] }[];
}

/** What the pack's file is called by. */
export interface Pack extends WrittenPdf {
  title: string;
  date: string;
}

/**
 * Everything that is printed for one or several meetings, in one file and in the order in which it is filed:
 * meeting by meeting, each with the parts asked for. `onProgress` hears the share done before each part; what
 * it throws ends the work. Throws `missing`.
 */
export async function makePack(
  queries: Queries,
  request: PackExport,
  folders: Folders,
  onProgress: (done: number) => void,
): Promise<Pack> {
  const texts = textsIn(request.language);
  const meetings: PackedMeeting[] = [];
  for (const id of request.meetingIds) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    meetings.push(await loadMeeting(queries, id));
  }
  const [first] = meetings;
  if (!first) throw missing('Meeting', '');
  const unit = await unitOnDay(queries, first.unitId, first.date);
  const title =
    meetings.length === 1
      ? texts('sheet.packOf', { title: first.title })
      : texts('sheet.packOfMany', { count: meetings.length, unit: unit.code });
  const info = { title, author: unit.name, date: first.date, language: request.language };
  const { document, pen, finished } = startSheets(info, folders.resourcesFolder);
  const parts = packParts.filter((part) => request.parts.includes(part));
  let pages = 0;
  for (const [index, meeting] of meetings.entries()) {
    let mark: ReturnType<typeof document.outline.addItem> | undefined;
    for (const [position, part] of parts.entries()) {
      onProgress((index + position / parts.length) / meetings.length);
      // A bookmark leads to the page that is open when it is set: the part's first.
      const setMark = () => {
        mark ??= document.outline.addItem(meeting.title);
        mark.addItem(texts(`packPart.${part}`));
      };
      document.once('pageAdded', setMark);
      // oxlint-disable-next-line no-await-in-loop -- pages come one after another
      pages += await drawPart(queries, request, folders, { pen, meeting, part });
      document.removeListener('pageAdded', setMark);
    }
  }
  if (pages === 0) drawNothing(pen, request);
  document.end();
  return { bytes: await finished, pages: Math.max(1, pages), title, date: first.date };
}

/** A file needs a page: this one says that there is nothing to print. */
function drawNothing(pen: PdfPen, { paper = 'A4', language }: PackExport): void {
  const { width, height } = paperSizes[paper];
  pen.document.addPage({ size: [inPoints(width), inPoints(height)], margin: 0 });
  const text = textsIn(language)('sheet.packEmpty');
  pen.write({ text, x: inPoints(width / 2), baseline: inPoints(40), size: 11, align: 'center' });
}

async function loadMeeting(queries: Queries, id: string): Promise<PackedMeeting> {
  const meeting = await queries
    .selectFrom('meeting')
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .select(['id', 'unitId', 'title'])
    .executeTakeFirst();
  if (!meeting) throw missing('Meeting', id);
  const sessions = await queries
    .selectFrom('meeting_session')
    .where('meetingId', '=', id)
    .orderBy('date')
    .orderBy('startTime')
    .select(['id', 'date'])
    .execute();
  const roles = await queries
    .selectFrom('participant')
    .innerJoin('meeting_session', 'meeting_session.id', 'participant.sessionId')
    .where('meeting_session.meetingId', '=', id)
    .select(['participant.sessionId', 'participant.role'])
    .distinct()
    .execute();
  return {
    ...meeting,
    date: sessions[0]?.date ?? '',
    sessions: sessions.map((session) => ({
      id: session.id,
      roles: participantRoles.filter((role) => roles.some((of) => of.sessionId === session.id && of.role === role)),
    })),
  };
}

interface PartOfPack {
  pen: PdfPen;
  meeting: PackedMeeting;
  part: PackPart;
}

/** Adds the pages of one part; gives their number. */
async function drawPart(
  queries: Queries,
  { paper, language, blankRows, phone, isByRole }: PackExport,
  { dataFolder }: Folders,
  { pen, meeting, part }: PartOfPack,
): Promise<number> {
  const common = { paper, language };
  if (part === 'attendance') {
    let pages = 0;
    for (const { id: sessionId, roles } of meeting.sessions) {
      for (const role of isByRole && roles.length > 0 ? roles : [undefined]) {
        const of = { kind: 'attendance', meetingId: meeting.id, sessionId, role, blankRows, phone, ...common };
        // oxlint-disable-next-line no-await-in-loop -- pages come one after another
        pages += drawAttendanceSheet(pen, await attendanceSheet(queries, attendanceExportSchema.parse(of)));
      }
    }
    return pages;
  }
  if (part === 'photos' || part === 'nameCards' || part === 'nameTags') {
    const of = { kind: 'meetingSheet', sheet: part, meetingId: meeting.id, ...common };
    const sheet = await meetingSheet(queries, meetingSheetExportSchema.parse(of), dataFolder);
    // A pack has no page that says that there is nothing.
    const isEmpty = part === 'photos' ? sheet.photos.length === 0 : sheet.people.length === 0;
    return isEmpty ? 0 : drawMeetingSheet(pen, sheet);
  }
  const of = { kind: 'document', document: part, id: meeting.id, format: 'pdf', ...common };
  const { paper: filled } = await filledDocument(queries, documentExportSchema.parse(of));
  return drawDocument(pen, filled);
}
