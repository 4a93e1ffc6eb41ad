import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, groupInput, openTestApplication, programInput, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
});
afterEach(() => app.remove());

const members = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `Anggota ${index + 1}`,
    gender: index % 3 === 0 ? ('L' as const) : ('P' as const),
    phone: `0812-0000-${String(index).padStart(4, '0')}`,
  }));

describe('groups', () => {
  it('keeps 25 members in their order, with leading zeros and all', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId, { members: members(25) }));
    const group = await app.client.groups.get({ id });
    expect(group.members.map(({ name, phone, gender }) => ({ name, phone, gender }))).toEqual(members(25));
    const [row] = (await app.client.groups.list({})).rows;
    expect(row).toMatchObject({ members: 25, membersMale: 9, membersFemale: 16 });
  });

  it('is the same after a save of what was read', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId, { members: members(5) }));
    const before = await app.client.groups.get({ id });
    await app.client.groups.save(before);
    const after = await app.client.groups.get({ id });
    expect({ ...after, version: 0, updatedAt: '' }).toEqual({ ...before, version: 0, updatedAt: '' });
  });

  it('rule 9: has one ketua at a time, and may have another after the first left', async () => {
    const chair = (name: string, joinedOn: string | null, leftOn: string | null) => ({
      name,
      role: 'chair' as const,
      joinedOn,
      leftOn,
    });
    const two = [chair('A', '2024-01-01', null), chair('B', '2025-01-01', null)];
    expect(await failureOf(app.client.groups.save(groupInput(unitId, { members: two })))).toEqual({
      code: 'INVALID',
      issues: ['members.1.role: oneChair'],
    });
    const oneAfterTheOther = [chair('A', '2024-01-01', '2024-12-31'), chair('B', '2025-01-01', null)];
    await app.client.groups.save(groupInput(unitId, { members: oneAfterTheOther }));
  });

  it("rule 9: takes no SK dated in the future, by the unit's own day", async () => {
    app.clock.now = new Date('2026-03-31T16:30:00Z'); // already 1 April in WITA
    await app.client.groups.save(groupInput(unitId, { decreeDate: '2026-04-01' }));
    expect(await failureOf(app.client.groups.save(groupInput(unitId, { decreeDate: '2026-04-02' })))).toEqual({
      code: 'INVALID',
      issues: ['decreeDate: futureDate'],
    });
  });

  it('rule 9: lets no member leave before joining', async () => {
    const row = { name: 'A', joinedOn: '2025-05-01', leftOn: '2025-04-30' };
    expect(await failureOf(app.client.groups.save(groupInput(unitId, { members: [row] })))).toEqual({
      code: 'INVALID',
      issues: ['members.0.leftOn: leftBeforeJoined'],
    });
  });

  it('keeps one record a person: the same name and phone in two groups is one', async () => {
    const row = { name: 'Siti Aminah', gender: 'P' as const, phone: '0812 3456 7890' };
    const first = await app.client.groups.save(groupInput(unitId, { members: [row] }));
    const second = await app.client.groups.save(
      groupInput(unitId, { name: 'Lain', members: [{ ...row, name: 'SITI AMINAH', phone: '+62 812-3456-7890' }] }),
    );
    const ids = await Promise.all(
      [first, second].map(async ({ id }) => (await app.client.groups.get({ id })).members[0]?.personId),
    );
    expect(ids[0]).toBe(ids[1]);
    expect((await app.client.people.list({})).total).toBe(1);
  });

  it('does not take two people of one name for one', async () => {
    const rows = [
      { name: 'Sulastri', phone: '0811' },
      { name: 'Sulastri', phone: '0822' },
    ];
    await app.client.groups.save(groupInput(unitId, { members: rows }));
    expect((await app.client.people.list({ search: 'sulastri' })).total).toBe(2);
  });

  it('takes two members of one name without phones for two people, also when the second comes later', async () => {
    const { id } = await app.client.groups.save(
      groupInput(unitId, { members: [{ name: 'Sulastri' }, { name: 'Sulastri' }] }),
    );
    const group = await app.client.groups.get({ id });
    await app.client.groups.save({ ...group, members: [...group.members, { name: 'Sulastri', birthYear: 1990 }] });
    const people = (await app.client.groups.get({ id })).members.map((member) => [member.personId, member.birthYear]);
    expect(new Set(people.map(([personId]) => personId)).size).toBe(3);
    expect(people.map(([, birthYear]) => birthYear)).toEqual([null, null, 1990]);
  });

  it('says where one person is a member twice at a time', async () => {
    const row = { name: 'Ani', phone: '0811' };
    expect((await failureOf(app.client.groups.save(groupInput(unitId, { members: [row, row] })))).issues).toEqual([
      'members.1.name: memberRepeated',
    ]);
    const again = [
      { ...row, joinedOn: '2023-01-01', leftOn: '2023-12-31' },
      { ...row, joinedOn: '2025-01-01' },
    ];
    await app.client.groups.save(groupInput(unitId, { members: again }));
    expect((await app.client.people.list({})).total).toBe(1);
  });

  it('names the field of everything that is wrong, and writes nothing', async () => {
    const failed = await failureOf(
      app.client.groups.save({
        ...groupInput(unitId),
        name: ' ',
        kind: 'tidak-ada',
        areaCode: '64.99',
        members: [{ name: '', gender: 'X' as 'L' }],
      }),
    );
    expect(failed.issues).toEqual(['name: required', 'members.0.name: required', 'members.0.gender: gender']);
    expect(await failureOf(app.client.groups.save({ ...groupInput(unitId), kind: 'tidak-ada' }))).toEqual({
      code: 'INVALID',
      issues: ['kind: choice'],
    });
    expect(await failureOf(app.client.groups.save({ ...groupInput(unitId), areaCode: '64.99' }))).toEqual({
      code: 'INVALID',
      issues: ['areaCode: areaCode'],
    });
    expect((await app.client.groups.list({})).total).toBe(0);
    expect((await app.client.people.list({})).total).toBe(0);
  });

  it('tells what is missing from what is of the wrong type', async () => {
    const { name: _, ...withoutName } = groupInput(unitId);
    expect((await failureOf(app.client.groups.save(withoutName as never))).issues).toEqual(['name: required']);
    expect((await failureOf(app.client.groups.save({ ...withoutName, name: 5 } as never))).issues).toEqual([
      'name: type',
    ]);
  });

  it('takes text as it is: signs of formulas, patterns and SQL, emoji, other scripts', async () => {
    const names = [
      '=1+1',
      "Robert'); drop table person;--",
      '100%_x',
      '😀 kelompok',
      'مجموعة',
      '群组',
      'a'.repeat(200),
    ];
    for (const name of names) await app.client.groups.save(groupInput(unitId, { name }));
    const { rows } = await app.client.groups.list({});
    expect(rows.map((row) => row.name).toSorted()).toEqual(names.toSorted());
  });

  it('sorts by every column it offers, both ways', async () => {
    for (const name of ['C', 'A', 'B'])
      await app.client.groups.save(groupInput(unitId, { name, members: members(name.charCodeAt(0) - 64) }));
    for (const sort of ['name', 'kind', 'areaName', 'chairName', 'members', 'stage'] as const) {
      const up = (await app.client.groups.list({ sort })).rows;
      const down = (await app.client.groups.list({ sort, descending: true })).rows;
      expect([up.length, down.length]).toEqual([3, 3]);
      if (sort === 'name' || sort === 'members') {
        expect(up.map((row) => row.name)).toEqual(['A', 'B', 'C']);
        expect(down.map((row) => row.name)).toEqual(['C', 'B', 'A']);
      }
    }
  });

  it('is found by program, and names its programs', async () => {
    const one = await app.client.groups.save(groupInput(unitId, { name: 'Satu' }));
    await app.client.groups.save(groupInput(unitId, { name: 'Dua' }));
    const program = await app.client.programs.save(programInput(unitId, { groupIds: [one.id] }));
    const { rows } = await app.client.groups.list({ programId: program.id });
    expect(rows.map((row) => [row.name, row.programs])).toEqual([['Satu', 'Program Uji']]);
  });
});
