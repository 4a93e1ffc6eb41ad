import * as z from 'zod';
import { areaCodeSchema } from './areas.ts';
import { calendarDateSchema } from './calendar-date.ts';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema, listFields, listOf, recordFields, saveFields, sortFields } from './record.ts';
import { optionalText, orRequired, requiredText } from './validation.ts';

/** L (laki-laki) or P (perempuan), as every Indonesian form writes it. */
export const genderSchema = z.enum(['L', 'P'], orRequired('gender'));
export type Gender = z.infer<typeof genderSchema>;

export const personFields = {
  name: requiredText(200),
  gender: genderSchema.nullable().default(null),
  birthYear: z.int(orRequired('year')).min(1900, 'year').max(2100, 'year').nullable().default(null),
  phone: optionalText(40),
  areaCode: areaCodeSchema.nullable().default(null),
  consentDate: calendarDateSchema.nullable().default(null),
  note: optionalText(2000),
};

export const savePersonSchema = z.object({ ...saveFields, ...personFields });
export type SavePerson = z.input<typeof savePersonSchema>;

export const personSchema = z.object({
  ...recordFields,
  ...personFields,
  groups: z.array(z.object({ groupId: idSchema, groupName: z.string(), role: z.string() })),
  attendances: z.int(),
});
export type Person = z.infer<typeof personSchema>;

/** What a person's record may still lack, to be found and filled in. */
export const personGaps = ['phone', 'gender', 'birthYear', 'area', 'consent', 'group'] as const;

export const listPeopleSchema = z.object({
  ...listFields,
  ...sortFields(['name', 'gender', 'birthYear', 'areaName', 'groups', 'consentDate', 'attendances']),
  groupIds: z.array(idSchema).optional(),
  groupId: idSchema.optional(),
  gender: genderSchema.optional(),
  /** The area itself and every area below it. */
  areaCode: areaCodeSchema.optional(),
  /** Only people who came to a session of the period; attendances are then those of the period. */
  year: yearSchema.optional(),
  quarter: quarterNumberSchema.optional(),
  lacks: z.enum(personGaps).optional(),
});

export const suggestPeopleSchema = z.object({
  name: z.string().max(200),
  /** The people of this unit's groups and meetings come first. */
  unitId: idSchema.optional(),
  limit: z.int().min(1).max(50).default(6),
});

/** Who may be meant by a name that is being typed, with what the other cells of the row would say. */
export const personSuggestionSchema = z.object({
  personId: idSchema,
  name: z.string(),
  gender: genderSchema.nullable(),
  birthYear: z.int().nullable(),
  /** Whole: it fills the cell. */
  phone: z.string(),
  areaName: z.string(),
  groups: z.string(),
  /** The group that the person is a member of now, where it is one. */
  groupId: idSchema.nullable(),
  /** As on the list that the person was on last; '' for one who was on none. */
  institution: z.string(),
  position: z.string(),
});
export type PersonSuggestion = z.infer<typeof personSuggestionSchema>;

/** The names of a pasted list, asked about together. */
export const namesakesSchema = z.object({ names: z.array(z.string().max(200)).max(5000) });

/** Kept people of one of the names, titles and usual spellings aside; names that nobody bears are left out. */
export const namesakesOfSchema = z.object({ name: z.string(), people: z.array(personSuggestionSchema) });
export type NamesakesOf = z.infer<typeof namesakesOfSchema>;

export const personRowSchema = z.object({
  id: idSchema,
  version: z.int(),
  name: z.string(),
  gender: genderSchema.nullable(),
  /** Masked: a list never shows whole numbers (UU PDP). */
  phone: z.string(),
  birthYear: z.int().nullable(),
  areaName: z.string(),
  groups: z.string(),
  consentDate: calendarDateSchema.nullable(),
  /** Sessions that the person came to. */
  attendances: z.int(),
});
export type PersonRow = z.infer<typeof personRowSchema>;
/** Over all people who match. */
export const personTotalsSchema = z.object({ male: z.int(), female: z.int(), attendances: z.int() });
export const peopleListSchema = listOf(personRowSchema).extend({ totals: personTotalsSchema });
