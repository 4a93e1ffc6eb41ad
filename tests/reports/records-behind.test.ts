import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadQuarterFacts } from '../../src/main/reports/quarterly/quarter-facts.ts';
import { quarterlyReport } from '../../src/main/reports/quarterly/quarterly-report.ts';
import { recordsBehind } from '../../src/main/reports/quarterly/records-behind.ts';
import { newId } from '../../src/main/database/new-id.ts';
import { achievedShare, upToQuarter } from '../../src/shared/achievement.ts';
import type { Aggregation, Direction } from '../../src/shared/indicators.ts';
import { shareOf } from '../../src/shared/money.ts';
import { figureTables, isFigure } from '../../src/shared/records-behind.ts';
import type { FigurePart, FigurePlace, RecordsBehind } from '../../src/shared/records-behind.ts';
import type { ReportColumn } from '../../src/shared/reports.ts';
import { fillAwkward } from '../support/awkward-records.ts';
import { fillAwkwardResults } from '../support/awkward-results.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';

const year = 2025;

interface Scope {
  programId?: string;
  isRegion?: boolean;
}

/** Every figure of a report with its place; empty cells are none. */
async function figuresOf(records: Records, unitId: string, quarter: number, scope: Scope = {}) {
  const report = await quarterlyReport(records.queries, { unitId, year, quarter, language: 'id', ...scope });
  return report.tables.flatMap((table) => {
    const id = figureTables.find((letter) => letter === table.id);
    if (id === undefined) throw new Error(`no letter ${table.id}`);
    const rows = [
      ...table.rows.map((row, index) => ({ row, subject: table.subjects[index] ?? null })),
      ...(table.totals ? [{ row: table.totals, subject: null }] : []),
    ];
    return rows.flatMap(({ row, subject }) =>
      table.columns
        .filter(isFigure)
        .map((column) => ({
          column,
          value: row[column.key] ?? null,
          place: { table: id, subject, column: column.key },
        }))
        .filter(({ value }) => value !== null),
    );
  });
}

function behind(records: Records, unitId: string, quarter: number, place: FigurePlace, scope: Scope = {}) {
  return recordsBehind(records.queries, { unitId, year, quarter, language: 'id', ...scope, ...place });
}

/** A part's records put together again, without the code that is tested. */
function putTogether({ made, table }: FigurePart): number | null {
  const { of } = made;
  if (made.how === 'count' || of === null) return table.rows.length;
  const values = table.rows.map((row) => row[of]).filter((value) => typeof value === 'number');
  if (made.how === 'sum' && values.every(Number.isInteger)) {
    let sum = 0;
    for (const value of values) sum += value;
    return sum;
  }
  if (values.length === 0) return null;
  if (made.how === 'stated') return values[0] ?? null;
  const [one = null, two = null, three = null, four = null] = values;
  return upToQuarter([one, two, three, four], made.how, 4);
}

interface Measured {
  direction: Direction;
  aggregation: Aggregation;
}

function whole(column: ReportColumn, { parts }: RecordsBehind, indicator: Measured | undefined): number | null {
  const [first = null, second = null, third = null] = parts.map(putTogether);
  if (column.formula?.kind === 'share') return shareOf(first ?? 0, second ?? 0);
  if (column.formula?.kind === 'difference') return (first ?? 0) - (second ?? 0);
  if (indicator && column.key === 'share') return achievedShare({ ...indicator, baseline: third }, first, second);
  return first;
}

describe.each([
  { seed: 1, quarter: 2 },
  { seed: 2, quarter: 3 },
  { seed: 3, quarter: 4 },
  { seed: 4, quarter: 1 },
])('the records behind the figures (data $seed, Triwulan $quarter)', ({ seed, quarter }) => {
  let records: Records;
  let units: string[];
  let measured: Map<string, Measured>;
  beforeAll(async () => {
    records = await openRecords();
    const filled = await fillAwkward(records, seed);
    units = filled.units;
    await fillAwkwardResults(records, seed, filled.known);
    const indicators = await records.queries.selectFrom('indicator').selectAll().execute();
    measured = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  });
  afterAll(() => records.close());

  async function check(unitId: string, scope: Scope = {}): Promise<Set<string>> {
    const wrong: string[] = [];
    const seen = new Set<string>();
    for (const { place, column, value } of await figuresOf(records, unitId, quarter, scope)) {
      const answer = await behind(records, unitId, quarter, place, scope);
      const sum = whole(column, answer, measured.get(place.subject ?? ''));
      const isRight =
        sum === value &&
        answer.figure === value &&
        answer.parts.every((part) => part.now === putTogether(part) && (part.figure ?? part.now) === part.now) &&
        answer.parts.every((part) => part.links.length === part.table.rows.length);
      if (!isRight) wrong.push(`${JSON.stringify(place)}: ${sum} instead of ${value}`);
      seen.add(`${place.table}/${column.key}`);
    }
    expect(wrong).toEqual([]);
    return seen;
  }

  it('add up to every figure of every table of each unit', async () => {
    const seen = new Set<string>();
    for (const unitId of units) for (const key of await check(unitId)) seen.add(key);
    for (const table of ['A', 'B', 'C', 'D', 'E', 'F', 'G']) {
      expect([...seen].some((key) => key.startsWith(`${table}/`))).toBe(true);
    }
    expect(seen).toContain('E/of-lansia');
    expect(seen).toContain('D/share');
  });

  it('add up to every figure of a program with those under it', async () => {
    const unitId = units[0]!;
    const { programs } = await loadQuarterFacts(records.queries, { unitId, year, quarter });
    const parent = programs.find(({ id }) => programs.some(({ parentId }) => parentId === id)) ?? programs[0];
    await check(unitId, { programId: parent!.id });
  });

  it('add up to every total of a region', async () => {
    await records.queries.updateTable('unit_identity').set({ region: 'Kalimantan' }).execute();
    const wrong: string[] = [];
    for (const { place, column, value } of await figuresOf(records, units[0]!, quarter, { isRegion: true })) {
      if (place.subject !== null) continue;
      const answer = await behind(records, units[0]!, quarter, place, { isRegion: true });
      if (whole(column, answer, undefined) !== value) wrong.push(JSON.stringify(place));
    }
    expect(wrong).toEqual([]);
  });
});

describe('the records behind a figure', () => {
  let records: Records;
  let unit: string;
  let program: string;
  beforeAll(async () => {
    records = await openRecords();
    unit = await records.unit();
    await records.identity(unit, 'Unit');
    program = await records.program(unit, 'P-1', { name: 'Wasiat', mainTpb: 3 });
    await records.budget(program, year, [100, 0, 50, 0]);
    await records.expense(program, '2025-01-10', 40);
    await records.expense(program, '2025-04-01', 7);
  });
  afterAll(() => records.close());
  const spent = { table: 'A', subject: 'social', column: 'spentQuarter' } as const;

  it('are named in words, with where the figure stands and what was counted', async () => {
    const { title, place, parts } = await behind(records, unit, 1, spent);
    expect(title).toBe('Realisasi TW ini · Sosial');
    expect(place).toBe('A. Rekap pilar · Triwulan I Tahun 2025');
    expect(parts[0]?.table.criteria).toContain('1 Jan 2025 s.d. 31 Mar 2025');
  });

  it('each lead to their own page', async () => {
    const { parts } = await behind(records, unit, 1, spent);
    const expense = await records.queries
      .selectFrom('expense')
      .select('id')
      .where('amount', '=', 40)
      .executeTakeFirst();
    expect(parts[0]?.links).toEqual([{ kind: 'expense', id: expense?.id, year }]);
  });

  it('of a share are those of both figures that it is made of', async () => {
    const { figure, parts } = await behind(records, unit, 1, { ...spent, column: 'share' });
    expect(figure).toBe(40 / 150);
    expect(parts.map(({ column, figure: of, now }) => [column.key, of, now])).toEqual([
      ['spentToDate', 40, 40],
      ['budgetYear', 150, 150],
    ]);
  });

  it('are those of now where the quarter is closed, beside the figure of the closing', async () => {
    const facts = await loadQuarterFacts(records.queries, { unitId: unit, year, quarter: 1 });
    const at = '2025-04-10T00:00:00.000Z';
    await records.queries
      .insertInto('quarter_closing')
      .values({
        id: newId(),
        createdAt: at,
        updatedAt: at,
        version: 1,
        unitId: unit,
        year,
        quarter: 1,
        closedOn: '2026-07-10',
        closedBy: 'Rina',
        facts: JSON.stringify(facts),
        reopenedAt: null,
        reopenedBy: '',
        reopenReason: '',
      })
      .execute();
    await records.expense(program, '2025-02-01', 5);
    const { figure, isFrozen, parts } = await behind(records, unit, 1, spent);
    expect([figure, isFrozen, parts[0]?.figure, parts[0]?.now, parts[0]?.table.rows.length]).toEqual([
      40,
      true,
      40,
      45,
      2,
    ]);
    expect((await behind(records, unit, 2, spent)).isFrozen).toBe(false);
  });

  it('are refused for a row or a column that the report does not have', async () => {
    await expect(behind(records, unit, 2, { ...spent, subject: 'nothing' })).rejects.toMatchObject({ code: 'MISSING' });
    await expect(behind(records, unit, 2, { ...spent, column: 'nothing' })).rejects.toMatchObject({ code: 'INVALID' });
  });
});
