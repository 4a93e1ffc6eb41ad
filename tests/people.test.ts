import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApplication } from '../src/main/application.ts';
import { newId } from '../src/main/database/new-id.ts';
import { closeDatabase, openDatabase, queriesOf } from '../src/main/database/open.ts';
import type { SavePerson } from '../src/shared/people.ts';
import { dumpOf } from './support/dump.ts';
import type { TestApplication } from './support/test-application.ts';
import {
  failureOf,
  giriMukti,
  groupInput,
  meetingInput,
  openTestApplication,
  unitInput,
} from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
});
afterEach(() => app.remove());

const save = (fields: Partial<SavePerson> & { name: string }) => app.client.people.save(fields);
const namesOf = (pairs: { one: { name: string }; other: { name: string } }[]) =>
  pairs.map(({ one, other }) => [one.name, other.name].toSorted().join(' = '));

type Kept = { id: string; version: number };

/** Merges the second into the first with the first's fields, or those given. */
async function merge(keep: Kept, remove: Kept, fields: Partial<SavePerson> = {}) {
  const person = await app.client.people.get({ id: keep.id });
  const { name, gender, birthYear, phone, areaCode, consentDate, note } = person;
  return app.client.people.merge({
    keepId: keep.id,
    keepVersion: keep.version,
    removeId: remove.id,
    removeVersion: remove.version,
    fields: { name, gender, birthYear, phone, areaCode, consentDate, note, ...fields },
  });
}

const session = (participants: { name: string; personId?: string; status?: 'invited' | 'present' | 'absent' }[]) => ({
  date: '2026-02-10',
  place: 'Balai Desa',
  participants,
});

describe('pairs that may be one person', () => {
  it('are found by phone, village and group, whatever titles and spelling', async () => {
    await save({ name: 'Hj. Siti Aminah, S.Pd.', phone: '0812-3456-7890' });
    await save({ name: 'St. Amina', phone: '+62 812 3456 7890' });
    await save({ name: 'Ahmad Zuhdi', areaCode: giriMukti, birthYear: 1970 });
    await save({ name: 'Akhmad Juhdi', areaCode: giriMukti, birthYear: 1970 });
    await app.client.groups.save(
      groupInput(unitId, {
        members: [{ name: 'Petrus Ding Lejau' }, { name: 'P. Ding Lejau' }, { name: 'Yosef Irang' }],
      }),
    );
    await save({ name: 'Rina Lestari', phone: '0813-1111-2222' });
    await save({ name: 'Rini Lestari', phone: '0813-1111-2222' });
    const { rows, total } = await app.client.people.duplicates({});
    expect(namesOf(rows).toSorted()).toEqual([
      'Ahmad Zuhdi = Akhmad Juhdi',
      'Hj. Siti Aminah, S.Pd. = St. Amina',
      'P. Ding Lejau = Petrus Ding Lejau',
    ]);
    expect(total).toBe(3);
    expect(rows[0]?.score).toBeGreaterThanOrEqual(rows[2]?.score ?? 1);
    expect(rows.find(({ one }) => one.name.startsWith('Hj.'))?.reasons).toEqual(['sameName', 'samePhone']);
  });

  it('show phones masked, as every list does', async () => {
    await save({ name: 'Siti Aminah', phone: '0812-3456-7890' });
    await save({ name: 'Siti Aminah', phone: '0812-3456-7890' });
    expect((await app.client.people.duplicates({})).rows[0]?.one.phone).toBe('0812••••7890');
  });

  it('are not offered again once they were told apart, and are known after more writes', async () => {
    const fields = { name: 'Siti Aminah', phone: '0812-3456-7890' };
    const one = await save(fields);
    const other = await save(fields);
    expect((await app.client.people.duplicates({})).total).toBe(1);
    // Either way round, and twice: it is one statement.
    await app.client.people.tellApart({ oneId: other.id, otherId: one.id });
    await app.client.people.tellApart({ oneId: one.id, otherId: other.id });
    expect((await app.client.people.duplicates({})).total).toBe(0);
    expect(await app.client.people.duplicatesOf({ ...fields, id: one.id })).toEqual([]);
    const third = await save(fields);
    expect((await app.client.people.duplicates({})).total).toBe(2);
    const changes = await app.client.history.list({ kind: 'person', id: one.id });
    expect(changes.filter(({ entity }) => entity === 'DifferentPeople')).toHaveLength(1);

    await merge(one, third);
    expect((await app.client.people.duplicates({})).total).toBe(0);
  });

  it('leave out people in the bin', async () => {
    const one = await save({ name: 'Siti Aminah', phone: '0812-3456-7890' });
    await save({ name: 'Siti Aminah', phone: '0812-3456-7890' });
    await app.client.bin.remove({ kind: 'person', ...one });
    expect((await app.client.people.duplicates({})).total).toBe(0);
  });

  it('are found for one person too, saved or only typed', async () => {
    const kept = await save({ name: 'Hj. Siti Aminah', phone: '0812-3456-7890' });
    const typed = { name: 'Siti Aminah', phone: '081234567890' };
    expect(await app.client.people.duplicatesOf(typed)).toMatchObject([
      { person: { id: kept.id, name: 'Hj. Siti Aminah' }, reasons: ['sameName', 'samePhone'] },
    ]);
    expect(await app.client.people.duplicatesOf({ ...typed, id: kept.id })).toEqual([]);
    expect(await app.client.people.duplicatesOf({ name: 'Siti Aminah' })).toEqual([]);
  });
});

describe('a merge', () => {
  it('moves memberships and attendances, keeps the chosen fields, and takes the other away', async () => {
    const one = await save({ name: 'Siti Aminah', phone: '0812-1', birthYear: 1980 });
    const other = await save({ name: 'Hj. Siti Aminah', phone: '0812-1', gender: 'P' });
    const group = await app.client.groups.save(
      groupInput(unitId, { members: [{ personId: other.id, name: 'Hj. Siti Aminah', phone: '0812-1', gender: 'P' }] }),
    );
    const meeting = await app.client.meetings.save(
      meetingInput(unitId, {
        sessions: [
          session([{ personId: other.id, name: 'Hj. Siti Aminah', status: 'present' }]),
          session([{ name: 'X' }]),
        ],
      }),
    );
    const { version } = await app.client.people.get({ id: other.id });
    const merged = await merge(one, { id: other.id, version }, { name: 'Hj. Siti Aminah', gender: 'P' });

    const person = await app.client.people.get({ id: one.id });
    expect(person).toMatchObject({
      version: merged.version,
      name: 'Hj. Siti Aminah',
      gender: 'P',
      birthYear: 1980,
      attendances: 1,
      groups: [{ groupId: group.id }],
    });
    expect((await app.client.groups.get({ id: group.id })).members[0]?.personId).toBe(one.id);
    const row = (await app.client.meetings.get({ id: meeting.id })).sessions[0]?.participants[0];
    // Name and institution stay as they were that day.
    expect(row).toMatchObject({ personId: one.id, name: 'Hj. Siti Aminah' });
    expect((await failureOf(app.client.people.get({ id: other.id }))).code).toBe('MISSING');
    expect((await app.client.people.list({ search: 'aminah' })).total).toBe(1);
  });

  it('is one action, with a history row for each row that it changed', async () => {
    const one = await save({ name: 'Siti Aminah' });
    const other = await save({ name: 'Siti Amina' });
    await app.client.groups.save(groupInput(unitId, { members: [{ personId: other.id, name: 'Siti Amina' }] }));
    const { actionId } = await merge(one, other);
    const ofPeople = await Promise.all(
      [one, other].map(({ id }) => app.client.history.list({ kind: 'person', id, limit: 1000 })),
    );
    const groups = (await app.client.groups.list({})).rows;
    const ofGroups = await app.client.history.list({ kind: 'group', id: groups[0]?.id ?? '' });
    const changes = [...ofPeople.flat(), ...ofGroups].filter((change) => change.actionId === actionId);
    expect(changes.map(({ entity }) => entity).toSorted()).toContain('Membership');
    expect(changes.find(({ entityId }) => entityId === other.id)?.after).toMatchObject({ mergedIntoId: one.id });
  });

  it('leaves nobody twice in a session: the row that came stays', async () => {
    const one = await save({ name: 'Siti Aminah' });
    const other = await save({ name: 'Siti Amina' });
    const rows = (mine: 'invited' | 'present' | 'absent', theirs: 'invited' | 'present' | 'absent') =>
      session([
        { personId: one.id, name: 'Siti Aminah', status: mine },
        { personId: other.id, name: 'Siti Amina', status: theirs },
        { name: 'Budi' },
      ]);
    const { id } = await app.client.meetings.save(
      meetingInput(unitId, {
        sessions: [rows('absent', 'present'), rows('present', 'absent'), rows('invited', 'absent')],
      }),
    );
    await merge(one, other);
    const meeting = await app.client.meetings.get({ id });
    const kept = meeting.sessions.map(({ participants }) =>
      participants.map(({ name, status }) => `${name} ${status}`),
    );
    expect(kept).toEqual([
      ['Siti Amina present', 'Budi invited'],
      ['Siti Aminah present', 'Budi invited'],
      ['Siti Aminah invited', 'Budi invited'],
    ]);
    expect(meeting.sessions.map(({ participants }) => participants[0]?.personId)).toEqual([one.id, one.id, one.id]);
    await app.client.meetings.save(meeting);
  });

  it('makes one of two memberships at one time: the earlier joining, the later leaving, the higher role', async () => {
    const one = await save({ name: 'Siti Aminah' });
    const other = await save({ name: 'Siti Amina' });
    const members = [
      {
        personId: one.id,
        name: 'Siti Aminah',
        joinedOn: '2020-01-01',
        leftOn: '2022-01-01',
        vulnerableCategories: ['lansia'],
      },
      { personId: one.id, name: 'Siti Aminah', joinedOn: '2023-01-01', leftOn: '2023-06-01' },
      {
        personId: other.id,
        name: 'Siti Amina',
        joinedOn: '2021-01-01',
        leftOn: '2023-03-01',
        role: 'cadre' as const,
        vulnerableCategories: ['disabilitas'],
      },
      { personId: other.id, name: 'Siti Amina', joinedOn: '2025-01-01' },
    ];
    const group = await app.client.groups.save(groupInput(unitId, { members }));
    await merge(one, { ...other, version: (await app.client.people.get({ id: other.id })).version });
    const kept = (await app.client.groups.get({ id: group.id })).members;
    expect(kept).toMatchObject([
      {
        personId: one.id,
        joinedOn: '2020-01-01',
        leftOn: '2023-06-01',
        role: 'cadre',
        vulnerableCategories: ['lansia', 'disabilitas'],
      },
      { personId: one.id, joinedOn: '2025-01-01', leftOn: null, role: 'member' },
    ]);
    await app.client.groups.save(await app.client.groups.get({ id: group.id }));
  });

  it('is refused where a group would get two chairs at one time, and changes nothing then', async () => {
    const one = await save({ name: 'Siti Aminah' });
    const other = await save({ name: 'Siti Amina' });
    const group = await app.client.groups.save(
      groupInput(unitId, {
        members: [
          { name: 'Budi', role: 'chair', joinedOn: '2020-01-01', leftOn: '2024-01-01' },
          { personId: one.id, name: 'Siti Aminah', joinedOn: '2020-01-01' },
          { personId: other.id, name: 'Siti Amina', role: 'chair', joinedOn: '2024-01-01' },
        ],
      }),
    );
    const before = await app.client.groups.get({ id: group.id });
    expect((await failureOf(merge(one, other))).issues).toEqual(['removeId: mergeChairs']);
    expect(await app.client.groups.get({ id: group.id })).toEqual(before);
  });

  it('keeps apart from the kept person whoever was told apart from the other', async () => {
    const fields = { name: 'Siti Aminah', phone: '0812-3456-7890' };
    const [one, other, third] = [await save(fields), await save(fields), await save(fields)];
    await app.client.people.tellApart({ oneId: other.id, otherId: third.id });
    await merge(one, other);
    expect((await app.client.people.duplicates({})).total).toBe(0);
  });

  it('is a conflict where one of the two was changed meanwhile, and refused for one person twice', async () => {
    const one = await save({ name: 'Siti Aminah' });
    const other = await save({ name: 'Siti Amina' });
    await save({ ...(await app.client.people.get({ id: other.id })), phone: '0812' });
    expect((await failureOf(merge(one, other))).code).toBe('CONFLICT');
    expect((await failureOf(merge(one, one))).issues).toEqual(['removeId: samePerson']);
  });
});

describe('a merge taken back', () => {
  it('leaves every row of every table as it was before: thirty attendances, memberships, people told apart', async () => {
    const one = await save({ name: 'Siti Aminah', phone: '0812-1', birthYear: 1980 });
    const other = await save({ name: 'Hj. Siti Amina', phone: '0812-1', note: 'Kader' });
    const third = await save({ name: 'Siti Aminah', phone: '0812-2' });
    await app.client.people.tellApart({ oneId: other.id, otherId: third.id });
    const member = (id: string, joinedOn: string, leftOn: string | null = null) => ({
      personId: id,
      name: id === one.id ? 'Siti Aminah' : 'Hj. Siti Amina',
      phone: '0812-1',
      birthYear: id === one.id ? 1980 : null,
      joinedOn,
      leftOn,
      vulnerableCategories: id === one.id ? ['lansia'] : [],
    });
    await app.client.groups.save(
      groupInput(unitId, {
        members: [member(one.id, '2020-01-01', '2022-01-01'), member(other.id, '2021-01-01'), { name: 'Budi' }],
      }),
    );
    await app.client.groups.save(
      groupInput(unitId, { name: 'Kelompok lain', members: [{ ...member(other.id, '2023-01-01'), role: 'chair' }] }),
    );
    for (let meeting = 0; meeting < 5; meeting += 1) {
      const sessions = Array.from({ length: 6 }, (_, index) =>
        session([
          { name: `Peserta ${index}` },
          { personId: other.id, name: 'Hj. Siti Amina', status: index % 2 === 0 ? 'present' : 'absent' },
          // In a third of the sessions both are on the list.
          ...(index % 3 === 0 ? [{ personId: one.id, name: 'Siti Aminah', status: 'present' as const }] : []),
        ]),
      );
      await app.client.meetings.save(meetingInput(unitId, { title: `FGD ${meeting}`, sessions }));
    }
    const [keep, remove] = await Promise.all([one, other].map(({ id }) => app.client.people.get({ id })));
    const before = dumpOf(app.dataFolder);
    app.clock.now = new Date('2026-11-23T02:00:00Z');
    const { actionId } = await merge(keep!, remove!, { name: 'Hj. Siti Aminah', phone: '0812-9' });
    const after = dumpOf(app.dataFolder);
    // Thirty sessions with two rows each; the ten rows too many in sessions with both are gone.
    expect([before['participant']?.length, after['participant']?.length]).toEqual([70, 60]);
    expect(after).not.toEqual(before);

    app.clock.now = new Date('2026-11-24T02:00:00Z');
    const undone = await app.client.history.undo({ actionId });
    expect(dumpOf(app.dataFolder)).toEqual(before);
    // Redo brings the merge again, row by row too.
    await app.client.history.undo({ actionId: undone.actionId });
    expect(dumpOf(app.dataFolder)).toEqual(after);
  });

  it('offers a pair again that was told apart by mistake', async () => {
    const fields = { name: 'Siti Aminah', phone: '0812-3456-7890' };
    const [one, other] = [await save(fields), await save(fields)];
    const { actionId } = await app.client.people.tellApart({ oneId: one.id, otherId: other.id });
    expect((await app.client.people.duplicates({})).total).toBe(0);
    await app.client.history.undo({ actionId });
    expect((await app.client.people.duplicates({})).total).toBe(1);
  });
});

describe('a merged person', () => {
  it('is followed by forms that were open before, over any number of merges', async () => {
    const one = await save({ name: 'Siti Aminah' });
    const other = await save({ name: 'Siti Amina' });
    const third = await save({ name: 'St. Aminah' });
    const { id } = await app.client.meetings.save(
      meetingInput(unitId, { sessions: [session([{ personId: third.id, name: 'St. Aminah' }])] }),
    );
    const group = await app.client.groups.save(
      groupInput(unitId, { members: [{ personId: third.id, name: 'St. Aminah' }] }),
    );
    const openMeeting = await app.client.meetings.get({ id });
    const openGroup = await app.client.groups.get({ id: group.id });
    await merge(other, third);
    await merge(
      one,
      { ...other, version: (await app.client.people.get({ id: other.id })).version },
      { name: 'Terpilih' },
    );

    await app.client.meetings.save({ ...openMeeting, outcome: 'Sepakat' });
    expect((await app.client.meetings.get({ id })).sessions[0]?.participants[0]?.personId).toBe(one.id);
    await app.client.groups.save(openGroup);
    expect((await app.client.groups.get({ id: group.id })).members[0]?.personId).toBe(one.id);
    // What the old form still says of the person does not undo what the merge chose.
    expect((await app.client.people.get({ id: one.id })).name).toBe('Terpilih');
    expect((await app.client.people.list({})).total).toBe(1);
  });

  it('does not come back from the bin half: the answer says what to undo', async () => {
    const one = await save({ name: 'Siti Aminah' });
    const other = await save({ name: 'Siti Amina' });
    await merge(one, other);
    expect((await app.client.bin.list({})).rows).toMatchObject([{ kind: 'person', id: other.id }]);
    await expect(app.client.bin.restore({ kind: 'person', id: other.id })).rejects.toMatchObject({
      data: { issues: [{ path: ['id'], code: 'mergedPerson', params: { name: 'Siti Aminah' } }] },
    });
    expect((await app.client.people.list({})).total).toBe(1);
  });
});

describe('a name that is typed again', () => {
  it('finds also people kept since before names had a compared form', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'binaan-people-'));
    const orm = await openDatabase(dataFolder);
    const old = { createdAt: '2026-01-01', updatedAt: '2026-01-01', version: 1, note: '', searchName: 'hjsitiaminah' };
    await queriesOf(orm.em.fork())
      .insertInto('person')
      .values({ ...old, id: newId(), name: 'Hj. Siti Aminah', phone: '0812', comparablePhone: '+62812' })
      .execute();
    await closeDatabase(orm);

    const reopened = await createApplication({
      dataFolder,
      resourcesFolder: 'resources',
      reportWorker: pathToFileURL('none'),
    });
    const unit = await reopened.client.units.save(unitInput());
    const participants = [{ name: 'St. Aminah', phone: '0812' }];
    await reopened.client.meetings.save(meetingInput(unit.id, { sessions: [{ ...session([]), participants }] }));
    const { total } = await reopened.client.people.list({});
    await reopened.close();
    rmSync(dataFolder, { recursive: true });
    expect(total).toBe(1);
  });

  it('is the kept person of that phone, titles and spelling aside, and the person keeps the name', async () => {
    const { id } = await save({ name: 'Hj. Siti Aminah, S.Pd.', phone: '0812-3456-7890' });
    const participants = [{ name: 'St. Aminah', phone: '+62 812 3456 7890' }];
    const meeting = await app.client.meetings.save(
      meetingInput(unitId, { sessions: [{ ...session([]), participants }] }),
    );
    expect((await app.client.meetings.get({ id: meeting.id })).sessions[0]?.participants[0]).toMatchObject({
      personId: id,
      name: 'St. Aminah',
    });
    expect((await app.client.people.get({ id })).name).toBe('Hj. Siti Aminah, S.Pd.');
  });

  it('is the member written so before one that is only spelled alike', async () => {
    const group = await app.client.groups.save(
      groupInput(unitId, { members: [{ name: 'Muhammad Ali', birthYear: 1950 }, { name: 'Budi' }] }),
    );
    const participants = ['M. Ali', 'Muhammad Ali'].map((name) => ({ name, groupId: group.id }));
    const { id } = await app.client.meetings.save(
      meetingInput(unitId, { sessions: [{ ...session([]), participants }] }),
    );
    const member = (await app.client.groups.get({ id: group.id })).members[0]?.personId;
    const people = (await app.client.meetings.get({ id })).sessions[0]!.participants.map((row) => row.personId);
    expect(people[1]).toBe(member);
    expect(people[0]).not.toBe(member);
  });

  it('is another person where only the name is alike', async () => {
    await save({ name: 'Hj. Siti Aminah' });
    await app.client.meetings.save(meetingInput(unitId, { sessions: [session([{ name: 'Siti Aminah' }])] }));
    expect((await app.client.people.list({})).total).toBe(2);
  });
});
