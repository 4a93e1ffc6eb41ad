import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { longestNarrative } from '../src/shared/narratives.ts';
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

const list = (quarter: number, year = 2026) => app.client.narratives.list({ unitId, year, quarter });
const tell = (quarter: number, text: string, version: number | null = null) =>
  app.client.narratives.save({ programId, year: 2026, quarter, version, text });

describe('narratives', () => {
  it('are asked of the programs that run in the quarter, and stay with one that no longer does', async () => {
    await tell(1, 'Sudah ditulis');
    const program = await app.client.programs.get({ id: programId });
    await app.client.programs.save({ ...program, startDate: '2025-01-01', endDate: '2025-12-31', status: 'finished' });
    expect(await list(1)).toMatchObject([{ programId, told: { text: 'Sudah ditulis' } }]);
    expect(await list(2)).toEqual([]);
  });

  it('are told once a program and quarter, and shown beside what was told last', async () => {
    await tell(1, ' Awal ');
    await tell(3, 'Lanjut');
    expect(await list(3)).toMatchObject([{ told: { text: 'Lanjut' }, version: 1, last: { quarter: 1, text: 'Awal' } }]);
    expect(await list(2)).toMatchObject([{ told: { text: '' }, version: null, last: { quarter: 1 } }]);
    expect(await list(1, 2027)).toMatchObject([{ last: { year: 2026, quarter: 3, text: 'Lanjut' } }]);
  });

  it('stand in the report of their quarter, by program', async () => {
    await tell(1, '**Penting**');
    const report = (quarter: number) => app.client.reports.quarterly({ unitId, year: 2026, quarter });
    const told = { programId, program: 'Program Uji', text: '**Penting**', problems: '', solutions: '' };
    expect((await report(1)).narratives).toEqual([told]);
    expect((await report(2)).narratives).toEqual([]);
  });

  it('are a conflict where somebody told the same meanwhile', async () => {
    expect(await tell(1, 'Satu')).toEqual({ version: 1 });
    expect((await failureOf(tell(1, 'Dua'))).code).toBe('CONFLICT');
    expect(await tell(1, 'Dua', 1)).toEqual({ version: 2 });
    expect((await list(1))[0]?.told.text).toBe('Dua');
  });

  it('are taken back when they are emptied, and come again with an undo', async () => {
    await tell(1, 'Satu');
    expect(await tell(1, ' ', 1)).toEqual({ version: null });
    expect(await list(1)).toMatchObject([{ version: null, told: { text: '' } }]);
    const [last] = (await app.client.history.lastActions()).undo;
    await app.client.history.undo({ actionId: last?.actionId ?? '' });
    expect(await list(1)).toMatchObject([{ version: 1, told: { text: 'Satu' } }]);
  });

  it('have a longest length, and a program that is there', async () => {
    expect((await failureOf(tell(1, 'a'.repeat(longestNarrative + 1)))).issues).toEqual(['text: tooLong']);
    const unknown = { programId: unitId, year: 2026, quarter: 1, text: 'x' };
    expect((await failureOf(app.client.narratives.save(unknown))).issues).toEqual(['programId: unknownReference']);
  });

  it('go to the bin with their program', async () => {
    await tell(1, 'Satu');
    const { version } = await app.client.programs.get({ id: programId });
    await app.client.bin.remove({ kind: 'program', id: programId, version });
    expect(await list(1)).toEqual([]);
    await app.client.bin.restore({ kind: 'program', id: programId });
    expect(await list(1)).toMatchObject([{ told: { text: 'Satu' } }]);
  });
});
