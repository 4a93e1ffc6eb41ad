import * as z from 'zod';

/** What the address of a paper may carry: one session of its meeting, and a draft to go on with. */
const documentSearchSchema = z.object({
  session: z.string().optional().catch(undefined),
  draft: z.string().optional().catch(undefined),
});

export function documentSearch(search: Record<string, unknown>): z.infer<typeof documentSearchSchema> {
  return documentSearchSchema.parse(search);
}
