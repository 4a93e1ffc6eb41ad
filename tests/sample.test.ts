import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, openTestApplication } from './support/test-application.ts';

let app: TestApplication;
const unit: Record<string, string> = {};
beforeAll(async () => {
  app = await openTestApplication();
  await app.client.sample.fill();
  for (const { code, id } of await app.client.units.list()) unit[code] = id;
});
afterAll(() => app.remove());

async function meetingsIn(code: string, year: number, quarter: number) {
  const report = await app.client.reports.quarterly({ unitId: unit[code]!, year, quarter });
  return report.tables.find((table) => table.id === 'G')!.rows;
}

describe('the sample', () => {
  it('holds the benchmarking visit: 17 unique people, 12 in one session and 5 in the other', async () => {
    const { rows } = await app.client.meetings.list({ unitId: unit['AFT-SUPADIO']!, search: 'jakarta' });
    const [row] = rows;
    const meeting = await app.client.meetings.get({ id: row!.id });
    expect(meeting.sessions.map((session) => session.participants.length)).toEqual([12, 5]);
    expect(meeting.uniquePeople).toBe(17);
    expect(new Set(meeting.sessions.map((session) => session.date))).toEqual(new Set(['2026-01-23']));
  });

  it('counts that visit once in Triwulan I 2026', async () => {
    const rows = await meetingsIn('AFT-SUPADIO', 2026, 1);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ date: '2026-01-23', total: 17 });
  });

  it('has the FGD of 9 February 2023 in Triwulan I 2023 with both sessions, and not in 2026', async () => {
    const rows = await meetingsIn('KPI-BPP', 2023, 1);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ date: '2023-02-09', sessions: 2 });
    expect(String(rows[0]?.['place'])).toContain('Giri Mukti');
    expect(String(rows[0]?.['place'])).toContain('Lawe-Lawe');
    for (const quarter of [1, 2, 3, 4]) {
      const titles = (await meetingsIn('KPI-BPP', 2026, quarter)).map(({ meeting }) => meeting);
      expect(titles).not.toContain(rows[0]?.['meeting']);
    }
  });

  it('names programs with their expansion, and groups in several programs', async () => {
    const { rows } = await app.client.programs.list({});
    expect(rows.map((row) => [row.name, row.expansion])).toEqual(
      expect.arrayContaining([
        ['Wasiat', 'Warga Siaga Sehat'],
        ['Kenari', 'Ketahanan Pangan Girimukti'],
        ['Kampung Inggris', ''],
      ]),
    );
    expect(rows.find((row) => row.name === 'Wasiat')?.groups).toBe(2);
  });

  it('shows what becomes of assistance: looked at, to be looked at, without its paper', async () => {
    const list = (fields: object) => app.client.assistance.list(fields);
    expect((await list({})).total).toBe(8);
    for (const code of ['KPI-BPP', 'AFT-SUPADIO']) {
      expect((await list({ unitId: unit[code], needsCheck: true })).total).toBeGreaterThan(0);
      expect((await app.client.groups.list({ unitId: unit[code], hasExpiredLicence: true })).total).toBe(1);
    }
    expect((await list({ lacks: 'bast' })).total).toBe(1);
    const { rows } = await list({ search: 'silikon' });
    expect(rows).toMatchObject([
      { value: 4_905_000, lastCondition: 'good', items: expect.stringContaining('Cetakan') },
    ]);
  });

  it('knows in every quadrant whom to deal with, and who of them came to its meetings', async () => {
    const list = (fields: object) => app.client.organizations.list(fields);
    const { total, totals } = await list({});
    expect(total).toBe(19);
    const { manage, satisfy, inform, monitor, unrated } = totals;
    for (const count of [manage, satisfy, inform, monitor, unrated]) expect(count).toBeGreaterThan(0);
    const came = async (search: string) => {
      const id = (await list({ search })).rows[0]!.id;
      const { people, attendances } = await app.client.organizations.meetings({ id });
      return { people, attendances };
    };
    expect(await came('Puskesmas Petung')).toEqual({ people: 1, attendances: 2 });
    expect(await came('TP PKK')).toEqual({ people: 2, attendances: 10 });
    expect(await came('Yayasan Teluk Lestari')).toEqual({ people: 0, attendances: 0 });
    // Nobody became two people by being entered again.
    expect((await app.client.people.list({ search: 'Bidan Rahmawati' })).total).toBe(1);
    expect((await app.client.people.list({ search: 'Emiliana' })).total).toBe(1);
  });

  it('follows the soap group from its problem over what it learned to what it sells', async () => {
    const { rows: lessons } = await app.client.lessons.list({ search: 'tekstur' });
    expect(lessons).toMatchObject([
      {
        groupName: 'Desa Wisata dan Tangguh Bencana Patra Niaga',
        sessionDate: '2026-01-23',
        firstState: 'inPart',
        secondState: 'applied',
        state: 'applied',
        nextCheck: null,
      },
    ]);
    const [lesson] = lessons;
    const proof = 'CONTOH/BAST/V/2026/002';
    expect(lesson?.problem).toMatch(/tekstur.*bentuk/i);
    expect(lesson?.proofNote).toContain(proof);
    const { rows: given } = await app.client.assistance.list({ groupId: lesson!.groupId, search: 'cetakan' });
    expect(given).toMatchObject([{ bastNumber: proof }]);
    const { points } = await app.client.minutes.get({ meetingId: lesson!.meetingId });
    const point = points.find(({ input }) => /tekstur/i.test(input));
    expect(await app.client.followUps.get({ id: point?.followUpId ?? '' })).toMatchObject({
      state: 'done',
      proofNote: proof,
    });
  });

  it('has follow-ups of several meetings of both units that are open, late, done and rejected with a reason', async () => {
    for (const code of ['KPI-BPP', 'AFT-SUPADIO']) {
      const { rows, totals } = await app.client.followUps.list({ unitId: unit[code] });
      for (const state of ['open', 'late', 'done', 'rejected'] as const) expect(totals[state]).toBeGreaterThan(0);
      expect(new Set(rows.map(({ meetingId }) => meetingId)).size).toBeGreaterThan(1);
      for (const row of rows) if (row.state === 'rejected') expect(row.decisionReason).not.toBe('');
    }
    expect((await app.client.lessons.list({ isCheckDue: true })).total).toBeGreaterThan(0);
  });

  it('has a year and a half of quarters, money, people and meetings in both units, and the next meetings', async () => {
    for (const unitId of [unit['KPI-BPP']!, unit['AFT-SUPADIO']!]) {
      for (const of of [
        { year: 2025, quarter: 2 },
        { year: 2025, quarter: 3 },
        { year: 2025, quarter: 4 },
        { year: 2026, quarter: 1 },
        { year: 2026, quarter: 2 },
        { year: 2026, quarter: 3 },
      ]) {
        const { missing, due } = await app.client.quarterEntry.get({ unitId, ...of });
        expect([missing.indicators, missing.beneficiaries], JSON.stringify(of)).toEqual([0, 0]);
        expect(due.indicators).toBeGreaterThan(2);
        expect(missing.groups).toBeLessThan(due.groups);
        const { tables } = await app.client.reports.quarterly({ unitId, ...of });
        // Follow-ups begin with the meetings of late 2025 that brought them up.
        const filled = tables.filter(({ id }) => id !== 'H' || of.year === 2026);
        for (const table of filled) expect(table.rows.length, `${table.id} ${of.year}`).toBeGreaterThan(0);
      }
      const ahead = await app.client.meetings.list({ unitId, year: 2026, quarter: 4 });
      expect(ahead.rows.some(({ date, attended }) => date > '2026-11-30' && attended === 0)).toBe(true);
    }
  });

  it('says of everything invented that it is', async () => {
    const { rows } = await app.client.expenses.list({});
    expect(rows.every((row) => row.description.endsWith('(contoh)') && row.voucherNumber.startsWith('CONTOH'))).toBe(
      true,
    );
    for (const { description, bastNumber } of (await app.client.assistance.list({})).rows) {
      expect(description.endsWith('(contoh)') && (bastNumber === '' || bastNumber.startsWith('CONTOH'))).toBe(true);
    }
    for (const { id } of (await app.client.organizations.list({})).rows) {
      const { note, contacts } = await app.client.organizations.get({ id });
      expect(note).toMatch(/contoh/i);
      expect(contacts.every(({ summary }) => summary.endsWith('(contoh)'))).toBe(true);
    }
    for (const { id } of (await app.client.people.list({ limit: 10 })).rows) {
      const person = await app.client.people.get({ id });
      if (person.groups.length > 0) expect(person.note).toMatch(/contoh/i);
    }
  });

  it('is not put over data that are there', async () => {
    expect(await failureOf(app.client.sample.fill())).toEqual({ code: 'INVALID', issues: [': notEmpty'] });
  });
});
