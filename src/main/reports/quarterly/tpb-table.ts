import type { FigureTable, ReportRow } from '../../../shared/reports.ts';
import { moneyColumns, moneyOf } from './money-columns.ts';
import type { ProgramFacts } from './program-facts.ts';
import { column, totalsOf, withFormulas } from './report-context.ts';
import type { ReportContext } from './report-context.ts';

const goals = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17] as const;

/** Table B: the TPBs that any program serves; money under the main one only (DOMAIN rule 7). */
export function tpbTable(context: ReportContext, programs: readonly ProgramFacts[]): FigureTable {
  const { texts, quarter } = context;
  const columns = columnsOf(context);
  const served = goals.flatMap((tpb) => {
    const main = programs.filter(({ mainTpb }) => mainTpb === tpb);
    const further = programs.filter(({ furtherTpbs }) => furtherTpbs.includes(tpb));
    return main.length + further.length > 0 ? [{ tpb, main, further }] : [];
  });
  const rows = served.map(({ tpb, main, further }) => {
    const row: ReportRow = {
      tpb,
      name: texts(`tpb.${tpb}`),
      main: namesOf(main),
      programs: main.length,
      ...moneyOf(main, quarter),
      further: namesOf(further),
    };
    return withFormulas(columns, row);
  });
  return {
    id: 'B',
    title: texts('reports.tpbTable.title'),
    criteria: texts('reports.tpbTable.criteria', {
      tpbs: rows.length,
      programs: programs.length,
      year: context.year,
      quarter: context.quarterName,
    }),
    empty: texts('reports.pillarTable.empty'),
    columns,
    rows,
    subjects: served.map(({ tpb }) => String(tpb)),
    totals: totalsOf(columns, rows, { key: 'name', text: texts('reports.total') }),
  };
}

function columnsOf(context: ReportContext) {
  const { texts } = context;
  return [
    column('tpb', texts('reports.tpbTable.tpb'), 'integer', 5),
    column('name', texts('reports.tpbTable.name'), 'text', 24),
    column('main', texts('reports.tpbTable.main'), 'text', 24),
    column('programs', texts('reports.pillarTable.programs'), 'integer', 8, { isTotalled: true }),
    ...moneyColumns(context),
    column('further', texts('reports.tpbTable.further'), 'text', 24),
  ];
}

function namesOf(programs: readonly ProgramFacts[]): string {
  return programs.map(({ name }) => name).join(', ');
}
