import * as z from 'zod';
import { beneficiaryFigures, withinTotals } from './budgets.ts';
import { choiceCodeSchema } from './choices.ts';
import { decimalSchema } from './decimal.ts';
import { progressFields, progressSchema } from './group-progress.ts';
import { indicatorFields, quarterValuesSchema } from './indicators.ts';
import { rupiahSchema } from './money.ts';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema } from './record.ts';
import { issueSchema, optionalText } from './validation.ts';

/** A quarter of a unit, whose figures are entered together. */
export const quarterOfUnitSchema = z.object({ unitId: idSchema, year: yearSchema, quarter: quarterNumberSchema });

/** The version of what is stated for the quarter; null where nothing is. A save that saw another one is refused at its row. */
const version = z.int().nullable();
const program = { programId: idSchema, code: z.string(), name: z.string() };

const { description: _, ...measuredFields } = indicatorFields;
const indicatorEntrySchema = z.object({
  ...measuredFields,
  indicatorId: idSchema,
  programId: idSchema,
  programCode: z.string(),
  programName: z.string(),
  targets: quarterValuesSchema,
  /** Of the year's quarters, this one's among them. */
  values: quarterValuesSchema,
  /** Of the quarter before. */
  last: decimalSchema.nullable(),
  value: decimalSchema.nullable(),
  note: z.string(),
  version,
});
export type IndicatorEntry = z.infer<typeof indicatorEntrySchema>;

/** Money per program, which is entered as expenses; whole rupiah. */
const spendingEntrySchema = z.object({ ...program, budget: rupiahSchema, last: rupiahSchema, current: rupiahSchema });
export type SpendingEntry = z.infer<typeof spendingEntrySchema>;

const figuresSchema = z.object(beneficiaryFigures);
const beneficiaryEntrySchema = z.object({
  ...program,
  last: figuresSchema.nullable(),
  current: figuresSchema.nullable(),
  version,
});
export type BeneficiaryEntry = z.infer<typeof beneficiaryEntrySchema>;

const groupEntrySchema = z.object({
  groupId: idSchema,
  name: z.string(),
  /** The stage before the quarter. */
  stageBefore: choiceCodeSchema,
  last: progressSchema.nullable(),
  current: progressSchema.nullable(),
  version,
});
export type GroupEntry = z.infer<typeof groupEntrySchema>;

/** How many rows are due in each part, or are not entered yet. */
export const missingCountsSchema = z.object({
  indicators: z.int(),
  spending: z.int(),
  beneficiaries: z.int(),
  groups: z.int(),
  all: z.int(),
});

/** Everything that a unit has to enter for a quarter, with the quarter before beside it. */
export const quarterEntrySchema = quarterOfUnitSchema.extend({
  indicators: z.array(indicatorEntrySchema),
  spending: z.array(spendingEntrySchema),
  beneficiaries: z.array(beneficiaryEntrySchema),
  groups: z.array(groupEntrySchema),
  due: missingCountsSchema,
  missing: missingCountsSchema,
});
export type QuarterEntry = z.infer<typeof quarterEntrySchema>;

const seen = { version: version.default(null) };

/** Changed rows of all parts, written in one action. A row with nothing in it takes back what was stated. */
export const saveQuarterSchema = quarterOfUnitSchema.extend({
  /** Said to the warnings of an answer: the user wants it so. */
  isConfirmed: z.boolean().default(false),
  indicators: z
    .array(
      z.object({
        ...seen,
        indicatorId: idSchema,
        value: decimalSchema.nullable().default(null),
        note: optionalText(1000),
      }),
    )
    .max(5000)
    .default([]),
  beneficiaries: z
    .array(z.object({ ...seen, programId: idSchema, ...beneficiaryFigures }).superRefine(withinTotals))
    .max(1000)
    .default([]),
  groups: z
    .array(
      z.object({
        ...seen,
        groupId: idSchema,
        ...progressFields,
        /** Null: as before. */
        stage: choiceCodeSchema.nullable().default(null),
      }),
    )
    .max(2000)
    .default([]),
});
export type SaveQuarter = z.input<typeof saveQuarterSchema>;

/** `isSaved` is false where there are warnings that are not confirmed; nothing was written then. */
export const quarterSavedSchema = z.object({
  isSaved: z.boolean(),
  changed: z.int(),
  warnings: z.array(issueSchema),
});
