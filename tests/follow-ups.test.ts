import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaveFollowUp } from '../src/shared/follow-ups.ts';
import { followUpOfPoint } from '../src/shared/follow-ups.ts';
import type { TestApplication } from './support/test-application.ts';
import {
  failureOf,
  groupInput,
  meetingInput,
  openTestApplication,
  programInput,
  unitInput,
} from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
beforeEach(async () => {
  app = await openTestApplication('2026-04-01T02:00:00Z');
  unitId = (await app.client.units.save(unitInput())).id;
});
afterEach(() => app.remove());

const save = (fields: Partial<SaveFollowUp> = {}) =>
  app.client.followUps.save({ unitId, text: 'Alat ukur posyandu', ...fields });
const get = (id: string) => app.client.followUps.get({ id });
type ListInput = Parameters<typeof app.client.followUps.list>[0];
const list = (input: ListInput = {}) => app.client.followUps.list(input);
const texts = async (input: ListInput = {}) => (await list(input)).rows.map(({ text }) => text);

const full = {
  text: 'Sumur bor',
  responsible: 'Arif',
  institution: 'Desa Giri Mukti',
  dueOn: '2026-03-31',
  status: 'done' as const,
  doneOn: '2026-03-30',
  decision: 'accepted' as const,
  decisionReason: 'Sesuai Renja',
  proofNote: 'BAST 3/2026',
};

describe('follow-ups', () => {
  it('are the same after a save of what was read', async () => {
    const { id: programId } = await app.client.programs.save(programInput(unitId));
    const { id: meetingId } = await app.client.meetings.save(meetingInput(unitId));
    const { id: responsibleId } = await app.client.people.save({ name: 'Arif' });
    const { id } = await save({ ...full, programId, meetingId, responsibleId });
    const before = await get(id);
    expect(before).toMatchObject({ ...full, programId, meetingId, responsibleId, programName: 'Program Uji' });
    expect(before).toMatchObject({ meetingTitle: 'FGD Uji', meetingDate: '2026-02-10', pointInput: '' });
    await app.client.followUps.save(before);
    expect({ ...(await get(id)), version: 0, updatedAt: '' }).toEqual({ ...before, version: 0, updatedAt: '' });
  });

  it('carry text, institution and origin of the point that they were made of, and its only program', async () => {
    const { id: programId } = await app.client.programs.save(programInput(unitId));
    const { id: meetingId } = await app.client.meetings.save(meetingInput(unitId, { programIds: [programId] }));
    const { version } = await app.client.minutes.get({ meetingId });
    await app.client.minutes.save({
      meetingId,
      version,
      points: [{ speaker: 'Rahmat', institution: 'Bappeda', input: 'Selaraskan dengan RKPD' }],
    });
    const minutes = await app.client.minutes.get({ meetingId });
    const [point] = minutes.points;
    if (!point) throw new Error('the point is there');
    const { id } = await app.client.followUps.save(followUpOfPoint(minutes, point));
    expect(await get(id)).toMatchObject({
      text: 'Selaraskan dengan RKPD',
      institution: 'Bappeda',
      meetingId,
      pointId: point.id,
      programId,
      pointInput: 'Selaraskan dengan RKPD',
      status: 'open',
      decision: 'undecided',
    });
    expect(followUpOfPoint({ ...minutes, programIds: [programId, unitId] }, point).programId).toBeNull();
  });

  it('name an activity of their program, which then stays in its Renja', async () => {
    const { id: programId } = await app.client.programs.save(programInput(unitId));
    const { id: otherId } = await app.client.programs.save(programInput(unitId, { code: 'P-9', name: 'Lain' }));
    const plan = { unitId, year: 2026 };
    const renja = await app.client.renja.save({
      ...plan,
      activities: [
        { programId, name: 'Sumur bor', budget: [0, 0, 0, 0] },
        { programId, name: 'Pelatihan', budget: [0, 0, 0, 0] },
      ],
    });
    const activities = await app.client.renja.activities({ unitId, year: 2026 });
    const activityId = activities.find(({ name }) => name === 'Sumur bor')?.id ?? '';
    expect((await failureOf(save({ programId: otherId, activityId }))).issues).toEqual([
      'activityId: activityOfOtherProgram',
    ]);
    expect((await failureOf(save({ programId, activityId: programId }))).issues).toEqual([
      'activityId: unknownReference',
    ]);
    const followUp = await save({ programId, activityId });
    expect(await get(followUp.id)).toMatchObject({ activityId, activityName: 'Sumur bor' });
    expect((await list()).rows).toMatchObject([{ activityName: 'Sumur bor' }]);
    const { activities: rows, version } = await app.client.renja.get({ id: renja.id });
    const without = { ...plan, id: renja.id, version, activities: rows.filter(({ id }) => id !== activityId) };
    expect((await failureOf(app.client.renja.save(without))).issues).toEqual(['activities: activityInUse']);
    const moved = rows.map((row) => (row.id === activityId ? { ...row, programId: otherId } : row));
    expect((await failureOf(app.client.renja.save({ ...without, activities: moved }))).issues).toEqual([
      'activities.0.programId: inUse',
    ]);
    await app.client.renja.save({ ...without, activities: rows, note: 'Renja TJSL' });
    await save({ ...(await get(followUp.id)), activityId: null });
    const { version: after } = await app.client.renja.get({ id: renja.id });
    await app.client.renja.save({ ...without, version: after });
  });

  it('need a reason where they are rejected', async () => {
    expect((await failureOf(save({ decision: 'rejected', decisionReason: ' ' }))).issues).toEqual([
      'decisionReason: reasonNeeded',
    ]);
    await save({ decision: 'rejected', decisionReason: 'Kewenangan dinas' });
    await save({ decision: 'accepted' });
  });

  it('have a day on which they were done when they are, not in the future and not before', async () => {
    expect((await failureOf(save({ status: 'done' }))).issues).toEqual(['doneOn: required']);
    expect((await failureOf(save({ status: 'open', doneOn: '2026-03-01' }))).issues).toEqual(['doneOn: notDone']);
    app.clock.now = new Date('2026-03-31T16:30:00Z'); // already 1 April in WITA
    await save({ status: 'done', doneOn: '2026-04-01' });
    expect((await failureOf(save({ status: 'done', doneOn: '2026-04-02' }))).issues).toEqual(['doneOn: futureDate']);
  });

  it('come from a point of their own meeting only', async () => {
    const { id: meetingId } = await app.client.meetings.save(meetingInput(unitId));
    const { id: other } = await app.client.meetings.save(meetingInput(unitId));
    const { version } = await app.client.minutes.get({ meetingId });
    await app.client.minutes.save({ meetingId, version, points: [{ input: 'Sumur' }] });
    const pointId = (await app.client.minutes.get({ meetingId })).points[0]?.id ?? '';
    expect((await failureOf(save({ meetingId: other, pointId }))).issues).toEqual(['pointId: unknownReference']);
    expect((await failureOf(save({ pointId }))).issues).toEqual(['meetingId: required']);
    await save({ meetingId, pointId });
    for (const field of ['meetingId', 'programId', 'responsibleId']) {
      expect((await failureOf(save({ [field]: pointId }))).issues).toEqual([`${field}: unknownReference`]);
    }
  });

  it('are late from the day after they are due, by the unit’s own day, unless done or rejected', async () => {
    const due = { dueOn: '2026-03-31' };
    const { id } = await save(due);
    await save({ ...due, status: 'done', doneOn: '2026-03-31' });
    await save({ ...due, decision: 'rejected', decisionReason: 'Sudah ada' });
    await save({ dueOn: null });
    const late = async () => (await list({ state: 'late' })).rows.map((row) => row.id);
    app.clock.now = new Date('2026-03-31T15:30:00Z'); // still 31 March in WITA
    expect(await late()).toEqual([]);
    expect((await get(id)).state).toBe('open');
    app.clock.now = new Date('2026-03-31T16:30:00Z');
    expect(await late()).toEqual([id]);
    expect((await get(id)).state).toBe('late');
    expect((await list()).totals).toEqual({ open: 1, late: 1, done: 1, rejected: 1 });
    const west = (await app.client.units.save(unitInput({ code: 'BARAT', timeZone: 'WIB' }))).id;
    await save({ ...due, unitId: west });
    expect((await list()).totals.late).toBe(1);
  });

  it('are narrowed by every filter they offer, and counted over all that match', async () => {
    const { id: programId } = await app.client.programs.save(programInput(unitId));
    const { id: meetingId } = await app.client.meetings.save(meetingInput(unitId));
    await save({ ...full, text: 'A' });
    await save({ text: 'B', dueOn: '2026-06-30', programId, status: 'inProgress' });
    await save({ text: 'C', meetingId, decision: 'rejected', decisionReason: 'x', dueOn: '2025-12-31' });
    const filters: [ListInput, string[]][] = [
      [{ unitId }, ['C', 'A', 'B']],
      [{ year: 2026 }, ['A', 'B']],
      [{ year: 2026, quarter: 1 }, ['A']],
      [{ dueFrom: '2026-04-01', dueTo: '2026-06-30' }, ['B']],
      [{ status: 'done' }, ['A']],
      [{ state: 'open' }, ['B']],
      [{ state: 'done' }, ['A']],
      [{ state: 'rejected' }, ['C']],
      [{ state: 'late' }, []],
      [{ decision: 'rejected' }, ['C']],
      [{ programId }, ['B']],
      [{ meetingId }, ['C']],
      [{ responsible: 'Arif' }, ['A']],
      [{ lacks: 'responsible' }, ['C', 'B']],
      [{ lacks: 'decision' }, ['B']],
      [{ lacks: 'proof' }, []],
      [{ lacks: 'dueOn' }, []],
      [{ unitId: programId }, []],
    ];
    for (const [input, wanted] of filters) expect(await texts(input), JSON.stringify(input)).toEqual(wanted);
    const { totals } = await list({ limit: 1 });
    expect(totals).toEqual({ open: 1, late: 0, done: 1, rejected: 1 });
    expect(await app.client.followUps.responsible({ unitId })).toEqual(['Arif']);
  });

  it('stand by the day that they are due, those without one last, and sort by every column they offer', async () => {
    await save({ text: 'Tanpa' });
    await save({ text: 'Nanti', dueOn: '2026-09-01' });
    await save({ text: 'Segera', dueOn: '2026-05-01' });
    expect(await texts()).toEqual(['Segera', 'Nanti', 'Tanpa']);
    expect(await texts({ sort: 'dueOn', descending: true })).toEqual(['Nanti', 'Segera', 'Tanpa']);
    for (const sort of [
      'text',
      'status',
      'responsible',
      'institution',
      'program',
      'meetingDate',
      'decision',
    ] as const) {
      expect(await texts({ sort })).toHaveLength(3);
    }
    expect(await texts({ sort: 'text' })).toEqual(['Nanti', 'Segera', 'Tanpa']);
  });

  it('are found by text, person in charge and institution, in the search box and in their list', async () => {
    const { id, version } = await save(full);
    const found = async (query: string) =>
      (await app.client.search.find({ query, kinds: ['followUp'] })).map(({ name, detail }) => `${name}: ${detail}`);
    const hit = 'Sumur bor: 31 Mar 2026 · Arif · Desa Giri Mukti';
    for (const query of ['sumur', 'arif', 'girimukti', 'smuur bor']) expect(await found(query)).toEqual([hit]);
    for (const search of ['sumurbor', 'giri mukti']) expect(await texts({ search })).toEqual(['Sumur bor']);
    expect(await texts({ search: 'jembatan' })).toEqual([]);
    expect((await app.client.search.recent({})).map(({ name }) => name)).toContain('Sumur bor');
    await app.client.bin.remove({ kind: 'followUp', id, version });
    expect(await found('sumur')).toEqual([]);
    await app.client.bin.restore({ kind: 'followUp', id });
    await app.client.followUps.save({ ...(await get(id)), text: 'Jembatan' });
    expect(await found('sumur')).toEqual([]);
    expect(await found('jembatan')).toHaveLength(1);
  });

  it('hold their meeting, program and person back from the bin, and bring them back from it', async () => {
    const { id: programId } = await app.client.programs.save(programInput(unitId));
    const { id: meetingId } = await app.client.meetings.save(meetingInput(unitId));
    const { id: responsibleId } = await app.client.people.save({ name: 'Arif' });
    const followUp = await save({ programId, meetingId, responsibleId });
    const records = [
      { kind: 'program' as const, id: programId },
      { kind: 'meeting' as const, id: meetingId },
      { kind: 'person' as const, id: responsibleId },
    ];
    const remove = (record: (typeof records)[number]) => app.client.bin.remove({ ...record, version: 1 });
    for (const record of records) expect((await failureOf(remove(record))).issues).toEqual(['id: inUse']);
    await app.client.bin.remove({ kind: 'followUp', ...followUp });
    for (const record of records) await remove(record);
    expect((await list()).total).toBe(0);
    await app.client.bin.restore({ kind: 'followUp', id: followUp.id });
    expect((await app.client.bin.list({})).total).toBe(0);
    expect(await get(followUp.id)).toMatchObject({ programId, meetingId, responsibleId });
  });

  it('are what they were after an undo, and changed again after the redo', async () => {
    const { id } = await save(full);
    const before = await get(id);
    await app.client.followUps.save({ ...before, text: 'Lain', status: 'open', doneOn: null });
    const undo = async (way: 'undo' | 'redo') =>
      app.client.history.undo({ actionId: (await app.client.history.lastActions())[way][0]?.actionId ?? '' });
    await undo('undo');
    expect(await get(id)).toEqual(before);
    await undo('redo');
    expect(await get(id)).toMatchObject({ text: 'Lain', status: 'open' });
    const { actions } = await app.client.history.ofRecord({ kind: 'followUp', id });
    expect(actions.map(({ operation }) => operation)).toEqual([
      'history.redo',
      'history.undo',
      'followUps.save',
      'followUps.save',
    ]);
  });

  it('refuse a save over a newer version', async () => {
    const { id } = await save();
    const before = await get(id);
    await app.client.followUps.save({ ...before, text: 'Satu' });
    expect((await failureOf(app.client.followUps.save({ ...before, text: 'Dua' }))).code).toBe('CONFLICT');
    expect((await get(id)).text).toBe('Satu');
  });

  it('follow the person in charge through a merge', async () => {
    await app.client.groups.save(groupInput(unitId));
    const keep = await app.client.people.save({ name: 'Arif Nugroho', phone: '0811' });
    const remove = await app.client.people.save({ name: 'Arif N.', phone: '0811' });
    const { id } = await save({ responsible: 'Arif N.', responsibleId: remove.id });
    const { name, gender, birthYear, phone, areaCode, consentDate, note } = await app.client.people.get(keep);
    await app.client.people.merge({
      keepId: keep.id,
      keepVersion: keep.version,
      removeId: remove.id,
      removeVersion: remove.version,
      fields: { name, gender, birthYear, phone, areaCode, consentDate, note },
    });
    expect(await get(id)).toMatchObject({ responsible: 'Arif N.', responsibleId: keep.id });
  });
});
