import * as z from 'zod';
import { languageSchema } from './language.ts';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema } from './record.ts';
import { requiredText } from './validation.ts';

/** A closing of a unit's quarter: in force until it was reopened. */
export const closingSchema = z.object({
  id: idSchema,
  year: yearSchema,
  quarter: quarterNumberSchema,
  closedAt: z.string(),
  closedBy: z.string(),
  /** Null while the quarter stays closed. */
  reopenedAt: z.string().nullable(),
  reopenedBy: z.string(),
  reopenReason: z.string(),
});
export type Closing = z.infer<typeof closingSchema>;

export const closeQuarterSchema = z.object({ unitId: idSchema, year: yearSchema, quarter: quarterNumberSchema });

export const reopenQuarterSchema = closeQuarterSchema.extend({ reason: requiredText(500) });

export const closingChangesSchema = closeQuarterSchema.extend({ language: languageSchema.default('id') });

/** A figure or word of the closed report that the records would give otherwise now. */
export const changedCellSchema = z.object({
  /** The table's letter, or what it is called; row and column in words. A row that came or went has one side only, and no column. */
  table: z.string(),
  row: z.string(),
  column: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ChangedCell = z.infer<typeof changedCellSchema>;
