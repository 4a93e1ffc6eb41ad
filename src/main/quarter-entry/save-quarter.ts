import type * as z from 'zod';
import type { Quarter } from '../../shared/quarter.ts';
import type { saveQuarterSchema } from '../../shared/quarter-entry.ts';
import type { Issue } from '../../shared/validation.ts';
import { requireCategories, setBeneficiaries } from '../budgets/beneficiaries.ts';
import { Beneficiary } from '../budgets/budgets.entity.ts';
import { newId } from '../database/new-id.ts';
import { requireChoices, requireRecords } from '../database/references.ts';
import { invalid } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { GroupProgress } from '../group-progress/group-progress.entity.ts';
import { planProgress, setProgress } from '../group-progress/group-progress.ts';
import type { Writing } from '../history/writing.ts';
import { writing } from '../history/writing.ts';
import { Achievement } from '../indicators/indicators.entity.ts';

type SaveInput = z.output<typeof saveQuarterSchema>;

/**
 * Writes changed rows of all parts of a quarter's entry in one action. Throws `invalid`: `goneRow` where
 * a row's record is gone or another unit's, `changedMeanwhile` where somebody else stated the row since,
 * and what each part asks for. Warnings that are not confirmed are answered, and nothing is written.
 */
export async function saveQuarterEntry(context: FeatureContext, input: SaveInput) {
  const queries = reading(context);
  await requireRecords(queries, 'operating_unit', [{ value: input.unitId, path: ['unitId'] }]);
  await requireOfUnit(queries, input);
  await requireCategories(queries, input.beneficiaries, (index) => ['beneficiaries', index]);
  await requireChoices(
    queries,
    'stage',
    input.groups.map(({ stage }, index) => ({ value: stage, path: ['groups', index, 'stage'] })),
  );
  await requireChoices(
    queries,
    'independenceDimension',
    input.groups.flatMap(({ scores }, index) =>
      Object.keys(scores).map((value) => ({ value, path: ['groups', index, 'scores', value] })),
    ),
  );
  const { year, quarter } = input;
  const of = { year, quarter };
  const action = { operation: 'quarterEntry.save', record: { kind: 'unit' as const, id: input.unitId } };
  return writing(context, action, async (write) => {
    await requireUnchanged(write, input);
    const { plans, issues, warnings } = await planProgress(write, of, input.groups);
    if (issues.length > 0) throw invalid(...issues);
    if (warnings.length > 0 && !input.isConfirmed) return { isSaved: false, changed: 0, warnings };
    const statements = input.beneficiaries.map(({ version: _, ...row }) => ({ ...row, ...of }));
    const changed =
      (await setBeneficiaries(write, statements, (index) => ['beneficiaries', index])) +
      (await setAchievements(write, of, input.indicators)) +
      (await setProgress(write, of, plans));
    return { isSaved: true, changed, warnings };
  });
}

/** What each part's rows are of, in use and of the unit. */
async function requireOfUnit(queries: Queries, { unitId, ...input }: SaveInput): Promise<void> {
  const programs = await queries
    .selectFrom('program')
    .select('id')
    .where('unitId', '=', unitId)
    .where('deletedAt', 'is', null)
    .execute();
  const groups = await queries
    .selectFrom('assisted_group')
    .select('id')
    .where('unitId', '=', unitId)
    .where('deletedAt', 'is', null)
    .execute();
  const indicators = await queries
    .selectFrom('indicator as i')
    .innerJoin('program as p', 'p.id', 'i.programId')
    .select('i.id')
    .where('p.unitId', '=', unitId)
    .where('p.deletedAt', 'is', null)
    .where('i.deletedAt', 'is', null)
    .execute();
  const strangers = (part: string, known: readonly { id: string }[], ids: readonly string[]): Issue[] => {
    const knownIds = new Set(known.map(({ id }) => id));
    return ids.flatMap((id, index) => (knownIds.has(id) ? [] : [{ path: [part, index], code: 'goneRow' }]));
  };
  const issues = [
    ...strangers(
      'indicators',
      indicators,
      input.indicators.map(({ indicatorId }) => indicatorId),
    ),
    ...strangers(
      'beneficiaries',
      programs,
      input.beneficiaries.map(({ programId }) => programId),
    ),
    ...strangers(
      'groups',
      groups,
      input.groups.map(({ groupId }) => groupId),
    ),
  ];
  if (issues.length > 0) throw invalid(...issues);
}

/** Each row must still be at the version that was seen: another one is somebody else's work. */
async function requireUnchanged({ em }: Writing, input: SaveInput): Promise<void> {
  const { year, quarter } = input;
  const of = { year, quarter };
  const achievements = await em.find(Achievement, {
    ...of,
    indicatorId: { $in: input.indicators.map(({ indicatorId }) => indicatorId) },
  });
  const statements = await em.find(Beneficiary, {
    ...of,
    programId: { $in: input.beneficiaries.map(({ programId }) => programId) },
  });
  const progress = await em.find(GroupProgress, {
    ...of,
    groupId: { $in: input.groups.map(({ groupId }) => groupId) },
  });
  const changed = (part: string, rows: readonly { id: string; seen: number | null }[], kept: Map<string, number>) =>
    rows.flatMap(({ id, seen }, index) =>
      (kept.get(id) ?? null) === seen ? [] : [{ path: [part, index], code: 'changedMeanwhile' }],
    );
  const issues = [
    ...changed(
      'indicators',
      input.indicators.map(({ indicatorId, version }) => ({ id: indicatorId, seen: version })),
      new Map(achievements.map(({ indicatorId, version }) => [indicatorId, version])),
    ),
    ...changed(
      'beneficiaries',
      input.beneficiaries.map(({ programId, version }) => ({ id: programId, seen: version })),
      new Map(statements.map(({ programId, version }) => [programId, version])),
    ),
    ...changed(
      'groups',
      input.groups.map(({ groupId, version }) => ({ id: groupId, seen: version })),
      new Map(progress.map(({ groupId, version }) => [groupId, version])),
    ),
  ];
  if (issues.length > 0) throw invalid(...issues);
}

async function setAchievements({ em, at }: Writing, of: Quarter, rows: SaveInput['indicators']): Promise<number> {
  const existing = await em.find(Achievement, { ...of, indicatorId: { $in: rows.map((row) => row.indicatorId) } });
  let changed = 0;
  for (const { indicatorId, value, note } of rows) {
    const row = existing.find((other) => other.indicatorId === indicatorId);
    const isNothing = value === null && note === '';
    if (row ? row.value === value && row.note === note : isNothing) continue;
    changed += 1;
    if (row && isNothing) em.remove(row);
    else if (row) em.assign(row, { value, note });
    else em.create(Achievement, { id: newId(), createdAt: at, updatedAt: at, ...of, indicatorId, value, note });
  }
  await em.flush();
  return changed;
}
