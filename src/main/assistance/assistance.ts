import type * as z from 'zod';
import type {
  Assistance as AssistanceRecord,
  listAssistanceSchema,
  saveAssistanceSchema,
} from '../../shared/assistance.ts';
import { addMonths } from '../../shared/calendar-date.ts';
import { periodOf } from '../../shared/quarter.ts';
import { searchText } from '../../shared/search-text.ts';
import { containing } from '../database/containing.ts';
import { joinedNames } from '../database/joined-names.ts';
import { requireRecords } from '../database/references.ts';
import { saveRecord } from '../database/rows.ts';
import { figure } from '../database/values.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { replaceMany } from '../history/many-rows.ts';
import { writing } from '../history/writing.ts';
import { todayOf, todayOfList } from '../units/units.ts';
import { Assistance, AssistanceCondition, AssistanceItem } from './assistance.entity.ts';

type AssistanceInput = z.output<typeof saveAssistanceSchema>;

const sortColumns = {
  date: 'a.date',
  groupName: 'g.searchName',
  programCode: 'p.code',
  bastNumber: 'a.bastNumber',
  description: 'a.searchName',
  value: 'i.value',
  lastCheckedOn: 'c.date',
} as const;

/** What groups were given, newest first unless asked otherwise, and the sums over all that match. */
export async function listAssistance(context: FeatureContext, input: z.output<typeof listAssistanceSchema>) {
  const queries = reading(context);
  const today = await todayOfList(context, queries, input);
  const seenSince = addMonths(today, -12);
  const found = filteredAssistance(queries, input, seenSince);
  const isDescending = input.sort === undefined || input.descending;
  const [rows, totals] = await Promise.all([
    found
      .leftJoin('program as p', 'p.id', 'a.programId')
      .select([
        'a.id',
        'a.version',
        'a.groupId',
        'g.name as groupName',
        'a.programId',
        'p.code as programCode',
        'p.name as programName',
        'a.bastNumber',
        'a.date',
        'a.description',
        'a.deliveredBy',
        'a.receivedBy',
        'i.names as items',
        'i.value',
        'c.condition as lastCondition',
        'c.date as lastCheckedOn',
      ])
      .orderBy(sortColumns[input.sort ?? 'date'], isDescending ? 'desc' : 'asc')
      .orderBy('a.id')
      .limit(input.limit)
      .offset(input.offset)
      .execute(),
    found
      .select(({ fn, and, eb, or, case: when }) => [
        fn.countAll<number>().as('total'),
        fn.sum<number>('i.value').as('value'),
        fn
          .sum<number>(
            when()
              .when(and([eb('a.date', '<', seenSince), or([eb('c.date', 'is', null), eb('c.date', '<', seenSince)])]))
              .then(1)
              .else(0)
              .end(),
          )
          .as('needsCheck'),
      ])
      .executeTakeFirstOrThrow(),
  ]);
  return {
    total: totals.total,
    totals: { value: figure(totals.value), needsCheck: figure(totals.needsCheck) },
    rows: rows.map((row) => ({
      ...row,
      programCode: row.programCode ?? '',
      programName: row.programName ?? '',
      items: row.items ?? '',
      value: figure(row.value),
      needsCheck: isUnseen(row.date, row.lastCheckedOn, seenSince),
    })),
  };
}

/** Assistance with its group, the sum of its items `i`, and the condition found last `c`. */
function filteredAssistance(queries: Queries, input: z.output<typeof listAssistanceSchema>, seenSince: string) {
  let found = queries
    .selectFrom('assistance as a')
    .innerJoin('assisted_group as g', 'g.id', 'a.groupId')
    .leftJoin(itemSums(queries), 'i.ofAssistance', 'a.id')
    .leftJoin(lastConditions(queries), (join) => join.onRef('c.ofAssistance', '=', 'a.id').on('c.place', '=', 1))
    .where('a.deletedAt', 'is', null)
    .where('g.deletedAt', 'is', null);
  const { unitId, groupId, programId, year, quarter, condition, needsCheck, lacks } = input;
  if (unitId) found = found.where('g.unitId', '=', unitId);
  if (groupId) found = found.where('a.groupId', '=', groupId);
  if (programId) found = found.where('a.programId', '=', programId);
  if (year) {
    const { from, to } = periodOf(year, quarter);
    found = found.where('a.date', '>=', from).where('a.date', '<=', to);
  }
  if (input.search) {
    const pattern = containing(searchText(input.search));
    found = found.where(({ or, eb }) => or([eb('a.searchName', 'like', pattern), eb('g.searchName', 'like', pattern)]));
  }
  if (condition) found = found.where('c.condition', '=', condition);
  if (needsCheck !== undefined) {
    found = found.where(({ and, or, eb, not }) => {
      const unseen = and([eb('a.date', '<', seenSince), or([eb('c.date', 'is', null), eb('c.date', '<', seenSince)])]);
      return needsCheck ? unseen : not(unseen);
    });
  }
  if (lacks === 'bast') found = found.where('a.bastNumber', '=', '');
  if (lacks === 'condition') found = found.where('c.date', 'is', null);
  if (lacks === 'items') found = found.where('i.ofAssistance', 'is', null);
  return found;
}

function itemSums(queries: Queries) {
  return queries
    .selectFrom('assistance_item as ai')
    .select(({ fn }) => [
      'ai.assistanceId as ofAssistance',
      fn.sum<number>('ai.value').as('value'),
      joinedNames('ai.name').as('names'),
    ])
    .groupBy('ai.assistanceId')
    .as('i');
}

/** Every condition with its place, the one found last first; of one day the lower row is the later. */
function lastConditions(queries: Queries) {
  return queries
    .selectFrom('assistance_condition as ac')
    .select(({ fn }) => [
      'ac.assistanceId as ofAssistance',
      'ac.condition',
      'ac.date',
      fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('ac.assistanceId').orderBy('ac.date', 'desc').orderBy('ac.position', 'desc'))
        .as('place'),
    ])
    .as('c');
}

/**
 * Whether things were neither handed over nor looked at since a day. The handover counts: a BAST says
 * that they were in order.
 */
function isUnseen(date: string, lastCheckedOn: string | null, since: string): boolean {
  return date < since && (lastCheckedOn === null || lastCheckedOn < since);
}

/** An assistance with its items and conditions in their order. Throws `missing`. */
export async function getAssistance(context: FeatureContext, id: string): Promise<AssistanceRecord> {
  const queries = reading(context);
  const assistance = await queries
    .selectFrom('assistance as a')
    .innerJoin('assisted_group as g', 'g.id', 'a.groupId')
    .selectAll('a')
    .select('g.unitId')
    .where('a.id', '=', id)
    .where('a.deletedAt', 'is', null)
    .executeTakeFirst();
  if (!assistance) throw missing('assistance', id);
  const [items, conditions, last, today] = await Promise.all([
    queries
      .selectFrom('assistance_item')
      .select(['id', 'name', 'quantity', 'unit', 'value', 'note'])
      .where('assistanceId', '=', id)
      .orderBy('position')
      .execute(),
    queries
      .selectFrom('assistance_condition')
      .select(['id', 'date', 'condition', 'note', 'checkedBy'])
      .where('assistanceId', '=', id)
      .orderBy('position')
      .execute(),
    queries.selectFrom(itemSums(queries)).select('i.value').where('i.ofAssistance', '=', id).executeTakeFirst(),
    todayOf(context, queries, assistance.unitId),
  ]);
  const { searchName: _, deletedAt: __, unitId: ___, ...fields } = assistance;
  const lastCheckedOn =
    conditions
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? null;
  return {
    ...fields,
    items,
    conditions,
    value: figure(last?.value),
    needsCheck: isUnseen(fields.date, lastCheckedOn, addMonths(today, -12)),
  };
}

/**
 * Creates or updates an assistance with its items and conditions. Throws `invalid` (`futureDate` of the
 * handover or of a condition), `missing`, `conflict`.
 */
export async function saveAssistance(context: FeatureContext, input: AssistanceInput) {
  await checkAssistance(context, input);
  const record = { kind: 'assistance' as const, id: input.id ?? '' };
  return writing(context, { operation: 'assistance.save', record }, async (write) => {
    const { em, at } = write;
    const { id: _, version: __, items, conditions, ...fields } = input;
    const names = items.map(({ name }) => name).join(' ');
    const searchName = searchText(`${input.description} ${input.bastNumber} ${names}`).slice(0, 400);
    const assistance = await saveRecord(em, Assistance, 'assistance', input, at, { ...fields, searchName });
    write.record.id = assistance.id;
    // The record is there before the rows that refer to it.
    await em.flush();
    const owner = { assistanceId: assistance.id };
    await replaceMany(write, AssistanceItem, owner, items, ({ id: ___, ...item }, position) => ({ ...item, position }));
    await replaceMany(write, AssistanceCondition, owner, conditions, ({ id: ___, ...condition }, position) => ({
      ...condition,
      position,
    }));
    return { id: assistance.id, version: assistance.version };
  });
}

async function checkAssistance(context: FeatureContext, input: AssistanceInput): Promise<void> {
  const queries = reading(context);
  await requireRecords(queries, 'assisted_group', [{ value: input.groupId, path: ['groupId'] }]);
  await requireRecords(queries, 'program', [{ value: input.programId, path: ['programId'] }]);
  const group = await queries
    .selectFrom('assisted_group')
    .select('unitId')
    .where('id', '=', input.groupId)
    .executeTakeFirstOrThrow();
  const today = await todayOf(context, queries, group.unitId);
  const dated = [
    { date: input.date, path: ['date'] },
    ...input.conditions.map(({ date }, index) => ({ date, path: ['conditions', index, 'date'] })),
  ];
  const future = dated.filter(({ date }) => date > today).map(({ path }) => ({ path, code: 'futureDate' }));
  if (future.length > 0) throw invalid(...future);
}
