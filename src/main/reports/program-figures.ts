import { pillarOf } from '../../shared/programs.ts';
import type { Pillar, programStatuses } from '../../shared/programs.ts';
import { quarterRange } from '../../shared/quarter.ts';
import type { Queries } from '../database/open.ts';
import { figure } from '../database/values.ts';
import { yearBudgets } from '../plans/year-budgets.ts';
import type { ReportContext } from './report-context.ts';

/** A program with its year's money and people: what tables A and C are both made from. */
export interface ProgramFigures {
  id: string;
  code: string;
  name: string;
  expansion: string;
  mainTpb: number;
  pillar: Pillar;
  stage: string;
  status: (typeof programStatuses)[number];
  /** Whole rupiah: the year's budget, and its part up to the reported quarter. */
  budgetYear: number;
  budgetToDate: number;
  /** Spending per quarter by date of expense; only quarters up to the reported one. */
  spent: number[];
  /** Penerima manfaat as last stated up to the quarter within the year: heads, never added over quarters. */
  direct: number;
  indirect: number;
}

/**
 * Programs of the unit that ran in the year or have budget or spending in it, by code. Programs in
 * the bin are left out with all their money.
 */
export async function programFigures(queries: Queries, context: ReportContext): Promise<ProgramFigures[]> {
  const programs = await programsOfYear(queries, context);
  const budgets = byProgram(await budgetSums(queries, context));
  const expenses = byProgram(await expenseSums(queries, context));
  const beneficiaries = byProgram(await latestBeneficiaries(queries, context));
  const byCode = new Intl.Collator('id', { numeric: true });
  return programs
    .map((program) => {
      const budget = budgets.get(program.id);
      const spent = expenses.get(program.id);
      const people = beneficiaries.get(program.id);
      return {
        ...program,
        pillar: pillarOf(program.mainTpb),
        budgetYear: figure(budget?.year),
        budgetToDate: figure(budget?.toDate),
        spent: [spent?.first, spent?.second, spent?.third, spent?.fourth]
          .slice(0, context.quarter)
          .map((amount) => figure(amount)),
        direct: people ? people.male + people.female : 0,
        indirect: people?.indirect ?? 0,
      };
    })
    .toSorted((a, b) => byCode.compare(a.code, b.code) || (a.id < b.id ? -1 : 1));
}

function programsOfYear(queries: Queries, { unitId, year, yearFrom, yearTo }: ReportContext) {
  return queries
    .selectFrom('program')
    .where('unitId', '=', unitId)
    .where('deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where.and([
          where('startDate', '<=', yearTo),
          where.or([where('endDate', 'is', null), where('endDate', '>=', yearFrom)]),
        ]),
        where.exists(
          where
            .selectFrom(yearBudgets(queries, year).as('y'))
            .whereRef('y.programId', '=', 'program.id')
            .where('y.amount', '>', 0)
            .select('y.activityId'),
        ),
        where.exists(
          where
            .selectFrom('expense')
            .whereRef('expense.programId', '=', 'program.id')
            .where('expense.deletedAt', 'is', null)
            .where('expense.date', '>=', yearFrom)
            .where('expense.date', '<=', yearTo)
            .select('expense.id'),
        ),
      ]),
    )
    .select(['id', 'code', 'name', 'expansion', 'mainTpb', 'stage', 'status'])
    .execute();
}

function budgetSums(queries: Queries, { unitId, year, quarter }: ReportContext) {
  return queries
    .selectFrom(yearBudgets(queries, year).as('y'))
    .innerJoin('program', 'program.id', 'y.programId')
    .where('program.unitId', '=', unitId)
    .groupBy('y.programId')
    .select(({ fn, case: when, ref }) => [
      'y.programId as programId',
      fn.sum('y.amount').as('year'),
      fn.sum(when().when('y.quarter', '<=', quarter).then(ref('y.amount')).else(0).end()).as('toDate'),
    ])
    .execute();
}

function expenseSums(queries: Queries, { unitId, year, yearFrom, to }: ReportContext) {
  const lastDays = [1, 2, 3, 4].map((quarter) => quarterRange({ year, quarter }).to);
  const [first = '', second = '', third = '', fourth = ''] = lastDays;
  return queries
    .selectFrom('expense')
    .innerJoin('program', 'program.id', 'expense.programId')
    .where('program.unitId', '=', unitId)
    .where('expense.deletedAt', 'is', null)
    .where('expense.date', '>=', yearFrom)
    .where('expense.date', '<=', to)
    .groupBy('expense.programId')
    .select(({ fn, case: when, ref, and, eb }) => {
      const between = (after: string, last: string) =>
        fn.sum(
          when()
            .when(and([eb('expense.date', '>', after), eb('expense.date', '<=', last)]))
            .then(ref('expense.amount'))
            .else(0)
            .end(),
        );
      return [
        'expense.programId as programId',
        between('', first).as('first'),
        between(first, second).as('second'),
        between(second, third).as('third'),
        between(third, fourth).as('fourth'),
      ];
    })
    .execute();
}

function latestBeneficiaries(queries: Queries, { unitId, year, quarter }: ReportContext) {
  return queries
    .selectFrom('beneficiary')
    .innerJoin('program', 'program.id', 'beneficiary.programId')
    .where('program.unitId', '=', unitId)
    .where('beneficiary.year', '=', year)
    .where(({ eb, selectFrom }) =>
      eb(
        'beneficiary.quarter',
        '=',
        selectFrom('beneficiary as stated')
          .whereRef('stated.programId', '=', 'beneficiary.programId')
          .where('stated.year', '=', year)
          .where('stated.quarter', '<=', quarter)
          .select(({ fn }) => fn.max('stated.quarter').as('latest')),
      ),
    )
    .select(['beneficiary.programId as programId', 'beneficiary.male', 'beneficiary.female', 'beneficiary.indirect'])
    .execute();
}

function byProgram<T extends { programId: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.programId, row]));
}
