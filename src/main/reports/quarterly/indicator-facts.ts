import type { Aggregation, Direction, QuarterValues } from '../../../shared/indicators.ts';
import { keptQuery } from '../../database/kept-query.ts';
import type { Queries } from '../../database/open.ts';
import { indicatorsOf } from '../../indicators/indicators.ts';
import type { Period } from './period.ts';
import type { ProgramFacts } from './program-facts.ts';

/** An indicator with its year's targets and achievements, quarter by quarter. */
export interface IndicatorFacts {
  id: string;
  programId: string;
  name: string;
  measure: string;
  baseline: number | null;
  direction: Direction;
  aggregation: Aggregation;
  targets: QuarterValues;
  values: QuarterValues;
  /** What was noted with the quarter's achievement. */
  note: string;
}

/** Indicators of the programs, in the programs' order and then their own. */
export async function indicatorFacts(
  queries: Queries,
  { unitId, year, quarter }: Period,
  programs: readonly ProgramFacts[],
): Promise<IndicatorFacts[]> {
  const found = await indicatorsOf(
    queries,
    programs.map(({ id }) => id),
    year,
  );
  const stated = await notesUpTo(queries, { unitId, year, quarter });
  const notes = new Map(stated.filter((row) => row.quarter === quarter).map(({ id, note }) => [id, note]));
  const ofProgram = Map.groupBy(found, ({ programId }) => programId);
  return programs.flatMap((program) =>
    (ofProgram.get(program.id) ?? []).map(
      ({ id, programId, name, measure, baseline, direction, aggregation, targets, values }) => ({
        id,
        programId,
        name,
        measure,
        baseline,
        direction,
        aggregation,
        targets,
        values,
        note: notes.get(id) ?? '',
      }),
    ),
  );
}

/** What was noted with the achievements of a unit's indicators, quarter by quarter up to one. */
export const notesUpTo = keptQuery((queries, { unitId, year, quarter }: Pick<Period, 'unitId' | 'year' | 'quarter'>) =>
  queries
    .selectFrom('achievement as a')
    .innerJoin('indicator as i', 'i.id', 'a.indicatorId')
    .innerJoin('program as p', 'p.id', 'i.programId')
    .where('p.unitId', '=', unitId)
    .where('a.year', '=', year)
    .where('a.quarter', '<=', quarter)
    .where('a.note', '<>', '')
    .select(['a.indicatorId as id', 'a.quarter', 'a.note']),
);
