import * as z from 'zod';
import { choiceCodeSchema } from './choices.ts';
import { rupiahSchema } from './money.ts';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema } from './record.ts';
import { optionalText, orRequired } from './validation.ts';

const heads = z.int(orRequired('count')).min(0, 'negative').nullable().default(null);

/** What became of a group in a quarter. Null is "not stated", which is not nothing. */
export const progressFields = {
  /** Omzet, whole rupiah. */
  revenue: rupiahSchema.nullable().default(null),
  /** Laba, whole rupiah; a loss is below zero. */
  profit: z.int(orRequired('money')).nullable().default(null),
  activeMale: heads,
  activeFemale: heads,
  production: optionalText(500),
  /** Independence score by dimension, 1–5. */
  scores: z.record(choiceCodeSchema, z.int(orRequired('score')).min(1, 'score').max(5, 'score')).default({}),
  /** What the stage and the scores rest on. */
  proof: optionalText(1000),
};

export const progressSchema = z.object({
  ...progressFields,
  stage: choiceCodeSchema,
});
export type Progress = z.infer<typeof progressSchema>;

export const progressOfQuarterSchema = progressSchema.extend({
  id: idSchema,
  version: z.int(),
  year: yearSchema,
  quarter: quarterNumberSchema,
});
export type ProgressOfQuarter = z.infer<typeof progressOfQuarterSchema>;

/** The mean of the scores; null where none is given. */
export function meanScore(scores: Progress['scores']): number | null {
  const given = Object.values(scores);
  return given.length === 0 ? null : given.reduce((sum, score) => sum + score, 0) / given.length;
}
