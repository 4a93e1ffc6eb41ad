import * as z from 'zod';
import { choiceListSchema } from '../../shared/choices.ts';

/** What the address of the settings may carry: the part or list that is open, and a draft to go on with. */
const settingsSearchSchema = z.object({
  part: z.enum(['office', 'templates', 'backups', 'diagnosis']).optional().catch(undefined),
  list: choiceListSchema.optional().catch(undefined),
  draft: z.string().optional().catch(undefined),
});

export function settingsSearch(search: Record<string, unknown>): z.infer<typeof settingsSearchSchema> {
  return settingsSearchSchema.parse(search);
}
