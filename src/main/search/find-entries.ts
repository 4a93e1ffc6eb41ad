import { comparablePhone } from '../../shared/phone.ts';
import { searchText } from '../../shared/search-text.ts';
import { hitKinds } from '../../shared/search.ts';
import { allowedEdits, editsWithin } from '../../shared/spelling.ts';
import type { FoundEntry, SearchScope } from '../database/search-index.ts';
import { entriesContaining, entriesResembling, entriesStarting, isShort } from '../database/search-index.ts';
import type { Queries } from '../feature-context.ts';

/** How well an entry matches, best first. */
const ranks = ['exact', 'start', 'word', 'within', 'further', 'close'] as const;
type Rank = (typeof ranks)[number];

export interface RankedEntry extends FoundEntry {
  rank: Rank;
  /** Slips in spelling; 0 but for close ones. */
  edits: number;
}

/** Candidates of each kind that are ranked. Far more than are shown: the best are among the shortest. */
const perKind = 60;
const closeCandidates = 120;
const fewHits = 5;

/**
 * Entries that match a typed text, best first: the same name, names that begin with it or a code that is
 * it, names with words that do, names that hold it, further words that hold it, and where nothing begins
 * with it and little is found, close spellings. All words must match, in any order; blanks and signs may be
 * missing.
 */
export async function findEntries(queries: Queries, text: string, scope: SearchScope): Promise<RankedEntry[]> {
  const words = wordsOf(text);
  const whole = words.join('');
  if (whole === '') return [];
  if (isShort(whole)) return ranked(await entriesStarting(queries, whole, scope, perKind), words, whole, scope);
  const found = ranked(await entriesContaining(queries, words, scope, perKind), words, whole, scope);
  // A number is right or wrong; 0812 for 0821 is another one. It may be written in the form in which it is kept.
  if (/^\d+$/.test(whole)) {
    const phone = searchText(comparablePhone(text));
    return found.length > 0
      ? found
      : ranked(await entriesContaining(queries, [phone], scope, perKind), [phone], phone, scope);
  }
  const isMeant = found.some(({ rank }) => ranks.indexOf(rank) <= ranks.indexOf('word'));
  if (isMeant || found.length >= fewHits || allowedEdits(whole.length) === 0) return found;
  return [...found, ...(await closeEntries(queries, whole, scope, found))];
}

function ranked(entries: FoundEntry[], words: readonly string[], whole: string, scope: SearchScope): RankedEntry[] {
  return entries.map((entry) => ({ ...entry, rank: rankOf(entry, words, whole), edits: 0 })).toSorted(byRank(scope));
}

/** What is left of a text's words in the form of `searchText`. */
export function wordsOf(text: string): string[] {
  // Some single characters become many letters; nobody means these.
  return text
    .split(/\s+/)
    .map(searchText)
    .filter((word) => word !== '')
    .map((word) => [...word].slice(0, 200).join(''));
}

async function closeEntries(
  queries: Queries,
  whole: string,
  scope: SearchScope,
  found: FoundEntry[],
): Promise<RankedEntry[]> {
  const known = new Set(found.map(keyOf));
  // Where something is spelt so, only what is very close may be meant instead.
  const allowed = Math.min(allowedEdits(whole.length), found.length > 0 ? 1 : Infinity);
  const candidates = await entriesResembling(queries, whole, scope, closeCandidates);
  const close = candidates
    .filter((entry) => !known.has(keyOf(entry)))
    .map((entry) => ({ ...entry, rank: 'close' as const, edits: editsTo(entry, whole) }))
    .filter(({ edits }) => edits <= allowed)
    .toSorted((a, b) => a.edits - b.edits || byRank(scope)(a, b));
  const fewest = close[0]?.edits ?? 0;
  // Beside a name that is one slip away, one that is three away is not what was meant.
  return close.filter(({ edits }) => edits <= fewest + 1);
}

function editsTo({ name, more }: FoundEntry, whole: string): number {
  return Math.min(...[name, ...more.split(' ')].map((part) => editsWithin(whole, part)));
}

function rankOf(entry: FoundEntry, words: readonly string[], whole: string): Rank {
  const further = entry.more.split(' ');
  if (entry.name === whole) return 'exact';
  if (entry.name.startsWith(whole) || further.includes(whole)) return 'start';
  const labelWords = wordsOf(entry.label.replace(/[^\p{Letter}\p{Number}\p{Diacritic}]+/gu, ' '));
  if (words.every((word) => labelWords.some((other) => other.startsWith(word)))) return 'word';
  if (further.some((part) => part.startsWith(whole))) return 'word';
  return words.every((word) => entry.name.includes(word)) || entry.name.includes(whole) ? 'within' : 'further';
}

/** Best match first; among equals the unit's own, then by kind, the shorter name before the longer. */
function byRank({ unitId }: SearchScope): (a: RankedEntry, b: RankedEntry) => number {
  const isElsewhere = (entry: RankedEntry) =>
    Number(unitId !== undefined && entry.unitId !== null && entry.unitId !== unitId);
  return (a, b) =>
    ranks.indexOf(a.rank) - ranks.indexOf(b.rank) ||
    isElsewhere(a) - isElsewhere(b) ||
    hitKinds.indexOf(a.kind) - hitKinds.indexOf(b.kind) ||
    a.name.length - b.name.length ||
    compare(a.name, b.name) ||
    compare(a.recordId, b.recordId);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function keyOf({ kind, recordId }: FoundEntry): string {
  return `${kind}/${recordId}`;
}
