import * as z from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { rupiahSchema } from './money.ts';
import { fundTypes, tpbSchema } from './programs.ts';
import { yearSchema } from './quarter.ts';
import { idSchema, recordFields, saveFields } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

/** Four amounts, Triwulan I to IV, whole rupiah. They add up to the year (DOMAIN rule 2). */
export const quartersSchema = z.tuple([rupiahSchema, rupiahSchema, rupiahSchema, rupiahSchema]);
export type Quarters = z.infer<typeof quartersSchema>;

export const planKinds = ['renstra', 'renja'] as const;
export const planKindSchema = z.enum(planKinds);
export type PlanKind = z.infer<typeof planKindSchema>;

/** An approved plan is locked until a revision begins, which is a version of its own (DOMAIN rule 3). */
export const planStatuses = ['draft', 'approved'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** What approving and revising make of a plan; no save sets it. */
const standingFields = {
  versionNumber: z.int(),
  status: z.enum(planStatuses),
  approvedOn: calendarDateSchema.nullable(),
  approvedBy: z.string(),
};

/** An approved version: who approved it and when. Its content is frozen. */
export const planVersionSchema = z.object({
  number: z.int(),
  approvedOn: calendarDateSchema,
  approvedBy: z.string(),
  note: z.string(),
});
export type PlanVersion = z.infer<typeof planVersionSchema>;

const yearAmountSchema = z.object({ year: yearSchema, amount: rupiahSchema });

const lineFields = {
  /** Null where the program is planned only and does not exist yet. */
  programId: idSchema.nullable().default(null),
  name: requiredText(200),
  aim: optionalText(1000),
  mainTpb: tpbSchema.nullable().default(null),
  /** Years that are not named are nothing. */
  amounts: z.array(yearAmountSchema).max(30).default([]),
};

/** Renstra: what a unit plans for several years. */
const renstraFields = {
  unitId: idSchema,
  name: requiredText(200),
  startYear: yearSchema,
  endYear: yearSchema,
  aims: optionalText(4000),
};

export const saveRenstraSchema = z
  .object({
    ...saveFields,
    ...renstraFields,
    lines: z
      .array(z.object({ id: idSchema.optional(), ...lineFields }))
      .max(500)
      .default([]),
  })
  .superRefine((renstra, context) => {
    const { startYear, endYear } = renstra;
    if (endYear < startYear) context.addIssue({ code: 'custom', message: 'endYearBeforeStart', path: ['endYear'] });
    renstra.lines.forEach(({ amounts }, index) =>
      amounts.forEach(({ year }, place) => {
        if (year >= startYear && year <= endYear && amounts.findIndex((other) => other.year === year) === place) return;
        context.addIssue({ code: 'custom', message: 'year', path: ['lines', index, 'amounts', place, 'year'] });
      }),
    );
  });
export type SaveRenstra = z.input<typeof saveRenstraSchema>;

export const renstraLineSchema = z.object({
  id: idSchema,
  ...lineFields,
  programCode: z.string(),
  programName: z.string(),
});
export const renstraSchema = z.object({
  ...recordFields,
  ...renstraFields,
  ...standingFields,
  lines: z.array(renstraLineSchema),
  versions: z.array(planVersionSchema),
});
export type Renstra = z.infer<typeof renstraSchema>;

const activityFields = {
  programId: idSchema,
  name: requiredText(200),
  fundType: z.enum(fundTypes).default('tjsl'),
  /** Unplanned activities came up in the course of the year. */
  isPlanned: z.boolean().default(true),
  budget: quartersSchema,
};

/** Renja: what a unit plans for one year, at most one a unit and year. */
const renjaFields = {
  unitId: idSchema,
  year: yearSchema,
  renstraId: idSchema.nullable().default(null),
  note: optionalText(4000),
};

export const saveRenjaSchema = z.object({
  ...saveFields,
  ...renjaFields,
  activities: z
    .array(z.object({ id: idSchema.optional(), ...activityFields }))
    .max(1000)
    .default([]),
});
export type SaveRenja = z.input<typeof saveRenjaSchema>;

/** Budget per quarter and spending of the year, whole rupiah. */
const moneySchema = z.object({ budget: quartersSchema, spent: z.int() });

export const activitySchema = z.object({
  id: idSchema,
  ...activityFields,
  programCode: z.string(),
  programName: z.string(),
  /** What was spent on the activity itself; expenses that name none are not in it. */
  spent: z.int(),
});

export const renjaSchema = z.object({
  ...recordFields,
  ...renjaFields,
  ...standingFields,
  renstraName: z.string(),
  activities: z.array(activitySchema),
  /** Planned and unplanned activities apart. */
  totals: z.object({ planned: moneySchema, unplanned: moneySchema }),
  versions: z.array(planVersionSchema),
});
export type Renja = z.infer<typeof renjaSchema>;

export const listPlansSchema = z.object({ unitId: idSchema });
const planRowFields = { id: idSchema, version: z.int(), ...standingFields, amount: z.int() };
/** A unit's plans, the latest first. `amount`: all that is planned, whole rupiah. */
export const planListSchema = z.object({
  renstra: z.array(
    z.object({ ...planRowFields, name: z.string(), startYear: z.int(), endYear: z.int(), lines: z.int() }),
  ),
  renja: z.array(
    z.object({
      ...planRowFields,
      year: z.int(),
      renstraName: z.string(),
      activities: z.int(),
      planned: z.int(),
      unplanned: z.int(),
    }),
  ),
});
export type PlanList = z.infer<typeof planListSchema>;

export const activityRowSchema = z.object({
  id: idSchema,
  programId: idSchema,
  name: z.string(),
  isPlanned: z.boolean(),
});
export type ActivityRow = z.infer<typeof activityRowSchema>;

export const planReferenceSchema = z.object({ kind: planKindSchema, id: idSchema });
/** `version` is the one that the user saw, as in a save. */
export const revisePlanSchema = planReferenceSchema.extend({ version: z.int() });
export const approvePlanSchema = revisePlanSchema.extend({
  approvedOn: calendarDateSchema,
  approvedBy: requiredText(200),
  note: optionalText(1000),
});
export const comparePlanSchema = planReferenceSchema.extend({
  /** Numbers of approved versions; null is the plan as it is now. */
  from: z.int().nullable(),
  to: z.int().nullable(),
});

/** The period after one, as long; a copy of the plan is of these years. */
export function nextPeriod({ startYear, endYear }: { startYear: number; endYear: number }) {
  const years = endYear - startYear + 1;
  return { startYear: startYear + years, endYear: endYear + years, years };
}
