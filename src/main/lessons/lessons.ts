import { expressionBuilder } from 'kysely';
import type * as z from 'zod';
import { lastDayBefore } from '../../shared/calendar-date.ts';
import type { Lesson as LessonRecord, LessonState, listLessonsSchema, saveLessonSchema } from '../../shared/lessons.ts';
import { lessonChecks, monthsToChecks, nextCheckOf } from '../../shared/lessons.ts';
import { periodOf } from '../../shared/quarter.ts';
import { searchText } from '../../shared/search-text.ts';
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
import { Lesson } from './lessons.entity.ts';

type LessonInput = z.output<typeof saveLessonSchema>;
type ListInput = z.output<typeof listLessonsSchema>;

const sortColumns = {
  sessionDate: 's.date',
  group: 'g.name',
  lesson: 'l.searchName',
  responsible: 'l.responsible',
  dueOn: 'l.dueOn',
  state: 'state',
} as const;

/** Lessons, of the last visit first unless asked otherwise, and how many of all that match stand where. */
export async function listLessons(context: FeatureContext, input: ListInput) {
  const queries = reading(context);
  const today = todays(context);
  const found = filteredLessons(queries, input, today);
  const isDescending = input.sort === undefined || input.descending;
  const [page, totals] = await Promise.all([
    selected(found)
      .orderBy(sortColumns[input.sort ?? 'sessionDate'], (order) =>
        (isDescending ? order.desc() : order.asc()).nullsLast(),
      )
      .orderBy('l.id')
      .limit(input.limit)
      .offset(input.offset)
      .execute(),
    found
      .select((column) => {
        const { fn } = column;
        const counted = (state: LessonState) =>
          fn.sum<number>(column.case().when(lastState(found), '=', state).then(1).else(0).end()).as(state);
        return [
          fn.countAll<number>().as('total'),
          counted('notYet'),
          counted('inPart'),
          counted('applied'),
          counted('notApplied'),
          fn.sum<number>(column.case().when(isCheckDue(found, today)).then(1).else(0).end()).as('checkDue'),
        ];
      })
      .executeTakeFirstOrThrow(),
  ]);
  return {
    total: totals.total,
    totals: {
      notYet: figure(totals.notYet),
      inPart: figure(totals.inPart),
      applied: figure(totals.applied),
      notApplied: figure(totals.notApplied),
      checkDue: figure(totals.checkDue),
    },
    rows: page.map((row) => asLesson(row, today)),
  };
}

function lessonsInUse(queries: Queries) {
  return queries
    .selectFrom('lesson as l')
    .innerJoin('meeting as m', 'm.id', 'l.meetingId')
    .innerJoin('operating_unit as u', 'u.id', 'm.unitId')
    .innerJoin('meeting_session as s', 's.id', 'l.sessionId')
    .innerJoin('assisted_group as g', 'g.id', 'l.groupId')
    .where('l.deletedAt', 'is', null);
}

type Found = ReturnType<typeof lessonsInUse>;

function selected(found: Found) {
  return found
    .select([
      'l.id',
      'l.version',
      'l.createdAt',
      'l.updatedAt',
      'l.meetingId',
      'l.sessionId',
      'l.groupId',
      'l.problem',
      'l.lesson',
      'l.plan',
      'l.responsible',
      'l.responsibleId',
      'l.dueOn',
      'l.firstState',
      'l.firstNote',
      'l.firstCheckedOn',
      'l.secondState',
      'l.secondNote',
      'l.secondCheckedOn',
      'l.proofNote',
      'm.unitId',
      'm.title as meetingTitle',
      's.date as sessionDate',
      's.place as sessionPlace',
      'g.name as groupName',
      'u.timeZone',
    ])
    .select(lastState(found).as('state'));
}

type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];

function asLesson({ timeZone, ...row }: Row, today: Todays): LessonRecord {
  const day = today.find((one) => one.timeZone === timeZone)?.day ?? '';
  return { ...row, ...nextCheckOf(row, day) };
}

/** The second check tells what is known last, once it was made. */
function lastState(found: Found) {
  const column = expressionBuilder(found);
  return column
    .case()
    .when('l.secondCheckedOn', 'is not', null)
    .then(column.ref('l.secondState'))
    .else(column.ref('l.firstState'))
    .end();
}

/** As `nextCheckOf` has it, in SQL. */
function isCheckDue(found: Found, today: Todays) {
  const column = expressionBuilder(found);
  const after = (months: number) =>
    column.or(
      today.map(({ timeZone, day }) =>
        column('u.timeZone', '=', timeZone).and('s.date', '<=', lastDayBefore(day, months)),
      ),
    );
  return column.and([
    column('l.secondCheckedOn', 'is', null),
    column.or([
      after(monthsToChecks.second),
      column.and([column('l.firstCheckedOn', 'is', null), after(monthsToChecks.first)]),
    ]),
  ]);
}

function filteredLessons(queries: Queries, input: ListInput, today: Todays): Found {
  let found = lessonsInUse(queries);
  const { unitId, year, quarter, meetingId, groupId, state } = input;
  if (unitId) found = found.where('m.unitId', '=', unitId);
  if (input.search) {
    const searched = { id: 'l.id', searchName: 'l.searchName' };
    found = found.where(recordContains('lesson', searched, searchText(input.search)));
  }
  if (year) {
    const { from, to } = periodOf(year, quarter);
    found = found.where('s.date', '>=', from).where('s.date', '<=', to);
  }
  if (meetingId) found = found.where('l.meetingId', '=', meetingId);
  if (groupId) found = found.where('l.groupId', '=', groupId);
  if (state) found = found.where(lastState(found), '=', state);
  if (input.isCheckDue === true) found = found.where(isCheckDue(found, today));
  if (input.isCheckDue === false) found = found.where(({ not }) => not(isCheckDue(found, today)));
  return found;
}

/** Throws `missing`. */
export async function getLesson(context: FeatureContext, id: string): Promise<LessonRecord> {
  const row = await selected(lessonsInUse(reading(context)))
    .where('l.id', '=', id)
    .executeTakeFirst();
  if (!row) throw missing('lesson', id);
  return asLesson(row, todays(context));
}

/** Throws `invalid`, `missing`, `conflict`. */
export async function saveLesson(context: FeatureContext, input: LessonInput) {
  await checkLesson(context, input);
  const record = { kind: 'lesson' as const, id: input.id ?? '' };
  return writing(context, { operation: 'lessons.save', record }, async ({ em, at }) => {
    const { id: _, version: __, ...fields } = input;
    const searchName = searchText(`${input.lesson} ${input.problem} ${input.plan}`).slice(0, 400);
    const lesson = await saveRecord(em, Lesson, 'lesson', input, at, { ...fields, searchName });
    await em.flush();
    return { id: lesson.id, version: lesson.version };
  });
}

async function checkLesson(context: FeatureContext, input: LessonInput): Promise<void> {
  const queries = reading(context);
  await requireRecords(queries, 'meeting', [{ value: input.meetingId, path: ['meetingId'] }]);
  await requireRecords(queries, 'assisted_group', [{ value: input.groupId, path: ['groupId'] }]);
  await requireRecords(queries, 'person', [{ value: input.responsibleId, path: ['responsibleId'] }]);
  const session = await queries
    .selectFrom('meeting_session as s')
    .innerJoin('meeting as m', 'm.id', 's.meetingId')
    .select(['s.meetingId', 's.date', 'm.unitId'])
    .where('s.id', '=', input.sessionId)
    .executeTakeFirst();
  if (session?.meetingId !== input.meetingId) throw invalid({ path: ['sessionId'], code: 'unknownReference' });
  const today = await todayOf(context, queries, session.unitId);
  const issues = lessonChecks.flatMap((check) => {
    const path = [`${check}CheckedOn`];
    const day = input[`${check}CheckedOn`];
    if (day !== null && day > today) return [{ path, code: 'futureDate' }];
    return day !== null && day < session.date ? [{ path, code: 'beforeSession' }] : [];
  });
  if (issues.length > 0) throw invalid(...issues);
}
