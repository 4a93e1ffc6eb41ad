import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, groupInput, meetingInput, openTestApplication, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
});
afterEach(() => app.remove());

const session = (date: string, names: string[], status: 'present' | 'absent' = 'present') => ({
  date,
  place: 'Balai Desa',
  participants: names.map((name) => ({ name, institution: 'Warga', status })),
});

describe('meetings', () => {
  it('rule 6: counts a person once a meeting and each attendance of the person apart', async () => {
    const { id } = await app.client.meetings.save(
      meetingInput(unitId, {
        sessions: [session('2026-02-10', ['Ani', 'Budi', 'Citra']), session('2026-02-11', ['Ani', 'Dedi'])],
      }),
    );
    const meeting = await app.client.meetings.get({ id });
    expect({ people: meeting.uniquePeople, attendances: meeting.participations }).toEqual({
      people: 4,
      attendances: 5,
    });
    const [row] = (await app.client.meetings.list({})).rows;
    expect(row).toMatchObject({
      participants: 4,
      attended: 4,
      sessions: 2,
      date: '2026-02-10',
      lastDate: '2026-02-11',
    });
  });

  it('rule 6: counts only those who came as having attended', async () => {
    await app.client.meetings.save(
      meetingInput(unitId, {
        sessions: [session('2026-02-10', ['Ani', 'Budi']), session('2026-02-10', ['Ani', 'Citra'], 'absent')],
      }),
    );
    expect((await app.client.meetings.list({})).rows[0]).toMatchObject({ participants: 3, attended: 2 });
    const { rows } = await app.client.people.list({ search: 'ani' });
    expect((await app.client.people.get({ id: rows[0]?.id ?? '' })).attendances).toBe(1);
  });

  it('rule 1: are in the quarter of their sessions, in two when they go over its end', async () => {
    await app.client.meetings.save(
      meetingInput(unitId, { sessions: [session('2026-03-31', ['Ani']), session('2026-04-01', ['Ani'])] }),
    );
    const found = async (quarter: number) => (await app.client.meetings.list({ year: 2026, quarter })).total;
    expect([await found(1), await found(2), await found(3)]).toEqual([1, 1, 0]);
  });

  it('keep institution and position as they were that day', async () => {
    const sessions = [
      {
        date: '2026-02-10',
        place: 'Balai',
        participants: [{ name: 'Ani', position: 'Kader', institution: 'Posyandu', phone: '0811' }],
      },
    ];
    const { id } = await app.client.meetings.save(meetingInput(unitId, { sessions }));
    const { personId } = (await app.client.meetings.get({ id })).sessions[0]!.participants[0]!;
    const person = await app.client.people.get({ id: personId! });
    await app.client.people.save({ ...person, name: 'Ani Suryani' });
    expect((await app.client.meetings.get({ id })).sessions[0]?.participants[0]).toMatchObject({
      personId,
      name: 'Ani',
      position: 'Kader',
    });
  });

  it('take members of a group for themselves by name', async () => {
    const group = await app.client.groups.save(
      groupInput(unitId, { members: [{ name: 'Ani', phone: '0811' }, { name: 'Budi' }] }),
    );
    const participants = ['Ani', 'Budi', 'Citra'].map((name) => ({ name, groupId: group.id }));
    const { id } = await app.client.meetings.save(
      meetingInput(unitId, { sessions: [{ date: '2026-02-10', place: 'Balai', participants }] }),
    );
    const members = (await app.client.groups.get({ id: group.id })).members.map((member) => member.personId);
    const people = (await app.client.meetings.get({ id })).sessions[0]!.participants.map((row) => row.personId);
    expect(people.slice(0, 2)).toEqual(members);
    expect(members).not.toContain(people[2]);
  });

  it('rule 6: take two of one name in one session for two people, and the same two in the next for the same', async () => {
    const { id } = await app.client.meetings.save(
      meetingInput(unitId, {
        sessions: [session('2026-02-10', ['Siti', 'Siti']), session('2026-02-11', ['Siti', 'Siti', 'Siti'])],
      }),
    );
    const meeting = await app.client.meetings.get({ id });
    expect({ people: meeting.uniquePeople, attendances: meeting.participations }).toEqual({
      people: 3,
      attendances: 5,
    });
  });

  it('rule 6: count a person once also when a session is entered later', async () => {
    const first = session('2026-02-10', ['Ani', 'Budi']);
    const { id } = await app.client.meetings.save(meetingInput(unitId, { sessions: [first] }));
    const meeting = await app.client.meetings.get({ id });
    await app.client.meetings.save({
      ...meeting,
      sessions: [...meeting.sessions, session('2026-02-11', ['Budi', 'Citra'])],
    });
    expect((await app.client.meetings.get({ id })).uniquePeople).toBe(3);
  });

  it('give a member of a group to the first row of that name only', async () => {
    const group = await app.client.groups.save(groupInput(unitId, { members: [{ name: 'Siti' }] }));
    const participants = [
      { name: 'Siti', groupId: group.id },
      { name: 'Siti', groupId: group.id },
    ];
    const { id } = await app.client.meetings.save(
      meetingInput(unitId, { sessions: [{ date: '2026-02-10', place: 'Balai', participants }] }),
    );
    const member = (await app.client.groups.get({ id: group.id })).members[0]?.personId;
    const people = (await app.client.meetings.get({ id })).sessions[0]!.participants.map((row) => row.personId);
    expect([people[0] === member, people[1] === member]).toEqual([true, false]);
  });

  it('say where the same name and phone stand twice in a session', async () => {
    const row = { name: 'Ani', phone: '0811-222' };
    const sessions = [{ date: '2026-02-10', place: 'Balai', participants: [row, { ...row, phone: '0811 222' }] }];
    expect((await failureOf(app.client.meetings.save(meetingInput(unitId, { sessions })))).issues).toEqual([
      'sessions.0.participants.1.name: participantRepeated',
    ]);
    expect((await app.client.meetings.list({})).total).toBe(0);
  });

  it('take nobody twice into one session', async () => {
    const { id: personId } = await app.client.people.save({ name: 'Ani' });
    const participants = [
      { name: 'Ani', personId },
      { name: 'Ani', personId },
    ];
    const failed = await failureOf(
      app.client.meetings.save(
        meetingInput(unitId, { sessions: [{ date: '2026-02-10', place: 'Balai', participants }] }),
      ),
    );
    expect(failed.issues).toEqual(['sessions.0.participants.1.name: participantRepeated']);
  });

  it('keep 500 participants in their order and can be edited', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `Peserta ${index + 1}`);
    const { id } = await app.client.meetings.save(meetingInput(unitId, { sessions: [session('2026-02-10', names)] }));
    const meeting = await app.client.meetings.get({ id });
    expect(meeting.sessions[0]?.participants.map((row) => row.name)).toEqual(names);
    const [only] = meeting.sessions;
    const reversed = { ...only!, participants: only!.participants.toReversed() };
    await app.client.meetings.save({ ...meeting, sessions: [reversed] });
    const again = await app.client.meetings.get({ id });
    expect(again.sessions[0]?.participants.map((row) => row.name)).toEqual(names.toReversed());
  });

  it('can lose a session with its participants', async () => {
    const { id } = await app.client.meetings.save(
      meetingInput(unitId, { sessions: [session('2026-02-10', ['Ani']), session('2026-02-11', ['Budi'])] }),
    );
    const meeting = await app.client.meetings.get({ id });
    await app.client.meetings.save({ ...meeting, sessions: [meeting.sessions[1]!] });
    const after = await app.client.meetings.get({ id });
    expect(after.sessions.map((row) => row.participants.map((participant) => participant.name))).toEqual([['Budi']]);
  });

  it('end after they start, and have a session at least', async () => {
    const late = { date: '2026-02-10', place: 'Balai', startTime: '10:00', endTime: '09:00' };
    expect((await failureOf(app.client.meetings.save(meetingInput(unitId, { sessions: [late] })))).issues).toEqual([
      'sessions.0.endTime: endBeforeStart',
    ]);
    expect((await failureOf(app.client.meetings.save(meetingInput(unitId, { sessions: [] })))).issues).toEqual([
      'sessions: sessionNeeded',
    ]);
  });
});
