import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareQuarter } from '../../src/main/reports/comparisons/compare.ts';
import { crosstab } from '../../src/main/reports/comparisons/crosstab.ts';
import { yearView } from '../../src/main/reports/comparisons/year-view.ts';
import { newId } from '../../src/main/database/new-id.ts';
import { quarterlyReport } from '../../src/main/reports/quarterly/quarterly-report.ts';
import { loadQuarterFacts } from '../../src/main/reports/quarterly/quarter-facts.ts';
import words from '../../src/shared/locales/id.json' with { type: 'json' };
import type { ComparedTable } from '../../src/shared/comparisons.ts';
import type { Dimension, Measure } from '../../src/shared/crosstab.ts';
import { crosstabInputSchema, dimensionsOf, fittingChoice, measures } from '../../src/shared/crosstab.ts';
import { attendingStatuses } from '../../src/shared/meetings.ts';
import { pillarOf } from '../../src/shared/programs.ts';
import { previousQuarter, quarterOf } from '../../src/shared/quarter.ts';
import type { Quarter } from '../../src/shared/quarter.ts';
import type { ReportTable } from '../../src/shared/reports.ts';
import { fillAwkward } from '../support/awkward-records.ts';
import type { Known } from '../support/awkward-records.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';

const year = 2025;
const quarters = [1, 2, 3, 4];
const attending: string[] = [...attendingStatuses];

let records: Records;
let units: string[];
let known: Known;
let links: Links;

/** What the awkward records do not have: areas, groups, and meetings of several programs. */
interface Links {
  programAreas: Map<string, string[]>;
  meetingPrograms: Map<string, string[]>;
  sessionAreas: Map<string, string | null>;
}

describe.each([1, 2, 3])('comparisons calculated again in plain loops (data %i)', (seed) => {
  beforeAll(async () => {
    records = await openRecords();
    await records.choices();
    ({ units, known } = await fillAwkward(records, seed));
    links = await addLinks(seed);
  });
  afterAll(() => records.close());

  it.each(['previousQuarter', 'sameQuarterLastYear'] as const)(
    'gives each program both figures: %s',
    async (against) => {
      for (const unitId of units) {
        for (const quarter of quarters) {
          const other =
            against === 'previousQuarter' ? previousQuarter({ year, quarter }) : { year: year - 1, quarter };
          const tables = await compareQuarter(records.queries, { unitId, year, quarter, against, language: 'id' });
          for (const measure of ['budgetToDate', 'spentQuarter', 'spentToDate', 'direct', 'indirect'] as const) {
            const expected = pairsAgain(unitId, { year, quarter }, other, measure);
            const table = tableOf(tables, measure);
            expect(
              byName(
                table.rows.map(({ code, now, other: before, difference, change }) => ({
                  code,
                  now,
                  before,
                  difference,
                  change,
                })),
              ),
            ).toEqual(byName(expected));
            const [now, before] = (['now', 'before'] as const).map((side) =>
              sum(expected.map((row) => row[side] ?? 0)),
            );
            const total = tableOf(tables, 'total').rows.find((row) => row['measure'] === table.title);
            expect(total).toMatchObject({ now, other: before, difference: (now ?? 0) - (before ?? 0) });
            if (expected.length > 0) expect(table.totals?.['difference']).toBe((now ?? 0) - (before ?? 0));
          }
          const came = tableOf(tables, 'attendance').totals;
          const [now, before] = [{ year, quarter }, other].map((of) =>
            cameAgain(unitId, (day) => same(quarterOf(day), of)),
          );
          expect(came).toMatchObject({
            meetings: now?.meetings,
            meetingsOther: before?.meetings,
            attendances: now?.attendances,
            attendancesDifference: (now?.attendances ?? 0) - (before?.attendances ?? 0),
            people: now?.people,
            peopleOther: before?.people,
          });
        }
      }
    },
  );

  it('sets spending beside the budget, with a dash where there is none', async () => {
    for (const unitId of units) {
      const tables = await compareQuarter(records.queries, {
        unitId,
        year,
        quarter: 3,
        against: 'plan',
        language: 'id',
      });
      const { rows } = tableOf(tables, 'programs');
      expect(
        rows.map(({ code, budgetQuarter, spentQuarter, remainingToDate, shareToDate }) => ({
          code,
          budgetQuarter,
          spentQuarter,
          remainingToDate,
          shareToDate,
        })),
      ).toEqual(
        programsAgain(unitId, { year, quarter: 3 }).map((program) => ({
          code: program.code,
          budgetQuarter: program.budget[2],
          spentQuarter: program.spent[2],
          remainingToDate: sum(program.budget.slice(0, 3)) - sum(program.spent),
          shareToDate:
            sum(program.budget.slice(0, 3)) === 0 ? null : sum(program.spent) / sum(program.budget.slice(0, 3)),
        })),
      );
      expect(rows.some((row) => row['budgetToDate'] === 0 && row['shareToDate'] === null)).toBe(true);
    }
  });

  it('lays out a year as the four reports say it, and the year as the last of them', async () => {
    for (const unitId of units) {
      const tables = await yearView(records.queries, { unitId, year, language: 'id', today: '2026-01-02' });
      const row = (name: string) => tableOf(tables, 'year').rows.find((one) => one['measure'] === name);
      for (const quarter of quarters) {
        const report = await quarterlyReport(records.queries, { unitId, year, quarter, language: 'id' });
        const pillars = report.tables.find(({ id }) => id === 'A')?.totals;
        expect(row('Realisasi')?.[`q${quarter}`]).toBe(pillars?.['spentQuarter']);
        expect(row('Penerima manfaat langsung')?.[`q${quarter}`]).toBe(pillars?.['direct']);
        const groups = report.tables.find(({ id }) => id === 'F');
        expect(row('Kelompok binaan')?.[`q${quarter}`]).toBe(groups?.rows.length);
        const meetings = report.tables.find(({ id }) => id === 'G');
        expect(row('Pertemuan')?.[`q${quarter}`]).toBe(meetings?.rows.length);
        expect(meetings?.criteria).toContain(`Orang unik: ${row('Orang unik')?.[`q${quarter}`]} di triwulan ini`);
        if (quarter === 4) {
          expect(row('Anggaran')?.['year']).toBe(pillars?.['budgetYear']);
          expect(row('Realisasi')?.['year']).toBe(pillars?.['spentToDate']);
        }
      }
      const came = cameAgain(unitId, (day) => quarterOf(day).year === year);
      expect(row('Orang unik')).toMatchObject({ year: came.people, rule: expect.stringContaining('bukan jumlah') });
      expect(row('Kehadiran')?.['year']).toBe(came.attendances);
      expect(row('Pertemuan')?.['year']).toBe(came.meetings);
      const inQuarters = quarters.map((quarter) => Number(row('Orang unik')?.[`q${quarter}`]));
      expect(sum(inQuarters)).toBeGreaterThan(came.people);
    }
  });

  it('leaves quarters that have not begun empty', async () => {
    const [unitId = ''] = units;
    const tables = await yearView(records.queries, { unitId, year, language: 'id', today: '2025-06-30' });
    for (const row of tables.flatMap(({ rows }) => rows)) {
      expect(row).toMatchObject({ q3: null, q4: null });
      expect(row).toHaveProperty('year');
    }
    const before = await yearView(records.queries, { unitId, year, language: 'id', today: '2024-12-31' });
    expect(before[0]).toMatchObject({ rows: [], empty: 'Tahun 2025 belum dimulai' });
  });

  it('has one total of a measure however it is cut: that of the report', async () => {
    for (const [index, unitId] of units.entries()) {
      const quarter = index * 2 + 2;
      const wholes = wholesAgain(unitId, quarter, await loadQuarterFacts(records.queries, { unitId, year, quarter }));
      for (const measure of measures) {
        for (const [rows, columns] of pairsOf(measure)) {
          const table = await cut(unitId, quarter, measure, rows, columns);
          const total = table.totals?.['total'] ?? 0;
          expect({ measure, rows, columns, total }).toEqual({ measure, rows, columns, total: wholes[measure] });
          if (measure !== 'people') expectToAddUp(table);
        }
      }
    }
    // Eight measures, each cut in every way that is offered.
  }, 120_000);

  it('cuts money, attendances and people as plain loops do', async () => {
    for (const unitId of units) {
      const programs = programsAgain(unitId, { year, quarter: 4 });
      expect(cells(await cut(unitId, 4, 'spending', 'regency', 'quarter'))).toEqual(
        counted(
          programs.flatMap((program) =>
            program.spent.map((amount, index) => ({ row: regencyOf(program.id), column: quarterTitle(index), amount })),
          ),
        ),
      );
      expect(cells(await cut(unitId, 4, 'budget', 'tpb', 'pillar'))).toEqual(
        counted(
          programs.map((program) => ({
            row: `${program.mainTpb} ${tpbTitles[program.mainTpb]}`,
            column: pillarTitles[pillarOf(program.mainTpb)],
            amount: sum(program.budget),
          })),
        ),
      );
      const came = attendancesAgain(unitId, 4);
      const placed = came.map(({ session, personId }) => ({
        row: programOf(session.meetingId, programs),
        column: quarterTitle(quarterOf(session.date).quarter - 1),
        personId,
        amount: 1,
      }));
      expect(cells(await cut(unitId, 4, 'attendances', 'program', 'quarter'))).toEqual(counted(placed));
      const people = await cut(unitId, 4, 'people', 'program', 'quarter');
      expect(cells(people)).toEqual(unique(placed));
      for (const [index] of quarters.entries()) {
        const column = people.columns.find(({ title }) => title === quarterTitle(index));
        if (!column) continue;
        const own = placed.filter((one) => one.column === column.title);
        expect(people.totals?.[column.key]).toBe(new Set(own.map(({ personId }) => personId)).size);
      }
    }
  });

  it('counts unique people anew in each total, and says so', async () => {
    const [unitId = ''] = units;
    const table = await cut(unitId, 4, 'people', 'kind', 'quarter');
    const inQuarters = table.columns
      .filter(({ key }) => key.startsWith('c'))
      .map(({ key }) => Number(table.totals?.[key]));
    expect(sum(inQuarters)).toBeGreaterThan(Number(table.totals?.['total']));
    expect(table.totals?.['place']).toBe('Orang unik');
    expect(table.criteria).toContain('bukan penjumlahan sel');
    expect(table.columns.every(({ isTotalled, formula }) => !isTotalled && formula === null)).toBe(true);
  });
});

describe('a crosstab', () => {
  beforeAll(async () => {
    records = await openRecords();
    await records.choices();
    units = [await records.unit()];
  });
  afterAll(() => records.close());

  it('puts together what does not fit on a sheet, and keeps the total', async () => {
    const [unitId = ''] = units;
    for (let index = 1; index <= 30; index += 1) {
      await records.budget(await records.program(unitId, `P-${index}`, { mainTpb: 1 }), year, [index, 0, 0, 0]);
    }
    const table = await cut(unitId, 1, 'budget', 'pillar', 'program');
    expect(table.columns).toHaveLength(1 + 24 + 1);
    expect(table.columns.at(-2)?.title).toBe('Lainnya (7)');
    expect(table.totals).toMatchObject({ c0: 8, c23: 28, total: 465 });
  });

  it('tells villages of one name apart by their district', async () => {
    const [unitId = ''] = units;
    await records.area('64.09.01.2001', 'Sidorejo, Kec. Penajam, Kab. Penajam Paser Utara, Kalimantan Timur');
    await records.area('64.09.02.2001', 'Sidorejo, Kec. Waru, Kab. Penajam Paser Utara, Kalimantan Timur');
    for (const code of ['64.09.01.2001', '64.09.02.2001']) {
      const program = await records.program(unitId, `D-${code}`);
      await records.programAreas(program, code);
      await records.budget(program, year, [0, 500, 0, 0]);
    }
    const table = await cut(unitId, 1, 'budget', 'village', 'quarter');
    expect(table.rows.map(({ place, total }) => [place, total])).toEqual([
      ['Desa Sidorejo – Kec. Penajam', 500],
      ['Desa Sidorejo – Kec. Waru', 500],
      ['Wilayah belum diisi', 465],
    ]);
  });

  it('has words where there is nothing to count', async () => {
    const [unitId = ''] = units;
    const table = await cut(unitId, 2, 'people', 'kind', 'gender');
    expect(table).toMatchObject({ rows: [], empty: 'Belum ada yang dapat dihitung s.d. Triwulan II 2025' });
  });

  it('offers only what makes sense', () => {
    const input = { unitId: newId(), year, quarter: 1 };
    const isOffered = (measure: Measure, rows: Dimension, columns: Dimension) =>
      crosstabInputSchema.safeParse({ ...input, measure, rows, columns }).success;
    expect(isOffered('budget', 'pillar', 'quarter')).toBe(true);
    expect(isOffered('budget', 'gender', 'quarter')).toBe(false);
    expect(isOffered('direct', 'pillar', 'quarter')).toBe(false);
    expect(isOffered('budget', 'pillar', 'pillar')).toBe(false);
    for (const measure of measures) {
      const choice = fittingChoice({ measure, rows: 'kind', columns: 'kind' });
      expect(isOffered(measure, choice.rows, choice.columns)).toBe(true);
    }
  });
});

describe('a closed quarter', () => {
  beforeAll(async () => {
    records = await openRecords();
    await records.choices();
    units = [await records.unit()];
  });
  afterAll(() => records.close());

  it('is compared, laid out and cut as it was closed', async () => {
    const [unitId = ''] = units;
    const program = await records.program(unitId, 'P-1');
    await records.budget(program, year, [100, 100, 100, 100]);
    await records.expense(program, '2025-02-01', 40);
    const meeting = await records.meeting(unitId, 'FGD');
    const person = { name: 'Siti', id: await records.person('Siti') };
    await records.participant(await records.session(meeting, '2025-02-01'), person);
    await close(unitId, 1);
    await records.expense(program, '2025-02-02', 7);
    await records.participant(await records.session(meeting, '2025-02-02'), person);

    const tables = await compareQuarter(records.queries, {
      unitId,
      year,
      quarter: 2,
      against: 'previousQuarter',
      language: 'id',
    });
    expect(tableOf(tables, 'spentToDate')).toMatchObject({
      rows: [{ now: 47, other: 40, difference: 7 }],
      criteria: expect.stringContaining('TW\u00a0I\u00a02025 sudah ditutup'),
    });
    const laidOut = tableOf(
      await yearView(records.queries, { unitId, year, language: 'id', today: '2025-05-01' }),
      'year',
    );
    expect(laidOut.rows.find((row) => row['measure'] === 'Realisasi')).toMatchObject({
      q1: 40,
      q2: 0,
      q3: null,
      year: 47,
    });
    expect((await cut(unitId, 1, 'spending', 'program', 'quarter')).totals).toMatchObject({ total: 40 });
    const attendances = await cut(unitId, 1, 'attendances', 'program', 'quarter');
    expect(attendances).toMatchObject({
      totals: { total: 2 },
      criteria: expect.stringContaining('laporan yang sudah ditutup menyebut 1'),
    });
  });
});

async function close(unitId: string, quarter: number): Promise<void> {
  const facts = await loadQuarterFacts(records.queries, { unitId, year, quarter });
  const at = '2025-04-02T00:00:00.000Z';
  const row = {
    id: newId(),
    createdAt: at,
    updatedAt: at,
    version: 1,
    unitId,
    year,
    quarter,
    closedOn: '2026-07-10',
    closedBy: 'Rina',
  };
  await records.queries
    .insertInto('quarter_closing')
    .values({ ...row, facts: JSON.stringify(facts), reopenedAt: null, reopenedBy: '', reopenReason: '' })
    .execute();
}

async function cut(unitId: string, quarter: number, measure: Measure, rows: Dimension, columns: Dimension) {
  const [table] = await crosstab(records.queries, { unitId, year, quarter, measure, rows, columns, language: 'id' });
  if (!table) throw new Error('no table');
  return table;
}

/** Each two dimensions of a measure, one way round; the other way is the same with rows and columns changed. */
function pairsOf(measure: Measure): [Dimension, Dimension][] {
  const offered = dimensionsOf(measure);
  return offered.flatMap((rows, index) =>
    offered.slice(index + 1).map((columns): [Dimension, Dimension] => [rows, columns]),
  );
}

function expectToAddUp({ columns, rows, totals }: ReportTable): void {
  const keys = columns.filter(({ key }) => key.startsWith('c')).map(({ key }) => key);
  for (const row of rows) expect(sum(keys.map((key) => Number(row[key] ?? 0)))).toBe(row['total']);
  for (const key of [...keys, 'total']) expect(sum(rows.map((row) => Number(row[key] ?? 0)))).toBe(totals?.[key] ?? 0);
}

const areas = ['64.09.01.2020', '64.09.02.2001', '64.71.01.1001'];
const regencies: Record<string, string> = { '64.09': 'Kab. Penajam Paser Utara', '64.71': 'Kota Balikpapan' };

interface Row {
  id: string;
  createdAt: string;
  updatedAt: string;
  version: number;
}

async function addLinks(seed: number): Promise<Links> {
  await records.area('64.09.01.2020', 'Giri Mukti, Kec. Penajam, Kab. Penajam Paser Utara, Kalimantan Timur');
  await records.area('64.09.02.2001', 'Api-Api, Kec. Waru, Kab. Penajam Paser Utara, Kalimantan Timur');
  await records.area('64.71.01.1001', 'Manggar, Kec. Balikpapan Timur, Kota Balikpapan, Kalimantan Timur');
  const result: Links = { programAreas: new Map(), meetingPrograms: new Map(), sessionAreas: new Map() };
  const at = '2025-01-01T00:00:00.000Z';
  const row = () => ({ id: newId(), createdAt: at, updatedAt: at, version: 1 });
  for (const [index, { id, unitId }] of known.programs.entries()) {
    const own = [
      ...new Set(areas.filter((_, position) => (index + position + seed) % 3 === 0 || index % (position + 2) === 0)),
    ];
    await records.programAreas(id, ...own);
    result.programAreas.set(id, own);
    for (let count = index % 3; count > 0; count -= 1) {
      const groupId = await records.group(unitId, `Kelompok ${index} ${count}`);
      await records.programGroup(id, groupId);
      for (const quarter of [1, 3]) await addProgress(row(), groupId, quarter, 1000 * index + quarter);
      await addMember(row(), groupId, await records.person(`Anggota ${index} ${count}`));
    }
  }
  for (const [index, meeting] of known.meetings.entries()) {
    const own = known.programs.filter(
      ({ unitId }, position) => unitId === meeting.unitId && (position * 7 + index) % 9 === 0,
    );
    for (const program of own) {
      await records.queries
        .insertInto('meeting_program')
        .values({ ...row(), meetingId: meeting.id, programId: program.id })
        .execute();
    }
    result.meetingPrograms.set(
      meeting.id,
      own.map(({ id }) => id),
    );
  }
  for (const [index, session] of known.sessions.entries()) {
    const areaCode = [...areas, null][(index + seed) % 4] ?? null;
    await records.queries.updateTable('meeting_session').set({ areaCode }).where('id', '=', session.id).execute();
    result.sessionAreas.set(session.id, areaCode);
  }
  return result;
}

async function addProgress(row: Row, groupId: string, quarter: number, revenue: number): Promise<void> {
  const nothing = { profit: null, activeMale: null, activeFemale: null, production: '', proof: '' };
  const stages = { stage: 'inisiasi', startStage: 'inisiasi' };
  await records.queries
    .insertInto('group_progress')
    .values({ ...row, groupId, year, quarter, revenue, ...nothing, ...stages })
    .execute();
}

async function addMember(row: Row, groupId: string, personId: string): Promise<void> {
  const membership = { role: 'member' as const, position: 0, joinedOn: null, leftOn: null, vulnerableCategories: '' };
  await records.queries
    .insertInto('membership')
    .values({ ...row, groupId, personId, ...membership })
    .execute();
}

/** The undivided figure of each measure: of what was put in where that is known, else of the report's facts. */
function wholesAgain(
  unitId: string,
  quarter: number,
  { groups }: Awaited<ReturnType<typeof loadQuarterFacts>>,
): Record<Measure, number> {
  const programs = programsAgain(unitId, { year, quarter });
  const came = cameAgain(unitId, (day) => quarterOf(day).year === year && quarterOf(day).quarter <= quarter);
  return {
    budget: sum(programs.map(({ budget }) => sum(budget))),
    spending: sum(programs.map(({ spent }) => sum(spent))),
    direct: sum(programs.map(({ reached }) => (reached?.male ?? 0) + (reached?.female ?? 0))),
    ...came,
    members: sum(groups.map(({ members }) => members)),
    revenue: sum(groups.flatMap(({ revenue }) => revenue.map((amount) => amount ?? 0))),
  };
}

function programsAgain(unitId: string, of: Quarter) {
  return known.programs.flatMap((program) => {
    if (program.unitId !== unitId || program.isBinned) return [];
    const budget = [0, 0, 0, 0];
    for (const row of known.budgets) {
      if (row.programId === program.id && row.year === of.year)
        budget[row.quarter - 1] = (budget[row.quarter - 1] ?? 0) + row.amount;
    }
    const spent = Array.from({ length: of.quarter }, () => 0);
    let isSpent = false;
    for (const row of known.expenses) {
      const when = quarterOf(row.date);
      if (row.programId !== program.id || row.isBinned || when.year !== of.year) continue;
      isSpent = true;
      if (when.quarter <= of.quarter) spent[when.quarter - 1] = (spent[when.quarter - 1] ?? 0) + row.amount;
    }
    const ran =
      program.startDate <= `${of.year}-12-31` && (program.endDate === null || program.endDate >= `${of.year}-01-01`);
    if (!ran && sum(budget) === 0 && !isSpent) return [];
    const reached = known.beneficiaries
      .filter((row) => row.programId === program.id && row.year === of.year && row.quarter <= of.quarter)
      .toSorted((a, b) => b.quarter - a.quarter)[0];
    return [{ ...program, budget, spent, reached }];
  });
}

type Compared = 'budgetToDate' | 'spentQuarter' | 'spentToDate' | 'direct' | 'indirect';

function pairsAgain(unitId: string, now: Quarter, other: Quarter, measure: Compared) {
  const sides = [now, other].map((of) => {
    const figures = new Map<string, number | null>();
    for (const { code, budget, spent, reached } of programsAgain(unitId, of)) {
      if (measure === 'budgetToDate') figures.set(code, sum(budget.slice(0, of.quarter)));
      if (measure === 'spentQuarter') figures.set(code, spent[of.quarter - 1] ?? 0);
      if (measure === 'spentToDate') figures.set(code, sum(spent));
      if (measure === 'direct') figures.set(code, reached ? reached.male + reached.female : null);
      if (measure === 'indirect') figures.set(code, reached?.indirect ?? null);
    }
    return figures;
  });
  return [...new Set(sides.flatMap((figures) => [...figures.keys()]))].map((code) => {
    const [current, before] = sides.map((figures) => figures.get(code) ?? null);
    const difference = (current ?? 0) - (before ?? 0);
    return {
      code,
      now: current ?? null,
      before: before ?? null,
      difference,
      change: before ? difference / before : null,
    };
  });
}

function attendancesAgain(unitId: string, quarter: number) {
  return sessionsAgain(unitId, (day) => quarterOf(day).year === year && quarterOf(day).quarter <= quarter).flatMap(
    (session) =>
      known.participants
        .filter((row) => row.sessionId === session.id && attending.includes(row.status))
        .map(({ personId }) => ({ session, personId })),
  );
}

function sessionsAgain(unitId: string, isIn: (day: string) => boolean) {
  const own = new Set(
    known.meetings.filter((meeting) => meeting.unitId === unitId && !meeting.isBinned).map(({ id }) => id),
  );
  return known.sessions.filter((session) => own.has(session.meetingId) && isIn(session.date));
}

function cameAgain(unitId: string, isIn: (day: string) => boolean) {
  const sessions = sessionsAgain(unitId, isIn);
  const ids = new Set(sessions.map(({ id }) => id));
  const came = known.participants.filter((row) => ids.has(row.sessionId) && attending.includes(row.status));
  return {
    meetings: new Set(sessions.map(({ meetingId }) => meetingId)).size,
    attendances: came.length,
    people: new Set(came.map(({ personId }) => personId)).size,
  };
}

const tpbTitles: Record<string, string> = words.tpb;
const pillarTitles = {
  social: 'Sosial',
  economic: 'Ekonomi',
  environmental: 'Lingkungan',
  governance: 'Hukum & Tata Kelola',
};

function quarterTitle(index: number): string {
  return ['TW I', 'TW II', 'TW III', 'TW IV'][index] ?? '';
}

function regencyOf(programId: string): string {
  const own = new Set((links.programAreas.get(programId) ?? []).map((code) => code.slice(0, 5)));
  const [first, ...others] = own;
  if (first === undefined) return 'Wilayah belum diisi';
  return others.length > 0 ? 'Beberapa kabupaten/kota' : (regencies[first] ?? '');
}

function programOf(meetingId: string, programs: ReturnType<typeof programsAgain>): string {
  const own = programs.filter(({ id }) => links.meetingPrograms.get(meetingId)?.includes(id));
  if (own.length > 1) return 'Beberapa program';
  return own[0] ? `${own[0].code} · Program ${own[0].code}` : 'Tanpa program tahun ini';
}

interface Placed {
  row: string;
  column: string;
  amount: number;
  personId?: string;
}

/** Sums by cell, without those that come to nothing. */
function counted(placed: readonly Placed[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { row, column, amount } of placed) {
    const key = `${row} / ${column}`;
    result[key] = (result[key] ?? 0) + amount;
  }
  return Object.fromEntries(Object.entries(result).filter(([, amount]) => amount !== 0));
}

function unique(placed: readonly Placed[]): Record<string, number> {
  const seen = new Map<string, Set<string>>();
  for (const { row, column, personId = '' } of placed) {
    const key = `${row} / ${column}`;
    seen.set(key, (seen.get(key) ?? new Set()).add(personId));
  }
  return Object.fromEntries([...seen].map(([key, people]): [string, number] => [key, people.size]));
}

function cells({ columns, rows }: ComparedTable): Record<string, number> {
  const found = rows.flatMap((row) =>
    columns
      .filter(({ key }) => key.startsWith('c'))
      .map(({ key, title }): [string, number] => [`${row['place']} / ${title}`, Number(row[key] ?? 0)]),
  );
  return Object.fromEntries(found.filter(([, amount]) => amount !== 0));
}

function tableOf(tables: readonly ComparedTable[], key: string): ComparedTable {
  const table = tables.find((one) => one.key === key);
  if (!table) throw new Error(`no table ${key}`);
  return table;
}

function byName<T extends { code?: unknown }>(rows: T[]): T[] {
  return rows.toSorted((a, b) => String(a.code).localeCompare(String(b.code)));
}

function same(a: Quarter, b: Quarter): boolean {
  return a.year === b.year && a.quarter === b.quarter;
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
