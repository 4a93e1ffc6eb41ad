import * as z from 'zod';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema } from './record.ts';
import { optionalText } from './validation.ts';

/** The longest part of a narrative: some three printed pages. */
export const longestNarrative = 10_000;

/** What is told of a program's quarter, each in the form of `formatted-text.ts`. */
const narrativeFields = {
  /** What was done, and what came of it. */
  text: optionalText(longestNarrative),
  /** Kendala, and solusi. */
  problems: optionalText(longestNarrative),
  solutions: optionalText(longestNarrative),
};
const toldSchema = z.object(narrativeFields);

export const listNarrativesSchema = z.object({ unitId: idSchema, year: yearSchema, quarter: quarterNumberSchema });

/** A program that the quarter's report tells of, with what is told so far and what was told last. */
export const narrativeSchema = z.object({
  programId: idSchema,
  code: z.string(),
  name: z.string(),
  /** Of what is told; null where nothing is. */
  version: z.int().nullable(),
  told: toldSchema,
  /** Of the latest quarter before that has any; null where none has. */
  last: toldSchema.extend({ year: yearSchema, quarter: quarterNumberSchema }).nullable(),
});
export type Narrative = z.infer<typeof narrativeSchema>;

/** `version` is what was seen: null where nothing was told. A save over something newer is a conflict. */
export const saveNarrativeSchema = z.object({
  programId: idSchema,
  year: yearSchema,
  quarter: quarterNumberSchema,
  version: z.int().nullable().default(null),
  ...narrativeFields,
});
export type SaveNarrative = z.input<typeof saveNarrativeSchema>;
