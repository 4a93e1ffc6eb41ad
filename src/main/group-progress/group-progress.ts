import type * as z from 'zod';
import type { ProgressOfQuarter } from '../../shared/group-progress.ts';
import type { Quarter } from '../../shared/quarter.ts';
import { previousQuarter } from '../../shared/quarter.ts';
import type { saveQuarterSchema } from '../../shared/quarter-entry.ts';
import type { Issue } from '../../shared/validation.ts';
import { keptQuery } from '../database/kept-query.ts';
import { newId } from '../database/new-id.ts';
import { queriesOf } from '../database/open.ts';
import { laterThan, replaceRows } from '../database/rows.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { Group } from '../groups/groups.entity.ts';
import type { Writing } from '../history/writing.ts';
import { GroupProgress, IndependenceScore } from './group-progress.entity.ts';

type ProgressInput = z.output<typeof saveQuarterSchema>['groups'][number];

/** What was stated of a group, quarter by quarter, the earliest first. */
export async function listProgress(
  context: FeatureContext,
  { groupId }: { groupId: string },
): Promise<ProgressOfQuarter[]> {
  const rows = await progressOf(reading(context), [groupId]);
  return rows.map(({ groupId: _, startStage: __, ...row }) => row);
}

function progressRows(queries: Queries) {
  return queries.selectFrom('group_progress as p');
}

/** Progress rows of groups, each group's earliest first. */
async function progressOf(queries: Queries, groupIds: readonly string[]) {
  const found = progressRows(queries).where('p.groupId', 'in', [...groupIds]);
  const rows = await found.selectAll('p').orderBy('p.year').orderBy('p.quarter').execute();
  const scores = byProgress(await scoresOf(found).execute());
  return rows.map(({ createdAt: _, updatedAt: __, ...row }) => ({ ...row, scores: scores.get(row.id) ?? {} }));
}

function scoresOf(found: ReturnType<typeof progressRows>) {
  return found
    .innerJoin('independence_score as s', 's.progressId', 'p.id')
    .select(['s.progressId', 's.dimension', 's.score']);
}

/** Independence scores by dimension, by progress row. */
function byProgress(
  rows: readonly { progressId: string; dimension: string; score: number }[],
): Map<string, Record<string, number>> {
  const byId = new Map<string, Record<string, number>>();
  for (const { progressId, dimension, score } of rows) {
    byId.set(progressId, { ...byId.get(progressId), [dimension]: score });
  }
  return byId;
}

type KeptProgress = Awaited<ReturnType<typeof progressOf>>[number];

function place({ year, quarter }: Quarter): number {
  return year * 4 + quarter;
}

/**
 * The stage that a group had before a quarter: that of the quarter stated last before it; else the one
 * from which the first one stated rose; else the group's own.
 */
export function stageBefore(progress: readonly KeptProgress[], of: Quarter, groupStage: string): string {
  const earlier = progress.findLast((row) => place(row) < place(of));
  return earlier?.stage ?? progress[0]?.startStage ?? groupStage;
}

/** A quarter and the one before it. */
type QuarterAndLast = Quarter & { lastYear: number; lastQuarter: number };

export function withLast<Of extends Quarter>(of: Of): Of & QuarterAndLast {
  const last = previousQuarter(of);
  return { ...of, lastYear: last.year, lastQuarter: last.quarter };
}

/** Groups as `g`. */
export function groupRows(queries: Queries) {
  return queries.selectFrom('assisted_group as g');
}

/**
 * Groups `g` with what is stated of each for the quarter before as `b`, and their `stageBefore` the quarter, as the
 * function above has it: mostly the quarter before is stated, and its rows lie together; only where it is not,
 * a group's own rows are looked through.
 */
export function withStageBefore(groups: ReturnType<typeof groupRows>, of: QuarterAndLast) {
  return groups
    .leftJoin('group_progress as b', (on) =>
      on.onRef('b.groupId', '=', 'g.id').on('b.year', '=', of.lastYear).on('b.quarter', '=', of.lastQuarter),
    )
    .select(({ fn, selectFrom, ref }) => {
      const own = selectFrom('group_progress as p').whereRef('p.groupId', '=', 'g.id').limit(1);
      const earlier = own
        .select('p.stage')
        .where(({ eb, refTuple, tuple }) => eb(refTuple('p.year', 'p.quarter'), '<', tuple(of.year, of.quarter)))
        .orderBy('p.year', 'desc')
        .orderBy('p.quarter', 'desc');
      const first = own.select('p.startStage').orderBy('p.year').orderBy('p.quarter');
      return fn.coalesce(ref('b.stage'), earlier, first, ref('g.stage')).as('stageBefore');
    });
}

/** Groups of a unit that are assisted and were founded by a quarter's last day. */
export function groupsDue(queries: Queries, { unitId, to }: { unitId: string; to: string }) {
  return groupRows(queries)
    .where('g.unitId', '=', unitId)
    .where('g.deletedAt', 'is', null)
    .where(({ eb }) => eb('g.isActive', '=', eb.lit(true)))
    .where(({ eb, or }) => or([eb('g.foundedOn', 'is', null), eb('g.foundedOn', '<=', to)]));
}

type DueInQuarter = QuarterAndLast & { unitId: string; to: string };

const rowsInQuarter = keptQuery((queries, of: DueInQuarter) =>
  withStageBefore(groupsDue(queries, of), of)
    .leftJoin('group_progress as n', (on) =>
      on.onRef('n.groupId', '=', 'g.id').on('n.year', '=', of.year).on('n.quarter', '=', of.quarter),
    )
    .select([
      'g.id',
      'g.name',
      'b.id as lastId',
      'b.revenue as lastRevenue',
      'b.profit as lastProfit',
      'b.activeMale as lastActiveMale',
      'b.activeFemale as lastActiveFemale',
      'b.production as lastProduction',
      'b.stage as lastStage',
      'b.proof as lastProof',
      'n.id as nowId',
      'n.version',
      'n.revenue as nowRevenue',
      'n.profit as nowProfit',
      'n.activeMale as nowActiveMale',
      'n.activeFemale as nowActiveFemale',
      'n.production as nowProduction',
      'n.stage as nowStage',
      'n.proof as nowProof',
    ])
    .orderBy('g.searchName')
    .orderBy('g.id'),
);

const scoresInQuarter = keptQuery((queries, of: DueInQuarter) =>
  scoresOf(
    progressRows(queries)
      .where('p.groupId', 'in', groupsDue(queries, of).select('g.id'))
      .where(({ eb, or }) =>
        or([
          eb('p.year', '=', of.lastYear).and('p.quarter', '=', of.lastQuarter),
          eb('p.year', '=', of.year).and('p.quarter', '=', of.quarter),
        ]),
      ),
  ),
);

/**
 * The groups due in a quarter with what is stated of them for it and for the one before, in the order of their names;
 * joined in SQL, which costs half of finding thousands of rows by their groups here.
 */
export async function groupsInQuarter(queries: Queries, of: Quarter & { unitId: string; to: string }) {
  const due = withLast(of);
  const rows = await rowsInQuarter(queries, due);
  const scores = byProgress(await scoresInQuarter(queries, due));
  return rows.map((row) => ({
    groupId: row.id,
    name: row.name,
    stageBefore: row.stageBefore,
    last:
      row.lastId === null
        ? null
        : {
            revenue: row.lastRevenue,
            profit: row.lastProfit,
            activeMale: row.lastActiveMale,
            activeFemale: row.lastActiveFemale,
            production: row.lastProduction ?? '',
            scores: scores.get(row.lastId) ?? {},
            stage: row.lastStage ?? '',
            proof: row.lastProof ?? '',
          },
    current:
      row.nowId === null
        ? null
        : {
            revenue: row.nowRevenue,
            profit: row.nowProfit,
            activeMale: row.nowActiveMale,
            activeFemale: row.nowActiveFemale,
            production: row.nowProduction ?? '',
            scores: scores.get(row.nowId) ?? {},
            stage: row.nowStage ?? '',
            proof: row.nowProof ?? '',
          },
    version: row.version,
  }));
}

/** Whether nothing at all is stated. */
function isNothing({ groupId: _, version: __, scores, ...fields }: ProgressInput): boolean {
  return Object.values(fields).every((value) => value === null || value === '') && Object.keys(scores).length === 0;
}

interface Plan {
  input: ProgressInput;
  group: { id: string; stage: string; updatedAt: string };
  progress: KeptProgress[];
  before: string;
  stage: string;
}

/**
 * Looks at what is to be stated of groups in a quarter, DOMAIN rule 8: a stage rises with a score and
 * with proof (`stageNeedsScore`, `stageNeedsProof`); one that is skipped is a warning (`stageSkipped`).
 */
export async function planProgress(
  { em }: Writing,
  of: Quarter,
  inputs: readonly ProgressInput[],
): Promise<{ plans: Plan[]; issues: Issue[]; warnings: Issue[] }> {
  const queries = queriesOf(em);
  const groupIds = inputs.map(({ groupId }) => groupId);
  const groups = new Map((await em.find(Group, { id: { $in: groupIds } })).map((group) => [group.id, group]));
  const progressBy = Map.groupBy(await progressOf(queries, groupIds), ({ groupId }) => groupId);
  const stages = await queries
    .selectFrom('choice')
    .select(['code', 'label', 'position'])
    .where('list', '=', 'stage')
    .orderBy('position')
    .execute();
  const rankOf = new Map(stages.map(({ code }, index) => [code, index]));
  const issues: Issue[] = [];
  const warnings: Issue[] = [];
  const plans = inputs.flatMap((input, index) => {
    const group = groups.get(input.groupId);
    if (!group) return [];
    const progress = progressBy.get(group.id) ?? [];
    const before = stageBefore(progress, of, group.stage);
    const stage = input.stage ?? before;
    const steps = (rankOf.get(stage) ?? 0) - (rankOf.get(before) ?? 0);
    const path = (field: string) => ['groups', index, field];
    if (steps > 0 && Object.keys(input.scores).length === 0)
      issues.push({ path: path('stage'), code: 'stageNeedsScore' });
    if (steps > 0 && input.proof === '') issues.push({ path: path('proof'), code: 'stageNeedsProof' });
    if (steps > 1) {
      const skipped = stages.slice((rankOf.get(before) ?? 0) + 1, rankOf.get(stage)).map(({ label }) => label);
      const params = { name: group.name, stages: skipped.join(', ') };
      warnings.push({ path: path('stage'), code: 'stageSkipped', params });
    }
    return [{ input, group, progress, before, stage }];
  });
  return { plans, issues, warnings };
}

/** Writes what was planned; answers how many rows changed. A group has the stage of its latest quarter. */
export async function setProgress({ em, at }: Writing, of: Quarter, plans: readonly Plan[]): Promise<number> {
  const ids = plans.flatMap(({ progress }) => progress.map(({ id }) => id));
  const rows = await em.find(GroupProgress, { id: { $in: ids } });
  const scores = Map.groupBy(await em.find(IndependenceScore, { progressId: { $in: ids } }), (row) => row.progressId);
  let changed = 0;
  for (const { input, group, progress, before, stage } of plans) {
    const known = progress.find((row) => place(row) === place(of));
    const row = rows.find(({ id }) => id === known?.id);
    const { groupId, version: _, scores: wanted, ...stated } = input;
    const fields = { ...stated, stage };
    const isGone = isNothing(input);
    if (isGone && !row) continue;
    if (row && known && !isGone && isSameProgress(known, { ...fields, scores: wanted })) continue;
    changed += 1;
    const id = row?.id ?? newId();
    const own = scores.get(id) ?? [];
    const idOf = new Map(own.map(({ dimension, id: scoreId }) => [dimension, scoreId]));
    const inputs = isGone
      ? []
      : Object.entries(wanted).map(([dimension, score]) => ({ id: idOf.get(dimension), dimension, score }));
    if (!row) {
      const owner = { groupId, year: of.year, quarter: of.quarter, startStage: before };
      em.create(GroupProgress, { id, createdAt: at, updatedAt: at, ...owner, ...fields });
    } else if (!isGone) em.assign(row, { ...fields, updatedAt: laterThan(row.updatedAt, at) });
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await replaceRows(em, IndependenceScore, { progressId: id }, inputs, at, ({ dimension, score }) => ({
      dimension,
      score,
    }));
    if (row && isGone) {
      // Scores refer to the row: they go first.
      // oxlint-disable-next-line no-await-in-loop -- as above
      await em.flush();
      em.remove(row);
    }
    const others = progress.filter((other) => place(other) !== place(of));
    const latest = [...others, ...(isGone ? [] : [{ ...of, stage }])].toSorted((a, b) => place(a) - place(b)).at(-1);
    const current = latest?.stage ?? known?.startStage ?? group.stage;
    if (group.stage !== current) em.assign(group, { stage: current, updatedAt: laterThan(group.updatedAt, at) });
  }
  await em.flush();
  return changed;
}

type Stated = Omit<ProgressInput, 'groupId' | 'version' | 'stage'> & { stage: string };

function isSameProgress(known: KeptProgress, { scores, ...fields }: Stated): boolean {
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const dimensions = new Set([...Object.keys(known.scores), ...Object.keys(scores)]);
  return (
    names.every((name) => known[name] === fields[name]) &&
    [...dimensions].every((dimension) => known.scores[dimension] === scores[dimension])
  );
}
