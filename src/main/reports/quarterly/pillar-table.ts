import { pillars } from '../../../shared/programs.ts';
import type { FigureTable, ReportRow } from '../../../shared/reports.ts';
import type { ProgramFacts } from './program-facts.ts';
import { directOf, spentToDate, toDate } from './program-figures.ts';
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
      budgetYear: sumOf(own, ({ budget }) => toDate(budget, 4)),
      budgetToDate: sumOf(own, ({ budget }) => toDate(budget, quarter)),
      spentQuarter: sumOf(own, ({ spent }) => spent.at(-1) ?? 0),
      spentToDate: sumOf(own, spentToDate),
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

function columnsOf({ texts }: ReportContext) {
  const totalled = { isTotalled: true };
  return [
    column('number', texts('reports.pillarTable.number'), 'integer', 4),
    column('pillar', texts('reports.pillarTable.pillar'), 'text', 22),
    column('programs', texts('reports.pillarTable.programs'), 'integer', 9, totalled),
    column('budgetYear', texts('reports.pillarTable.budgetYear'), 'money', 16, totalled),
    column('budgetToDate', texts('reports.pillarTable.budgetToDate'), 'money', 16, totalled),
    column('spentQuarter', texts('reports.pillarTable.spentQuarter'), 'money', 16, totalled),
    column('spentToDate', texts('reports.pillarTable.spentToDate'), 'money', 16, totalled),
    column('share', texts('reports.pillarTable.share'), 'percent', 9, {
      formula: { kind: 'share', part: 'spentToDate', whole: 'budgetYear' },
    }),
    column('remaining', texts('reports.pillarTable.remaining'), 'money', 16, {
      formula: { kind: 'difference', from: 'budgetYear', less: 'spentToDate' },
    }),
    column('direct', texts('reports.pillarTable.direct'), 'integer', 10, totalled),
    column('indirect', texts('reports.pillarTable.indirect'), 'integer', 10, totalled),
  ];
}
