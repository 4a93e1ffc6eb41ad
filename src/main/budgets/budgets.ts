import type { InferEntity } from '@mikro-orm/core';
import type * as z from 'zod';
import type { BudgetRow, listExpensesSchema, saveBudgetsSchema, saveExpenseSchema } from '../../shared/budgets.ts';
import type { Quarters } from '../../shared/plans.ts';
import { formatRupiah } from '../../shared/money.ts';
import { periodOf, quarterOf } from '../../shared/quarter.ts';
import { searchText } from '../../shared/search-text.ts';
import { keptForms } from '../database/kept-query.ts';
import { newId } from '../database/new-id.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import { requireRecords } from '../database/references.ts';
import { laterThan, saveRecord } from '../database/rows.ts';
import { recordContains } from '../database/search-index.ts';
import { figure } from '../database/values.ts';
import { invalid } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { requireDraft } from '../plans/plan-rules.ts';
import { Activity, Renja } from '../plans/plans.entity.ts';
import { listActivities, setBudgets } from '../plans/renja.ts';
import { yearBudgets } from '../plans/year-budgets.ts';
import { Program } from '../programs/programs.entity.ts';
import { printSettings } from '../settings/settings.ts';
import { Budget, Expense } from './budgets.entity.ts';

type SavedActivity = InferEntity<typeof Activity>;

/**
 * Every program of a unit with what a year's quarters may cost and did cost, whole rupiah: a row each
 * activity where a program has several, and one more where expenses name none of them.
 */
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
  const activities = Map.groupBy(await listActivities(context, input), ({ programId }) => programId);
  const budgets = Map.groupBy(await yearBudgets(queries, input.year).execute(), ({ activityId }) => activityId);
  const expenses = await queries
    .selectFrom('expense as e')
    .innerJoin('program as p', 'p.id', 'e.programId')
    .select(['e.programId', 'e.activityId', 'e.date', 'e.amount'])
    .where('p.unitId', '=', input.unitId)
    .where('e.deletedAt', 'is', null)
    .where('e.date', '>=', `${input.year}-01-01`)
    .where('e.date', '<=', `${input.year}-12-31`)
    .execute();
  const spentOf = Map.groupBy(expenses, ({ programId }) => programId);
  return programs.flatMap((program) => {
    const own = activities.get(program.programId) ?? [];
    const spent = spentOf.get(program.programId) ?? [];
    const [only] = own;
    if (only === undefined || own.length === 1) {
      const budget = quartersOf(only ? (budgets.get(only.id) ?? []) : []);
      return [{ ...program, activityId: only?.id ?? null, activity: '', budget, spent: spentQuarters(spent) }];
    }
    const rows = own.map(({ id, name }) => ({
      ...program,
      activityId: id as string | null,
      activity: name,
      budget: quartersOf(budgets.get(id) ?? []),
      spent: spentQuarters(spent.filter(({ activityId }) => activityId === id)),
    }));
    const rest = spent.filter(({ activityId }) => activityId === null);
    if (rest.length === 0) return rows;
    return [...rows, { ...program, activityId: null, activity: '', budget: noMoney(), spent: spentQuarters(rest) }];
  });
}

function noMoney(): Quarters {
  return [0, 0, 0, 0];
}

function quartersOf(amounts: readonly { quarter: number; amount: number }[]): Quarters {
  const quarters = noMoney();
  for (const { quarter, amount } of amounts) quarters[quarter - 1] = (quarters[quarter - 1] ?? 0) + amount;
  return quarters;
}

function spentQuarters(expenses: readonly { date: string; amount: number }[]): Quarters {
  return quartersOf(expenses.map(({ date, amount }) => ({ quarter: quarterOf(date).quarter, amount })));
}

/**
 * Sets the year's quarters of the given programs' activities; a Renja and an activity are made where there
 * are none. Answers how many amounts changed. Throws `invalid`: `activityNeeded` where a program has several
 * activities and none is named, `planApproved`.
 */
export async function saveBudgets(context: FeatureContext, input: z.output<typeof saveBudgetsSchema>) {
  return writing(context, { operation: 'budgets.save', record: { kind: 'program', id: '' } }, async ({ em, at }) => {
    const queries = queriesOf(em);
    await requireRecords(
      queries,
      'program',
      input.rows.map((row, index) => ({ value: row.programId, path: ['rows', index, 'programId'] })),
    );
    const wanted = await activitiesFor(em, input, at);
    await em.flush();
    const changed = await setBudgets(em, wanted, at);
    await em.flush();
    return { changed };
  });
}

/** The activity of each row that changes, made where it is missing, and its Renja's version raised. */
async function activitiesFor(em: EntityManager, { year, rows }: z.output<typeof saveBudgetsSchema>, at: string) {
  const programs = await em.find(Program, { id: { $in: rows.map(({ programId }) => programId) } });
  const programOf = new Map(programs.map((program) => [program.id, program]));
  const renjas = await em.find(Renja, { year, unitId: { $in: programs.map(({ unitId }) => unitId) }, deletedAt: null });
  const activities = await em.find(Activity, { renjaId: { $in: renjas.map(({ id }) => id) } });
  const before = await em.find(Budget, { activityId: { $in: activities.map(({ id }) => id) } });
  const wanted: { activityId: string; budget: Quarters }[] = [];
  for (const [index, { programId, activityId, budget }] of rows.entries()) {
    const program = programOf.get(programId);
    if (!program) continue; // held to be there above
    const own = activities.filter((activity) => activity.programId === programId);
    const named =
      own.find(({ id }) => id === activityId) ?? (activityId === null && own.length === 1 ? own[0] : undefined);
    if (activityId !== null && !named) throw invalid({ path: ['rows', index, 'activityId'], code: 'unknownReference' });
    const now = quartersOf(before.filter((row) => row.activityId === named?.id));
    if (now.every((amount, place) => amount === budget[place])) continue;
    if (!named && own.length > 1) throw invalid({ path: ['rows', index, 'budget', 0], code: 'activityNeeded' });
    let renja = renjas.find(({ unitId }) => unitId === program.unitId);
    if (renja) {
      requireDraft(renja, ['rows', index, 'budget', 0]);
      em.assign(renja, { updatedAt: laterThan(renja.updatedAt, at) });
    } else {
      renja = em.create(Renja, newRenja(program.unitId, year, at));
      renjas.push(renja);
      // oxlint-disable-next-line no-await-in-loop -- the Renja is there before the rows that refer to it
      await em.flush();
    }
    wanted.push({ activityId: named?.id ?? newActivity(em, renja.id, program, activities, at).id, budget });
  }
  return wanted;
}

function newRenja(unitId: string, year: number, at: string) {
  return {
    id: newId(),
    createdAt: at,
    updatedAt: at,
    searchName: `renja ${year}`,
    unitId,
    year,
    renstraId: null,
    note: '',
    versionNumber: 1,
    status: 'draft' as const,
    approvedOn: null,
    approvedBy: '',
  };
}

function newActivity(
  em: EntityManager,
  renjaId: string,
  program: { id: string; name: string; fundType: SavedActivity['fundType'] },
  activities: SavedActivity[],
  at: string,
): SavedActivity {
  const position = Math.max(-1, ...activities.filter((row) => row.renjaId === renjaId).map((row) => row.position)) + 1;
  const activity = em.create(Activity, {
    id: newId(),
    createdAt: at,
    updatedAt: at,
    renjaId,
    position,
    programId: program.id,
    name: program.name,
    fundType: program.fundType,
    isPlanned: true,
  });
  activities.push(activity);
  return activity;
}

const sortColumns = {
  date: 'e.date',
  programCode: 'p.code',
  amount: 'e.amount',
  voucherNumber: 'e.voucherNumber',
} as const;

/** Expenses, newest first unless asked otherwise, and their sum over all pages (whole rupiah). */
export async function listExpenses(context: FeatureContext, input: ExpensesInput) {
  const queries = reading(context);
  const { unitId, programId, year, quarter, limit, offset, ...filters } = input;
  const { from, to } = year === undefined ? everyDay : periodOf(year, quarter);
  const values = { unitId: unitId ?? '', programId: programId ?? '', from, to, limit, offset };
  const form = { ...filters, isOfUnit: unitId !== undefined, isOfProgram: programId !== undefined };
  const rows = await expensePages(queries, values, form);
  const [total] = await expenseTotals(queries, values, form);
  return {
    rows: rows.map((row) => ({ ...row, activityName: row.activityName ?? '' })),
    total: total?.total ?? 0,
    totalAmount: figure(total?.totalAmount),
  };
}

const everyDay = { from: '', to: '9999-12-31' };

type ExpensesInput = z.output<typeof listExpensesSchema>;
type ExpensesForm = Pick<ExpensesInput, 'search' | 'sort' | 'descending' | 'isOver' | 'lacks'> &
  Record<'isOfUnit' | 'isOfProgram', boolean>;
type ExpensesValues = Record<'unitId' | 'programId' | 'from' | 'to', string> & Record<'limit' | 'offset', number>;

const expensePages = keptForms((queries, values: ExpensesValues, form: ExpensesForm) =>
  filteredExpenses(queries, values, form)
    .select([
      'e.id',
      'e.version',
      'e.createdAt',
      'e.updatedAt',
      'e.programId',
      'e.activityId',
      'a.name as activityName',
      'e.date',
      'e.amount',
      'e.description',
      'e.voucherNumber',
      'e.overspendReason',
      'p.code as programCode',
      'p.name as programName',
    ])
    .orderBy(sortColumns[form.sort ?? 'date'], form.sort === undefined || form.descending ? 'desc' : 'asc')
    .orderBy('e.id')
    .limit(values.limit)
    .offset(values.offset),
);

const expenseTotals = keptForms((queries, values: ExpensesValues, form: ExpensesForm) =>
  filteredExpenses(queries, values, form).select(({ fn }) => [
    fn.countAll<number>().as('total'),
    fn.sum<number>('e.amount').as('totalAmount'),
  ]),
);

function filteredExpenses(queries: Queries, values: ExpensesValues, form: ExpensesForm) {
  let found = queries
    .selectFrom('expense as e')
    .innerJoin('program as p', 'p.id', 'e.programId')
    .leftJoin('activity as a', 'a.id', 'e.activityId')
    .where('e.deletedAt', 'is', null)
    .where('p.deletedAt', 'is', null)
    .where('e.date', '>=', values.from)
    .where('e.date', '<=', values.to);
  if (form.isOfUnit) found = found.where('p.unitId', '=', values.unitId);
  if (form.isOfProgram) found = found.where('e.programId', '=', values.programId);
  if (form.search) {
    found = found.where(recordContains('expense', { id: 'e.id', searchName: 'e.searchName' }, searchText(form.search)));
  }
  if (form.isOver) found = found.where('e.overspendReason', '!=', '');
  if (form.lacks === 'voucher') found = found.where('e.voucherNumber', '=', '');
  return found;
}

/**
 * Records money spent. Throws `invalid` (`overspent`, DOMAIN rule 2) where the program's year
 * passes its budget and no reason is given, `activityElsewhere` where the activity is of another program or
 * year, `missing`, `conflict`.
 */
export async function saveExpense(context: FeatureContext, input: z.output<typeof saveExpenseSchema>) {
  const record = { kind: 'expense' as const, id: input.id ?? '' };
  return writing(context, { operation: 'expenses.save', record }, async ({ em, at }) => {
    // In the transaction: two saves must not pass the same rest of a budget.
    const queries = queriesOf(em);
    await requireRecords(queries, 'program', [{ value: input.programId, path: ['programId'] }]);
    await requireOwnActivity(queries, input);
    await requireReasonWhenOver(queries, input);
    const { id: _, version: __, ...fields } = input;
    const searchName = searchText(`${input.description} ${input.voucherNumber}`).slice(0, 400);
    const expense = await saveRecord(em, Expense, 'expense', input, at, { ...fields, searchName });
    await em.flush();
    return { id: expense.id, version: expense.version };
  });
}

async function requireOwnActivity(queries: Queries, input: z.output<typeof saveExpenseSchema>): Promise<void> {
  if (input.activityId === null) return;
  const activity = await queries
    .selectFrom('activity as a')
    .innerJoin('renja as r', 'r.id', 'a.renjaId')
    .select(['a.programId', 'a.name', 'r.year'])
    .where('a.id', '=', input.activityId)
    .where('r.deletedAt', 'is', null)
    .executeTakeFirst();
  if (!activity) throw invalid({ path: ['activityId'], code: 'unknownReference' });
  const isOwn = activity.programId === input.programId && activity.year === quarterOf(input.date).year;
  if (!isOwn) throw invalid({ path: ['activityId'], code: 'activityElsewhere', params: { name: activity.name } });
}

async function requireReasonWhenOver(queries: Queries, input: z.output<typeof saveExpenseSchema>): Promise<void> {
  if (input.overspendReason !== '') return;
  const { year } = quarterOf(input.date);
  const { budget } = await queries
    .selectFrom(yearBudgets(queries, year).where('a.programId', '=', input.programId).as('y'))
    .select(({ fn }) => fn.sum<number>('y.amount').as('budget'))
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
  if (over <= 0) return;
  const { rupiahStyle } = await printSettings(queries);
  const amount = formatRupiah(over, 'id', rupiahStyle);
  throw invalid({ path: ['overspendReason'], code: 'overspent', params: { amount } });
}
