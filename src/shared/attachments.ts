import * as z from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { choiceCodeSchema } from './choices.ts';
import type { AttachedFileType } from './file-kind.ts';
import { attachedFileTypes } from './file-kind.ts';
import { recordKindSchema } from './history.ts';
import { yearSchema } from './quarter.ts';
import { idSchema, listFields, listOf, recordFields, sortFields } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

/** The largest file that is taken, in bytes. A scan of fifty pages has a quarter of it. */
export const maxAttachmentSize = 25 * 1024 * 1024;

/** Evidence that every program is asked for each year; other kinds are counted without being missed. */
export const requiredEvidence = [
  'sk-kebijakan',
  'pemetaan-sosial',
  'renstra',
  'renja',
  'undangan',
  'daftar-hadir',
  'notulen',
  'berita-acara',
  'foto',
  'bast',
  'monev',
  'ikm',
  'sroi',
  'mou-pks',
  'publikasi',
] as const;

/** What a file may be attached to: every record but an attachment and an entry of the office's lists. */
export const ownerKindSchema = recordKindSchema.exclude(['attachment', 'choice', 'settings']);
export type OwnerKind = z.infer<typeof ownerKindSchema>;

export const ownerSchema = z.object({ kind: ownerKindSchema, id: idSchema });
export type Owner = z.infer<typeof ownerSchema>;

const detailFields = {
  /** A sitting of the meeting that owns it. */
  sessionId: idSchema.nullable().default(null),
  /** The program that it is evidence for; null for those of its owner. */
  programId: idSchema.nullable().default(null),
  /** Code of the `evidenceKind` list. */
  kind: choiceCodeSchema,
  caption: optionalText(300),
};

export const addAttachmentSchema = z.object({
  owner: ownerSchema,
  ...detailFields,
  /** Left out: the day that the photo itself states. */
  takenOn: calendarDateSchema.nullable().optional(),
  fileName: requiredText(255),
  /** The file as base64. */
  data: z.string().min(1, 'required'),
});
export type AddAttachment = z.input<typeof addAttachmentSchema>;

export const saveAttachmentSchema = z.object({
  id: idSchema,
  version: z.int(),
  ...detailFields,
  takenOn: calendarDateSchema.nullable().default(null),
  position: z.int().min(0).optional(),
});

const mediaTypeSchema = z.enum(Object.keys(attachedFileTypes) as [AttachedFileType, ...AttachedFileType[]]); // keys of a constant

export const attachmentRowSchema = z.object({
  ...recordFields,
  owner: ownerSchema,
  ownerName: z.string(),
  ...detailFields,
  takenOn: calendarDateSchema.nullable(),
  /** The day that it counts on: when it was taken, else the day of what it belongs to; null where neither is known. */
  day: calendarDateSchema.nullable(),
  /** Names of the programs that it is evidence for. */
  programs: z.string(),
  fileName: z.string(),
  mediaType: mediaTypeSchema,
  size: z.int(),
  /** Null for a PDF. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  sha256: z.string(),
  position: z.int(),
});
export type AttachmentRow = z.infer<typeof attachmentRowSchema>;

/** What an attachment may still lack, to be found and filled in. */
export const attachmentGaps = ['day', 'caption', 'program'] as const;

export const listAttachmentsSchema = z.object({
  ...listFields,
  ...sortFields(['position', 'day', 'kind', 'caption', 'size']),
  owner: ownerSchema.optional(),
  unitId: idSchema.optional(),
  programId: idSchema.optional(),
  year: yearSchema.optional(),
  kind: choiceCodeSchema.optional(),
  lacks: z.enum(attachmentGaps).optional(),
});
export const attachmentListSchema = listOf(attachmentRowSchema).extend({
  /** Bytes of all that match. */
  totalSize: z.int(),
});

/** How many attachments of each evidence kind there are. */
const countsSchema = z.record(z.string(), z.int());

export const evidenceMeterSchema = z.object({
  /** Kinds in the office's order. */
  kinds: z.array(z.object({ code: choiceCodeSchema, label: z.string(), labelEn: z.string(), isRequired: z.boolean() })),
  /** Evidence of the unit itself or its plans: it stands for each of its programs. */
  unit: countsSchema,
  programs: z.array(
    z.object({
      programId: idSchema,
      code: z.string(),
      name: z.string(),
      counts: countsSchema,
      /** Required kinds that neither the program nor its unit has. */
      missing: z.array(choiceCodeSchema),
      /** Attachments that count in no year, because no day is known of them. */
      undated: z.int(),
    }),
  ),
});
export type EvidenceMeter = z.infer<typeof evidenceMeterSchema>;
