import * as z from 'zod';
import { quarterNumberSchema, yearSchema } from './quarter.ts';

/**
 * Where something that is told of a record leads to: its own page, or the page on which its figures are
 * entered. `indicators` is the page of a program's indicators; `quarterEntry` and `narratives` are those
 * of the quarter, `evidence` the list of files.
 */
export const linkKinds = [
  'program',
  'group',
  'meeting',
  'minutes',
  'person',
  'followUp',
  'renja',
  'expense',
  'indicators',
  'quarterEntry',
  'narratives',
  'evidence',
  'unit',
] as const;

/** A record, or a row of a page, and how to get to it. */
export const recordLinkSchema = z.object({
  kind: z.enum(linkKinds),
  id: z.string(),
  /** Of pages that show a year or a quarter. */
  year: yearSchema.optional(),
  quarter: quarterNumberSchema.optional(),
});
export type RecordLink = z.infer<typeof recordLinkSchema>;
