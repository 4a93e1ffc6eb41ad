import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaveOrganization } from '../src/shared/organizations.ts';
import { defaultChoices } from '../src/shared/choices.ts';
import { png } from './support/pictures.ts';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, giriMukti, meetingInput, openTestApplication, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
});
afterEach(() => app.remove());

function organizationInput(fields: Partial<SaveOrganization> = {}): SaveOrganization {
  return { unitId, name: 'Desa Giri Mukti', kind: 'desa-kelurahan', areaCode: giriMukti, ...fields };
}
const save = (fields: Partial<SaveOrganization> = {}) => app.client.organizations.save(organizationInput(fields));
const get = (id: string) => app.client.organizations.get({ id });
async function namesOf(input: Parameters<typeof app.client.organizations.list>[0]) {
  return (await app.client.organizations.list(input)).rows.map(({ name }) => name);
}

const full = {
  influence: 5,
  interest: 4,
  attitude: 'supportive' as const,
  positions: [{ name: 'Hendro Susilo', gender: 'L' as const, phone: '0812-1', title: 'Kepala Desa' }],
  contacts: [
    { date: '2026-03-02', kind: 'visit' as const, person: 'Hendro', summary: 'Rencana FGD', nextStep: 'Undangan' },
  ],
};

describe('organizations', () => {
  it('are the same after a save of what was read, people and contacts with them', async () => {
    const { id } = await save(full);
    const before = await get(id);
    expect(before.positions).toMatchObject(full.positions);
    expect(before.contacts).toMatchObject(full.contacts);
    await app.client.organizations.save(before);
    expect({ ...(await get(id)), version: 0, updatedAt: '' }).toEqual({ ...before, version: 0, updatedAt: '' });
  });

  it('stand in the quadrant of their influence and interest: 4 and 5 are high, unrated in none', async () => {
    const ratings = { A: [4, 4], B: [5, 3], C: [3, 5], D: [3, 3], E: [5, null] } as const;
    for (const [name, [influence, interest]] of Object.entries(ratings)) await save({ name, influence, interest });
    const { rows, totals } = await app.client.organizations.list({ unitId });
    expect(rows.map(({ quadrant }) => quadrant)).toEqual(['manage', 'satisfy', 'inform', 'monitor', null]);
    expect(totals).toMatchObject({ manage: 1, satisfy: 1, inform: 1, monitor: 1, unrated: 1 });
    expect(await namesOf({ sort: 'quadrant' })).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(await namesOf({ sort: 'quadrant', descending: true })).toEqual(['E', 'D', 'C', 'B', 'A']);
    for (const { name, quadrant } of rows) {
      if (quadrant !== null) expect(await namesOf({ quadrant })).toEqual([name]);
    }
  });

  it('take no rating but 1 to 5, no position that ends before it starts, no contact in the future', async () => {
    expect((await failureOf(save({ influence: 6, interest: 0 }))).issues).toEqual([
      'influence: rating',
      'interest: rating',
    ]);
    const positions = [{ name: 'A', startedOn: '2025-02-01', endedOn: '2025-01-31' }];
    expect((await failureOf(save({ positions }))).issues).toEqual(['positions.0.endedOn: endBeforeStart']);
    await save({ positions: [{ name: 'A', startedOn: '2025-02-01', endedOn: '2025-02-01' }] });
    app.clock.now = new Date('2026-03-31T16:30:00Z'); // already 1 April in WITA
    await save({ contacts: [{ date: '2026-04-01', summary: 'Surat' }] });
    expect((await failureOf(save({ contacts: [{ date: '2026-04-02', summary: 'Surat' }] }))).issues).toEqual([
      'contacts.0.date: futureDate',
    ]);
  });

  it('have somebody in a position up to its last day', async () => {
    await save({ name: 'Camat', positions: [{ name: 'A', startedOn: '2026-02-01', endedOn: '2026-05-20' }] });
    const without = async (now: string) => {
      app.clock.now = new Date(now);
      return namesOf({ unitId, lacks: 'position' });
    };
    expect(await without('2026-01-31T02:00:00Z')).toEqual(['Camat']);
    expect(await without('2026-02-01T02:00:00Z')).toEqual([]);
    expect(await without('2026-05-20T02:00:00Z')).toEqual([]);
    expect(await without('2026-05-20T16:30:00Z')).toEqual(['Camat']); // the next day in WITA
  });

  it('refuse a kind, a unit and an area that are not there', async () => {
    expect((await failureOf(save({ kind: 'tidak-ada' }))).issues).toEqual(['kind: choice']);
    expect((await failureOf(save({ areaCode: '64.99' }))).issues).toEqual(['areaCode: areaCode']);
  });

  it('are found by kind, attitude, area and by what they lack', async () => {
    await save({ name: 'Lengkap', ...full });
    await save({
      name: 'Lama',
      kind: 'media',
      areaCode: '64.71',
      positions: [{ name: 'B', endedOn: '2026-01-01' }],
      contacts: [{ date: '2025-11-21', summary: 'Surat' }],
    });
    expect(await namesOf({ kind: 'media' })).toEqual(['Lama']);
    expect(await namesOf({ attitude: 'supportive' })).toEqual(['Lengkap']);
    expect(await namesOf({ areaCode: '64.09' })).toEqual(['Lengkap']);
    for (const lacks of ['position', 'rating', 'contact'] as const) expect(await namesOf({ lacks })).toEqual(['Lama']);
    app.clock.now = new Date('2026-11-21T02:00:00Z'); // a year later to the day
    expect(await namesOf({ lacks: 'contact' })).toEqual([]);
  });

  it('sort by every column they offer and name the last contact', async () => {
    await save({ name: 'A', contacts: [{ date: '2026-03-02', summary: 'x' }] });
    await save({
      name: 'B',
      contacts: [
        { date: '2026-02-01', summary: 'x' },
        { date: '2026-05-01', summary: 'y' },
      ],
    });
    for (const sort of [
      'name',
      'kind',
      'areaName',
      'people',
      'influence',
      'interest',
      'quadrant',
      'attitude',
    ] as const) {
      expect(await namesOf({ sort })).toHaveLength(2);
    }
    const { rows } = await app.client.organizations.list({ sort: 'lastContact', descending: true });
    expect(rows.map(({ name, lastContact, contacts }) => [name, lastContact, contacts])).toEqual([
      ['B', '2026-05-01', 2],
      ['A', '2026-03-02', 1],
    ]);
  });

  it('rule 6: tell people in a position from unique people', async () => {
    const person = { name: 'Rahmat', phone: '0811-2' };
    await save({ name: 'A', positions: [{ ...person, title: 'Ketua' }, { name: 'Sinta' }] });
    await save({ name: 'B', positions: [person] });
    const { totals } = await app.client.organizations.list({});
    expect(totals).toMatchObject({ people: 3, uniquePeople: 2 });
    expect((await app.client.people.list({})).total).toBe(2);
  });

  it('go to the bin and come back whole; their people cannot go before them', async () => {
    const { id, version } = await save(full);
    const before = await get(id);
    const personId = before.positions[0]?.personId ?? '';
    const removePerson = async () =>
      app.client.bin.remove({
        kind: 'person',
        id: personId,
        version: (await app.client.people.get({ id: personId })).version,
      });
    expect((await failureOf(removePerson())).issues).toEqual(['id: inUse']);
    await app.client.bin.remove({ kind: 'organization', id, version });
    expect(await app.client.search.find({ query: 'girimukti', kinds: ['organization'] })).toEqual([]);
    await removePerson();
    await app.client.bin.restore({ kind: 'organization', id });
    expect(await get(id)).toMatchObject({ positions: before.positions, contacts: before.contacts });
  });

  it('are what they were after an undo, and changed again after the redo', async () => {
    const { id } = await save(full);
    const before = await get(id);
    await app.client.organizations.save({ ...before, name: 'Lain', positions: [], contacts: [] });
    const undo = async (list: 'undo' | 'redo') =>
      app.client.history.undo({ actionId: (await app.client.history.lastActions())[list][0]?.actionId ?? '' });
    await undo('undo');
    expect(await get(id)).toEqual(before);
    await undo('redo');
    expect(await get(id)).toMatchObject({ name: 'Lain', positions: [], contacts: [] });
  });

  it('are found by name and village, also after a new name', async () => {
    const { id } = await save({ name: 'Puskesmas Petung' });
    const found = async (query: string) =>
      (await app.client.search.find({ query, kinds: ['organization'] })).map((hit) => hit.name);
    expect(await found('petung')).toEqual(['Puskesmas Petung']);
    expect(await found('giri mukti')).toEqual(['Puskesmas Petung']);
    await app.client.organizations.save({ ...(await get(id)), name: 'Puskesmas Waru' });
    expect([await found('petung'), await found('waru')]).toEqual([[], ['Puskesmas Waru']]);
    expect((await app.client.search.recent({ unitId }))[0]).toMatchObject({ kind: 'organization', id });
  });

  it('own evidence, which is listed with that of their unit', async () => {
    const { id } = await save();
    const owner = { kind: 'organization' as const, id };
    const file = { kind: 'mou-pks', fileName: 'mou.png', data: Buffer.from(png(1)).toString('base64') };
    await app.client.attachments.add({ owner, ...file });
    const { rows } = await app.client.attachments.list({ unitId });
    expect(rows).toMatchObject([{ owner, ownerName: 'Desa Giri Mukti', kind: 'mou-pks' }]);
    const other = (await app.client.units.save(unitInput({ code: 'LAIN' }))).id;
    expect((await app.client.attachments.list({ unitId: other })).total).toBe(0);
  });

  it('keep their positions when their people become one', async () => {
    const { id } = await save({ positions: [{ name: 'Rahmat', title: 'Sekretaris' }] });
    const keep = await app.client.people.save({ name: 'Rahmat Hidayat' });
    const removeId = (await get(id)).positions[0]?.personId ?? '';
    await app.client.people.merge({
      keepId: keep.id,
      keepVersion: keep.version,
      removeId,
      removeVersion: (await app.client.people.get({ id: removeId })).version,
      fields: { name: 'Rahmat Hidayat' },
    });
    expect((await get(id)).positions).toMatchObject([{ personId: keep.id, title: 'Sekretaris' }]);
  });

  it('have a list of kinds of their own, of which none in use is removed', async () => {
    const kinds = await app.client.choices.list({ list: 'organizationKind' });
    expect(kinds.map(({ code }) => code)).toEqual(defaultChoices.organizationKind.map(([code]) => code));
    await save();
    const uses = await failureOf(
      app.client.choices.save({
        list: 'organizationKind',
        rows: [],
        removed: kinds.filter(({ code }) => code === 'desa-kelurahan').map(({ id, version }) => ({ id, version })),
      }),
    );
    expect(uses.issues).toEqual(['removed: choiceInUse']);
  });
});

describe('who came to which meeting', () => {
  it('rule 6: lists people in their time and the institution by its name, and counts people and attendances', async () => {
    const { id } = await save({
      positions: [{ name: 'Hendro', phone: '0812-1', startedOn: '2026-01-01', endedOn: '2026-02-10' }],
    });
    const personId = (await get(id)).positions[0]?.personId;
    const hendro = { personId, name: 'Hendro', phone: '0812-1', status: 'present' as const };
    const session = (date: string, participants: object[]) => ({
      date,
      place: 'Balai',
      participants: participants as (typeof hendro)[],
    });
    await app.client.meetings.save(
      meetingInput(unitId, {
        title: 'FGD',
        sessions: [
          session('2026-02-09', [
            // Both ways at once: the person, and the institution as the name is written otherwise.
            { ...hendro, institution: 'DESA GIRI-MUKTI' },
            { name: 'Tamu', institution: 'desa girimukti', status: 'absent' },
            { name: 'Orang lain', institution: 'Desa Giri Mukti Baru', status: 'present' },
          ]),
          session('2026-02-10', [hendro]),
          session('2026-02-11', [hendro]), // no longer in the position
        ],
      }),
    );
    const { rows, total, people, attendances } = await app.client.organizations.meetings({ id });
    expect(rows.map(({ date, name, status }) => [date, name, status])).toEqual([
      ['2026-02-10', 'Hendro', 'present'],
      ['2026-02-09', 'Hendro', 'present'],
      ['2026-02-09', 'Tamu', 'absent'],
    ]);
    expect({ total, people, attendances }).toEqual({ total: 3, people: 1, attendances: 2 });
  });

  it("leaves out meetings in the bin and another unit's", async () => {
    const { id } = await save();
    const other = (await app.client.units.save(unitInput({ code: 'LAIN' }))).id;
    const sessions = [
      { date: '2026-02-09', place: 'Balai', participants: [{ name: 'A', institution: 'Desa Giri Mukti' }] },
    ];
    await app.client.meetings.save(meetingInput(other, { sessions }));
    const meeting = await app.client.meetings.save(meetingInput(unitId, { sessions }));
    expect((await app.client.organizations.meetings({ id })).total).toBe(1);
    await app.client.bin.remove({ kind: 'meeting', ...meeting });
    expect((await app.client.organizations.meetings({ id })).total).toBe(0);
  });
});
