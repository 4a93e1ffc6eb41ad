import type { ChangedCell } from '../../../shared/closings.ts';
import { cellText } from '../../../shared/report-cell.ts';
import type { FigureTable, QuarterlyReport } from '../../../shared/reports.ts';
import type { Queries } from '../../database/open.ts';
import type { QuarterlyReportInput } from '../../../shared/reports.ts';
import { knownFacts } from './known-facts.ts';
import { loadQuarterFacts } from './quarter-facts.ts';
import { shapedReport } from './quarterly-report.ts';

/**
 * "Berubah setelah penutupan": what the report of a closed quarter would say otherwise if it were made of
 * the records now, cell by cell. Empty for a quarter that is open.
 */
export async function changedAfterClosing(queries: Queries, input: QuarterlyReportInput): Promise<ChangedCell[]> {
  const known = await knownFacts(queries, input);
  if (known.closed === null) return [];
  const now = await loadQuarterFacts(queries, input);
  const { language } = input;
  return changedCells(shapedReport([known], { language }), shapedReport([{ facts: now, closed: null }], { language }));
}

/** Cells of the tables that differ, in the order of the tables; rows are told apart by what they are about. */
export function changedCells(before: QuarterlyReport, after: QuarterlyReport): ChangedCell[] {
  return [...before.tables, before.attachments].flatMap((table, index) => {
    const other = [...after.tables, after.attachments][index];
    return other ? changedRows(table, other, before.language) : [];
  });
}

function changedRows(before: FigureTable, after: FigureTable, language: QuarterlyReport['language']): ChangedCell[] {
  const table = before.id === '' ? before.title : before.id;
  const columns = [
    ...before.columns,
    ...after.columns.filter(({ key }) => !before.columns.some((own) => own.key === key)),
  ];
  const subjects = [...before.subjects, ...after.subjects.filter((subject) => !before.subjects.includes(subject))];
  const nameOf = (row: FigureTable['rows'][number]) => {
    const first = columns.find(({ kind, key }) => kind === 'text' && key !== 'unit' && key !== 'code');
    return first ? String(row[first.key] ?? '') : '';
  };
  return subjects.flatMap((subject): ChangedCell[] => {
    const was = before.rows[before.subjects.indexOf(subject)];
    const is = after.rows[after.subjects.indexOf(subject)];
    if (!was || !is) {
      const name = nameOf(was ?? is ?? {});
      return [{ table, row: name, column: '', before: was ? name : null, after: is ? name : null }];
    }
    return columns
      .filter(({ key }) => key !== 'number' && (was[key] ?? null) !== (is[key] ?? null))
      .map((column) => ({
        table,
        row: nameOf(was),
        column: column.title,
        before: cellText(column, was[column.key], language),
        after: cellText(column, is[column.key], language),
      }));
  });
}
