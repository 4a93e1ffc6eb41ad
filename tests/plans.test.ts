import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/sqlite';
import { Migrator } from '@mikro-orm/migrations';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entities } from '../src/main/database/entities.ts';
import { migrations } from '../src/main/database/migrations/index.ts';
import { newId } from '../src/main/database/new-id.ts';
import { closeDatabase, databaseFile, openDatabase } from '../src/main/database/open.ts';
import type { Quarters, SaveRenja, SaveRenstra } from '../src/shared/plans.ts';
import { dumpOf } from './support/dump.ts';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, openTestApplication, programInput, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
let programId: string;
let otherId: string;
beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
  programId = (await app.client.programs.save(programInput(unitId))).id;
  otherId = (await app.client.programs.save(programInput(unitId, { code: 'P-2', name: 'Program Lain' }))).id;
});
afterEach(() => app.remove());

const activity = (name: string, budget: Quarters, fields: object = {}) => ({ programId, name, budget, ...fields });
const saveRenja = (fields: Partial<SaveRenja> = {}) => app.client.renja.save({ unitId, year: 2026, ...fields });
const saveRenstra = (fields: Partial<SaveRenstra> = {}) =>
  app.client.renstra.save({ unitId, name: 'Renstra 2023–2027', startYear: 2023, endYear: 2027, ...fields });
const renja = (id: string) => app.client.renja.get({ id });
const twoActivities = () =>
  saveRenja({
    activities: [
      activity('Pelatihan', [10, 20, 30, 40]),
      activity('Tanggap banjir', [0, 0, 5, 0], { isPlanned: false, fundType: 'umk' }),
    ],
  });
const approval = { approvedOn: '2026-01-05', approvedBy: 'Manager CSR' };

describe('a Renja', () => {
  it('keeps its activities in order, with planned and unplanned money apart', async () => {
    const { id } = await twoActivities();
    const stored = await renja(id);
    expect(
      stored.activities.map(({ name, fundType, isPlanned, budget }) => [name, fundType, isPlanned, budget]),
    ).toEqual([
      ['Pelatihan', 'tjsl', true, [10, 20, 30, 40]],
      ['Tanggap banjir', 'umk', false, [0, 0, 5, 0]],
    ]);
    expect(stored.totals).toEqual({
      planned: { budget: [10, 20, 30, 40], spent: 0 },
      unplanned: { budget: [0, 0, 5, 0], spent: 0 },
    });
    await app.client.renja.save({ ...stored, activities: stored.activities.toReversed() });
    expect((await renja(id)).activities.map((row) => row.id)).toEqual(
      stored.activities.map((row) => row.id).toReversed(),
    );
    expect((await app.client.plans.list({ unitId })).renja).toMatchObject([
      { id, year: 2026, activities: 2, planned: 100, unplanned: 5, amount: 105, status: 'draft', versionNumber: 1 },
    ]);
  });

  it('is the only one of its unit and year, also out of the bin and after an undo', async () => {
    const first = await saveRenja();
    expect((await failureOf(saveRenja())).issues).toEqual(['year: duplicateYear']);
    const removed = await app.client.bin.remove({ kind: 'renja', ...first });
    await saveRenja();
    expect((await failureOf(app.client.bin.restore({ kind: 'renja', id: first.id }))).issues).toEqual([
      'id: duplicateYear',
    ]);
    expect((await failureOf(app.client.history.undo({ actionId: removed.actionId }))).issues).toEqual([
      'actionId: duplicateYear',
    ]);
  });

  it('rule 2: takes whole rupiah, zero or more, whose quarters add up to the year of the program', async () => {
    const refused = saveRenja({ activities: [activity('A', [1.5, -1, 0, 0])] });
    expect((await failureOf(refused)).issues).toEqual([
      'activities.0.budget.0: money',
      'activities.0.budget.1: negative',
    ]);
    await twoActivities();
    expect((await app.client.programs.list({ unitId, year: 2026 })).rows[0]).toMatchObject({ budget: 105 });
    expect((await app.client.budgets.get({ unitId, year: 2026 })).slice(0, 2)).toMatchObject([
      { programId, activity: 'Pelatihan', budget: [10, 20, 30, 40] },
      { programId, activity: 'Tanggap banjir', budget: [0, 0, 5, 0] },
    ]);
    const report = await app.client.reports.quarterly({ unitId, year: 2026, quarter: 2 });
    expect(report.tables.find(({ id }) => id === 'A')?.totals).toMatchObject({ budgetYear: 105, budgetToDate: 30 });
  });

  it('rule 2: asks for a reason where spending passes the sum of the activities', async () => {
    await twoActivities();
    const spend = (amount: number) =>
      app.client.expenses.save({ programId, date: '2026-05-01', amount, description: 'Bahan' });
    await spend(105);
    expect((await failureOf(spend(1))).issues).toEqual(['overspendReason: overspent']);
  });

  it('rule 3: lies in the years of its Renstra, also when those change', async () => {
    const renstra = await saveRenstra();
    expect((await failureOf(saveRenja({ year: 2028, renstraId: renstra.id }))).issues).toEqual([
      'year: yearOutsideRenstra',
    ]);
    await saveRenja({ year: 2026, renstraId: renstra.id });
    const stored = await app.client.renstra.get({ id: renstra.id });
    expect((await failureOf(app.client.renstra.save({ ...stored, endYear: 2025 }))).issues).toEqual([
      'endYear: renjaOutside',
    ]);
    expect((await failureOf(app.client.renstra.save({ ...stored, startYear: 2027 }))).issues).toEqual([
      'startYear: renjaOutside',
    ]);
    expect((await failureOf(app.client.bin.remove({ kind: 'renstra', ...renstra }))).issues).toEqual(['id: inUse']);
  });

  it('refuses to lose an activity that expenses name, and to give it to another program or year', async () => {
    const { id } = await twoActivities();
    const stored = await renja(id);
    const [first, second] = stored.activities;
    const expense = { programId, activityId: first!.id, date: '2026-02-01', amount: 7, description: 'Bahan' };
    await app.client.expenses.save(expense);
    expect((await renja(id)).activities.map(({ spent }) => spent)).toEqual([7, 0]);
    const issuesOf = async (fields: Partial<SaveRenja>) =>
      (await failureOf(app.client.renja.save({ ...stored, ...fields }))).issues;
    expect(await issuesOf({ activities: [second!] })).toEqual(['activities: activityInUse']);
    expect(await issuesOf({ activities: [{ ...first!, programId: otherId }, second!] })).toEqual([
      'activities.0.programId: inUse',
    ]);
    expect(await issuesOf({ year: 2027 })).toEqual(['year: inUse']);
    await app.client.renja.save({ ...stored, activities: [first!] });
    const { version } = await renja(id);
    expect((await failureOf(app.client.bin.remove({ kind: 'renja', id, version }))).issues).toEqual(['id: inUse']);
  });

  it('goes to the bin with its budgets, and comes back whole with an expense that needs it', async () => {
    const { id } = await twoActivities();
    const [first] = (await renja(id)).activities;
    const fields = { programId, activityId: first!.id, date: '2026-02-01', amount: 7, description: 'Bahan' };
    const expense = await app.client.expenses.save(fields);
    await app.client.bin.remove({ kind: 'expense', ...expense });
    const stored = await renja(id);
    await app.client.bin.remove({ kind: 'renja', id, version: stored.version });
    expect((await app.client.programs.list({ unitId, year: 2026 })).totals.budget).toBe(0);
    await app.client.bin.restore({ kind: 'expense', id: expense.id });
    expect((await renja(id)).activities.map(({ spent }) => spent)).toEqual([7, 0]);
  });

  it('is taken back exactly by an undo', async () => {
    const { id } = await twoActivities();
    const stored = await renja(id);
    const before = dumpOf(app.dataFolder);
    await app.client.renja.save({ ...stored, activities: [{ ...stored.activities[1]!, budget: [9, 9, 9, 9] }] });
    expect(dumpOf(app.dataFolder)).not.toEqual(before);
    const { undo } = await app.client.history.lastActions({});
    await app.client.history.undo({ actionId: undo[0]!.actionId });
    expect(dumpOf(app.dataFolder)).toEqual(before);
    expect(await renja(id)).toEqual(stored);
  });
});

describe('a Renstra', () => {
  const lines = () => [
    { programId, name: 'Kesehatan', aim: 'Mandiri', amounts: [{ year: 2023, amount: 5 }] },
    { name: 'Belum ada program', mainTpb: 13, amounts: [{ year: 2024, amount: 7 }] },
  ];

  it('keeps lines with and without a program, and their amounts by year', async () => {
    const { id } = await saveRenstra({ lines: lines() });
    const stored = await app.client.renstra.get({ id });
    expect(stored.lines).toMatchObject([
      { programId, programCode: 'P-1', amounts: [{ year: 2023, amount: 5 }] },
      { programId: null, programCode: '', mainTpb: 13, amounts: [{ year: 2024, amount: 7 }] },
    ]);
    const [, second] = stored.lines;
    await app.client.renstra.save({ ...stored, lines: [{ ...second!, amounts: [{ year: 2025, amount: 8 }] }] });
    expect((await app.client.renstra.get({ id })).lines).toMatchObject([
      { id: second!.id, amounts: [{ year: 2025, amount: 8 }] },
    ]);
    expect((await app.client.plans.list({ unitId })).renstra).toMatchObject([{ id, lines: 1, amount: 8 }]);
  });

  it('rule 3: does not end before it starts, and has amounts in its years only', async () => {
    expect((await failureOf(saveRenstra({ startYear: 2028 }))).issues).toEqual(['endYear: endYearBeforeStart']);
    const outside = saveRenstra({ lines: [{ name: 'A', amounts: [{ year: 2028, amount: 1 }] }] });
    expect((await failureOf(outside)).issues).toEqual(['lines.0.amounts.0.year: year']);
  });

  it('is copied into the next period, as long as the first one', async () => {
    const { id } = await saveRenstra({ lines: lines() });
    const copy = await app.client.plans.copy({ kind: 'renstra', id });
    expect(await app.client.renstra.get({ id: copy.id })).toMatchObject({
      name: 'Renstra 2028–2032',
      startYear: 2028,
      endYear: 2032,
      lines: [{ amounts: [{ year: 2028, amount: 5 }] }, { amounts: [{ year: 2029, amount: 7 }] }],
    });
  });
});

describe('a version of a plan', () => {
  it('rule 3: is frozen by the approval, and a revision is a new one', async () => {
    const { id, version } = await twoActivities();
    const approved = await app.client.plans.approve({ kind: 'renja', id, version, ...approval, note: 'RUPS' });
    const stored = await renja(id);
    expect(stored).toMatchObject({ status: 'approved', versionNumber: 1, ...approval });
    expect(stored.versions).toEqual([{ number: 1, ...approval, note: 'RUPS' }]);
    const locked = { code: 'INVALID', issues: ['status: planApproved'] };
    expect(await failureOf(app.client.renja.save(stored))).toEqual(locked);
    const again = { kind: 'renja' as const, ...approved, ...approval };
    expect(await failureOf(app.client.plans.approve(again))).toEqual(locked);
    const [first] = stored.activities;
    const rows = [{ programId, activityId: first!.id, budget: [1, 0, 0, 0] as Quarters }];
    expect((await failureOf(app.client.budgets.save({ year: 2026, rows }))).issues).toEqual([
      'rows.0.budget.0: planApproved',
    ]);

    await app.client.plans.revise({ kind: 'renja', ...approved });
    const draft = await renja(id);
    expect(draft).toMatchObject({ status: 'draft', versionNumber: 2, approvedOn: null });
    expect(draft.activities).toEqual(stored.activities);
    await app.client.renja.save({ ...draft, note: 'Revisi', activities: [{ ...first!, budget: [0, 20, 30, 40] }] });
    const second = await renja(id);
    await app.client.plans.approve({ kind: 'renja', id, version: second.version, ...approval });
    expect((await renja(id)).versions.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('is a conflict to approve where the plan was saved meanwhile, and nothing to revise before', async () => {
    const { id, version } = await twoActivities();
    await app.client.renja.save(await renja(id));
    expect((await failureOf(app.client.plans.approve({ kind: 'renja', id, version, ...approval }))).code).toBe(
      'CONFLICT',
    );
    const now = (await renja(id)).version;
    expect((await failureOf(app.client.plans.revise({ kind: 'renja', id, version: now }))).issues).toEqual([
      'status: planNotApproved',
    ]);
  });

  it('is compared with another line by line, with amounts before and after', async () => {
    const { id, version } = await twoActivities();
    const approved = await app.client.plans.approve({ kind: 'renja', id, version, ...approval });
    await app.client.plans.revise({ kind: 'renja', ...approved });
    const draft = await renja(id);
    const [first] = draft.activities;
    await app.client.renja.save({
      ...draft,
      activities: [{ ...first!, name: 'Pelatihan kader', budget: [10, 25, 30, 40] }, activity('Baru', [0, 0, 0, 8])],
    });
    // What a version froze is not touched by what programs are called now.
    await app.client.programs.save({ ...(await app.client.programs.get({ id: programId })), name: 'Nama Baru' });
    const compared = await app.client.plans.compare({ kind: 'renja', id, from: 1, to: null });
    expect(compared.lines.map(({ state, name, total }) => [state, name, total.before, total.after])).toEqual([
      ['changed', 'Pelatihan kader', 100, 105],
      ['added', 'Baru', 0, 8],
      ['removed', 'Tanggap banjir', 5, 0],
    ]);
    expect(compared.lines[0]).toMatchObject({ nameBefore: 'Pelatihan', fields: ['program', 'name'] });
    expect(compared.lines[2]?.program).toBe('P-1 · Program Uji');
    expect(compared.amounts[1]).toEqual({ before: 20, after: 25 });
    expect(compared.total).toEqual({ before: 105, after: 113 });
    const missing = app.client.plans.compare({ kind: 'renja', id, from: 2, to: null });
    expect((await failureOf(missing)).code).toBe('MISSING');
  });

  it('stays where an earlier state is put back, and goes with an undo of its approval', async () => {
    const { id, version } = await twoActivities();
    const history = () => app.client.history.ofRecord({ kind: 'renja', id });
    const before = dumpOf(app.dataFolder);
    await app.client.plans.approve({ kind: 'renja', id, version, ...approval });
    const { undo } = await app.client.history.lastActions({});
    await app.client.history.undo({ actionId: undo[0]!.actionId });
    expect(dumpOf(app.dataFolder)).toEqual(before);
    const approved = await app.client.plans.approve({ kind: 'renja', id, version, ...approval });
    const created = (await history()).actions.at(-1)!.actionId;
    const restore = (actionId: string, at: number) =>
      app.client.history.restore({ kind: 'renja', id, actionId, version: at });
    expect((await failureOf(restore(created, approved.version))).issues).toEqual(['actionId: planApproved']);
    await app.client.plans.revise({ kind: 'renja', ...approved });
    const draft = await renja(id);
    await app.client.renja.save({ ...draft, activities: [] });
    const [last] = (await history()).actions;
    const now = await renja(id);
    await restore(last!.actionId, now.version);
    const restored = await renja(id);
    expect(restored).toMatchObject({ status: 'draft', versionNumber: 2 });
    expect(restored.activities).toEqual(draft.activities);
    expect(restored.versions).toHaveLength(1);
    const approving = (await history()).actions.find(({ operation }) => operation === 'plans.approve');
    expect((await failureOf(restore(approving!.actionId, restored.version))).issues).toEqual([
      'actionId: noDifference',
    ]);
  });

  it('of a Renstra is frozen and compared by year', async () => {
    const { id, version } = await saveRenstra({ lines: [{ name: 'A', amounts: [{ year: 2023, amount: 5 }] }] });
    const approved = await app.client.plans.approve({ kind: 'renstra', id, version, ...approval });
    const stored = await app.client.renstra.get({ id });
    expect((await failureOf(app.client.renstra.save(stored))).issues).toEqual(['status: planApproved']);
    await app.client.plans.revise({ kind: 'renstra', ...approved });
    const draft = await app.client.renstra.get({ id });
    const lines = [{ ...draft.lines[0]!, amounts: [{ year: 2024, amount: 6 }] }];
    await app.client.renstra.save({ ...draft, lines });
    expect(await app.client.plans.compare({ kind: 'renstra', id, from: 1, to: null })).toMatchObject({
      periods: [2023, 2024],
      lines: [
        {
          state: 'changed',
          amounts: [
            { before: 5, after: 0 },
            { before: 0, after: 6 },
          ],
        },
      ],
      total: { before: 5, after: 6 },
    });
  });
});

describe('a Renja copied forward', () => {
  it('has the planned activities with their budgets, within the Renstra that covers the year', async () => {
    const renstra = await saveRenstra({ endYear: 2026 });
    const next = await saveRenstra({ name: 'Renstra 2027–2031', startYear: 2027, endYear: 2031 });
    const { id } = await twoActivities();
    const stored = await renja(id);
    await app.client.renja.save({ ...stored, renstraId: renstra.id });
    const copy = await renja((await app.client.plans.copy({ kind: 'renja', id })).id);
    expect(copy).toMatchObject({ year: 2027, renstraId: next.id, status: 'draft', versionNumber: 1 });
    expect(copy.activities).toMatchObject([{ programId, name: 'Pelatihan', budget: [10, 20, 30, 40] }]);
    expect(copy.activities[0]?.id).not.toBe(stored.activities[0]?.id);
    expect((await failureOf(app.client.plans.copy({ kind: 'renja', id }))).issues).toEqual(['year: duplicateYear']);
  });
});

describe('the budget grid', () => {
  it('makes a Renja and an activity where there are none, and edits the only activity after', async () => {
    const save = (budget: Quarters) => app.client.budgets.save({ year: 2026, rows: [{ programId, budget }] });
    expect(await save([1, 2, 3, 4])).toEqual({ changed: 4 });
    const [plan] = (await app.client.plans.list({ unitId })).renja;
    const made = await renja(plan!.id);
    expect(made.activities).toMatchObject([{ programId, name: 'Program Uji', budget: [1, 2, 3, 4], isPlanned: true }]);
    await save([1, 2, 3, 5]);
    expect((await renja(plan!.id)).activities).toMatchObject([{ id: made.activities[0]!.id, budget: [1, 2, 3, 5] }]);
    expect((await failureOf(app.client.renja.save(made))).code).toBe('CONFLICT');
  });

  it('has a row for each of several activities, and one for expenses that name none', async () => {
    const { id } = await twoActivities();
    const [first, second] = (await renja(id)).activities;
    const spend = (activityId: string | null, amount: number) =>
      app.client.expenses.save({ programId, activityId, date: '2026-05-01', amount, description: 'Bahan' });
    await spend(second!.id, 3);
    await spend(null, 4);
    const rows = (await app.client.budgets.get({ unitId, year: 2026 })).filter((row) => row.programId === programId);
    expect(rows).toMatchObject([
      { activityId: first!.id, budget: [10, 20, 30, 40], spent: [0, 0, 0, 0] },
      { activityId: second!.id, budget: [0, 0, 5, 0], spent: [0, 3, 0, 0] },
      { activityId: null, budget: [0, 0, 0, 0], spent: [0, 4, 0, 0] },
    ]);
    const save = (row: { activityId?: string | null; budget: Quarters }) =>
      app.client.budgets.save({ year: 2026, rows: [{ programId, ...row }] });
    expect(await save({ activityId: first!.id, budget: [11, 20, 30, 40] })).toEqual({ changed: 1 });
    expect((await failureOf(save({ budget: [1, 0, 0, 0] }))).issues).toEqual(['rows.0.budget.0: activityNeeded']);
  });
});

describe('an expense', () => {
  it('names an activity of its program and year only', async () => {
    const { id } = await twoActivities();
    const [first] = (await renja(id)).activities;
    const expense = { programId, activityId: first!.id, date: '2026-05-01', amount: 1, description: 'Bahan' };
    const elsewhere = ['activityId: activityElsewhere'];
    expect((await failureOf(app.client.expenses.save({ ...expense, date: '2025-05-01' }))).issues).toEqual(elsewhere);
    expect((await failureOf(app.client.expenses.save({ ...expense, programId: otherId }))).issues).toEqual(elsewhere);
    await app.client.expenses.save(expense);
    expect((await app.client.expenses.list({ unitId })).rows).toMatchObject([
      { activityId: first!.id, activityName: 'Pelatihan' },
    ]);
    expect(await app.client.renja.activities({ unitId, year: 2026 })).toMatchObject([
      { id: first!.id, programId, name: 'Pelatihan', isPlanned: true },
      { name: 'Tanggap banjir', isPlanned: false },
    ]);
  });
});

describe('a database of before plans', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'binaan-plans-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps every budget row and every rupiah by program, year and quarter', async () => {
    const old = await MikroORM.init({
      entities: [...entities],
      extensions: [Migrator],
      dbName: databaseFile(folder),
      migrations: {
        migrationsList: migrations.slice(
          0,
          migrations.findIndex(({ name }) => name === '2026-11-24-plans'),
        ),
        snapshot: false,
        silent: true,
      },
    });
    await old.migrator.up();
    const run = (sql: string, values: unknown[] = []) => old.em.getConnection().execute(sql, values);
    const at = '2026-01-01T00:00:00.000Z';
    const kept: { id: string; program: string; year: number; quarter: number; amount: number; version: number }[] = [];
    const programs = ['A', 'B', 'C'].map((code) => ({ code, id: newId() }));
    const units = [newId(), newId()];
    for (const id of units) {
      await run(`insert into operating_unit values (?, ?, ?, 1, null, '', ?, 'WITA')`, [id, at, at, id.slice(-4)]);
    }
    for (const [index, { code, id }] of programs.entries()) {
      // The last one is in the bin, and its money stays all the same.
      const deletedAt = code === 'C' ? at : null;
      await run(
        `insert into program values (?, ?, ?, 1, ?, '', ?, ?, ?, '', null, 3, null, 'umk', 'charity', null, '2024-01-01', null, 'inisiasi', 'running', '', '', '', '')`,
        [id, at, at, deletedAt, units[index % 2], code, `Program ${code}`],
      );
      for (const year of [2024, 2025, 2026]) {
        for (const quarter of [1, 2, 3, 4]) {
          if ((index + year + quarter) % 5 === 0) continue;
          const row = { id: newId(), program: id, year, quarter, amount: year * 1_000_003 + quarter, version: quarter };
          kept.push(row);
          await run('insert into budget values (?, ?, ?, ?, ?, ?, ?, ?)', [
            row.id,
            at,
            at,
            row.version,
            id,
            year,
            quarter,
            row.amount,
          ]);
        }
      }
    }
    await run(`insert into history values (?, ?, 'Ani', ?, 'budgets.save', 'program', ?, 'Budget', ?, null, ?)`, [
      newId(),
      at,
      newId(),
      programs[0]!.id,
      kept[0]!.id,
      JSON.stringify({ ...kept[0], programId: programs[0]!.id }),
    ]);
    await old.close(true);

    const orm = await openDatabase(folder);
    const moved: unknown[] = await orm.em.getConnection().execute(
      `select b.id, a.program_id as program, r.year, b.quarter, b.amount, b.version from budget b
          join activity a on a.id = b.activity_id join renja r on r.id = a.renja_id order by b.id`,
    );
    expect(moved).toEqual(kept);
    const names: unknown[] = await orm.em.getConnection().execute(
      `select r.year, a.name, a.fund_type, a.is_planned from activity a join renja r on r.id = a.renja_id
          where r.unit_id = ? order by r.year, a.position`,
      [units[0]],
    );
    expect(names).toEqual(
      [2024, 2025, 2026].flatMap((year) =>
        ['Program A', 'Program C'].map((name) => ({ year, name, fund_type: 'umk', is_planned: 1 })),
      ),
    );
    await closeDatabase(orm);

    const opened = await openTestApplication('2026-11-22T02:00:00Z', folder);
    const { renja: plans } = await opened.client.plans.list({ unitId: units[0]! });
    expect(plans.map(({ year, activities }) => [year, activities])).toEqual([
      [2026, 2],
      [2025, 2],
      [2024, 2],
    ]);
    // The answer is held against the contract: ids that the migration made are such as ours.
    const plan = await opened.client.renja.get({ id: plans[0]!.id });
    await opened.client.renja.save(plan);
    const { actions } = await opened.client.history.ofRecord({ kind: 'program', id: programs[0]!.id });
    expect(actions[0]?.changes[0]?.row).toMatchObject({ year: 2024, quarter: kept[0]!.quarter });
    await opened.remove();
  });
});
