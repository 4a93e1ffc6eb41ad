import * as z from 'zod';
import { quarterNumberSchema, yearSchema } from '../../shared/quarter.ts';

/** What the address of a quarter's figures may carry. */
const quarterSearchSchema = z.object({
  year: yearSchema.optional().catch(undefined),
  quarter: quarterNumberSchema.optional().catch(undefined),
  /** The indicator, program or group whose row is gone to. */
  row: z.string().optional().catch(undefined),
  /** The draft to go on with. */
  draft: z.string().optional().catch(undefined),
});
export type QuarterSearch = z.infer<typeof quarterSearchSchema>;

export function quarterSearch(search: Record<string, unknown>): QuarterSearch {
  return quarterSearchSchema.parse(search);
}
