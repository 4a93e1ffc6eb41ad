import { romanQuarter } from '../../../shared/quarter.ts';
import type { FigureTable, ReportRow } from '../../../shared/reports.ts';
import { placeText } from './place-text.ts';
import type { ProgramFacts } from './program-facts.ts';
import { programTitle, toDate } from './program-figures.ts';
import { column, totalsOf, unitColumn, withFormulas } from './report-context.ts';
import type { ReportContext } from './report-context.ts';

const quarters = [1, 2, 3, 4] as const;

/** Table C: a program a row, its spending quarter by quarter (DOMAIN, "The quarterly report"). */
export function programTable(context: ReportContext, programs: readonly ProgramFacts[]): FigureTable {
  const { texts, language } = context;
  const columns = columnsOf(context);
  const rows = programs.map((program) => {
    const row: ReportRow = {
      unit: program.unit ?? null,
      code: program.code,
      program: programTitle(program),
      groups: program.groups.join(', '),
      areas: placeText(context, program.areas),
      pillar: texts(`pillar.${program.pillar}`),
      tpb: program.mainTpb,
      furtherTpbs: program.furtherTpbs.join(', '),
      stage: program.stage[language],
      budget: toDate(program.budget, 4),
      // A quarter still to come has no figure: an empty cell, not a zero.
      ...Object.fromEntries(quarters.map((quarter) => [`q${quarter}`, program.spent[quarter - 1] ?? null])),
      status: texts(`programStatus.${program.status}`),
    };
    return withFormulas(columns, row);
  });
  return {
    id: 'C',
    title: texts('reports.programTable.title'),
    criteria: texts('reports.programTable.criteria', {
      programs: programs.length,
      year: context.year,
      quarter: context.quarterName,
    }),
    empty: texts('reports.programTable.empty'),
    columns,
    rows,
    subjects: programs.map(({ id }) => id),
    totals: totalsOf(columns, rows, { key: 'program', text: texts('reports.total') }),
  };
}

function columnsOf(context: ReportContext) {
  const { texts } = context;
  return [
    ...unitColumn(context),
    column('code', texts('reports.programTable.code'), 'text', 10),
    column('program', texts('reports.programTable.program'), 'text', 26),
    column('groups', texts('reports.programTable.groups'), 'text', 20),
    column('areas', texts('reports.programTable.areas'), 'text', 22),
    column('pillar', texts('reports.programTable.pillar'), 'text', 11),
    column('tpb', texts('reports.programTable.tpb'), 'integer', 5),
    column('furtherTpbs', texts('reports.programTable.furtherTpbs'), 'text', 7),
    column('stage', texts('reports.programTable.stage'), 'text', 12),
    column('budget', texts('reports.programTable.budget'), 'money', 15, { isTotalled: true }),
    ...quarters.map((quarter) =>
      column(`q${quarter}`, texts('reports.quarterColumn', { roman: romanQuarter(quarter) }), 'money', 14, {
        isTotalled: true,
      }),
    ),
    column('spentToDate', texts('reports.programTable.spentToDate'), 'money', 15, {
      formula: { kind: 'sum', of: quarters.map((quarter) => `q${quarter}`) },
    }),
    column('share', texts('reports.programTable.share'), 'percent', 9, {
      formula: { kind: 'share', part: 'spentToDate', whole: 'budget' },
    }),
    column('status', texts('reports.programTable.status'), 'text', 10),
  ];
}
