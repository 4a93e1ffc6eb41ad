import type * as z from 'zod';
import type { ActivityRow, Quarters, Renja as RenjaRecord, saveRenjaSchema } from '../../shared/plans.ts';
import { newId } from '../database/new-id.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import { requireRecords } from '../database/references.ts';
import { replaceRows, saveRecord } from '../database/rows.ts';
import { figure, truth } from '../database/values.ts';
import { Budget } from '../budgets/budgets.entity.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { requireDraft, requireFreeYear } from './plan-rules.ts';
import { Activity, Renja } from './plans.entity.ts';
import { versionsOf } from './versions.ts';

type RenjaInput = z.output<typeof saveRenjaSchema>;

/** A Renja with its activities, their money and its approved versions. Throws `missing`. */
export function getRenja(context: FeatureContext, id: string): Promise<RenjaRecord> {
  return readRenja(reading(context), id);
}

/** `getRenja` within a transaction. */
export async function readRenja(queries: Queries, id: string): Promise<RenjaRecord> {
  const renja = await queries
    .selectFrom('renja as r')
    .leftJoin('renstra as s', 's.id', 'r.renstraId')
    .selectAll('r')
    .select('s.name as renstraName')
    .where('r.id', '=', id)
    .where('r.deletedAt', 'is', null)
    .executeTakeFirst();
  if (!renja) throw missing('renja', id);
  const activities = await activitiesOf(queries, id);
  const { searchName: _, deletedAt: __, ...fields } = renja;
  return {
    ...fields,
    renstraName: renja.renstraName ?? '',
    activities,
    totals: {
      planned: sumOf(activities.filter(({ isPlanned }) => isPlanned)),
      unplanned: sumOf(activities.filter(({ isPlanned }) => !isPlanned)),
    },
    versions: await versionsOf(queries, 'renja', id),
  };
}

async function activitiesOf(queries: Queries, renjaId: string): Promise<RenjaRecord['activities']> {
  const rows = await queries
    .selectFrom('activity as a')
    .innerJoin('program as p', 'p.id', 'a.programId')
    .select([
      'a.id',
      'a.programId',
      'a.name',
      'a.fundType',
      'a.isPlanned',
      'p.code as programCode',
      'p.name as programName',
    ])
    .select(({ selectFrom }) =>
      selectFrom('expense as e')
        .select(({ fn }) => fn.sum<number>('e.amount').as('spent'))
        .whereRef('e.activityId', '=', 'a.id')
        .where('e.deletedAt', 'is', null)
        .as('spent'),
    )
    .where('a.renjaId', '=', renjaId)
    .orderBy('a.position')
    .execute();
  const budgets = await queries
    .selectFrom('budget as b')
    .innerJoin('activity as a', 'a.id', 'b.activityId')
    .select(['b.activityId', 'b.quarter', 'b.amount'])
    .where('a.renjaId', '=', renjaId)
    .execute();
  const byActivity = Map.groupBy(budgets, ({ activityId }) => activityId);
  return rows.map((row) => ({
    ...row,
    isPlanned: truth(row.isPlanned),
    spent: figure(row.spent),
    budget: quartersOf(byActivity.get(row.id) ?? []),
  }));
}

function quartersOf(rows: { quarter: number; amount: number }[]): Quarters {
  const of = (quarter: number) => rows.find((row) => row.quarter === quarter)?.amount ?? 0;
  return [of(1), of(2), of(3), of(4)];
}

function sumOf(rows: { budget: Quarters; spent: number }[]) {
  const of = (index: 0 | 1 | 2 | 3) => rows.reduce((sum, { budget }) => sum + budget[index], 0);
  const budget: Quarters = [of(0), of(1), of(2), of(3)];
  return { budget, spent: rows.reduce((sum, { spent }) => sum + spent, 0) };
}

/** The activities of a unit's year, for expenses to name. */
export async function listActivities(
  context: FeatureContext,
  { unitId, year }: { unitId: string; year: number },
): Promise<ActivityRow[]> {
  const rows = await reading(context)
    .selectFrom('activity as a')
    .innerJoin('renja as r', 'r.id', 'a.renjaId')
    .select(['a.id', 'a.programId', 'a.name', 'a.isPlanned'])
    .where('r.unitId', '=', unitId)
    .where('r.year', '=', year)
    .where('r.deletedAt', 'is', null)
    .orderBy('a.position')
    .execute();
  return rows.map((row) => ({ ...row, isPlanned: truth(row.isPlanned) }));
}

/**
 * Creates or updates a Renja with its activities and their budgets. Throws `invalid` (a second Renja of
 * the year; a year outside of the Renstra, DOMAIN rule 3; an activity in use removed; an approved plan),
 * `missing`, `conflict`.
 */
export async function saveRenja(context: FeatureContext, input: RenjaInput) {
  const record = { kind: 'renja' as const, id: input.id ?? '' };
  return writing(context, { operation: 'renja.save', record }, async (write) => {
    const { em, at } = write;
    const before = input.id === undefined ? null : await em.findOne(Renja, { id: input.id });
    const activities = before ? await em.find(Activity, { renjaId: before.id }) : [];
    if (before && !before.deletedAt) requireDraft(before);
    await checkRenja(queriesOf(em), input, before, activities);
    const { id: _, version: __, activities: rows, ...fields } = input;
    const standing = before ? {} : { versionNumber: 1, status: 'draft' as const, approvedOn: null, approvedBy: '' };
    const searchName = `renja ${input.year}`;
    const renja = await saveRecord(em, Renja, 'renja', input, at, { ...fields, ...standing, searchName } as never); // a plan that is there keeps its standing
    write.record.id = renja.id;
    await em.flush();
    const kept = new Set(rows.map((row) => row.id));
    const gone = activities.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    for (const budget of await em.find(Budget, { activityId: { $in: gone } })) em.remove(budget);
    const saved = await replaceRows(em, Activity, { renjaId: renja.id }, rows, at, (row, position) => ({
      position,
      programId: row.programId,
      name: row.name,
      fundType: row.fundType,
      isPlanned: row.isPlanned,
    }));
    await em.flush();
    await setBudgets(
      em,
      saved.map(({ id }, index) => ({ activityId: id, budget: rows[index]?.budget ?? [0, 0, 0, 0] })),
      at,
    );
    await em.flush();
    return { id: renja.id, version: renja.version };
  });
}

/** Sets the quarters of activities; answers how many amounts changed. */
export async function setBudgets(
  em: EntityManager,
  wanted: { activityId: string; budget: Quarters }[],
  at: string,
): Promise<number> {
  const existing = await em.find(Budget, { activityId: { $in: wanted.map(({ activityId }) => activityId) } });
  const rowOf = new Map(existing.map((row) => [`${row.activityId}/${row.quarter}`, row]));
  let changed = 0;
  for (const { activityId, budget } of wanted) {
    budget.forEach((amount, index) => {
      const quarter = index + 1;
      const row = rowOf.get(`${activityId}/${quarter}`);
      if (row ? row.amount === amount : amount === 0) return;
      changed += 1;
      if (row) em.assign(row, { amount });
      else em.create(Budget, { id: newId(), createdAt: at, updatedAt: at, activityId, quarter, amount });
    });
  }
  return changed;
}

interface KnownActivity {
  id: string;
  programId: string;
  name: string;
}

async function checkRenja(
  queries: Queries,
  input: RenjaInput,
  before: { year: number; unitId: string } | null,
  activities: KnownActivity[],
): Promise<void> {
  await requireRecords(queries, 'operating_unit', [{ value: input.unitId, path: ['unitId'] }]);
  const known = new Map(activities.map((activity) => [activity.id, activity]));
  await requireRecords(
    queries,
    'program',
    // An activity stays whose program went to the bin before it.
    input.activities.map(({ id, programId }, index) => ({
      value: id !== undefined && known.get(id)?.programId === programId ? null : programId,
      path: ['activities', index, 'programId'],
    })),
  );
  await requireProgramsOfUnit(queries, input);
  await requireFreeYear(queries, input);
  await requireWithinRenstra(queries, input);
  await requireUsesFit(queries, input, before, activities);
}

async function requireProgramsOfUnit(queries: Queries, { unitId, activities }: RenjaInput): Promise<void> {
  const ids = [...new Set(activities.map(({ programId }) => programId))];
  if (ids.length === 0) return;
  const rows = await queries
    .selectFrom('program')
    .select('id')
    .where('id', 'in', ids)
    .where('unitId', '=', unitId)
    .execute();
  const own = new Set(rows.map(({ id }) => id));
  const issues = activities.flatMap(({ programId }, index) =>
    own.has(programId) ? [] : [{ path: ['activities', index, 'programId'], code: 'unknownReference' }],
  );
  if (issues.length > 0) throw invalid(...issues);
}

/** DOMAIN rule 3: a Renja's year lies in its Renstra's range. */
async function requireWithinRenstra(queries: Queries, { unitId, renstraId, year }: RenjaInput): Promise<void> {
  if (renstraId === null) return;
  await requireRecords(queries, 'renstra', [{ value: renstraId, path: ['renstraId'] }]);
  const renstra = await queries
    .selectFrom('renstra')
    .select(['unitId', 'startYear', 'endYear'])
    .where('id', '=', renstraId)
    .executeTakeFirstOrThrow();
  if (renstra.unitId !== unitId) throw invalid({ path: ['renstraId'], code: 'unknownReference' });
  const { startYear, endYear } = renstra;
  if (year < startYear || year > endYear) {
    throw invalid({ path: ['year'], code: 'yearOutsideRenstra', params: { year, startYear, endYear } });
  }
}

/**
 * Expenses stay under an activity of their program and year, follow-ups under one of their program; those in
 * the bin may come back.
 */
async function requireUsesFit(
  queries: Queries,
  input: RenjaInput,
  before: { year: number; unitId: string } | null,
  activities: KnownActivity[],
): Promise<void> {
  if (activities.length === 0) return;
  const ids = activities.map(({ id }) => id);
  const expenses = await countUsers(queries, 'expense', ids);
  const followUps = await countUsers(queries, 'follow_up', ids);
  const count = [...expenses.values()].reduce((sum, of) => sum + of, 0);
  if (count > 0 && before && before.year !== input.year)
    throw invalid({ path: ['year'], code: 'inUse', params: { count } });
  const places = new Map(input.activities.map(({ id }, index) => [id, index]));
  const issues = activities.flatMap(({ id, name, programId }) => {
    const used = (expenses.get(id) ?? 0) + (followUps.get(id) ?? 0);
    const place = places.get(id);
    if (used === 0) return [];
    if (place === undefined) return [{ path: ['activities'], code: 'activityInUse', params: { name, count: used } }];
    if (input.activities[place]?.programId === programId) return [];
    return [{ path: ['activities', place, 'programId'], code: 'inUse', params: { count: used } }];
  });
  if (issues.length > 0) throw invalid(...issues);
}

/** How many rows of a table name each of the activities; those that none names are missing. */
async function countUsers(
  queries: Queries,
  table: 'expense' | 'follow_up',
  ids: string[],
): Promise<Map<string, number>> {
  const rows = await queries
    .selectFrom(table)
    .select(({ fn }) => ['activityId', fn.countAll<number>().as('count')])
    .where('activityId', 'in', ids)
    .groupBy('activityId')
    .execute();
  return new Map(rows.flatMap(({ activityId, count }) => (activityId === null ? [] : [[activityId, count]])));
}
