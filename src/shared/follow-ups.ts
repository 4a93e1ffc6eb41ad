import * as z from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import type { MinutePoint, Minutes } from './minutes.ts';
import { longestPoint } from './minutes.ts';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema, listFields, listOf, recordFields, saveFields, sortFields } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

export const followUpStatuses = ['open', 'inProgress', 'done'] as const;
export const followUpStatusSchema = z.enum(followUpStatuses);
export type FollowUpStatus = z.infer<typeof followUpStatusSchema>;

/** Whether the company takes up what was asked of it. */
export const followUpDecisions = ['undecided', 'accepted', 'rejected'] as const;
export const followUpDecisionSchema = z.enum(followUpDecisions);
export type FollowUpDecision = z.infer<typeof followUpDecisionSchema>;

/** Where a follow-up stands, in one word: late is an open one whose day has passed; what is rejected is not waited for. */
export const followUpStates = ['open', 'late', 'done', 'rejected'] as const;
const followUpStateSchema = z.enum(followUpStates);
export type FollowUpState = z.infer<typeof followUpStateSchema>;

/** Tindak lanjut: what is to be done, by whom and until when. */
const followUpFields = {
  unitId: idSchema,
  text: requiredText(longestPoint),
  /** The meeting that it comes from, and the point of its minutes. */
  meetingId: idSchema.nullable().default(null),
  pointId: idSchema.nullable().default(null),
  programId: idSchema.nullable().default(null),
  /** The activity of a Renja by which it is done; of the program. */
  activityId: idSchema.nullable().default(null),
  /** Who sees to it, as written; and the person's record where it is known. */
  responsible: optionalText(200),
  responsibleId: idSchema.nullable().default(null),
  institution: optionalText(500),
  dueOn: calendarDateSchema.nullable().default(null),
  status: followUpStatusSchema.default('open'),
  doneOn: calendarDateSchema.nullable().default(null),
  decision: followUpDecisionSchema.default('undecided'),
  /** Needed where it is rejected. */
  decisionReason: optionalText(1000),
  proofNote: optionalText(1000),
};

export const saveFollowUpSchema = z.object({ ...saveFields, ...followUpFields }).superRefine((followUp, context) => {
  const add = (field: keyof typeof followUpFields, message: string) =>
    context.addIssue({ code: 'custom', message, path: [field] });
  if (followUp.decision === 'rejected' && followUp.decisionReason === '') add('decisionReason', 'reasonNeeded');
  if (followUp.status === 'done' && followUp.doneOn === null) add('doneOn', 'required');
  if (followUp.status !== 'done' && followUp.doneOn !== null) add('doneOn', 'notDone');
  if (followUp.pointId !== null && followUp.meetingId === null) add('meetingId', 'required');
});
export type SaveFollowUp = z.input<typeof saveFollowUpSchema>;

/** What the records that a follow-up names are called; empty where it names none. */
const namesOfFollowUp = {
  meetingTitle: z.string(),
  /** The first day of the meeting. */
  meetingDate: calendarDateSchema.nullable(),
  programName: z.string(),
  activityName: z.string(),
  /** Computed, so that no day has to pass over the data. */
  state: followUpStateSchema,
};

export const followUpSchema = z.object({
  ...recordFields,
  ...followUpFields,
  ...namesOfFollowUp,
  /** What was said, where it comes from a point. */
  pointInput: z.string(),
});
export type FollowUp = z.infer<typeof followUpSchema>;

/** What a follow-up may still lack, to be found and filled in. */
export const followUpGaps = ['responsible', 'dueOn', 'proof', 'decision'] as const;

export const listFollowUpsSchema = z.object({
  ...listFields,
  ...sortFields(['dueOn', 'text', 'status', 'responsible', 'institution', 'program', 'meetingDate', 'decision']),
  unitId: idSchema.optional(),
  /** Of the day that it is due. */
  year: yearSchema.optional(),
  quarter: quarterNumberSchema.optional(),
  dueFrom: calendarDateSchema.optional(),
  dueTo: calendarDateSchema.optional(),
  status: followUpStatusSchema.optional(),
  state: followUpStateSchema.optional(),
  decision: followUpDecisionSchema.optional(),
  programId: idSchema.optional(),
  meetingId: idSchema.optional(),
  responsible: z.string().max(200).optional(),
  lacks: z.enum(followUpGaps).optional(),
});

export type ListFollowUps = z.input<typeof listFollowUpsSchema>;

export const followUpRowSchema = z.object({ ...recordFields, ...followUpFields, ...namesOfFollowUp });
export type FollowUpRow = z.infer<typeof followUpRowSchema>;

/** How many of all follow-ups that match stand where. */
export const followUpTotalsSchema = z.record(followUpStateSchema, z.int());
export const followUpListSchema = listOf(followUpRowSchema).extend({ totals: followUpTotalsSchema });

/** Everybody who is in charge of a follow-up of a unit, in alphabetical order. */
export const responsibleSchema = z.object({ unitId: idSchema });

/** Jadikan tindak lanjut: a follow-up that carries on what was said in a meeting. */
export function followUpOfPoint(minutes: Minutes, point: MinutePoint & { id: string }): SaveFollowUp {
  const [programId = null, ...others] = minutes.programIds;
  return {
    unitId: minutes.unitId,
    text: point.input,
    meetingId: minutes.id,
    pointId: point.id,
    // Of several programs nobody but the officer knows which one is meant.
    programId: others.length === 0 ? programId : null,
    institution: point.institution,
  };
}
