import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaveTemplate } from '../src/shared/meeting-templates.ts';
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
beforeEach(async () => {
  app = await openTestApplication('2026-11-24T02:00:00Z');
  unitId = (await app.client.units.save(unitInput())).id;
});
afterEach(() => app.remove());

function templateInput(content: Partial<SaveTemplate['content']> = {}): SaveTemplate {
  return {
    unitId,
    name: 'Posyandu bulanan',
    content: {
      kind: 'fgd',
      title: 'Rapat bulanan',
      sessions: [{ place: 'Balai Desa', startTime: '09:00' }],
      ...content,
    },
  };
}

describe('patterns of meetings', () => {
  it('keep facts, sessions and participants, and are listed by name within their unit', async () => {
    const { meetingTemplates: templates } = app.client;
    const other = (await app.client.units.save(unitInput({ code: 'LAIN' }))).id;
    const sessions = [{ place: 'Balai Desa', participants: [{ name: 'Ani', phone: '0811', position: 'Kader' }] }];
    const { id } = await templates.save(templateInput({ sessions }));
    await templates.save({ ...templateInput(), name: 'Arisan' });
    await templates.save({ ...templateInput(), unitId: other });
    expect(await templates.list({ unitId })).toMatchObject([
      { name: 'Arisan', participants: 0, sessions: 1 },
      { name: 'Posyandu bulanan', kind: 'fgd', title: 'Rapat bulanan', participants: 1 },
    ]);
    const { content } = await templates.get({ id });
    expect(content).toMatchObject({ kind: 'fgd', chair: '', programIds: [] });
    expect(content.sessions).toMatchObject([{ place: 'Balai Desa', startTime: null, participants: [{ name: 'Ani' }] }]);
  });

  it('count nowhere as meetings', async () => {
    const programId = (await app.client.programs.save(programInput(unitId))).id;
    await app.client.meetingTemplates.save(
      templateInput({ programIds: [programId], sessions: [{ place: 'Balai', participants: [{ name: 'Ani' }] }] }),
    );
    expect((await app.client.meetings.list({ unitId })).total).toBe(0);
    expect((await app.client.people.list({})).total).toBe(0);
    const report = await app.client.reports.quarterly({ unitId, year: 2026, quarter: 4 });
    expect(JSON.stringify(report)).not.toContain('Rapat bulanan');
    const program = await app.client.programs.get({ id: programId });
    // Nothing refers to it: a pattern holds no record back.
    await app.client.bin.remove({ kind: 'program', id: programId, version: program.version });
  });

  it('leave out what has gone to the bin, and keep a gone person as a name and a phone', async () => {
    const programId = (await app.client.programs.save(programInput(unitId))).id;
    const groupId = (await app.client.groups.save(groupInput(unitId))).id;
    const ani = await app.client.people.save({ name: 'Ani', phone: '0811' });
    const budi = await app.client.people.save({ name: 'Budi', phone: '0822' });
    const participants = [
      { personId: ani.id, name: 'Ani', phone: '0811', groupId },
      { personId: budi.id, name: 'Budi', phone: '0822' },
    ];
    const { id } = await app.client.meetingTemplates.save(
      templateInput({ programIds: [programId], groupIds: [groupId], sessions: [{ place: 'Balai', participants }] }),
    );
    for (const [kind, gone] of [
      ['program', programId],
      ['group', groupId],
    ] as const) {
      await app.client.bin.remove({ kind, id: gone, version: 1 });
    }
    await app.client.bin.remove({ kind: 'person', id: ani.id, version: ani.version });

    const { content } = await app.client.meetingTemplates.get({ id });
    expect(content).toMatchObject({ programIds: [], groupIds: [] });
    expect(content.sessions[0]?.participants).toMatchObject([
      { name: 'Ani', phone: '0811', groupId: null },
      { name: 'Budi', personId: budi.id },
    ]);
    expect(content.sessions[0]?.participants[0]?.personId).toBeUndefined();
    const [session] = content.sessions;
    await app.client.meetings.save(
      meetingInput(unitId, { sessions: [{ ...session!, date: '2026-11-24', title: '', destination: '' }] }),
    );
  });

  it('follow a person into a merge, once a session', async () => {
    const { people } = app.client;
    const kept = await people.save({ name: 'Siti', phone: '0811' });
    const other = await people.save({ name: 'Siti A.', phone: '0822' });
    const participants = [
      { personId: other.id, name: 'Siti A.' },
      { personId: kept.id, name: 'Siti' },
    ];
    const { id } = await app.client.meetingTemplates.save(
      templateInput({ sessions: [{ participants }, { participants: participants.slice(0, 1) }] }),
    );
    await people.merge({
      keepId: kept.id,
      keepVersion: kept.version,
      removeId: other.id,
      removeVersion: other.version,
      fields: { name: 'Siti', phone: '0811' },
    });
    const { content } = await app.client.meetingTemplates.get({ id });
    expect(content.sessions.map((session) => session.participants.map(({ personId }) => personId))).toEqual([
      [kept.id],
      [kept.id],
    ]);
  });

  it('take a name once a unit, however it is written, and are renamed', async () => {
    const { meetingTemplates: templates } = app.client;
    const { id, version } = await templates.save(templateInput());
    expect((await failureOf(templates.save({ ...templateInput(), name: 'POSYANDU  Bulanan' }))).issues).toEqual([
      'name: duplicateName',
    ]);
    await templates.save({ ...templateInput(), id, version, name: 'Posyandu Bulanan' });
    expect(await templates.list({ unitId })).toMatchObject([{ id, name: 'Posyandu Bulanan', version: version + 1 }]);
    const { code } = await failureOf(templates.save({ ...templateInput(), id, version, name: 'Lain' }));
    expect(code).toBe('CONFLICT');
  });

  it('are removed for good, and the history of the unit tells of it with the whole content', async () => {
    const { meetingTemplates: templates } = app.client;
    const { id, version } = await templates.save(templateInput());
    expect((await failureOf(templates.remove({ id, version: version + 1 }))).code).toBe('CONFLICT');
    await templates.remove({ id, version });
    expect(await templates.list({ unitId })).toEqual([]);
    expect((await failureOf(templates.get({ id }))).code).toBe('MISSING');
    const [change] = await app.client.history.list({ kind: 'unit', id: unitId });
    expect(change).toMatchObject({ operation: 'meetingTemplates.remove', entityId: id, after: null });
    expect(change?.before?.['content']).toContain('Rapat bulanan');
  });

  it('need a name and a session', async () => {
    const failed = await failureOf(app.client.meetingTemplates.save({ ...templateInput({ sessions: [] }), name: ' ' }));
    expect(failed.issues.toSorted()).toEqual(['content.sessions: sessionNeeded', 'name: required']);
  });
});
