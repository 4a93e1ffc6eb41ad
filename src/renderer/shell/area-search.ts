import * as z from 'zod';

const areaSearchSchema = z.object({
  /** Code of the area that the list is narrowed to when it opens: `64.09.01.2020`. The router reads `61` as a figure. */
  area: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
});

export function areaSearch(search: Record<string, unknown>): z.infer<typeof areaSearchSchema> {
  return areaSearchSchema.parse(search);
}
