import { formatShortDate } from '../../../../shared/calendar-date.ts';
import { quarterRange, romanQuarter } from '../../../../shared/quarter.ts';
import { yearBudgets } from '../../../plans/year-budgets.ts';
import { expensesBetween } from '../program-facts.ts';
import type { ProgramFacts } from '../program-facts.ts';
import { column } from '../report-context.ts';
import type { Behind, Part } from './part.ts';
import { where } from './part.ts';

/** Expenses of programs between two days. */
export async function expensesOf(
  { queries, texts, language }: Behind,
  programs: readonly ProgramFacts[],
  { from, to }: { from: string; to: string },
): Promise<Part> {
  const nameOf = new Map(programs.map(({ id, name }) => [id, name]));
  const rows = await expensesBetween(queries, { from, to })
    .where('expense.programId', 'in', [...nameOf.keys()])
    .select(['id', 'programId', 'date', 'description', 'voucherNumber', 'amount'])
    .orderBy('date')
    .orderBy('id')
    .execute();
  return {
    criteria: texts('recordsBehind.criteria.expenses', {
      from: formatShortDate(from, language),
      to: formatShortDate(to, language),
    }),
    columns: [
      column('date', texts('budgets.date'), 'date', 11),
      ...where(programs.length > 1, column('program', texts('reports.programTable.program'), 'text', 16)),
      column('description', texts('budgets.description'), 'text', 30),
      column('voucher', texts('budgets.voucherNumber'), 'text', 14),
      column('amount', texts('budgets.amount'), 'money', 14),
    ],
    rows: rows.map(({ id, programId, date, description, voucherNumber, amount }) => ({
      cells: { date, program: nameOf.get(programId) ?? '', description, voucher: voucherNumber, amount },
      link: { kind: 'expense', id, year: Number(date.slice(0, 4)) },
    })),
    made: { how: 'sum', of: 'amount' },
  };
}

/** Budgets of programs from the year's first quarter to one of them: a row for each activity and quarter. */
export async function budgetsOf(
  { queries, texts, year }: Behind,
  programs: readonly ProgramFacts[],
  upTo: number,
): Promise<Part> {
  const nameOf = new Map(programs.map(({ id, name }) => [id, name]));
  const rows = await queries
    .selectFrom(yearBudgets(queries, year).as('y'))
    .innerJoin('activity', 'activity.id', 'y.activityId')
    .where('y.programId', 'in', [...nameOf.keys()])
    .where('y.quarter', '<=', upTo)
    .where('y.amount', '<>', 0)
    .select(['y.programId', 'y.quarter', 'y.amount', 'activity.name', 'activity.renjaId'])
    .orderBy('activity.position')
    .orderBy('y.activityId')
    .orderBy('y.quarter')
    .execute();
  const rowsOf = Map.groupBy(rows, ({ programId }) => programId);
  const inOrder = programs.flatMap(({ id }) => rowsOf.get(id) ?? []);
  return {
    criteria: texts('recordsBehind.criteria.budgets', { year, roman: romanQuarter(upTo) }),
    columns: [
      ...where(programs.length > 1, column('program', texts('reports.programTable.program'), 'text', 18)),
      column('activity', texts('plans.activity'), 'text', 30),
      column('quarter', texts('recordsBehind.quarter'), 'text', 6),
      column('amount', texts('reports.programTable.budget'), 'money', 15),
    ],
    rows: inOrder.map(({ programId, name, quarter, amount, renjaId }) => ({
      cells: { program: nameOf.get(programId) ?? '', activity: name, quarter: romanQuarter(quarter), amount },
      link: { kind: 'renja', id: renjaId },
    })),
    made: { how: 'sum', of: 'amount' },
  };
}

/** The money columns that tables A, B and C share; undefined for another column. */
export function moneyOf(behind: Behind, programs: readonly ProgramFacts[]): Promise<Part> | undefined {
  const { year, quarter, column: key } = behind;
  const inQuarter = /^q([1-4])$/.exec(key)?.[1];
  if (inQuarter !== undefined) {
    return expensesOf(behind, programs, quarterRange({ year, quarter: Number(inQuarter) }));
  }
  switch (key) {
    case 'budgetYear':
    case 'budget':
      return budgetsOf(behind, programs, 4);
    case 'budgetToDate':
      return budgetsOf(behind, programs, quarter);
    case 'spentQuarter':
      return expensesOf(behind, programs, quarterRange({ year, quarter }));
    case 'spentToDate':
      return expensesOf(behind, programs, {
        from: quarterRange({ year, quarter: 1 }).from,
        to: quarterRange({ year, quarter }).to,
      });
    default:
      return undefined;
  }
}
