import type * as z from 'zod';
import type { Narrative, saveNarrativeSchema } from '../../shared/narratives.ts';
import type { Quarter } from '../../shared/quarter.ts';
import { keptQuery } from '../database/kept-query.ts';
import { newId } from '../database/new-id.ts';
import { requireRecords } from '../database/references.ts';
import { laterThan } from '../database/rows.ts';
import { conflict } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { programsDue, withDays } from '../quarter-entry/quarter-due.ts';
import { getUnit } from '../units/units.ts';
import { ProgramNarrative } from './narratives.entity.ts';

type QuarterOfUnit = Quarter & { unitId: string };

/** Programs that run in the quarter, or of which something is told, by code. Throws `missing` for an unknown unit. */
export async function listNarratives(context: FeatureContext, of: QuarterOfUnit): Promise<Narrative[]> {
  await getUnit(context, of.unitId);
  const queries = reading(context);
  const told = new Map((await narrativesIn(queries, of)).map((row) => [row.programId, row]));
  const last = new Map((await narrativesBefore(queries, of)).map((row) => [row.programId, row]));
  const programs = await programsOfQuarter(queries, of);
  return programs.map(({ id, code, name }) => {
    const row = told.get(id);
    const before = last.get(id);
    return {
      programId: id,
      code,
      name,
      version: row?.version ?? null,
      told: { text: row?.text ?? '', problems: row?.problems ?? '', solutions: row?.solutions ?? '' },
      last: before
        ? {
            year: before.year,
            quarter: before.quarter,
            text: before.text,
            problems: before.problems,
            solutions: before.solutions,
          }
        : null,
    };
  });
}

/** What is told of a unit's programs in a quarter. */
export const narrativesIn = keptQuery((queries, { unitId, year, quarter }: QuarterOfUnit) =>
  narrativesOf(queries, unitId).where('n.year', '=', year).where('n.quarter', '=', quarter),
);

/** What was told of each program in the latest quarter before this one. */
async function narrativesBefore(queries: Queries, { unitId, year, quarter }: QuarterOfUnit) {
  return narrativesOf(queries, unitId)
    .where(({ eb, selectFrom }) =>
      eb(
        'n.id',
        '=',
        selectFrom('program_narrative as e')
          .whereRef('e.programId', '=', 'n.programId')
          .where((earlier) =>
            earlier.or([
              earlier('e.year', '<', year),
              earlier.and([earlier('e.year', '=', year), earlier('e.quarter', '<', quarter)]),
            ]),
          )
          .orderBy('e.year', 'desc')
          .orderBy('e.quarter', 'desc')
          .limit(1)
          .select('e.id'),
      ),
    )
    .execute();
}

function narrativesOf(queries: Queries, unitId: string) {
  return queries
    .selectFrom('program_narrative as n')
    .innerJoin('program as p', 'p.id', 'n.programId')
    .where('p.unitId', '=', unitId)
    .where('p.deletedAt', 'is', null)
    .select(['n.programId', 'n.version', 'n.year', 'n.quarter', 'n.text', 'n.problems', 'n.solutions']);
}

function programsOfQuarter(queries: Queries, of: QuarterOfUnit) {
  const { unitId, year, quarter } = of;
  const told = narrativesOf(queries, unitId).where('n.year', '=', year).where('n.quarter', '=', quarter);
  return queries
    .selectFrom('program as p')
    .where('p.unitId', '=', unitId)
    .where('p.deletedAt', 'is', null)
    .where(({ eb, or }) =>
      or([
        eb('p.id', 'in', programsDue(queries, withDays(of)).select('p.id')),
        eb('p.id', 'in', told.clearSelect().select('n.programId')),
      ]),
    )
    .orderBy('p.code')
    .select(['p.id', 'p.code', 'p.name'])
    .execute();
}

/**
 * Sets what is told of a program's quarter; three empty texts take it back. Answers the version that it
 * has now, null where nothing is told. Throws `invalid`, and `conflict` where somebody told it meanwhile.
 */
export async function saveNarrative(context: FeatureContext, input: z.output<typeof saveNarrativeSchema>) {
  const { programId, year, quarter, version, ...told } = input;
  await requireRecords(reading(context), 'program', [{ value: programId, path: ['programId'] }]);
  const action = { operation: 'narratives.save', record: { kind: 'program' as const, id: programId } };
  return writing(context, action, async ({ em, at }) => {
    const row = await em.findOne(ProgramNarrative, { programId, year, quarter });
    if ((row?.version ?? null) !== version) throw conflict('ProgramNarrative', programId, row?.version ?? 0);
    const isNothing = Object.values(told).every((text) => text === '');
    if (row && isNothing) em.remove(row);
    else if (row) em.assign(row, { ...told, updatedAt: laterThan(row.updatedAt, at) });
    else if (!isNothing) {
      em.create(ProgramNarrative, { id: newId(), createdAt: at, updatedAt: at, programId, year, quarter, ...told });
    }
    await em.flush();
    const kept = await em.findOne(ProgramNarrative, { programId, year, quarter });
    return { version: kept?.version ?? null };
  });
}
