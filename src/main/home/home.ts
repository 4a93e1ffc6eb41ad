import type { Home, Todo } from '../../shared/home.ts';
import { listAssistanceSchema } from '../../shared/assistance.ts';
import { listExpensesSchema } from '../../shared/budgets.ts';
import { listFollowUpsSchema } from '../../shared/follow-ups.ts';
import { listGroupsSchema } from '../../shared/groups.ts';
import { listLessonsSchema } from '../../shared/lessons.ts';
import { listMeetingsSchema } from '../../shared/meetings.ts';
import { listAssistance } from '../assistance/assistance.ts';
import { listExpenses } from '../budgets/budgets.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { listFollowUps } from '../follow-ups/follow-ups.ts';
import { listGroups } from '../groups/groups.ts';
import { listLessons } from '../lessons/lessons.ts';
import { listMeetings } from '../meetings/meeting-list.ts';
import { getUnit, todayOf } from '../units/units.ts';

/** Sittings that are shown ahead. */
const mostComing = 8;

/** What a unit's officer should know in the morning. Throws `missing` for an unknown unit. */
export async function getHome(context: FeatureContext, { unitId }: { unitId: string }): Promise<Home> {
  await getUnit(context, unitId);
  const queries = reading(context);
  const today = await todayOf(context, queries, unitId);
  const todos = await todosOf(context, unitId, Number(today.slice(0, 4)));
  return { today, todos: todos.filter(({ count }) => count > 0), ...(await comingSessions(queries, unitId, today)) };
}

/** Each counted by the operation of the list that its row opens, with the same filters: the two cannot differ. */
async function todosOf(context: FeatureContext, unitId: string, year: number): Promise<Todo[]> {
  const of = { unitId, limit: 1 };
  const lists = [
    listFollowUps(context, listFollowUpsSchema.parse({ ...of, state: 'late' })),
    listLessons(context, listLessonsSchema.parse({ ...of, isCheckDue: true })),
    listMeetings(context, listMeetingsSchema.parse({ ...of, year, lacks: 'attendance' })),
    listExpenses(context, listExpensesSchema.parse({ ...of, year, lacks: 'voucher' })),
    listAssistance(context, listAssistanceSchema.parse({ ...of, needsCheck: true })),
    listGroups(context, listGroupsSchema.parse({ ...of, hasExpiredLicence: true })),
  ] as const;
  const [followUps, lessons, unattended, vouchers, needsCheck, licences] = await Promise.all(lists);
  return [
    { kind: 'followUps', count: followUps.total },
    { kind: 'lessons', count: lessons.total },
    { kind: 'unattended', count: unattended.total },
    { kind: 'vouchers', count: vouchers.total },
    { kind: 'needsCheck', count: needsCheck.total },
    { kind: 'licences', count: licences.total },
  ];
}

async function comingSessions(
  queries: Queries,
  unitId: string,
  today: string,
): Promise<Pick<Home, 'coming' | 'comingTotal'>> {
  const ahead = queries
    .selectFrom('meeting_session as s')
    .innerJoin('meeting as m', 'm.id', 's.meetingId')
    .where('m.unitId', '=', unitId)
    .where('m.deletedAt', 'is', null)
    .where('s.date', '>=', today);
  const coming = await ahead
    .select(({ selectFrom }) => [
      's.meetingId',
      's.id as sessionId',
      'm.title',
      'm.kind',
      's.date',
      's.startTime',
      's.place',
      selectFrom('participant as pt')
        .whereRef('pt.sessionId', '=', 's.id')
        .select(({ fn }) => fn.countAll<number>().as('invited'))
        .as('invited'),
    ])
    .orderBy('s.date')
    .orderBy('s.startTime')
    .orderBy('s.id')
    .limit(mostComing)
    .execute();
  const { comingTotal } = await ahead
    .select(({ fn }) => fn.countAll<number>().as('comingTotal'))
    .executeTakeFirstOrThrow();
  return { coming: coming.map((row) => ({ ...row, invited: row.invited ?? 0 })), comingTotal };
}
