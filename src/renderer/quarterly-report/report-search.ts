import * as z from 'zod';
import { quarterSchema } from '../../shared/quarter.ts';
import type { Quarter } from '../../shared/quarter.ts';
import { idSchema } from '../../shared/record.ts';
import { figurePlaceSchema } from '../../shared/records-behind.ts';

/** What can be done about a quarter's report: read it, tell of it, check it, set it beside others. */
export const reportParts = ['report', 'narratives', 'check', 'compare'] as const;

/** What of the unit is reported where it is not all of it. */
const scopeShape = {
  programId: idSchema.optional().catch(undefined),
  isRegion: z.boolean().optional().catch(undefined),
};

const partSchema = z.object({
  part: z.enum(reportParts).optional().catch(undefined),
  ...scopeShape,
  /** The program that is told of. */
  toldOf: idSchema.optional().catch(undefined),
  /** The draft to go on with. */
  draft: z.string().optional().catch(undefined),
  /** The figure whose records are open beside the report. */
  figure: figurePlaceSchema.optional().catch(undefined),
});
const askedQuarterSchema = z.union([quarterSchema, z.object({})]).catch({});

/** What the report's address carries: the quarter (year and number, or neither), its part, its scope, what is open in it. */
export type ReportSearch = Partial<Quarter> & z.infer<typeof partSchema>;

export function reportSearch(search: Record<string, unknown>): ReportSearch {
  return { ...askedQuarterSchema.parse(search), ...partSchema.parse(search) };
}
