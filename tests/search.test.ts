import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../src/main/database/entities.ts';
import { migrations } from '../src/main/database/migrations/index.ts';
import { newId } from '../src/main/database/new-id.ts';
import { databaseFile } from '../src/main/database/open.ts';
import type { TestApplication } from './support/test-application.ts';
import {
  giriMukti,
  groupInput,
  meetingInput,
  openTestApplication,
  programInput,
  unitInput,
} from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
let otherUnitId: string;
let programId: string;
beforeAll(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
  otherUnitId = (await app.client.units.save(unitInput({ code: 'LAIN' }))).id;
  programId = (
    await app.client.programs.save(
      programInput(unitId, { code: 'P-77', name: 'Kenari', expansion: 'Ketahanan Pangan' }),
    )
  ).id;
  await app.client.groups.save(
    groupInput(unitId, {
      name: 'Posyandu Mawar Melati',
      shortName: 'PMM',
      members: [
        { name: 'Hj. Siti Aminah, S.Pd.', gender: 'P', birthYear: 1980, phone: '0812-3456-7890', role: 'chair' },
      ],
    }),
  );
  await app.client.groups.save(groupInput(otherUnitId, { name: 'Posyandu Mawar Merah' }));
  await app.client.meetings.save(
    meetingInput(unitId, {
      title: 'FGD Rencana Kerja',
      number: '012/FGD',
      sessions: [{ date: '2026-02-10', place: 'Aula Lawe-Lawe' }],
    }),
  );
  await app.client.expenses.save({
    programId,
    date: '2026-03-05',
    amount: 1_500_000,
    description: 'Bibit cabai',
    voucherNumber: 'KK-5501',
    overspendReason: 'uji',
  });
});
afterAll(() => app.remove());

interface Narrowing {
  kinds?: 'person'[];
  unitId?: string;
  limit?: number;
}

/** The records found, as `kind name`. Areas come by the dozen and are looked at apart. */
async function found(query: string, narrowing: Narrowing = {}): Promise<string[]> {
  const hits = await app.client.search.find({ query, ...narrowing });
  return hits.filter((hit) => hit.kind !== 'area').map((hit) => `${hit.kind} ${hit.name}`);
}

async function areas(query: string, narrowing: Narrowing = {}): Promise<string[]> {
  const hits = await app.client.search.find({ query, ...narrowing });
  return hits.filter((hit) => hit.kind === 'area').map((hit) => hit.name);
}

describe('the search', () => {
  it('finds records of every kind by their names and by what else they are known by', async () => {
    expect(await found('mawar melati')).toEqual(['group Posyandu Mawar Melati']);
    expect(await found('pmm')).toContain('group Posyandu Mawar Melati');
    expect(await found('p-77')).toContain('program Kenari');
    expect(await found('ketahanan pangan')).toContain('program Kenari');
    expect(await found('012/FGD')).toContain('meeting FGD Rencana Kerja');
    expect(await found('aula lawelawe')).toEqual(['meeting FGD Rencana Kerja']);
    expect(await found('KK-5501')).toEqual(['expense Bibit cabai']);
    expect(await found('0812 3456')).toEqual(['person Hj. Siti Aminah, S.Pd.']);
    expect(await found('+62812-3456')).toEqual(['person Hj. Siti Aminah, S.Pd.']);
    expect(await areas('girimukti')).toContain('Giri Mukti');
  });

  it('tells hits apart by a short line, with phones masked', async () => {
    const details = async (query: string) => (await app.client.search.find({ query, unitId }))[0]?.detail;
    expect(await details('siti aminah')).toBe('Giri Mukti · Posyandu Mawar Melati · 0812••••7890');
    expect(await details('mawar melati')).toBe('Posyandu · Giri Mukti');
    expect(await details('kenari')).toBe('P-77 · Ketahanan Pangan');
    expect(await details('rencana kerja')).toBe('10 Feb 2026 · Aula Lawe-Lawe');
    expect(await details('bibit cabai')).toBe('5 Mar 2026 · Rp1.500.000 · Kenari');
    expect(await details('girimukti')).toBe('Giri Mukti, Kec. Penajam, Kab. Penajam Paser Utara, Kalimantan Timur');
  });

  it('wants all words, in any order', async () => {
    expect(await found('melati mawar')).toEqual(['group Posyandu Mawar Melati']);
    expect(await found('aminah posyandu')).toEqual([]);
    expect(await found('mawar m')).toEqual(['group Posyandu Mawar Merah', 'group Posyandu Mawar Melati']);
  });

  it('puts the same name first, then names that begin with it, then those that hold it', async () => {
    await app.client.people.save({ name: 'Rohani Wati' });
    await app.client.people.save({ name: 'Hani' });
    await app.client.people.save({ name: 'Hanifah' });
    await app.client.people.save({ name: 'Nur Hani' });
    expect(await found('hani', { kinds: ['person'] })).toEqual([
      'person Hani',
      'person Hanifah',
      'person Nur Hani',
      'person Rohani Wati',
    ]);
  });

  it('finds close spellings where nothing is spelt so', async () => {
    for (const query of ['girmukti', 'giri muktii']) expect(await areas(query)).toContain('Giri Mukti');
    expect(await areas('balikpapn')).toContain('Kota Balikpapan');
    expect((await found('mawar melatti'))[0]).toBe('group Posyandu Mawar Melati');
    expect(await found('siti amniah')).toContain('person Hj. Siti Aminah, S.Pd.');
    expect(await found('qwertyuiop')).toEqual([]);
  });

  it('finds by the first one or two letters too', async () => {
    expect(await found('ke')).toContain('program Kenari');
    expect(await found('H', { kinds: ['person'] })).toContain('person Hani');
    expect(await found('zz')).toEqual([]);
  });

  it('puts records of the unit first, and leaves out other kinds where asked', async () => {
    const [melati, merah] = ['group Posyandu Mawar Melati', 'group Posyandu Mawar Merah'];
    expect(await found('mawar', { unitId })).toEqual([melati, merah]);
    expect(await found('mawar', { unitId: otherUnitId })).toEqual([merah, melati]);
    expect(await found('mawar', { kinds: ['person'] })).toEqual([]);
    expect(await areas('girimukti', { unitId })).toContain('Giri Mukti');
  });

  it('keeps room for every kind among many hits of one', async () => {
    for (let index = 0; index < 12; index += 1) {
      await app.client.people.save({ name: `Kenari ${index}` });
    }
    expect(await found('kenari', { limit: 6 })).toContain('program Kenari');
    expect(await found('kenari', { limit: 6 })).toHaveLength(6);
  });

  it('takes any text for text, never for signs of its own language', async () => {
    const hostile = [
      '"',
      '"" OR ""',
      'mawar" OR name:"x',
      'mawar*',
      '-mawar',
      'NEAR(mawar melati)',
      '100%',
      '___',
      "'; drop table person; --",
      '^mawar AND NOT melati',
      '(((',
      '\\',
      '\u0000mawar',
      '😀😀😀',
      '👨‍👩‍👧 keluarga',
      'ﷺ'.repeat(200),
      'é'.repeat(200),
      'a '.repeat(100),
      'x'.repeat(200),
      '日本語日本語',
      '   ',
    ];
    for (const query of hostile) {
      await expect(app.client.search.find({ query }), query).resolves.toBeInstanceOf(Array);
      const search = query;
      await expect(app.client.people.list({ search }), query).resolves.toHaveProperty('total');
      await expect(app.client.areas.search({ query: query.slice(0, 100) }), query).resolves.toBeInstanceOf(Array);
      await expect(app.client.people.suggest({ name: query }), query).resolves.toBeInstanceOf(Array);
    }
    expect(await found('mawar*')).toContain('group Posyandu Mawar Melati');
    expect(await found('')).toEqual([]);
    expect(await found('😀')).toEqual([]);
  });
});

describe('the index', () => {
  it('follows a record from its making over a new name into the bin and back', async () => {
    const { id, version } = await app.client.people.save({ name: 'Zulkarnain Pertama' });
    expect(await found('zulkarnain')).toEqual(['person Zulkarnain Pertama']);
    const renamed = await app.client.people.save({ id, version, name: 'Wibisono Kedua', phone: '0811 999 888' });
    expect(await found('zulkarnain')).toEqual([]);
    expect(await found('0811999888')).toEqual(['person Wibisono Kedua']);
    await app.client.bin.remove({ kind: 'person', id, version: renamed.version });
    expect(await found('wibisono')).toEqual([]);
    expect(await app.client.people.suggest({ name: 'Wibisono' })).toEqual([]);
    await app.client.bin.restore({ kind: 'person', id });
    expect(await found('wibisono')).toEqual(['person Wibisono Kedua']);
  });

  it('follows the places of a meeting, session by session', async () => {
    const { id } = await app.client.meetings.save(
      meetingInput(unitId, {
        title: 'Rapat Keliling',
        sessions: [
          { date: '2026-05-01', place: 'Gedung Tenggiri' },
          { date: '2026-05-02', place: 'Gedung Kakap' },
        ],
      }),
    );
    expect(await found('tenggiri')).toEqual(['meeting Rapat Keliling']);
    const {
      sessions,
      programs: _,
      groups: __,
      uniquePeople: ___,
      participations: ____,
      ...meeting
    } = await app.client.meetings.get({ id });
    await app.client.meetings.save({ ...meeting, sessions: [{ ...sessions[1]!, place: 'Gedung Bawal' }] });
    expect(await found('tenggiri')).toEqual([]);
    expect(await found('kakap')).toEqual([]);
    expect(await found('gedung bawal')).toEqual(['meeting Rapat Keliling']);
  });

  it('follows an expense to the unit of its program', async () => {
    const { id, version } = await app.client.programs.save(programInput(unitId, { code: 'P-2', name: 'Pindahan' }));
    await app.client.expenses.save({
      programId: id,
      date: '2026-01-05',
      amount: 1,
      description: 'Ongkos pindah',
      overspendReason: 'uji',
    });
    const unitOf = async () => (await app.client.search.find({ query: 'ongkos pindah' }))[0]?.unitId;
    expect(await unitOf()).toBe(unitId);
    await app.client.programs.save(programInput(otherUnitId, { id, version, code: 'P-2', name: 'Pindahan' }));
    expect(await unitOf()).toBe(otherUnitId);
  });

  it('makes the lists find the same as before, and a meeting by its place too', async () => {
    const total = async (search: string) => (await app.client.people.list({ search })).total;
    expect(await total('minahs')).toBe(1); // in the middle, over a blank and a comma
    expect(await total('ni')).toBeGreaterThan(3);
    expect(await total('812-3456')).toBe(1);
    expect((await app.client.programs.list({ search: '77kenariketa' })).total).toBe(1);
    expect((await app.client.groups.list({ search: 'melatipmm' })).total).toBe(1);
    expect((await app.client.expenses.list({ search: 'cabaikk55' })).total).toBe(1);
    expect((await app.client.meetings.list({ search: 'aula lawe' })).total).toBe(1);
    expect((await app.client.areas.search({ query: 'girmukti' }))[0]?.code).toBe(giriMukti);
    expect((await app.client.areas.search({ query: '64.09.01', limit: 1, level: 3 }))[0]?.name).toBe('Penajam');
  });
});

describe('records saved last', () => {
  it('come newest first, without the people that only came along with a list', async () => {
    const group = await app.client.groups.save(
      groupInput(unitId, { name: 'Kelompok Terkini', members: [{ name: 'Anggota Ikutan' }] }),
    );
    const person = await app.client.people.save({ name: 'Orang Terkini' });
    const hits = await app.client.search.recent({ unitId, limit: 2 });
    expect(hits.map((hit) => hit.id)).toEqual([person.id, group.id]);
    expect(hits[1]).toMatchObject({ kind: 'group', name: 'Kelompok Terkini', detail: 'Posyandu · Giri Mukti' });
    const elsewhere = await app.client.search.recent({ unitId: otherUnitId, limit: 50 });
    expect(elsewhere.map((hit) => hit.name)).not.toContain('Kelompok Terkini');
  });
});

describe('people suggested for a name', () => {
  it('come with what the other cells of the row say, from the list that they were on last', async () => {
    const [aminah] = await app.client.people.suggest({ name: 'siti aminah' });
    await app.client.meetings.save(
      meetingInput(unitId, {
        title: 'Daftar Baru',
        sessions: [
          {
            date: '2026-06-01',
            place: 'Aula',
            participants: [
              {
                name: 'Hj. Siti Aminah, S.Pd.',
                personId: aminah!.personId,
                institution: 'Puskesmas',
                position: 'Bidan',
              },
            ],
          },
        ],
      }),
    );
    await app.client.meetings.save(
      meetingInput(unitId, {
        title: 'Daftar Lama',
        sessions: [
          {
            date: '2025-06-01',
            place: 'Aula',
            participants: [{ name: 'Siti Aminah', personId: aminah!.personId, institution: 'SD Negeri' }],
          },
        ],
      }),
    );
    const groups = (await app.client.groups.list({ search: 'posyandu mawar melati' })).rows;
    expect((await app.client.people.suggest({ name: 'Siti Am' }))[0]).toEqual({
      personId: aminah!.personId,
      name: 'Hj. Siti Aminah, S.Pd.',
      gender: 'P',
      birthYear: 1980,
      phone: '0812-3456-7890',
      areaName: 'Giri Mukti, Kec. Penajam, Kab. Penajam Paser Utara, Kalimantan Timur',
      groups: 'Posyandu Mawar Melati',
      groupId: groups[0]?.id,
      institution: 'Puskesmas',
      position: 'Bidan',
    });
  });

  it('are found whatever the titles and the slips in spelling', async () => {
    for (const name of [
      'Siti Aminah',
      'Ibu Siti Aminah',
      'Hj. Siti Aminnah, M.Pd.',
      'Sitti Aminah',
      'aminah siti',
      'Siti Amniah',
      'St. Aminah',
      'Sity Aminah',
    ]) {
      const names = (await app.client.people.suggest({ name })).map((person) => person.name);
      expect(names, name).toContain('Hj. Siti Aminah, S.Pd.');
    }
    await app.client.people.save({ name: 'Soekardjo' });
    expect((await app.client.people.suggest({ name: 'Bpk. Sukarjo' })).map((person) => person.name)).toEqual([
      'Soekardjo',
    ]);
    expect(await found('sukarjo')).toEqual(['person Soekardjo']);
    expect(await app.client.people.suggest({ name: 'Bambang Sutrisno' })).toEqual([]);
    expect((await app.client.people.suggest({ name: 'So' })).map((person) => person.name)).toEqual(['Soekardjo']);
  });

  it('put the people of the unit first', async () => {
    await app.client.people.save({ name: 'Kartini Ayu' });
    await app.client.groups.save(groupInput(otherUnitId, { name: 'Lain', members: [{ name: 'Kartini Ayuni' }] }));
    const names = async (unit?: string) =>
      (await app.client.people.suggest({ name: 'Kartini', unitId: unit })).map((person) => person.name);
    expect(await names()).toEqual(['Kartini Ayu', 'Kartini Ayuni']);
    expect(await names(otherUnitId)).toEqual(['Kartini Ayuni', 'Kartini Ayu']);
  });
});

describe('a data folder from before the search', () => {
  it('is searchable once it is migrated', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'binaan-search-'));
    mkdirSync(folder, { recursive: true });
    const old = await MikroORM.init({
      entities: [...entities],
      extensions: [Migrator],
      dbName: databaseFile(folder),
      migrations: { migrationsList: migrations.slice(0, 1), snapshot: false, silent: true },
    });
    await old.migrator.up();
    const connection = old.em.getConnection();
    const unit = newId();
    const times = `'2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 1`;
    await connection.execute(`insert into operating_unit values ('${unit}', ${times}, null, 'lama', 'LAMA', 'WITA')`);
    await connection.execute(
      `insert into person values ('p1', ${times}, null, 'tuminah', 'Tuminah', 'P', null, '0813', '+62813', null, null, '')`,
    );
    await connection.execute(
      `insert into person values ('p2', ${times}, '2026-01-02T00:00:00.000Z', 'tumijan', 'Tumijan', 'L', null, '', '', null, null, '')`,
    );
    await connection.execute(
      `insert into meeting values ('m1', ${times}, null, 'fgdlama', '${unit}', 'fgd', '', 'FGD Lama', '', '', '', '', '', '')`,
    );
    await connection.execute(
      `insert into meeting_session values ('s1', ${times}, 'm1', 0, '', '2026-01-01', null, null, 'Balai Tumijo', null, '')`,
    );
    await old.close(true);

    const migrated = await openTestApplication('2026-11-24T02:00:00Z', folder);
    const hits = await migrated.client.search.find({ query: 'tumi', kinds: ['person', 'meeting'] });
    expect(hits.map((hit) => [hit.kind, hit.id])).toEqual([
      ['person', 'p1'],
      ['meeting', 'm1'],
    ]);
    expect((await migrated.client.search.find({ query: 'girimukti' }))[0]?.id).toBe(giriMukti);
    await migrated.remove();
    rmSync(folder, { recursive: true, force: true });
  });
});
