import * as z from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { decimalSchema } from './decimal.ts';
import { rupiahSchema } from './money.ts';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema, listFields, listOf, recordFields, saveFields, sortFields } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

/** What was found of something given, when it was looked for later. */
export const itemConditions = ['good', 'damaged', 'unused', 'lost', 'sold'] as const;
export const itemConditionSchema = z.enum(itemConditions);
export type ItemCondition = z.infer<typeof itemConditionSchema>;

/** Something given: `2,5 kg`, `500 batang`, with what all of it is worth. */
export const assistanceItemSchema = z.object({
  id: idSchema.optional(),
  name: requiredText(200),
  quantity: decimalSchema.gt(0, 'notPositive'),
  unit: requiredText(40),
  value: rupiahSchema.default(0),
  note: optionalText(),
});

/** A later look at what was given. */
export const assistanceConditionSchema = z.object({
  id: idSchema.optional(),
  date: calendarDateSchema,
  condition: itemConditionSchema,
  note: optionalText(500),
  checkedBy: optionalText(200),
});

/** Bantuan: what a group was given on one day, as its BAST (handover record) says. */
const assistanceFields = {
  groupId: idSchema,
  programId: idSchema.nullable().default(null),
  /** As written on the paper. */
  bastNumber: optionalText(120),
  date: calendarDateSchema,
  description: requiredText(500),
  deliveredBy: optionalText(200),
  receivedBy: optionalText(200),
  items: z.array(assistanceItemSchema).max(500).default([]),
  conditions: z.array(assistanceConditionSchema).max(200).default([]),
};

export const saveAssistanceSchema = z
  .object({ ...saveFields, ...assistanceFields })
  .superRefine(({ date, conditions }, context) => {
    conditions.forEach((condition, index) => {
      if (condition.date < date) {
        context.addIssue({ code: 'custom', message: 'beforeHandover', path: ['conditions', index, 'date'] });
      }
    });
  });
export type SaveAssistance = z.input<typeof saveAssistanceSchema>;

/** What is worked out from the rows. */
const assistanceFigures = {
  /** The sum of the items, whole rupiah. */
  value: z.int(),
  /** Handed over more than twelve months ago, and not looked at within them. */
  needsCheck: z.boolean(),
};

export const assistanceSchema = z.object({ ...recordFields, ...assistanceFields, ...assistanceFigures });
export type Assistance = z.infer<typeof assistanceSchema>;

/** What an assistance's record may still lack, to be found and filled in. */
export const assistanceGaps = ['bast', 'condition', 'items'] as const;

export const listAssistanceSchema = z.object({
  ...listFields,
  ...sortFields(['date', 'groupName', 'programCode', 'bastNumber', 'description', 'value', 'lastCheckedOn']),
  unitId: idSchema.optional(),
  groupId: idSchema.optional(),
  programId: idSchema.optional(),
  year: yearSchema.optional(),
  quarter: quarterNumberSchema.optional(),
  /** The condition that was found last. */
  condition: itemConditionSchema.optional(),
  needsCheck: z.boolean().optional(),
  lacks: z.enum(assistanceGaps).optional(),
});

export const assistanceRowSchema = z.object({
  id: idSchema,
  version: z.int(),
  groupId: idSchema,
  groupName: z.string(),
  programId: idSchema.nullable(),
  programCode: z.string(),
  programName: z.string(),
  bastNumber: z.string(),
  date: calendarDateSchema,
  description: z.string(),
  deliveredBy: z.string(),
  receivedBy: z.string(),
  items: z.string(),
  lastCondition: itemConditionSchema.nullable(),
  lastCheckedOn: calendarDateSchema.nullable(),
  ...assistanceFigures,
});
export type AssistanceRow = z.infer<typeof assistanceRowSchema>;

/** Over all that match. */
export const assistanceTotalsSchema = z.object({ value: z.int(), needsCheck: z.int() });
export const assistanceListSchema = listOf(assistanceRowSchema).extend({ totals: assistanceTotalsSchema });
