import * as z from 'zod';

export const stakeholderViews = ['list', 'matrix'] as const;
export const stakeholderViewSchema = z.enum(stakeholderViews);

const stakeholderSearchSchema = z.object({
  /** Missing: the view that was chosen last. */
  view: stakeholderViewSchema.optional().catch(undefined),
});

/** What the address of the stakeholders may carry. */
export function stakeholderSearch(search: Record<string, unknown>): z.infer<typeof stakeholderSearchSchema> {
  return stakeholderSearchSchema.parse(search);
}
