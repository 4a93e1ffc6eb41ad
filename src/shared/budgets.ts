import * as z from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { choiceCodeSchema } from './choices.ts';
import { rupiahSchema } from './money.ts';
import { quartersSchema } from './plans.ts';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema, listFields, listOf, recordFields, saveFields, sortFields } from './record.ts';
import { optionalText, orRequired, requiredText } from './validation.ts';

/**
 * A program's year: what was planned per quarter, and what was spent by the dates of its expenses. Where it
 * has several activities there is a row for each, and one without an activity for expenses that name none.
 */
export const budgetRowSchema = z.object({
  programId: idSchema,
  code: z.string(),
  name: z.string(),
  activityId: idSchema.nullable(),
  /** Empty where the row is the whole program's. */
  activity: z.string(),
  budget: quartersSchema,
  spent: quartersSchema,
});
export type BudgetRow = z.infer<typeof budgetRowSchema>;

export const yearOfUnitSchema = z.object({ unitId: idSchema, year: yearSchema });

export const saveBudgetsSchema = z.object({
  year: yearSchema,
  /** Without an activity: the program's only one in the year, made where there is none. */
  rows: z
    .array(z.object({ programId: idSchema, activityId: idSchema.nullable().default(null), budget: quartersSchema }))
    .max(1000),
});
export type SaveBudgets = z.input<typeof saveBudgetsSchema>;

/** Realisasi: money spent on a program; its quarter follows from its date (DOMAIN rule 1). */
const expenseFields = {
  programId: idSchema,
  /** The activity that it was spent on, of the same program and year. */
  activityId: idSchema.nullable().default(null),
  date: calendarDateSchema,
  amount: rupiahSchema,
  description: requiredText(500),
  voucherNumber: optionalText(80),
  /** Needed where the year's spending passes the year's budget (DOMAIN rule 2). */
  overspendReason: optionalText(500),
};
export const saveExpenseSchema = z.object({ ...saveFields, ...expenseFields });
export type SaveExpense = z.input<typeof saveExpenseSchema>;
export const expenseSchema = z.object({ ...recordFields, ...expenseFields });
export type Expense = z.infer<typeof expenseSchema>;

/** What an expense's record may still lack, to be found and filled in. */
export const expenseGaps = ['voucher'] as const;

export const listExpensesSchema = z.object({
  ...listFields,
  ...sortFields(['date', 'programCode', 'amount', 'voucherNumber']),
  unitId: idSchema.optional(),
  programId: idSchema.optional(),
  year: yearSchema.optional(),
  quarter: quarterNumberSchema.optional(),
  /** Only those that needed a reason for passing the budget. */
  isOver: z.boolean().optional(),
  lacks: z.enum(expenseGaps).optional(),
});
export const expenseRowSchema = z.object({
  ...recordFields,
  ...expenseFields,
  programCode: z.string(),
  programName: z.string(),
  activityName: z.string(),
});
export type ExpenseRow = z.infer<typeof expenseRowSchema>;
export const expenseListSchema = listOf(expenseRowSchema).extend({ totalAmount: z.int() });

/** Penerima manfaat of a program in a quarter: heads, as stated with their basis. L + P is the direct total. */
export const beneficiaryFigures = {
  male: z.int(orRequired('count')).min(0, 'negative').default(0),
  female: z.int(orRequired('count')).min(0, 'negative').default(0),
  indirect: z.int(orRequired('count')).min(0, 'negative').default(0),
  basis: optionalText(500),
  /** Heads of the direct total by vulnerable category; a person may be in several. */
  vulnerable: z.record(choiceCodeSchema, z.int(orRequired('count')).min(0, 'negative')).default({}),
};
type BeneficiaryFigures = z.infer<z.ZodObject<typeof beneficiaryFigures>>;

/** DOMAIN rule 5: indirect beneficiaries need a basis of calculation, and no category has more heads than the total. */
export function withinTotals(
  row: Omit<BeneficiaryFigures, 'vulnerable'> & { vulnerable?: BeneficiaryFigures['vulnerable'] | undefined },
  context: z.RefinementCtx,
): void {
  if (row.indirect > 0 && row.basis === '') {
    context.addIssue({ code: 'custom', message: 'basisNeeded', path: ['basis'] });
  }
  for (const category of categoriesAbove(row.male + row.female, row.vulnerable ?? {})) {
    context.addIssue({ code: 'custom', message: 'vulnerableAboveTotal', path: ['vulnerable', category] });
  }
}

/** Vulnerable categories with more heads than there are. */
export function categoriesAbove(total: number, vulnerable: BeneficiaryFigures['vulnerable']): string[] {
  return Object.entries(vulnerable).flatMap(([category, count]) => (count > total ? [category] : []));
}

const ofQuarter = { programId: idSchema, year: yearSchema, quarter: quarterNumberSchema };
export const beneficiarySchema = z.object({ ...ofQuarter, ...beneficiaryFigures });
export type Beneficiaries = z.infer<typeof beneficiarySchema>;
export const saveBeneficiariesSchema = z.object({
  rows: z
    .array(
      z
        .object({
          ...ofQuarter,
          ...beneficiaryFigures,
          /** Missing: stays as it is. */
          vulnerable: beneficiaryFigures.vulnerable.removeDefault().optional(),
        })
        .superRefine(withinTotals),
    )
    .max(1000),
});
