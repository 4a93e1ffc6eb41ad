import * as z from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { documentFactsSchema, documentKindSchema } from './documents.ts';
import { languageSchema } from './language.ts';
import { participantRoleSchema } from './meetings.ts';
import { quarterlyReportInputSchema, reportColumnSchema, reportRowSchema, reportTableSchema } from './reports.ts';
import { idSchema } from './record.ts';
import { sheetKindSchema, sheetLayoutSchema } from './sheet-layouts.ts';

/** A4, or F4 (215 × 330 mm, "folio"), which Indonesian offices load more often than not. */
export const paperSchema = z.enum(['A4', 'F4']);
export type Paper = z.infer<typeof paperSchema>;

/** Paper sizes in millimetres, upright. */
export const paperSizes = {
  A4: { width: 210, height: 297 },
  F4: { width: 215, height: 330 },
} as const satisfies Record<Paper, { width: number; height: number }>;

/** Exports without a `paper` are on the office's (`settings.get`). */
export const quarterlyExportSchema = quarterlyReportInputSchema.extend({
  kind: z.literal('quarterly'),
  format: z.enum(['xlsx', 'pdf']),
  paper: paperSchema.optional(),
});

/** Daftar hadir of one session. */
export const attendanceExportSchema = z.object({
  kind: z.literal('attendance'),
  meetingId: idSchema,
  sessionId: idSchema,
  paper: paperSchema.optional(),
  /** Numbered rows without a name, for walk-ins. */
  blankRows: z.int().min(0).max(500).default(5),
  /** A sheet without any name, only `blankRows`. */
  isBlank: z.boolean().default(false),
  /** Missing: everybody on one sheet. */
  role: participantRoleSchema.optional(),
  /** The phone column: left out, masked, or whole. Masked unless asked for (UU PDP). */
  phone: z.enum(['hidden', 'masked', 'full']).default('masked'),
  language: languageSchema.default('id'),
  /** A layout that is only tried; the unit's own where none is given. */
  layout: sheetLayoutSchema.optional(),
});
export type AttendanceExport = z.infer<typeof attendanceExportSchema>;

/** Lembar dokumentasi, kartu nama meja or tanda pengenal of a meeting. */
export const meetingSheetExportSchema = z.object({
  kind: z.literal('meetingSheet'),
  sheet: sheetKindSchema.extract(['photos', 'nameCards', 'nameTags']),
  meetingId: idSchema,
  /** One session; all of them where missing, each person once. */
  sessionId: idSchema.optional(),
  role: participantRoleSchema.optional(),
  /** Cards or tags without a name, to write on. */
  blanks: z.int().min(0).max(100).default(0),
  paper: paperSchema.optional(),
  language: languageSchema.default('id'),
  /** A layout that is only tried; the unit's own where none is given. */
  layout: sheetLayoutSchema.optional(),
});
export type MeetingSheetExport = z.infer<typeof meetingSheetExportSchema>;

/** Rows that a list on paper or in a workbook may have. */
export const mostListRows = 5000;

/** A list as it stands on the screen: its columns, order and rows are the request's own. */
export const listExportSchema = z.object({
  kind: z.literal('list'),
  format: z.enum(['xlsx', 'pdf']),
  paper: paperSchema.optional(),
  language: languageSchema.default('id'),
  /** Whose list it is: named at the head as the unit was called on `date`. */
  unitId: idSchema,
  /** The day of printing, by the unit's own clock. */
  date: calendarDateSchema,
  /** What narrows the list and how it is sorted, in words. */
  note: z.string().max(1000),
  table: reportTableSchema.extend({
    columns: z.array(reportColumnSchema).min(1).max(60),
    rows: z.array(reportRowSchema).max(mostListRows),
  }),
});
export type ListExport = z.infer<typeof listExportSchema>;

/** Notulen, berita acara, undangan or BAST of a record. */
export const documentExportSchema = z.object({
  kind: z.literal('document'),
  document: documentKindSchema,
  /** The meeting's; the assistance's for a handover. */
  id: idSchema,
  /** One session of the meeting; all of them where missing. */
  sessionId: idSchema.optional(),
  format: z.enum(['pdf', 'docx']),
  paper: paperSchema.optional(),
  language: languageSchema.default('id'),
  /** Shown in place of those that are kept: a preview of what is typed. */
  facts: documentFactsSchema.optional(),
  /** A layout that is only tried; the unit's own where none is given. */
  layout: sheetLayoutSchema.optional(),
});
export type DocumentExport = z.infer<typeof documentExportSchema>;

/** The Word template of a paper: the unit's own, or ours as it stands for the unit. */
export const templateExportSchema = z.object({
  kind: z.literal('template'),
  document: documentKindSchema,
  unitId: idSchema,
  /** Today, by the unit's own clock: ours bears its names of that day. */
  date: calendarDateSchema,
  /** Ours, also where the unit has its own. */
  isOurs: z.boolean().default(false),
  paper: paperSchema.optional(),
  language: languageSchema.default('id'),
});
export type TemplateExport = z.infer<typeof templateExportSchema>;

/** Parts of a meeting's pack, in the order in which they are filed. */
export const packParts = [
  'invitation',
  'attendance',
  'minutes',
  'officialReport',
  'photos',
  'nameCards',
  'nameTags',
] as const;
export const packPartSchema = z.enum(packParts);
export type PackPart = z.infer<typeof packPartSchema>;

/** Paket cetak: everything that is printed for one or several meetings, in one file. */
export const packExportSchema = z.object({
  kind: z.literal('pack'),
  meetingIds: z.array(idSchema).min(1).max(100),
  parts: z.array(packPartSchema).min(1),
  paper: paperSchema.optional(),
  language: languageSchema.default('id'),
  blankRows: attendanceExportSchema.shape.blankRows,
  phone: attendanceExportSchema.shape.phone,
  /** An attendance sheet for each role that is on a session's list, in place of one for everybody. */
  isByRole: z.boolean().default(false),
});
export type PackExport = z.infer<typeof packExportSchema>;

export const exportRequestSchema = z.discriminatedUnion('kind', [
  quarterlyExportSchema,
  attendanceExportSchema,
  meetingSheetExportSchema,
  listExportSchema,
  documentExportSchema,
  packExportSchema,
  templateExportSchema,
]);
export type ExportRequest = z.infer<typeof exportRequestSchema>;
export type ExportInput = z.input<typeof exportRequestSchema>;

/** A finished file, waiting at `/files/<id>` until the application closes. */
export const exportedFileSchema = z.object({
  id: idSchema,
  /** Suggested file name, safe on Windows. */
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  /** Pages of a PDF; null for a workbook. */
  pages: z.int().nullable(),
});
export type ExportedFile = z.infer<typeof exportedFileSchema>;

/** What an export says while it runs: steps with the share done (0–1), last the file. */
export const exportEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    step: z.enum(['queued', 'figures', 'layout', 'file']),
    done: z.number().min(0).max(1),
  }),
  z.object({ type: z.literal('finished'), file: exportedFileSchema }),
]);
export type ExportEvent = z.infer<typeof exportEventSchema>;
export type ExportProgress = Extract<ExportEvent, { type: 'progress' }>;
