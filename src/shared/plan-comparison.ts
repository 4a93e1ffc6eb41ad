import * as z from 'zod';
import { fundTypes } from './programs.ts';

/** A line of a Renstra or an activity of a Renja as a version froze it. */
export const frozenLineSchema = z.object({
  id: z.string(),
  program: z.string(),
  name: z.string(),
  /** Of a Renstra's line. */
  aim: z.string().nullable(),
  mainTpb: z.int().nullable(),
  /** Of a Renja's activity. */
  fundType: z.enum(fundTypes).nullable(),
  isPlanned: z.boolean().nullable(),
  /** Whole rupiah by quarter (1–4) or by year. */
  amounts: z.array(z.object({ period: z.int(), amount: z.int() })),
});
export type FrozenLine = z.infer<typeof frozenLineSchema>;

/** What a version keeps of a plan, by itself: names and not references, which may be called otherwise by now. */
export const planContentSchema = z.object({
  name: z.string(),
  startYear: z.int(),
  endYear: z.int(),
  text: z.string(),
  lines: z.array(frozenLineSchema),
});
export type PlanContent = z.infer<typeof planContentSchema>;

const comparedFields = ['program', 'name', 'aim', 'mainTpb', 'fundType', 'isPlanned'] as const;
export const lineStates = ['added', 'removed', 'changed', 'same'] as const;

const amountChangeSchema = z.object({ before: z.int(), after: z.int() });
export const planComparisonSchema = z.object({
  /** Quarters or years that either version has, in order. */
  periods: z.array(z.int()),
  lines: z.array(
    z.object({
      id: z.string(),
      state: z.enum(lineStates),
      program: z.string(),
      name: z.string(),
      /** What changed besides the amounts. */
      fields: z.array(z.enum(comparedFields)),
      /** What it was called, where that changed. */
      nameBefore: z.string().nullable(),
      /** In the order of `periods`. */
      amounts: z.array(amountChangeSchema),
      total: amountChangeSchema,
    }),
  ),
  /** In the order of `periods`. */
  amounts: z.array(amountChangeSchema),
  total: amountChangeSchema,
});
export type PlanComparison = z.infer<typeof planComparisonSchema>;

/** Two versions of a plan line by line: those of the later one in its order, then those that are gone. */
export function comparePlans(before: PlanContent, after: PlanContent): PlanComparison {
  const all = [...before.lines, ...after.lines];
  const used = new Set(all.flatMap(({ amounts }) => amounts.map(({ period }) => period)));
  const periods = [...used].toSorted((a, b) => a - b);
  const old = new Map(before.lines.map((line) => [line.id, line]));
  const stays = new Set(after.lines.map(({ id }) => id));
  const lines = [
    ...after.lines.map((line) => compareLines(old.get(line.id), line, periods)),
    ...before.lines.filter(({ id }) => !stays.has(id)).map((line) => compareLines(line, undefined, periods)),
  ];
  return {
    periods,
    lines,
    amounts: periods.map((_, index) => sumOf(lines.flatMap(({ amounts }) => amounts[index] ?? []))),
    total: sumOf(lines.map(({ total }) => total)),
  };
}

function compareLines(before: FrozenLine | undefined, after: FrozenLine | undefined, periods: number[]) {
  const amounts = periods.map((period) => ({ before: amountOf(before, period), after: amountOf(after, period) }));
  const fields = before && after ? comparedFields.filter((field) => before[field] !== after[field]) : [];
  const isChanged = fields.length > 0 || amounts.some((amount) => amount.before !== amount.after);
  const shown = after ?? before;
  return {
    id: shown?.id ?? '',
    state: before === undefined ? 'added' : after === undefined ? 'removed' : isChanged ? 'changed' : 'same',
    program: shown?.program ?? '',
    name: shown?.name ?? '',
    fields,
    nameBefore: before && after && before.name !== after.name ? before.name : null,
    amounts,
    total: sumOf(amounts),
  } satisfies PlanComparison['lines'][number];
}

function amountOf(line: FrozenLine | undefined, period: number): number {
  return line?.amounts.find((amount) => amount.period === period)?.amount ?? 0;
}

function sumOf(changes: readonly { before: number; after: number }[]) {
  return {
    before: changes.reduce((sum, change) => sum + change.before, 0),
    after: changes.reduce((sum, change) => sum + change.after, 0),
  };
}
