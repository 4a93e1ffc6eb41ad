import * as z from 'zod';
import { quarterNumberSchema, yearSchema } from './quarter.ts';

/**
 * Where something that is told of a record leads to: its own page, or the one on which it is entered.
 * `indicators` is the page of a program's indicators, `minutes` a part of a meeting's page,
 * `quarterEntry` and `narratives` are the quarter's pages.
 */
export const linkKinds = [
  'unit',
  'program',
  'group',
  'meeting',
  'person',
  'followUp',
  'lesson',
  'assistance',
  'organization',
  'renstra',
  'renja',
  'expense',
  'indicators',
  'minutes',
  'quarterEntry',
  'narratives',
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
