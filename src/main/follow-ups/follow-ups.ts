import { expressionBuilder } from 'kysely';
import type * as z from 'zod';
import { followUpStates } from '../../shared/follow-ups.ts';
import type {
  FollowUp as FollowUpRecord,
  FollowUpState,
  listFollowUpsSchema,
  saveFollowUpSchema,
} from '../../shared/follow-ups.ts';
import { periodOf } from '../../shared/quarter.ts';
import { searchText } from '../../shared/search-text.ts';
import { queriesOf } from '../database/open.ts';
import { requireRecords } from '../database/references.ts';
import { saveRecord } from '../database/rows.ts';
import { recordContains } from '../database/search-index.ts';
import { figure } from '../database/values.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import type { Todays } from '../units/units.ts';
import { todayOf, todays } from '../units/units.ts';
import { FollowUp } from './follow-ups.entity.ts';

type FollowUpInput = z.output<typeof saveFollowUpSchema>;
type ListInput = z.output<typeof listFollowUpsSchema>;

const columns = [
  'f.id',
  'f.version',
  'f.createdAt',
  'f.updatedAt',
  'f.unitId',
  'f.text',
  'f.meetingId',
  'f.pointId',
  'f.programId',
  'f.activityId',
  'f.responsible',
  'f.responsibleId',
  'f.institution',
  'f.dueOn',
  'f.status',
  'f.doneOn',
  'f.decision',
  'f.decisionReason',
  'f.proofNote',
] as const;

const sortColumns = {
  dueOn: 'f.dueOn',
  text: 'f.searchName',
  status: 'f.status',
  responsible: 'f.responsible',
  institution: 'f.institution',
  program: 'p.name',
  meetingDate: 'd.date',
  decision: 'f.decision',
} as const;

/**
 * Follow-ups, the one that is due first before the others unless asked otherwise, those without a day
 * last; and how many of all that match stand where.
 */
export async function listFollowUps(context: FeatureContext, input: ListInput) {
  const queries = reading(context);
  const today = todays(context);
  const found = filteredFollowUps(queries, input, today);
  const [page, totals] = await Promise.all([
    withNames(queries, found)
      .select([
        ...columns,
        'm.title as meetingTitle',
        'd.date as meetingDate',
        'p.name as programName',
        'a.name as activityName',
      ])
      .select(stateOf(found, today).as('state'))
      .orderBy(sortColumns[input.sort ?? 'dueOn'], (order) =>
        (input.descending ? order.desc() : order.asc()).nullsLast(),
      )
      .orderBy('f.id')
      .limit(input.limit)
      .offset(input.offset)
      .execute(),
    found
      .select((column) => {
        const { fn } = column;
        const counted = (state: FollowUpState) =>
          fn.sum<number>(column.case().when(stateOf(found, today), '=', state).then(1).else(0).end()).as(state);
        return [fn.countAll<number>().as('total'), ...followUpStates.map(counted)];
      })
      .executeTakeFirstOrThrow(),
  ]);
  return {
    total: totals.total,
    totals: {
      open: figure(totals.open),
      late: figure(totals.late),
      done: figure(totals.done),
      rejected: figure(totals.rejected),
    },
    rows: page.map((row) => ({
      ...row,
      meetingTitle: row.meetingTitle ?? '',
      programName: row.programName ?? '',
      activityName: row.activityName ?? '',
    })),
  };
}

function unitsFollowUps(queries: Queries) {
  return queries
    .selectFrom('follow_up as f')
    .innerJoin('operating_unit as u', 'u.id', 'f.unitId')
    .where('f.deletedAt', 'is', null);
}

type Found = ReturnType<typeof unitsFollowUps>;

/** Where it stands; late from the day after it is due, by the day that it is in its unit. */
function stateOf(found: Found, today: Todays) {
  const column = expressionBuilder(found);
  const isOver = column.or(
    today.map(({ timeZone, day }) => column('u.timeZone', '=', timeZone).and('f.dueOn', '<', day)),
  );
  return column
    .case()
    .when('f.status', '=', 'done')
    .then(column.val<FollowUpState>('done'))
    .when('f.decision', '=', 'rejected')
    .then(column.val<FollowUpState>('rejected'))
    .when(isOver)
    .then(column.val<FollowUpState>('late'))
    .else(column.val<FollowUpState>('open'))
    .end();
}

function filteredFollowUps(queries: Queries, input: ListInput, today: Todays): Found {
  let found = unitsFollowUps(queries);
  const { unitId, year, quarter, dueFrom, dueTo, status, state, decision, programId, meetingId, responsible } = input;
  if (unitId) found = found.where('f.unitId', '=', unitId);
  if (input.search) {
    const searched = { id: 'f.id', searchName: 'f.searchName' };
    found = found.where(recordContains('followUp', searched, searchText(input.search)));
  }
  if (year) {
    const { from, to } = periodOf(year, quarter);
    found = found.where('f.dueOn', '>=', from).where('f.dueOn', '<=', to);
  }
  if (dueFrom) found = found.where('f.dueOn', '>=', dueFrom);
  if (dueTo) found = found.where('f.dueOn', '<=', dueTo);
  if (status) found = found.where('f.status', '=', status);
  if (state) found = found.where(stateOf(found, today), '=', state);
  if (decision) found = found.where('f.decision', '=', decision);
  if (programId) found = found.where('f.programId', '=', programId);
  if (meetingId) found = found.where('f.meetingId', '=', meetingId);
  if (responsible !== undefined) found = found.where('f.responsible', '=', responsible);
  switch (input.lacks) {
    case 'responsible':
      return found.where('f.responsible', '=', '');
    case 'dueOn':
      return found.where('f.dueOn', 'is', null);
    case 'proof':
      return found.where('f.status', '=', 'done').where('f.proofNote', '=', '');
    case 'decision':
      return found.where('f.decision', '=', 'undecided');
    case undefined:
      return found;
  }
}

/** Joined with what the records are called that follow-ups name; a meeting has the day of its first session. */
function withNames(queries: Queries, found: Found) {
  const firstDays = queries
    .selectFrom('meeting_session')
    .select(({ fn }) => ['meetingId as ofMeeting', fn.min('date').as('date')])
    .groupBy('meetingId')
    .as('d');
  return found
    .leftJoin('meeting as m', 'm.id', 'f.meetingId')
    .leftJoin(firstDays, 'd.ofMeeting', 'f.meetingId')
    .leftJoin('program as p', 'p.id', 'f.programId')
    .leftJoin('activity as a', 'a.id', 'f.activityId');
}

/** Throws `missing`. */
export async function getFollowUp(context: FeatureContext, id: string): Promise<FollowUpRecord> {
  const queries = reading(context);
  const found = unitsFollowUps(queries);
  const row = await withNames(queries, found)
    .leftJoin('minute_point as o', 'o.id', 'f.pointId')
    .select([
      ...columns,
      'm.title as meetingTitle',
      'd.date as meetingDate',
      'p.name as programName',
      'a.name as activityName',
      'o.input as pointInput',
    ])
    .select(stateOf(found, todays(context)).as('state'))
    .where('f.id', '=', id)
    .executeTakeFirst();
  if (!row) throw missing('followUp', id);
  return {
    ...row,
    meetingTitle: row.meetingTitle ?? '',
    programName: row.programName ?? '',
    activityName: row.activityName ?? '',
    pointInput: row.pointInput ?? '',
  };
}

/** Everybody who is in charge of a unit's follow-ups, as written, in alphabetical order. */
export async function listResponsible(context: FeatureContext, unitId: string): Promise<string[]> {
  const rows = await reading(context)
    .selectFrom('follow_up')
    .select('responsible')
    .distinct()
    .where('unitId', '=', unitId)
    .where('deletedAt', 'is', null)
    .where('responsible', '!=', '')
    .orderBy('responsible')
    .execute();
  return rows.map((row) => row.responsible);
}

/** Throws `invalid` (`activityOfOtherProgram` where the activity is of another program), `missing`, `conflict`. */
export async function saveFollowUp(context: FeatureContext, input: FollowUpInput) {
  await checkFollowUp(context, input);
  const record = { kind: 'followUp' as const, id: input.id ?? '' };
  return writing(context, { operation: 'followUps.save', record }, async ({ em, at }) => {
    // In the transaction: a save of the Renja must not take the activity away meanwhile.
    await requireOwnActivity(queriesOf(em), input);
    const { id: _, version: __, ...fields } = input;
    const words = `${input.text} ${input.responsible} ${input.institution}`;
    const searchName = searchText(words).slice(0, 400);
    const followUp = await saveRecord(em, FollowUp, 'followUp', input, at, { ...fields, searchName });
    await em.flush();
    return { id: followUp.id, version: followUp.version };
  });
}

async function checkFollowUp(context: FeatureContext, input: FollowUpInput): Promise<void> {
  const queries = reading(context);
  await requireRecords(queries, 'operating_unit', [{ value: input.unitId, path: ['unitId'] }]);
  await requireRecords(queries, 'meeting', [{ value: input.meetingId, path: ['meetingId'] }]);
  await requireRecords(queries, 'program', [{ value: input.programId, path: ['programId'] }]);
  await requireRecords(queries, 'person', [{ value: input.responsibleId, path: ['responsibleId'] }]);
  if (input.pointId !== null) {
    const point = await queries
      .selectFrom('minute_point')
      .select('meetingId')
      .where('id', '=', input.pointId)
      .executeTakeFirst();
    if (point?.meetingId !== input.meetingId) throw invalid({ path: ['pointId'], code: 'unknownReference' });
  }
  if (input.doneOn !== null && input.doneOn > (await todayOf(context, queries, input.unitId))) {
    throw invalid({ path: ['doneOn'], code: 'futureDate' });
  }
}

async function requireOwnActivity(queries: Queries, { activityId, programId }: FollowUpInput): Promise<void> {
  if (activityId === null) return;
  const activity = await queries
    .selectFrom('activity as a')
    .innerJoin('renja as r', 'r.id', 'a.renjaId')
    .select(['a.programId', 'a.name'])
    .where('a.id', '=', activityId)
    .where('r.deletedAt', 'is', null)
    .executeTakeFirst();
  if (!activity) throw invalid({ path: ['activityId'], code: 'unknownReference' });
  if (activity.programId === programId) return;
  throw invalid({ path: ['activityId'], code: 'activityOfOtherProgram', params: { name: activity.name } });
}
