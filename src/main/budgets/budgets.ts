import type * as z from 'zod';
import type { BudgetRow, listExpensesSchema, saveBudgetsSchema, saveExpenseSchema } from '../../shared/budgets.ts';
import { formatRupiah } from '../../shared/money.ts';
import { periodOf, quarterOf } from '../../shared/quarter.ts';
import { searchText } from '../../shared/search-text.ts';
import { newId } from '../database/new-id.ts';
import { requireRecords } from '../database/references.ts';
import { saveRecord } from '../database/rows.ts';
import { recordContains } from '../database/search-index.ts';
import { figure } from '../database/values.ts';
import { invalid } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { Budget, Expense } from './budgets.entity.ts';

type Quarters = BudgetRow['budget'];

/** Every program of a unit with what a year's quarters may cost and did cost, whole rupiah. */
export async function getBudgets(
  context: FeatureContext,
  input: { unitId: string; year: number },
): Promise<BudgetRow[]> {
  const queries = reading(context);
  const programs = await queries
    .selectFrom('program')
    .select(['id as programId', 'code', 'name'])
    .where('unitId', '=', input.unitId)
    .where('deletedAt', 'is', null)
    .orderBy('code')
    .execute();
  const budgets = await queries
    .selectFrom('budget as b')
    .innerJoin('program as p', 'p.id', 'b.programId')
    .select(['b.programId', 'b.quarter', 'b.amount'])
    .where('p.unitId', '=', input.unitId)
    .where('b.year', '=', input.year)
    .execute();
  const expenses = await queries
    .selectFrom('expense as e')
    .innerJoin('program as p', 'p.id', 'e.programId')
    .select(['e.programId', 'e.date', 'e.amount'])
    .where('p.unitId', '=', input.unitId)
    .where('e.deletedAt', 'is', null)
    .where('e.date', '>=', `${input.year}-01-01`)
    .where('e.date', '<=', `${input.year}-12-31`)
    .execute();
  const rows = new Map(
    programs.map((program) => [program.programId, { ...program, budget: noMoney(), spent: noMoney() }]),
  );
  for (const { programId, quarter, amount } of budgets) add(rows.get(programId)?.budget, quarter, amount);
  for (const { programId, date, amount } of expenses) add(rows.get(programId)?.spent, quarterOf(date).quarter, amount);
  return [...rows.values()];
}

function noMoney(): Quarters {
  return [0, 0, 0, 0];
}

function add(quarters: Quarters | undefined, quarter: number, amount: number): void {
  if (quarters) quarters[quarter - 1] = (quarters[quarter - 1] ?? 0) + amount;
}

/** Sets the year's quarters of the given programs; answers how many amounts changed. Throws `invalid`. */
export async function saveBudgets(context: FeatureContext, input: z.output<typeof saveBudgetsSchema>) {
  await requireRecords(
    reading(context),
    'program',
    input.rows.map((row, index) => ({ value: row.programId, path: ['rows', index, 'programId'] })),
  );
  return writing(context, { operation: 'budgets.save', record: { kind: 'program', id: '' } }, async ({ em, at }) => {
    const programIds = input.rows.map((row) => row.programId);
    const existing = await em.find(Budget, { year: input.year, programId: { $in: programIds } });
    let changed = 0;
    for (const { programId, budget } of input.rows) {
      budget.forEach((amount, index) => {
        const quarter = index + 1;
        const row = existing.find((other) => other.programId === programId && other.quarter === quarter);
        if (row ? row.amount === amount : amount === 0) return;
        changed += 1;
        if (row) em.assign(row, { amount });
        else
          em.create(Budget, {
            id: newId(),
            createdAt: at,
            updatedAt: at,
            programId,
            year: input.year,
            quarter,
            amount,
          });
      });
    }
    await em.flush();
    return { changed };
  });
}

const sortColumns = {
  date: 'e.date',
  programCode: 'p.code',
  amount: 'e.amount',
  voucherNumber: 'e.voucherNumber',
} as const;

/** Expenses, newest first unless asked otherwise, and their sum over all pages (whole rupiah). */
export async function listExpenses(context: FeatureContext, input: z.output<typeof listExpensesSchema>) {
  const queries = reading(context);
  let found = queries
    .selectFrom('expense as e')
    .innerJoin('program as p', 'p.id', 'e.programId')
    .where('e.deletedAt', 'is', null)
    .where('p.deletedAt', 'is', null);
  if (input.unitId) found = found.where('p.unitId', '=', input.unitId);
  if (input.programId) found = found.where('e.programId', '=', input.programId);
  if (input.search)
    found = found.where(
      recordContains('expense', { id: 'e.id', searchName: 'e.searchName' }, searchText(input.search)),
    );
  if (input.isOver) found = found.where('e.overspendReason', '!=', '');
  if (input.lacks === 'voucher') found = found.where('e.voucherNumber', '=', '');
  if (input.year) {
    const { from, to } = periodOf(input.year, input.quarter);
    found = found.where('e.date', '>=', from).where('e.date', '<=', to);
  }
  const isDescending = input.sort === undefined || input.descending;
  const [rows, total] = await Promise.all([
    found
      .select([
        'e.id',
        'e.version',
        'e.createdAt',
        'e.updatedAt',
        'e.programId',
        'e.date',
        'e.amount',
        'e.description',
        'e.voucherNumber',
        'e.overspendReason',
        'p.code as programCode',
        'p.name as programName',
      ])
      .orderBy(sortColumns[input.sort ?? 'date'], isDescending ? 'desc' : 'asc')
      .orderBy('e.id')
      .limit(input.limit)
      .offset(input.offset)
      .execute(),
    found
      .select(({ fn }) => [fn.countAll<number>().as('total'), fn.sum<number>('e.amount').as('totalAmount')])
      .executeTakeFirstOrThrow(),
  ]);
  return { rows, total: total.total, totalAmount: figure(total.totalAmount) };
}

/**
 * Records money spent. Throws `invalid` (`overspent`, DOMAIN rule 2) where the program's year
 * passes its budget and no reason is given, `missing`, `conflict`.
 */
export async function saveExpense(context: FeatureContext, input: z.output<typeof saveExpenseSchema>) {
  const queries = reading(context);
  await requireRecords(queries, 'program', [{ value: input.programId, path: ['programId'] }]);
  await requireReasonWhenOver(queries, input);
  const record = { kind: 'expense' as const, id: input.id ?? '' };
  return writing(context, { operation: 'expenses.save', record }, async ({ em, at }) => {
    const { id: _, version: __, ...fields } = input;
    const searchName = searchText(`${input.description} ${input.voucherNumber}`).slice(0, 400);
    const expense = await saveRecord(em, Expense, 'expense', input, at, { ...fields, searchName });
    await em.flush();
    return { id: expense.id, version: expense.version };
  });
}

async function requireReasonWhenOver(queries: Queries, input: z.output<typeof saveExpenseSchema>): Promise<void> {
  if (input.overspendReason !== '') return;
  const { year } = quarterOf(input.date);
  const { budget } = await queries
    .selectFrom('budget')
    .select(({ fn }) => fn.sum<number>('amount').as('budget'))
    .where('programId', '=', input.programId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  let others = queries
    .selectFrom('expense')
    .select(({ fn }) => fn.sum<number>('amount').as('spent'))
    .where('programId', '=', input.programId)
    .where('deletedAt', 'is', null)
    .where('date', '>=', `${year}-01-01`)
    .where('date', '<=', `${year}-12-31`);
  if (input.id) others = others.where('id', '!=', input.id);
  const { spent } = await others.executeTakeFirstOrThrow();
  const over = figure(spent) + input.amount - figure(budget);
  if (over > 0) throw invalid({ path: ['overspendReason'], code: 'overspent', params: { amount: formatRupiah(over) } });
}
