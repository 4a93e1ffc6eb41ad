import * as z from 'zod';
import { duplicateReasons, possibleDuplicate } from './duplicate-score.ts';
import { genderSchema, personFields } from './people.ts';
import { idSchema, listOf } from './record.ts';

/** One of two people who may be one, with what tells them apart on sight. */
export const duplicatePersonSchema = z.object({
  id: idSchema,
  version: z.int(),
  name: z.string(),
  gender: genderSchema.nullable(),
  birthYear: z.int().nullable(),
  /** Masked, as in every list (UU PDP). */
  phone: z.string(),
  areaName: z.string(),
  groups: z.string(),
  /** Sessions on whose lists the person is. */
  participations: z.int(),
});
export type DuplicatePerson = z.infer<typeof duplicatePersonSchema>;

const scoreFields = {
  /** 0 to 1; `likelyDuplicate` in duplicate-score.ts says what counts as most likely. */
  score: z.number(),
  reasons: z.array(z.enum(duplicateReasons)),
};

export const listDuplicatesSchema = z.object({
  limit: z.int().min(1).max(5000).default(500),
  offset: z.int().min(0).default(0),
  minimum: z.number().min(0).max(1).default(possibleDuplicate),
});

export const duplicatePairSchema = z.object({
  one: duplicatePersonSchema,
  other: duplicatePersonSchema,
  ...scoreFields,
});
export type DuplicatePair = z.infer<typeof duplicatePairSchema>;
export const duplicatePairsSchema = listOf(duplicatePairSchema);

/** A person as on a form; `id` where it is saved already, so that the person is not found as its own duplicate. */
export const duplicatesOfSchema = z.object({
  id: idSchema.optional(),
  name: personFields.name,
  gender: personFields.gender,
  birthYear: personFields.birthYear,
  phone: personFields.phone,
  areaCode: personFields.areaCode,
});

export const duplicateOfSchema = z.object({ person: duplicatePersonSchema, ...scoreFields });
export type DuplicateOf = z.infer<typeof duplicateOfSchema>;

export const tellApartSchema = z.object({ oneId: idSchema, otherId: idSchema });

/** Who stays, who goes into it, and what is kept of each field. */
export const mergePeopleSchema = z
  .object({
    keepId: idSchema,
    keepVersion: z.int(),
    removeId: idSchema,
    removeVersion: z.int(),
    fields: z.object(personFields),
  })
  .refine(({ keepId, removeId }) => keepId !== removeId, { message: 'samePerson', path: ['removeId'] });
