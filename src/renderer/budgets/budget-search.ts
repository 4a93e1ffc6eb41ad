import * as z from 'zod';
import { quarterNumberSchema, yearSchema } from '../../shared/quarter.ts';

export const budgetParts = ['budget', 'expenses', 'beneficiaries'] as const;

/** What the address of the budgets carries: what is shown, and a draft to go on with. */
const budgetSearchSchema = z.object({
  part: z.enum(budgetParts).optional().catch(undefined),
  year: yearSchema.optional().catch(undefined),
  quarter: quarterNumberSchema.optional().catch(undefined),
  /** An expense's id, or `new`. */
  expense: z.string().optional().catch(undefined),
  /** The draft to go on with. */
  draft: z.string().optional().catch(undefined),
});
export type BudgetSearch = z.infer<typeof budgetSearchSchema>;

export function budgetSearch(search: Record<string, unknown>): BudgetSearch {
  return budgetSearchSchema.parse(search);
}
