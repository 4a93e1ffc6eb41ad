import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quarterlyReport } from '../../src/main/reports/quarterly/quarterly-report.ts';
import { attendingStatuses } from '../../src/shared/meetings.ts';
import { quarterOf } from '../../src/shared/quarter.ts';
import type { QuarterlyReport } from '../../src/shared/reports.ts';
import { fillAwkwardField } from '../support/awkward-field.ts';
import { fillAwkward } from '../support/awkward-records.ts';
import type { Known } from '../support/awkward-records.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';

let records: Records;
let units: string[];
let known: Known;
const of = { year: 2025, quarter: 2, language: 'id' as const };

beforeAll(async () => {
  records = await openRecords();
  await records.choices();
  ({ units, known } = await fillAwkward(records, 11));
  await fillAwkwardField(records, 11, units, known);
  await records.queries.updateTable('unit_identity').set({ region: 'Kalimantan' }).execute();
  const links = known.meetings.flatMap((meeting, index) => {
    const program = known.programs.filter((one) => one.unitId === meeting.unitId && !one.isBinned)[index % 3];
    return program ? [{ meetingId: meeting.id, programId: program.id }] : [];
  });
  for (const [index, link] of links.entries()) {
    const row = { id: `link-${index}`, createdAt: '2026-01-01', updatedAt: '2026-01-01', version: 1 };
    await records.queries
      .insertInto('meeting_program')
      .values({ ...row, ...link })
      .execute();
  }
});
afterAll(() => records.close());

const table = (report: QuarterlyReport, id: string) => report.tables.find((one) => one.id === id)!;
const reportOf = (fields: object) => quarterlyReport(records.queries, { unitId: units[0]!, ...of, ...fields });

describe('the report of one program', () => {
  it("says of it what the unit's report says, with the people of its own meetings", async () => {
    const whole = await reportOf({});
    for (const programId of table(whole, 'C').subjects) {
      const own = await reportOf({ programId });
      expect(table(own, 'C').rows).toEqual([table(whole, 'C').rows[table(whole, 'C').subjects.indexOf(programId)]]);
      expect(own.scope).not.toBe('');
      const held = await meetingsOf(programId);
      expect(table(own, 'G').subjects.toSorted()).toEqual(held.map(({ id }) => id).toSorted());
      const people = new Set(held.flatMap(({ people: came }) => came));
      expect(table(own, 'G').criteria).toContain(`Orang unik: ${people.size} di triwulan ini`);
    }
  });

  it('holds what is under it, too', async () => {
    const [parent, part] = table(await reportOf({}), 'C').subjects;
    await records.queries.updateTable('program').set({ parentId: parent! }).where('id', '=', part!).execute();
    expect(new Set(table(await reportOf({ programId: parent }), 'C').subjects)).toEqual(new Set([parent, part]));
    await records.queries.updateTable('program').set({ parentId: null }).execute();
  });

  it('ends where programs stand under each other in a circle, as an undo can leave them', async () => {
    const [one, other] = table(await reportOf({}), 'C').subjects;
    await records.queries.updateTable('program').set({ parentId: other! }).where('id', '=', one!).execute();
    await records.queries.updateTable('program').set({ parentId: one! }).where('id', '=', other!).execute();
    for (const programId of [one, other]) {
      expect(new Set(table(await reportOf({ programId }), 'C').subjects)).toEqual(new Set([one, other]));
    }
    await records.queries.updateTable('program').set({ parentId: null }).execute();
  });

  it('fails for a program that the quarter does not know', async () => {
    await expect(reportOf({ programId: 'x' })).rejects.toMatchObject({ code: 'MISSING' });
  });
});

describe("the report of a unit's region", () => {
  it('adds up the units, and names the unit of each row', async () => {
    const joint = await reportOf({ isRegion: true });
    const each = [await reportOf({}), await reportOf({ unitId: units[1]! })];
    for (const id of ['A', 'C', 'G'] as const) {
      const totals = each.map((report) => table(report, id).totals ?? {});
      for (const column of table(joint, id).columns.filter(({ isTotalled }) => isTotalled)) {
        const parts = totals.map((row) => row[column.key] as number | null);
        const sum = parts.some((part) => part !== null)
          ? parts.reduce<number>((all, part) => all + (part ?? 0), 0)
          : null;
        expect(table(joint, id).totals?.[column.key], `${id} ${column.key}`).toBe(sum);
      }
    }
    expect(new Set(table(joint, 'C').rows.map((row) => row.unit))).toEqual(new Set(['U-1', 'U-2']));
    expect(joint.unit.name).toBe('Kalimantan');
    expect(joint.scope).toBe('U-1, U-2');
    expect(table(joint, 'G').criteria).toContain('dihitung per unit');
  });

  it('is the unit alone where no other was of its region on the last day', async () => {
    await records.queries
      .updateTable('unit_identity')
      .set({ region: 'Jawa' })
      .where('unitId', '=', units[1]!)
      .execute();
    expect((await reportOf({ isRegion: true })).scope).toBe('U-1');
  });
});

/** Meetings of a program in the quarter, with those who came. */
async function meetingsOf(programId: string) {
  const links = await records.queries
    .selectFrom('meeting_program')
    .select('meetingId')
    .where('programId', '=', programId)
    .execute();
  return known.meetings.flatMap(({ id, isBinned }) => {
    const sessions = known.sessions.filter(({ meetingId, date }) => {
      const day = quarterOf(date);
      return meetingId === id && day.year === of.year && day.quarter === of.quarter;
    });
    if (isBinned || sessions.length === 0 || !links.some((link) => link.meetingId === id)) return [];
    const came = known.participants.filter(
      ({ sessionId, status }) =>
        sessions.some((session) => session.id === sessionId) && attendingStatuses.some((one) => one === status),
    );
    return [{ id, people: came.map(({ personId }) => personId) }];
  });
}
