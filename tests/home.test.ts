import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaveMeeting } from '../src/shared/meetings.ts';
import type { TestApplication } from './support/test-application.ts';
import { groupInput, meetingInput, openTestApplication, programInput, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
let programId: string;
const now = '2026-05-20T01:00:00Z';
beforeEach(async () => {
  app = await openTestApplication(now);
  unitId = (await app.client.units.save(unitInput())).id;
  programId = (await app.client.programs.save(programInput(unitId))).id;
});
afterEach(() => app.remove());

const home = () => app.client.home.get({ unitId });
const glance = (quarter: number) => app.client.home.glance({ unitId, year: 2026, quarter });
const saveProgram = async (program: ReturnType<typeof programInput>) => (await app.client.programs.save(program)).id;
const countOf = async (kind: string) => (await home()).todos.find((todo) => todo.kind === kind)?.count ?? 0;
function meetingOn(date: string, fields: Partial<SaveMeeting> = {}) {
  const {
    sessions: [session],
    ...rest
  } = meetingInput(unitId, fields);
  return app.client.meetings.save({ ...rest, sessions: [{ ...session!, date }] });
}

describe('the home page', () => {
  it('names the sittings from today on, the soonest first, each with the people on its list', async () => {
    for (const date of ['2026-05-19', '2026-07-01', '2026-05-20', '2026-06-02']) {
      await meetingOn(date, { title: `Rapat ${date}` });
    }
    const { today, coming, comingTotal } = await home();
    expect(today).toBe('2026-05-20');
    expect(coming.map(({ date, title }) => [date, title])).toEqual([
      ['2026-05-20', 'Rapat 2026-05-20'],
      ['2026-06-02', 'Rapat 2026-06-02'],
      ['2026-07-01', 'Rapat 2026-07-01'],
    ]);
    expect(comingTotal).toBe(3);
    const meeting = await app.client.meetings.get({ id: coming[0]!.meetingId });
    expect(coming[0]!.invited).toBe(meeting.sessions[0]!.participants.length);
  });

  it('shows eight of more, and says how many there are', async () => {
    for (let day = 10; day < 20; day += 1) {
      await meetingOn(`2026-06-${day}`);
    }
    const { coming, comingTotal } = await home();
    expect([coming.length, coming.at(-1)?.date, comingTotal]).toEqual([8, '2026-06-17', 10]);
  });

  it('counts a meeting without attendance once it is over, in the list too', async () => {
    const nobody = { groupIds: [], programIds: [] };
    const listed = async () => (await app.client.meetings.list({ unitId, year: 2026, lacks: 'attendance' })).total;
    const {
      sessions: [session],
      ...rest
    } = meetingInput(unitId, nobody);
    const withoutPeople = (date: string) =>
      app.client.meetings.save({ ...rest, sessions: [{ ...session!, date, participants: [] }] });
    await withoutPeople('2026-05-20');
    await withoutPeople('2026-08-01');
    expect([await countOf('unattended'), await listed()]).toEqual([0, 0]);
    await withoutPeople('2026-05-19');
    expect([await countOf('unattended'), await listed()]).toEqual([1, 1]);
  });

  it('counts vouchers, licences and assistance as their lists do', async () => {
    await app.client.expenses.save({
      programId,
      date: '2026-02-01',
      amount: 1,
      description: 'A',
      overspendReason: 'x',
    });
    const group = await app.client.groups.save(
      groupInput(unitId, { licences: [{ kind: 'nib', number: '0042', validUntil: '2026-05-19' }] }),
    );
    await app.client.assistance.save({ groupId: group.id, date: '2025-05-19', description: 'Mesin' });
    expect((await home()).todos).toEqual([
      { kind: 'vouchers', count: 1 },
      { kind: 'needsCheck', count: 1 },
      { kind: 'licences', count: 1 },
    ]);
  });

  it('is empty-handed where nothing waits, and knows no other unit’s', async () => {
    const other = (await app.client.units.save(unitInput({ code: 'LAIN' }))).id;
    await meetingOn('2026-06-01');
    expect(await app.client.home.get({ unitId: other })).toMatchObject({ todos: [], coming: [], comingTotal: 0 });
    expect(await app.client.home.glance({ unitId: other, year: 2026, quarter: 2 })).toMatchObject({
      completeness: [
        { due: { all: 0 }, missing: { all: 0 } },
        { due: { all: 0 }, missing: { all: 0 } },
      ],
      money: [],
      moneyTotal: { budgetYear: 0, budgetToDate: 0, spentToDate: 0 },
      indicators: [],
    });
  });
});

describe('a quarter at a glance', () => {
  it('has the money of the report, and what is due and missing of the entry', async () => {
    const budget: [number, number, number, number] = [100, 200, 300, 400];
    await app.client.budgets.save({ year: 2026, rows: [{ programId, budget }] });
    await app.client.expenses.save({ programId, date: '2026-03-31', amount: 70, description: 'A' });
    await app.client.expenses.save({ programId, date: '2026-06-30', amount: 5, description: 'B' });
    await app.client.expenses.save({ programId, date: '2026-07-01', amount: 9, description: 'C' });
    const second = await glance(2);
    expect(second.money).toEqual([
      { programId, code: 'P-1', name: expect.any(String), budgetYear: 1000, budgetToDate: 300, spentToDate: 75 },
    ]);
    expect(second.moneyTotal).toEqual({ budgetYear: 1000, budgetToDate: 300, spentToDate: 75 });
    for (const [place, quarter] of [1, 2].entries()) {
      const { due, missing } = await app.client.quarterEntry.get({ unitId, year: 2026, quarter });
      expect(second.completeness[place]).toEqual({ year: 2026, quarter, due, missing });
    }
    expect(second.completeness[1].due).toEqual({ indicators: 0, spending: 1, beneficiaries: 1, groups: 0, all: 2 });
    expect(second.completeness[1].missing).toEqual({ indicators: 0, spending: 0, beneficiaries: 1, groups: 0, all: 1 });
    expect((await glance(4)).completeness[1].missing.spending).toBe(1);
    expect((await glance(1)).completeness[0]).toMatchObject({ year: 2025, quarter: 4 });
  });

  it('counts what is due and missing as the entry does, whatever is stated', async () => {
    const year = 2026;
    const ended = programInput(unitId, { code: 'P-2', startDate: '2026-01-01', endDate: '2026-03-31' });
    const planned = programInput(unitId, { code: 'P-3', status: 'planned' });
    const programs = [programId, ...(await Promise.all([ended, planned].map(saveProgram)))];
    for (const id of programs) {
      const budget: [number, number, number, number] = [10, 0, 20, 0];
      await app.client.budgets.save({ year, rows: [{ programId: id, budget }] });
      await app.client.indicators.save({
        programId: id,
        year,
        rows: [
          { name: 'Tanpa target', measure: 'kg' },
          { name: 'Panen', measure: 'kg', targets: [null, null, 5, null] },
          { name: 'Rutin', measure: 'kg', targets: [1, 2, 3, 4] },
        ],
      });
    }
    await app.client.expenses.save({ programId, date: '2026-03-31', amount: 5, description: 'A' });
    await app.client.expenses.save({ programId, date: '2026-08-01', amount: 0, description: 'B' });
    const groups = await Promise.all(
      [{}, { isActive: false }, { foundedOn: '2026-04-01' }].map((fields) =>
        app.client.groups.save(groupInput(unitId, { ...fields, name: JSON.stringify(fields) })),
      ),
    );
    const [first, second] = (await app.client.quarterEntry.get({ unitId, year, quarter: 1 })).indicators;
    await app.client.quarterEntry.save({
      unitId,
      year,
      quarter: 1,
      indicators: [
        { indicatorId: first!.indicatorId, note: 'Belum diukur' },
        { indicatorId: second!.indicatorId, value: 0 },
      ],
      beneficiaries: [{ programId, male: 0, female: 0, indirect: 0 }],
      groups: [{ groupId: groups[0]!.id, revenue: 0 }],
    });
    for (const quarter of [1, 2, 3, 4]) {
      const { due, missing } = await app.client.quarterEntry.get({ unitId, year, quarter });
      expect(due.indicators).toBeGreaterThan(0);
      expect((await glance(quarter)).completeness[1]).toEqual({ year, quarter, due, missing });
    }
  });

  it('rule 4: judges indicators up to the quarter by direction, and one without a target by "–"', async () => {
    const { rows } = await app.client.indicators.save({
      programId,
      year: 2026,
      rows: [
        {
          name: 'Stunting',
          measure: '%',
          baseline: 18,
          direction: 'down',
          aggregation: 'last',
          targets: [12, 8, 4, 0],
        },
        { name: 'Panen', measure: 'kg', direction: 'up', aggregation: 'sum', targets: [10, 10, 10, 10] },
        { name: 'Tanpa target', measure: 'orang' },
      ],
    });
    const [stunting, harvest] = rows.map(({ id }) => id);
    await app.client.quarterEntry.save({
      unitId,
      year: 2026,
      quarter: 1,
      indicators: [
        { indicatorId: stunting!, value: 15 },
        { indicatorId: harvest!, value: 4 },
      ],
    });
    await app.client.quarterEntry.save({
      unitId,
      year: 2026,
      quarter: 2,
      indicators: [
        { indicatorId: stunting!, value: 13 },
        { indicatorId: harvest!, value: 8 },
      ],
    });
    expect((await glance(2)).indicators.map(({ name, target, value, share }) => [name, target, value, share])).toEqual([
      ['Stunting', 8, 13, 0.5],
      ['Panen', 20, 12, 0.6],
      ['Tanpa target', null, null, null],
    ]);
  });
});
