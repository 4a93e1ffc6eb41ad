import type { Quarter } from '../../shared/quarter.ts';
import { quarterRange } from '../../shared/quarter.ts';
import type { QuarterEntry } from '../../shared/quarter-entry.ts';
import { keptQuery } from '../database/kept-query.ts';
import type { Queries } from '../feature-context.ts';
import { groupsDue } from '../group-progress/group-progress.ts';
import { yearBudgets } from '../plans/year-budgets.ts';

export interface QuarterOfUnit extends Quarter {
  unitId: string;
}

/** With its first day and its last. */
type QuarterWithDays = QuarterOfUnit & ReturnType<typeof quarterRange>;

export function withDays({ unitId, year, quarter }: QuarterOfUnit): QuarterWithDays {
  return { unitId, year, quarter, ...quarterRange({ year, quarter }) };
}

/** Programs that run in the quarter; one without an end runs as long as its status says so. */
export function programsDue(queries: Queries, { unitId, from, to }: Omit<QuarterWithDays, keyof Quarter>) {
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
  const quarter = withDays(of);
  const count = async (counts: typeof indicatorCounts): Promise<Counts> => {
    const [row] = await counts(queries, quarter);
    return row ?? { due: 0, entered: 0 };
  };
  return completenessOf({
    indicators: await count(indicatorCounts),
    spending: await count(spendingCounts),
    beneficiaries: await count(beneficiaryCounts),
    groups: await count(groupCounts),
  });
}

/** Due are those of `isValueDue`. A row with a note alone has no value. */
const indicatorCounts = keptQuery((queries, of: QuarterWithDays) =>
  queries
    .selectFrom('indicator as i')
    .leftJoin('achievement as a', (on) =>
      on.onRef('a.indicatorId', '=', 'i.id').on('a.year', '=', of.year).on('a.quarter', '=', of.quarter),
    )
    .where('i.programId', 'in', programsDue(queries, of).select('p.id'))
    .where('i.deletedAt', 'is', null)
    .where(({ or, exists, not, selectFrom }) => {
      const targets = selectFrom('indicator_target as t')
        .select('t.quarter')
        .whereRef('t.indicatorId', '=', 'i.id')
        .where('t.year', '=', of.year);
      return or([exists(targets.where('t.quarter', '=', of.quarter)), not(exists(targets))]);
    })
    .select(({ fn }) => [fn.countAll<number>().as('due'), fn.count<number>('a.value').as('entered')]),
);

/** Due is spending of programs that have a budget for the quarter. */
const spendingCounts = keptQuery((queries, of: QuarterWithDays) => {
  const budgeted = queries
    .selectFrom(yearBudgets(queries, of.year).as('y'))
    .where('y.quarter', '=', of.quarter)
    .where('y.amount', '>', 0)
    .select('y.programId');
  const spent = queries
    .selectFrom('expense as e')
    .where('e.deletedAt', 'is', null)
    .where('e.date', '>=', of.from)
    .where('e.date', '<=', of.to)
    .where('e.amount', '>', 0)
    .select('e.programId');
  return programsDue(queries, of)
    .where('p.id', 'in', budgeted)
    .select(({ fn, case: when, ref }) => [
      fn.countAll<number>().as('due'),
      fn.count<number>(when().when('p.id', 'in', spent).then(ref('p.id')).end()).as('entered'),
    ]);
});

const beneficiaryCounts = keptQuery((queries, of: QuarterWithDays) =>
  programsDue(queries, of)
    .leftJoin('beneficiary as b', (on) =>
      on.onRef('b.programId', '=', 'p.id').on('b.year', '=', of.year).on('b.quarter', '=', of.quarter),
    )
    .select(({ fn }) => [fn.countAll<number>().as('due'), fn.count<number>('b.programId').as('entered')]),
);

const groupCounts = keptQuery((queries, of: QuarterWithDays) =>
  groupsDue(queries, of)
    .leftJoin('group_progress as s', (on) =>
      on.onRef('s.groupId', '=', 'g.id').on('s.year', '=', of.year).on('s.quarter', '=', of.quarter),
    )
    .select(({ fn }) => [fn.countAll<number>().as('due'), fn.count<number>('s.groupId').as('entered')]),
);
