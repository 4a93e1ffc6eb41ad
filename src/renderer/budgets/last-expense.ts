import type { Expense } from '../../shared/budgets.ts';

// Vouchers are entered in a pile: the next is mostly of the same program and day. Forgotten when the
// program ends.
const last = new Map<string, Pick<Expense, 'programId' | 'date'>>();

/** Program and day of the unit's expense entered last in this sitting, if it was of that year. */
export function lastExpense(unitId: string, year: number): Pick<Expense, 'programId' | 'date'> | undefined {
  const entered = last.get(unitId);
  return entered?.date.startsWith(`${year}-`) ? entered : undefined;
}

export function rememberExpense(unitId: string, { programId, date }: Pick<Expense, 'programId' | 'date'>): void {
  last.set(unitId, { programId, date });
}
