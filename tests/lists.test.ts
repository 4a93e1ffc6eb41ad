import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Group, SaveGroup } from '../src/shared/groups.ts';
import { attendingStatuses } from '../src/shared/meetings.ts';
import type { Meeting } from '../src/shared/meetings.ts';
import type { Person } from '../src/shared/people.ts';
import { pillarOf } from '../src/shared/programs.ts';
import type { Program } from '../src/shared/programs.ts';
import { quarterOf } from '../src/shared/quarter.ts';
import type { TestApplication } from './support/test-application.ts';
import {
  giriMukti,
  groupInput,
  meetingInput,
  openTestApplication,
  programInput,
  unitInput,
} from './support/test-application.ts';

// What the lists say in SQL is held against plain loops over the whole records.

const places = [giriMukti, '64.09.01', '64.71.01.1001', '61.71.01.1002', '64.09'];
const genders = ['L', 'P', null] as const;
const statuses = ['invited', 'present', 'represented', 'absent', 'walkIn'] as const;

let app: TestApplication;
let unitId: string;
let groups: Group[];
let people: Person[];
let programs: Program[];
let meetings: Meeting[];

beforeAll(async () => {
  app = await openTestApplication();
  const { client } = app;
  unitId = (await client.units.save(unitInput())).id;
  const groupIds: string[] = [];
  for (let index = 0; index < 8; index += 1) {
    groupIds.push((await client.groups.save(groupOf(index))).id);
  }
  const programIds: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    const saved = await client.programs.save(
      programInput(unitId, {
        code: `P-${index}`,
        name: `Program ${index}`,
        mainTpb: [3, 8, 13, 16, 17][index] ?? 1,
        status: index % 2 ? 'running' : 'planned',
        stage: index % 2 ? 'inisiasi' : 'penguatan',
        fundType: index === 3 ? 'umk' : 'tjsl',
        coordinator: index === 1 ? '' : `CDO ${index}`,
        areaCodes: index === 4 ? [] : places.slice(index, index + 2),
        groupIds: index === 2 ? [] : groupIds.slice(index, index + 2),
        endDate: index === 0 ? null : '2026-12-31',
      }),
    );
    programIds.push(saved.id);
  }
  await client.budgets.save({
    year: 2026,
    rows: programIds.slice(0, 3).map((programId, index) => ({ programId, budget: [index * 10, 5, 0, 0] })),
  });
  for (let index = 0; index < 6; index += 1) await client.meetings.save(meetingOf(index, groupIds, programIds));
  // A removed one is in no list and in no sum.
  const removed = await client.meetings.save(meetingOf(1, groupIds, programIds));
  await client.bin.remove({ kind: 'meeting', ...removed });

  groups = await Promise.all(groupIds.map((id) => client.groups.get({ id })));
  programs = await Promise.all(programIds.map((id) => client.programs.get({ id })));
  const everybody = await client.people.list({ limit: 5000 });
  people = await Promise.all(everybody.rows.map(({ id }) => client.people.get({ id })));
  const held = await client.meetings.list({ limit: 5000 });
  meetings = await Promise.all(held.rows.map(({ id }) => client.meetings.get({ id })));
}, 60_000);
afterAll(() => app.remove());

function groupOf(index: number): SaveGroup {
  return groupInput(unitId, {
    name: `Kelompok ${index}`,
    kind: index % 2 ? 'posyandu' : 'umkm',
    stage: index % 3 ? 'inisiasi' : 'penguatan',
    areaCode: places[index % places.length] ?? giriMukti,
    isActive: index !== 4,
    decreeNumber: index % 4 ? `SK-${index}` : '',
    decreeDate: index % 4 ? '2025-03-01' : null,
    foundedOn: `20${10 + index}-01-01`,
    products: `Produk ${index}`,
    localHero: `Tokoh ${index}`,
    licences:
      index % 2 ? [{ kind: 'nib', number: `0${index}`, validUntil: index % 4 === 1 ? '2025-12-31' : null }] : [],
    members:
      index === 7
        ? []
        : Array.from({ length: index + 1 }, (_, row) => ({
            // The first member of every group is one and the same person.
            name: row === 0 ? 'Sama Orang' : `Anggota ${index}-${row}`,
            phone: row === 0 ? '0811000111' : row % 2 ? `08120000${index}${row}` : '',
            gender: genders[row % 3] ?? null,
            birthYear: row % 2 ? 1980 + row : null,
            role: row === 1 && index % 2 ? ('chair' as const) : ('member' as const),
            leftOn: row === 3 ? '2025-01-01' : null,
          })),
  });
}

function meetingOf(index: number, groupIds: string[], programIds: string[]) {
  const participants = (from: number, count: number) =>
    Array.from({ length: count }, (_, row) => ({
      name: `Peserta ${from + row}`,
      phone: `0813000${from + row}`,
      gender: genders[(from + row) % 3] ?? null,
      status: statuses[(index + row) % statuses.length] ?? 'invited',
    }));
  return meetingInput(unitId, {
    title: `Pertemuan ${index}`,
    kind: index % 2 ? 'fgd' : 'pelatihan',
    outcome: index % 3 ? 'Hasil' : '',
    chair: `Ketua ${index}`,
    groupIds: index % 2 ? groupIds.slice(index, index + 2) : [],
    programIds: index % 3 ? programIds.slice(0, 2) : [],
    sessions: [
      {
        date: `2026-0${index + 1}-10`,
        place: 'Balai',
        areaCode: places[index % places.length] ?? null,
        participants: index === 5 ? [] : participants(index, 6),
      },
      {
        date: `2026-0${index + 4}-20`,
        place: 'Aula',
        areaCode: null,
        participants: index === 5 ? [] : participants(index + 2, 5),
      },
    ],
  });
}

const within = (code: string | null, above: string) => code === above || code?.startsWith(`${above}.`) === true;
const activeMembers = (group: Group) => group.members.filter(({ leftOn }) => leftOn === null);
const rowsOf = (meeting: Meeting) => meeting.sessions.flatMap((session) => session.participants);
const came = (meeting: Meeting) =>
  rowsOf(meeting).filter(({ status }) => attendingStatuses.some((known) => known === status));
const unique = (values: (string | undefined)[]) => new Set(values).size;
const names = (rows: { name: string }[]) => rows.map(({ name }) => name).toSorted();
const titles = (rows: { title: string }[]) => rows.map(({ title }) => title).toSorted();
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

describe('the list of groups', () => {
  const cases: [string, Parameters<TestApplication['client']['groups']['list']>[0], (group: Group) => boolean][] = [
    ['kind', { kind: 'umkm' }, ({ kind }) => kind === 'umkm'],
    ['stage', { stage: 'penguatan' }, ({ stage }) => stage === 'penguatan'],
    ['kabupaten', { areaCode: '64.09' }, ({ areaCode }) => within(areaCode, '64.09')],
    ['province', { areaCode: '64' }, ({ areaCode }) => within(areaCode, '64')],
    ['desa', { areaCode: giriMukti }, ({ areaCode }) => areaCode === giriMukti],
    ['active', { isActive: true }, ({ isActive }) => isActive],
    ['not active', { isActive: false }, ({ isActive }) => !isActive],
    ['no chair', { lacks: 'chair' }, (group) => !activeMembers(group).some(({ role }) => role === 'chair')],
    ['no members', { lacks: 'members' }, (group) => activeMembers(group).length === 0],
    ['no SK', { lacks: 'decree' }, ({ decreeNumber }) => decreeNumber === ''],
    ['no program', { lacks: 'program' }, (group) => group.programs.length === 0],
    ['no licence', { lacks: 'licence' }, ({ licences }) => licences.length === 0],
    ['expired licence', { hasExpiredLicence: true }, ({ licences }) => licences.some(({ isExpired }) => isExpired)],
    ['two at once', { kind: 'umkm', areaCode: '64' }, (group) => group.kind === 'umkm' && within(group.areaCode, '64')],
  ];
  it.each(cases)('is narrowed by %s, and sums what is left', async (_name, input, matches) => {
    const wanted = groups.filter(matches);
    const { rows, total, totals } = await app.client.groups.list(input);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(groups.length);
    expect(names(rows)).toEqual(names(wanted));
    expect(total).toBe(wanted.length);
    const members = wanted.flatMap(activeMembers);
    expect(totals).toEqual({
      members: members.length,
      membersMale: members.filter(({ gender }) => gender === 'L').length,
      membersFemale: members.filter(({ gender }) => gender === 'P').length,
      people: unique(members.map(({ personId }) => personId)),
      licences: wanted.flatMap(({ licences }) => licences).length,
      expiredLicences: wanted.flatMap(({ licences }) => licences).filter(({ isExpired }) => isExpired).length,
    });
  });

  it('says of each group what its record says', async () => {
    const { rows } = await app.client.groups.list({});
    for (const row of rows) {
      const group = groups.find(({ id }) => id === row.id);
      const { decreeNumber, decreeDate, decreeIssuer, foundedOn, products, localHero, isActive } = group!;
      expect(row).toMatchObject({ decreeNumber, decreeDate, decreeIssuer, foundedOn, products, localHero, isActive });
    }
  });

  it('sums over all that match, not over the page', async () => {
    const whole = await app.client.groups.list({});
    const page = await app.client.groups.list({ limit: 2, offset: 1 });
    expect(page.totals).toEqual(whole.totals);
    expect(whole.totals.members).toBe(sum(whole.rows.map(({ members }) => members)));
    expect(whole.totals.people).toBeLessThan(whole.totals.members);
  });
});

describe('the list of people', () => {
  const cases: [string, Parameters<TestApplication['client']['people']['list']>[0], (person: Person) => boolean][] = [
    ['L/P', { gender: 'P' }, ({ gender }) => gender === 'P'],
    ['area', { areaCode: '64.09' }, ({ areaCode }) => within(areaCode, '64.09')],
    ['no phone', { lacks: 'phone' }, ({ phone }) => phone === ''],
    ['no L/P', { lacks: 'gender' }, ({ gender }) => gender === null],
    ['no birth year', { lacks: 'birthYear' }, ({ birthYear }) => birthYear === null],
    ['no area', { lacks: 'area' }, ({ areaCode }) => areaCode === null],
    ['no group', { lacks: 'group' }, (person) => person.groups.length === 0],
  ];
  it.each(cases)('is narrowed by %s', async (_name, input, matches) => {
    const wanted = people.filter(matches);
    const { rows, totals } = await app.client.people.list(input);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(people.length);
    expect(names(rows)).toEqual(names(wanted));
    expect(totals).toEqual({
      male: wanted.filter(({ gender }) => gender === 'L').length,
      female: wanted.filter(({ gender }) => gender === 'P').length,
      attendances: sum(wanted.map(({ attendances }) => attendances)),
    });
  });

  it('is narrowed to the members of one group', async () => {
    const [group] = groups.filter(({ members }) => members.length > 3);
    const { rows } = await app.client.people.list({ groupId: group!.id });
    expect(names(rows)).toEqual(names(activeMembers(group!)));
  });

  it('counts attendances in a quarter, of those who came in it', async () => {
    const inQuarter = meetings.flatMap(({ sessions }) =>
      sessions
        .filter(({ date }) => quarterOf(date).quarter === 2)
        .flatMap(({ participants }) => participants)
        .filter(({ status }) => attendingStatuses.some((known) => known === status)),
    );
    const { rows, totals } = await app.client.people.list({ year: 2026, quarter: 2 });
    expect(rows).toHaveLength(unique(inQuarter.map(({ personId }) => personId)));
    for (const row of rows) {
      expect(row.attendances).toBe(inQuarter.filter(({ personId }) => personId === row.id).length);
    }
    expect(totals.attendances).toBe(inQuarter.length);
  });

  it('says of each person what the record says', async () => {
    const { rows } = await app.client.people.list({});
    for (const row of rows) {
      const { birthYear, consentDate, attendances } = people.find(({ id }) => id === row.id)!;
      expect(row).toMatchObject({ birthYear, consentDate, attendances });
    }
  });
});

describe('a searched list', () => {
  it('says of people and meetings what the whole list says of them, their attendances among it', async () => {
    const whole = await app.client.people.list({ limit: 5000 });
    const present = whole.rows.filter(({ attendances }) => attendances > 0).slice(0, 12);
    expect(present.length).toBeGreaterThan(3);
    for (const row of present) {
      const found = await app.client.people.list({ search: row.name });
      expect(found.rows.find(({ id }) => id === row.id)).toEqual(row);
      expect(found.totals.attendances).toBe(sum(found.rows.map(({ attendances }) => attendances)));
    }
    const all = await app.client.meetings.list({ limit: 5000 });
    for (const row of all.rows) {
      const found = await app.client.meetings.list({ search: row.title });
      expect(found.rows.find(({ id }) => id === row.id)).toEqual(row);
    }
  });
});

describe('the pages of a list', () => {
  it.each(['name', 'gender', 'birthYear', 'areaName', 'groups', 'consentDate', 'attendances'] as const)(
    'are the whole list of people, page by page, by %s',
    async (sort) => {
      for (const filter of [{}, { year: 2026, quarter: 2 }, { search: 'a' }]) {
        for (const descending of [false, true]) {
          const input = { ...filter, sort, descending };
          const whole = await app.client.people.list({ ...input, limit: 5000 });
          expect(whole.rows.length).toBeGreaterThan(4);
          for (let offset = 0; offset < whole.rows.length; offset += 4) {
            const { rows, total, totals } = await app.client.people.list({ ...input, limit: 4, offset });
            expect(rows).toEqual(whole.rows.slice(offset, offset + 4));
            expect({ total, totals }).toEqual({ total: whole.total, totals: whole.totals });
          }
        }
      }
    },
  );

  it('are those of what is asked for last, whatever was asked for before', async () => {
    const [{ id: programId } = { id: '' }] = (await app.client.programs.list({ unitId })).rows;
    for (const [index, day] of ['01-05', '02-11', '05-20', '09-01'].entries()) {
      const expense = { programId, date: `2026-${day}`, amount: 1000 * index, description: `Bibit ${index}` };
      await app.client.expenses.save({ ...expense, overspendReason: 'Uji' });
    }
    const inputs = [{}, { unitId }, { search: 'program' }, { unitId, sort: 'budget' as const, descending: true }];
    for (const input of [...inputs, ...inputs]) {
      for (const year of [2025, 2026]) {
        const whole = await app.client.programs.list({ ...input, year, limit: 5000 });
        const page = await app.client.programs.list({ ...input, year, limit: 2, offset: 1 });
        expect(whole.rows.length).toBeGreaterThan(1);
        expect(page).toEqual({ ...whole, rows: whole.rows.slice(1, 3) });
        const spent = await app.client.expenses.list({ unitId: input.unitId, year, limit: 5000 });
        const { rows } = await app.client.expenses.list({ unitId: input.unitId, year, limit: 2, offset: 1 });
        expect(rows).toEqual(spent.rows.slice(1, 3));
        expect(spent.rows.length > 1).toBe(year === 2026);
        expect(spent.totalAmount).toBe(sum(spent.rows.map(({ amount }) => amount)));
      }
    }
  });
});

describe('the list of programs', () => {
  const cases: [string, Parameters<TestApplication['client']['programs']['list']>[0], (program: Program) => boolean][] =
    [
      ['stage', { stage: 'inisiasi' }, ({ stage }) => stage === 'inisiasi'],
      ['status', { status: 'planned' }, ({ status }) => status === 'planned'],
      ['pillar', { pillar: 'economic' }, ({ mainTpb }) => pillarOf(mainTpb) === 'economic'],
      ['fund', { fundType: 'umk' }, ({ fundType }) => fundType === 'umk'],
      ['area', { areaCode: '64.09' }, ({ areaCodes }) => areaCodes.some((code) => within(code, '64.09'))],
      ['no group', { lacks: 'group' }, ({ groupIds }) => groupIds.length === 0],
      ['no area', { lacks: 'area' }, ({ areaCodes }) => areaCodes.length === 0],
      ['no CDO', { lacks: 'coordinator' }, ({ coordinator }) => coordinator === ''],
      ['no budget', { lacks: 'budget', year: 2026 }, ({ code }) => code === 'P-3' || code === 'P-4'],
    ];
  it.each(cases)('is narrowed by %s', async (_name, input, matches) => {
    const wanted = programs.filter(matches);
    const { rows, totals } = await app.client.programs.list(input);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(programs.length);
    expect(names(rows)).toEqual(names(wanted));
    expect(totals).toEqual({
      budget: sum(rows.map(({ budget }) => budget)),
      spent: sum(rows.map(({ spent }) => spent)),
    });
  });

  it('is narrowed to the programs of one group, and names their areas', async () => {
    const [group] = groups.filter((candidate) => candidate.programs.length > 0);
    const { rows } = await app.client.programs.list({ groupId: group!.id });
    expect(names(rows)).toEqual(names(group!.programs));
    for (const row of rows) {
      const areas = programs.find(({ id }) => id === row.id)!.areas.map(({ fullName }) => fullName.split(',')[0]);
      const shortNames = areas.map((name) => name?.replace(/^Kec\. /, '').replace(/^Kab\. /, 'Kabupaten '));
      expect(row.areas.split(', ')).toEqual(
        shortNames.toSorted((one, other) => (String(one) < String(other) ? -1 : 1)),
      );
    }
  });
});

describe('the list of meetings', () => {
  const inQuarter = (quarter: number) => (meeting: Meeting) =>
    meeting.sessions.some(({ date }) => quarterOf(date).quarter === quarter);
  const cases: [string, Parameters<TestApplication['client']['meetings']['list']>[0], (meeting: Meeting) => boolean][] =
    [
      ['quarter', { year: 2026, quarter: 1 }, inQuarter(1)],
      ['kind', { kind: 'fgd' }, ({ kind }) => kind === 'fgd'],
      [
        'area of a session',
        { areaCode: '64.09' },
        ({ sessions }) => sessions.some(({ areaCode }) => within(areaCode, '64.09')),
      ],
      ['no participants', { lacks: 'participants' }, (meeting) => rowsOf(meeting).length === 0],
      ['nobody came', { lacks: 'attendance' }, (meeting) => came(meeting).length === 0],
      ['no outcome', { lacks: 'outcome' }, ({ outcome }) => outcome === ''],
      ['no program', { lacks: 'program' }, ({ programIds }) => programIds.length === 0],
      ['no group', { lacks: 'group' }, ({ groupIds }) => groupIds.length === 0],
    ];
  it.each(cases)('is narrowed by %s, and counts people and attendances apart', async (_name, input, matches) => {
    const wanted = meetings.filter(matches);
    const { rows, totals } = await app.client.meetings.list(input);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(meetings.length);
    expect(titles(rows)).toEqual(titles(wanted));
    const perMeeting = (count: (meeting: Meeting) => number) => sum(wanted.map(count));
    expect(totals).toEqual({
      sessions: perMeeting(({ sessions }) => sessions.length),
      participants: perMeeting((meeting) => unique(rowsOf(meeting).map(({ personId }) => personId))),
      attended: perMeeting((meeting) => unique(came(meeting).map(({ personId }) => personId))),
      attendedMale: perMeeting((meeting) => uniqueOf(meeting, 'L')),
      attendedFemale: perMeeting((meeting) => uniqueOf(meeting, 'P')),
      attendances: perMeeting((meeting) => came(meeting).length),
      people: unique(wanted.flatMap(came).map(({ personId }) => personId)),
    });
  });

  it('says of each meeting what its record says', async () => {
    const { rows } = await app.client.meetings.list({});
    for (const row of rows) {
      const meeting = meetings.find(({ id }) => id === row.id)!;
      expect(row).toMatchObject({
        chair: meeting.chair,
        outcome: meeting.outcome,
        attended: unique(came(meeting).map(({ personId }) => personId)),
        attendedMale: uniqueOf(meeting, 'L'),
        attendedFemale: uniqueOf(meeting, 'P'),
        attendances: came(meeting).length,
        groups: names(meeting.groups).join(', '),
        programs: names(meeting.programs).join(', '),
      });
    }
  });

  const uniqueOf = (meeting: Meeting, gender: 'L' | 'P') =>
    unique(
      came(meeting)
        .filter((row) => row.gender === gender)
        .map(({ personId }) => personId),
    );
});

it('the bin is narrowed by the kind of record and sorts both ways', async () => {
  expect((await app.client.bin.list({ kind: 'group' })).total).toBe(0);
  expect((await app.client.bin.list({ kind: 'meeting', sort: 'name' })).rows).toMatchObject([{ name: 'Pertemuan 1' }]);
});
