import * as z from 'zod';

export const followUpViews = ['table', 'board', 'calendar'] as const;

/** What the address of the follow-ups carries: how they are shown, and of the calendar the month. */
const followUpsSearchSchema = z.object({
  view: z.enum(followUpViews).optional().catch(undefined),
  /** `2026-11` */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
});
export type FollowUpsSearch = z.infer<typeof followUpsSearchSchema>;

export function followUpsSearch(search: Record<string, unknown>): FollowUpsSearch {
  return followUpsSearchSchema.parse(search);
}
