import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualLayout } from '../src/shared/sheet-layouts.ts';
import type { TestApplication } from './support/test-application.ts';
import { openTestApplication, unitInput } from './support/test-application.ts';

let app: TestApplication;
let unitId: string;
let meetingId: string;
let sessionId: string;

beforeEach(async () => {
  app = await openTestApplication();
  ({ id: unitId } = await app.client.units.save(unitInput()));
  ({ id: meetingId } = await app.client.meetings.save({
    unitId,
    kind: 'fgd',
    title: 'FGD Uji',
    sessions: [
      {
        date: '2026-02-05',
        place: 'Balai',
        participants: ['Zainal', 'Ahmad', 'Budi'].map((name) => ({ name })),
      },
    ],
  }));
  sessionId = (await app.client.meetings.get({ id: meetingId })).sessions[0]?.id ?? '';
});
afterEach(() => app.remove());

const attendance = () => ({ kind: 'attendance' as const, meetingId, sessionId });
const own = { ...usualLayout, sort: 'name' as const, fontSize: 11 };

async function printedNames(): Promise<string[]> {
  const meeting = await app.client.meetings.get({ id: meetingId });
  const names = new Map(meeting.sessions[0]?.participants.map(({ id, name }) => [id, name]));
  const { pages } = await app.client.sheets.keepPrinted(attendance());
  return pages.flat().flatMap(({ participantId }) => (participantId ? [names.get(participantId) ?? ''] : []));
}

describe('the layout of a unit', () => {
  it('is the usual one until another is kept, and again when that is given up', async () => {
    const sheet = { unitId, kind: 'attendance' as const };
    expect(await app.client.sheets.layout(sheet)).toEqual({ layout: usualLayout, isOwn: false });
    await app.client.sheets.saveLayout({ ...sheet, layout: own });
    await app.client.sheets.saveLayout({ ...sheet, layout: { ...own, fontSize: 8 } });
    expect(await app.client.sheets.layout(sheet)).toEqual({ layout: { ...own, fontSize: 8 }, isOwn: true });
    // Of this kind only, and of this unit.
    expect((await app.client.sheets.layout({ unitId, kind: 'photos' })).isOwn).toBe(false);
    await app.client.sheets.saveLayout({ ...sheet, layout: null });
    expect(await app.client.sheets.layout(sheet)).toEqual({ layout: usualLayout, isOwn: false });
  });

  it('is what its sheets are printed with, unless another is only tried', async () => {
    expect(await printedNames()).toEqual(['Zainal', 'Ahmad', 'Budi']);
    await app.client.sheets.saveLayout({ unitId, kind: 'attendance', layout: own });
    expect(await printedNames()).toEqual(['Ahmad', 'Budi', 'Zainal']);
  });

  it('is in the unit’s history and goes back by undo', async () => {
    const sheet = { unitId, kind: 'attendance' as const };
    await app.client.sheets.saveLayout({ ...sheet, layout: own });
    const last = (await app.client.history.lastActions({})).undo[0];
    expect(last?.operation).toBe('sheets.saveLayout');
    await app.client.history.undo({ actionId: last?.actionId ?? '' });
    expect((await app.client.sheets.layout(sheet)).isOwn).toBe(false);
  });

  it('is refused for a unit that is not there', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    await expect(
      app.client.sheets.saveLayout({ unitId: nobody, kind: 'attendance', layout: own }),
    ).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('what was printed', () => {
  it('is kept once for each arrangement, last printed first', async () => {
    const first = await app.client.sheets.keepPrinted(attendance());
    app.clock.now = new Date('2026-11-22T02:01:00Z');
    await app.client.sheets.keepPrinted({ ...attendance(), role: 'speaker' });
    app.clock.now = new Date('2026-11-22T02:02:00Z');
    await app.client.sheets.keepPrinted(attendance());
    const kept = await app.client.sheets.printed({ sessionId });
    expect(kept.map(({ role }) => role)).toEqual([null, 'speaker']);
    expect(kept[0]?.version).toBe(first.version);
    // Three people and five blank rows.
    expect(kept[0]?.pages.flat().map(({ number, participantId }) => [number, participantId !== null])).toEqual(
      Array.from({ length: 8 }, (_, index) => [index + 1, index < 3]),
    );
  });

  it('is another arrangement once somebody else is on the list', async () => {
    const { version } = await app.client.sheets.keepPrinted(attendance());
    const meeting = await app.client.meetings.get({ id: meetingId });
    const sessions = meeting.sessions.map((session) => ({
      ...session,
      participants: [...session.participants, { name: 'Citra' }],
    }));
    await app.client.meetings.save({ ...meeting, sessions });
    expect((await app.client.sheets.keepPrinted(attendance())).version).not.toBe(version);
  });
});
