import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AddAttachment, Owner } from '../src/shared/attachments.ts';
import { requiredEvidence } from '../src/shared/attachments.ts';
import { defaultChoices } from '../src/shared/choices.ts';
import { openDatabase, queriesOf } from '../src/main/database/open.ts';
import { unfinishedPath } from '../src/main/leftovers.ts';
import { jpegHead, png } from './support/pictures.ts';
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
let programId: string;
let meeting: Owner;
beforeEach(async () => {
  app = await openTestApplication();
  unitId = (await app.client.units.save(unitInput())).id;
  programId = (await app.client.programs.save(programInput(unitId))).id;
  const { id } = await app.client.meetings.save(meetingInput(unitId, { programIds: [programId] }));
  meeting = { kind: 'meeting', id };
});
afterEach(() => app.remove());

function attachment(owner: Owner, bytes: Uint8Array, fields: Partial<AddAttachment> = {}): AddAttachment {
  return { owner, kind: 'foto', fileName: 'foto.png', data: Buffer.from(bytes).toString('base64'), ...fields };
}
const add = (owner: Owner, bytes: Uint8Array, fields: Partial<AddAttachment> = {}) =>
  app.client.attachments.add(attachment(owner, bytes, fields));
const listOf = async (owner: Owner) => (await app.client.attachments.list({ owner })).rows;
/** Every file in the folder of attachments, by its path in there. */
const files = () =>
  readdirSync(join(app.dataFolder, 'attachments'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.includes('.'))
    .toSorted();
const pathOf = (bytes: Uint8Array, extension = 'png') => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return `${hash.slice(0, 2)}/${hash}.${extension}`;
};

describe('attachments', () => {
  it('keep the file under its hash, and tell what it is by its bytes', async () => {
    const bytes = png(1, 40, 30);
    const { id } = await add(meeting, bytes, {
      fileName: 'C:\\Users\\Siti\\FGD Giri Mukti.jpg',
      caption: ' Sambutan ',
    });
    expect(readFileSync(join(app.dataFolder, 'attachments', pathOf(bytes)))).toEqual(bytes);
    const [row] = await listOf(meeting);
    expect(row).toMatchObject({
      id,
      owner: meeting,
      ownerName: 'FGD Uji',
      kind: 'foto',
      caption: 'Sambutan',
      fileName: 'FGD Giri Mukti.jpg',
      mediaType: 'image/png',
      size: bytes.length,
      width: 40,
      height: 30,
      position: 0,
      takenOn: null,
      day: '2026-02-10',
      programs: 'Program Uji',
    });
  });

  it('keep the same file once, for however many records, and refuse it twice on one', async () => {
    const bytes = png(2);
    await add(meeting, bytes);
    await add({ kind: 'program', id: programId }, bytes);
    expect(files()).toEqual([pathOf(bytes)]);
    expect(await failureOf(add(meeting, bytes))).toEqual({ code: 'INVALID', issues: ['data: fileRepeated'] });
  });

  it('take the day that the photo states, unless told another or none', async () => {
    const taken = (day: string) => jpegHead(`${day} 09:30:00`, 4000, 3000);
    await add(meeting, taken('2026:01:23'));
    await add(meeting, taken('2026:01:24'), { takenOn: '2026-02-01' });
    await add(meeting, taken('2026:01:25'), { takenOn: null });
    // A camera whose clock was never set, or runs ahead.
    await add(meeting, taken('1980:01:01'));
    await add(meeting, taken('2027:01:01'));
    const rows = await listOf(meeting);
    expect(rows.map(({ takenOn }) => takenOn)).toEqual(['2026-01-23', '2026-02-01', null, null, null]);
    expect(rows[0]).toMatchObject({ mediaType: 'image/jpeg', width: 4000, height: 3000 });
  });

  it.each([
    ['a program', Buffer.from('MZ this is no picture')],
    ['a page', Buffer.from('<html><script>alert(1)</script>')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a PDF that begins later', Buffer.from('junk %PDF-1.7')],
  ])('refuse %s, whatever its name says', async (_name, bytes) => {
    expect((await failureOf(add(meeting, bytes, { fileName: 'foto.jpg' }))).issues).toEqual(['data: fileType']);
    expect(existsSync(join(app.dataFolder, 'attachments'))).toBe(false);
  });

  it('refuse what is no base64', async () => {
    for (const data of ['', '%PDF', 'iVBO Rw0KGgo=', 'iVBORw0KGgo']) {
      const call = app.client.attachments.add({ ...attachment(meeting, png(1)), data });
      expect((await failureOf(call)).issues).toEqual([data === '' ? 'data: required' : 'data: fileType']);
    }
  });

  it('refuse what is larger than 25 MB with both sizes', async () => {
    const large = Buffer.alloc(25 * 1024 * 1024 + 1, '%PDF-1.7 ');
    const call = add(meeting, large, { fileName: 'scan.pdf' });
    await expect(call).rejects.toMatchObject({
      data: { issues: [{ path: ['data'], code: 'fileTooLarge', params: { size: 26, maximum: 25 } }] },
    });
    await add(meeting, large.subarray(0, -1), { fileName: 'scan.pdf' });
    expect((await listOf(meeting))[0]).toMatchObject({ mediaType: 'application/pdf', width: null, height: null });
  });

  it('name the field of everything else that is wrong', async () => {
    const other = await app.client.meetings.save(meetingInput(unitId));
    const session = (await app.client.meetings.get({ id: other.id })).sessions[0]!.id!;
    const nobody = '01900000-0000-7000-8000-000000000000';
    const wrong = async (fields: Partial<AddAttachment>) => (await failureOf(add(meeting, png(3), fields))).issues;
    expect(await wrong({ owner: { kind: 'group', id: meeting.id } })).toEqual(['owner.id: unknownReference']);
    expect(await wrong({ kind: 'rahasia' })).toEqual(['kind: choice']);
    expect(await wrong({ programId: nobody })).toEqual(['programId: unknownReference']);
    expect(await wrong({ sessionId: session })).toEqual(['sessionId: unknownReference']);
    expect(await wrong({ takenOn: '2026-11-24' })).toEqual(['takenOn: futureDate']);
    expect(await wrong({ fileName: '  ' })).toEqual(['fileName: required']);
    expect(await listOf(meeting)).toEqual([]);
  });

  it('never open a path that a client sent', async () => {
    const { id } = await add(meeting, png(4), { fileName: '../../../binaan.db' });
    expect(await app.attachmentFile(id)).toEqual({
      path: join(app.dataFolder, 'attachments', ...pathOf(png(4)).split('/')),
      name: 'binaan.png',
      mediaType: 'image/png',
    });
    for (const path of ['../binaan.db', '..', `${id}/../x`, '']) {
      expect(await app.attachmentFile(path)).toBeUndefined();
    }
  });

  it('change caption, day, kind, program and place, and keep file and owner', async () => {
    for (const shade of [1, 2, 3]) {
      await add(meeting, png(shade), { caption: String(shade) });
    }
    const before = await listOf(meeting);
    const { id, version } = before[2]!;
    const change = { id, version, kind: 'notulen', caption: 'Notulen', takenOn: '2026-02-09', programId, position: 0 };
    await app.client.attachments.save(change);
    const after = await listOf(meeting);
    expect(after.map(({ caption, position }) => [caption, position])).toEqual([
      ['Notulen', 0],
      ['1', 1],
      ['2', 2],
    ]);
    expect(after[0]).toMatchObject({
      owner: meeting,
      kind: 'notulen',
      takenOn: '2026-02-09',
      day: '2026-02-09',
      programId,
    });
    expect(after[0]!.sha256).toBe(before[2]!.sha256);
    expect((await failureOf(app.client.attachments.save(change))).code).toBe('CONFLICT');
  });

  it('keep the file through bin, undo and redo', async () => {
    const added = await add(meeting, png(5));
    const [row] = await listOf(meeting);
    const removed = await app.client.bin.remove({ kind: 'attachment', id: added.id, version: added.version });
    expect(await listOf(meeting)).toEqual([]);
    expect(await app.attachmentFile(added.id)).toBeUndefined();
    expect((await app.client.bin.list({})).rows).toMatchObject([{ kind: 'attachment', name: 'foto.png' }]);
    await app.client.history.undo({ actionId: removed.actionId });
    expect(await listOf(meeting)).toEqual([row]);
    const undone = await app.client.history.undo({ actionId: added.actionId });
    expect(await listOf(meeting)).toEqual([]);
    expect(files()).toEqual([pathOf(png(5))]);
    await app.client.history.undo({ actionId: undone.actionId });
    expect(await listOf(meeting)).toEqual([row]);
    expect(readFileSync((await app.attachmentFile(added.id))!.path)).toEqual(png(5));
  });

  it('go to the bin with their record and keep it from none, and come back with it', async () => {
    const { id } = await add(meeting, png(6));
    const { version } = await app.client.meetings.get({ id: meeting.id });
    await app.client.bin.remove({ ...meeting, version });
    expect((await app.client.attachments.list({ unitId })).total).toBe(0);
    expect((await app.client.evidence.meter({ unitId, year: 2026 })).programs[0]!.counts).toEqual({});
    await app.client.bin.restore(meeting);
    expect((await listOf(meeting)).map((row) => row.id)).toEqual([id]);
  });

  it('bring the record back that they come back to', async () => {
    const { id, version } = await add(meeting, png(7));
    await app.client.bin.remove({ kind: 'attachment', id, version });
    await app.client.bin.remove({ ...meeting, version: (await app.client.meetings.get({ id: meeting.id })).version });
    await app.client.bin.restore({ kind: 'attachment', id });
    expect((await app.client.meetings.get({ id: meeting.id })).title).toBe('FGD Uji');
  });

  it('keep their record from being undone away', async () => {
    const [made] = (await app.client.history.lastActions({})).undo;
    await add(meeting, png(8));
    const call = app.client.history.undo({ actionId: made!.actionId });
    expect((await failureOf(call)).issues).toEqual(['actionId: inUse']);
  });

  it('stay with the meeting when their session goes, and with the session when that comes back', async () => {
    const kept = await app.client.meetings.get({ id: meeting.id });
    const sessionId = kept.sessions[0]!.id!;
    await add(meeting, png(9), { sessionId });
    const saved = { ...kept, sessions: [{ date: '2026-05-01', place: 'Balai Kota' }] };
    await app.client.meetings.save(saved);
    expect((await listOf(meeting))[0]).toMatchObject({ sessionId: null, day: '2026-05-01' });
    const [last] = (await app.client.history.lastActions({})).undo;
    await app.client.history.undo({ actionId: last!.actionId });
    expect((await listOf(meeting))[0]).toMatchObject({ sessionId, day: '2026-02-10' });
  });

  it('are found by caption and file name, and by what they lack', async () => {
    await add(meeting, png(1), { caption: 'Tanam mangrove', fileName: 'IMG_001.png' });
    const group = await app.client.groups.save(groupInput(unitId));
    await add({ kind: 'group', id: group.id }, png(2), { fileName: 'IMG_002.png' });
    const found = async (input: Parameters<typeof app.client.attachments.list>[0]) =>
      (await app.client.attachments.list({ unitId, ...input })).rows.map(({ fileName }) => fileName).toSorted();
    expect(await found({})).toEqual(['IMG_001.png', 'IMG_002.png']);
    expect(await found({ search: 'mangrov' })).toEqual(['IMG_001.png']);
    expect(await found({ search: 'img 002' })).toEqual(['IMG_002.png']);
    expect(await found({ lacks: 'day' })).toEqual(['IMG_002.png']);
    expect(await found({ lacks: 'program' })).toEqual(['IMG_002.png']);
    expect(await found({ lacks: 'caption' })).toEqual(['IMG_002.png']);
    expect(await found({ year: 2025 })).toEqual([]);
    expect((await app.client.attachments.list({ unitId })).totalSize).toBe(png(1).length + png(2).length);
  });

  it('leave no file behind that nothing names, once it is a day old', async () => {
    const added = await add(meeting, png(1));
    await app.client.history.undo({ actionId: added.actionId });
    const folder = join(app.dataFolder, 'attachments', 'ab');
    mkdirSync(folder, { recursive: true });
    const lost = join(folder, `${'ab'.repeat(32)}.png`);
    const fresh = join(folder, `${'ab'.repeat(31)}cd.png`);
    // No process has this number.
    const broken = unfinishedPath(fresh).replace(`-${process.pid}-`, '-4194999-');
    const foreign = join(folder, 'catatan.txt');
    const old = new Date('2026-11-20T00:00:00Z');
    const kept = join(app.dataFolder, 'attachments', ...pathOf(png(1)).split('/'));
    for (const path of [lost, fresh, broken, foreign]) writeFileSync(path, 'x');
    for (const path of [lost, broken, foreign, kept]) utimesSync(path, old, old);
    utimesSync(fresh, app.clock.now, app.clock.now);
    const again = await openTestApplication(undefined, app.dataFolder);
    await again.close();
    expect([lost, broken].filter((path) => existsSync(path))).toEqual([]);
    // Of the undone one the history tells, by which it may come back.
    expect([fresh, foreign, kept].filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('kinds of evidence', () => {
  it('come to a data folder that is older than they are, and leave its other lists alone', async () => {
    const orm = await openDatabase(app.dataFolder);
    const queries = queriesOf(orm.em.fork());
    await queries.deleteFrom('choice').where('list', '=', 'evidenceKind').execute();
    await queries.updateTable('choice').set({ label: 'Punya kami' }).where('code', '=', 'posyandu').execute();
    await queries.deleteFrom('choice').where('code', '=', 'kwt').execute();
    await orm.close(true);
    const again = await openTestApplication(undefined, app.dataFolder);
    const codes = (await again.client.choices.list({ list: 'evidenceKind' })).map(({ code }) => code);
    expect(codes).toEqual(defaultChoices.evidenceKind.map(([code]) => code));
    const groups = await again.client.choices.list({ list: 'groupKind' });
    expect(groups[0]!.label).toBe('Punya kami');
    expect(groups).toHaveLength(defaultChoices.groupKind.length - 1);
    await again.close();
  });

  it('hold every one that is asked for', () => {
    const codes: string[] = defaultChoices.evidenceKind.map(([code]) => code);
    expect(requiredEvidence.filter((code) => !codes.includes(code))).toEqual([]);
    expect(codes.filter((code) => !requiredEvidence.some((one) => one === code))).toEqual(['lainnya']);
  });
});

describe('a quarter', () => {
  it('has the evidence whose day lies in it, of every kind of owner, and no other', async () => {
    const later = { date: '2026-07-05', place: 'Kantor' };
    const { id } = await app.client.meetings.save(
      meetingInput(unitId, { kind: 'benchmarking', sessions: [{ date: '2026-03-31', place: 'Balai Desa' }, later] }),
    );
    const { sessions } = await app.client.meetings.get({ id });
    const overTwo: Owner = { kind: 'meeting', id };
    const group = await app.client.groups.save(groupInput(unitId));
    const expense = await app.client.expenses.save({ programId, date: '2026-04-01', amount: 0, description: 'Bibit' });
    const given = await app.client.assistance.save({ groupId: group.id, description: 'Alat', date: '2026-06-30' });
    const done = { status: 'done', doneOn: '2026-01-20' } as const;
    const followUp = await app.client.followUps.save({ unitId, text: 'Alat ukur', ...done });
    const place = { meetingId: id, sessionId: sessions[1]!.id!, groupId: group.id };
    const learned = { problem: 'Tekstur kasar', lesson: 'Hitung formula minyak', plan: 'Cetakan baru' };
    const lesson = await app.client.lessons.save({ ...place, ...learned });
    const renstra = await app.client.renstra.save({ unitId, name: 'Renstra', startYear: 2023, endYear: 2027 });
    const renja = await app.client.renja.save({ unitId, year: 2026 });
    const approved = { approvedBy: 'Manajer', note: '' };
    await app.client.plans.approve({ kind: 'renstra', ...renstra, ...approved, approvedOn: '2026-05-02' });
    await app.client.plans.approve({ kind: 'renja', ...renja, ...approved, approvedOn: '2026-02-03' });
    const owners: Owner[] = [
      meeting,
      overTwo,
      { kind: 'group', id: group.id },
      { kind: 'program', id: programId },
      { kind: 'expense', id: expense.id },
      { kind: 'assistance', id: given.id },
      { kind: 'followUp', id: followUp.id },
      { kind: 'lesson', id: lesson.id },
      { kind: 'renstra', id: renstra.id },
      { kind: 'renja', id: renja.id },
      { kind: 'unit', id: unitId },
    ];
    let number = 0;
    for (const owner of owners) {
      for (const takenOn of [null, '2026-01-01', '2026-03-31', '2026-06-30', '2025-12-31']) {
        await add(owner, png((number += 1)), { takenOn });
      }
    }
    await add(overTwo, png((number += 1)), { takenOn: null, sessionId: sessions[1]!.id! });
    const all = await app.client.attachments.list({ unitId, limit: 200 });
    expect(all.total).toBe(number);
    // Each owner that has a day of its own gives it, and the session gives its own.
    const ofOwners = all.rows.filter(({ takenOn }) => takenOn === null).map(({ day }) => day ?? '');
    const days = '2026-01-20 2026-02-03 2026-02-10 2026-03-31 2026-04-01 2026-05-02 2026-06-30 2026-07-05 2026-07-05';
    expect(ofOwners.filter(Boolean).toSorted()).toEqual(days.split(' '));
    for (const quarter of [1, 2, 3, 4]) {
      const { from, to, attachments } = await app.client.reports.quarterly({ unitId, year: 2026, quarter });
      const expected = all.rows.filter(({ day }) => day !== null && day >= from && day <= to);
      expect(attachments.subjects?.toSorted(), `${quarter}`).toEqual(expected.map((row) => row.id).toSorted());
    }
  });
});

describe('the meter of evidence', () => {
  it('rule 1: counts evidence in the year of its own day, not of its entry', async () => {
    await add(meeting, png(1), { takenOn: '2025-12-31' });
    await add(meeting, png(2));
    const countsIn = async (year: number) => (await app.client.evidence.meter({ unitId, year })).programs[0]?.counts;
    expect(await countsIn(2026)).toEqual({ foto: 1 });
    expect(await countsIn(2025)).toEqual({ foto: 1 });
    expect(await countsIn(2024)).toBeUndefined();
  });

  it('says what is missing, and takes what the unit has for each of its programs', async () => {
    await add(meeting, png(1), { kind: 'notulen' });
    await add({ kind: 'unit', id: unitId }, png(2), { kind: 'renstra', takenOn: '2026-01-05' });
    await add(meeting, png(3), { kind: 'lainnya' });
    const meter = await app.client.evidence.meter({ unitId, year: 2026 });
    expect(meter.unit).toEqual({ renstra: 1 });
    expect(meter.programs).toHaveLength(1);
    expect(meter.programs[0]).toMatchObject({ code: 'P-1', counts: { notulen: 1, lainnya: 1 } });
    expect(meter.programs[0]!.missing).toEqual(
      requiredEvidence.filter((code) => code !== 'notulen' && code !== 'renstra'),
    );
  });

  it('takes what a Renstra has in every year that it spans, and what a Renja has in its own', async () => {
    const renstra = await app.client.renstra.save({ unitId, name: 'Renstra', startYear: 2023, endYear: 2026 });
    const renja = await app.client.renja.save({ unitId, year: 2026 });
    await add({ kind: 'renstra', id: renstra.id }, png(1), { kind: 'renstra', takenOn: '2022-12-01' });
    await add({ kind: 'renja', id: renja.id }, png(2), { kind: 'renja' });
    const unitIn = async (year: number) => (await app.client.evidence.meter({ unitId, year })).unit;
    expect(await unitIn(2022)).toEqual({});
    expect(await unitIn(2023)).toEqual({ renstra: 1 });
    expect(await unitIn(2026)).toEqual({ renstra: 1, renja: 1 });
    expect(await unitIn(2027)).toEqual({});
  });

  it('agrees with a count by hand over all kinds of owners', async () => {
    const second = (await app.client.programs.save(programInput(unitId, { code: 'P-2', name: 'Kedua' }))).id;
    const group = await app.client.groups.save(groupInput(unitId));
    const first = (await app.client.programs.list({ unitId })).rows.find(({ id }) => id === programId)!;
    const { version } = await app.client.programs.get({ id: first.id });
    await app.client.programs.save({ ...programInput(unitId), id: programId, version, groupIds: [group.id] });
    const expense = await app.client.expenses.save({ programId, date: '2026-03-01', amount: 0, description: 'Bibit' });
    const both = await app.client.meetings.save(meetingInput(unitId, { programIds: [programId, second] }));
    const given = { groupId: group.id, description: 'Alat' };
    const ofGroup = await app.client.assistance.save({ ...given, date: '2026-04-02' });
    const ofProgram = await app.client.assistance.save({ ...given, date: '2026-04-03', programId: second });
    const [indicator] = (
      await app.client.indicators.save({ programId: second, year: 2026, rows: [{ name: 'Panen', measure: 'kg' }] })
    ).rows;
    const owners: { owner: Owner; programs: string[]; day: string | null }[] = [
      { owner: meeting, programs: [programId], day: '2026-02-10' },
      { owner: { kind: 'meeting', id: both.id }, programs: [programId, second], day: '2026-02-10' },
      { owner: { kind: 'group', id: group.id }, programs: [programId], day: null },
      { owner: { kind: 'program', id: second }, programs: [second], day: null },
      { owner: { kind: 'expense', id: expense.id }, programs: [programId], day: '2026-03-01' },
      { owner: { kind: 'assistance', id: ofGroup.id }, programs: [programId], day: '2026-04-02' },
      { owner: { kind: 'assistance', id: ofProgram.id }, programs: [second], day: '2026-04-03' },
      { owner: { kind: 'indicator', id: indicator!.id }, programs: [second], day: null },
    ];
    const kinds = ['foto', 'bast', 'monev'];
    const expected = new Map<string, number>();
    const count = (key: string) => expected.set(key, (expected.get(key) ?? 0) + 1);
    for (let number = 0; number < 64; number += 1) {
      const { owner, programs, day } = owners[number % owners.length]!;
      const kind = kinds[number % kinds.length]!;
      const takenOn = [null, '2026-06-01', '2025-06-01'][(number * 7) % 3]!;
      const chosen = number % 4 === 3 ? second : null;
      await add(owner, png(number), { kind, takenOn, programId: chosen });
      const year = (takenOn ?? day)?.slice(0, 4);
      for (const program of chosen ? [chosen] : programs) {
        if (year === undefined) count(`${program} undated`);
        else if (year === '2026') count(`${program} ${kind}`);
      }
    }
    const { programs } = await app.client.evidence.meter({ unitId, year: 2026 });
    const found = programs.flatMap((program) => [
      ...Object.entries(program.counts).map(([kind, number]) => [`${program.programId} ${kind}`, number] as const),
      [`${program.programId} undated`, program.undated] as const,
    ]);
    expect(Object.fromEntries(found.filter(([, number]) => number > 0))).toEqual(Object.fromEntries(expected));
    // A cell and the list that it opens tell the same.
    for (const { programId: id, counts } of programs) {
      for (const [kind, number] of Object.entries(counts)) {
        const { total } = await app.client.attachments.list({ unitId, programId: id, year: 2026, kind });
        expect(total, `${id} ${kind}`).toBe(number);
      }
    }
  });
});
