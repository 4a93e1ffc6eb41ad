import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestApplication } from './support/test-application.ts';
import {
  failureOf,
  giriMukti,
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

describe('saving over somebody else', () => {
  it('is a conflict, and loses neither version', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId, { members: [{ name: 'A' }] }));
    const seen = await app.client.groups.get({ id });
    await app.client.groups.save({ ...seen, name: 'Pertama' });
    expect((await failureOf(app.client.groups.save({ ...seen, name: 'Kedua' }))).code).toBe('CONFLICT');
    expect((await app.client.groups.get({ id })).name).toBe('Pertama');
  });

  it('is noticed when only rows below the record changed', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId, { members: [{ name: 'A' }] }));
    const seen = await app.client.groups.get({ id });
    await app.client.groups.save({ ...seen, members: [...seen.members, { name: 'B' }] });
    expect((await failureOf(app.client.groups.save(seen))).code).toBe('CONFLICT');
  });

  it('cannot be done without saying which version was seen', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId));
    const { version: _, ...blind } = await app.client.groups.get({ id });
    expect((await failureOf(app.client.groups.save(blind))).issues).toEqual(['version: required']);
  });
});

describe('saving at the same time', () => {
  it('comes one after the other: each is whole, and nobody is made twice', async () => {
    const member = { name: 'Siti Aminah', phone: '0812-3456-7890' };
    const names = Array.from({ length: 12 }, (_, index) => `Kelompok ${index}`);
    await Promise.all(names.map((name) => app.client.groups.save(groupInput(unitId, { name, members: [member] }))));
    const { rows } = await app.client.groups.list({});
    expect(new Map(rows.map((row) => [row.name, row.members]))).toEqual(new Map(names.map((name) => [name, 1])));
    expect((await app.client.people.list({})).total).toBe(1);
  });
});

describe('history', () => {
  it('has who, when, before and after of every changed row, and nothing of unchanged ones', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId, { members: [{ name: 'A' }, { name: 'B' }] }));
    const group = await app.client.groups.get({ id });
    app.clock.now = new Date('2026-12-01T00:00:00Z');
    await app.client.groups.save({
      ...group,
      name: 'Nama baru',
      members: [{ ...group.members[0]!, role: 'chair' }, { name: 'C' }],
    });
    const changes = await app.client.history.list({ kind: 'group', id });
    const latest = changes.filter((change) => change.at === '2026-12-01T00:00:00.000Z');
    expect(new Set(latest.map((change) => change.actor))).toEqual(new Set(['Petugas Uji']));
    expect(new Set(latest.map((change) => change.actionId)).size).toBe(1);
    const described = latest.map(({ entity, before, after }) => ({ entity, before, after }));
    expect(described).toContainEqual({
      entity: 'Group',
      before: { name: 'Kelompok Uji' },
      after: { name: 'Nama baru' },
    });
    expect(described).toContainEqual({ entity: 'Membership', before: { role: 'member' }, after: { role: 'chair' } });
    const removed = described.filter(({ entity, after }) => entity === 'Membership' && after === null);
    expect(removed).toMatchObject([
      { before: { id: group.members[1]?.id, personId: group.members[1]?.personId, version: 1 } },
    ]);
    expect(described.filter(({ entity, before }) => entity === 'Membership' && before === null)).toHaveLength(1);
    expect(latest).toHaveLength(4);
  });

  it('is written in the same transaction: a save that fails leaves none', async () => {
    const before = (await app.client.history.list({ kind: 'unit', id: unitId })).length;
    const unit = await app.client.units.get({ id: unitId });
    await failureOf(app.client.units.save({ ...unit, version: 99 }));
    expect(await app.client.history.list({ kind: 'unit', id: unitId })).toHaveLength(before);
  });

  it('lists what a budget changed under its Renja', async () => {
    const { id: programId } = await app.client.programs.save(programInput(unitId));
    await app.client.budgets.save({ year: 2026, rows: [{ programId, budget: [1, 0, 0, 4] }] });
    const [renja] = (await app.client.plans.list({ unitId })).renja;
    const changes = await app.client.history.list({ kind: 'renja', id: renja?.id ?? '' });
    expect(changes.filter((change) => change.entity === 'Budget')).toHaveLength(2);
  });
});

describe('the bin', () => {
  it('takes a record out of lists and gives it back whole', async () => {
    const { id, version } = await app.client.meetings.save(
      meetingInput(unitId, { sessions: [{ date: '2026-02-10', place: 'Balai', participants: [{ name: 'A' }] }] }),
    );
    const before = await app.client.meetings.get({ id });
    await app.client.bin.remove({ kind: 'meeting', id, version });
    expect((await app.client.meetings.list({})).total).toBe(0);
    expect((await failureOf(app.client.meetings.get({ id }))).code).toBe('MISSING');
    expect((await failureOf(app.client.meetings.save(before))).code).toBe('MISSING');
    expect((await app.client.bin.list({})).rows).toMatchObject([{ kind: 'meeting', id, name: 'FGD Uji' }]);
    await app.client.bin.restore({ kind: 'meeting', id });
    const after = await app.client.meetings.get({ id });
    expect(after.sessions).toEqual(before.sessions);
    expect((await app.client.bin.list({})).total).toBe(0);
  });

  it('does not take what others still need, and says how many', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId, { members: [{ name: 'A' }] }));
    const personId = (await app.client.groups.get({ id })).members[0]?.personId ?? '';
    const person = await app.client.people.get({ id: personId });
    const failed = await failureOf(app.client.bin.remove({ kind: 'person', id: personId, version: person.version }));
    expect(failed.issues).toEqual(['id: inUse']);
  });

  it('leaves a group where it is while a program or a meeting has it, and takes it after', async () => {
    const group = await app.client.groups.save(groupInput(unitId));
    const program = await app.client.programs.save(programInput(unitId, { groupIds: [group.id] }));
    const participants = [{ name: 'A', groupId: group.id }];
    const meeting = await app.client.meetings.save(
      meetingInput(unitId, { groupIds: [group.id], sessions: [{ date: '2026-02-10', place: 'Balai', participants }] }),
    );
    const remove = (kind: 'group' | 'program' | 'meeting', { id, version }: { id: string; version: number }) =>
      app.client.bin.remove({ kind, id, version });
    await expect(remove('group', group)).rejects.toMatchObject({ data: { issues: [{ params: { count: 2 } }] } });
    await remove('program', program);
    await expect(remove('group', group)).rejects.toMatchObject({ data: { issues: [{ params: { count: 1 } }] } });
    await remove('meeting', meeting);
    await remove('group', group);
    expect((await app.client.groups.list({})).total).toBe(0);
  });

  it('gives a record back together with what it cannot be without', async () => {
    const group = await app.client.groups.save(groupInput(unitId, { members: [{ name: 'A', phone: '0811' }] }));
    const program = await app.client.programs.save(programInput(unitId, { groupIds: [group.id] }));
    const input = meetingInput(unitId, {
      programIds: [program.id],
      sessions: [
        { date: '2026-02-10', place: 'Balai', participants: [{ name: 'A', groupId: group.id }, { name: 'B' }] },
      ],
    });
    const meeting = await app.client.meetings.save(input);
    const before = await app.client.meetings.get({ id: meeting.id });
    const remove = (
      kind: 'meeting' | 'program' | 'group' | 'person',
      { id, version }: { id: string; version: number },
    ) => app.client.bin.remove({ kind, id, version });
    await remove('meeting', meeting);
    await remove('program', program);
    await remove('group', group);
    for (const person of (await app.client.people.list({})).rows) await remove('person', person);

    await app.client.bin.restore({ kind: 'meeting', id: meeting.id });

    expect((await app.client.bin.list({})).total).toBe(0);
    const after = await app.client.meetings.get({ id: meeting.id });
    expect({ ...after, version: 0, updatedAt: '' }).toEqual({ ...before, version: 0, updatedAt: '' });
    await app.client.meetings.save(after);
  });
});

describe('units', () => {
  it('keep names over time, which may not overlap', async () => {
    const unit = await app.client.units.get({ id: unitId });
    const renamed = [
      { name: 'Lama', company: 'PT A', validFrom: '2020-01-01', validTo: '2025-12-31' },
      { name: 'Baru', company: 'PT B', validFrom: '2026-01-01' },
    ];
    await app.client.units.save({ ...unit, identities: renamed });
    expect((await app.client.units.list())[0]?.name).toBe('Baru');
    const { version } = await app.client.units.get({ id: unitId });
    const overlapping = [{ ...renamed[0]!, validTo: '2026-01-01' }, renamed[1]!];
    expect((await failureOf(app.client.units.save({ ...unit, version, identities: overlapping }))).issues).toEqual([
      'identities.1.validFrom: overlap',
    ]);
  });

  it('keep the other ring of a village, where nothing else changed', async () => {
    const ringOf = async () => (await app.client.units.get({ id: unitId })).rings;
    for (const ring of [1, 3, 2]) {
      const seen = await app.client.units.get({ id: unitId });
      await app.client.units.save({ ...seen, rings: [{ areaCode: giriMukti, ring }] });
      expect(await ringOf()).toEqual([{ areaCode: giriMukti, ring }]);
    }
  });

  it('have codes of their own', async () => {
    expect((await failureOf(app.client.units.save(unitInput()))).issues).toEqual(['code: duplicateCode']);
  });
});

describe('programs', () => {
  it('hold areas, groups, further TPBs and a parent, and read back as saved', async () => {
    const group = await app.client.groups.save(groupInput(unitId));
    const parent = await app.client.programs.save(programInput(unitId, { code: 'INDUK' }));
    const input = programInput(unitId, {
      furtherTpbs: [2, 5],
      areaCodes: ['64.09.01.2020', '64.09.01.1004'],
      groupIds: [group.id],
      parentId: parent.id,
      baseline: '18 balita',
    });
    const { id } = await app.client.programs.save(input);
    expect(await app.client.programs.get({ id })).toMatchObject(input);
  });

  it('keep another order of the same areas', async () => {
    const areaCodes = ['64.09.01.2020', '64.09.01.1004'];
    const { id } = await app.client.programs.save(programInput(unitId, { areaCodes }));
    const seen = await app.client.programs.get({ id });
    await app.client.programs.save({ ...seen, areaCodes: areaCodes.toReversed() });
    expect((await app.client.programs.get({ id })).areaCodes).toEqual(areaCodes.toReversed());
  });

  it('cannot hang below themselves, over any number of steps', async () => {
    const a = await app.client.programs.save(programInput(unitId, { code: 'A' }));
    const b = await app.client.programs.save(programInput(unitId, { code: 'B', parentId: a.id }));
    const program = await app.client.programs.get({ id: a.id });
    expect((await failureOf(app.client.programs.save({ ...program, parentId: b.id }))).issues).toEqual([
      'parentId: ownParent',
    ]);
  });
});
