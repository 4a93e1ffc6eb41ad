import * as z from 'zod';
import { calendarDateSchema, clockTimeSchema } from './calendar-date.ts';
import { decimalSchema } from './decimal.ts';
import { indicatorFields } from './indicators.ts';
import { quarterNumberSchema, quarterSchema, yearSchema } from './quarter.ts';
import { missingCountsSchema } from './quarter-entry.ts';
import { idSchema } from './record.ts';

export const homeInputSchema = z.object({ unitId: idSchema });

/** What waits for somebody, each counted by the list that shows it. */
export const todoKinds = ['followUps', 'lessons', 'unattended', 'vouchers', 'needsCheck', 'licences'] as const;
export const todoSchema = z.object({ kind: z.enum(todoKinds), count: z.int() });
export type Todo = z.infer<typeof todoSchema>;

/** A sitting that lies ahead, today's among them. */
const comingSessionSchema = z.object({
  meetingId: idSchema,
  sessionId: idSchema,
  title: z.string(),
  kind: z.string(),
  date: calendarDateSchema,
  startTime: clockTimeSchema.nullable(),
  place: z.string(),
  /** People on its list. */
  invited: z.int(),
});
export type ComingSession = z.infer<typeof comingSessionSchema>;

export const homeSchema = z.object({
  /** The unit's own day. */
  today: calendarDateSchema,
  todos: z.array(todoSchema),
  /** The next ones, the soonest first. */
  coming: z.array(comingSessionSchema),
  /** How many there are, with those that are left out. */
  comingTotal: z.int(),
});
export type Home = z.infer<typeof homeSchema>;

export const glanceInputSchema = quarterSchema.extend({ unitId: idSchema });

const moneyFields = {
  /** Whole rupiah: of the year, and up to the quarter. */
  budgetYear: z.int(),
  budgetToDate: z.int(),
  spentToDate: z.int(),
};
const moneyRowSchema = z.object({ programId: idSchema, code: z.string(), name: z.string(), ...moneyFields });
export type MoneyRow = z.infer<typeof moneyRowSchema>;

const { description: _, ...measuredFields } = indicatorFields;
const indicatorRowSchema = z.object({
  ...measuredFields,
  indicatorId: idSchema,
  programId: idSchema,
  programName: z.string(),
  /** Both up to the quarter; null where none is stated. */
  target: decimalSchema.nullable(),
  value: decimalSchema.nullable(),
  /** DOMAIN rule 4; null, shown as "–", where there is nothing to divide by. */
  share: z.number().nullable(),
});
export type IndicatorGlance = z.infer<typeof indicatorRowSchema>;

/** How much of a quarter is due, and how much of that is not entered yet. */
const completenessSchema = quarterSchema.extend({ due: missingCountsSchema, missing: missingCountsSchema });
export type QuarterCompleteness = z.infer<typeof completenessSchema>;

/** A quarter of a unit at a glance: what is entered, and money and indicators against plan. */
export const glanceSchema = z.object({
  year: yearSchema,
  quarter: quarterNumberSchema,
  /** Of the quarter before, and of this one. */
  completeness: z.tuple([completenessSchema, completenessSchema]),
  money: z.array(moneyRowSchema),
  /** Over all programs. */
  moneyTotal: z.object(moneyFields),
  indicators: z.array(indicatorRowSchema),
});
export type Glance = z.infer<typeof glanceSchema>;
