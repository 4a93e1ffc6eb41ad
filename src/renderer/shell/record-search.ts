import * as z from 'zod';

/** What the address of a new record may carry. */
const recordSearchSchema = z.object({
  /** The record that the new one begins as a copy of. */
  from: z.string().optional().catch(undefined),
  /** The record saved just before ("save and new"), whose circumstances the new one begins with. */
  after: z.string().optional().catch(undefined),
  /** The draft to go on with. */
  draft: z.string().optional().catch(undefined),
  /** The meeting that a new follow-up or lesson comes from. */
  meeting: z.string().optional().catch(undefined),
  /** The group that new assistance is for, or that learned a new lesson. */
  group: z.string().optional().catch(undefined),
  /** The pattern that a new meeting begins with. */
  template: z.string().optional().catch(undefined),
});
export type RecordSearch = z.infer<typeof recordSearchSchema>;

export function recordSearch(search: Record<string, unknown>): RecordSearch {
  return recordSearchSchema.parse(search);
}
