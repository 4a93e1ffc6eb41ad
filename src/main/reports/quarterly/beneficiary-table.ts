import type { FigureTable, ReportRow } from '../../../shared/reports.ts';
import { programTitle } from './program-figures.ts';
import type { QuarterFacts } from './quarter-facts.ts';
import { column, totalsOf, unitColumn, withFormulas } from './report-context.ts';
import type { ReportContext } from './report-context.ts';

type Facts = Pick<QuarterFacts, 'programs' | 'categories'>;

/** Table E: people reached per program, as last stated; a column for each vulnerable category that is counted. */
export function beneficiaryTable(context: ReportContext, { programs, categories }: Facts): FigureTable {
  const { texts } = context;
  const reached = programs.filter((program) => program.reached !== null);
  const counted = categories.filter(({ code }) => reached.some((program) => program.reached?.vulnerable[code]));
  const columns = columnsOf(context, counted);
  const rows = reached.map((program) => {
    const row: ReportRow = {
      unit: program.unit ?? null,
      program: programTitle(program),
      male: program.reached?.male ?? 0,
      female: program.reached?.female ?? 0,
      ...Object.fromEntries(counted.map(({ code }) => [`of-${code}`, program.reached?.vulnerable[code] ?? 0])),
      indirect: program.reached?.indirect ?? 0,
      basis: program.reached?.basis ?? '',
    };
    return withFormulas(columns, row);
  });
  return {
    id: 'E',
    title: texts('reports.beneficiaryTable.title'),
    criteria: texts('reports.beneficiaryTable.criteria', {
      stated: rows.length,
      programs: programs.length,
      quarter: context.quarterName,
    }),
    empty: texts('reports.beneficiaryTable.empty', { quarter: context.quarterName }),
    columns,
    rows,
    subjects: reached.map(({ id }) => id),
    totals: totalsOf(columns, rows, { key: 'program', text: texts('reports.beneficiaryTable.total') }),
  };
}

function columnsOf(context: ReportContext, counted: Facts['categories']) {
  const { texts, language } = context;
  const totalled = { isTotalled: true };
  return [
    ...unitColumn(context),
    column('program', texts('reports.programTable.program'), 'text', 28),
    column('male', texts('reports.beneficiaryTable.male'), 'integer', 8, totalled),
    column('female', texts('reports.beneficiaryTable.female'), 'integer', 8, totalled),
    column('direct', texts('reports.beneficiaryTable.direct'), 'integer', 9, {
      formula: { kind: 'sum', of: ['male', 'female'] },
    }),
    ...counted.map(({ code, label }) => column(`of-${code}`, label[language], 'integer', 8, totalled)),
    column('indirect', texts('reports.beneficiaryTable.indirect'), 'integer', 9, totalled),
    column('basis', texts('reports.beneficiaryTable.basis'), 'text', 30),
  ];
}
