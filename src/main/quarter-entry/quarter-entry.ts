import { isValueDue } from '../../shared/achievement.ts';
import type { Quarter } from '../../shared/quarter.ts';
import { previousQuarter, quarterRange } from '../../shared/quarter.ts';
import type { QuarterEntry } from '../../shared/quarter-entry.ts';
import type { QuarterValues } from '../../shared/indicators.ts';
import { requireUnit } from '../units/units.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { groupsInQuarter, withLast } from '../group-progress/group-progress.ts';
import { indicatorsInYear, indicatorsOf } from '../indicators/indicators.ts';
import { expensesOfUnit } from '../budgets/unit-expenses.ts';
import { yearBudgets } from '../plans/year-budgets.ts';
import { inList, listValue } from '../database/among.ts';
import { keptQuery } from '../database/kept-query.ts';
import { figure } from '../database/values.ts';
import type { QuarterOfUnit } from './quarter-due.ts';
import { completenessOf, programsDue, withDays } from './quarter-due.ts';

/** Everything that a unit has to enter for a quarter, with the quarter before beside it. Throws `missing`. */
export async function getQuarterEntry(context: FeatureContext, input: QuarterOfUnit): Promise<QuarterEntry> {
  const queries = reading(context);
  await requireUnit(queries, input.unitId);
  const programs = await programsOf(queries, input);
  const indicators = await indicatorEntries(queries, input, programs);
  const spending = await spendingEntries(queries, input, programs);
  const beneficiaries = await beneficiaryEntries(queries, input);
  const groups = await groupsInQuarter(queries, withDays(input));
  const dueIndicators = indicators.filter(({ targets }) => isValueDue(targets, input.quarter));
  const dueSpending = spending.filter(({ budget }) => budget > 0);
  const completeness = completenessOf({
    indicators: counted(dueIndicators, ({ value }) => value !== null),
    spending: counted(dueSpending, ({ current }) => current > 0),
    beneficiaries: counted(beneficiaries, ({ current }) => current !== null),
    groups: counted(groups, ({ current }) => current !== null),
  });
  return { ...input, indicators, spending, beneficiaries, groups, ...completeness };
}

/** The same counts as `quarterCompleteness` has from SQL, of rows that are here anyway. */
function counted<Row>(due: readonly Row[], isEntered: (row: Row) => boolean) {
  return { due: due.length, entered: due.filter(isEntered).length };
}

interface DueProgram {
  id: string;
  code: string;
  name: string;
}

function programsOf(queries: Queries, of: QuarterOfUnit): Promise<DueProgram[]> {
  return namedPrograms(queries, withDays(of));
}

const namedPrograms = keptQuery((queries, of: ReturnType<typeof withDays>) =>
  programsDue(queries, of).select(['p.id', 'p.code', 'p.name']).orderBy('p.code'),
);

/** Indicators that a quarter's entry asks for, in its order, with the figures of its year. */
export async function indicatorsDue(queries: Queries, of: QuarterOfUnit) {
  return indicatorsOf(queries, idsOf(await programsOf(queries, of)), of.year);
}

function idsOf(programs: readonly DueProgram[]): string[] {
  return programs.map(({ id }) => id);
}

async function indicatorEntries(queries: Queries, of: QuarterOfUnit, programs: readonly DueProgram[]) {
  const rows = await indicatorsWithEntry(queries, { programIds: listValue(idsOf(programs)), ...withLast(of) });
  return rows.map((row) => ({
    indicatorId: row.id,
    programId: row.programId,
    programCode: row.programCode,
    programName: row.programName,
    name: row.name,
    measure: row.measure,
    baseline: row.baseline,
    direction: row.direction,
    aggregation: row.aggregation,
    targets: [row.t1, row.t2, row.t3, row.t4] as QuarterValues,
    values: [row.v1, row.v2, row.v3, row.v4] as QuarterValues,
    last: row.last,
    value: row.value,
    note: row.note ?? '',
    version: row.version,
  }));
}

const indicatorsWithEntry = keptQuery((queries, of: ReturnType<typeof withLast> & { programIds: string }) =>
  indicatorsInYear(queries, of)
    .leftJoin('achievement as l', (on) =>
      on.onRef('l.indicatorId', '=', 'i.id').on('l.year', '=', of.lastYear).on('l.quarter', '=', of.lastQuarter),
    )
    .leftJoin('achievement as n', (on) =>
      on.onRef('n.indicatorId', '=', 'i.id').on('n.year', '=', of.year).on('n.quarter', '=', of.quarter),
    )
    .select(['l.value as last', 'n.value', 'n.note', 'n.version']),
);

async function spendingEntries(queries: Queries, of: QuarterOfUnit, programs: readonly DueProgram[]) {
  const programIds = listValue(idsOf(programs));
  const { from, to } = quarterRange(of);
  const before = quarterRange(previousQuarter(of)).from;
  const spent = await spendingIn(queries, { unitId: of.unitId, before, from, to });
  const budgets = await budgetsIn(queries, { programIds, year: of.year, quarter: of.quarter });
  const spentBy = new Map(spent.map((row) => [row.programId, row]));
  const budget = new Map(budgets.map(({ programId, amount }) => [programId, figure(amount)]));
  return programs.map(({ id, code, name }) => ({
    programId: id,
    code,
    name,
    budget: budget.get(id) ?? 0,
    last: figure(spentBy.get(id)?.last),
    current: figure(spentBy.get(id)?.current),
  }));
}

/** Of the quarter that begins `from`, and of the one before. */
const spendingIn = keptQuery((queries, of: Record<'unitId' | 'before' | 'from' | 'to', string>) =>
  expensesOfUnit(queries, { unitId: of.unitId, from: of.before, to: of.to })
    .groupBy('e.programId')
    .select(({ fn, case: when, ref }) => [
      'e.programId',
      fn.sum<number>(when().when('e.date', '<', of.from).then(ref('e.amount')).else(0).end()).as('last'),
      fn.sum<number>(when().when('e.date', '>=', of.from).then(ref('e.amount')).else(0).end()).as('current'),
    ]),
);

const budgetsIn = keptQuery((queries, of: Quarter & { programIds: string }) =>
  queries
    .selectFrom(yearBudgets(queries, of.year).as('y'))
    .select(({ fn }) => ['y.programId', fn.sum<number>('y.amount').as('amount')])
    .where('y.programId', 'in', inList<string>(of.programIds))
    .where('y.quarter', '=', of.quarter)
    .groupBy('y.programId'),
);

async function beneficiaryEntries(queries: Queries, of: QuarterOfUnit) {
  const due = { ...withDays(of), ...withLast(of) };
  const rows = await reachedPrograms(queries, due);
  const vulnerable = Map.groupBy(await vulnerablePeople(queries, due), ({ beneficiaryId }) => beneficiaryId);
  const figures = (
    id: string | null,
    stated: Record<'male' | 'female' | 'indirect', number | null>,
    basis: string | null,
  ) =>
    id === null
      ? null
      : {
          male: stated.male ?? 0,
          female: stated.female ?? 0,
          indirect: stated.indirect ?? 0,
          basis: basis ?? '',
          vulnerable: Object.fromEntries((vulnerable.get(id) ?? []).map(({ category, count }) => [category, count])),
        };
  return rows.map((row) => ({
    programId: row.id,
    code: row.code,
    name: row.name,
    last: figures(
      row.lastId,
      { male: row.lastMale, female: row.lastFemale, indirect: row.lastIndirect },
      row.lastBasis,
    ),
    current: figures(row.nowId, { male: row.nowMale, female: row.nowFemale, indirect: row.nowIndirect }, row.nowBasis),
    version: row.version,
  }));
}

type DueInQuarter = ReturnType<typeof withDays> & ReturnType<typeof withLast>;

/** The programs due, with what is stated of people reached for the quarter as `n` and for the one before as `l`. */
function withStatements(queries: Queries, of: DueInQuarter) {
  return programsDue(queries, of)
    .leftJoin('beneficiary as l', (on) =>
      on.onRef('l.programId', '=', 'p.id').on('l.year', '=', of.lastYear).on('l.quarter', '=', of.lastQuarter),
    )
    .leftJoin('beneficiary as n', (on) =>
      on.onRef('n.programId', '=', 'p.id').on('n.year', '=', of.year).on('n.quarter', '=', of.quarter),
    );
}

const reachedPrograms = keptQuery((queries, of: DueInQuarter) =>
  withStatements(queries, of)
    .select(['p.id', 'p.code', 'p.name', 'n.version', 'l.id as lastId', 'n.id as nowId'])
    .select(['l.male as lastMale', 'l.female as lastFemale', 'l.indirect as lastIndirect', 'l.basis as lastBasis'])
    .select(['n.male as nowMale', 'n.female as nowFemale', 'n.indirect as nowIndirect', 'n.basis as nowBasis'])
    .orderBy('p.code'),
);

const vulnerablePeople = keptQuery((queries, of: DueInQuarter) =>
  withStatements(queries, of)
    .innerJoin('beneficiary_vulnerable as v', (on) =>
      on.on(({ eb, ref }) => eb('v.beneficiaryId', 'in', [ref('l.id'), ref('n.id')])),
    )
    .select(['v.beneficiaryId', 'v.category', 'v.count']),
);
