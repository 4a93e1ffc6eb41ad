import * as z from 'zod';
import { addMonths, calendarDateSchema } from './calendar-date.ts';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema, listFields, listOf, recordFields, saveFields, sortFields } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

export const lessonStates = ['notYet', 'inPart', 'applied', 'notApplied'] as const;
export const lessonStateSchema = z.enum(lessonStates);
export type LessonState = z.infer<typeof lessonStateSchema>;

/** Months after the visit at which somebody looks whether what was learned is applied. */
export const monthsToChecks = { first: 3, second: 6 } as const;
export const lessonChecks = ['first', 'second'] as const;
export type LessonCheck = (typeof lessonChecks)[number];

/** Hasil benchmarking: what a group learned on a visit, what it wants to do with it, and what became of that. */
const lessonFields = {
  meetingId: idSchema,
  /** The session of the meeting in which it was learned; its day begins the three and six months. */
  sessionId: idSchema,
  groupId: idSchema,
  /** What the group went with. */
  problem: optionalText(1000),
  lesson: requiredText(1000),
  plan: optionalText(1000),
  responsible: optionalText(200),
  responsibleId: idSchema.nullable().default(null),
  dueOn: calendarDateSchema.nullable().default(null),
  firstState: lessonStateSchema.default('notYet'),
  firstNote: optionalText(1000),
  firstCheckedOn: calendarDateSchema.nullable().default(null),
  secondState: lessonStateSchema.default('notYet'),
  secondNote: optionalText(1000),
  secondCheckedOn: calendarDateSchema.nullable().default(null),
  proofNote: optionalText(1000),
};

export const saveLessonSchema = z.object({ ...saveFields, ...lessonFields }).superRefine((lesson, context) => {
  for (const check of lessonChecks) {
    if (lesson[`${check}State`] !== 'notYet' && lesson[`${check}CheckedOn`] === null) {
      context.addIssue({ code: 'custom', message: 'required', path: [`${check}CheckedOn`] });
    }
  }
  const { firstCheckedOn, secondCheckedOn } = lesson;
  if (firstCheckedOn !== null && secondCheckedOn !== null && secondCheckedOn < firstCheckedOn) {
    context.addIssue({ code: 'custom', message: 'beforeFirstCheck', path: ['secondCheckedOn'] });
  }
});
export type SaveLesson = z.input<typeof saveLessonSchema>;

const namesOfLesson = {
  unitId: idSchema,
  meetingTitle: z.string(),
  sessionDate: calendarDateSchema,
  sessionPlace: z.string(),
  groupName: z.string(),
  /** What is known last of its application. */
  state: lessonStateSchema,
  /** The check that comes next and its day; null once both were made. */
  nextCheck: z.enum(lessonChecks).nullable(),
  nextCheckOn: calendarDateSchema.nullable(),
  /** The day of the next check has come. */
  isCheckDue: z.boolean(),
};
export const lessonSchema = z.object({ ...recordFields, ...lessonFields, ...namesOfLesson });
export type Lesson = z.infer<typeof lessonSchema>;

export const listLessonsSchema = z.object({
  ...listFields,
  ...sortFields(['sessionDate', 'group', 'lesson', 'responsible', 'dueOn', 'state']),
  unitId: idSchema.optional(),
  /** Of the session's day. */
  year: yearSchema.optional(),
  quarter: quarterNumberSchema.optional(),
  meetingId: idSchema.optional(),
  groupId: idSchema.optional(),
  state: lessonStateSchema.optional(),
  isCheckDue: z.boolean().optional(),
});

/** Over all lessons that match; each state is what is known last. */
export const lessonTotalsSchema = z.object({
  notYet: z.int(),
  inPart: z.int(),
  applied: z.int(),
  notApplied: z.int(),
  checkDue: z.int(),
});
export const lessonListSchema = listOf(lessonSchema).extend({ totals: lessonTotalsSchema });

/** What was checked of a lesson. */
type Checked = Pick<Lesson, 'sessionDate' | 'firstCheckedOn' | 'secondCheckedOn'>;

/** The check that comes next. One that was missed until the second is due is not made up for. */
export function nextCheckOf(
  { sessionDate, firstCheckedOn, secondCheckedOn }: Checked,
  today: string,
): Pick<Lesson, 'nextCheck' | 'nextCheckOn' | 'isCheckDue'> {
  if (secondCheckedOn !== null) return { nextCheck: null, nextCheckOn: null, isCheckDue: false };
  const secondOn = addMonths(sessionDate, monthsToChecks.second);
  const nextCheck = firstCheckedOn !== null || secondOn <= today ? 'second' : 'first';
  const nextCheckOn = nextCheck === 'second' ? secondOn : addMonths(sessionDate, monthsToChecks.first);
  return { nextCheck, nextCheckOn, isCheckDue: nextCheckOn <= today };
}
