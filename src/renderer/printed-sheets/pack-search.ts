import * as z from 'zod';
import { idSchema } from '../../shared/record.ts';

/** The meetings whose pack the address asks for. */
const packSearchSchema = z.object({ meetings: z.array(idSchema).max(100).catch([]) });

export function packSearch(search: Record<string, unknown>): z.infer<typeof packSearchSchema> {
  return packSearchSchema.parse(search);
}
