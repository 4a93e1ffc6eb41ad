import type { TFunction } from 'i18next';
import type { ChangedCell } from '../../../shared/closings.ts';
import type { Language } from '../../../shared/language.ts';
import type { Quarter } from '../../../shared/quarter.ts';
import { cellText } from '../../../shared/report-cell.ts';
import type { FigureTable, QuarterlyReport, ReportRow } from '../../../shared/reports.ts';
import type { Queries } from '../../database/open.ts';
import { textsIn } from '../../texts.ts';
import { knownFacts } from './known-facts.ts';
import { loadQuarterFacts } from './quarter-facts.ts';
import { shapedReport } from './quarterly-report.ts';

/**
 * "Berubah setelah penutupan": what the report of a closed quarter would say otherwise if it were made of
 * the records now, cell by cell. Empty for a quarter that is open. Fails with `MISSING` for an unknown unit.
 */
export async function changedAfterClosing(
  queries: Queries,
  input: Quarter & { unitId: string; language: Language },
): Promise<ChangedCell[]> {
  const known = await knownFacts(queries, input);
  if (known.closed === null) return [];
  const now = await loadQuarterFacts(queries, input);
  const { language } = input;
  return changedCells(shapedReport([known], { language }), shapedReport([{ facts: now, closed: null }], { language }));
}

/** What differs between two reports of a quarter, in the report's order; rows are told apart by what they are about. */
export function changedCells(before: QuarterlyReport, after: QuarterlyReport): ChangedCell[] {
  const texts = textsIn(before.language);
  const ofTable = (table: FigureTable, other: FigureTable | undefined) =>
    other ? changedInTable(texts, table, other, before.language) : [];
  return [
    ...changedLines(texts('closings.head'), headLines(texts, before), headLines(texts, after)),
    ...changedLines(texts('closings.summary'), summaryLines(texts, before), summaryLines(texts, after)),
    ...before.tables.flatMap((table, index) => ofTable(table, after.tables[index])),
    ...changedLines(texts('narratives.title'), toldLines(texts, before), toldLines(texts, after)),
    ...ofTable(before.attachments, after.attachments),
  ];
}

/** A text of the report outside of its tables, and where it stands. */
interface Line {
  key: string;
  row: string;
  column: string;
  text: string;
}

function changedLines(table: string, before: readonly Line[], after: readonly Line[]): ChangedCell[] {
  const was = new Map(before.map((line) => [line.key, line]));
  const is = new Map(after.map((line) => [line.key, line]));
  return [...new Map([...is, ...was]).values()].flatMap(({ key, row, column }) => {
    const [from, to] = [was.get(key)?.text ?? null, is.get(key)?.text ?? null];
    return (from ?? '') === (to ?? '') ? [] : [{ table, row, column, before: from, after: to }];
  });
}

function headLines(texts: TFunction, { unit, signatories, legalBasis }: QuarterlyReport): Line[] {
  const named = (['name', 'legalName', 'company', 'region', 'address'] as const).map((field) => ({
    key: field,
    row: texts('reports.unit'),
    column: texts(`units.${field}`),
    text: unit[field],
  }));
  const signed = signatories.map(({ label, name, position }) => ({
    key: `signed ${label}`,
    row: label,
    column: '',
    text: [name, position].filter(Boolean).join(', '),
  }));
  const rules = legalBasis.map(({ name }) => name).join('; ');
  return [...named, ...signed, { key: 'rules', row: texts('reports.legalBasis'), column: '', text: rules }];
}

function summaryLines(texts: TFunction, { summary, language }: QuarterlyReport): Line[] {
  return summary.figures.flatMap(({ key, label, value, kind, note }) => [
    { key, row: label, column: texts('closings.figure'), text: cellText({ kind }, value, language) },
    { key: `${key} note`, row: label, column: texts('closings.figureNote'), text: note },
  ]);
}

function toldLines(texts: TFunction, { narratives }: QuarterlyReport): Line[] {
  return narratives.flatMap(({ programId, program, ...told }) =>
    (['text', 'problems', 'solutions'] as const).map((field) => ({
      key: `${programId} ${field}`,
      row: program,
      column: texts(`narratives.${field}`),
      text: told[field],
    })),
  );
}

/** The columns that a table's rows are called by. */
const namingColumns: Record<string, readonly string[]> = {
  A: ['pillar'],
  B: ['name'],
  C: ['program'],
  D: ['program', 'indicator'],
  E: ['program'],
  F: ['group'],
  G: ['meeting'],
  H: ['text'],
  '': ['caption', 'file'],
};

function changedInTable(texts: TFunction, before: FigureTable, after: FigureTable, language: Language): ChangedCell[] {
  const table = before.id === '' ? before.title : before.id;
  const columns = [
    ...before.columns,
    ...after.columns.filter(({ key }) => !before.columns.some((own) => own.key === key)),
  ];
  const nameOf = (row: ReportRow) =>
    (namingColumns[before.id] ?? []).flatMap((key) => (row[key] ? [String(row[key])] : [])).join(' · ');
  const titles = before.columns.flatMap(({ key, title }): ChangedCell[] => {
    const now = after.columns.find((column) => column.key === key)?.title ?? title;
    return now === title
      ? []
      : [{ table, row: texts('closings.columnTitle'), column: title, before: title, after: now }];
  });
  const [rowsBefore, rowsAfter] = [rowsBySubject(before), rowsBySubject(after)];
  const subjects = new Set([...rowsBefore.keys(), ...rowsAfter.keys()]);
  const cells = [...subjects].flatMap((subject): ChangedCell[] => {
    const [was, is] = [rowsBefore.get(subject), rowsAfter.get(subject)];
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
  return [...titles, ...cells];
}

function rowsBySubject({ subjects, rows }: FigureTable): Map<string, ReportRow> {
  return new Map(rows.map((row, index) => [subjects[index] ?? '', row]));
}
