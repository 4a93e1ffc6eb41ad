import type { DuplicateScore, PreparedPerson } from '../../shared/duplicate-score.ts';
import { scoreOf } from '../../shared/duplicate-score.ts';
import { distinctSounds } from '../../shared/person-names.ts';

/** A person to compare, under its id. */
export interface Candidate {
  id: string;
  comparableName: string;
  person: PreparedPerson;
}

/** Two people who may be one; `oneId` is the lower id. */
export interface LikelyPair extends DuplicateScore {
  oneId: string;
  otherId: string;
}

/** A block of up to so many is compared each with each; of a larger one, each with its neighbours by name. */
const wholeBlock = 40;
const neighbours = 12;

/**
 * The pairs whose score reaches `minimum`, the likeliest first. Not each is compared with each, but
 * those who share a phone, a name, or the sound of a word of it together with a village, a group, an
 * institution or a year of birth: without one of these no pair gets a score that counts.
 */
export function likelyPairs(candidates: readonly Candidate[], minimum: number): LikelyPair[] {
  const blocks = blocksOf(candidates);
  const seen = new Set<number>();
  const found: LikelyPair[] = [];
  const compare = (a: number, b: number) => {
    const key = a < b ? a * candidates.length + b : b * candidates.length + a;
    if (seen.has(key)) return;
    seen.add(key);
    const [one, other] = [candidates[a], candidates[b]];
    if (!one || !other) return;
    const result = scoreOf(one.person, other.person);
    if (result.score < minimum) return;
    const [oneId, otherId] = inOrder(one.id, other.id);
    found.push({ oneId, otherId, ...result });
  };
  for (const block of blocks.values()) {
    const isWhole = block.length <= wholeBlock;
    const members = isWhole ? block : byName(block, candidates);
    const reach = isWhole ? block.length : neighbours;
    for (let at = 0; at < members.length; at += 1) {
      for (let next = at + 1; next < members.length && next <= at + reach; next += 1) {
        compare(members[at] ?? 0, members[next] ?? 0);
      }
    }
  }
  return found.toSorted((a, b) => b.score - a.score || a.oneId.localeCompare(b.oneId));
}

/** Ids in the order in which a pair is kept. */
export function inOrder(one: string, other: string): [one: string, other: string] {
  return one < other ? [one, other] : [other, one];
}

/** Indexes of people by what they share. */
function blocksOf(candidates: readonly Candidate[]): Map<string, number[]> {
  const blocks = new Map<string, number[]>();
  for (const [index, candidate] of candidates.entries()) {
    for (const key of sharedKeys(candidate)) {
      const block = blocks.get(key);
      if (block) block.push(index);
      else blocks.set(key, [index]);
    }
  }
  return blocks;
}

function sharedKeys({ comparableName, person }: Candidate): string[] {
  const sounds = distinctSounds(person.words);
  const places = [
    ...(person.areaCode === null ? [] : [`area ${person.areaCode}`]),
    ...(person.birthYear === null ? [] : [`year ${person.birthYear}`]),
    ...[...person.groupIds].map((id) => `group ${id}`),
    ...[...person.institutions].map((name) => `institution ${name}`),
  ];
  return [
    ...(person.phone === '' ? [] : [`phone ${person.phone}`]),
    `name ${comparableName}`,
    ...places.flatMap((place) => sounds.map((sound) => `${place} ${sound}`)),
  ];
}

function byName(block: readonly number[], candidates: readonly Candidate[]): number[] {
  const nameOf = (index: number) => candidates[index]?.comparableName ?? '';
  return block.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}
