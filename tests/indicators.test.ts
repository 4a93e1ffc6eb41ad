import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, openTestApplication, programInput, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
let programId: string;
beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
  programId = (await app.client.programs.save(programInput(unitId))).id;
});
afterEach(() => app.remove());

const stunting = {
  name: 'Balita stunting',
  measure: 'balita',
  baseline: 18,
  direction: 'down' as const,
  aggregation: 'last' as const,
  targets: [15, 10, 5, 0] as [number, number, number, number],
};
const of2026 = () => ({ programId, year: 2026 });

describe('indicators of a program', () => {
  it('read back as entered, decimals too, each year with its own targets', async () => {
    const kader = { name: 'Kehadiran kader', measure: '%', baseline: 62.5, aggregation: 'average' as const };
    const targets: [number, null, number, null] = [70.25, null, 0.1, null];
    await app.client.indicators.save({ ...of2026(), rows: [stunting, { ...kader, targets }] });
    const rows = await app.client.indicators.get(of2026());
    expect(rows).toMatchObject([stunting, { ...kader, direction: 'up', targets, values: [null, null, null, null] }]);
    const next = rows.map((row) => ({ ...row, targets: [1, 1, 1, 1] as [number, number, number, number] }));
    await app.client.indicators.save({ programId, year: 2027, rows: next });
    expect((await app.client.indicators.get(of2026())).map((row) => row.targets)).toEqual([stunting.targets, targets]);
    expect((await app.client.indicators.get({ programId, year: 2027 }))[0]?.targets).toEqual([1, 1, 1, 1]);
  });

  it('change only where something is different, keep their order, and go to the bin', async () => {
    await app.client.indicators.save({ ...of2026(), rows: [stunting, { ...stunting, name: 'Lain' }] });
    const rows = await app.client.indicators.get(of2026());
    expect(await app.client.indicators.save({ ...of2026(), rows })).toMatchObject({ changed: 0 });
    await app.client.indicators.save({ ...of2026(), rows: rows.toReversed() });
    const turned = await app.client.indicators.get(of2026());
    expect(turned.map(({ name }) => name)).toEqual(['Lain', 'Balita stunting']);
    await app.client.indicators.save({ ...of2026(), rows: [], removed: [turned[0]!] });
    expect((await app.client.indicators.get(of2026())).map(({ name }) => name)).toEqual(['Balita stunting']);
    const [binned] = (await app.client.bin.list({})).rows;
    expect(binned).toMatchObject({ kind: 'indicator', name: 'Lain' });
    await app.client.bin.restore(binned!);
    expect(await app.client.indicators.get(of2026())).toHaveLength(2);
  });

  it('refuse an older version, what is another program’s, and bad figures at their field', async () => {
    const { rows } = await app.client.indicators.save({ ...of2026(), rows: [stunting] });
    await app.client.indicators.save({ ...of2026(), rows: [{ ...stunting, ...rows[0], name: 'Baru' }] });
    const old = { ...stunting, ...rows[0], name: 'Lama' };
    expect((await failureOf(app.client.indicators.save({ ...of2026(), rows: [old] }))).code).toBe('CONFLICT');
    const other = (await app.client.programs.save(programInput(unitId, { code: 'P-2' }))).id;
    expect((await failureOf(app.client.indicators.save({ programId: other, year: 2026, rows: [old] }))).issues).toEqual(
      ['rows.0.name: goneRow'],
    );
    const bad = { ...stunting, name: ' ', baseline: 0.00001, targets: [1e12, 0, 0, 0] as typeof stunting.targets };
    expect((await failureOf(app.client.indicators.save({ ...of2026(), rows: [bad] }))).issues).toEqual([
      'rows.0.name: required',
      'rows.0.baseline: decimalPlaces',
      'rows.0.targets.0: decimalTooBig',
    ]);
  });

  it('are undone in one step, targets included', async () => {
    await app.client.indicators.save({ ...of2026(), rows: [stunting] });
    const [row] = await app.client.indicators.get(of2026());
    await app.client.indicators.save({ ...of2026(), rows: [{ ...row!, name: 'Baru', targets: [1, null, 2, 3] }] });
    const { undo } = await app.client.history.lastActions();
    expect(undo[0]).toMatchObject({ operation: 'indicators.save', kind: 'program', recordId: programId });
    await app.client.history.undo({ actionId: undo[0]!.actionId });
    expect(await app.client.indicators.get(of2026())).toEqual([row]);
  });
});
