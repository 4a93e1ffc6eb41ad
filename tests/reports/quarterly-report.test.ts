import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quarterlyReport } from '../../src/main/reports/quarterly/quarterly-report.ts';
import type { QuarterlyReport } from '../../src/shared/reports.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';

let records: Records;
let unit: string;

beforeEach(async () => {
  records = await openRecords();
  unit = await records.unit();
  await records.identity(unit, 'Unit Lama', { validTo: '2025-12-31' });
  await records.identity(unit, 'Unit Baru', { validFrom: '2026-01-01' });
});
afterEach(() => records.close());

function report(year: number, quarter: number, language: 'id' | 'en' = 'id'): Promise<QuarterlyReport> {
  return quarterlyReport(records.queries, { unitId: unit, year, quarter, language });
}

async function table(id: string, year = 2026, quarter = 1) {
  const found = (await report(year, quarter)).tables.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no table ${id}`);
  return found;
}

describe('the unit of a report', () => {
  it('keeps the name that it had on the last day of the quarter', async () => {
    expect((await report(2025, 4)).unit.name).toBe('Unit Lama');
    expect((await report(2026, 1)).unit.name).toBe('Unit Baru');
  });

  it('is missing when it is unknown', async () => {
    const input = { unitId: '01890000-0000-7000-8000-000000000000', year: 2026, quarter: 1, language: 'id' as const };
    await expect(quarterlyReport(records.queries, input)).rejects.toMatchObject({ code: 'MISSING' });
  });

  it('leaves a role blank that nobody held on that day', async () => {
    await records.signatory(unit, 'prepared', 'Rina', { validFrom: '2026-01-01' });
    await records.signatory(unit, 'checked', 'Budi', { validTo: '2025-12-31' });
    await records.signatory(unit, 'checked', 'Tono', { validFrom: '2026-03-31' });
    const names = async (year: number, quarter: number) =>
      (await report(year, quarter)).signatories.map(({ name }) => name);
    expect(await names(2026, 1)).toEqual(['Rina', 'Tono', '']);
    expect(await names(2025, 4)).toEqual(['', 'Budi', '']);
  });
});

describe('table A', () => {
  it('has all four pillars in order, even without a program', async () => {
    const { rows, totals } = await table('A');
    expect(rows.map(({ pillar }) => pillar)).toEqual(['Sosial', 'Ekonomi', 'Lingkungan', 'Hukum & Tata Kelola']);
    expect(totals).toMatchObject({ programs: 0, budgetYear: 0, share: null });
  });

  it('takes the latest statement of beneficiaries and never adds quarters', async () => {
    const program = await records.program(unit, 'P-1');
    await records.beneficiaries(program, 2026, 1, { male: 10, female: 20, indirect: 100 });
    await records.beneficiaries(program, 2026, 3, { male: 12, female: 25, indirect: 90 });
    await records.beneficiaries(program, 2025, 4, { male: 999, female: 999, indirect: 999 });
    expect((await table('A', 2026, 2)).rows[0]).toMatchObject({ direct: 30, indirect: 100 });
    expect((await table('A', 2026, 4)).rows[0]).toMatchObject({ direct: 37, indirect: 90 });
  });

  it('rule 7: counts a budget once under the main TPB and computes the share of totals anew', async () => {
    const social = await records.program(unit, 'P-1', { mainTpb: 3 });
    const green = await records.program(unit, 'P-2', { mainTpb: 13 });
    await records.furtherTpbs(social, 8, 13);
    await records.budget(social, 2026, [100, 0, 0, 0]);
    await records.budget(green, 2026, [100, 100, 50, 50]);
    await records.expense(social, '2026-01-01', 150);
    await records.expense(green, '2026-03-31', 30);
    const { rows, totals } = await table('A');
    expect(rows.map(({ budgetYear }) => budgetYear)).toEqual([100, 0, 300, 0]);
    expect(rows.map(({ share }) => share)).toEqual([1.5, null, 0.1, null]);
    expect(rows[0]?.remaining).toBe(-50);
    expect(totals).toMatchObject({ budgetYear: 400, spentToDate: 180, share: 0.45, remaining: 220 });
  });
});

describe('table C', () => {
  it('puts an expense of the quarter’s last day into that quarter and leaves later quarters empty', async () => {
    const program = await records.program(unit, 'P-1');
    await records.expense(program, '2026-03-31', 1);
    await records.expense(program, '2026-04-01', 2);
    await records.expense(program, '2026-06-30', 3);
    await records.expense(program, '2026-07-01', 4);
    expect((await table('C', 2026, 2)).rows[0]).toMatchObject({ q1: 1, q2: 5, q3: null, q4: null, spentToDate: 6 });
    expect((await table('C', 2026, 2)).totals).toMatchObject({ q2: 5, q3: null, spentToDate: 6, share: null });
  });

  it('leaves the bin out and keeps a finished program that still has spending', async () => {
    await records.program(unit, 'DIBUANG', { deletedAt: '2026-01-01T00:00:00.000Z' });
    await records.program(unit, 'LAMA', { endDate: '2025-12-31' });
    const late = await records.program(unit, 'LAMA-2', { endDate: '2025-12-31' });
    await records.expense(late, '2026-01-02', 5);
    await records.expense(late, '2026-01-03', 7, '2026-01-04T00:00:00.000Z');
    const { rows } = await table('C');
    expect(rows.map(({ code, q1 }) => [code, q1])).toEqual([['LAMA-2', 5]]);
  });

  it('names groups, places and further TPBs, and sorts codes by their numbers', async () => {
    await records.choices();
    await records.area('64.09.01.2020', 'Giri Mukti, Kec. Penajam, Kab. Penajam Paser Utara, Kalimantan Timur');
    await records.area('64.09.01.1005', 'Lawe-Lawe, Kec. Penajam, Kab. Penajam Paser Utara, Kalimantan Timur');
    await records.program(unit, 'P-10');
    const program = await records.program(unit, 'P-2', {
      name: 'Wasiat',
      expansion: 'Warga Siaga Sehat',
      stage: 'penguatan',
    });
    await records.programAreas(program, '64.09.01.2020', '64.09.01.1005', '99.01');
    await records.furtherTpbs(program, 17, 5);
    await records.programGroup(program, await records.group(unit, 'Ponsera'));
    await records.programGroup(
      program,
      await records.group(unit, 'Dibuang', { deletedAt: '2026-01-01T00:00:00.000Z' }),
    );
    const { rows } = await table('C');
    expect(rows.map(({ code }) => code)).toEqual(['P-2', 'P-10']);
    expect(rows[0]).toMatchObject({
      program: 'Wasiat (Warga Siaga Sehat)',
      groups: 'Ponsera',
      areas: 'Desa Giri Mukti, Kel. Lawe-Lawe – Kec. Penajam – Kab. Penajam Paser Utara; 99.01',
      furtherTpbs: '5, 17',
      stage: 'Penguatan',
    });
    expect((await report(2026, 1, 'en')).tables.find(({ id }) => id === 'C')?.rows[0]?.stage).toBe('Strengthening');
  });
});

describe('table G', () => {
  it('counts a person of two sessions once and says how many attendances there were', async () => {
    const meeting = await records.meeting(unit, 'FGD');
    const first = await records.session(meeting, '2026-01-23', { place: 'Giri Mukti' });
    const second = await records.session(meeting, '2026-02-09', { place: 'Lawe-Lawe', position: 1 });
    const siti = await records.participant(first, { name: 'Siti' }, { gender: 'P', institution: 'Bappeda' });
    await records.participant(second, { id: siti, name: 'Siti' }, { gender: null, institution: 'bappeda' });
    await records.participant(second, { name: 'Tanpa gender' }, { institution: 'Dinkes', status: 'walkIn' });
    await records.participant(second, { name: 'Tidak datang' }, { gender: 'L', status: 'absent' });
    await records.participant(second, { name: 'Baru diundang' }, { gender: 'L', status: 'invited' });
    const { rows, criteria } = await table('G');
    expect(rows).toEqual([
      expect.objectContaining({
        date: '2026-01-23',
        place: 'Giri Mukti · Lawe-Lawe',
        sessions: 2,
        male: 0,
        female: 1,
        total: 2,
        institutions: 2,
        evidence: 'Daftar hadir: 3 kehadiran',
      }),
    ]);
    expect(criteria).toContain('Kehadiran (tiap sesi dihitung): 3 di triwulan ini');
    expect(criteria).toContain('Orang unik: 2 di triwulan ini');
  });

  it('shows a meeting over a quarter’s end in both quarters with that quarter’s sessions, counted once to date', async () => {
    const meeting = await records.meeting(unit, 'Lintas triwulan');
    await records.session(meeting, '2026-03-31');
    await records.session(meeting, '2026-04-01');
    const binned = await records.meeting(unit, 'Dibuang', { deletedAt: '2026-01-01T00:00:00.000Z' });
    await records.session(binned, '2026-03-31');
    expect((await table('G', 2026, 1)).rows.map(({ date, sessions }) => [date, sessions])).toEqual([['2026-03-31', 1]]);
    const second = await table('G', 2026, 2);
    expect(second.rows.map(({ date, sessions }) => [date, sessions])).toEqual([['2026-04-01', 1]]);
    expect(second.criteria).toContain('Pertemuan: 1 di triwulan ini, 1 s.d. triwulan ini');
  });
});
