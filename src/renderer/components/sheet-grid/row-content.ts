import * as z from 'zod';
import { doubtSchema } from './doubt.ts';
import type { SheetRow } from './sheet.ts';

const rowsSchema = z.array(
  z.object({
    key: z.string(),
    cells: z.record(z.string(), z.string()),
    origin: z.unknown().optional(),
    doubts: z.record(z.string(), doubtSchema).optional().catch(undefined),
  }),
);

/** Rows as they were put into a draft; none where they cannot be read. */
export function rowsFromContent<Origin>(content: unknown): SheetRow<Origin>[] {
  const rows = rowsSchema.safeParse(content).data ?? [];
  // What a row came from was written by the same grid, which knows what it is.
  return rows.map(({ key, cells, origin, doubts }) => ({
    key,
    cells,
    ...(origin !== undefined && { origin: origin as Origin }),
    ...(doubts !== undefined && { doubts }),
  }));
}
