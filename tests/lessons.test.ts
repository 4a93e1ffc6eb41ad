import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addMonths, lastDayBefore } from '../src/shared/calendar-date.ts';
import type { SaveLesson } from '../src/shared/lessons.ts';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, groupInput, meetingInput, openTestApplication, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
let place: { meetingId: string; sessionId: string; groupId: string };
beforeEach(async () => {
  app = await openTestApplication('2026-04-22T15:30:00Z'); // still 22 April in WITA
  unitId = (await app.client.units.save(unitInput())).id;
  place = await visitOn('2026-01-23');
});
afterEach(() => app.remove());

async function visitOn(date: string) {
  const { id: groupId } = await app.client.groups.save(groupInput(unitId, { name: `Destana Patra ${date}` }));
  const sessions = [{ date, place: 'Pasar Minggu' }];
  const { id: meetingId } = await app.client.meetings.save(
    meetingInput(unitId, { kind: 'benchmarking', title: `Benchmarking ${date}`, sessions }),
  );
  const sessionId = (await app.client.meetings.get({ id: meetingId })).sessions[0]?.id ?? '';
  return { meetingId, sessionId, groupId };
}
const soap = {
  problem: 'Tekstur kasar, sedikit variasi bentuk',
  lesson: 'Hitung formula minyak',
  plan: 'Cetakan baru',
};
const save = (fields: Partial<SaveLesson> = {}) => app.client.lessons.save({ ...place, ...soap, ...fields });
const get = (id: string) => app.client.lessons.get({ id });
type ListInput = Parameters<typeof app.client.lessons.list>[0];
const list = (input: ListInput = {}) => app.client.lessons.list(input);

describe('lessons', () => {
  it('are the same after a save of what was read', async () => {
    app.clock.now = new Date('2026-08-01T02:00:00Z');
    const { id } = await save({
      responsible: 'Mariana',
      dueOn: '2026-05-31',
      firstState: 'inPart',
      firstNote: 'Tekstur halus',
      firstCheckedOn: '2026-04-24',
      secondState: 'applied',
      secondNote: 'Empat bentuk',
      secondCheckedOn: '2026-07-24',
      proofNote: 'Foto produk',
    });
    const before = await get(id);
    expect(before).toMatchObject({ ...place, ...soap, sessionDate: '2026-01-23', unitId, state: 'applied' });
    await app.client.lessons.save(before);
    expect({ ...(await get(id)), version: 0, updatedAt: '' }).toEqual({ ...before, version: 0, updatedAt: '' });
  });

  it('are to be checked three and six months after the visit, from problem to what is applied', async () => {
    const { id } = await save();
    const standing = async () => {
      const { state, nextCheck, nextCheckOn, isCheckDue } = await get(id);
      const due = (await list({ isCheckDue: true })).rows.map((row) => row.id);
      expect(due).toEqual(isCheckDue ? [id] : []);
      expect((await list()).totals.checkDue).toBe(due.length);
      expect((await list({ isCheckDue: false })).total).toBe(1 - due.length);
      return [state, nextCheck, nextCheckOn, isCheckDue];
    };
    expect(await standing()).toEqual(['notYet', 'first', '2026-04-23', false]);
    app.clock.now = new Date('2026-04-22T16:30:00Z'); // 23 April in WITA
    expect(await standing()).toEqual(['notYet', 'first', '2026-04-23', true]);
    await app.client.lessons.save({ ...(await get(id)), firstState: 'inPart', firstCheckedOn: '2026-04-23' });
    expect(await standing()).toEqual(['inPart', 'second', '2026-07-23', false]);
    app.clock.now = new Date('2026-07-23T02:00:00Z');
    expect(await standing()).toEqual(['inPart', 'second', '2026-07-23', true]);
    await app.client.lessons.save({ ...(await get(id)), secondState: 'applied', secondCheckedOn: '2026-07-23' });
    expect(await standing()).toEqual(['applied', null, null, false]);
  });

  it('are due for the second check where the first was missed', async () => {
    const { id } = await save();
    app.clock.now = new Date('2026-07-23T02:00:00Z');
    expect(await get(id)).toMatchObject({ nextCheck: 'second', isCheckDue: true });
    await app.client.lessons.save({ ...(await get(id)), secondCheckedOn: '2026-07-23' });
    expect(await get(id)).toMatchObject({ nextCheck: null, isCheckDue: false });
    expect((await list()).totals.checkDue).toBe(0);
  });

  it('are checked on a day between the visit and today, the second time not before the first', async () => {
    const issues = async (fields: Partial<SaveLesson>) => (await failureOf(save(fields))).issues;
    expect(await issues({ firstState: 'applied' })).toEqual(['firstCheckedOn: required']);
    expect(await issues({ secondState: 'inPart' })).toEqual(['secondCheckedOn: required']);
    expect(await issues({ firstCheckedOn: '2026-01-22' })).toEqual(['firstCheckedOn: beforeSession']);
    expect(await issues({ secondCheckedOn: '2026-04-23' })).toEqual(['secondCheckedOn: futureDate']);
    expect(await issues({ firstCheckedOn: '2026-04-02', secondCheckedOn: '2026-04-01' })).toEqual([
      'secondCheckedOn: beforeFirstCheck',
    ]);
    await save({ firstCheckedOn: '2026-01-23', secondCheckedOn: '2026-04-22' });
  });

  it('come from a session of their own meeting, and name a group', async () => {
    const other = await visitOn('2026-02-01');
    expect((await failureOf(save({ sessionId: other.sessionId }))).issues).toEqual(['sessionId: unknownReference']);
    expect((await failureOf(save({ groupId: unitId }))).issues).toEqual(['groupId: unknownReference']);
    expect((await failureOf(save({ lesson: '' }))).issues).toEqual(['lesson: required']);
    const meeting = await app.client.meetings.get({ id: place.meetingId });
    await save();
    const moved = app.client.meetings.save({ ...meeting, sessions: [{ date: '2026-01-24', place: 'Lain' }] });
    expect((await failureOf(moved)).issues).toEqual(['sessions: sessionInUse']);
  });

  it('are narrowed by every filter, sorted by every column, and counted by what is known last', async () => {
    const other = await visitOn('2026-02-01');
    await save({ lesson: 'A', firstState: 'applied', firstCheckedOn: '2026-04-01' });
    await save({ ...other, lesson: 'B' });
    const lessons = async (input: ListInput) => (await list(input)).rows.map(({ lesson }) => lesson);
    expect(await lessons({ unitId })).toEqual(['B', 'A']);
    expect(await lessons({ year: 2026, quarter: 2 })).toEqual([]);
    expect(await lessons({ meetingId: other.meetingId })).toEqual(['B']);
    expect(await lessons({ groupId: place.groupId })).toEqual(['A']);
    expect(await lessons({ state: 'applied' })).toEqual(['A']);
    for (const sort of ['sessionDate', 'group', 'lesson', 'responsible', 'dueOn', 'state'] as const) {
      expect(await lessons({ sort })).toHaveLength(2);
    }
    expect(await lessons({ sort: 'state' })).toEqual(['A', 'B']);
    expect((await list()).totals).toEqual({ notYet: 1, inPart: 0, applied: 1, notApplied: 0, checkDue: 0 });
  });

  it('are found by lesson, problem and plan, and belong to their meeting’s unit', async () => {
    await save();
    const found = (query: string) => app.client.search.find({ query, kinds: ['lesson'] });
    for (const query of ['formula', 'tekstur kasar', 'cetakan']) expect(await found(query)).toHaveLength(1);
    expect((await list({ search: 'tekstur' })).total).toBe(1);
    expect((await found('formula'))[0]).toMatchObject({ unitId, detail: '23 Jan 2026 · Destana Patra 2026-01-23' });
    const other = (await app.client.units.save(unitInput({ code: 'LAIN' }))).id;
    await app.client.meetings.save({ ...(await app.client.meetings.get({ id: place.meetingId })), unitId: other });
    expect((await found('formula'))[0]?.unitId).toBe(other);
  });

  it('hold meeting and group back from the bin, and are what they were after an undo', async () => {
    const { id, version } = await save();
    const before = await get(id);
    const meeting = { kind: 'meeting' as const, id: place.meetingId, version: 1 };
    expect((await failureOf(app.client.bin.remove(meeting))).issues).toEqual(['id: inUse']);
    expect((await failureOf(app.client.bin.remove({ kind: 'group', id: place.groupId, version: 1 }))).issues).toEqual([
      'id: inUse',
    ]);
    const { actionId } = await app.client.bin.remove({ kind: 'lesson', id, version });
    expect((await list()).total).toBe(0);
    await app.client.history.undo({ actionId });
    expect(await get(id)).toEqual(before);
  });
});

describe('months', () => {
  it('later and before are each other the other way round, also at ends of months', () => {
    expect(addMonths('2026-01-23', 3)).toBe('2026-04-23');
    expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
    for (let day = 0; day < 800; day += 1) {
      const date = new Date(Date.UTC(2023, 6, 1 + day)).toISOString().slice(0, 10);
      for (const months of [3, 6]) {
        const last = lastDayBefore(date, months);
        const next = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
        expect(addMonths(last, months) <= date, `${date} ${months}`).toBe(true);
        expect(addMonths(next, months) > date, `${date} ${months}`).toBe(true);
      }
    }
  });
});
