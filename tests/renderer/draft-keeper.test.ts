import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DraftKeeper } from '../../src/renderer/components/record-page/draft-keeper.ts';
import type { DraftStatus } from '../../src/renderer/components/record-page/draft-keeper.ts';
import type { BinaanClient } from '../../src/shared/contract.ts';

/** Drafts as they are on disk, which may be out of reach for a while. */
function disk() {
  const kept = new Map<string, string>();
  const state = { isReachable: true };
  const reach = () => {
    if (!state.isReachable) throw new Error('locked');
  };
  const drafts = {
    save: async ({ key, content }: { key: string; content: string }) => {
      reach();
      kept.set(key, content);
      return { savedAt: '2026-11-24T00:00:00.000Z' };
    },
    remove: async ({ key }: { key: string }) => {
      reach();
      kept.delete(key);
      return {};
    },
  };
  return { kept, state, drafts: drafts as unknown as BinaanClient['drafts'] }; // the two operations that a keeper calls
}

const statuses: DraftStatus[] = [];
function keeperOn(drafts: BinaanClient['drafts']) {
  const keeper = new DraftKeeper(drafts, (status) => statuses.push(status));
  const source = {
    subject: 'group:new',
    path: '/groups/new',
    unitId: null,
    isDirty: true,
    title: () => 'A',
    content: () => 1,
  };
  keeper.source = source;
  return { keeper, source };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  statuses.length = 0;
});

it('a draft is kept after a pause, goes on under the id of a record that was born, and goes when it is saved', async () => {
  const { kept, drafts } = disk();
  const { keeper, source } = keeperOn(drafts);
  keeper.touch();
  await vi.advanceTimersByTimeAsync(300);
  expect([...kept.keys()]).toMatchObject([expect.stringMatching(/^group:new\//)]);
  keeper.source = { ...source, subject: 'group:7' };
  keeper.touch();
  await vi.advanceTimersByTimeAsync(300);
  expect([...kept.keys()]).toMatchObject([expect.stringMatching(/^group:7\//)]);
  keeper.source = { ...source, subject: 'group:7', isDirty: false };
  keeper.touch();
  await vi.advanceTimersByTimeAsync(300);
  expect([...kept.keys()]).toEqual([]);
});

it('a draft that could not be written or forgotten is tried again until it can', async () => {
  const { kept, state, drafts } = disk();
  const { keeper, source } = keeperOn(drafts);
  state.isReachable = false;
  keeper.touch();
  await vi.advanceTimersByTimeAsync(300);
  expect(statuses.at(-1)).toMatchObject({ hasFailed: true });
  state.isReachable = true;
  await vi.advanceTimersByTimeAsync(2000);
  expect(kept.size).toBe(1);
  expect(statuses.at(-1)).toMatchObject({ hasFailed: false });

  state.isReachable = false;
  keeper.source = { ...source, isDirty: false };
  keeper.touch();
  await vi.advanceTimersByTimeAsync(300);
  state.isReachable = true;
  await vi.advanceTimersByTimeAsync(2000);
  expect(kept.size).toBe(0);
});
