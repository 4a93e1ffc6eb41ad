import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, openTestApplication } from './support/test-application.ts';
import type { TestApplication } from './support/test-application.ts';

let app: TestApplication;
beforeEach(async () => {
  app = await openTestApplication('2026-11-24T02:00:00Z');
});
afterEach(() => app.remove());

const draft = { key: 'group:new:1', path: '/groups/new', unitId: null, title: 'Posyandu', content: '{"name":"Pos"}' };

describe('drafts', () => {
  it('are kept by the key of their form, the last text in place of the one before', async () => {
    const { drafts } = app.client;
    await drafts.save(draft);
    app.clock.now = new Date('2026-11-24T02:00:05Z');
    expect(await drafts.save({ ...draft, content: '{"name":"Posyandu"}' })).toEqual({
      savedAt: '2026-11-24T02:00:05.000Z',
    });
    const { content: _, ...head } = draft;
    expect(await drafts.list()).toEqual([{ ...head, savedAt: '2026-11-24T02:00:05.000Z' }]);
    expect((await drafts.get({ key: draft.key })).content).toBe('{"name":"Posyandu"}');
  });

  it('come last typed first, and are missing once removed', async () => {
    const { drafts } = app.client;
    await drafts.save(draft);
    app.clock.now = new Date('2026-11-24T02:00:01Z');
    await drafts.save({ ...draft, key: 'meeting:new:2' });
    expect((await drafts.list()).map(({ key }) => key)).toEqual(['meeting:new:2', 'group:new:1']);
    await drafts.remove({ key: 'meeting:new:2' });
    await drafts.remove({ key: 'meeting:new:2' });
    expect((await drafts.list()).map(({ key }) => key)).toEqual(['group:new:1']);
    expect(await failureOf(drafts.get({ key: 'meeting:new:2' }))).toMatchObject({ code: 'MISSING' });
  });

  it('go with their record into the bin, and those of others stay', async () => {
    const { drafts, people, bin } = app.client;
    const person = await people.save({ name: 'Siti' });
    const other = await people.save({ name: 'Budi' });
    for (const { id } of [person, other]) await drafts.save({ ...draft, key: `person:${id}/1`, path: `/people/${id}` });
    await bin.remove({ kind: 'person', ...person });
    expect((await drafts.list()).map(({ key }) => key)).toEqual([`person:${other.id}/1`]);
  });
});
