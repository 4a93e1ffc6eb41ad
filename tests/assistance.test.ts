import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dumpOf } from './support/dump.ts';
import type { TestApplication } from './support/test-application.ts';
import {
  assistanceInput,
  failureOf,
  groupInput,
  openTestApplication,
  programInput,
  unitInput,
} from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
let groupId: string;
let programId: string;
beforeEach(async () => {
  app = await openTestApplication('2026-11-24T02:00:00Z');
  unitId = (await app.client.units.save(unitInput())).id;
  groupId = (await app.client.groups.save(groupInput(unitId, { name: 'KWT Mawar' }))).id;
  programId = (await app.client.programs.save(programInput(unitId, { code: 'P-7', name: 'Kenari' }))).id;
});
afterEach(() => app.remove());

const chopper = { name: 'Mesin pencacah', quantity: 1, unit: 'unit', value: 8_500_000, note: '=A1' };
const seeds = { name: 'Bibit mangrove', quantity: 500.5, unit: 'batang', value: 1_250_000 };
const found = (condition: 'good' | 'damaged' | 'unused' | 'lost' | 'sold', date: string) => ({
  condition,
  date,
  checkedBy: 'CDO',
});
const save = (fields: Parameters<typeof assistanceInput>[1] = {}) =>
  app.client.assistance.save(assistanceInput(groupId, fields));
const list = (input: Parameters<typeof app.client.assistance.list>[0] = {}) => app.client.assistance.list(input);
const called = async (input: Parameters<typeof app.client.assistance.list>[0]) =>
  (await list(input)).rows.map(({ description }) => description).toSorted();

describe('assistance', () => {
  it('keeps items with decimals and later conditions in their order, and a BAST number as written', async () => {
    const { id } = await save({
      bastNumber: '007/BAST/KPI-BPP/2025',
      programId,
      deliveredBy: 'Arif',
      receivedBy: 'Siti',
      items: [chopper, seeds],
      conditions: [found('good', '2025-09-01'), found('damaged', '2026-02-01')],
    });
    const stored = await app.client.assistance.get({ id });
    expect(stored).toMatchObject({
      bastNumber: '007/BAST/KPI-BPP/2025',
      programId,
      items: [chopper, seeds],
      conditions: [found('good', '2025-09-01'), found('damaged', '2026-02-01')],
      value: 9_750_000,
    });
    await app.client.assistance.save(stored);
    const again = await app.client.assistance.get({ id });
    expect({ ...again, version: 0, updatedAt: '' }).toEqual({ ...stored, version: 0, updatedAt: '' });
  });

  it('is worth the sum of its items, and nothing without any', async () => {
    await save({ items: [chopper, seeds] });
    await save({ description: 'Kosong' });
    const { rows, totals } = await list({ sort: 'value' });
    expect(rows.map(({ value, items }) => [value, items])).toEqual([
      [0, ''],
      [9_750_000, 'Bibit mangrove, Mesin pencacah'],
    ]);
    expect(totals.value).toBe(9_750_000);
  });

  it("rule 1: counts in the quarter of its own day, and takes none in the future, by the unit's own day", async () => {
    app.clock.now = new Date('2026-03-31T16:30:00Z'); // already 1 April in WITA
    await save({ date: '2026-04-01', description: 'April' });
    await save({ date: '2026-03-31', description: 'Maret' });
    expect(await called({ year: 2026, quarter: 2 })).toEqual(['April']);
    expect(await called({ year: 2026, quarter: 1 })).toEqual(['Maret']);
    expect(await called({ year: 2025 })).toEqual([]);
    expect((await failureOf(save({ date: '2026-04-02' }))).issues).toEqual(['date: futureDate']);
  });

  it('rule 2: takes whole rupiah of zero or more, and a quantity above zero', async () => {
    const items = [
      { ...chopper, value: -1 },
      { ...chopper, value: 1.5 },
      { ...chopper, quantity: 0 },
      { ...chopper, name: ' ' },
    ];
    expect((await failureOf(save({ items }))).issues).toEqual([
      'items.0.value: negative',
      'items.1.value: money',
      'items.2.quantity: notPositive',
      'items.3.name: required',
    ]);
    expect((await list()).total).toBe(0);
  });

  it('takes no condition from before the handover, nor from the future', async () => {
    const conditions = [found('good', '2025-03-10'), found('good', '2025-03-09')];
    expect((await failureOf(save({ conditions }))).issues).toEqual(['conditions.1.date: beforeHandover']);
    expect((await failureOf(save({ conditions: [found('lost', '2026-11-25')] }))).issues).toEqual([
      'conditions.0.date: futureDate',
    ]);
    expect((await failureOf(save({ conditions: [found('broken' as 'lost', '2026-01-01')] }))).issues).toEqual([
      'conditions.0.condition: choice',
    ]);
  });

  it('needs checking when twelve months passed since it was handed over and last looked at', async () => {
    await save({ description: 'Lama', date: '2024-01-05' });
    await save({ description: 'Dicek setahun lalu', date: '2024-01-05', conditions: [found('good', '2025-11-24')] });
    await save({ description: 'Dicek sebelumnya', date: '2024-01-05', conditions: [found('good', '2025-11-23')] });
    await save({ description: 'Baru', date: '2025-11-24' });
    expect(await called({ needsCheck: true })).toEqual(['Dicek sebelumnya', 'Lama']);
    expect(await called({ needsCheck: false, unitId })).toEqual(['Baru', 'Dicek setahun lalu']);
    const { rows, totals } = await list({});
    expect(totals.needsCheck).toBe(2);
    for (const { id, needsCheck } of rows) {
      expect((await app.client.assistance.get({ id })).needsCheck).toBe(needsCheck);
    }
    app.clock.now = new Date('2027-01-01T00:00:00Z');
    expect(await called({ needsCheck: false })).toEqual([]);
  });

  it('has as last condition the one of the latest day, whatever the order of the rows', async () => {
    await save({ conditions: [found('sold', '2026-05-01'), found('good', '2025-06-01')] });
    await save({ description: 'Sehari', conditions: [found('good', '2026-05-01'), found('unused', '2026-05-01')] });
    expect((await list({ sort: 'description' })).rows).toMatchObject([
      { lastCondition: 'sold', lastCheckedOn: '2026-05-01' },
      { lastCondition: 'unused', lastCheckedOn: '2026-05-01' },
    ]);
    expect(await called({ condition: 'good' })).toEqual([]);
    expect(await called({ condition: 'unused' })).toEqual(['Sehari']);
  });

  it('is found by group, program, unit, what it lacks, and words of it, its items and its group', async () => {
    const other = await app.client.groups.save(groupInput(unitId, { name: 'Tani Jaya' }));
    await save({ description: 'Satu', programId, items: [seeds] });
    await save({ description: 'Dua', bastNumber: '', conditions: [found('good', '2026-01-01')] });
    await app.client.assistance.save(assistanceInput(other.id, { description: 'Tiga', bastNumber: 'B/3' }));
    expect(await called({ groupId: other.id })).toEqual(['Tiga']);
    expect(await called({ programId })).toEqual(['Satu']);
    const elsewhere = await app.client.units.save(unitInput({ code: 'LAIN' }));
    expect(await called({ unitId: elsewhere.id })).toEqual([]);
    expect(await called({ unitId })).toEqual(['Dua', 'Satu', 'Tiga']);
    expect(await called({ lacks: 'bast' })).toEqual(['Dua']);
    expect(await called({ lacks: 'condition' })).toEqual(['Satu', 'Tiga']);
    expect(await called({ lacks: 'items' })).toEqual(['Dua', 'Tiga']);
    expect(await called({ search: 'mangrove' })).toEqual(['Satu']);
    expect(await called({ search: 'tani jaya' })).toEqual(['Tiga']);
    expect(await called({ search: 'b/3' })).toEqual(['Tiga']);
  });

  it('sorts by every column it offers, both ways', async () => {
    for (const description of ['A', 'B', 'C']) await save({ description, items: [chopper] });
    const sorts = ['date', 'groupName', 'programCode', 'bastNumber', 'description', 'value', 'lastCheckedOn'] as const;
    for (const sort of sorts) {
      expect((await list({ sort })).rows).toHaveLength(3);
      expect((await list({ sort, descending: true })).rows).toHaveLength(3);
    }
    expect((await list({ sort: 'description' })).rows.map(({ description }) => description)).toEqual(['A', 'B', 'C']);
  });

  it('names the field whose group or program is not there', async () => {
    const binned = await app.client.programs.save(programInput(unitId, { code: 'P-8' }));
    await app.client.bin.remove({ kind: 'program', ...binned });
    expect((await failureOf(save({ programId: binned.id }))).issues).toEqual(['programId: unknownReference']);
    expect((await failureOf(save({ groupId: programId }))).issues).toEqual(['groupId: unknownReference']);
  });
});

describe('assistance in bin and history', () => {
  it('holds its group and program back from the bin, and brings them back with it', async () => {
    const assistance = await save({ programId });
    const group = { kind: 'group' as const, id: groupId, version: 1 };
    const program = { kind: 'program' as const, id: programId, version: 1 };
    expect((await failureOf(app.client.bin.remove(group))).issues).toEqual(['id: inUse']);
    expect((await failureOf(app.client.bin.remove(program))).issues).toEqual(['id: inUse']);
    await app.client.bin.remove({ kind: 'assistance', ...assistance });
    expect((await list()).total).toBe(0);
    expect((await failureOf(app.client.assistance.get({ id: assistance.id }))).code).toBe('MISSING');
    await app.client.bin.remove(group);
    await app.client.bin.remove(program);
    expect((await app.client.bin.list({ kind: 'assistance' })).rows).toMatchObject([{ name: 'Alat pertanian' }]);
    await app.client.bin.restore({ kind: 'assistance', id: assistance.id });
    expect((await list()).rows).toMatchObject([{ groupName: 'KWT Mawar', programName: 'Kenari' }]);
    expect((await app.client.bin.list({})).total).toBe(0);
  });

  it('is taken back to the same rows by undo, and brought again by redo', async () => {
    const before = dumpOf(app.dataFolder);
    const { id } = await save({ items: [chopper, seeds], conditions: [found('good', '2025-09-01')] });
    const made = dumpOf(app.dataFolder);
    const stored = await app.client.assistance.get({ id });
    const [first, second] = stored.items;
    await app.client.assistance.save({
      ...stored,
      items: [{ ...second!, quantity: 0.25 }, first!, chopper],
      conditions: [],
    });
    const changed = dumpOf(app.dataFolder);
    const undoLast = async () => {
      const [last] = (await app.client.history.lastActions({})).undo;
      return app.client.history.undo({ actionId: last!.actionId });
    };
    const { actionId } = await undoLast();
    expect(dumpOf(app.dataFolder)).toEqual(made);
    await app.client.history.undo({ actionId });
    expect(dumpOf(app.dataFolder)).toEqual(changed);
    await undoLast();
    await undoLast();
    expect(dumpOf(app.dataFolder)).toEqual(before);
  });

  it('says in its history what was done to its rows, with the names of group and program', async () => {
    const { id } = await save({ programId, items: [seeds] });
    const stored = await app.client.assistance.get({ id });
    await app.client.assistance.save({ ...stored, conditions: [found('good', '2026-01-01')] });
    const { actions, lookups } = await app.client.history.ofRecord({ kind: 'assistance', id });
    expect(actions.map(({ changes }) => changes.map(({ entity }) => entity))).toEqual([
      ['AssistanceCondition'],
      ['Assistance', 'AssistanceItem'],
    ]);
    expect(lookups.names).toMatchObject({ [groupId]: 'KWT Mawar', [programId]: 'Kenari' });
  });

  it('refuses a save over a newer version', async () => {
    const { id } = await save();
    const stored = await app.client.assistance.get({ id });
    await app.client.assistance.save({ ...stored, items: [seeds] });
    expect((await failureOf(app.client.assistance.save(stored))).code).toBe('CONFLICT');
  });
});
