import * as z from 'zod';
import { decimalSchema } from './decimal.ts';
import { yearSchema } from './quarter.ts';
import { idSchema, recordFields, saveFields } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

/** Whether a figure should rise or fall. */
export const directions = ['up', 'down'] as const;
export const directionSchema = z.enum(directions);
export type Direction = z.infer<typeof directionSchema>;

/** How quarters become the year: added up, the last one that is stated, or their mean. */
export const aggregations = ['sum', 'last', 'average'] as const;
export const aggregationSchema = z.enum(aggregations);
export type Aggregation = z.infer<typeof aggregationSchema>;

const quarterValue = decimalSchema.nullable();
/** Figures of Triwulan I to IV; null where none is stated. */
export const quarterValuesSchema = z.tuple([quarterValue, quarterValue, quarterValue, quarterValue]);
export type QuarterValues = z.infer<typeof quarterValuesSchema>;

/** Indikator of a program: what is measured, and from where to where it should go. */
export const indicatorFields = {
  name: requiredText(300),
  /** Unit of measure: balita, %, kg. */
  measure: requiredText(60),
  /** The state before the program, or before the year where the figure is a sum. */
  baseline: decimalSchema.nullable().default(null),
  direction: directionSchema.default('up'),
  aggregation: aggregationSchema.default('sum'),
  description: optionalText(1000),
};

export const indicatorSchema = z.object({
  ...recordFields,
  ...indicatorFields,
  programId: idSchema,
  /** Of the year that was asked for. */
  targets: quarterValuesSchema,
  values: quarterValuesSchema,
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const yearOfProgramSchema = z.object({ programId: idSchema, year: yearSchema });

/** A program's indicators in their order, with the targets of one year; those not mentioned stay, after them. */
export const saveIndicatorsSchema = yearOfProgramSchema.extend({
  rows: z
    .array(
      z.object({ ...saveFields, ...indicatorFields, targets: quarterValuesSchema.default([null, null, null, null]) }),
    )
    .max(500),
  /** Put into the bin, with what was achieved. */
  removed: z.array(z.object({ id: idSchema, version: z.int() })).default([]),
});
export type SaveIndicators = z.input<typeof saveIndicatorsSchema>;
