import type * as z from 'zod';
import type { findSchema, Hit, HitKind, recentSchema } from '../../shared/search.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { findEntries } from './find-entries.ts';
import type { RankedEntry } from './find-entries.ts';
import { detailsOf } from './hit-details.ts';
import { recentEntries } from './recent-entries.ts';

/** What a typed text may mean, best first; see `findEntries`. Nothing for a text without letters and digits. */
export async function find(context: FeatureContext, input: z.output<typeof findSchema>): Promise<Hit[]> {
  const queries = reading(context);
  const entries = withEveryKind(await findEntries(queries, input.query, input), input.limit);
  return detailsOf(queries, entries, input.language);
}

/** The records that were saved last, newest first. */
export async function recent(context: FeatureContext, input: z.output<typeof recentSchema>): Promise<Hit[]> {
  const queries = reading(context);
  return detailsOf(queries, await recentEntries(queries, input), input.language);
}

/** The best entries, with room for the best of each kind: a hundred people of a name must not hide the group of it. */
function withEveryKind(entries: RankedEntry[], limit: number): RankedEntry[] {
  if (entries.length <= limit) return entries;
  const kinds = new Set(entries.map(({ kind }) => kind));
  const share = Math.max(1, Math.floor(limit / kinds.size / 2));
  const counts = new Map<HitKind, number>();
  const secured = entries.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= share;
  });
  const chosen = new Set(secured.slice(0, limit));
  for (const entry of entries) {
    if (chosen.size >= limit) break;
    chosen.add(entry);
  }
  return entries.filter((entry) => chosen.has(entry));
}
