import { pillars } from '../../shared/programs.ts';
import type { ReportRow, ReportTable } from '../../shared/reports.ts';
import type { ProgramFigures } from './program-figures.ts';
import { column, totalsOf, withFormulas } from './report-context.ts';
import type { ReportContext } from './report-context.ts';

/** Table A: money and people per pillar, always all four (DOMAIN, "The quarterly report"). */
export function pillarTable(context: ReportContext, programs: ProgramFigures[]): ReportTable {
  const columns = columnsOf(context);
  const rows = pillars.map((pillar, index) => {
    const ofPillar = programs.filter((program) => program.pillar === pillar);
    const sum = (figure: (program: ProgramFigures) => number) =>
      ofPillar.reduce((total, program) => total + figure(program), 0);
    const row: ReportRow = {
      number: index + 1,
      pillar: context.texts(`pillar.${pillar}`),
      programs: ofPillar.length,
      budgetYear: sum((program) => program.budgetYear),
      budgetToDate: sum((program) => program.budgetToDate),
      spentQuarter: sum((program) => program.spent.at(-1) ?? 0),
      spentToDate: sum((program) => program.spent.reduce((total, amount) => total + amount, 0)),
      direct: sum((program) => program.direct),
      indirect: sum((program) => program.indirect),
    };
    return withFormulas(columns, row);
  });
  return {
    id: 'A',
    title: context.texts('reports.pillarTable.title'),
    criteria: context.texts('reports.pillarTable.criteria', {
      programs: programs.length,
      year: context.year,
      quarter: context.quarterName,
    }),
    empty: context.texts('reports.pillarTable.empty'),
    columns,
    rows,
    totals: totalsOf(columns, rows, { key: 'pillar', text: context.texts('reports.total') }),
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
