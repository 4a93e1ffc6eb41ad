import type { Quarter } from '../../../shared/quarter.ts';
import { keptQuery } from '../../database/kept-query.ts';
import type { Queries } from '../../database/open.ts';
import type { QuarterFacts } from './quarter-facts.ts';
import { loadQuarterFacts } from './quarter-facts.ts';

/** A quarter's facts, and whether they are those that were kept at its closing. */
export interface KnownFacts {
  facts: QuarterFacts;
  /** The unit's own day, and who; null where the quarter is open. */
  closed: { on: string; by: string } | null;
}

/** What a report of the quarter is made from: the facts that were kept where it is closed, else those of the records. */
export async function knownFacts(
  queries: Queries,
  of: Quarter & { unitId: string },
  onPart?: (done: number) => void,
): Promise<KnownFacts> {
  const [closing] = await closings(queries, of);
  if (!closing) return { facts: await loadQuarterFacts(queries, of, onPart), closed: null };
  // Written by `closeQuarter` in this form.
  const facts = JSON.parse(closing.facts) as QuarterFacts;
  return { facts, closed: { on: closing.closedOn, by: closing.closedBy } };
}

const closings = keptQuery((queries, { unitId, year, quarter }: Quarter & { unitId: string }) =>
  queries
    .selectFrom('quarter_closing as c')
    .innerJoin('operating_unit as u', 'u.id', 'c.unitId')
    // A unit in the bin has no report, closed or open.
    .where('u.deletedAt', 'is', null)
    .where('c.unitId', '=', unitId)
    .where('c.year', '=', year)
    .where('c.quarter', '=', quarter)
    .where('c.reopenedAt', 'is', null)
    .select(['c.facts', 'c.closedOn', 'c.closedBy']),
);
