import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaveQuarter } from '../src/shared/quarter-entry.ts';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, groupInput, openTestApplication, programInput, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
let programId: string;
let groupId: string;
let indicatorId: string;
beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
  groupId = (await app.client.groups.save(groupInput(unitId))).id;
  programId = (await app.client.programs.save(programInput(unitId, { groupIds: [groupId] }))).id;
  const row = { name: 'Balita stunting', measure: 'balita', baseline: 18, direction: 'down' as const };
  const targets: [number, number, number, number] = [15, 10, 5, 0];
  const input = { programId, year: 2026, rows: [{ ...row, aggregation: 'last' as const, targets }] };
  indicatorId = (await app.client.indicators.save(input)).rows[0]!.id;
  await app.client.budgets.save({ year: 2026, rows: [{ programId, budget: [100, 100, 100, 100] }] });
});
afterEach(() => app.remove());

const of = (quarter: number, year = 2026) => ({ unitId, year, quarter });
const entry = (quarter: number) => app.client.quarterEntry.get(of(quarter));
const save = (quarter: number, parts: Partial<SaveQuarter>) =>
  app.client.quarterEntry.save({ ...of(quarter), ...parts });
const stageOf = async () => (await app.client.groups.get({ id: groupId })).stage;

function whole(): Partial<SaveQuarter> {
  return {
    indicators: [{ indicatorId, value: 12.5, note: 'Hasil penimbangan' }],
    beneficiaries: [{ programId, male: 3, female: 4, indirect: 9, basis: 'Keluarga', vulnerable: { lansia: 2 } }],
    groups: [{ groupId, revenue: 1_500_000, profit: -200_000, activeMale: 2, activeFemale: 5, production: '40 kg' }],
  };
}

describe('the entry of a quarter', () => {
  it('asks for everything due and counts what is missing, per part and in all', async () => {
    const empty = await entry(1);
    expect(empty.missing).toEqual({ indicators: 1, spending: 1, beneficiaries: 1, groups: 1, all: 4 });
    expect(empty.indicators).toMatchObject([{ indicatorId, targets: [15, 10, 5, 0], value: null, last: null }]);
    await app.client.expenses.save({ programId, date: '2026-02-01', amount: 60, description: 'Belanja' });
    await save(1, whole());
    expect((await entry(1)).missing.all).toBe(0);
    expect((await entry(2)).missing.all).toBe(4);
  });

  it('reads back what was entered, and shows it beside the next quarter, over the new year too', async () => {
    await app.client.expenses.save({ programId, date: '2026-12-31', amount: 70, description: 'Belanja' });
    const third = { programId, male: 1, female: 0, indirect: 0, vulnerable: { lansia: 1 } };
    await save(3, { beneficiaries: [third] });
    expect(await save(4, whole())).toEqual({ isSaved: true, changed: 3, warnings: [] });
    const now = await entry(4);
    expect(now.indicators[0]).toMatchObject({ value: 12.5, note: 'Hasil penimbangan', version: 1 });
    expect(now.beneficiaries[0]?.current).toEqual({
      male: 3,
      female: 4,
      indirect: 9,
      basis: 'Keluarga',
      vulnerable: { lansia: 2 },
    });
    const { programId: _, ...shown } = { ...third, basis: '' };
    expect(now.beneficiaries[0]?.last).toEqual(shown);
    expect(now.groups[0]?.current).toMatchObject({ revenue: 1_500_000, profit: -200_000, stage: 'inisiasi' });
    const next = await app.client.quarterEntry.get(of(1, 2027));
    expect(next.indicators[0]).toMatchObject({ last: 12.5, value: null });
    expect(next.spending[0]).toMatchObject({ last: 70, current: 0 });
    expect(next.beneficiaries[0]).toMatchObject({
      last: now.beneficiaries[0]?.current,
      current: null,
    });
    expect(next.groups[0]).toMatchObject({ last: { production: '40 kg' }, current: null });
  });

  it('leaves out programs that do not run in the quarter, and groups at rest', async () => {
    await app.client.programs.save(programInput(unitId, { code: 'LAMA', endDate: '2026-03-31' }));
    await app.client.programs.save(programInput(unitId, { code: 'NANTI', startDate: '2026-07-01' }));
    await app.client.groups.save(groupInput(unitId, { name: 'Istirahat', isActive: false }));
    expect((await entry(1)).spending.map(({ code }) => code)).toEqual(['LAMA', 'P-1']);
    expect((await entry(2)).spending.map(({ code }) => code)).toEqual(['P-1']);
    expect((await entry(2)).groups).toHaveLength(1);
  });

  it('writes all parts in one action, which one undo takes back', async () => {
    const before = await entry(1);
    const steps = (await app.client.history.lastActions()).undo.length;
    await save(1, {
      ...whole(),
      groups: [{ ...whole().groups![0]!, stage: 'pengembangan', scores: { sdm: 3 }, proof: 'BA' }],
    });
    const { undo } = await app.client.history.lastActions();
    expect(undo).toHaveLength(steps + 1);
    expect(undo[0]).toMatchObject({ operation: 'quarterEntry.save', recordId: unitId });
    expect(await stageOf()).toBe('pengembangan');
    const { actionId } = await app.client.history.undo({ actionId: undo[0]!.actionId });
    expect(await entry(1)).toEqual(before);
    expect(await stageOf()).toBe('inisiasi');
    await app.client.history.undo({ actionId });
    expect((await entry(1)).groups[0]?.current?.scores).toEqual({ sdm: 3 });
  });

  it('refuses a row that somebody else stated meanwhile, at its place, and writes nothing', async () => {
    await save(1, whole());
    const late = await failureOf(save(1, whole()));
    expect(late.issues).toEqual([
      'indicators.0: changedMeanwhile',
      'beneficiaries.0: changedMeanwhile',
      'groups.0: changedMeanwhile',
    ]);
    const { indicators } = await entry(1);
    await save(1, { indicators: [{ indicatorId, version: indicators[0]!.version, value: 4 }] });
    expect((await entry(1)).indicators[0]).toMatchObject({ value: 4, note: '' });
  });

  it('refuses what is another unit’s or gone', async () => {
    const other = (await app.client.units.save(unitInput({ code: 'LAIN' }))).id;
    const call = app.client.quarterEntry.save({ ...whole(), ...of(1), unitId: other });
    expect((await failureOf(call)).issues).toEqual([
      'indicators.0: goneRow',
      'beneficiaries.0: goneRow',
      'groups.0: goneRow',
    ]);
  });

  it('takes a row back that is emptied', async () => {
    await save(1, whole());
    const { indicators, groups } = await entry(1);
    const [indicator, group] = [indicators[0]!, groups[0]!];
    await save(1, {
      indicators: [{ indicatorId, version: indicator.version }],
      groups: [{ groupId, version: group.version }],
    });
    expect((await entry(1)).missing).toMatchObject({ indicators: 1, groups: 1 });
    expect(await app.client.groupProgress.list({ groupId })).toEqual([]);
  });

  it('rule 5: has no more vulnerable people of a category than people, and a basis for indirect ones', async () => {
    const row = { programId, male: 3, female: 4, indirect: 9, vulnerable: { lansia: 7, anak: 8 } };
    expect((await failureOf(save(1, { beneficiaries: [row] }))).issues).toEqual([
      'beneficiaries.0.basis: basisNeeded',
      'beneficiaries.0.vulnerable.anak: vulnerableAboveTotal',
    ]);
    await save(1, { beneficiaries: [{ ...row, basis: 'Keluarga', vulnerable: { lansia: 7 } }] });
    // The tab of the budgets does not name them; they stay, and are held against the new total.
    const fewer = { programId, year: 2026, quarter: 1, male: 1, female: 1, indirect: 0 };
    expect((await failureOf(app.client.beneficiaries.save({ rows: [fewer] }))).issues).toEqual([
      'rows.0.vulnerable.lansia: vulnerableAboveTotal',
    ]);
    await app.client.beneficiaries.save({ rows: [{ ...fewer, male: 6 }] });
    expect((await app.client.beneficiaries.get({ unitId, year: 2026 }))[0]?.vulnerable).toEqual({ lansia: 7 });
    const unknown = { ...fewer, vulnerable: { raksasa: 1 } };
    expect((await failureOf(app.client.beneficiaries.save({ rows: [unknown] }))).issues).toEqual([
      'rows.0.vulnerable.raksasa: choice',
    ]);
  });
});

describe('a group’s progress', () => {
  it('rule 8: raises the stage with a score and proof, and not without', async () => {
    const raised = { groupId, stage: 'pengembangan' };
    expect((await failureOf(save(1, { groups: [raised] }))).issues).toEqual([
      'groups.0.stage: stageNeedsScore',
      'groups.0.proof: stageNeedsProof',
    ]);
    await save(1, { groups: [{ ...raised, scores: { kelembagaan: 3, sdm: 2 }, proof: 'Berita acara penilaian' }] });
    expect(await stageOf()).toBe('pengembangan');
    expect(await app.client.groupProgress.list({ groupId })).toMatchObject([
      { year: 2026, quarter: 1, stage: 'pengembangan', scores: { kelembagaan: 3, sdm: 2 } },
    ]);
  });

  it('rule 8: warns of a skipped stage, and writes nothing until that is confirmed', async () => {
    const groups = [{ groupId, stage: 'penguatan', scores: { sdm: 4 }, proof: 'BA' }];
    expect(await save(1, { groups })).toMatchObject({
      isSaved: false,
      changed: 0,
      warnings: [{ path: ['groups', 0, 'stage'], code: 'stageSkipped', params: { stages: 'Pengembangan' } }],
    });
    expect(await app.client.groupProgress.list({ groupId })).toEqual([]);
    expect(await save(1, { groups, isConfirmed: true })).toMatchObject({ isSaved: true, changed: 1 });
    expect(await stageOf()).toBe('penguatan');
  });

  it('rule 8: does not let the group’s form raise the stage, nor change one that follows a quarter', async () => {
    const form = async (stage: string) => {
      const { id, version, members } = await app.client.groups.get({ id: groupId });
      return app.client.groups.save(groupInput(unitId, { id, version, members, stage }));
    };
    expect((await failureOf(form('penguatan'))).issues).toEqual(['stage: stageFromProgress']);
    await save(1, { groups: [{ groupId, stage: 'pengembangan', scores: { sdm: 3 }, proof: 'BA' }] });
    expect((await failureOf(form('inisiasi'))).issues).toEqual(['stage: stageFromProgress']);
    await form('pengembangan');
  });

  it('gives the group the stage of the latest quarter, in whatever order quarters are entered', async () => {
    const raise = (quarter: number, stage: string) =>
      save(quarter, { groups: [{ groupId, stage, scores: { sdm: 3 }, proof: 'BA' }] });
    await raise(3, 'pengembangan');
    await save(2, { groups: [{ groupId, revenue: 10 }] });
    expect(await stageOf()).toBe('pengembangan');
    expect((await entry(2)).groups[0]).toMatchObject({ stageBefore: 'inisiasi', current: { stage: 'inisiasi' } });
    expect((await entry(3)).groups[0]).toMatchObject({ stageBefore: 'inisiasi' });
    expect((await entry(4)).groups[0]).toMatchObject({ stageBefore: 'pengembangan' });
    await save(3, { groups: [{ groupId, version: (await entry(3)).groups[0]!.version }] });
    expect(await stageOf()).toBe('inisiasi');
  });

  it('knows the stage before a quarter over the years, from the quarter stated last before it', async () => {
    const rises = [
      [2024, 4, 'pengembangan'],
      [2025, 2, 'penguatan'],
      [2026, 3, 'kemandirian'],
    ] as const;
    for (const [year, quarter, stage] of rises) {
      const groups = [{ groupId, stage, scores: { sdm: 3 }, proof: 'BA' }];
      await app.client.quarterEntry.save({ unitId, year, quarter, groups });
    }
    const before = async (year: number, quarter: number) =>
      (await app.client.quarterEntry.get({ unitId, year, quarter })).groups[0]!.stageBefore;
    expect(await before(2024, 4)).toBe('inisiasi');
    expect(await before(2025, 1)).toBe('pengembangan');
    expect(await before(2025, 2)).toBe('pengembangan');
    expect(await before(2026, 1)).toBe('penguatan');
    expect(await before(2026, 4)).toBe('kemandirian');
  });

  it('refuses scores beyond five, unknown dimensions and a negative revenue at their cells', async () => {
    const bad = { groupId, revenue: -1, scores: { sdm: 6 } };
    expect((await failureOf(save(1, { groups: [bad] }))).issues.toSorted()).toEqual([
      'groups.0.revenue: negative',
      'groups.0.scores.sdm: score',
    ]);
    expect((await failureOf(save(1, { groups: [{ groupId, scores: { rasa: 3 } }] }))).issues).toEqual([
      'groups.0.scores.rasa: choice',
    ]);
  });
});
