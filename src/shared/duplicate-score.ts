import type { Gender } from './people.ts';
import { nameWeight, nameWords, wordsSimilarity } from './person-names.ts';
import { comparablePhone } from './phone.ts';
import { searchText } from './search-text.ts';

/** Why two people are taken for one, or why not quite; the screen's words are under `duplicates.reason`. */
export const duplicateReasons = [
  'sameName',
  'similarName',
  'samePhone',
  'sameBirthYear',
  'sameVillage',
  'sameGroup',
  'sameInstitution',
  'differentGender',
  'differentBirthYear',
  'differentPhone',
  'differentVillage',
] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** From this score on a pair is offered: it may be one person. */
export const possibleDuplicate = 0.5;
/** From this score on it most likely is. */
export const likelyDuplicate = 0.88;

/** What of a person is compared. */
export interface ComparedPerson {
  name: string;
  gender: Gender | null;
  birthYear: number | null;
  phone: string;
  areaCode: string | null;
  groupIds: readonly string[];
  /** As written on participant lists. */
  institutions: readonly string[];
}

/** A person made ready for many comparisons. */
export interface PreparedPerson {
  words: string[];
  gender: Gender | null;
  birthYear: number | null;
  phone: string;
  areaCode: string | null;
  groupIds: ReadonlySet<string>;
  institutions: ReadonlySet<string>;
}

export interface DuplicateScore {
  /** 0 to 1: how likely it is that the two are one person. */
  score: number;
  reasons: DuplicateReason[];
}

/**
 * How likely two people are one. Each field adds its evidence for or against, and the sum is
 * brought to 0–1. A name that says little (one word, or common ones) never suffices by itself; the
 * other sex, or another year of birth, is strong evidence against.
 */
export function duplicateScore(one: ComparedPerson, other: ComparedPerson): DuplicateScore {
  return scoreOf(prepared(one), prepared(other));
}

export function prepared(person: ComparedPerson): PreparedPerson {
  return {
    words: nameWords(person.name),
    gender: person.gender,
    birthYear: person.birthYear,
    phone: comparablePhone(person.phone),
    areaCode: person.areaCode,
    groupIds: new Set(person.groupIds),
    institutions: new Set(person.institutions.map(searchText).filter(Boolean)),
  };
}

/** Evidence that must come together before a pair is offered; the steepness makes 2 points more a "most likely". */
const needed = 5;

/** The same as `duplicateScore`, for people made ready by `prepared`. */
export function scoreOf(one: PreparedPerson, other: PreparedPerson): DuplicateScore {
  const findings = [
    nameEvidence(one, other),
    phoneEvidence(one, other),
    genderEvidence(one, other),
    birthYearEvidence(one, other),
    villageEvidence(one, other),
    sharedEvidence('sameGroup', one.groupIds, other.groupIds, 1.5),
    sharedEvidence('sameInstitution', one.institutions, other.institutions, 1.7),
  ];
  const [name] = findings;
  if (!name || name.points === 0) return { score: 0, reasons: [] };
  const points = findings.reduce((sum, finding) => sum + finding.points, 0);
  return {
    score: 1 / (1 + Math.exp(needed - points)),
    reasons: findings.flatMap(({ reason }) => reason ?? []),
  };
}

interface Finding {
  points: number;
  reason?: DuplicateReason;
}

const nothing: Finding = { points: 0 };

/** Up to 4 for a whole name that says much; 0, and with it no duplicate, for names that differ. */
function nameEvidence(one: PreparedPerson, other: PreparedPerson): Finding {
  const similarity = wordsSimilarity(one.words, other.words);
  if (similarity < 0.6) return nothing;
  const isOneWord = Math.min(one.words.length, other.words.length) === 1;
  const weight = Math.min(nameWeight(one.words), nameWeight(other.words));
  const whole = isOneWord ? 1.2 + weight : 2.4 + 0.8 * Math.min(weight, 2);
  const isSame = similarity >= (isOneWord ? 0.9 : 0.99);
  if (isSame) return { points: whole, reason: 'sameName' };
  return { points: whole - (1 - similarity) * 5, reason: 'similarName' };
}

function phoneEvidence({ phone: one }: PreparedPerson, { phone: other }: PreparedPerson): Finding {
  if (one === '' || other === '') return nothing;
  return one === other ? { points: 3.5, reason: 'samePhone' } : { points: -1, reason: 'differentPhone' };
}

function genderEvidence({ gender: one }: PreparedPerson, { gender: other }: PreparedPerson): Finding {
  if (one === null || other === null) return nothing;
  return one === other ? { points: 0.3 } : { points: -4, reason: 'differentGender' };
}

/** Years of birth are often guessed, so that a year apart says little. */
function birthYearEvidence({ birthYear: one }: PreparedPerson, { birthYear: other }: PreparedPerson): Finding {
  if (one === null || other === null) return nothing;
  const years = Math.abs(one - other);
  if (years === 0) return { points: 1.5, reason: 'sameBirthYear' };
  if (years === 1) return nothing;
  return { points: years <= 3 ? -1.5 : -4, reason: 'differentBirthYear' };
}

/** Another village may be where one moved to; another kabupaten is less likely. */
function villageEvidence({ areaCode: one }: PreparedPerson, { areaCode: other }: PreparedPerson): Finding {
  if (one === null || other === null) return nothing;
  if (one === other) return { points: 1, reason: 'sameVillage' };
  if (one.startsWith(other) || other.startsWith(one)) return nothing;
  return { points: one.slice(0, 5) === other.slice(0, 5) ? -1 : -2, reason: 'differentVillage' };
}

function sharedEvidence(
  reason: DuplicateReason,
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  points: number,
): Finding {
  for (const value of one) if (other.has(value)) return { points, reason };
  return nothing;
}
