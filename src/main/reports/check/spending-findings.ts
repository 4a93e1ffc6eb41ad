import type { Finding } from '../../../shared/report-check.ts';
import { expensesBetween, programMoney } from '../quarterly/program-facts.ts';
import { toDate } from '../quarterly/program-figures.ts';
import type { Checking, Findings } from './quarter-check.ts';

/** What was spent in the quarter, and what was not. */
export async function spendingFindings({ queries, period, entry }: Checking): Promise<Findings> {
  const { unitId, from, to, year, yearFrom } = period;
  const programs = await programMoney(queries, period);
  const nameOf = new Map(programs.map(({ id, name }) => [id, name]));
  const rows = await expensesBetween(queries, { from: yearFrom, to })
    .where(({ eb, selectFrom }) =>
      eb(
        'programId',
        'in',
        selectFrom('program as p').select('p.id').where('p.unitId', '=', unitId).where('p.deletedAt', 'is', null),
      ),
    )
    .select(['id', 'programId', 'date', 'amount', 'description', 'voucherNumber', 'overspendReason'])
    .orderBy('date')
    .orderBy('id')
    .execute();
  const finding = ({ id, date, amount, description, programId }: (typeof rows)[number], params = {}): Finding => ({
    record: { kind: 'expense', id, year },
    name: description === '' ? (nameOf.get(programId) ?? '') : description,
    params: { date, amount, program: nameOf.get(programId) ?? '', ...params },
  });
  const rowsOf = Map.groupBy(rows, ({ programId }) => programId);
  return {
    nothingSpent: entry.spending
      .filter(({ budget, current }) => budget > 0 && current === 0)
      .map(({ programId, name, budget }) => ({
        record: { kind: 'program', id: programId },
        name,
        params: { amount: budget },
      })),
    expenseWithoutVoucher: rows
      .filter(({ date, voucherNumber }) => date >= from && voucherNumber === '')
      .map((row) => finding(row)),
    // From the expense on that passes the budget of the year, each needs its reason (DOMAIN rule 2).
    overspentWithoutReason: programs.flatMap(({ id, budget }) => {
      let spent = 0;
      return (rowsOf.get(id) ?? []).flatMap((row) => {
        spent += row.amount;
        const over = spent - toDate(budget, 4);
        return over > 0 && row.date >= from && row.overspendReason === '' ? [finding(row, { over })] : [];
      });
    }),
  };
}
