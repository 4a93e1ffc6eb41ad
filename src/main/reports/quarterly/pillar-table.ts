import { pillars } from '../../../shared/programs.ts';
import type { FigureTable, ReportRow } from '../../../shared/reports.ts';
import { moneyColumns, moneyOf } from './money-columns.ts';
import type { ProgramFacts } from './program-facts.ts';
import { directOf } from './program-figures.ts';
import { column, sumOf, totalsOf, withFormulas } from './report-context.ts';
import type { ReportContext } from './report-context.ts';

/** Table A: money and people per pillar, always all four (DOMAIN, "The quarterly report"). */
export function pillarTable(context: ReportContext, programs: readonly ProgramFacts[]): FigureTable {
  const { texts, quarter } = context;
  const columns = columnsOf(context);
  const rows = pillars.map((pillar, index) => {
    const own = programs.filter((program) => program.pillar === pillar);
    const row: ReportRow = {
      number: index + 1,
      pillar: texts(`pillar.${pillar}`),
      programs: own.length,
      ...moneyOf(own, quarter),
      direct: sumOf(own, directOf),
      indirect: sumOf(own, ({ reached }) => reached?.indirect ?? 0),
    };
    return withFormulas(columns, row);
  });
  return {
    id: 'A',
    title: texts('reports.pillarTable.title'),
    criteria: texts('reports.pillarTable.criteria', {
      programs: programs.length,
      year: context.year,
      quarter: context.quarterName,
    }),
    empty: texts('reports.pillarTable.empty'),
    columns,
    rows,
    subjects: [...pillars],
    totals: totalsOf(columns, rows, { key: 'pillar', text: texts('reports.total') }),
  };
}

function columnsOf(context: ReportContext) {
  const { texts } = context;
  const totalled = { isTotalled: true };
  return [
    column('number', texts('reports.pillarTable.number'), 'integer', 4),
    column('pillar', texts('reports.pillarTable.pillar'), 'text', 22),
    column('programs', texts('reports.pillarTable.programs'), 'integer', 9, totalled),
    ...moneyColumns(context),
    column('remaining', texts('reports.pillarTable.remaining'), 'money', 16, {
      formula: { kind: 'difference', from: 'budgetYear', less: 'spentToDate' },
    }),
    column('direct', texts('reports.pillarTable.direct'), 'integer', 10, totalled),
    column('indirect', texts('reports.pillarTable.indirect'), 'integer', 10, totalled),
  ];
}
