import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dumpOf } from './support/dump.ts';
import { png } from './support/pictures.ts';
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

const lastAction = async () => {
  const [last] = (await app.client.history.lastActions({})).undo;
  if (!last) throw new Error('nothing to undo');
  return last;
};
const undo = (actionId: string) => app.client.history.undo({ actionId });
/** Later than anything so far, so that times differ as in life. */
const later = () => (app.clock.now = new Date(app.clock.now.getTime() + 60_000));

describe('undo', () => {
  it('takes any write back to the same rows, and redo brings the same rows again', async () => {
    const random = randomOf(7);
    for (const { name, write } of await everyKindOfWrite(app, unitId, random)) {
      later();
      const before = dumpOf(app.dataFolder);
      await write();
      const after = dumpOf(app.dataFolder);
      expect(after, name).not.toEqual(before);
      later();
      const undone = await undo((await lastAction()).actionId);
      expect(dumpOf(app.dataFolder), `undo of ${name}`).toEqual(before);
      later();
      const redone = await undo(undone.actionId);
      expect(dumpOf(app.dataFolder), `redo of ${name}`).toEqual(after);
      const again = await undo(redone.actionId);
      expect(dumpOf(app.dataFolder), `second undo of ${name}`).toEqual(before);
      await undo(again.actionId);
    }
  });

  it('takes a whole day back, one action after the other, and brings it again', async () => {
    const states = [dumpOf(app.dataFolder)];
    const actions = [(await lastAction()).actionId];
    for (const { write } of await everyKindOfWrite(app, unitId, randomOf(11))) {
      later();
      await write();
    }
    const { undo: steps } = await app.client.history.lastActions({});
    const end = dumpOf(app.dataFolder);
    expect(steps.length).toBeGreaterThan(15);
    for (const { actionId } of steps.slice(0, -1)) await undo(actionId);
    expect(dumpOf(app.dataFolder)).toEqual(states[0]);
    expect((await lastAction()).actionId).toBe(actions[0]);
    for (let next = await nextRedo(); next; next = await nextRedo()) await undo(next);
    expect(dumpOf(app.dataFolder)).toEqual(end);
  });
});

const nextRedo = async () => (await app.client.history.lastActions({})).redo[0]?.actionId;

describe('undo is refused, and changes nothing,', () => {
  const refused = async (actionId: string) => {
    const before = dumpOf(app.dataFolder);
    const failure = await failureOf(undo(actionId));
    expect(dumpOf(app.dataFolder)).toEqual(before);
    return failure;
  };

  it('where there is no such action', async () => {
    expect((await refused(unitId)).code).toBe('MISSING');
  });

  it('where it is undone already, and allowed again after a redo', async () => {
    await app.client.groups.save(groupInput(unitId));
    const { actionId } = await lastAction();
    const undone = await undo(actionId);
    expect((await refused(actionId)).issues).toEqual(['actionId: alreadyUndone']);
    await undo(undone.actionId);
    expect((await refused(undone.actionId)).issues).toEqual(['actionId: alreadyUndone']);
    await undo(actionId);
    expect((await app.client.groups.list({})).total).toBe(0);
  });

  it('where a row was changed since, and says whose, by whom and when', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId, { members: [{ name: 'A', phone: '0811' }] }));
    const group = await app.client.groups.get({ id });
    await app.client.groups.save({ ...group, name: 'Nama baru' });
    const { actionId } = await lastAction();
    app.clock.now = new Date('2026-11-23T00:00:00Z');
    await app.client.groups.save({ ...(await app.client.groups.get({ id })), members: [] });
    await expect(undo(actionId)).rejects.toMatchObject({
      data: {
        issues: [
          {
            code: 'changedSince',
            params: { kind: 'group', name: 'Nama baru', actor: 'Petugas Uji', at: '2026-11-23T00:00:00.000Z' },
          },
        ],
      },
    });
    await refused(actionId);
  });

  it('where others came to refer to what it made', async () => {
    const person = await app.client.people.save({ name: 'Siti' });
    const { actionId: personAction } = await lastAction();
    const program = await app.client.programs.save(programInput(unitId));
    const { actionId: programAction } = await lastAction();
    await app.client.groups.save(groupInput(unitId, { members: [{ personId: person.id, name: 'Siti' }] }));
    await app.client.programs.save(programInput(unitId, { code: 'P-2', parentId: program.id }));
    expect((await refused(personAction)).issues).toEqual(['actionId: inUse']);
    expect((await refused(programAction)).issues).toEqual(['actionId: inUse']);
  });

  it('where what it would put back in use refers to what is in the bin', async () => {
    const person = await app.client.people.save({ name: 'Siti' });
    const { id } = await app.client.groups.save(
      groupInput(unitId, { members: [{ personId: person.id, name: 'Siti' }] }),
    );
    await app.client.groups.save({ ...(await app.client.groups.get({ id })), members: [] });
    const { actionId } = await lastAction();
    await app.client.bin.remove({ kind: 'person', id: person.id, version: person.version });
    expect((await refused(actionId)).issues).toEqual(['actionId: neededInBin']);
  });

  it('where what it would put into the bin again is in use by now', async () => {
    const group = await app.client.groups.save(groupInput(unitId));
    await app.client.bin.remove({ kind: 'group', ...group });
    await app.client.bin.restore({ kind: 'group', id: group.id });
    const { actionId } = await lastAction();
    await app.client.programs.save(programInput(unitId, { groupIds: [group.id] }));
    expect((await refused(actionId)).issues).toEqual(['actionId: inUse']);
  });
});

describe('versions after an undo', () => {
  it('are never those that an editor of the undone state holds', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId, { members: [{ name: 'A' }] }));
    const first = await app.client.groups.get({ id });
    await app.client.groups.save({ ...first, name: 'Kedua' });
    const seenByA = await app.client.groups.get({ id });
    await undo((await lastAction()).actionId);
    const seenByB = await app.client.groups.get({ id });
    expect(seenByB.version).toBe(first.version);
    const saved = await app.client.groups.save({ ...seenByB, name: 'Dari B' });
    expect(saved.version).toBeGreaterThan(seenByA.version);
    expect((await failureOf(app.client.groups.save({ ...seenByA, name: 'Dari A' }))).code).toBe('CONFLICT');
    expect((await app.client.groups.get({ id })).name).toBe('Dari B');
  });

  it('are those that the rows had, where that save is undone too', async () => {
    const { id } = await app.client.people.save({ name: 'A' });
    await app.client.people.save({ ...(await app.client.people.get({ id })), name: 'B' });
    await undo((await lastAction()).actionId);
    const before = dumpOf(app.dataFolder);
    await app.client.people.save({ ...(await app.client.people.get({ id })), name: 'C' });
    await undo((await lastAction()).actionId);
    expect(dumpOf(app.dataFolder)).toEqual(before);
    const saved = await app.client.people.save({ ...(await app.client.people.get({ id })), name: 'D' });
    expect(saved.version).toBe(4);
  });

  it('stay good for an editor of the same state: redone, or undone before it was opened', async () => {
    const { id } = await app.client.people.save({ name: 'A' });
    const seenFirst = await app.client.people.get({ id });
    await app.client.people.save({ ...seenFirst, name: 'B' });
    const seenSecond = await app.client.people.get({ id });
    const undone = await undo((await lastAction()).actionId);
    await undo(undone.actionId);
    await app.client.people.save({ ...seenSecond, name: 'C' });
    expect((await failureOf(app.client.people.save({ ...seenFirst, name: 'D' }))).code).toBe('CONFLICT');
  });
});

describe('the last actions', () => {
  it('name what was done, survive a restart of the program and end after a day', async () => {
    const group = await app.client.groups.save(groupInput(unitId, { name: 'Posyandu Mawar' }));
    await app.client.bin.remove({ kind: 'group', ...group });
    const { undo: steps, redo } = await app.client.history.lastActions({});
    expect(redo).toEqual([]);
    expect(steps.map(({ operation, kind, recordId, recordName }) => [operation, kind, recordId, recordName])).toEqual([
      ['bin.remove', 'group', group.id, 'Posyandu Mawar'],
      ['groups.save', 'group', group.id, 'Posyandu Mawar'],
      ['units.save', 'unit', unitId, 'UJI'],
    ]);
    const binned = await undo(steps[0]?.actionId ?? '');
    const created = await undo(steps[1]?.actionId ?? '');
    expect(await app.client.history.lastActions({})).toMatchObject({
      undo: [{ operation: 'units.save' }],
      redo: [
        { operation: 'groups.save', actionId: created.actionId, recordName: 'Posyandu Mawar' },
        { operation: 'bin.remove', actionId: binned.actionId },
      ],
    });
    app.clock.now = new Date(app.clock.now.getTime() + 25 * 3_600_000);
    expect(await app.client.history.lastActions({})).toEqual({ undo: [], redo: [] });
  });

  it('name a new record whose save had no id yet, and none where there were several', async () => {
    await app.client.people.save({ name: 'Siti Aminah' });
    expect(await lastAction()).toMatchObject({ kind: 'person', recordName: 'Siti Aminah' });
    const { id: programId } = await app.client.programs.save(programInput(unitId));
    await app.client.expenses.save({ programId, date: '2026-05-01', amount: 0, description: 'Bibit' });
    expect(await lastAction()).toMatchObject({ kind: 'expense', recordName: 'Bibit' });
    await app.client.budgets.save({ year: 2026, rows: [{ programId, budget: [1, 0, 0, 0] }] });
    expect(await lastAction()).toMatchObject({ operation: 'budgets.save', recordId: null, recordName: '' });
  });

  it('leave out what changed nothing', async () => {
    const { id: programId } = await app.client.programs.save(programInput(unitId));
    await app.client.budgets.save({ year: 2026, rows: [{ programId, budget: [0, 0, 0, 0] }] });
    expect((await lastAction()).operation).toBe('programs.save');
  });
});

interface Write {
  name: string;
  write: () => Promise<unknown>;
}

/** Writes of every kind on records that depend on each other, with rows added, changed, moved and removed. */
async function everyKindOfWrite(application: TestApplication, unit: string, random: () => number): Promise<Write[]> {
  const { client } = application;
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length - 1)] as T;
  const ids: Record<string, string> = {};
  const id = (key: string) => ids[key] ?? '';
  const keep = (key: string, saved: Promise<{ id: string }>) => saved.then((row) => (ids[key] = row.id));
  const people = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      name: `Orang ${upTo(90)} ${index}`,
      gender: pick(['L', 'P', null] as const),
      phone: pick(['', `0812${upTo(99_999_999)}`]),
    }));
  const shuffled = <T>(list: readonly T[]) =>
    list
      .map((value) => ({ value, by: random() }))
      .toSorted((a, b) => a.by - b.by)
      .map(({ value }) => value);
  const group = (key: string) => client.groups.get({ id: id(key) });
  const meeting = () => client.meetings.get({ id: id('meeting') });
  return [
    {
      name: 'a changed unit',
      write: async () => {
        const stored = await client.units.get({ id: unit });
        await client.units.save({
          ...stored,
          code: 'UJI-2',
          identities: [
            { ...stored.identities[0]!, name: 'Nama lama', validTo: '2024-12-31' },
            { name: 'Nama baru', company: 'PT Uji', validFrom: '2025-01-01' },
          ],
          signatories: [{ role: 'approved', name: 'Manajer', position: 'Manajer', validFrom: '2020-01-01' }],
          rings: [{ areaCode: '64.09.01.2020', ring: 1 }],
        });
      },
    },
    { name: 'a new person', write: () => keep('person', client.people.save({ name: 'Siti Aminah', phone: '0811' })) },
    {
      name: 'a changed person',
      write: async () => {
        const stored = await client.people.get({ id: id('person') });
        await client.people.save({
          ...stored,
          name: 'Siti A.',
          birthYear: 1980,
          consentDate: '2026-01-01',
          note: '=1',
        });
      },
    },
    {
      name: 'a new group with members',
      write: () =>
        keep(
          'group',
          client.groups.save(
            groupInput(unit, {
              isActive: false,
              decreeDate: '2024-02-29',
              members: [{ personId: id('person'), name: 'Siti A.', role: 'chair' }, ...people(5 + upTo(20))],
            }),
          ),
        ),
    },
    {
      name: 'members changed, moved, added and removed',
      write: async () => {
        const stored = await group('group');
        const kept = shuffled(stored.members.filter(() => random() < 0.7));
        const changed = kept.map((member) => (random() < 0.5 ? member : { ...member, phone: `08${upTo(999_999)}` }));
        await client.groups.save({ ...stored, isActive: true, members: [...changed, ...people(3)] });
      },
    },
    {
      name: 'a file attached to a group',
      write: () =>
        keep(
          'attachment',
          client.attachments.add({
            owner: { kind: 'group', id: id('group') },
            kind: 'foto',
            fileName: 'foto.png',
            data: png(upTo(255)).toString('base64'),
          }),
        ),
    },
    {
      name: 'a changed attachment',
      write: async () => {
        const [stored] = (await client.attachments.list({ owner: { kind: 'group', id: id('group') } })).rows;
        await client.attachments.save({ ...stored!, caption: 'Kebun', takenOn: '2026-03-01', kind: 'monev' });
      },
    },
    {
      name: 'an attachment removed',
      write: async () => {
        const [stored] = (await client.attachments.list({ owner: { kind: 'group', id: id('group') } })).rows;
        await client.bin.remove({ kind: 'attachment', id: stored!.id, version: stored!.version });
      },
    },
    { name: 'a second group', write: () => keep('second', client.groups.save(groupInput(unit, { name: 'Kedua' }))) },
    {
      name: 'a new program',
      write: () =>
        keep(
          'program',
          client.programs.save(
            programInput(unit, { furtherTpbs: [1, 5], areaCodes: ['64.09'], groupIds: [id('group'), id('second')] }),
          ),
        ),
    },
    {
      name: 'a program below it',
      write: () => keep('part', client.programs.save(programInput(unit, { code: 'P-2', parentId: id('program') }))),
    },
    {
      name: 'a changed program',
      write: async () => {
        const stored = await client.programs.get({ id: id('program') });
        await client.programs.save({ ...stored, furtherTpbs: [5, 9], areaCodes: [], groupIds: [id('second')] });
      },
    },
    {
      name: 'budgets of two programs',
      write: () =>
        client.budgets.save({
          year: 2026,
          rows: [
            { programId: id('program'), budget: [1, upTo(9) + 1, 3, 9_007_199_254_740_991] },
            { programId: id('part'), budget: [0, 0, 5, 0] },
          ],
        }),
    },
    {
      name: 'changed budgets',
      write: () =>
        client.budgets.save({ year: 2026, rows: [{ programId: id('program'), budget: [0, 20, 3, 4_000_000] }] }),
    },
    {
      name: 'beneficiaries',
      write: () =>
        client.beneficiaries.save({
          rows: [
            { programId: id('program'), year: 2026, quarter: 1, male: 3, female: 4, indirect: 9, basis: 'Survei' },
          ],
        }),
    },
    {
      name: 'changed beneficiaries',
      write: () =>
        client.beneficiaries.save({
          rows: [
            { programId: id('program'), year: 2026, quarter: 1, male: 5 },
            { programId: id('program'), year: 2026, quarter: 2, female: 1 },
          ],
        }),
    },
    {
      name: 'an expense',
      write: () =>
        keep(
          'expense',
          client.expenses.save({ programId: id('program'), date: '2026-05-01', amount: 15, description: 'Bibit' }),
        ),
    },
    {
      name: 'a changed expense',
      write: async () => {
        const [stored] = (await client.expenses.list({})).rows;
        await client.expenses.save({ ...stored!, amount: 12, description: 'Bibit mangrove' });
      },
    },
    {
      name: 'a new meeting of two sessions',
      write: () =>
        keep(
          'meeting',
          client.meetings.save(
            meetingInput(unit, {
              programIds: [id('program')],
              groupIds: [id('group')],
              sessions: [
                { date: '2026-02-10', place: 'Balai', participants: people(10 + upTo(10)) },
                { date: '2026-02-11', place: 'Kantor', startTime: '09:00', participants: people(4) },
              ],
            }),
          ),
        ),
    },
    {
      name: 'sessions and participants changed, moved and removed',
      write: async () => {
        const stored = await meeting();
        const [first] = stored.sessions;
        const participants = shuffled(first?.participants ?? [])
          .filter(() => random() < 0.8)
          .map((row) => ({ ...row, status: pick(['present', 'absent', 'invited'] as const), groupId: id('group') }));
        await client.meetings.save({
          ...stored,
          sessions: [
            { date: '2026-03-01', place: 'Aula', participants: people(2) },
            { ...first!, participants },
          ],
          programIds: [],
          groupIds: [id('second')],
        });
      },
    },
    {
      name: 'a removal',
      write: async () => client.bin.remove({ kind: 'meeting', id: id('meeting'), version: (await meeting()).version }),
    },
    {
      name: 'another removal',
      write: async () => client.bin.remove({ kind: 'group', id: id('group'), version: (await group('group')).version }),
    },
    {
      name: 'a restore that brings others along',
      write: () => client.bin.restore({ kind: 'meeting', id: id('meeting') }),
    },
  ];
}

/** Mulberry32: the same numbers at every run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
