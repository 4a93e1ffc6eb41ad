import type * as z from 'zod';
import { categoriesAbove } from '../../shared/budgets.ts';
import type { Beneficiaries, saveBeneficiariesSchema } from '../../shared/budgets.ts';
import type { Issue } from '../../shared/validation.ts';
import { newId } from '../database/new-id.ts';
import { requireChoices, requireRecords } from '../database/references.ts';
import { laterThan, replaceRows } from '../database/rows.ts';
import { invalid } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import type { Writing } from '../history/writing.ts';
import { writing } from '../history/writing.ts';
import { Beneficiary, BeneficiaryVulnerable } from './budgets.entity.ts';

type Statement = z.output<typeof saveBeneficiariesSchema>['rows'][number];
/** Where a statement stands in the input. */
type PathOf = (index: number) => Issue['path'];

/** What was stated of the people reached, per program and quarter of a year. */
export async function getBeneficiaries(
  context: FeatureContext,
  { unitId, year }: { unitId: string; year: number },
): Promise<Beneficiaries[]> {
  const rows = await statementsOf(reading(context), {
    unitId,
    quarters: [1, 2, 3, 4].map((quarter) => ({ year, quarter })),
  });
  return rows.map(({ version: _, ...row }) => row);
}

/** Statements of a unit's programs for some quarters, by program and quarter, with their versions. */
export async function statementsOf(
  queries: Queries,
  { unitId, quarters }: { unitId: string; quarters: readonly { year: number; quarter: number }[] },
): Promise<(Beneficiaries & { version: number })[]> {
  const found = queries
    .selectFrom('beneficiary as b')
    .innerJoin('program as p', 'p.id', 'b.programId')
    .where('p.unitId', '=', unitId)
    .where('p.deletedAt', 'is', null)
    .where(({ eb, or }) =>
      or(quarters.map(({ year, quarter }) => eb('b.year', '=', year).and('b.quarter', '=', quarter))),
    );
  const rows = await found
    .select(['b.id', 'b.version', 'b.programId', 'b.year', 'b.quarter', 'b.male', 'b.female', 'b.indirect', 'b.basis'])
    .orderBy('p.code')
    .orderBy('b.year')
    .orderBy('b.quarter')
    .execute();
  const counts = await found
    .innerJoin('beneficiary_vulnerable as v', 'v.beneficiaryId', 'b.id')
    .select(['b.id', 'v.category', 'v.count'])
    .execute();
  const countsOf = Map.groupBy(counts, ({ id }) => id);
  return rows.map(({ id, ...row }) => ({ ...row, vulnerable: byCategory(countsOf.get(id) ?? []) }));
}

function byCategory(rows: readonly { category: string; count: number }[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ category, count }) => [category, count]));
}

/** Sets statements of people reached; answers how many rows changed. Throws `invalid`. */
export async function saveBeneficiaries(context: FeatureContext, input: z.output<typeof saveBeneficiariesSchema>) {
  const queries = reading(context);
  const pathOf: PathOf = (index) => ['rows', index];
  await requireRecords(
    queries,
    'program',
    input.rows.map((row, index) => ({ value: row.programId, path: [...pathOf(index), 'programId'] })),
  );
  await requireCategories(queries, input.rows, pathOf);
  const action = { operation: 'beneficiaries.save', record: { kind: 'program' as const, id: '' } };
  return writing(context, action, async (write) => ({ changed: await setBeneficiaries(write, input.rows, pathOf) }));
}

/** Throws `invalid` (`choice`) at each category that the office's list does not have. */
export async function requireCategories(
  queries: Queries,
  rows: readonly Pick<Statement, 'vulnerable'>[],
  pathOf: PathOf,
): Promise<void> {
  const named = rows.flatMap(({ vulnerable = {} }, index) =>
    Object.entries(vulnerable)
      .filter(([, count]) => count > 0)
      .map(([value]) => ({ value, path: [...pathOf(index), 'vulnerable', value] })),
  );
  await requireChoices(queries, 'vulnerableCategory', named);
}

/**
 * Makes the statements of programs and quarters what is given, inside a transaction; answers how many
 * changed. Throws `invalid` (`vulnerableAboveTotal`) also where counts that stay pass a new total.
 */
export async function setBeneficiaries(write: Writing, rows: readonly Statement[], pathOf: PathOf): Promise<number> {
  const { em, at } = write;
  const existing = await em.find(Beneficiary, { programId: { $in: rows.map(({ programId }) => programId) } });
  const kept = await em.find(BeneficiaryVulnerable, { beneficiaryId: { $in: existing.map(({ id }) => id) } });
  const keptOf = Map.groupBy(kept, ({ beneficiaryId }) => beneficiaryId);
  const plans = rows.map(({ vulnerable, ...fields }) => {
    const row = existing.find(
      ({ programId, year, quarter }) =>
        programId === fields.programId && year === fields.year && quarter === fields.quarter,
    );
    const before = byCategory(row ? (keptOf.get(row.id) ?? []) : []);
    const counted = Object.entries(vulnerable ?? before).filter(([, count]) => count > 0);
    return { row, fields, before, counts: Object.fromEntries(counted) };
  });
  const issues = plans.flatMap(({ fields, counts }, index) =>
    categoriesAbove(fields.male + fields.female, counts).map((category) => ({
      path: [...pathOf(index), 'vulnerable', category],
      code: 'vulnerableAboveTotal',
    })),
  );
  if (issues.length > 0) throw invalid(...issues);
  let changed = 0;
  for (const { row, fields, before, counts } of plans) {
    const { programId, year, quarter, ...figures } = fields;
    const names = Object.keys(figures) as (keyof typeof figures)[];
    const hasSameFigures = row !== undefined && names.every((name) => row[name] === figures[name]);
    const hasSameCounts =
      Object.keys(before).length === Object.keys(counts).length &&
      Object.entries(counts).every(([category, count]) => before[category] === count);
    if (hasSameFigures && hasSameCounts) continue;
    changed += 1;
    if (row) em.assign(row, { ...figures, updatedAt: laterThan(row.updatedAt, at) });
    const id = row?.id ?? newId();
    if (!row) em.create(Beneficiary, { id, createdAt: at, updatedAt: at, programId, year, quarter, ...figures });
    if (hasSameCounts) continue;
    const idOf = new Map((keptOf.get(id) ?? []).map((count) => [count.category, count.id]));
    const inputs = Object.entries(counts).map(([category, count]) => ({ id: idOf.get(category), category, count }));
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await replaceRows(em, BeneficiaryVulnerable, { beneficiaryId: id }, inputs, at, ({ category, count }) => ({
      category,
      count,
    }));
  }
  await em.flush();
  return changed;
}
