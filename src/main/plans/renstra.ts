import type * as z from 'zod';
import type { Renstra as RenstraRecord, saveRenstraSchema } from '../../shared/plans.ts';
import { searchText } from '../../shared/search-text.ts';
import { newId } from '../database/new-id.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import { requireRecords } from '../database/references.ts';
import { replaceRows, saveRecord } from '../database/rows.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { requireDraft } from './plan-rules.ts';
import { Renstra, RenstraAmount, RenstraLine } from './plans.entity.ts';
import { versionsOf } from './versions.ts';

type RenstraInput = z.output<typeof saveRenstraSchema>;

/** A Renstra with its lines, their yearly amounts and its approved versions. Throws `missing`. */
export function getRenstra(context: FeatureContext, id: string): Promise<RenstraRecord> {
  return readRenstra(reading(context), id);
}

/** `getRenstra` within a transaction. */
export async function readRenstra(queries: Queries, id: string): Promise<RenstraRecord> {
  const renstra = await queries
    .selectFrom('renstra')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!renstra) throw missing('renstra', id);
  const lines = await queries
    .selectFrom('renstra_line as l')
    .leftJoin('program as p', 'p.id', 'l.programId')
    .select(['l.id', 'l.programId', 'l.name', 'l.aim', 'l.mainTpb', 'p.code as programCode', 'p.name as programName'])
    .where('l.renstraId', '=', id)
    .orderBy('l.position')
    .execute();
  const amounts = await queries
    .selectFrom('renstra_amount as m')
    .innerJoin('renstra_line as l', 'l.id', 'm.lineId')
    .select(['m.lineId', 'm.year', 'm.amount'])
    .where('l.renstraId', '=', id)
    .orderBy('m.year')
    .execute();
  const byLine = Map.groupBy(amounts, ({ lineId }) => lineId);
  const { searchName: _, deletedAt: __, ...fields } = renstra;
  return {
    ...fields,
    lines: lines.map((line) => ({
      ...line,
      programCode: line.programCode ?? '',
      programName: line.programName ?? '',
      amounts: (byLine.get(line.id) ?? []).map(({ year, amount }) => ({ year, amount })),
    })),
    versions: await versionsOf(queries, 'renstra', id),
  };
}

/**
 * Creates or updates a Renstra with its lines. Throws `invalid` (years that leave a Renja outside,
 * DOMAIN rule 3; an approved plan), `missing`, `conflict`.
 */
export async function saveRenstra(context: FeatureContext, input: RenstraInput) {
  const record = { kind: 'renstra' as const, id: input.id ?? '' };
  return writing(context, { operation: 'renstra.save', record }, async (write) => {
    const { em, at } = write;
    const before = input.id === undefined ? null : await em.findOne(Renstra, { id: input.id });
    if (before && !before.deletedAt) requireDraft(before);
    const known = before ? await em.find(RenstraLine, { renstraId: before.id }) : [];
    await checkRenstra(queriesOf(em), input, known);
    const { id: _, version: __, lines, ...fields } = input;
    const standing = before ? {} : { versionNumber: 1, status: 'draft' as const, approvedOn: null, approvedBy: '' };
    const searchName = searchText(input.name);
    const renstra = await saveRecord(em, Renstra, 'renstra', input, at, {
      ...fields,
      ...standing,
      searchName,
    } as never); // a plan that is there keeps its standing
    write.record.id = renstra.id;
    await em.flush();
    const kept = new Set(lines.map((line) => line.id));
    const gone = known.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    for (const amount of await em.find(RenstraAmount, { lineId: { $in: gone } })) em.remove(amount);
    const saved = await replaceRows(em, RenstraLine, { renstraId: renstra.id }, lines, at, (line, position) => ({
      position,
      programId: line.programId,
      name: line.name,
      aim: line.aim,
      mainTpb: line.mainTpb,
    }));
    await em.flush();
    await setAmounts(
      em,
      saved.map(({ id }, index) => ({ lineId: id, amounts: lines[index]?.amounts ?? [] })),
      at,
    );
    await em.flush();
    return { id: renstra.id, version: renstra.version };
  });
}

/** Makes the yearly amounts of lines those given; nothing is kept of a year without money. */
async function setAmounts(
  em: EntityManager,
  wanted: { lineId: string; amounts: { year: number; amount: number }[] }[],
  at: string,
): Promise<void> {
  const existing = await em.find(RenstraAmount, { lineId: { $in: wanted.map(({ lineId }) => lineId) } });
  const left = new Map(existing.map((row) => [`${row.lineId}/${row.year}`, row]));
  for (const { lineId, amounts } of wanted) {
    for (const { year, amount } of amounts) {
      if (amount === 0) continue;
      const row = left.get(`${lineId}/${year}`);
      left.delete(`${lineId}/${year}`);
      if (row) em.assign(row, { amount });
      else em.create(RenstraAmount, { id: newId(), createdAt: at, updatedAt: at, lineId, year, amount });
    }
  }
  for (const row of left.values()) em.remove(row);
}

async function checkRenstra(
  queries: Queries,
  input: RenstraInput,
  known: { id: string; programId?: string | null | undefined }[],
): Promise<void> {
  await requireRecords(queries, 'operating_unit', [{ value: input.unitId, path: ['unitId'] }]);
  const programOf = new Map(known.map(({ id, programId }) => [id, programId]));
  await requireRecords(
    queries,
    'program',
    // A line stays whose program went to the bin.
    input.lines.map(({ id, programId }, index) => ({
      value: id !== undefined && programOf.get(id) === programId ? null : programId,
      path: ['lines', index, 'programId'],
    })),
  );
  if (input.id === undefined) return;
  const renjas = await queries
    .selectFrom('renja')
    .select(['year', 'unitId'])
    .where('renstraId', '=', input.id)
    .where('deletedAt', 'is', null)
    .orderBy('year')
    .execute();
  if (renjas.some(({ unitId }) => unitId !== input.unitId)) {
    throw invalid({ path: ['unitId'], code: 'inUse', params: { count: renjas.length } });
  }
  const before = renjas.find(({ year }) => year < input.startYear);
  const after = renjas.findLast(({ year }) => year > input.endYear);
  const issues = [
    ...(before ? [{ path: ['startYear'], code: 'renjaOutside', params: { year: before.year } }] : []),
    ...(after ? [{ path: ['endYear'], code: 'renjaOutside', params: { year: after.year } }] : []),
  ];
  if (issues.length > 0) throw invalid(...issues);
}
