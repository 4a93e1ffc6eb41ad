import * as z from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { idSchema } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

/** As long as the text of a follow-up: what was said becomes one as it stands. */
export const longestPoint = 2000;

/** Something that was said in a meeting, by whom, and what was answered. */
export const minutePointSchema = z.object({
  id: idSchema.optional(),
  /** The session in which it was said; of this meeting. */
  sessionId: idSchema.nullable().default(null),
  speaker: optionalText(200),
  institution: optionalText(500),
  input: requiredText(longestPoint),
  response: optionalText(longestPoint),
});
export type MinutePoint = z.infer<typeof minutePointSchema>;

/** Something that the meeting decided. */
export const minuteDecisionSchema = z.object({ id: idSchema.optional(), text: requiredText(longestPoint) });

export const meetingMinutesSchema = z.object({ meetingId: idSchema });

/** Notulen: rows of a meeting. They are saved apart from it, but its version grows with them. */
export const saveMinutesSchema = z.object({
  meetingId: idSchema,
  /** The meeting's version that the user saw. */
  version: z.int(),
  points: z.array(minutePointSchema).max(1000).default([]),
  decisions: z.array(minuteDecisionSchema).max(500).default([]),
});
export type SaveMinutes = z.input<typeof saveMinutesSchema>;

export const minutesSchema = z.object({
  /** The meeting's. */
  id: idSchema,
  version: z.int(),
  unitId: idSchema,
  title: z.string(),
  programIds: z.array(idSchema),
  sessions: z.array(z.object({ id: idSchema, title: z.string(), date: calendarDateSchema, place: z.string() })),
  /** `followUpId` is the first follow-up that the point became, null where it became none. */
  points: z.array(minutePointSchema.extend({ id: idSchema, followUpId: idSchema.nullable() })),
  decisions: z.array(minuteDecisionSchema.extend({ id: idSchema })),
});
export type Minutes = z.infer<typeof minutesSchema>;
