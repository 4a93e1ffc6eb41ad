import * as z from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { idSchema, recordFields, saveFields } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

/** Indonesia's three time zones and their IANA names. */
export const timeZones = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const;
export const timeZoneSchema = z.enum(['WIB', 'WITA', 'WIT']);
export type TimeZone = z.infer<typeof timeZoneSchema>;

export const signatoryRoles = ['prepared', 'checked', 'approved'] as const;

const validity = {
  validFrom: calendarDateSchema,
  validTo: calendarDateSchema.nullable().default(null),
};

/** A picture as a data URL; at most about 500 KB, PNG or JPEG (what the PDF can hold). */
const pictureSchema = z
  .string()
  .max(700_000, 'pictureTooLarge')
  .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/, 'picture');

/** What a unit was called, and how it looked on paper, between two days. */
const identitySchema = z.object({
  id: idSchema.optional(),
  name: requiredText(),
  legalName: optionalText(),
  company: requiredText(),
  region: optionalText(),
  address: optionalText(500),
  logo: pictureSchema.nullable().default(null),
  logoRight: pictureSchema.nullable().default(null),
  ...validity,
});

const signatorySchema = z.object({
  id: idSchema.optional(),
  role: z.enum(signatoryRoles),
  name: requiredText(),
  position: requiredText(),
  ...validity,
});
export type Signatory = z.infer<typeof signatorySchema>;

const ringSchema = z.object({
  areaCode: z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/, 'areaCode'),
  ring: z.int().min(1).max(3),
});

/** Unit operasi: its names, signatories and ring areas over time. */
const unitFields = {
  code: requiredText(30),
  timeZone: timeZoneSchema,
  identities: z.array(identitySchema).min(1, 'required'),
  signatories: z.array(signatorySchema).default([]),
  rings: z.array(ringSchema).default([]),
};

export const saveUnitSchema = z.object({ ...saveFields, ...unitFields }).superRefine((unit, context) => {
  for (const list of ['identities', 'signatories'] as const) {
    unit[list].forEach((row, index) => {
      if (row.validTo !== null && row.validTo < row.validFrom) {
        context.addIssue({ code: 'custom', message: 'endBeforeStart', path: [list, index, 'validTo'] });
      }
    });
  }
  const sorted = unit.identities
    .map((row, index) => ({ ...row, index }))
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  sorted.forEach((row, position) => {
    const next = sorted[position + 1];
    if (next && (row.validTo === null || row.validTo >= next.validFrom)) {
      context.addIssue({ code: 'custom', message: 'overlap', path: ['identities', next.index, 'validFrom'] });
    }
  });
});

export const unitSchema = z.object({ ...recordFields, ...unitFields });
export type Unit = z.infer<typeof unitSchema>;
export type SaveUnit = z.input<typeof saveUnitSchema>;

export const unitRowSchema = z.object({
  id: idSchema,
  version: z.int(),
  code: z.string(),
  name: z.string(),
  company: z.string(),
  timeZone: timeZoneSchema,
});
export type UnitRow = z.infer<typeof unitRowSchema>;

/**
 * The row that is valid on a day: an old report keeps the name, logo and signatories of its day.
 * Where none is, the one that began last before it, else the earliest (a report must have a name).
 */
export function validOn<T extends { validFrom: string; validTo: string | null }>(
  rows: T[],
  date: string,
): T | undefined {
  const sorted = rows.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  return (
    sorted.findLast((row) => row.validFrom <= date && (row.validTo === null || row.validTo >= date)) ??
    sorted.findLast((row) => row.validFrom <= date) ??
    sorted[0]
  );
}
