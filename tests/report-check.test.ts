import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, queriesOf } from '../src/main/database/open.ts';
import type { FindingKind } from '../src/shared/report-check.ts';
import type { SaveUnit } from '../src/shared/units.ts';
import { png } from './support/pictures.ts';
import type { TestApplication } from './support/test-application.ts';
import { groupInput, meetingInput, openTestApplication, programInput, unitInput } from './support/test-application.ts';

const of = { year: 2026, quarter: 2 };
let app: TestApplication;
let unitId: string;
beforeEach(async () => {
  app = await openTestApplication('2026-07-10T02:00:00Z');
  const roles = ['prepared', 'checked', 'approved'] as const;
  const signatories = roles.map((role) => ({ role, name: 'Rina', position: 'CDO', validFrom: '2020-01-01' }));
  unitId = (await saveUnit({ signatories })).id;
});
afterEach(() => app.remove());

const logo = `data:image/png;base64,${png(40).toString('base64')}`;
function saveUnit(fields: Partial<SaveUnit>) {
  const identities = [{ name: 'Unit Uji', company: 'PT Uji', validFrom: '2020-01-01', logo }];
  return app.client.units.save(unitInput({ identities, ...fields }));
}

const check = (quarter = of.quarter) => app.client.reports.check({ unitId, year: of.year, quarter });
async function found(kind: FindingKind, quarter?: number) {
  return (await check(quarter)).groups.find((group) => group.kind === kind)?.findings ?? [];
}
const namesOf = async (kind: FindingKind) => (await found(kind)).map(({ name }) => name);

/** Holds that something is found, and no more once it is mended. */
async function mended(kind: FindingKind, name: string, mend: () => Promise<unknown>) {
  expect(await namesOf(kind)).toEqual([name]);
  await mend();
  expect(await namesOf(kind)).toEqual([]);
}

describe('the check before handing in', () => {
  it('finds nothing where there is nothing to report', async () => {
    expect(await check()).toEqual({ missing: 0, implausible: 0, groups: [] });
  });

  it('counts what is missing and what is implausible apart', async () => {
    await app.client.programs.save(programInput(unitId));
    const { missing, implausible, groups } = await check();
    expect(groups.map(({ kind }) => kind)).toEqual(['beneficiariesNotStated', 'narrativeMissing']);
    expect([missing, implausible]).toEqual([2, 0]);
  });

  it('is refused for an unknown unit', async () => {
    const call = app.client.reports.check({ ...of, unitId: '01890000-0000-7000-8000-000000000000' });
    await expect(call).rejects.toMatchObject({ code: 'MISSING' });
  });
});

describe('of a program, the check finds', () => {
  let programId: string;
  beforeEach(async () => {
    programId = (await app.client.programs.save(programInput(unitId))).id;
  });
  const state = (quarter: number, fields: object) =>
    app.client.beneficiaries.save({ rows: [{ programId, year: of.year, quarter, ...fields }] });
  const setBudget = (budget: [number, number, number, number]) =>
    app.client.budgets.save({ year: of.year, rows: [{ programId, activityId: null, budget }] });
  const spend = (fields: object = {}) =>
    app.client.expenses.save({
      programId,
      date: '2026-05-01',
      amount: 40,
      description: 'Bibit',
      overspendReason: 'perlu',
      ...fields,
    });

  it('an indicator that is due and has no achievement', async () => {
    const rows = [{ name: 'Balita', measure: 'orang', targets: [null, 5, null, null] as [null, number, null, null] }];
    await app.client.indicators.save({ programId, year: of.year, rows });
    const [finding] = await found('indicatorWithoutValue');
    expect(finding?.record).toMatchObject({ kind: 'quarterEntry', ...of });
    expect(await found('indicatorWithoutValue', 1)).toEqual([]);
    const indicators = [{ indicatorId: finding!.record.id, value: 4 }];
    await mended('indicatorWithoutValue', 'Balita', () => app.client.quarterEntry.save({ unitId, ...of, indicators }));
  });

  it('a budget of the quarter without spending', async () => {
    await setBudget([0, 100, 0, 0]);
    expect((await found('nothingSpent'))[0]?.params).toEqual({ amount: 100 });
    await mended('nothingSpent', 'Program Uji', () => spend());
  });

  it('beneficiaries that are not stated', async () => {
    await mended('beneficiariesNotStated', 'Program Uji', () => state(2, { male: 3 }));
  });

  it('heads that changed more than fivefold, up or down', async () => {
    await state(1, { male: 10, female: 60 });
    await state(2, { male: 51, female: 11 });
    expect((await found('beneficiariesJumped')).map(({ params }) => params)).toEqual([
      { gender: 'L', before: 10, now: 51 },
      { gender: 'P', before: 60, now: 11 },
    ]);
    await state(2, { male: 50, female: 12 });
    expect(await found('beneficiariesJumped')).toEqual([]);
    await state(1, { male: 0, female: 12 });
    expect(await found('beneficiariesJumped')).toEqual([]);
  });

  it('a vulnerable category above the total, as an import may leave it', async () => {
    await state(2, { male: 3, female: 4, vulnerable: { lansia: 7 } });
    expect(await found('vulnerableAboveTotal')).toEqual([]);
    const orm = await openDatabase(app.dataFolder);
    await queriesOf(orm.em.fork()).updateTable('beneficiary_vulnerable').set({ count: 8 }).execute();
    await orm.close(true);
    const [finding] = await found('vulnerableAboveTotal');
    expect(finding?.params).toEqual({ category: 'lansia', count: 8, total: 7 });
    expect((await check()).implausible).toBe(1);
    await mended('vulnerableAboveTotal', 'Program Uji', () => state(2, { male: 4, female: 4 }));
  });

  it('spending of the quarter without a voucher number', async () => {
    const { id, version } = await spend();
    await spend({ date: '2026-03-31', description: 'Triwulan lalu' });
    expect((await found('expenseWithoutVoucher'))[0]?.record).toEqual({ kind: 'expense', id, year: of.year });
    await mended('expenseWithoutVoucher', 'Bibit', () => spend({ id, version, voucherNumber: '001' }));
  });

  it('spending that passes the year’s budget without a reason', async () => {
    await setBudget([0, 100, 0, 0]);
    await spend({ amount: 60, description: 'Pertama', overspendReason: '' });
    const { id, version } = await spend({ date: '2026-05-02', description: 'Kedua', overspendReason: '' });
    expect(await found('overspentWithoutReason')).toEqual([]);
    // A budget that is lowered afterwards asks nobody for a reason.
    await setBudget([0, 90, 0, 0]);
    expect((await found('overspentWithoutReason'))[0]?.params).toMatchObject({ over: 10 });
    await mended('overspentWithoutReason', 'Kedua', () =>
      spend({ id, version, date: '2026-05-02', description: 'Kedua' }),
    );
  });

  it('no narrative of the quarter', async () => {
    await mended('narrativeMissing', 'Program Uji', () =>
      app.client.narratives.save({ programId, ...of, version: null, text: 'Berjalan baik' }),
    );
  });
});

describe('of a group, the check finds', () => {
  const chair = { name: 'Siti', role: 'chair' } as const;

  it('no chair on the last day, no decree, nothing stated', async () => {
    const { id } = await app.client.groups.save(groupInput(unitId));
    const save = async (fields: object) =>
      app.client.groups.save({ ...(await app.client.groups.get({ id })), ...fields });
    await mended('groupWithoutDecree', 'Kelompok Uji', () => save({ decreeNumber: '12/SK' }));
    await save({ members: [{ ...chair, joinedOn: '2026-07-01' }] });
    await mended('groupWithoutChair', 'Kelompok Uji', () => save({ members: [{ ...chair, joinedOn: '2026-06-30' }] }));
    expect((await found('groupNotStated'))[0]?.record).toEqual({ kind: 'quarterEntry', id, ...of });
    await mended('groupNotStated', 'Kelompok Uji', () =>
      app.client.quarterEntry.save({ unitId, ...of, groups: [{ groupId: id, revenue: 0 }] }),
    );
  });

  it('nothing where it is no longer active', async () => {
    await app.client.groups.save(groupInput(unitId, { isActive: false }));
    expect((await check()).groups).toEqual([]);
  });
});

describe('of a meeting, the check finds', () => {
  const came = (gender: 'L' | null) => ({ name: 'Tono', gender, status: 'present' }) as const;
  const session = { date: '2026-05-05', place: 'Balai Desa' };
  const titles = ['meetingWithoutAttendance', 'meetingWithoutOutcome', 'meetingWithoutMinutes'] as const;

  it('nobody who came, no outcome, no minutes, no evidence, until each is there', async () => {
    const { id } = await app.client.meetings.save(meetingInput(unitId, { sessions: [session] }));
    for (const kind of [...titles, 'meetingWithoutEvidence'] as const) expect(await namesOf(kind)).toEqual(['FGD Uji']);
    const meeting = await app.client.meetings.get({ id });
    await app.client.meetings.save({
      ...meeting,
      outcome: 'Disepakati',
      sessions: [{ ...session, id: meeting.sessions[0]!.id, participants: [came('L')] }],
    });
    const { version } = await app.client.minutes.get({ meetingId: id });
    await app.client.minutes.save({ meetingId: id, version, decisions: [{ text: 'Lanjut' }] });
    await app.client.attachments.add({
      owner: { kind: 'meeting', id },
      kind: 'foto',
      caption: 'Suasana',
      fileName: 'a.png',
      data: png(1).toString('base64'),
    });
    expect((await check()).groups).toEqual([]);
  });

  it('nothing of one that lies ahead', async () => {
    app.clock.now = new Date('2026-05-05T02:00:00Z');
    await app.client.meetings.save(meetingInput(unitId, { sessions: [session] }));
    expect((await check()).groups).toEqual([]);
    app.clock.now = new Date('2026-05-06T02:00:00Z');
    expect(await namesOf('meetingWithoutAttendance')).toEqual(['FGD Uji']);
  });

  it('people who came and whose gender is not known', async () => {
    const input = { sessions: [{ ...session, participants: [came(null)] }] };
    const { id } = await app.client.meetings.save(meetingInput(unitId, input));
    expect((await found('participantsWithoutGender'))[0]?.params).toMatchObject({ count: 1, people: 1 });
    const meeting = await app.client.meetings.get({ id });
    const [only] = meeting.sessions[0]!.participants;
    await mended('participantsWithoutGender', 'FGD Uji', () =>
      app.client.meetings.save({
        ...meeting,
        sessions: [{ ...meeting.sessions[0]!, participants: [{ ...only!, gender: 'L' }] }],
      }),
    );
  });
});

describe('of papers, the check finds', () => {
  it('photos without a day or without a caption', async () => {
    const program = await app.client.programs.save(programInput(unitId));
    const owner = { kind: 'program' as const, id: program.id };
    const data = png(2).toString('base64');
    const add = { owner, kind: 'foto', caption: '', takenOn: null, fileName: 'b.png', data };
    const { id, version } = await app.client.attachments.add(add);
    expect(await namesOf('photoWithoutCaption')).toEqual([]);
    const change = { id, version, kind: 'foto', caption: '', takenOn: '2026-06-30' };
    await mended('photoWithoutDay', 'b.png', () => app.client.attachments.save(change));
    expect((await found('photoWithoutCaption'))[0]?.record).toMatchObject(owner);
    await mended('photoWithoutCaption', 'b.png', () =>
      app.client.attachments.save({ ...change, version: version + 1, caption: 'Panen' }),
    );
  });

  it('follow-ups that are late, without somebody responsible, without a due day', async () => {
    const input = { unitId, text: 'Alat ukur' };
    app.clock.now = new Date('2026-05-05T02:00:00Z');
    const { id, version } = await app.client.followUps.save(input);
    await mended('followUpWithoutResponsible', 'Alat ukur', () =>
      app.client.followUps.save({ ...input, id, version, responsible: 'Budi' }),
    );
    await mended('followUpWithoutDueOn', 'Alat ukur', () =>
      app.client.followUps.save({ ...input, id, version: version + 1, responsible: 'Budi', dueOn: '2026-06-01' }),
    );
    await mended('followUpLate', 'Alat ukur', () =>
      app.client.followUps.save({ ...input, id, version: version + 2, responsible: 'Budi', dueOn: '2026-07-01' }),
    );
  });

  it('a signatory who no longer signs on the last day, and a unit without a logo', async () => {
    const unit = await app.client.units.get({ id: unitId });
    const [first, ...others] = unit.signatories;
    const saved = await app.client.units.save({
      ...unit,
      identities: unit.identities.map((identity) => ({ ...identity, logo: null })),
      signatories: [{ ...first!, validTo: '2026-06-29' }, ...others],
    });
    expect((await found('signatoryMissing')).map(({ params }) => params)).toEqual([
      { role: 'prepared', date: '2026-06-30' },
    ]);
    expect(await namesOf('unitWithoutLogo')).toEqual(['Unit Uji']);
    await app.client.units.save({ ...unit, version: saved.version });
    expect((await check()).groups).toEqual([]);
  });
});
