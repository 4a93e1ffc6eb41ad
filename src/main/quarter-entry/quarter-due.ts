import type { Quarter } from '../../shared/quarter.ts';
import { quarterRange } from '../../shared/quarter.ts';
import type { QuarterEntry } from '../../shared/quarter-entry.ts';
import type { Queries } from '../feature-context.ts';
import { yearBudgets } from '../plans/year-budgets.ts';

export interface QuarterOfUnit extends Quarter {
  unitId: string;
}

/** Programs that run in the quarter; one without an end runs as long as its status says so. */
export function programsDue(queries: Queries, { unitId, year, quarter }: QuarterOfUnit) {
  const { from, to } = quarterRange({ year, quarter });
  return queries
    .selectFrom('program as p')
    .where('p.unitId', '=', unitId)
    .where('p.deletedAt', 'is', null)
    .where('p.startDate', '<=', to)
    .where(({ eb, or, and }) =>
      or([
        and([eb('p.endDate', 'is', null), eb('p.status', '=', 'running')]),
        and([eb('p.endDate', '>=', from), eb('p.status', '!=', 'planned')]),
      ]),
    );
}

/** Groups that are assisted and were founded by the quarter's end. */
export function groupsDue(queries: Queries, { unitId, year, quarter }: QuarterOfUnit) {
  const { to } = quarterRange({ year, quarter });
  return queries
    .selectFrom('assisted_group as g')
    .where('g.unitId', '=', unitId)
    .where('g.deletedAt', 'is', null)
    .where(({ eb }) => eb('g.isActive', '=', eb.lit(true)))
    .where(({ eb, or }) => or([eb('g.foundedOn', 'is', null), eb('g.foundedOn', '<=', to)]));
}

type DuePrograms = ReturnType<typeof programsDue>;

interface Counts {
  due: number;
  entered: number;
}

type Completeness = Pick<QuarterEntry, 'due' | 'missing'>;

/** How much of a quarter is due and how much of that nobody has entered: of each part, and in all. */
export function completenessOf(
  parts: Record<'indicators' | 'spending' | 'beneficiaries' | 'groups', Counts>,
): Completeness {
  const summed = (count: (part: Counts) => number) => ({
    indicators: count(parts.indicators),
    spending: count(parts.spending),
    beneficiaries: count(parts.beneficiaries),
    groups: count(parts.groups),
    all: Object.values(parts).reduce((sum, part) => sum + count(part), 0),
  });
  return { due: summed(({ due }) => due), missing: summed(({ due, entered }) => due - entered) };
}

/** What a quarter's entry says of its completeness, without the entry: counted, and no row of it read out. */
export async function quarterCompleteness(queries: Queries, of: QuarterOfUnit): Promise<Completeness> {
  const programs = programsDue(queries, of);
  return completenessOf({
    indicators: await indicatorCounts(queries, of, programs),
    spending: await spendingCounts(queries, of, programs),
    beneficiaries: await beneficiaryCounts(of, programs),
    groups: await groupCounts(queries, of),
  });
}

/** Due are those of `isValueDue`. A row with a note alone has no value. */
function indicatorCounts(queries: Queries, { year, quarter }: Quarter, programs: DuePrograms): Promise<Counts> {
  return queries
    .selectFrom('indicator as i')
    .leftJoin('achievement as a', (on) =>
      on.onRef('a.indicatorId', '=', 'i.id').on('a.year', '=', year).on('a.quarter', '=', quarter),
    )
    .where('i.programId', 'in', programs.select('p.id'))
    .where('i.deletedAt', 'is', null)
    .where(({ or, exists, not, selectFrom }) => {
      const targets = selectFrom('indicator_target as t')
        .select('t.quarter')
        .whereRef('t.indicatorId', '=', 'i.id')
        .where('t.year', '=', year);
      return or([exists(targets.where('t.quarter', '=', quarter)), not(exists(targets))]);
    })
    .select(({ fn }) => [fn.countAll<number>().as('due'), fn.count<number>('a.value').as('entered')])
    .executeTakeFirstOrThrow();
}

/** Due is spending of programs that have a budget for the quarter. */
function spendingCounts(queries: Queries, of: Quarter, programs: DuePrograms): Promise<Counts> {
  const { from, to } = quarterRange(of);
  const budgeted = queries
    .selectFrom(yearBudgets(queries, of.year).as('y'))
    .where('y.quarter', '=', of.quarter)
    .where('y.amount', '>', 0)
    .select('y.programId');
  return programs
    .where('p.id', 'in', budgeted)
    .select(({ fn, selectFrom }) => {
      const spent = selectFrom('expense as e')
        .select('e.programId')
        .whereRef('e.programId', '=', 'p.id')
        .where('e.deletedAt', 'is', null)
        .where('e.date', '>=', from)
        .where('e.date', '<=', to)
        .where('e.amount', '>', 0)
        .limit(1);
      return [fn.countAll<number>().as('due'), fn.count<number>(spent).as('entered')];
    })
    .executeTakeFirstOrThrow();
}

function beneficiaryCounts(of: Quarter, programs: DuePrograms): Promise<Counts> {
  return programs
    .leftJoin('beneficiary as b', (on) =>
      on.onRef('b.programId', '=', 'p.id').on('b.year', '=', of.year).on('b.quarter', '=', of.quarter),
    )
    .select(({ fn }) => [fn.countAll<number>().as('due'), fn.count<number>('b.programId').as('entered')])
    .executeTakeFirstOrThrow();
}

function groupCounts(queries: Queries, of: QuarterOfUnit): Promise<Counts> {
  return groupsDue(queries, of)
    .leftJoin('group_progress as s', (on) =>
      on.onRef('s.groupId', '=', 'g.id').on('s.year', '=', of.year).on('s.quarter', '=', of.quarter),
    )
    .select(({ fn }) => [fn.countAll<number>().as('due'), fn.count<number>('s.groupId').as('entered')])
    .executeTakeFirstOrThrow();
}
