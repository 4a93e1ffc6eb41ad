import type * as z from 'zod';
import { tpbsOf } from '../../shared/programs.ts';
import type { listProgramsSchema, Program as ProgramRecord, saveProgramSchema } from '../../shared/programs.ts';
import { searchText } from '../../shared/search-text.ts';
import { periodOf } from '../../shared/quarter.ts';
import { joinedNames } from '../database/joined-names.ts';
import { keptForms } from '../database/kept-query.ts';
import { listed, requireAreas, requireChoices, requireRecords } from '../database/references.ts';
import { replaceLinks, saveRecord } from '../database/rows.ts';
import { recordContains } from '../database/search-index.ts';
import { figure } from '../database/values.ts';
import { withinArea } from '../database/within-area.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { yearBudgets } from '../plans/year-budgets.ts';
import { Program, ProgramArea, ProgramGroup, ProgramTpb } from './programs.entity.ts';

type ProgramInput = z.output<typeof saveProgramSchema>;

const sortColumns = {
  code: 'p.code',
  name: 'p.searchName',
  mainTpb: 'p.mainTpb',
  stage: 'st.position',
  status: 'p.status',
  groups: 'groups',
  budget: 'budget',
  spent: 'spent',
  coordinator: 'p.coordinator',
  startDate: 'p.startDate',
  endDate: 'p.endDate',
} as const;

/** Programs with the number of their groups, and budget and spending (whole rupiah) of a year; sums over all that match. */
export async function listPrograms(context: FeatureContext, input: z.output<typeof listProgramsSchema>) {
  const queries = reading(context);
  const { unitId, year = context.now().getUTCFullYear(), limit, offset, ...filters } = input;
  const values = { unitId: unitId ?? '', year, ...periodOf(year), limit, offset };
  const form = { ...filters, isOfUnit: unitId !== undefined };
  const page = await programPages(queries, values, form);
  const [total] = await programTotals(queries, values, form);
  return {
    total: total?.total ?? 0,
    totals: { budget: figure(total?.budget), spent: figure(total?.spent) },
    rows: page.map((row) => ({
      ...row,
      areas: row.areas ?? '',
      groups: row.groups ?? 0,
      budget: figure(row.budget),
      spent: figure(row.spent),
    })),
  };
}

type ListInput = z.output<typeof listProgramsSchema>;
type ListForm = Omit<ListInput, 'unitId' | 'year' | 'limit' | 'offset'> & { isOfUnit: boolean };
type ListValues = { unitId: string; from: string; to: string } & Record<'year' | 'limit' | 'offset', number>;

const programPages = keptForms((queries, values: ListValues, form: ListForm) =>
  filteredPrograms(queries, values, form)
    .leftJoin('choice as st', (join) => join.onRef('st.code', '=', 'p.stage').on('st.list', '=', 'stage'))
    .leftJoin(groupCounts(queries), 'c.ofProgram', 'p.id')
    .leftJoin(budgetSums(queries, values.year), 'b.ofProgram', 'p.id')
    .leftJoin(spendingBetween(queries, values), 'e.ofProgram', 'p.id')
    .leftJoin(areaNames(queries), 'r.ofProgram', 'p.id')
    .select([
      'p.id',
      'p.version',
      'p.unitId',
      'p.code',
      'p.name',
      'p.expansion',
      'p.mainTpb',
      'p.stage',
      'p.status',
      'p.companyPillar',
      'p.fundType',
      'p.coordinator',
      'p.startDate',
      'p.endDate',
      'r.areas',
      'c.groups',
      'b.budget',
      'e.spent',
    ])
    .orderBy(sortColumns[form.sort ?? 'code'], form.descending ? 'desc' : 'asc')
    .orderBy('p.id')
    .limit(values.limit)
    .offset(values.offset),
);

const programTotals = keptForms((queries, values: ListValues, form: ListForm) =>
  filteredPrograms(queries, values, form)
    .leftJoin(budgetSums(queries, values.year), 'b.ofProgram', 'p.id')
    .leftJoin(spendingBetween(queries, values), 'e.ofProgram', 'p.id')
    .select(({ fn }) => [
      fn.countAll<number>().as('total'),
      fn.sum<number>('b.budget').as('budget'),
      fn.sum<number>('e.spent').as('spent'),
    ]),
);

function filteredPrograms(queries: Queries, { unitId, year }: ListValues, form: ListForm) {
  let found = queries.selectFrom('program as p').where('p.deletedAt', 'is', null);
  if (form.isOfUnit) found = found.where('p.unitId', '=', unitId);
  if (form.stage) found = found.where('p.stage', '=', form.stage);
  if (form.status) found = found.where('p.status', '=', form.status);
  if (form.pillar) found = found.where('p.mainTpb', 'in', tpbsOf(form.pillar));
  if (form.fundType) found = found.where('p.fundType', '=', form.fundType);
  if (form.search)
    found = found.where(recordContains('program', { id: 'p.id', searchName: 'p.searchName' }, searchText(form.search)));
  const { areaCode, groupId, lacks } = form;
  const withAreas = queries.selectFrom('program_area as pa').select('pa.programId');
  if (areaCode) found = found.where('p.id', 'in', withAreas.where(withinArea('pa.areaCode', areaCode)));
  if (groupId) found = found.where('p.id', 'in', programsWithGroups(queries).where('pg.groupId', '=', groupId));
  if (lacks === 'group') found = found.where('p.id', 'not in', programsWithGroups(queries));
  if (lacks === 'area') found = found.where('p.id', 'not in', withAreas);
  if (lacks === 'coordinator') found = found.where('p.coordinator', '=', '');
  if (lacks === 'budget') {
    const withBudget = queries
      .selectFrom(yearBudgets(queries, year).where('b.amount', '>', 0).as('y'))
      .select('y.programId');
    found = found.where('p.id', 'not in', withBudget);
  }
  return found;
}

function programsWithGroups(queries: Queries) {
  return queries
    .selectFrom('program_group as pg')
    .innerJoin('assisted_group as g', 'g.id', 'pg.groupId')
    .where('g.deletedAt', 'is', null)
    .select('pg.programId');
}

function areaNames(queries: Queries) {
  return queries
    .selectFrom('program_area as pa')
    .innerJoin('area as a', 'a.code', 'pa.areaCode')
    .select(['pa.programId as ofProgram', joinedNames('a.name').as('areas')])
    .groupBy('pa.programId')
    .as('r');
}

function groupCounts(queries: Queries) {
  return queries
    .selectFrom('program_group as pg')
    .innerJoin('assisted_group as g', 'g.id', 'pg.groupId')
    .where('g.deletedAt', 'is', null)
    .select(({ fn }) => ['pg.programId as ofProgram', fn.countAll<number>().as('groups')])
    .groupBy('pg.programId')
    .as('c');
}

function budgetSums(queries: Queries, year: number) {
  return queries
    .selectFrom(yearBudgets(queries, year).as('y'))
    .select(({ fn }) => ['y.programId as ofProgram', fn.sum<number>('y.amount').as('budget')])
    .groupBy('y.programId')
    .as('b');
}

function spendingBetween(queries: Queries, { from, to }: { from: string; to: string }) {
  return queries
    .selectFrom('expense')
    .where('deletedAt', 'is', null)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .select(({ fn }) => ['programId as ofProgram', fn.sum<number>('amount').as('spent')])
    .groupBy('programId')
    .as('e');
}

/** A program with its areas, groups and further TPBs. Throws `missing`. */
export async function getProgram(context: FeatureContext, id: string): Promise<ProgramRecord> {
  const queries = reading(context);
  const program = await queries
    .selectFrom('program')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!program) throw missing('program', id);
  const [tpbs, areas, groups] = await Promise.all([
    queries.selectFrom('program_tpb').select('tpb').where('programId', '=', id).orderBy('tpb').execute(),
    queries
      .selectFrom('program_area as pa')
      .leftJoin('area as a', 'a.code', 'pa.areaCode')
      .select(['pa.areaCode as code', 'a.fullName'])
      .where('pa.programId', '=', id)
      .orderBy('pa.position')
      .execute(),
    queries
      .selectFrom('program_group as pg')
      .innerJoin('assisted_group as g', 'g.id', 'pg.groupId')
      .select('pg.groupId')
      .where('pg.programId', '=', id)
      .where('g.deletedAt', 'is', null)
      .orderBy('g.name')
      .execute(),
  ]);
  const { searchName: _, deletedAt: __, ...fields } = program;
  return {
    ...fields,
    furtherTpbs: tpbs.map((row) => row.tpb),
    areaCodes: areas.map((row) => row.code),
    areas: areas.map((row) => ({ code: row.code, fullName: row.fullName ?? row.code })),
    groupIds: groups.map((row) => row.groupId),
  };
}

/** Creates or updates a program. Throws `invalid`, `missing`, `conflict`. */
export async function saveProgram(context: FeatureContext, input: ProgramInput) {
  const queries = reading(context);
  await checkProgram(queries, input);
  const record = { kind: 'program' as const, id: input.id ?? '' };
  return writing(context, { operation: 'programs.save', record }, async (write) => {
    const { em, at } = write;
    const { id: _, version: __, furtherTpbs, areaCodes, groupIds, ...fields } = input;
    const searchName = searchText(`${input.code} ${input.name} ${input.expansion}`);
    const program = await saveRecord(em, Program, 'program', input, at, { ...fields, searchName });
    write.record.id = program.id;
    const owner = { programId: program.id };
    await replaceLinks(em, ProgramTpb, owner, 'tpb', furtherTpbs, at);
    await replaceLinks(em, ProgramArea, owner, 'areaCode', areaCodes, at, (_area, position) => ({ position }));
    await replaceLinks(em, ProgramGroup, owner, 'groupId', groupIds, at);
    await em.flush();
    return { id: program.id, version: program.version };
  });
}

async function checkProgram(queries: Queries, input: ProgramInput): Promise<void> {
  await requireRecords(queries, 'operating_unit', [{ value: input.unitId, path: ['unitId'] }]);
  await requireRecords(queries, 'program', [{ value: input.parentId, path: ['parentId'] }]);
  await requireRecords(queries, 'assisted_group', listed('groupIds', input.groupIds));
  await requireAreas(queries, listed('areaCodes', input.areaCodes));
  await requireChoices(queries, 'stage', [{ value: input.stage, path: ['stage'] }]);
  await requireChoices(queries, 'companyPillar', [{ value: input.companyPillar, path: ['companyPillar'] }]);
  await requireFreeCode(queries, input);
  await requireNoCircle(queries, input);
}

async function requireFreeCode(queries: Queries, input: ProgramInput): Promise<void> {
  const other = await queries
    .selectFrom('program')
    .select('id')
    .where('unitId', '=', input.unitId)
    .where('code', '=', input.code)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (other && other.id !== input.id) throw invalid({ path: ['code'], code: 'duplicateCode' });
}

/** An umbrella program must not hang, over any number of steps, below a program of its own. */
async function requireNoCircle(queries: Queries, input: ProgramInput): Promise<void> {
  const seen = new Set<string>();
  for (let at = input.parentId; at !== null && input.id !== undefined;) {
    if (at === input.id) throw invalid({ path: ['parentId'], code: 'ownParent' });
    if (seen.has(at)) return;
    seen.add(at);
    // oxlint-disable-next-line no-await-in-loop -- each step is known only from the one before
    const parent = await queries.selectFrom('program').select('parentId').where('id', '=', at).executeTakeFirst();
    at = parent?.parentId ?? null;
  }
}
