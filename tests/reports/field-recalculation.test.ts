import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quarterlyReport } from '../../src/main/reports/quarterly/quarterly-report.ts';
import { defaultChoices } from '../../src/shared/choices.ts';
import { quarterRange } from '../../src/shared/quarter.ts';
import type { FigureTable, QuarterlyReport } from '../../src/shared/reports.ts';
import { fillAwkwardField } from '../support/awkward-field.ts';
import type { KnownField } from '../support/awkward-field.ts';
import { fillAwkward } from '../support/awkward-records.ts';
import type { Known } from '../support/awkward-records.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';

const year = 2025;

describe.each([4, 5, 6])('tables B, D, E, F and H calculated again in plain loops (data %i)', (seed) => {
  let records: Records;
  let units: string[];
  let known: Known;
  let field: KnownField;

  beforeAll(async () => {
    records = await openRecords();
    await records.choices();
    ({ units, known } = await fillAwkward(records, seed));
    field = await fillAwkwardField(records, seed, units, known);
  });
  afterAll(() => records.close());

  it.each([1, 2, 3, 4])('gives the same figures in Triwulan %i', async (quarter) => {
    for (const unitId of units) {
      const report = await quarterlyReport(records.queries, { unitId, year, quarter, language: 'id' });
      const programs = tableOf(report, 'C').subjects;
      expect(rowsOf(report, 'B', ['tpb', 'programs', 'budgetYear', 'spentToDate'])).toEqual(
        goalsAgain(report, known, field, programs),
      );
      expect(tableOf(report, 'B').totals).toMatchObject(pickTotals(tableOf(report, 'A')));
      expect(rowsOf(report, 'D', ['baseline', 'targetYear', 'target', 'current', 'value', 'share'])).toEqual(
        indicatorsAgain(field, programs, quarter),
      );
      expect(new Map(tableOf(report, 'E').subjects.map((id, index) => [id, tableOf(report, 'E').rows[index]]))).toEqual(
        new Map(programs.flatMap((id) => reachedAgain(known, field, report, id, quarter))),
      );
      expect(
        rowsOf(report, 'F', ['group', 'chair', 'male', 'female', 'members', 'revenue', 'revenueToDate', 'stage']),
      ).toEqual(groupsAgain(field, unitId, quarter));
      const states = tableOf(report, 'H').subjects.map((id, index) => [
        id,
        stateWord(tableOf(report, 'H').rows[index]),
      ]);
      expect(new Map(states as [string, string][])).toEqual(followUpsAgain(known, field, unitId, quarter));
    }
  });
});

function tableOf(report: QuarterlyReport, id: string): FigureTable {
  const table = report.tables.find((candidate) => candidate.id === id);
  if (!table) throw new Error(id);
  return table;
}

function rowsOf(report: QuarterlyReport, id: string, keys: string[]) {
  return tableOf(report, id).rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key]])));
}

/** One total however it is cut: by TPB as by pillar. */
function pickTotals({ totals }: FigureTable) {
  return Object.fromEntries(
    ['programs', 'budgetYear', 'budgetToDate', 'spentQuarter', 'spentToDate', 'share'].map((key) => [
      key,
      totals?.[key],
    ]),
  );
}

function goalsAgain(report: QuarterlyReport, known: Known, field: KnownField, programs: string[]) {
  const rows = [];
  for (let tpb = 1; tpb <= 17; tpb += 1) {
    let count = 0;
    let isServed = false;
    let budgetYear = 0;
    let spentToDate = 0;
    programs.forEach((id, index) => {
      const program = known.programs.find((one) => one.id === id);
      if (field.furtherTpbs.get(id)?.includes(tpb)) isServed = true;
      if (program?.mainTpb !== tpb) return;
      isServed = true;
      count += 1;
      const row = tableOf(report, 'C').rows[index];
      budgetYear += Number(row?.budget);
      spentToDate += Number(row?.spentToDate);
    });
    if (isServed) rows.push({ tpb, programs: count, budgetYear, spentToDate });
  }
  return rows;
}

function upTo(values: (number | null)[] | undefined, aggregation: string, quarter: number): number | null {
  let sum = 0;
  let count = 0;
  let last: number | null = null;
  for (const value of (values ?? []).slice(0, quarter)) {
    if (value === null) continue;
    sum += value;
    count += 1;
    last = value;
  }
  if (count === 0) return null;
  if (aggregation === 'last') return last;
  return aggregation === 'sum' ? sum : sum / count;
}

function indicatorsAgain(field: KnownField, programs: string[], quarter: number) {
  const rows = [];
  for (const programId of programs) {
    // Their order within the program is the reverse of their making.
    const own = field.indicators.filter((one) => one.programId === programId && !one.isBinned).toReversed();
    for (const { baseline, direction, aggregation, targets, values } of own) {
      const target = upTo(targets[year], aggregation, quarter);
      const value = upTo(values[year], aggregation, quarter);
      let share: number | null = null;
      if (target !== null && value !== null) {
        if (baseline !== null && aggregation !== 'sum') {
          const isWay = direction === 'up' ? target > baseline : target < baseline;
          if (isWay) share = (value - baseline) / (target - baseline);
        } else if (target > 0) share = direction === 'up' ? value / target : 2 - value / target;
      }
      const targetYear = upTo(targets[year], aggregation, 4);
      rows.push({ baseline, targetYear, target, current: values[year]?.[quarter - 1] ?? null, value, share });
    }
  }
  return rows;
}

function reachedAgain(known: Known, field: KnownField, report: QuarterlyReport, id: string, quarter: number) {
  let stated: Known['beneficiaries'][number] | undefined;
  for (const row of known.beneficiaries) {
    if (row.programId !== id || row.year !== year || row.quarter > quarter) continue;
    if (!stated || row.quarter > stated.quarter) stated = row;
  }
  if (!stated) return [];
  const { male, female, indirect } = stated;
  const counted = tableOf(report, 'E').columns.filter(({ key }) => key.startsWith('of-'));
  const vulnerable = counted.map(({ key }) => {
    const row = field.vulnerable.find(
      (one) =>
        one.programId === id && one.year === year && one.quarter === stated.quarter && `of-${one.category}` === key,
    );
    return [key, row?.count ?? 0];
  });
  const code = known.programs.find((program) => program.id === id)?.code;
  const row = { unit: null, program: `Program ${code}`, male, female, direct: male + female, indirect, basis: '' };
  return [[id, { ...row, ...Object.fromEntries(vulnerable) }] as const];
}

function groupsAgain(field: KnownField, unitId: string, quarter: number) {
  const { to } = quarterRange({ year, quarter });
  const labels = new Map<string, string>(defaultChoices.stage.map(([code, label]) => [code, label]));
  return field.groups
    .filter((group) => group.unitId === unitId && !group.isBinned)
    .filter((group) => {
      const isStated = group.progress.some((row) => row.year === year && row.quarter === quarter);
      return isStated || (group.isActive && (group.foundedOn === null || group.foundedOn <= to));
    })
    .map((group) => {
      const members = group.members.filter(
        ({ joinedOn, leftOn }) => (joinedOn === null || joinedOn <= to) && (leftOn === null || leftOn > to),
      );
      const now = group.progress.find((row) => row.year === year && row.quarter === quarter);
      const ofYear = group.progress.filter(
        (row) => row.year === year && row.quarter <= quarter && row.revenue !== null,
      );
      const earlier = group.progress.filter((row) => row.year < year || (row.year === year && row.quarter < quarter));
      const before = earlier.at(-1)?.stage ?? group.progress[0]?.startStage ?? group.stage;
      const stage = now?.stage ?? before;
      const [was, is] = [labels.get(before) ?? before, labels.get(stage) ?? stage];
      return {
        group: group.name,
        chair: members.find(({ isChair }) => isChair)?.name ?? '',
        male: members.filter(({ gender }) => gender === 'L').length,
        female: members.filter(({ gender }) => gender === 'P').length,
        members: members.length,
        revenue: now?.revenue ?? null,
        revenueToDate: ofYear.length === 0 ? null : ofYear.reduce((sum, row) => sum + (row.revenue ?? 0), 0),
        stage: was === is ? is : `${was} → ${is}`,
      };
    });
}

const words: [string, string][] = [
  ['Selesai', 'done'],
  ['Terlambat', 'late'],
  ['Terbuka', 'open'],
  ['Ditolak', 'rejected'],
];

function stateWord(row: FigureTable['rows'][number] | undefined): string {
  return words.find(([word]) => String(row?.state).startsWith(word))?.[1] ?? '';
}

function followUpsAgain(known: Known, field: KnownField, unitId: string, quarter: number) {
  const { from, to } = quarterRange({ year, quarter });
  const states = new Map<string, string>();
  for (const one of field.followUps) {
    if (one.unitId !== unitId || one.isBinned) continue;
    const days = known.sessions.filter(({ meetingId }) => meetingId === one.meetingId).map(({ date }) => date);
    const own = one.dueOn !== null && one.dueOn < one.enteredOn ? one.dueOn : one.enteredOn;
    const since = days.toSorted()[0] ?? own;
    if (since > to) continue;
    if (one.doneOn !== null && one.doneOn < from) continue;
    if (one.isRejected && since < from) continue;
    if (one.doneOn !== null && one.doneOn <= to) states.set(one.id, 'done');
    else if (one.isRejected) states.set(one.id, 'rejected');
    else states.set(one.id, one.dueOn !== null && one.dueOn < to ? 'late' : 'open');
  }
  return states;
}
