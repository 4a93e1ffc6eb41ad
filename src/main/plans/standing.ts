import type * as z from 'zod';
import { comparePlans, planContentSchema } from '../../shared/plan-comparison.ts';
import type { PlanComparison, PlanContent } from '../../shared/plan-comparison.ts';
import type {
  approvePlanSchema,
  comparePlanSchema,
  PlanKind,
  Renja,
  Renstra,
  revisePlanSchema,
} from '../../shared/plans.ts';
import { newId } from '../database/new-id.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import { existingRecord, laterThan } from '../database/rows.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { requireDraft } from './plan-rules.ts';
import * as plans from './plans.entity.ts';
import { readRenja } from './renja.ts';
import { readRenstra } from './renstra.ts';

/** Freezes a plan's content as a version and locks the plan. Throws `invalid` (`planApproved`), `missing`, `conflict`. */
export async function approvePlan(context: FeatureContext, input: z.output<typeof approvePlanSchema>) {
  const { kind, id, approvedOn, approvedBy, note } = input;
  return writing(context, { operation: 'plans.approve', record: { kind, id } }, async ({ em, at }) => {
    const plan = await planInUse(em, kind, id, input.version);
    requireDraft(plan);
    const content = JSON.stringify(await contentNow(queriesOf(em), kind, id));
    em.create(plans.PlanVersion, {
      id: newId(),
      createdAt: at,
      updatedAt: at,
      planKind: kind,
      planId: id,
      number: plan.versionNumber,
      approvedOn,
      approvedBy,
      note,
      content,
    });
    em.assign(plan, { status: 'approved', approvedOn, approvedBy, updatedAt: laterThan(plan.updatedAt, at) });
    await em.flush();
    return { id, version: plan.version };
  });
}

/**
 * Begins the next version of an approved plan, edited in place so that activities keep their ids. Throws
 * `invalid` (`planNotApproved`), `missing`, `conflict`.
 */
export async function revisePlan(context: FeatureContext, { kind, id, version }: z.output<typeof revisePlanSchema>) {
  return writing(context, { operation: 'plans.revise', record: { kind, id } }, async ({ em, at }) => {
    const plan = await planInUse(em, kind, id, version);
    if (plan.status !== 'approved') throw invalid({ path: ['status'], code: 'planNotApproved' });
    em.assign(plan, {
      status: 'draft',
      versionNumber: plan.versionNumber + 1,
      approvedOn: null,
      approvedBy: '',
      updatedAt: laterThan(plan.updatedAt, at),
    });
    await em.flush();
    return { id, version: plan.version };
  });
}

/** Two approved versions of a plan, or one and the plan as it is now, line by line. Throws `missing`. */
export async function comparePlan(
  context: FeatureContext,
  { kind, id, from, to }: z.output<typeof comparePlanSchema>,
): Promise<PlanComparison> {
  const queries = reading(context);
  const contentOf = (number: number | null) =>
    number === null ? contentNow(queries, kind, id) : frozenContent(queries, kind, id, number);
  return comparePlans(await contentOf(from), await contentOf(to));
}

function planInUse(em: EntityManager, kind: PlanKind, id: string, version: number) {
  return kind === 'renja'
    ? existingRecord(em, plans.Renja, kind, id, version)
    : existingRecord(em, plans.Renstra, kind, id, version);
}

async function frozenContent(queries: Queries, kind: PlanKind, id: string, number: number): Promise<PlanContent> {
  const row = await queries
    .selectFrom('plan_version')
    .select('content')
    .where('planKind', '=', kind)
    .where('planId', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) throw missing('planVersion', `${id}/${number}`);
  return planContentSchema.parse(JSON.parse(row.content));
}

async function contentNow(queries: Queries, kind: PlanKind, id: string): Promise<PlanContent> {
  return kind === 'renja' ? renjaContent(await readRenja(queries, id)) : renstraContent(await readRenstra(queries, id));
}

function renjaContent({ year, note, renstraName, activities }: Renja): PlanContent {
  return {
    name: renstraName,
    startYear: year,
    endYear: year,
    text: note,
    lines: activities.map(({ id, programCode, programName, name, fundType, isPlanned, budget }) => ({
      id,
      program: `${programCode} · ${programName}`,
      name,
      aim: null,
      mainTpb: null,
      fundType,
      isPlanned,
      amounts: budget.map((amount, index) => ({ period: index + 1, amount })),
    })),
  };
}

function renstraContent({ name, startYear, endYear, aims, lines }: Renstra): PlanContent {
  return {
    name,
    startYear,
    endYear,
    text: aims,
    lines: lines.map((line) => ({
      id: line.id,
      program: line.programId === null ? '' : `${line.programCode} · ${line.programName}`,
      name: line.name,
      aim: line.aim,
      mainTpb: line.mainTpb,
      fundType: null,
      isPlanned: null,
      amounts: line.amounts.map(({ year, amount }) => ({ period: year, amount })),
    })),
  };
}
