import type { ReportColumn, ReportRow } from '../../../shared/reports.ts';
import type { ProgramMoney } from './program-facts.ts';
import { spentInQuarter, spentToDate, toDate } from './program-figures.ts';
import { column, sumOf } from './report-context.ts';
import type { ReportContext } from './report-context.ts';

/** Budget and spending as every table that sums programs up has them, with the share of the year. */
export function moneyColumns({ texts }: ReportContext): ReportColumn[] {
  const totalled = { isTotalled: true };
  return [
    column('budgetYear', texts('reports.pillarTable.budgetYear'), 'money', 16, totalled),
    column('budgetToDate', texts('reports.pillarTable.budgetToDate'), 'money', 16, totalled),
    column('spentQuarter', texts('reports.pillarTable.spentQuarter'), 'money', 16, totalled),
    column('spentToDate', texts('reports.pillarTable.spentToDate'), 'money', 16, totalled),
    column('share', texts('reports.pillarTable.share'), 'percent', 9, {
      formula: { kind: 'share', part: 'spentToDate', whole: 'budgetYear' },
    }),
  ];
}

/** The figures of these columns but the share, for some programs together; whole rupiah. */
export function moneyOf(programs: readonly Pick<ProgramMoney, 'budget' | 'spent'>[], quarter: number): ReportRow {
  return {
    budgetYear: sumOf(programs, ({ budget }) => toDate(budget, 4)),
    budgetToDate: sumOf(programs, ({ budget }) => toDate(budget, quarter)),
    spentQuarter: sumOf(programs, spentInQuarter),
    spentToDate: sumOf(programs, spentToDate),
  };
}
