import * as z from 'zod';
import { languageSchema } from './language.ts';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema } from './record.ts';
import { reportTableSchema } from './reports.ts';

/** What a quarter is set beside. */
export const againsts = ['previousQuarter', 'sameQuarterLastYear', 'plan'] as const;
export type Against = (typeof againsts)[number];

export const compareInputSchema = z.object({
  unitId: idSchema,
  year: yearSchema,
  quarter: quarterNumberSchema,
  against: z.enum(againsts),
  language: languageSchema.default('id'),
});
export type CompareInput = z.infer<typeof compareInputSchema>;

export const yearViewInputSchema = compareInputSchema.pick({ unitId: true, year: true, language: true });
export type YearViewInput = z.infer<typeof yearViewInputSchema>;

/** A table of several that belong together; `key` tells it apart in any language. */
export const comparedTableSchema = reportTableSchema.extend({ key: z.string() });
export type ComparedTable = z.infer<typeof comparedTableSchema>;
