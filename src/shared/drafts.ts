import * as z from 'zod';

/**
 * What is typed into a form or grid and not saved yet. A draft is no record: it has no history and no
 * version of its own, counts nowhere, and goes when its form is saved or its text thrown away.
 */
const draftHead = {
  /** `group:<id>`, `group:new:<uuid>`, `budgets:<unit>:<year>`: one draft a form. */
  key: z.string().min(1).max(200),
  /** Where the form is opened, `/groups/<id>`. */
  path: z.string().min(1).max(300),
  unitId: z.string().max(36).nullable(),
  /** What the form is about, in the user's words: the record's name as far as it is typed. */
  title: z.string().max(300),
};

export const saveDraftSchema = z.object({
  ...draftHead,
  /** JSON of the form's own making; the form checks it when it takes it back. */
  content: z.string().max(20_000_000),
});

export const draftKeySchema = z.object({ key: draftHead.key });

export const draftRowSchema = z.object({ ...draftHead, savedAt: z.string() });
export type DraftRow = z.infer<typeof draftRowSchema>;

export const draftSchema = draftRowSchema.extend({ content: z.string() });
export type Draft = z.infer<typeof draftSchema>;
