import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordKind } from '../src/shared/history.ts';
import { dumpOf } from './support/dump.ts';
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
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
});
afterEach(() => app.remove());

const later = () => (app.clock.now = new Date(app.clock.now.getTime() + 60_000));
const actionsOf = async (kind: RecordKind, id: string) => (await app.client.history.ofRecord({ kind, id })).actions;
const group = (id: string) => app.client.groups.get({ id });
/** A group without what every save changes. */
const content = async (id: string) => {
  const { version: _, updatedAt: __, ...rest } = await group(id);
  return rest;
};

describe('putting a record back', () => {
  it('brings name and members back as they were before a change, three saves later, and can be undone', async () => {
    const members = ['A', 'B', 'C'].map((name) => ({ name, phone: `081${name.charCodeAt(0)}` }));
    const { id } = await app.client.groups.save(groupInput(unitId, { name: 'Lama', members }));
    const wanted = await content(id);
    later();
    await app.client.groups.save({ ...(await group(id)), name: 'Kedua', members: [{ name: 'D' }] });
    later();
    await app.client.groups.save({ ...(await group(id)), shortName: 'K', members: [] });
    later();
    await app.client.groups.save({ ...(await group(id)), isActive: false, members: [{ name: 'E' }] });
    later();
    const [, , second] = await actionsOf('group', id);
    const state = { kind: 'group' as const, id, actionId: second?.actionId ?? '' };

    const { changes } = await app.client.history.planRestore(state);
    expect(changes.find(({ entity }) => entity === 'Group')).toMatchObject({
      before: { name: 'Kedua', shortName: 'K', isActive: false },
      after: { name: 'Lama', shortName: '', isActive: true },
    });
    expect(changes.filter(({ entity }) => entity === 'Membership')).toHaveLength(4);

    const before = dumpOf(app.dataFolder);
    const { version } = await group(id);
    const restored = await app.client.history.restore({ ...state, version });
    expect(restored.version).toBe(version + 1);
    expect(await content(id)).toEqual(wanted);
    expect((await app.client.groups.list({ search: 'lama' })).total).toBe(1);

    await app.client.history.undo({ actionId: restored.actionId });
    expect(dumpOf(app.dataFolder)).toEqual(before);
  });

  it('brings sessions and participants of a meeting back', async () => {
    const sessions = [
      { date: '2026-02-10', place: 'Balai', participants: [{ name: 'A', phone: '0811' }, { name: 'B' }] },
      { date: '2026-02-11', place: 'Aula', participants: [{ name: 'A', phone: '0811' }] },
    ];
    const { id } = await app.client.meetings.save(meetingInput(unitId, { sessions }));
    const stored = await app.client.meetings.get({ id });
    later();
    await app.client.meetings.save({ ...stored, sessions: [{ date: '2026-03-01', place: 'Kantor' }] });
    const [last] = await actionsOf('meeting', id);
    const { version } = await app.client.meetings.get({ id });
    await app.client.history.restore({ kind: 'meeting', id, actionId: last?.actionId ?? '', version });
    expect((await app.client.meetings.get({ id })).sessions).toEqual(stored.sessions);
  });

  it('leaves the people reached as they are where the name goes back, and the name where they do', async () => {
    const { id } = await app.client.programs.save(programInput(unitId));
    const save = async (name: string, male: number) => {
      await app.client.beneficiaries.save({ rows: [{ programId: id, year: 2026, quarter: 1, male }] });
      const peopleAction = (await actionsOf('program', id))[0]?.actionId ?? '';
      await app.client.programs.save({ ...(await app.client.programs.get({ id })), name });
      return { peopleAction, nameAction: (await actionsOf('program', id))[0]?.actionId ?? '' };
    };
    await save('Satu', 10);
    const { peopleAction, nameAction } = await save('Dua', 20);
    const restore = async (actionId: string) => {
      const { version } = await app.client.programs.get({ id });
      await app.client.history.restore({ kind: 'program', id, actionId, version });
      const [people] = await app.client.beneficiaries.get({ unitId, year: 2026 });
      return [(await app.client.programs.get({ id })).name, people?.male];
    };
    expect(await restore(nameAction)).toEqual(['Satu', 20]);
    expect(await restore(peopleAction)).toEqual(['Satu', 10]);
  });

  it('is refused in words where somebody of then is in the bin, and writes nothing', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId, { members: [{ name: 'Siti Aminah' }] }));
    const stored = await group(id);
    await app.client.groups.save({ ...stored, members: [] });
    const [last] = await actionsOf('group', id);
    const personId = stored.members[0]?.personId ?? '';
    await app.client.bin.remove({ kind: 'person', id: personId, version: 1 });
    const before = dumpOf(app.dataFolder);
    const { version } = await group(id);
    await expect(
      app.client.history.restore({ kind: 'group', id, actionId: last?.actionId ?? '', version }),
    ).rejects.toMatchObject({ data: { issues: [{ code: 'goneSince', params: { name: 'Siti Aminah' } }] } });
    expect(dumpOf(app.dataFolder)).toEqual(before);
  });

  it('is refused where somebody saved meanwhile, where nothing was before, and where nothing differs', async () => {
    const { id } = await app.client.people.save({ name: 'A' });
    const restore = async (actionId: string, version: number) =>
      failureOf(app.client.history.restore({ kind: 'person', id, actionId, version }));
    const [first] = await actionsOf('person', id);
    expect((await restore(first?.actionId ?? '', 1)).issues).toEqual(['actionId: nothingBefore']);
    await app.client.people.save({ ...(await app.client.people.get({ id })), name: 'B' });
    const [second] = await actionsOf('person', id);
    expect((await restore(second?.actionId ?? '', 1)).code).toBe('CONFLICT');
    await app.client.people.save({ ...(await app.client.people.get({ id })), name: 'A' });
    expect((await restore(second?.actionId ?? '', 3)).issues).toEqual(['actionId: noDifference']);
  });

  it('takes no code that is another program’s by now', async () => {
    const { id } = await app.client.programs.save(programInput(unitId, { code: 'P-1' }));
    await app.client.programs.save({ ...(await app.client.programs.get({ id })), code: 'P-9' });
    const [last] = await actionsOf('program', id);
    await app.client.programs.save(programInput(unitId, { code: 'P-1', name: 'Lain' }));
    const failed = await failureOf(
      app.client.history.restore({ kind: 'program', id, actionId: last?.actionId ?? '', version: 2 }),
    );
    expect(failed.issues).toEqual(['actionId: duplicateCode']);
  });
});

describe('the history of a record', () => {
  it('comes by action, newest first and page by page, with names for ids', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId, { members: [{ name: 'Siti' }] }));
    for (const name of ['B', 'C', 'D']) {
      later();
      await app.client.groups.save({ ...(await group(id)), name });
    }
    const first = await app.client.history.ofRecord({ kind: 'group', id, limit: 2 });
    expect(first.actions.map(({ changes }) => changes[0]?.after)).toEqual([{ name: 'D' }, { name: 'C' }]);
    const second = await app.client.history.ofRecord({ kind: 'group', id, limit: 2, before: first.next ?? '' });
    expect(second.next).toBeNull();
    expect(second.actions.map(({ isFirst, operation }) => [isFirst, operation])).toEqual([
      [false, 'groups.save'],
      [true, 'groups.save'],
    ]);
    const member = second.actions[1]?.changes.find(({ entity }) => entity === 'Membership');
    expect(second.lookups.names[String(member?.row['personId'])]).toBe('Siti');
    expect(second.lookups.names['64.09.01.2020']).toContain('Giri Mukti');
  });
});
