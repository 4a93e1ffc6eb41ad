import * as z from 'zod';
import { languageSchema } from './language.ts';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema } from './record.ts';

/** What a crosstab counts. */
export const measures = [
  'budget',
  'spending',
  'direct',
  'meetings',
  'attendances',
  'people',
  'members',
  'revenue',
] as const;
export type Measure = (typeof measures)[number];

/** What it is cut by. Areas are cut at one of their levels. */
export const dimensions = [
  'pillar',
  'tpb',
  'program',
  'regency',
  'district',
  'village',
  'group',
  'gender',
  'quarter',
  'kind',
] as const;
export type Dimension = (typeof dimensions)[number];

/**
 * How one thing that is counted finds its place in a dimension, so that each has exactly one and the total
 * is the same however it is cut:
 * - `one`: it has one, or it is not stated;
 * - `several`: what has several stands under "several", once, never in each of them;
 * - `first`: a meeting over a quarter's end stands in the quarter of its first session of the year.
 */
export type CountingRule = 'one' | 'several' | 'first';

const areasOf = (rule: CountingRule) => ({ regency: rule, district: rule, village: rule });
const programsOf = (rule: CountingRule) => ({ pillar: rule, tpb: rule, program: rule });

const ofPrograms = { ...programsOf('one'), ...areasOf('several'), group: 'several' } as const;
const ofAttendances = {
  ...programsOf('several'),
  ...areasOf('one'),
  group: 'one',
  gender: 'one',
  quarter: 'one',
  kind: 'one',
} as const;
const ofGroups = { group: 'one', ...programsOf('several'), ...areasOf('one') } as const;

/**
 * The dimensions that each measure has, with its rule there; others make no sense: money has no gender, and
 * people reached and members are states, last stated or of the last day, which no quarter has a part of.
 * Money stands under the main TPB alone (DOMAIN rule 7).
 */
export const measureDimensions: Record<Measure, Partial<Record<Dimension, CountingRule>>> = {
  budget: { ...ofPrograms, quarter: 'one' },
  spending: { ...ofPrograms, quarter: 'one' },
  direct: { ...ofPrograms, gender: 'one' },
  meetings: { ...programsOf('several'), ...areasOf('several'), group: 'several', quarter: 'first', kind: 'one' },
  attendances: ofAttendances,
  people: ofAttendances,
  members: { ...ofGroups, gender: 'one' },
  revenue: { ...ofGroups, quarter: 'one' },
};

/** The dimensions of a measure, in the order in which they are offered. */
export function dimensionsOf(measure: Measure): Dimension[] {
  return dimensions.filter((dimension) => measureDimensions[measure][dimension] !== undefined);
}

/** A choice of what is counted and how it is cut. */
export const crosstabChoiceSchema = z.object({
  measure: z.enum(measures),
  rows: z.enum(dimensions),
  columns: z.enum(dimensions),
});
export type CrosstabChoice = z.infer<typeof crosstabChoiceSchema>;

/** The choice with what its measure does not have, or what stands on both sides, replaced. */
export function fittingChoice({ measure, rows, columns }: CrosstabChoice): CrosstabChoice {
  const offered = dimensionsOf(measure);
  const down = offered.includes(rows) ? rows : (offered.find((one) => one !== columns) ?? rows);
  const isFree = offered.includes(columns) && columns !== down;
  return { measure, rows: down, columns: isFree ? columns : (offered.find((one) => one !== down) ?? columns) };
}

/** Figures of the year up to the quarter, as that quarter's report has them. */
export const crosstabInputSchema = crosstabChoiceSchema
  .extend({
    unitId: idSchema,
    year: yearSchema,
    quarter: quarterNumberSchema,
    language: languageSchema.default('id'),
  })
  .superRefine(({ measure, rows, columns }, context) => {
    const offered = dimensionsOf(measure);
    if (!offered.includes(rows)) context.addIssue({ code: 'custom', message: 'invalid', path: ['rows'] });
    if (!offered.includes(columns) || columns === rows) {
      context.addIssue({ code: 'custom', message: 'invalid', path: ['columns'] });
    }
  });
export type CrosstabInput = z.infer<typeof crosstabInputSchema>;
