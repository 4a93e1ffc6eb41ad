import { isValueDue } from '../../shared/achievement.ts';
import type { Quarter } from '../../shared/quarter.ts';
import { previousQuarter, quarterRange } from '../../shared/quarter.ts';
import type { QuarterEntry } from '../../shared/quarter-entry.ts';
import { statementsOf } from '../budgets/beneficiaries.ts';
import { requireUnit } from '../units/units.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { groupsInQuarter } from '../group-progress/group-progress.ts';
import { indicatorsOf } from '../indicators/indicators.ts';
import { yearBudgets } from '../plans/year-budgets.ts';
import { inList, listed } from '../database/among.ts';
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
  const beneficiaries = await beneficiaryEntries(queries, input, programs);
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
  const indicators = await indicatorsOf(queries, idsOf(programs), of.year);
  const before = previousQuarter(of);
  // Of the same year, it is among the indicator's values.
  const last = before.year === of.year ? undefined : await achievementsIn(queries, programs, before);
  const current = await achievementsIn(queries, programs, of);
  return indicators.map((indicator) => {
    const now = current.get(indicator.id);
    return {
      indicatorId: indicator.id,
      programId: indicator.programId,
      programCode: indicator.programCode,
      programName: indicator.programName,
      name: indicator.name,
      measure: indicator.measure,
      baseline: indicator.baseline,
      direction: indicator.direction,
      aggregation: indicator.aggregation,
      targets: indicator.targets,
      values: indicator.values,
      last: (last ? last.get(indicator.id)?.value : indicator.values[before.quarter - 1]) ?? null,
      value: now?.value ?? null,
      note: now?.note ?? '',
      version: now?.version ?? null,
    };
  });
}

async function achievementsIn(queries: Queries, programs: readonly DueProgram[], { year, quarter }: Quarter) {
  const stated = await achievements(queries, { programIds: listed(idsOf(programs)), year, quarter });
  return new Map(stated.map((row) => [row.indicatorId, row]));
}

const achievements = keptQuery((queries, of: Quarter & { programIds: string }) =>
  queries
    .selectFrom('achievement as a')
    .innerJoin('indicator as i', 'i.id', 'a.indicatorId')
    .select(['a.indicatorId', 'a.version', 'a.value', 'a.note'])
    .where('i.programId', 'in', inList<string>(of.programIds))
    .where('a.year', '=', of.year)
    .where('a.quarter', '=', of.quarter),
);

async function spendingEntries(queries: Queries, of: QuarterOfUnit, programs: readonly DueProgram[]) {
  const programIds = listed(idsOf(programs));
  const { from, to } = quarterRange(of);
  const spent = await spendingIn(queries, { programIds, before: quarterRange(previousQuarter(of)).from, from, to });
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
const spendingIn = keptQuery((queries, of: Record<'programIds' | 'before' | 'from' | 'to', string>) =>
  queries
    .selectFrom('expense')
    .select(({ fn, case: when, ref }) => [
      'programId',
      fn.sum<number>(when().when('date', '<', of.from).then(ref('amount')).else(0).end()).as('last'),
      fn.sum<number>(when().when('date', '>=', of.from).then(ref('amount')).else(0).end()).as('current'),
    ])
    .where('programId', 'in', inList<string>(of.programIds))
    .where('deletedAt', 'is', null)
    .where('date', '>=', of.before)
    .where('date', '<=', of.to)
    .groupBy('programId'),
);

const budgetsIn = keptQuery((queries, of: Quarter & { programIds: string }) =>
  queries
    .selectFrom(yearBudgets(queries, of.year).as('y'))
    .select(({ fn }) => ['y.programId', fn.sum<number>('y.amount').as('amount')])
    .where('y.programId', 'in', inList<string>(of.programIds))
    .where('y.quarter', '=', of.quarter)
    .groupBy('y.programId'),
);

async function beneficiaryEntries(queries: Queries, of: QuarterOfUnit, programs: readonly DueProgram[]) {
  const before = previousQuarter(of);
  const stated = await statementsOf(queries, { unitId: of.unitId, quarters: [before, of] });
  const statedBy = Map.groupBy(stated, ({ programId }) => programId);
  return programs.map(({ id: programId, code, name }) => {
    const own = statedBy.get(programId) ?? [];
    const current = own.find(({ year, quarter }) => year === of.year && quarter === of.quarter);
    const last = own.find((row) => row !== current);
    return {
      programId,
      code,
      name,
      last: last ? figuresOf(last) : null,
      current: current ? figuresOf(current) : null,
      version: current?.version ?? null,
    };
  });
}

function figuresOf({ male, female, indirect, basis, vulnerable }: Awaited<ReturnType<typeof statementsOf>>[number]) {
  return { male, female, indirect, basis, vulnerable };
}
