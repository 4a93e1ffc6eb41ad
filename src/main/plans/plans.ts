import type { PlanList, PlanKind } from '../../shared/plans.ts';
import { nextPeriod } from '../../shared/plans.ts';
import { figure } from '../database/values.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { readRenja, saveRenja } from './renja.ts';
import { readRenstra, saveRenstra } from './renstra.ts';

const standing = ['versionNumber', 'status', 'approvedOn', 'approvedBy'] as const;

/** A unit's Renstras and Renjas, the latest first, with what is planned in them. */
export async function listPlans(context: FeatureContext, { unitId }: { unitId: string }): Promise<PlanList> {
  const queries = reading(context);
  const [renstra, renja] = await Promise.all([
    queries
      .selectFrom('renstra as s')
      .select(['s.id', 's.version', 's.name', 's.startYear', 's.endYear'])
      .select(standing.map((field) => `s.${field}` as const))
      .select(({ selectFrom }) => [
        selectFrom('renstra_line as l')
          .select(({ fn }) => fn.countAll<number>().as('lines'))
          .whereRef('l.renstraId', '=', 's.id')
          .as('lines'),
        selectFrom('renstra_amount as m')
          .innerJoin('renstra_line as l', 'l.id', 'm.lineId')
          .select(({ fn }) => fn.sum<number>('m.amount').as('amount'))
          .whereRef('l.renstraId', '=', 's.id')
          .as('amount'),
      ])
      .where('s.unitId', '=', unitId)
      .where('s.deletedAt', 'is', null)
      .orderBy('s.startYear', 'desc')
      .orderBy('s.id')
      .execute(),
    queries
      .selectFrom('renja as r')
      .leftJoin('renstra as s', 's.id', 'r.renstraId')
      .leftJoin(activityCounts(queries), 'c.renjaId', 'r.id')
      .leftJoin(activityMoney(queries), 'b.renjaId', 'r.id')
      .select(['r.id', 'r.version', 'r.year', 's.name as renstraName', 'c.activities', 'b.planned', 'b.unplanned'])
      .select(standing.map((field) => `r.${field}` as const))
      .where('r.unitId', '=', unitId)
      .where('r.deletedAt', 'is', null)
      .orderBy('r.year', 'desc')
      .execute(),
  ]);
  return {
    renstra: renstra.map((row) => ({ ...row, lines: figure(row.lines), amount: figure(row.amount) })),
    renja: renja.map((row) => {
      const [planned, unplanned] = [figure(row.planned), figure(row.unplanned)];
      const activities = figure(row.activities);
      return {
        ...row,
        renstraName: row.renstraName ?? '',
        activities,
        planned,
        unplanned,
        amount: planned + unplanned,
      };
    }),
  };
}

function activityCounts(queries: Queries) {
  return queries
    .selectFrom('activity')
    .select(({ fn }) => ['renjaId', fn.countAll<number>().as('activities')])
    .groupBy('renjaId')
    .as('c');
}

function activityMoney(queries: Queries) {
  return queries
    .selectFrom('budget as m')
    .innerJoin('activity as a', 'a.id', 'm.activityId')
    .select(({ fn, case: when, ref, eb }) => {
      const sumWhere = (isPlanned: boolean) =>
        // A literal: SQLite's driver takes no truth values as parameters.
        fn.sum<number>(when().when('a.isPlanned', '=', eb.lit(isPlanned)).then(ref('m.amount')).else(0).end());
      return ['a.renjaId', sumWhere(true).as('planned'), sumWhere(false).as('unplanned')];
    })
    .groupBy('a.renjaId')
    .as('b');
}

/**
 * Makes the next plan of one: a Renja of the year after with the planned activities and their budgets, a
 * Renstra of the period after, as long. Programs in the bin are left out. Throws `invalid`, `missing`.
 */
export function copyPlan(context: FeatureContext, { kind, id }: { kind: PlanKind; id: string }) {
  return kind === 'renja' ? copyRenja(context, id) : copyRenstra(context, id);
}

async function copyRenja(context: FeatureContext, id: string) {
  const queries = reading(context);
  const renja = await readRenja(queries, id);
  const year = renja.year + 1;
  const binned = await programsInBin(queries, renja.unitId);
  return saveRenja(context, {
    unitId: renja.unitId,
    year,
    renstraId: await renstraOfYear(queries, renja.unitId, year),
    note: '',
    activities: renja.activities
      .filter(({ isPlanned, programId }) => isPlanned && !binned.has(programId))
      .map(({ programId, name, fundType, isPlanned, budget }) => ({ programId, name, fundType, isPlanned, budget })),
  });
}

async function copyRenstra(context: FeatureContext, id: string) {
  const queries = reading(context);
  const renstra = await readRenstra(queries, id);
  const { startYear, endYear, years } = nextPeriod(renstra);
  const binned = await programsInBin(queries, renstra.unitId);
  return saveRenstra(context, {
    unitId: renstra.unitId,
    name: renstra.name
      .replaceAll(String(renstra.endYear), String(endYear))
      .replaceAll(String(renstra.startYear), String(startYear)),
    startYear,
    endYear,
    aims: renstra.aims,
    lines: renstra.lines.map(({ programId, name, aim, mainTpb, amounts }) => ({
      programId: programId !== null && binned.has(programId) ? null : programId,
      name,
      aim,
      mainTpb,
      amounts: amounts.map(({ year, amount }) => ({ year: year + years, amount })),
    })),
  });
}

async function programsInBin(queries: Queries, unitId: string): Promise<Set<string>> {
  const rows = await queries
    .selectFrom('program')
    .select('id')
    .where('unitId', '=', unitId)
    .where('deletedAt', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** The unit's Renstra that a year lies in, the latest where several do. */
async function renstraOfYear(queries: Queries, unitId: string, year: number): Promise<string | null> {
  const renstra = await queries
    .selectFrom('renstra')
    .select('id')
    .where('unitId', '=', unitId)
    .where('deletedAt', 'is', null)
    .where('startYear', '<=', year)
    .where('endYear', '>=', year)
    .orderBy('startYear', 'desc')
    .executeTakeFirst();
  return renstra?.id ?? null;
}
