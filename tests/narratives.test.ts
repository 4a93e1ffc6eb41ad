import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, openTestApplication, programInput, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
let programId: string;
const quarter = { year: 2026, quarter: 1 };

beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
  programId = (await app.client.programs.save(programInput(unitId, { name: 'Wasiat', startDate: '2023-01-01' }))).id;
});
afterEach(() => app.remove());

const list = (of = quarter) => app.client.narratives.list({ unitId, ...of });
const save = (fields: object, of = quarter) => app.client.narratives.save({ programId, ...of, ...fields });

describe('narratives', () => {
  it('lists the programs of the year, and keeps what is told of each', async () => {
    expect(await list()).toMatchObject([{ programId, name: 'Wasiat', version: null, told: { text: '' }, last: null }]);
    const { version } = await save({ text: '**Kader** dilatih', problems: 'Hujan', solutions: 'Ditunda' });
    expect(version).toBe(1);
    const told = { text: '**Kader** dilatih', problems: 'Hujan', solutions: 'Ditunda' };
    expect(await list()).toMatchObject([{ version: 1, told }]);
    const report = await app.client.reports.quarterly({ unitId, ...quarter });
    expect(report.narratives).toMatchObject([{ program: expect.stringContaining('Wasiat'), ...told }]);
  });

  it("offers what was told last, over a year's end and over quarters of which nothing is told", async () => {
    await save({ text: 'Lama' }, { year: 2025, quarter: 1 });
    await save({ text: 'Terakhir' }, { year: 2025, quarter: 3 });
    await save({ text: 'Kemudian' }, { year: 2026, quarter: 2 });
    expect(await list()).toMatchObject([{ told: { text: '' }, last: { year: 2025, quarter: 3, text: 'Terakhir' } }]);
  });

  it('is a conflict where somebody told it meanwhile, and nothing is written', async () => {
    await save({ text: 'Satu' });
    expect((await failureOf(save({ text: 'Dua' }))).code).toBe('CONFLICT');
    expect((await failureOf(save({ version: 7, text: 'Dua' }))).code).toBe('CONFLICT');
    expect(await list()).toMatchObject([{ version: 1, told: { text: 'Satu' } }]);
  });

  it('goes with three empty texts, and comes back by an undo', async () => {
    await save({ text: 'Satu' });
    expect(await save({ version: 1 })).toEqual({ version: null });
    expect(await list()).toMatchObject([{ version: null }]);
    const [last] = (await app.client.history.lastActions()).undo;
    expect(last).toMatchObject({ operation: 'narratives.save' });
    await app.client.history.undo({ actionId: last!.actionId });
    expect(await list()).toMatchObject([{ told: { text: 'Satu' } }]);
  });

  it('refuses an unknown program and a text that is too long, each at its field', async () => {
    expect((await failureOf(save({ text: 'x'.repeat(10_001) }))).issues).toEqual(['text: tooLong']);
    const unknown = '00000000-0000-7000-8000-000000000000';
    expect((await failureOf(save({ programId: unknown, text: 'x' }))).issues).toEqual(['programId: unknownReference']);
  });
});
