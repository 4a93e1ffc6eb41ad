import * as z from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { idSchema } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

/** Notulen, berita acara, undangan, BAST: office papers filled from a record. */
export const documentKinds = ['minutes', 'officialReport', 'invitation', 'handover'] as const;
export const documentKindSchema = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof documentKindSchema>;

/** Papers of a meeting; the other one is of an assistance. */
export type MeetingDocumentKind = Exclude<DocumentKind, 'handover'>;

/**
 * What a paper says that its record does not: typed once, kept with the record, and offered again for the next
 * of its like. An empty text leaves it to the program, which says it in the paper's language.
 */
export const documentFactsSchema = z.object({
  /** Nomor. Of a handover the record has it already (`bastNumber`). */
  number: optionalText(120),
  /** Lampiran, as written: `1 (satu) berkas`. */
  attachment: optionalText(120),
  /** Perihal. */
  subject: optionalText(300),
  /** Kepada Yth., line by line. */
  addressee: optionalText(1000),
  /** Where it is signed: `Penajam`. */
  city: optionalText(120),
  /** The day that it bears; that of the record where missing. */
  date: calendarDateSchema.nullable().default(null),
  opening: optionalText(2000),
  closing: optionalText(2000),
  /** Who signs for the company. */
  signerName: optionalText(200),
  signerPosition: optionalText(300),
  /** Who signs for the other side. */
  counterName: optionalText(200),
  counterPosition: optionalText(300),
  /** Mengetahui. */
  acknowledgedName: optionalText(200),
  acknowledgedPosition: optionalText(300),
});
export type DocumentFacts = z.infer<typeof documentFactsSchema>;

/** No fact typed yet. */
export const noFacts: DocumentFacts = documentFactsSchema.parse({});

/** A paper of a record: of a meeting, or of an assistance for the handover. */
export const documentReferenceSchema = z.object({ document: documentKindSchema, id: idSchema });
export type DocumentReference = z.infer<typeof documentReferenceSchema>;

export const documentSchema = z.object({
  /** The record's. */
  id: idSchema,
  /** 0 where nothing was kept yet. */
  version: z.int(),
  facts: documentFactsSchema,
  /** Whether `facts` are those of the last paper of its like, offered because this one has none. */
  isOffered: z.boolean(),
});
export type KeptDocument = z.infer<typeof documentSchema>;

export const saveDocumentSchema = documentReferenceSchema.extend({
  /** The version that the user saw. */
  version: z.int(),
  facts: documentFactsSchema,
});
export type SaveDocument = z.input<typeof saveDocumentSchema>;

/** Which facts each paper bears, in the order in which they are asked for. */
export const factsOfDocument = {
  minutes: ['number', 'city', 'date'],
  officialReport: [
    'number',
    'city',
    'date',
    'opening',
    'closing',
    'signerName',
    'signerPosition',
    'counterName',
    'counterPosition',
    'acknowledgedName',
    'acknowledgedPosition',
  ],
  invitation: [
    'number',
    'attachment',
    'subject',
    'addressee',
    'city',
    'date',
    'opening',
    'closing',
    'signerName',
    'signerPosition',
  ],
  handover: ['city', 'closing', 'signerPosition', 'counterPosition', 'acknowledgedName', 'acknowledgedPosition'],
} as const satisfies Record<DocumentKind, (keyof DocumentFacts)[]>;

/** Of these, the next paper of a unit is offered what the last one said: they seldom change. */
export const factsOffered = [
  'city',
  'closing',
  'signerName',
  'signerPosition',
] as const satisfies (keyof DocumentFacts)[];

/** Bytes of a template: one with a large logo has a tenth of it. */
export const largestTemplate = 5_000_000;

/** An office's own Word template for a paper of a unit. */
export const putTemplateSchema = z.object({
  unitId: idSchema,
  document: documentKindSchema,
  /** The version of the one that it replaces; 0 where the unit used ours. */
  version: z.int(),
  fileName: requiredText(200),
  /** Base64. */
  data: z
    .base64()
    .min(1, 'required')
    .max(Math.ceil((largestTemplate * 4) / 3) + 8),
});

export const templateOfDocumentSchema = z.object({
  document: documentKindSchema,
  /** Null where the unit uses ours. */
  own: z
    .object({ id: idSchema, version: z.int(), fileName: z.string(), size: z.int(), updatedAt: z.string() })
    .nullable(),
});
export type TemplateOfDocument = z.infer<typeof templateOfDocumentSchema>;
