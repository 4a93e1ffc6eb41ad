import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaveMinutes } from '../src/shared/minutes.ts';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, meetingInput, openTestApplication, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
let meetingId: string;
beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
  const sessions = ['Giri Mukti', 'Lawe-Lawe'].map((place) => ({ date: '2026-02-10', place }));
  meetingId = (await app.client.meetings.save(meetingInput(unitId, { sessions }))).id;
});
afterEach(() => app.remove());

const get = () => app.client.minutes.get({ meetingId });
async function save(fields: Partial<SaveMinutes>) {
  return app.client.minutes.save({ ...fields, meetingId, version: (await get()).version });
}
const followUpOf = (pointId: string) => app.client.followUps.save({ unitId, text: 'Alat ukur', meetingId, pointId });

async function lastAction(): Promise<string> {
  return (await app.client.history.lastActions()).undo[0]?.actionId ?? '';
}

describe('minutes', () => {
  it('keep points and decisions in their order, and are the same after a save of what was read', async () => {
    const sessionId = (await get()).sessions[1]?.id ?? '';
    await save({
      points: [
        { speaker: 'Rahmat', institution: 'Bappeda', input: 'Selaraskan dengan RKPD', response: 'Diterima' },
        { sessionId, speaker: 'Mansyur', input: 'Perbaiki sumur' },
      ],
      decisions: [{ text: 'Renja disusun bersama' }, { text: 'FGD tiap tahun' }],
    });
    const before = await get();
    expect(before.points).toMatchObject([
      { sessionId: null, speaker: 'Rahmat', institution: 'Bappeda', response: 'Diterima', followUpId: null },
      { sessionId, speaker: 'Mansyur', input: 'Perbaiki sumur', response: '' },
    ]);
    expect(before.decisions.map(({ text }) => text)).toEqual(['Renja disusun bersama', 'FGD tiap tahun']);
    await app.client.minutes.save({ ...before, meetingId });
    expect({ ...(await get()), version: 0 }).toEqual({ ...before, version: 0 });
    await save({ ...before, points: before.points.toReversed() });
    expect((await get()).points.map(({ id }) => id)).toEqual(before.points.map(({ id }) => id).toReversed());
  });

  it('refuse a save over a newer version of the meeting, and leave the meeting to be saved after them', async () => {
    const { version } = await get();
    const meeting = await app.client.meetings.get({ id: meetingId });
    await save({ points: [{ input: 'Satu' }] });
    const second = app.client.minutes.save({ meetingId, version, points: [{ input: 'Dua' }] });
    expect((await failureOf(second)).code).toBe('CONFLICT');
    expect((await failureOf(app.client.meetings.save({ ...meeting, title: 'Lain' }))).code).toBe('CONFLICT');
    expect((await get()).points.map(({ input }) => input)).toEqual(['Satu']);
    await app.client.meetings.save({ ...(await app.client.meetings.get({ id: meetingId })), title: 'Lain' });
    expect((await get()).points).toHaveLength(1);
  });

  it('refuse an empty point at its row, a session of another meeting, and a meeting that is not there', async () => {
    expect((await failureOf(save({ points: [{ input: 'A' }, { input: ' ' }] }))).issues).toEqual([
      'points.1.input: required',
    ]);
    const other = await app.client.meetings.save(meetingInput(unitId));
    const sessionId = (await app.client.meetings.get({ id: other.id })).sessions[0]?.id ?? '';
    expect((await failureOf(save({ points: [{ input: 'A', sessionId }] }))).issues).toEqual([
      'points.0.sessionId: unknownReference',
    ]);
    const { version } = await get();
    await app.client.bin.remove({ kind: 'meeting', id: meetingId, version });
    expect((await failureOf(get())).code).toBe('MISSING');
  });

  it('keep a point that became a follow-up, and let go of it when that is in the bin', async () => {
    await save({ points: [{ input: 'Sumur' }, { input: 'Jalan' }] });
    const [point, other] = (await get()).points;
    const followUp = await followUpOf(point?.id ?? '');
    expect((await get()).points.map(({ followUpId }) => followUpId)).toEqual([followUp.id, null]);
    const failed = await failureOf(save({ points: other ? [other] : [] }));
    expect(failed.issues).toEqual(['points: pointInUse']);
    await save({ points: point ? [point] : [] });
    await app.client.bin.remove({ kind: 'followUp', ...followUp });
    await save({ points: [] });
    await app.client.bin.restore({ kind: 'followUp', id: followUp.id });
    const { actions } = await app.client.history.ofRecord({ kind: 'followUp', id: followUp.id });
    expect(actions.map(({ operation }) => operation)).toContain('minutes.save');
    expect(await app.client.followUps.get({ id: followUp.id })).toMatchObject({ meetingId, pointId: null });
  });

  it('name every point that would go although it became follow-ups, and say of how many', async () => {
    const long = 'Sumur bor di RT 4 dan RT 5, dengan pompa dan bak penampungan, sebelum musim kemarau';
    await save({ points: [{ input: long }, { input: 'Jalan' }] });
    const [first, second] = (await get()).points;
    await followUpOf(first?.id ?? '');
    await followUpOf(first?.id ?? '');
    await followUpOf(second?.id ?? '');
    const error: unknown = await save({ points: [] }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      data: {
        issues: [
          { code: 'pointInUse', params: { name: `${long.slice(0, 59)}…`, count: 2 } },
          { code: 'pointInUse', params: { name: 'Jalan', count: 1 } },
        ],
      },
    });
  });

  it('leave the points of other meetings alone, and the follow-ups that come from them', async () => {
    const { id: other } = await app.client.meetings.save(meetingInput(unitId, { title: 'Lain' }));
    const { version } = await app.client.minutes.get({ meetingId: other });
    await app.client.minutes.save({ meetingId: other, version, points: [{ input: 'Sumur' }, { input: 'Jalan' }] });
    const [used, unused] = (await app.client.minutes.get({ meetingId: other })).points;
    const kept = await app.client.followUps.save({ unitId, text: 'A', meetingId: other, pointId: used?.id ?? null });
    const binned = await app.client.followUps.save({
      unitId,
      text: 'B',
      meetingId: other,
      pointId: unused?.id ?? null,
    });
    await app.client.bin.remove({ kind: 'followUp', ...binned });
    await save({ points: [{ input: 'Pupuk' }] });
    await app.client.bin.restore({ kind: 'followUp', id: binned.id });
    expect((await app.client.followUps.get({ id: kept.id })).pointId).toBe(used?.id);
    expect((await app.client.followUps.get({ id: binned.id })).pointId).toBe(unused?.id);
  });

  it('keep a session that a point was said in', async () => {
    const meeting = await app.client.meetings.get({ id: meetingId });
    const [first, second] = meeting.sessions;
    await save({ points: [{ input: 'Sumur', sessionId: second?.id ?? '' }] });
    const { version } = await get();
    const without = app.client.meetings.save({ ...meeting, version, sessions: first ? [first] : [] });
    expect((await failureOf(without)).issues).toEqual(['sessions: sessionInUse']);
    await save({ points: [{ input: 'Sumur' }] });
    await app.client.meetings.save({ ...meeting, version: version + 1, sessions: first ? [first] : [] });
    expect((await get()).sessions).toHaveLength(1);
  });

  it('are what they were after an undo, and changed again after the redo', async () => {
    await save({ points: [{ input: 'Sumur' }], decisions: [{ text: 'Dibahas lagi' }] });
    const before = await get();
    await save({ points: [{ input: 'Jalan' }], decisions: [] });
    const after = await get();
    const undone = await app.client.history.undo({ actionId: await lastAction() });
    expect(await get()).toEqual(before);
    await app.client.history.undo({ actionId: undone.actionId });
    expect(await get()).toEqual(after);
  });

  it('cannot be undone where one of their points became a follow-up since', async () => {
    await save({ points: [{ input: 'Sumur' }] });
    const actionId = await lastAction();
    await followUpOf((await get()).points[0]?.id ?? '');
    expect((await failureOf(app.client.history.undo({ actionId }))).issues).toEqual(['actionId: inUse']);
  });

  it('go back to an earlier state by themselves, unless a follow-up would lose its point', async () => {
    await save({ points: [{ input: 'Sumur' }] });
    const first = await lastAction();
    await save({ points: [...(await get()).points, { input: 'Jalan' }] });
    const second = await lastAction();
    await app.client.meetings.save({ ...(await app.client.meetings.get({ id: meetingId })), title: 'Judul baru' });
    const restore = async (actionId: string) =>
      app.client.history.restore({ kind: 'meeting', id: meetingId, actionId, version: (await get()).version });
    await restore(second);
    expect((await get()).points.map(({ input }) => input)).toEqual(['Sumur']);
    expect((await app.client.meetings.get({ id: meetingId })).title).toBe('Judul baru');
    await followUpOf((await get()).points[0]?.id ?? '');
    expect((await failureOf(restore(first))).issues).toEqual(['actionId: inUse']);
  });

  it('stay where the meeting itself goes back', async () => {
    const meeting = await app.client.meetings.get({ id: meetingId });
    await app.client.meetings.save({ ...meeting, title: 'Judul baru' });
    const actionId = await lastAction();
    await save({ points: [{ input: 'Sumur' }] });
    await app.client.history.restore({ kind: 'meeting', id: meetingId, actionId, version: (await get()).version });
    expect((await app.client.meetings.get({ id: meetingId })).title).toBe(meeting.title);
    expect((await get()).points).toHaveLength(1);
  });
});
