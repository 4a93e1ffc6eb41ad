import { readFile } from 'node:fs/promises';
import type { ExportProgress, ExportRequest, ListExport, MeetingSheetExport } from '../../shared/exports.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import type { QuarterlyReport } from '../../shared/reports.ts';
import { attachedFilePath } from '../attachments/attached-files.ts';
import type { Queries } from '../database/open.ts';
import { printSettings } from '../settings/settings.ts';
import { textsIn } from '../texts.ts';
import { safeFileName, shortened } from './file-name.ts';
import type { PhotoData } from './pdf-report-parts.ts';
import type { PrintedList } from './printed-list.ts';

export interface MadeFile {
  /** Suggested file name, safe on Windows. */
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  pages: number | null;
}

/** Where fonts lie, and where the records' files do. */
export interface Folders {
  resourcesFolder: string;
  dataFolder: string;
}

/** Hears which step is under way and its share done; what it throws ends the work. */
export type HearProgress = (step: ExportProgress['step'], done: number) => void;

const pdf = 'application/pdf';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Loads, shapes and renders what a request asks for. The heavy libraries are imported when their
 * format is first asked for. Fails with `MISSING` where the unit, meeting or session is not there.
 */
export async function makeFile(
  queries: Queries,
  request: ExportRequest,
  folders: Folders,
  hear: HearProgress,
): Promise<MadeFile> {
  switch (request.kind) {
    case 'quarterly':
      return makeQuarterly(queries, request, folders, hear);
    case 'attendance':
      return makeAttendance(queries, request, folders, hear);
    case 'meetingSheet':
      return makeMeetingSheet(queries, request, folders, hear);
    case 'list':
      return makeList(queries, request, folders, hear);
    case 'pack': {
      const { makePack } = await import('./sheets/meeting-pack.ts');
      const { title, date, ...written } = await makePack(queries, request, folders, (done) => hear('layout', done));
      return { name: safeFileName(`${shortened(title, 60)} - ${date}`, 'pdf'), mediaType: pdf, ...written };
    }
    case 'document': {
      const { makeDocument } = await import('./documents/make-document.ts');
      return makeDocument(queries, request, folders, hear);
    }
    case 'template': {
      const { makeTemplate } = await import('./documents/make-document.ts');
      return makeTemplate(queries, request, folders);
    }
  }
}

async function makeQuarterly(
  queries: Queries,
  request: Extract<ExportRequest, { kind: 'quarterly' }>,
  folders: Folders,
  hear: HearProgress,
): Promise<MadeFile> {
  const { format } = request;
  const paper = request.paper ?? (await printSettings(queries)).paper;
  const { quarterlyReport } = await import('./quarterly/quarterly-report.ts');
  const report = await quarterlyReport(queries, request, (done) => hear('figures', done));
  const name = quarterlyName(report, request);
  hear('layout', 0);
  if (format === 'xlsx') {
    const { writeQuarterlyXlsx } = await import('./write-xlsx.ts');
    const bytes = await writeQuarterlyXlsx(report, { paper, onTable: (done) => hear('layout', done) });
    return { name: safeFileName(name, 'xlsx'), mediaType: xlsx, bytes, pages: null };
  }
  const { writeQuarterlyPdf } = await import('./write-pdf.ts');
  const written = await writeQuarterlyPdf(report, {
    paper,
    resourcesFolder: folders.resourcesFolder,
    photos: await photosOf(report, folders.dataFolder),
    onProgress: (done) => hear('layout', done),
  });
  return { name: safeFileName(name, 'pdf'), mediaType: pdf, ...written };
}

/** Names the program or the region where not all of the unit, or more than it, is reported. */
function quarterlyName(
  report: QuarterlyReport,
  { language, year, quarter, programId, isRegion }: Extract<ExportRequest, { kind: 'quarterly' }>,
): string {
  const texts = textsIn(language);
  const words = { roman: romanQuarter(quarter), year, unit: isRegion ? report.unit.name : report.unit.code };
  if (programId === undefined) return texts('reports.fileName', words);
  return texts('reports.fileNameOfProgram', { ...words, program: shortened(report.scope, 60) });
}

async function makeAttendance(
  queries: Queries,
  request: Extract<ExportRequest, { kind: 'attendance' }>,
  folders: Folders,
  hear: HearProgress,
): Promise<MadeFile> {
  const { attendanceSheet } = await import('./sheets/attendance-sheet.ts');
  const sheet = await attendanceSheet(queries, request);
  hear('figures', 1);
  const texts = textsIn(request.language);
  const title = shortened(sheet.meetingTitle, 60);
  const name = request.role
    ? texts('sheet.fileNameOfRole', { role: texts(`participantRole.${request.role}`), date: sheet.date, title })
    : texts('sheet.fileName', { date: sheet.date, title });
  const { writeAttendanceSheet } = await import('./sheets/write-attendance-sheet.ts');
  const written = await writeAttendanceSheet(sheet, {
    resourcesFolder: folders.resourcesFolder,
    onProgress: (done) => hear('layout', done),
  });
  return { name: safeFileName(name, 'pdf'), mediaType: pdf, ...written };
}

async function makeMeetingSheet(
  queries: Queries,
  request: MeetingSheetExport,
  folders: Folders,
  hear: HearProgress,
): Promise<MadeFile> {
  const { meetingSheet } = await import('./sheets/meeting-sheet.ts');
  const sheet = await meetingSheet(queries, request, folders.dataFolder);
  hear('figures', 1);
  const title = shortened(sheet.meetingTitle, 60);
  const name = textsIn(request.language)('sheet.fileNameOfSheet', { sheet: sheet.title, date: sheet.date, title });
  const { writeMeetingSheet } = await import('./sheets/write-meeting-sheet.ts');
  const written = await writeMeetingSheet(sheet, {
    resourcesFolder: folders.resourcesFolder,
    onProgress: (done) => hear('layout', done),
  });
  return { name: safeFileName(name, 'pdf'), mediaType: pdf, ...written };
}

async function makeList(
  queries: Queries,
  request: ListExport,
  folders: Folders,
  hear: HearProgress,
): Promise<MadeFile> {
  const { format, language, date, table } = request;
  const { rupiahStyle, ...office } = await printSettings(queries);
  const paper = request.paper ?? office.paper;
  const { unitOnDay } = await import('./unit-on-day.ts');
  const unit = await unitOnDay(queries, request.unitId, date);
  const list: PrintedList = { language, unit, date, note: request.note, table, rupiahStyle };
  const name = textsIn(language)('list.fileName', { title: table.title, unit: unit.code, date });
  hear('layout', 0);
  if (format === 'xlsx') {
    const { writeListXlsx } = await import('./write-xlsx.ts');
    const bytes = await writeListXlsx(list, { paper, onRows: (done) => hear('layout', done) });
    return { name: safeFileName(name, 'xlsx'), mediaType: xlsx, bytes, pages: null };
  }
  const { writeListPdf } = await import('./write-pdf.ts');
  const onProgress = (done: number) => hear('layout', done);
  const written = await writeListPdf(list, { paper, resourcesFolder: folders.resourcesFolder, onProgress });
  return { name: safeFileName(name, 'pdf'), mediaType: pdf, ...written };
}

/** The pictures of the report's photos; what cannot be read or set is left out, and the page says so. */
async function photosOf({ photos }: QuarterlyReport, dataFolder: string): Promise<PhotoData> {
  const read = await Promise.all(
    photos.map(async (photo) => {
      // The PDF takes these two kinds only.
      if (photo.mediaType !== 'image/jpeg' && photo.mediaType !== 'image/png') return [];
      const bytes = await readFile(attachedFilePath(dataFolder, photo)).catch(() => undefined);
      return bytes ? [[photo.id, `data:${photo.mediaType};base64,${bytes.toString('base64')}`] as const] : [];
    }),
  );
  return new Map(read.flat());
}
