import * as z from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { languageSchema } from './language.ts';
import { idSchema } from './record.ts';

/** Kinds of things that the search finds, in the order in which equally good ones stand. */
export const hitKinds = [
  'group',
  'program',
  'meeting',
  'followUp',
  'lesson',
  'person',
  'organization',
  'expense',
  'area',
] as const;
export const hitKindSchema = z.enum(hitKinds);
export type HitKind = z.infer<typeof hitKindSchema>;

export const findSchema = z.object({
  query: z.string().max(200),
  /** Its records come before equally good ones of other units. */
  unitId: idSchema.optional(),
  kinds: z.array(hitKindSchema).optional(),
  limit: z.int().min(1).max(100).default(20),
  language: languageSchema.default('id'),
});

export const recentSchema = z.object({
  /** Leaves out records of other units; people belong to none. */
  unitId: idSchema.optional(),
  limit: z.int().min(1).max(100).default(8),
  language: languageSchema.default('id'),
});

export const hitSchema = z.object({
  kind: hitKindSchema,
  /** A record's id, an area's code. */
  id: z.string(),
  /** The unit whose record it is; null for people and areas, which belong to none. */
  unitId: idSchema.nullable(),
  name: z.string(),
  /** What tells hits of one name apart: village and groups, date and place, code … Phones are masked. */
  detail: z.string(),
  /** The day of an expense, the first day of a meeting. */
  date: calendarDateSchema.nullable(),
});
export type Hit = z.infer<typeof hitSchema>;
