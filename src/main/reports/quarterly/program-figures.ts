import type { ProgramFacts, ProgramMoney } from './program-facts.ts';

/** Amounts of the year's quarters up to one of them, together. */
export function toDate(amounts: readonly number[], quarter: number): number {
  return amounts.slice(0, quarter).reduce((sum, amount) => sum + amount, 0);
}

/** Spent in the reported quarter. */
export function spentInQuarter({ spent }: Pick<ProgramMoney, 'spent'>): number {
  return spent.at(-1) ?? 0;
}

/** Spent from the first quarter to the reported one. */
export function spentToDate({ spent }: Pick<ProgramMoney, 'spent'>): number {
  return toDate(spent, spent.length);
}

/** People reached directly, L and P together. */
export function directOf({ reached }: Pick<ProgramFacts, 'reached'>): number {
  return reached ? reached.male + reached.female : 0;
}

/** `Wasiat (Warga Siaga Sehat)`; the short name alone where it stands for nothing longer. */
export function programTitle({ name, expansion }: Pick<ProgramMoney, 'name' | 'expansion'>): string {
  return expansion === '' ? name : `${name} (${expansion})`;
}
