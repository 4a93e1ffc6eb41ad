import type { DuplicatePair } from '../../shared/duplicates.ts';

/** All pairs that are offered, as every page asks for them, so that they share one answer. */
export const allPairs = { limit: 5000 };

interface Ids {
  one: string;
  other: string;
}

/** The pair after or before this one in the list; after the last comes the first that is left. */
export function neighbourOf(pairs: readonly DuplicatePair[], at: Ids, step: 1 | -1): Ids | null {
  const index = pairs.findIndex((pair) => isPair(pair, at));
  const others = pairs.filter((pair) => !isPair(pair, at));
  if (others.length === 0) return null;
  const start = index === -1 ? 0 : step === 1 ? index : index - 1;
  const next = others[(start + others.length) % others.length];
  return next ? { one: next.one.id, other: next.other.id } : null;
}

export function isPair(pair: DuplicatePair, { one, other }: Ids): boolean {
  return [pair.one.id, pair.other.id].every((id) => id === one || id === other);
}
