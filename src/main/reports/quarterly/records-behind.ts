import type { FigurePart, FigureTableId, RecordsBehind, RecordsBehindInput } from '../../../shared/records-behind.ts';
import type { FigureTable, QuarterlyReport, ReportColumn, ReportRow, ReportTable } from '../../../shared/reports.ts';
import type { Queries } from '../../database/open.ts';
import { invalid, missing } from '../../failures.ts';
import { tableHeading } from '../report-texts.ts';
import { behindFollowUps } from './behind/follow-ups.ts';
import { behindGroups } from './behind/groups.ts';
import { behindIndicators } from './behind/indicators.ts';
import { behindMeetings } from './behind/meetings.ts';
import type { Behind, Part } from './behind/part.ts';
import { madeOf } from './behind/part.ts';
import { behindPillars, behindPrograms, behindTpbs } from './behind/programs.ts';
import type { KnownFacts } from './known-facts.ts';
import { periodOfQuarter } from './period.ts';
import type { QuarterFacts } from './quarter-facts.ts';
import { loadQuarterFacts } from './quarter-facts.ts';
import { shapedReport, unitsOfReport } from './quarterly-report.ts';
import { reportContext } from './report-context.ts';
import { factsInScope } from './scopes.ts';

const partsOf: Record<FigureTableId, (behind: Behind) => Promise<Part> | Part> = {
  A: behindPillars,
  B: behindTpbs,
  C: behindPrograms,
  D: behindIndicators,
  E: behindPrograms,
  F: behindGroups,
  G: behindMeetings,
  H: behindFollowUps,
};

/**
 * The records that make up a figure of the quarterly report, found with the report's own queries. The figure
 * of a closed quarter is that of its closing, the records are those of now (`isFrozen`). A column of
 * words answers what its row is about. Fails with `MISSING` for a unit, program or row that the report
 * does not know, with `INVALID` for a column that its table does not have.
 */
export async function recordsBehind(queries: Queries, input: RecordsBehindInput): Promise<RecordsBehind> {
  const units = await unitsOfReport(queries, input);
  const report = shapedReport(units, input);
  const { table, row, column } = placeIn(report, input);
  const behind = await behindOf(queries, input, units);
  const parts: FigurePart[] = [];
  for (const part of madeOfColumns(input.table, column, row)) {
    const own = table.columns.find(({ key }) => key === part) ?? column;
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const records = await partsOf[input.table]({ ...behind, column: part });
    parts.push(answerOf(records, own, row[own.key] ?? null, titleOf(table, row, own), behind.texts('reports.total')));
  }
  return {
    title: titleOf(table, row, column),
    place: `${tableHeading(table)} · ${report.period}`,
    column,
    figure: row[column.key] ?? null,
    parts,
    isFrozen: units.some(({ closed }) => closed !== null),
  };
}

function placeIn({ tables }: QuarterlyReport, { table: id, subject, column: key }: RecordsBehindInput) {
  const table = tables.find((candidate) => candidate.id === id);
  const row = subject === null ? table?.totals : table?.rows[table.subjects.indexOf(subject)];
  if (!table || !row) throw missing('Figure', `${id} ${subject ?? ''}`);
  const column = table.columns.find((candidate) => candidate.key === key);
  if (!column) throw invalid({ path: ['column'], code: 'unknownReference' });
  return { table, row, column };
}

async function behindOf(
  queries: Queries,
  input: RecordsBehindInput,
  units: readonly KnownFacts[],
): Promise<Omit<Behind, 'column'>> {
  const now: QuarterFacts[] = [];
  for (const { facts, closed } of units) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    now.push(closed === null ? facts : await loadQuarterFacts(queries, facts));
  }
  const facts = factsInScope(now, input);
  if (!facts) throw missing('Program', input.programId ?? '');
  const { year, quarter, language, isRegion } = input;
  return {
    ...reportContext({ year, quarter, language, isJoint: isRegion ?? false }),
    queries,
    periods: units.map((unit) => periodOfQuarter(unit.facts)),
    facts,
    subject: input.subject,
  };
}

/** The columns whose records make up a figure: its own, or those of the two that it is reckoned from. */
function madeOfColumns(table: FigureTableId, { key, formula }: ReportColumn, row: ReportRow): string[] {
  if (formula?.kind === 'share') return [formula.part, formula.whole];
  if (formula?.kind === 'difference') return [formula.from, formula.less];
  if (table !== 'D' || key !== 'share') return [key];
  // The way from the baseline counts (DOMAIN rule 4).
  return ['value', 'target', ...(typeof row['baseline'] === 'number' ? ['baseline'] : [])];
}

/** `Realisasi TW ini · Sosial` */
function titleOf({ columns }: FigureTable, row: ReportRow, { title }: ReportColumn): string {
  const first = columns.find(({ kind, key }) => kind === 'text' && key !== 'unit' && key !== 'code');
  const name = row['indicator'] ?? row['meeting'] ?? (first && row[first.key]);
  return typeof name === 'string' && name !== '' ? `${title} · ${name}` : title;
}

function answerOf(
  part: Part,
  column: ReportColumn,
  figure: FigurePart['figure'],
  title: string,
  total: string,
): FigurePart {
  const { criteria, columns, rows, made } = part;
  const now = madeOf(part);
  const isSum = made.how === 'sum';
  const label = columns.find(({ kind }) => kind === 'text');
  const table: ReportTable = {
    id: '',
    title,
    criteria,
    empty: '–',
    columns: columns.map((one) => (isSum && one.key === made.of ? { ...one, isTotalled: true } : one)),
    rows: rows.map(({ cells }) => Object.fromEntries(columns.map(({ key }) => [key, cells[key] ?? null]))),
    totals:
      isSum && made.of !== null && label
        ? { ...Object.fromEntries(columns.map(({ key }) => [key, null])), [made.of]: now, [label.key]: total }
        : null,
  };
  return { column, figure, made, now, table, links: rows.map(({ link }) => link) };
}
