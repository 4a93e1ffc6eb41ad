import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quarterlyReport } from '../../src/main/reports/quarterly/quarterly-report.ts';
import { attendingStatuses } from '../../src/shared/meetings.ts';
import { pillarOf, pillars } from '../../src/shared/programs.ts';
import { quarterOf } from '../../src/shared/quarter.ts';
import type { QuarterlyReport } from '../../src/shared/reports.ts';
import { fillAwkward } from '../support/awkward-records.ts';
import type { Known } from '../support/awkward-records.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';

const year = 2025;
const attending: string[] = [...attendingStatuses];

describe.each([1, 2, 3])('the report calculated again in plain loops (data %i)', (seed) => {
  let records: Records;
  let units: string[];
  let known: Known;

  beforeAll(async () => {
    records = await openRecords();
    ({ units, known } = await fillAwkward(records, seed));
  });
  afterAll(() => records.close());

  it.each([1, 2, 3, 4])('gives the same figures of tables A, C and G in Triwulan %i', async (quarter) => {
    for (const unitId of units) {
      const report = await quarterlyReport(records.queries, { unitId, year, quarter, language: 'id' });
      const programs = programsAgain(known, unitId, quarter);
      expect(rowsOf(report, 'C', ['code', 'budget', 'q1', 'q2', 'q3', 'q4', 'spentToDate', 'share'])).toEqual(
        programs.map(({ code, budget, spent, toDate }) => ({
          code,
          budget,
          ...Object.fromEntries([0, 1, 2, 3].map((index) => [`q${index + 1}`, spent[index] ?? null])),
          spentToDate: toDate,
          share: budget === 0 ? null : toDate / budget,
        })),
      );
      expect(report.tables[0]?.rows.map(({ pillar: _, number: __, ...figures }) => figures)).toEqual(
        pillars.map((pillar) => pillarAgain(programs.filter((program) => pillarOf(program.mainTpb) === pillar))),
      );
      const { totals } = report.tables[0] ?? {};
      expect({ ...totals, pillar: undefined, number: undefined }).toEqual({
        ...pillarAgain(programs),
        pillar: undefined,
        number: undefined,
      });
      expect(rowsOf(report, 'G', ['meeting', 'date', 'sessions', 'male', 'female', 'total', 'institutions'])).toEqual(
        meetingsAgain(known, unitId, quarter),
      );
    }
  });
});

function rowsOf(report: QuarterlyReport, id: string, keys: string[]) {
  const table = report.tables.find((candidate) => candidate.id === id);
  return table?.rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key]])));
}

function programsAgain(known: Known, unitId: string, quarter: number) {
  const result = [];
  for (const program of known.programs) {
    if (program.unitId !== unitId || program.isBinned) continue;
    const budgets = known.budgets.filter((row) => row.programId === program.id && row.year === year);
    const expenses = known.expenses.filter(
      (row) => row.programId === program.id && !row.isBinned && quarterOf(row.date).year === year,
    );
    let budget = 0;
    let budgetToDate = 0;
    for (const row of budgets) {
      budget += row.amount;
      if (row.quarter <= quarter) budgetToDate += row.amount;
    }
    const ran = program.startDate <= '2025-12-31' && (program.endDate === null || program.endDate >= '2025-01-01');
    if (!ran && budget === 0 && expenses.length === 0) continue;
    const spent = Array.from({ length: quarter }, () => 0);
    for (const row of expenses) {
      const index = quarterOf(row.date).quarter - 1;
      if (index < quarter) spent[index] = (spent[index] ?? 0) + row.amount;
    }
    let people = { quarter: 0, male: 0, female: 0, indirect: 0 };
    for (const row of known.beneficiaries) {
      if (row.programId === program.id && row.year === year && row.quarter <= quarter && row.quarter > people.quarter) {
        people = row;
      }
    }
    const toDate = spent.reduce((sum, amount) => sum + amount, 0);
    result.push({ ...program, budget, budgetToDate, spent, toDate, people });
  }
  return result;
}

function pillarAgain(programs: ReturnType<typeof programsAgain>) {
  const sum = (figure: (program: (typeof programs)[number]) => number) =>
    programs.reduce((total, program) => total + figure(program), 0);
  const budgetYear = sum((program) => program.budget);
  const spentToDate = sum((program) => program.toDate);
  return {
    programs: programs.length,
    budgetYear,
    budgetToDate: sum((program) => program.budgetToDate),
    spentQuarter: sum((program) => program.spent.at(-1) ?? 0),
    spentToDate,
    share: budgetYear === 0 ? null : spentToDate / budgetYear,
    remaining: budgetYear - spentToDate,
    direct: sum((program) => program.people.male + program.people.female),
    indirect: sum((program) => program.people.indirect),
  };
}

function meetingsAgain(known: Known, unitId: string, quarter: number) {
  const rows = [];
  for (const meeting of known.meetings) {
    if (meeting.unitId !== unitId || meeting.isBinned) continue;
    const sessions = known.sessions.filter((session) => {
      const of = quarterOf(session.date);
      return session.meetingId === meeting.id && of.year === year && of.quarter === quarter;
    });
    if (sessions.length === 0) continue;
    const genders = new Map<string, Set<string>>();
    const institutions = new Set<string>();
    for (const session of sessions) {
      for (const row of known.participants) {
        if (row.sessionId !== session.id || !attending.includes(row.status)) continue;
        const person = genders.get(row.personId) ?? new Set<string>();
        if (row.gender) person.add(row.gender);
        genders.set(row.personId, person);
        if (row.institution !== '') institutions.add(row.institution.toLowerCase());
      }
    }
    const first = sessions.toSorted((a, b) => a.date.localeCompare(b.date) || a.position - b.position)[0];
    rows.push({
      first,
      row: {
        meeting: meeting.title,
        date: first?.date,
        sessions: sessions.length,
        male: [...genders.values()].filter((set) => set.has('L')).length,
        female: [...genders.values()].filter((set) => set.has('P') && !set.has('L')).length,
        total: genders.size,
        institutions: institutions.size,
      },
    });
  }
  return rows
    .toSorted((a, b) => {
      const [x, y] = [a.first, b.first];
      if (!x || !y) return 0;
      return x.date.localeCompare(y.date) || x.position - y.position || (x.id < y.id ? -1 : 1);
    })
    .map(({ row }) => row);
}
