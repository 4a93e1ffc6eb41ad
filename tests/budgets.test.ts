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
  await app.client.budgets.save({ year: 2026, rows: [{ programId, budget: [100, 200, 300, 400] }] });
});
afterEach(() => app.remove());

const expense = (date: string, amount: number) => ({ programId, date, amount, description: 'Belanja' });

describe('budgets and expenses', () => {
  it('rule 1: put an expense into the quarter of its date, not of its entry', async () => {
    await app.client.expenses.save(expense('2026-03-31', 10));
    await app.client.expenses.save(expense('2026-04-01', 20));
    await app.client.expenses.save(expense('2025-12-31', 0));
    const [row] = await app.client.budgets.get({ unitId, year: 2026 });
    expect(row).toMatchObject({ budget: [100, 200, 300, 400], spent: [10, 20, 0, 0] });
  });

  it('rule 2: are whole rupiah, zero or more', async () => {
    expect((await failureOf(app.client.expenses.save(expense('2026-01-01', 1.5)))).issues).toEqual(['amount: money']);
    expect((await failureOf(app.client.expenses.save(expense('2026-01-01', -1)))).issues).toEqual(['amount: negative']);
  });

  it('rule 2: ask for a reason where spending passes the budget of the year', async () => {
    await app.client.expenses.save(expense('2026-01-10', 1000));
    expect((await failureOf(app.client.expenses.save(expense('2026-02-10', 1)))).issues).toEqual([
      'overspendReason: overspent',
    ]);
    await app.client.expenses.save({ ...expense('2026-02-10', 1), overspendReason: 'Harga naik' });
    expect((await app.client.expenses.list({ year: 2026, quarter: 1 })).totalAmount).toBe(1001);
  });

  it('rule 2: do not count an edited expense twice', async () => {
    const { id } = await app.client.expenses.save(expense('2026-01-10', 900));
    const [row] = (await app.client.expenses.list({})).rows;
    await app.client.expenses.save({ ...row!, id, amount: 1000 });
    expect((await app.client.expenses.list({})).totalAmount).toBe(1000);
  });

  it('hold amounts that a large company has', async () => {
    const amount = 9_000_000_000_000;
    await app.client.budgets.save({ year: 2027, rows: [{ programId, budget: [amount, 0, 0, 0] }] });
    await app.client.expenses.save(expense('2027-01-10', amount));
    expect((await app.client.budgets.get({ unitId, year: 2027 }))[0]).toMatchObject({
      budget: [amount, 0, 0, 0],
      spent: [amount, 0, 0, 0],
    });
    expect((await app.client.programs.list({ year: 2027 })).rows[0]).toMatchObject({ budget: amount, spent: amount });
  });

  it('rule 5: need a basis for people reached indirectly', async () => {
    const row = { programId, year: 2026, quarter: 1, male: 3, female: 4, indirect: 10 };
    expect((await failureOf(app.client.beneficiaries.save({ rows: [row] }))).issues).toEqual([
      'rows.0.basis: basisNeeded',
    ]);
    await app.client.beneficiaries.save({ rows: [{ ...row, basis: '2 × keluarga' }] });
    expect(await app.client.beneficiaries.get({ unitId, year: 2026 })).toEqual([
      { ...row, basis: '2 × keluarga', vulnerable: {} },
    ]);
  });

  it('change only what is different', async () => {
    const rows = [{ programId, budget: [100, 200, 300, 500] as [number, number, number, number] }];
    expect(await app.client.budgets.save({ year: 2026, rows })).toEqual({ changed: 1 });
    expect(await app.client.budgets.save({ year: 2026, rows })).toEqual({ changed: 0 });
  });
});
