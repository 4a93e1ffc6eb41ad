import { isValueDue } from '../../shared/achievement.ts';
import type { Quarter } from '../../shared/quarter.ts';
import { previousQuarter, quarterRange } from '../../shared/quarter.ts';
import type { QuarterEntry } from '../../shared/quarter-entry.ts';
import { statementsOf } from '../budgets/beneficiaries.ts';
import { getUnit } from '../units/units.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { groupsBefore, progressInQuarter } from '../group-progress/group-progress.ts';
import { indicatorsOf } from '../indicators/indicators.ts';
import { yearBudgets } from '../plans/year-budgets.ts';
import { figure } from '../database/values.ts';

interface QuarterOfUnit extends Quarter {
  unitId: string;
}

/** Everything that a unit has to enter for a quarter, with the quarter before beside it. Throws `missing`. */
export async function getQuarterEntry(context: FeatureContext, input: QuarterOfUnit): Promise<QuarterEntry> {
  await getUnit(context, input.unitId);
  const queries = reading(context);
  const programs = await programsDue(queries, input);
  const indicators = await indicatorEntries(queries, input, programs);
  const spending = await spendingEntries(queries, input, programs);
  const beneficiaries = await beneficiaryEntries(queries, input, programs);
  const groups = await groupEntries(queries, input);
  const dueIndicators = indicators.filter(({ targets }) => isValueDue(targets, input.quarter));
  const dueSpending = spending.filter(({ budget }) => budget > 0);
  const due = withSum({
    indicators: dueIndicators.length,
    spending: dueSpending.length,
    beneficiaries: beneficiaries.length,
    groups: groups.length,
  });
  const missing = withSum({
    indicators: dueIndicators.filter(({ value }) => value === null).length,
    spending: dueSpending.filter(({ current }) => current === 0).length,
    beneficiaries: beneficiaries.filter(({ current }) => current === null).length,
    groups: groups.filter(({ current }) => current === null).length,
  });
  return { ...input, indicators, spending, beneficiaries, groups, due, missing };
}

function withSum(counts: Omit<QuarterEntry['missing'], 'all'>): QuarterEntry['missing'] {
  return { ...counts, all: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}

interface DueProgram {
  id: string;
  code: string;
  name: string;
}

/** Programs that run in the quarter; one without an end runs as long as its status says so. */
function programsDue(queries: Queries, { unitId, year, quarter }: QuarterOfUnit): Promise<DueProgram[]> {
  const { from, to } = quarterRange({ year, quarter });
  return queries
    .selectFrom('program')
    .select(['id', 'code', 'name'])
    .where('unitId', '=', unitId)
    .where('deletedAt', 'is', null)
    .where('startDate', '<=', to)
    .where(({ eb, or, and }) =>
      or([
        and([eb('endDate', 'is', null), eb('status', '=', 'running')]),
        and([eb('endDate', '>=', from), eb('status', '!=', 'planned')]),
      ]),
    )
    .orderBy('code')
    .execute();
}

async function indicatorEntries(queries: Queries, of: QuarterOfUnit, programs: readonly DueProgram[]) {
  const ids = programs.map(({ id }) => id);
  const indicators = await indicatorsOf(queries, ids, of.year);
  const before = previousQuarter(of);
  const stated = await queries
    .selectFrom('achievement as a')
    .innerJoin('indicator as i', 'i.id', 'a.indicatorId')
    .select(['a.indicatorId', 'a.version', 'a.year', 'a.quarter', 'a.value', 'a.note'])
    .where('i.programId', 'in', ids)
    .where('a.year', 'in', [before.year, of.year])
    .execute();
  const at = ({ year, quarter }: Quarter) =>
    new Map(stated.filter((row) => row.year === year && row.quarter === quarter).map((row) => [row.indicatorId, row]));
  const [now, last] = [at(of), at(before)];
  return programs.flatMap((program) =>
    indicators
      .filter(({ programId }) => programId === program.id)
      .map(({ id, programId, name, measure, baseline, direction, aggregation, targets, values }) => ({
        indicatorId: id,
        programId,
        programCode: program.code,
        programName: program.name,
        name,
        measure,
        baseline,
        direction,
        aggregation,
        targets,
        values,
        last: last.get(id)?.value ?? null,
        value: now.get(id)?.value ?? null,
        note: now.get(id)?.note ?? '',
        version: now.get(id)?.version ?? null,
      })),
  );
}

async function spendingEntries(queries: Queries, of: QuarterOfUnit, programs: readonly DueProgram[]) {
  const ids = programs.map(({ id }) => id);
  const spentIn = async (period: Quarter) => {
    const { from, to } = quarterRange(period);
    const rows = await queries
      .selectFrom('expense')
      .select(({ fn }) => ['programId', fn.sum<number>('amount').as('amount')])
      .where('programId', 'in', ids)
      .where('deletedAt', 'is', null)
      .where('date', '>=', from)
      .where('date', '<=', to)
      .groupBy('programId')
      .execute();
    return new Map(rows.map(({ programId, amount }) => [programId, figure(amount)]));
  };
  const budgets = await queries
    .selectFrom(yearBudgets(queries, of.year).as('y'))
    .select(({ fn }) => ['y.programId', fn.sum<number>('y.amount').as('amount')])
    .where('y.programId', 'in', ids)
    .where('y.quarter', '=', of.quarter)
    .groupBy('y.programId')
    .execute();
  const [last, current] = [await spentIn(previousQuarter(of)), await spentIn(of)];
  const budget = new Map(budgets.map(({ programId, amount }) => [programId, figure(amount)]));
  return programs.map(({ id, code, name }) => ({
    programId: id,
    code,
    name,
    budget: budget.get(id) ?? 0,
    last: last.get(id) ?? 0,
    current: current.get(id) ?? 0,
  }));
}

async function beneficiaryEntries(queries: Queries, of: QuarterOfUnit, programs: readonly DueProgram[]) {
  const before = previousQuarter(of);
  const stated = await statementsOf(queries, { unitId: of.unitId, quarters: [before, of] });
  return programs.map(({ id: programId, code, name }) => {
    const own = stated.filter((row) => row.programId === programId);
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

async function groupEntries(queries: Queries, of: QuarterOfUnit) {
  const { to } = quarterRange(of);
  const groups = await groupsBefore(queries, of)
    .select(['g.id', 'g.name'])
    .where('g.unitId', '=', of.unitId)
    .where('g.deletedAt', 'is', null)
    .where(({ eb }) => eb('g.isActive', '=', eb.lit(true)))
    .where(({ eb, or }) => or([eb('g.foundedOn', 'is', null), eb('g.foundedOn', '<=', to)]))
    .orderBy('g.searchName')
    .orderBy('g.id')
    .execute();
  const at = async (quarter: Quarter) =>
    new Map((await progressInQuarter(queries, of.unitId, quarter)).map((row) => [row.groupId, row]));
  const [last, current] = [await at(previousQuarter(of)), await at(of)];
  return groups.map(({ id: groupId, name, stageBefore }) => {
    const [before, now] = [last.get(groupId), current.get(groupId)];
    return {
      groupId,
      name,
      stageBefore,
      last: before ? statedOf(before) : null,
      current: now ? statedOf(now) : null,
      version: now?.version ?? null,
    };
  });
}

function statedOf(row: Awaited<ReturnType<typeof progressInQuarter>>[number]) {
  const { revenue, profit, activeMale, activeFemale, production, scores, stage, proof } = row;
  return { revenue, profit, activeMale, activeFemale, production, scores, stage, proof };
}
