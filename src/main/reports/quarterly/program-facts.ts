import { pillarOf } from '../../../shared/programs.ts';
import type { Pillar, programStatuses } from '../../../shared/programs.ts';
import { quarterRange } from '../../../shared/quarter.ts';
import { expensesOfUnit } from '../../budgets/unit-expenses.ts';
import { keptQuery } from '../../database/kept-query.ts';
import type { Queries } from '../../database/open.ts';
import { figure } from '../../database/values.ts';
import { yearBudgets } from '../../plans/year-budgets.ts';
import type { Label, Words } from '../choice-labels.ts';
import type { Period } from './period.ts';

/** P-2 comes before P-10. */
const byCode = new Intl.Collator('id', { numeric: true });

/** A program's money of a year. */
export interface ProgramMoney {
  id: string;
  code: string;
  name: string;
  expansion: string;
  parentId: string | null;
  mainTpb: number;
  pillar: Pillar;
  stage: string;
  status: (typeof programStatuses)[number];
  /** Whole rupiah per quarter of the year; a budget holds for quarters still to come, too. */
  budget: number[];
  /** Spending per quarter by date of expense; only quarters up to the reported one. */
  spent: number[];
}

/** People reached as last stated up to the quarter within the year: heads, never added over quarters. */
export interface ReachedFacts {
  /** The quarter of the statement. */
  quarter: number;
  male: number;
  female: number;
  indirect: number;
  basis: string;
  vulnerable: Record<string, number>;
}

/** An area as it is called with all above it; its code where its province is not loaded. */
export interface NamedArea {
  code: string;
  fullName: string;
}

export interface ProgramFacts extends Omit<ProgramMoney, 'stage'> {
  stage: Label;
  furtherTpbs: number[];
  areas: NamedArea[];
  groups: string[];
  reached: ReachedFacts | null;
  /** The unit's code, where several units are reported together. */
  unit?: string;
}

/**
 * Programs of the unit that ran in the year or have budget or spending in it, by code, with the year's
 * money. Programs in the bin are left out with all of theirs.
 */
export async function programMoney(queries: Queries, period: Period): Promise<ProgramMoney[]> {
  const programs = await programsOfYear(queries, period);
  const budgets = byProgram(await budgetSums(queries, period));
  const expenses = byProgram(await expenseSums(queries, period));
  return programs
    .map((program) => ({
      ...program,
      pillar: pillarOf(program.mainTpb),
      budget: quarterFigures(budgets.get(program.id)),
      spent: quarterFigures(expenses.get(program.id)).slice(0, period.quarter),
    }))
    .toSorted((a, b) => byCode.compare(a.code, b.code) || (a.id < b.id ? -1 : 1));
}

/** The programs of the year with all that the report says of them. */
export async function programFacts(queries: Queries, period: Period, words: Words): Promise<ProgramFacts[]> {
  const programs = await programMoney(queries, period);
  const reached = byProgram(await statementsByQuarter(queries, period));
  const vulnerable = Map.groupBy(await vulnerableCounts(queries, period), ({ beneficiaryId }) => beneficiaryId);
  const groups = valuesOf(await groupNames(queries, period));
  const areas = Map.groupBy(await areasOf(queries, period), ({ programId }) => programId);
  const tpbs = valuesOf(await furtherTpbs(queries, period));
  return programs.map((program) => {
    const stated = reached.get(program.id);
    return {
      ...program,
      stage: words.of('stage', program.stage),
      furtherTpbs: tpbs.get(program.id) ?? [],
      areas: (areas.get(program.id) ?? []).map(({ areaCode, fullName }) => ({
        code: areaCode,
        fullName: fullName ?? areaCode,
      })),
      groups: groups.get(program.id) ?? [],
      reached: stated
        ? {
            quarter: stated.quarter,
            male: stated.male,
            female: stated.female,
            indirect: stated.indirect,
            basis: stated.basis,
            vulnerable: Object.fromEntries(
              (vulnerable.get(stated.id) ?? []).map(({ category, count }) => [category, count]),
            ),
          }
        : null,
    };
  });
}

/** The year of a unit's period, with its days. */
type YearOfUnit = Pick<Period, 'unitId' | 'year' | 'yearFrom' | 'yearTo'>;

const programsOfYear = keptQuery((queries, { unitId, year, yearFrom, yearTo }: YearOfUnit) =>
  queries
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
    .select(['id', 'code', 'name', 'expansion', 'mainTpb', 'parentId', 'stage', 'status'])
    // Nearly in the order that numbers in codes make it, which is then soon done.
    .orderBy('code'),
);

const budgetSums = keptQuery((queries, { unitId, year }: YearOfUnit) =>
  queries
    .selectFrom(yearBudgets(queries, year).as('y'))
    .innerJoin('program', 'program.id', 'y.programId')
    .where('program.unitId', '=', unitId)
    .groupBy('y.programId')
    .select(({ fn, case: when, ref }) => {
      const inQuarter = (quarter: number) =>
        fn.sum(when().when('y.quarter', '=', quarter).then(ref('y.amount')).else(0).end());
      return [
        'y.programId as programId',
        inQuarter(1).as('first'),
        inQuarter(2).as('second'),
        inQuarter(3).as('third'),
        inQuarter(4).as('fourth'),
      ];
    }),
);

/** Expenses in use between two days, both included. */
export function expensesBetween(queries: Queries, { from, to }: Pick<Period, 'from' | 'to'>) {
  return queries
    .selectFrom('expense')
    .where('expense.deletedAt', 'is', null)
    .where('expense.date', '>=', from)
    .where('expense.date', '<=', to);
}

function expenseSums(queries: Queries, { unitId, year, yearFrom, to }: Period) {
  const lastDays = [1, 2, 3, 4].map((quarter) => quarterRange({ year, quarter }).to);
  const [first = '', second = '', third = '', fourth = ''] = lastDays;
  return spendingByQuarter(queries, { unitId, from: yearFrom, to, first, second, third, fourth });
}

/** Up to the last day of each of four quarters. */
const spendingByQuarter = keptQuery(
  (
    queries,
    { unitId, from, to, first, second, third, fourth }: Record<'unitId' | 'from' | 'to' | keyof Sums, string>,
  ) =>
    expensesOfUnit(queries, { unitId, from, to })
      .groupBy('e.programId')
      .select(({ fn, case: when, ref, and, eb }) => {
        const between = (after: string, last: string) =>
          fn.sum(
            when()
              .when(and([eb('e.date', '>', after), eb('e.date', '<=', last)]))
              .then(ref('e.amount'))
              .else(0)
              .end(),
          );
        return [
          'e.programId as programId',
          between('', first).as('first'),
          between(first, second).as('second'),
          between(second, third).as('third'),
          between(third, fourth).as('fourth'),
        ];
      }),
);

type Sum = number | string | bigint | null;
type Sums = Record<'first' | 'second' | 'third' | 'fourth', Sum>;

function quarterFigures(sums: Sums | undefined): number[] {
  return [sums?.first, sums?.second, sums?.third, sums?.fourth].map((amount) => figure(amount));
}

/** What was stated in the year up to the reported quarter; the year's rows lie together. */
function statements(queries: Queries, { unitId, year, quarter }: Period) {
  return queries
    .selectFrom('beneficiary')
    .innerJoin('program', 'program.id', 'beneficiary.programId')
    .where('program.unitId', '=', unitId)
    .where('beneficiary.year', '=', year)
    .where('beneficiary.quarter', '<=', quarter);
}

/** In the order of their quarters, so that each program's latest comes last. */
const statementsByQuarter = keptQuery((queries, period: Period) =>
  statements(queries, period)
    .select([
      'beneficiary.id',
      'beneficiary.programId',
      'beneficiary.quarter',
      'beneficiary.male',
      'beneficiary.female',
      'beneficiary.indirect',
      'beneficiary.basis',
    ])
    .orderBy('beneficiary.quarter'),
);

const vulnerableCounts = keptQuery((queries, period: Period) =>
  statements(queries, period)
    .innerJoin('beneficiary_vulnerable as v', 'v.beneficiaryId', 'beneficiary.id')
    .select(['v.beneficiaryId', 'v.category', 'v.count'])
    .orderBy('v.category'),
);

const groupNames = keptQuery((queries, { unitId }: Period) =>
  queries
    .selectFrom('program_group')
    .innerJoin('program', 'program.id', 'program_group.programId')
    .innerJoin('assisted_group', 'assisted_group.id', 'program_group.groupId')
    .where('program.unitId', '=', unitId)
    .where('assisted_group.deletedAt', 'is', null)
    .orderBy('assisted_group.name')
    .orderBy('assisted_group.id')
    .select(['program_group.programId as programId', 'assisted_group.name as value']),
);

const furtherTpbs = keptQuery((queries, { unitId }: Period) =>
  queries
    .selectFrom('program_tpb')
    .innerJoin('program', 'program.id', 'program_tpb.programId')
    .where('program.unitId', '=', unitId)
    .orderBy('program_tpb.tpb')
    .select(['program_tpb.programId as programId', 'program_tpb.tpb as value']),
);

const areasOf = keptQuery((queries, { unitId }: Period) =>
  queries
    .selectFrom('program_area')
    .innerJoin('program', 'program.id', 'program_area.programId')
    .leftJoin('area', 'area.code', 'program_area.areaCode')
    .where('program.unitId', '=', unitId)
    .orderBy('program_area.position')
    .orderBy('program_area.areaCode')
    .select(['program_area.programId as programId', 'program_area.areaCode as areaCode', 'area.fullName as fullName']),
);

/** Rows by their program; of several the last. */
function byProgram<T extends { programId: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.programId, row]));
}

function valuesOf<T>(rows: readonly { programId: string; value: T }[]): Map<string, T[]> {
  const lists = Map.groupBy(rows, ({ programId }) => programId);
  return new Map([...lists].map(([programId, list]) => [programId, list.map(({ value }) => value)]));
}
