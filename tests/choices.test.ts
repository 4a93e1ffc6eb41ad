import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultChoices } from '../src/shared/choices.ts';
import type { ChoiceList } from '../src/shared/choices.ts';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, groupInput, openTestApplication, programInput, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
});
afterEach(() => app.remove());

async function entriesOf(list: ChoiceList) {
  return (await app.client.choices.list({ list })).filter(({ isRemoved }) => !isRemoved);
}

describe('lists that the office edits', () => {
  it('show a changed label everywhere, old records and the report included', async () => {
    const groupId = (await app.client.groups.save(groupInput(unitId))).id;
    await app.client.programs.save(programInput(unitId, { groupIds: [groupId], stage: 'inisiasi' }));
    const rows = (await entriesOf('stage')).map((row) =>
      row.code === 'inisiasi' ? { ...row, label: 'Rintisan', note: 'Ada kelompok, belum ada usaha' } : row,
    );
    expect(await app.client.choices.save({ list: 'stage', rows })).toEqual({ changed: 1 });
    const report = await app.client.reports.quarterly({ unitId, year: 2026, quarter: 1 });
    const programs = report.tables.find(({ id }) => id === 'C');
    expect(programs?.rows.map((row) => row['stage'])).toEqual(['Rintisan']);
    expect((await app.client.groups.get({ id: groupId })).stage).toBe('inisiasi');
  });

  it('refuse to let an entry go that is used, and say how often', async () => {
    await app.client.groups.save(groupInput(unitId, { kind: 'kwt' }));
    await app.client.groups.save(groupInput(unitId, { name: 'Lain', kind: 'kwt' }));
    const entries = await entriesOf('groupKind');
    const removed = entries.filter(({ code }) => code === 'kwt');
    const call = app.client.choices.save({ list: 'groupKind', rows: [], removed });
    await expect(call).rejects.toMatchObject({
      data: { issues: [{ code: 'choiceInUse', params: { name: 'Kelompok wanita tani (KWT)', count: 2 } }] },
    });
    expect(await entriesOf('groupKind')).toEqual(entries);
  });

  it('count the rows that hold an entry, one by one, also among several in a row', async () => {
    const categories = (vulnerableCategories: string[]) => ({ name: crypto.randomUUID(), vulnerableCategories });
    const members = [categories(['lansia', 'disabilitas']), categories(['lansia']), categories([])];
    await app.client.groups.save(groupInput(unitId, { members }));
    const uses = await app.client.choices.uses({ list: 'vulnerableCategory' });
    expect(new Map(uses.map(({ code, uses: count }) => [code, count]))).toEqual(
      new Map([
        ['lansia', 2],
        ['disabilitas', 1],
      ]),
    );
  });

  it('offer an entry no more once it is removed, and again after an undo', async () => {
    const entries = await entriesOf('meetingKind');
    const removed = entries.filter(({ code }) => code === 'monev');
    const rows = entries.filter(({ code }) => code !== 'monev');
    await app.client.choices.save({ list: 'meetingKind', rows, removed });
    expect((await entriesOf('meetingKind')).map(({ code }) => code)).not.toContain('monev');
    expect((await app.client.choices.list({ list: 'meetingKind' })).at(-1)).toMatchObject({
      code: 'monev',
      isRemoved: true,
    });
    const [last] = (await app.client.history.lastActions()).undo;
    await app.client.history.undo({ actionId: last?.actionId ?? '' });
    expect((await entriesOf('meetingKind')).map(({ code, position }) => [code, position])).toEqual(
      entries.map(({ code, position }) => [code, position]),
    );
  });

  it('take new entries under codes of their own, in the order given', async () => {
    const entries = await entriesOf('companyPillar');
    const rows = [{ label: 'Tangguh & Siaga' }, ...entries, { label: 'Cerdas!!', labelEn: '' }, { label: '2030' }];
    const failure = await failureOf(app.client.choices.save({ list: 'companyPillar', rows }));
    expect(failure.issues).toEqual(['rows.5.label: duplicateLabel']);
    rows.splice(5, 1);
    await app.client.choices.save({ list: 'companyPillar', rows });
    expect((await entriesOf('companyPillar')).map(({ code }) => code)).toEqual([
      'tangguh-siaga',
      ...entries.map(({ code }) => code),
      'pilihan',
    ]);
  });

  it('keep what another officer added meanwhile, after the rows of this one', async () => {
    const entries = await entriesOf('companyPillar');
    await app.client.choices.save({ list: 'companyPillar', rows: [...entries, { label: 'Tangguh' }] });
    const mine = entries.map((row) => (row.code === 'hijau' ? { ...row, label: 'Hijau Lestari' } : row));
    await app.client.choices.save({ list: 'companyPillar', rows: mine });
    expect((await entriesOf('companyPillar')).map(({ label }) => label)).toEqual([
      ...mine.map(({ label }) => label),
      'Tangguh',
    ]);
    const failure = await failureOf(
      app.client.choices.save({ list: 'companyPillar', rows: mine.map((row) => ({ ...row, label: `${row.label}!` })) }),
    );
    expect(failure.code).toBe('CONFLICT');
  });

  it('let no entry that is used go into the bin by itself either', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId, { kind: 'kwt' }));
    const [entry] = (await entriesOf('groupKind')).filter(({ code }) => code === 'kwt');
    const reference = { kind: 'choice' as const, id: entry?.id ?? '', version: entry?.version ?? 0 };
    expect(await failureOf(app.client.bin.remove(reference))).toMatchObject({ issues: ['id: inUse'] });
    await app.client.groups.save({ ...(await app.client.groups.get({ id })), kind: 'umkm' });
    await app.client.bin.remove(reference);
    expect((await entriesOf('groupKind')).map(({ code }) => code)).not.toContain('kwt');
    const failure = await failureOf(app.client.groups.save(groupInput(unitId, { name: 'Baru', kind: 'kwt' })));
    expect(failure.issues).toEqual(['kind: choice']);
  });

  it('keep an entry that came into use since it was added, whatever is undone', async () => {
    const entries = await entriesOf('groupKind');
    await app.client.choices.save({ list: 'groupKind', rows: [...entries, { label: 'Koperasi' }] });
    const [added] = (await app.client.history.lastActions()).undo;
    const { id } = await app.client.groups.save(groupInput(unitId, { kind: 'koperasi' }));
    const undo = () => app.client.history.undo({ actionId: added?.actionId ?? '' });
    expect((await failureOf(undo())).issues).toEqual(['actionId: inUse']);
    await app.client.groups.save({ ...(await app.client.groups.get({ id })), kind: 'umkm' });
    await undo();
    expect(await entriesOf('groupKind')).toEqual(entries);
  });

  it('do not reach into each other', async () => {
    const [foreign] = await entriesOf('meetingKind');
    const row = { id: foreign?.id, version: foreign?.version, label: 'Tersesat' };
    expect((await failureOf(app.client.choices.save({ list: 'stage', rows: [row] }))).code).toBe('MISSING');
    const removed = [{ id: foreign?.id ?? '', version: foreign?.version ?? 0 }];
    expect((await failureOf(app.client.choices.save({ list: 'stage', rows: [], removed }))).code).toBe('MISSING');
    expect((await entriesOf('meetingKind'))[0]).toEqual(foreign);
  });

  it('get their first entries where a list came with an update, and leave the others as the office made them', async () => {
    const entries = await entriesOf('companyPillar');
    await app.client.choices.save({ list: 'companyPillar', rows: entries.slice(1), removed: entries.slice(0, 1) });
    const kept = await app.client.choices.list({ list: 'companyPillar' });
    await app.close();
    const database = new Database(join(app.dataFolder, 'binaan.db'));
    database.exec("delete from choice where list = 'stage'");
    database.close();
    app = await openTestApplication(undefined, app.dataFolder);
    expect((await entriesOf('stage')).map(({ code }) => code)).toEqual(defaultChoices.stage.map(([code]) => code));
    expect(await app.client.choices.list({ list: 'companyPillar' })).toEqual(kept);
  });

  it('need one entry at least', async () => {
    const entries = await entriesOf('companyPillar');
    const failure = await failureOf(app.client.choices.save({ list: 'companyPillar', rows: [], removed: entries }));
    expect(failure.issues).toEqual(['rows: choiceNeeded']);
  });

  it('leave a history in words’ reach: who changed which entry from what to what', async () => {
    const [first, ...others] = await entriesOf('stage');
    await app.client.choices.save({ list: 'stage', rows: [{ ...first, label: 'Rintisan' }, ...others] });
    const changes = await app.client.history.list({ kind: 'choice', id: first?.id ?? '' });
    expect(changes.map(({ before, after }) => [before?.['label'], after?.['label']])).toEqual([
      ['Inisiasi', 'Rintisan'],
    ]);
  });

  it('have a history of all entries of a list by action, and of no other list', async () => {
    const [first, second, ...others] = await entriesOf('stage');
    const rows = [{ ...second, label: 'Rintisan' }, { ...first, label: 'Inisiasi' }, { label: 'Mandiri' }, ...others];
    await app.client.choices.save({ list: 'stage', rows });
    const pillars = await entriesOf('companyPillar');
    await app.client.choices.save({ list: 'companyPillar', rows: pillars.toReversed() });
    const { actions, next } = await app.client.choices.history({ list: 'stage' });
    expect(next).toBeNull();
    expect(actions.map(({ operation }) => operation)).toEqual(['choices.save']);
    const told = actions[0]?.changes.map(({ row, before, after }) => [
      row['label'],
      before?.['label'],
      after?.['label'],
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['Rintisan', 'Pengembangan', 'Rintisan'],
        ['Mandiri', undefined, 'Mandiri'],
      ]),
    );
    const again = await app.client.choices.save({
      list: 'stage',
      rows: (await entriesOf('stage')).map((row) => ({ ...row, note: 'kriteria' })),
    });
    expect(again.changed).toBe(6);
    const page = await app.client.choices.history({ list: 'stage', limit: 1 });
    expect(page.actions).toHaveLength(1);
    const older = await app.client.choices.history({ list: 'stage', limit: 1, before: page.next ?? undefined });
    expect(older.actions.map(({ actionId }) => actionId)).toEqual(actions.map(({ actionId }) => actionId));
  });
});
