import { createHash } from 'node:crypto';
import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportRequestSchema } from '../src/shared/exports.ts';
import { dumpOf } from './support/dump.ts';
import { png } from './support/pictures.ts';
import { readPdf } from './support/read-pdf.ts';
import type { TestApplication } from './support/test-application.ts';
import {
  failureOf,
  groupInput,
  meetingInput,
  openTestApplication,
  programInput,
  unitInput,
} from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
let groupId: string;
let programId: string;
let indicatorId: string;
let expenseId: string;
let meetingId: string;
const photo = png(1, 40, 30);
beforeEach(async () => {
  app = await openTestApplication('2026-04-10T02:00:00Z');
  const { client } = app;
  unitId = (await client.units.save(unitInput())).id;
  groupId = (await client.groups.save(groupInput(unitId))).id;
  programId = (await client.programs.save(programInput(unitId, { groupIds: [groupId] }))).id;
  const row = { name: 'Balita stunting', measure: 'balita', baseline: 18, direction: 'down' as const };
  const targets: [number, number, number, number] = [15, 10, 5, 0];
  const indicators = { programId, year: 2026, rows: [{ ...row, aggregation: 'last' as const, targets }] };
  indicatorId = (await client.indicators.save(indicators)).rows[0]!.id;
  await client.budgets.save({ year: 2026, rows: [{ programId, budget: [1000, 0, 0, 0] }] });
  const expense = { programId, date: '2026-02-10', amount: 600, description: 'Timbangan' };
  expenseId = (await client.expenses.save(expense)).id;
  await client.quarterEntry.save({ ...first, unitId, indicators: [{ indicatorId, value: 12 }] });
  meetingId = (await client.meetings.save(meetingInput(unitId, { programIds: [programId] }))).id;
  await client.attachments.add({
    owner: { kind: 'meeting', id: meetingId },
    kind: 'foto',
    fileName: 'foto.png',
    caption: 'Pembukaan',
    data: Buffer.from(photo).toString('base64'),
  });
  await client.narratives.save({ ...first, programId, text: 'Posyandu **berjalan**.' });
});
afterEach(() => app.remove());

const first = { year: 2026, quarter: 1 };
const of = () => ({ unitId, ...first });
const report = (language: 'id' | 'en' = 'id') => app.client.reports.quarterly({ ...of(), language });
const close = () => app.client.closings.close(of());
const reopen = (reason = 'Kuitansi terlambat') => app.client.closings.reopen({ ...of(), reason });
const changes = () => app.client.closings.changes(of());
const setExpense = async (amount: number) =>
  app.client.expenses.save({ ...(await app.client.expenses.list({ unitId })).rows[0]!, amount });

async function filesOf(format: 'xlsx' | 'pdf'): Promise<Buffer> {
  const path = join(app.dataFolder, `laporan.${format}`);
  await app.exportTo(exportRequestSchema.parse({ kind: 'quarterly', format, ...of() }), path);
  return readFileSync(path);
}

/** One change of every kind of record that the report reads. */
async function changeEverything(): Promise<void> {
  const { client } = app;
  await setExpense(700);
  await client.programs.save({ ...(await client.programs.get({ id: programId })), name: 'Nama baru', mainTpb: 13 });
  const unit = await client.units.get({ id: unitId });
  const identity = { ...unit.identities[0]!, name: 'Unit Lain', company: 'PT Lain' };
  const signatory = { role: 'approved' as const, name: 'Manajer', position: 'Manajer', validFrom: '2020-01-01' };
  await client.units.save({ ...unit, code: 'LAIN', identities: [identity], signatories: [signatory] });
  const [entry] = (await client.quarterEntry.get(of())).indicators;
  const people = { programId, male: 3, female: 4, indirect: 0 };
  const indicators = [{ indicatorId, value: 4, note: 'Ukur ulang', version: entry?.version ?? null }];
  await client.quarterEntry.save({ ...of(), indicators, beneficiaries: [people] });
  await client.groups.save({ ...(await client.groups.get({ id: groupId })), name: 'Kelompok baru' });
  const stages = await client.choices.list({ list: 'stage' });
  const rows = stages.map((stage) => (stage.code === 'inisiasi' ? { ...stage, label: 'Rintisan' } : stage));
  await client.choices.save({ list: 'stage', rows });
  const [attached] = (await client.attachments.list({ owner: { kind: 'meeting', id: meetingId } })).rows;
  await client.attachments.save({ ...attached!, caption: 'Penutupan' });
  const meeting = await client.meetings.get({ id: meetingId });
  await client.bin.remove({ kind: 'meeting', id: meetingId, version: meeting.version });
  const [told] = await client.narratives.list(of());
  await client.narratives.save({ ...first, programId, version: told?.version ?? null, text: 'Lain' });
  await client.settings.save({
    ...(await client.settings.get()),
    rupiahStyle: 'spaced',
    legalBasis: [{ name: 'Aturan baru', about: '', validFrom: '2020-01-01', validTo: null }],
  });
}

describe('the closing of a quarter', () => {
  it('rule 11: makes its report and both files the same for good, whatever is changed afterwards', async () => {
    await close();
    const before = {
      id: await report(),
      en: await report('en'),
      xlsx: await filesOf('xlsx'),
      pdf: await filesOf('pdf'),
    };
    expect(before.id.closed).toEqual({ on: '2026-04-10', by: 'Petugas Uji' });
    app.clock.now = new Date('2027-01-15T02:00:00Z');
    await changeEverything();
    expect(await report()).toEqual(before.id);
    expect(await report('en')).toEqual(before.en);
    expect((await filesOf('xlsx')).equals(before.xlsx)).toBe(true);
    expect((await filesOf('pdf')).equals(before.pdf)).toBe(true);
    // The next quarter follows the records.
    const next = await app.client.reports.quarterly({ ...of(), quarter: 2 });
    expect(next.unit.name).toBe('Unit Lain');
    expect(next.tables[2]?.rows[0]).toMatchObject({ program: 'Nama baru', q1: 700 });
  });

  it('says on paper and in the workbook when its figures were frozen, and nothing of it while it is open', async () => {
    const wordsOf = async () => {
      const { pages } = await readPdf(await filesOf('pdf'));
      const workbook = new ExcelJS.Workbook();
      // The library's types know an older Buffer.
      await workbook.xlsx.load((await filesOf('xlsx')) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
      return [pages[1]?.words ?? '', workbook.worksheets[0]?.getCell('A3').text ?? ''];
    };
    const frozen = 'Angka dibekukan pada penutupan triwulan, 10 April 2026, oleh';
    for (const words of await wordsOf()) expect(words).not.toContain('dibekukan');
    await close();
    for (const words of await wordsOf()) expect(words).toContain(frozen);
    expect((await report('en')).closed).toMatchObject({ on: '2026-04-10' });
  });

  it('rule 11: lists what changed afterwards, each cell as it was and as it would be', async () => {
    await close();
    expect(await changes()).toEqual([]);
    await setExpense(700);
    const cells = await changes();
    expect(cells).toContainEqual({ table: 'C', row: 'Program Uji', column: 'TW I', before: '600', after: '700' });
    expect(cells).toContainEqual({ table: 'A', row: 'Sosial', column: 'Sisa', before: '400', after: '300' });
    expect(new Set(cells.map(({ table }) => table))).toEqual(new Set(['Ringkasan', 'A', 'B', 'C']));
    await setExpense(600);
    expect(await changes()).toEqual([]);
    await changeEverything();
    const all = await changes();
    for (const expected of [
      { table: 'Kepala laporan', row: 'Unit', column: 'Nama unit', before: 'Unit Uji', after: 'Unit Lain' },
      { table: 'Kepala laporan', row: 'Disetujui oleh', column: '', before: '', after: 'Manajer, Manajer' },
      { table: 'C', row: 'Program Uji', column: 'Program', before: 'Program Uji', after: 'Nama baru' },
      { table: 'C', row: 'Program Uji', column: 'Tahap', before: 'Inisiasi', after: 'Rintisan' },
      { table: 'D', row: 'Program Uji · Balita stunting', column: 'Capaian TW', before: '12', after: '4' },
      { table: 'E', row: 'Nama baru', column: '', before: null, after: 'Nama baru' },
      { table: 'F', row: 'Kelompok Uji', column: 'Kelompok', before: 'Kelompok Uji', after: 'Kelompok baru' },
      { table: 'G', row: 'FGD Uji', column: '', before: 'FGD Uji', after: null },
      { table: 'Narasi', row: 'Program Uji', column: 'Uraian', before: 'Posyandu **berjalan**.', after: 'Lain' },
    ]) {
      expect(all).toContainEqual(expected);
    }
    const [english] = (await app.client.closings.changes({ ...of(), language: 'en' })).filter(
      ({ table }) => table === 'D',
    );
    expect(english).toMatchObject({ column: 'Program' });
  });

  it("is refused before the unit's own day says that the quarter is over, and a second time", async () => {
    app.clock.now = new Date('2026-03-31T15:59:00Z');
    expect((await failureOf(close())).issues).toEqual(['quarter: quarterNotOver']);
    app.clock.now = new Date('2026-03-31T16:00:00Z');
    await close();
    expect((await failureOf(close())).issues).toEqual(['quarter: alreadyClosed']);
    expect(await app.client.closings.list({ unitId })).toHaveLength(1);
    const unknown = { ...of(), unitId: programId };
    expect((await failureOf(app.client.closings.close(unknown))).code).toBe('MISSING');
    expect((await failureOf(app.client.closings.reopen({ ...unknown, reason: 'x' }))).code).toBe('MISSING');
  });

  it('is opened again with a reason; the report follows the records then, and the closing stays on record', async () => {
    expect((await failureOf(reopen())).issues).toEqual(['quarter: notClosed']);
    await close();
    await setExpense(700);
    expect((await failureOf(reopen(' '))).issues).toEqual(['reason: required']);
    app.clock.now = new Date('2026-04-12T02:00:00Z');
    await reopen();
    const open = await report();
    expect(open.closed).toBeNull();
    expect(open.tables[2]?.rows[0]).toMatchObject({ q1: 700 });
    expect(await changes()).toEqual([]);
    app.clock.now = new Date('2026-04-13T02:00:00Z');
    await close();
    const common = { ...first, closedBy: 'Petugas Uji' };
    expect(await app.client.closings.list({ unitId })).toMatchObject([
      { ...common, closedAt: '2026-04-13T02:00:00.000Z', reopenedAt: null, reopenReason: '' },
      {
        ...common,
        closedAt: '2026-04-10T02:00:00.000Z',
        reopenedAt: '2026-04-12T02:00:00.000Z',
        reopenedBy: 'Petugas Uji',
        reopenReason: 'Kuitansi terlambat',
      },
    ]);
  });

  it('is passed over by undo, which goes on with what was done before and after it', async () => {
    await setExpense(650);
    await close();
    const [next] = (await app.client.history.lastActions()).undo;
    expect(next?.operation).toBe('expenses.save');
    const { actions } = await app.client.history.ofRecord({ kind: 'unit', id: unitId });
    const closing = actions.find(({ operation }) => operation === 'closings.close');
    const before = dumpOf(app.dataFolder);
    const refused = await failureOf(app.client.history.undo({ actionId: closing?.actionId ?? '' }));
    expect(refused.issues).toEqual(['actionId: lasting']);
    expect(dumpOf(app.dataFolder)).toEqual(before);
    await app.client.history.undo({ actionId: next?.actionId ?? '' });
    expect((await app.client.expenses.list({ unitId })).rows[0]).toMatchObject({ id: expenseId, amount: 600 });
    expect((await report()).tables[2]?.rows[0]).toMatchObject({ q1: 650 });
    await reopen();
    expect((await app.client.history.lastActions()).redo[0]?.operation).toBe('expenses.save');
  });

  it('leaves a trace in the history of the unit, with the reason, and no way around it', async () => {
    await close();
    await reopen();
    const { actions } = await app.client.history.ofRecord({ kind: 'unit', id: unitId });
    expect(actions.slice(0, 2).map(({ operation }) => operation)).toEqual(['closings.reopen', 'closings.close']);
    expect(actions[0]?.changes[0]?.after).toMatchObject({ reopenReason: 'Kuitansi terlambat' });
    const { version } = await app.client.units.get({ id: unitId });
    for (const { actionId } of actions.slice(0, 2)) {
      const restored = app.client.history.restore({ kind: 'unit', id: unitId, version, actionId });
      expect((await failureOf(restored)).issues).toEqual(['actionId: noDifference']);
    }
  });

  it('goes to the bin with its unit and comes back with it', async () => {
    const other = (await app.client.units.save(unitInput({ code: 'LAIN' }))).id;
    await app.client.closings.close({ unitId: other, ...first });
    const { version } = await app.client.units.get({ id: other });
    await app.client.bin.remove({ kind: 'unit', id: other, version });
    const asked = () => app.client.reports.quarterly({ unitId: other, ...first });
    expect((await failureOf(asked())).code).toBe('MISSING');
    expect((await failureOf(app.client.closings.changes({ unitId: other, ...first }))).code).toBe('MISSING');
    await app.client.bin.restore({ kind: 'unit', id: other });
    expect((await asked()).closed).not.toBeNull();
  });

  it('of one unit does not close the region that it reports with', async () => {
    const unit = await app.client.units.get({ id: unitId });
    const identities = [{ ...unit.identities[0]!, region: 'Kalimantan' }];
    await app.client.units.save({ ...unit, identities });
    const other = await app.client.units.save(
      unitInput({
        code: 'LAIN',
        identities: [{ name: 'Lain', company: 'PT', region: 'kalimantan', validFrom: '2020-01-01' }],
      }),
    );
    await close();
    const region = () => app.client.reports.quarterly({ ...of(), isRegion: true });
    expect((await region()).closed).toBeNull();
    await app.client.closings.close({ unitId: other.id, ...first });
    expect((await region()).closed).not.toBeNull();
  });

  it('keeps the files of its photos on disk, even where nothing else names them any more', async () => {
    await close();
    const hash = createHash('sha256').update(photo).digest('hex');
    const path = join(app.dataFolder, 'attachments', hash.slice(0, 2), `${hash}.png`);
    const old = new Date('2026-01-01T00:00:00Z');
    utimesSync(path, old, old);
    const database = new Database(join(app.dataFolder, 'binaan.db'));
    database.exec(`delete from attachment; delete from history where entity = 'Attachment'`);
    const again = await openTestApplication('2026-04-12T02:00:00Z', app.dataFolder);
    await again.close();
    expect(existsSync(path)).toBe(true);
    database.exec('delete from quarter_closing');
    database.close();
    const last = await openTestApplication('2026-04-12T02:00:00Z', app.dataFolder);
    await last.close();
    expect(existsSync(path)).toBe(false);
  });
});

describe('the files of a report', () => {
  it('are named after the program or the region that they are about', async () => {
    const { client } = app;
    const unit = await client.units.get({ id: unitId });
    await client.units.save({ ...unit, identities: [{ ...unit.identities[0]!, region: 'Regional Kalimantan' }] });
    const nameOf = async (scope: { programId?: string; isRegion?: boolean }) => {
      const request = exportRequestSchema.parse({ kind: 'quarterly', format: 'xlsx', ...of(), ...scope });
      return (await app.exportTo(request, join(app.dataFolder, 'laporan.xlsx'))).name;
    };
    expect(await nameOf({})).toBe('Laporan Triwulan I 2026 - UJI.xlsx');
    expect(await nameOf({ programId })).toBe('Laporan Triwulan I 2026 - UJI - Program Uji.xlsx');
    expect(await nameOf({ isRegion: true })).toBe('Laporan Triwulan I 2026 - Regional Kalimantan.xlsx');
  });
});
