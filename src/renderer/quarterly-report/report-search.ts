import * as z from 'zod';
import { quarterSchema } from '../../shared/quarter.ts';
import type { Quarter } from '../../shared/quarter.ts';

/** What the report's address may carry: the quarter that it shows. Both or neither. */
const reportSearchSchema = z.union([quarterSchema, z.object({})]).catch({});

export function reportSearch(search: Record<string, unknown>): Partial<Quarter> {
  return reportSearchSchema.parse(search);
}
