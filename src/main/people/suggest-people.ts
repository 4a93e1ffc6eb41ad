import type * as z from 'zod';
import type { PersonSuggestion, suggestPeopleSchema } from '../../shared/people.ts';
import { searchText } from '../../shared/search-text.ts';
import { allowedEdits, editsWithin } from '../../shared/spelling.ts';
import { joinedNames } from '../database/joined-names.ts';
import type { FoundEntry } from '../database/search-index.ts';
import { entriesContaining, entriesResembling } from '../database/search-index.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';

const candidatesEach = 60;

/**
 * The people that a name being typed in a grid may mean, likeliest first, those of the unit before others
 * as likely. Titles count for nothing, slips in spelling little. Nothing under three letters.
 */
export async function suggestPeople(
  context: FeatureContext,
  input: z.output<typeof suggestPeopleSchema>,
): Promise<PersonSuggestion[]> {
  const queries = reading(context);
  const words = wordsWithoutTitles(input.name);
  const scope = { kinds: ['person'] as const };
  const whole = words.join('');
  const found = [
    ...(await entriesContaining(queries, words, scope, candidatesEach)),
    ...(await entriesResembling(queries, whole, scope, candidatesEach)),
  ];
  const candidates = new Map(found.map((entry) => [entry.recordId, entry]));
  const ids = [...candidates.keys()];
  const known = input.unitId === undefined ? new Set<string>() : await peopleOfUnit(queries, input.unitId, ids);
  const likely = [...candidates.values()]
    .map((entry) => ({ id: entry.recordId, name: entry.name, distance: distanceOf(entry, words, whole) }))
    .filter(({ distance }) => distance <= allowedEdits(whole.length))
    .toSorted(
      (a, b) =>
        a.distance - b.distance ||
        Number(known.has(b.id)) - Number(known.has(a.id)) ||
        a.name.length - b.name.length ||
        (a.name < b.name ? -1 : 1),
    );
  return suggestionsOf(
    queries,
    likely.slice(0, input.limit).map(({ id }) => id),
  );
}

/** 0 where every word stands in the name, else how many letters are amiss. */
function distanceOf({ name }: FoundEntry, words: readonly string[], whole: string): number {
  return words.every((word) => name.includes(word)) ? 0 : editsWithin(whole, name);
}

const titles = new Set(['h', 'hj', 'kh', 'ust', 'dr', 'drs', 'dra', 'ir', 'prof', 'bpk', 'ibu', 'sdr', 'sdri', 'alm']);

/** The words of a name as far as they are no titles: "Hj. Siti Aminah, S.Pd." is Siti Aminah. */
function wordsWithoutTitles(name: string): string[] {
  const words = (name.split(',')[0] ?? '').split(/\s+/).map(searchText).filter(Boolean);
  const bare = words.filter((word) => !titles.has(word));
  return bare.length > 0 ? bare : words;
}

/** Those of the people who are in a group of the unit or were on a list of one of its meetings. */
async function peopleOfUnit(queries: Queries, unitId: string, ids: string[]): Promise<Set<string>> {
  const members = queries
    .selectFrom('membership as m')
    .innerJoin('assisted_group as g', 'g.id', 'm.groupId')
    .select('m.personId')
    .where('m.personId', 'in', ids)
    .where('g.unitId', '=', unitId);
  const participants = queries
    .selectFrom('participant as p')
    .innerJoin('meeting_session as s', 's.id', 'p.sessionId')
    .innerJoin('meeting as t', 't.id', 's.meetingId')
    .select('p.personId')
    .where('p.personId', 'in', ids)
    .where('t.unitId', '=', unitId);
  const rows = await members.union(participants).execute();
  return new Set(rows.map((row) => row.personId));
}

/** The people of the ids, in their order, with what the cells of a row would say. */
export async function suggestionsOf(queries: Queries, ids: string[]): Promise<PersonSuggestion[]> {
  if (ids.length === 0) return [];
  const [people, affiliations] = await Promise.all([
    queries
      .selectFrom('person as p')
      .leftJoin('area as a', 'a.code', 'p.areaCode')
      .select(['p.id as personId', 'p.name', 'p.gender', 'p.birthYear', 'p.phone', 'a.fullName as areaName'])
      .select((column) =>
        column
          .selectFrom('membership as m')
          .innerJoin('assisted_group as g', 'g.id', 'm.groupId')
          .select(joinedNames('g.name').as('names'))
          .whereRef('m.personId', '=', 'p.id')
          .where('m.leftOn', 'is', null)
          .where('g.deletedAt', 'is', null)
          .as('groups'),
      )
      .where('p.id', 'in', ids)
      .execute(),
    lastAffiliations(queries, ids),
  ]);
  const byId = new Map(people.map((person) => [person.personId, person]));
  return ids.flatMap((id) => {
    const person = byId.get(id);
    if (!person) return [];
    const { institution = '', position = '' } = affiliations.get(id) ?? {};
    return [{ ...person, areaName: person.areaName ?? '', groups: person.groups ?? '', institution, position }];
  });
}

/** Institution and position of each person on the list that the person was on last. */
async function lastAffiliations(queries: Queries, ids: string[]) {
  const rows = await queries
    .selectFrom('participant as p')
    .innerJoin('meeting_session as s', 's.id', 'p.sessionId')
    .innerJoin('meeting as m', 'm.id', 's.meetingId')
    .select(['p.personId', 'p.institution', 'p.jobTitle as position'])
    .where('p.personId', 'in', ids)
    .where('m.deletedAt', 'is', null)
    .orderBy('s.date')
    .orderBy('p.id')
    .execute();
  return new Map(rows.map((row) => [row.personId, row]));
}
