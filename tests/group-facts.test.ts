import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultChoices } from '../src/shared/choices.ts';
import { openDatabase, closeDatabase, queriesOf } from '../src/main/database/open.ts';
import { dumpOf } from './support/dump.ts';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, groupInput, openTestApplication, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
beforeEach(async () => {
  app = await openTestApplication('2026-11-24T02:00:00Z');
  unitId = (await app.client.units.save(unitInput())).id;
});
afterEach(() => app.remove());

const nib = { kind: 'nib', number: '0220008813421', issuedOn: '2023-04-01' };
const halal = { kind: 'halal', number: 'ID64110000123', issuedOn: '2022-11-24', validUntil: '2026-11-23' };
const save = (fields: Parameters<typeof groupInput>[1]) => app.client.groups.save(groupInput(unitId, fields));

describe('products of a group', () => {
  it('are kept in their order, with price and unit or without, beside the few words about them', async () => {
    const productRows = [
      { name: 'Sabun, 80 g', unit: 'batang', price: 15_000, since: '2024-02-29' },
      { name: 'Keripik', unit: '', price: null, since: null },
    ];
    const { id } = await save({ products: 'Sabun dan keripik', productRows });
    const group = await app.client.groups.get({ id });
    expect(group).toMatchObject({ products: 'Sabun dan keripik', productRows });
    await app.client.groups.save(group);
    expect((await app.client.groups.get({ id })).productRows).toEqual(group.productRows);
  });

  it('rule 2: cost whole rupiah of zero or more', async () => {
    const productRows = [
      { name: 'A', price: -1 },
      { name: 'B', price: 0.5 },
      { name: '', price: 0 },
    ];
    expect((await failureOf(save({ productRows }))).issues).toEqual([
      'productRows.0.price: negative',
      'productRows.1.price: money',
      'productRows.2.name: required',
    ]);
  });

  it('are named in the list where no words say what the group makes', async () => {
    await save({ name: 'A', products: 'Sabun', productRows: [{ name: 'Sabun batang' }] });
    await save({ name: 'B', productRows: [{ name: 'Keripik' }, { name: 'Abon' }] });
    await save({ name: 'C' });
    const { rows } = await app.client.groups.list({});
    expect(rows.map(({ products }) => products)).toEqual(['Sabun', 'Abon, Keripik', '']);
    expect((await app.client.groups.list({ lacks: 'product' })).rows.map(({ name }) => name)).toEqual(['C']);
  });
});

describe('licences of a group', () => {
  it('rule 12: keep leading zeros and long numbers', async () => {
    const { id } = await save({ licences: [nib] });
    const group = await app.client.groups.get({ id });
    expect(group.licences).toMatchObject([{ ...nib, validUntil: null, isExpired: false }]);
    await app.client.groups.save(group);
    expect((await app.client.groups.get({ id })).licences).toEqual(group.licences);
  });

  it("have run out from the day after their last, by the unit's own day, and are counted", async () => {
    app.clock.now = new Date('2026-11-23T15:59:00Z'); // still 23 November in WITA
    const { id } = await save({ name: 'A', licences: [nib, halal] });
    await save({ name: 'B', licences: [nib] });
    await save({ name: 'C' });
    expect((await app.client.groups.get({ id })).licences.map(({ isExpired }) => isExpired)).toEqual([false, false]);
    expect((await app.client.groups.list({ unitId })).totals).toMatchObject({ licences: 3, expiredLicences: 0 });
    app.clock.now = new Date('2026-11-23T16:00:00Z');
    expect((await app.client.groups.get({ id })).licences.map(({ isExpired }) => isExpired)).toEqual([false, true]);
    const { rows, totals } = await app.client.groups.list({ unitId, sort: 'expiredLicences', descending: true });
    expect(totals).toMatchObject({ licences: 3, expiredLicences: 1 });
    expect(rows.map(({ name, licences, expiredLicences }) => [name, licences, expiredLicences])[0]).toEqual([
      'A',
      2,
      1,
    ]);
    const names = async (input: Parameters<typeof app.client.groups.list>[0]) =>
      (await app.client.groups.list({ unitId, ...input })).rows.map(({ name }) => name);
    expect(await names({ hasExpiredLicence: true })).toEqual(['A']);
    expect(await names({ hasExpiredLicence: false })).toEqual(['B', 'C']);
    expect(await names({ lacks: 'licence' })).toEqual(['C']);
  });

  it('name the field of a wrong kind, a missing number, an end before the start, an issue in the future', async () => {
    const licences = [
      { ...nib, number: '' },
      { ...halal, validUntil: '2022-11-23' },
    ];
    expect((await failureOf(save({ licences }))).issues).toEqual([
      'licences.0.number: required',
      'licences.1.validUntil: endBeforeStart',
    ]);
    expect((await failureOf(save({ licences: [{ ...nib, kind: 'siup' }] }))).issues).toEqual([
      'licences.0.kind: choice',
    ]);
    expect((await failureOf(save({ licences: [nib, { ...nib, issuedOn: '2026-11-25' }] }))).issues).toEqual([
      'licences.1.issuedOn: futureDate',
    ]);
  });
});

describe('the local hero of a group', () => {
  const members = [{ name: 'Siti Aminah', phone: '0811' }, { name: 'Budi' }];

  it('is a member, named in the list in place of the text', async () => {
    const { id } = await save({ members, localHero: 'Bu Siti' });
    const group = await app.client.groups.get({ id });
    const localHeroId = group.members[0]?.personId ?? null;
    await app.client.groups.save({ ...group, localHeroId });
    expect(await app.client.groups.get({ id })).toMatchObject({ localHeroId, localHero: 'Bu Siti' });
    expect((await app.client.groups.list({ sort: 'localHero' })).rows[0]?.localHero).toBe('Siti Aminah');
  });

  it('cannot be somebody who is no member', async () => {
    const outsider = await app.client.people.save({ name: 'Orang luar' });
    expect((await failureOf(save({ members, localHeroId: outsider.id }))).issues).toEqual([
      'localHeroId: heroNotMember',
    ]);
    expect((await app.client.groups.list({})).total).toBe(0);
  });

  it('stays the hero through a merge of two people, and through its undo', async () => {
    const { id } = await save({ members });
    const group = await app.client.groups.get({ id });
    const hero = group.members[0]?.personId ?? '';
    await app.client.groups.save({ ...group, localHeroId: hero });
    const before = dumpOf(app.dataFolder);
    const keep = await app.client.people.save({ name: 'Siti Aminah, S.Pd.', phone: '0811' });
    const { areaCode, birthYear, consentDate, gender, name, note, phone } = await app.client.people.get({
      id: keep.id,
    });
    const { version: removeVersion } = await app.client.people.get({ id: hero });
    const { actionId } = await app.client.people.merge({
      keepId: keep.id,
      keepVersion: keep.version,
      removeId: hero,
      removeVersion,
      fields: { areaCode, birthYear, consentDate, gender, name, note, phone },
    });
    const merged = await app.client.groups.get({ id });
    expect(merged).toMatchObject({ localHeroId: keep.id });
    await app.client.groups.save(merged);
    const [saved] = (await app.client.history.lastActions({})).undo;
    await app.client.history.undo({ actionId: saved!.actionId });
    await app.client.history.undo({ actionId });
    const [made] = (await app.client.history.lastActions({})).undo;
    await app.client.history.undo({ actionId: made!.actionId });
    expect(dumpOf(app.dataFolder)).toEqual(before);
  });
});

describe('facts of a group', () => {
  it('are taken back with undo and brought again', async () => {
    const { id } = await save({ productRows: [{ name: 'Sabun' }], licences: [nib] });
    const before = dumpOf(app.dataFolder);
    const group = await app.client.groups.get({ id });
    await app.client.groups.save({ ...group, productRows: [{ name: 'Abon', price: 5 }], licences: [halal, nib] });
    const after = dumpOf(app.dataFolder);
    const [last] = (await app.client.history.lastActions({})).undo;
    const { actionId } = await app.client.history.undo({ actionId: last!.actionId });
    expect(dumpOf(app.dataFolder)).toEqual(before);
    await app.client.history.undo({ actionId });
    expect(dumpOf(app.dataFolder)).toEqual(after);
  });
});

describe('editable lists', () => {
  it('get their first entries in a folder that is older than the list, and others stay as they are', async () => {
    const { dataFolder } = app;
    await app.close();
    const orm = await openDatabase(dataFolder);
    const queries = queriesOf(orm.em.fork());
    await queries.deleteFrom('choice').where('list', '=', 'licenceKind').execute();
    await queries.deleteFrom('choice').where('list', '=', 'stage').where('code', '!=', 'inisiasi').execute();
    await closeDatabase(orm);
    app = await openTestApplication('2026-11-24T02:00:00Z', dataFolder);
    const codes = async (list: 'licenceKind' | 'stage') =>
      (await app.client.choices.list({ list })).map(({ code }) => code);
    expect(await codes('licenceKind')).toEqual(defaultChoices.licenceKind.map(([code]) => code));
    expect(await codes('stage')).toEqual(['inisiasi']);
  });
});
