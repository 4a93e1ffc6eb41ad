import type * as z from 'zod';
import type { PersonSuggestion, suggestPeopleSchema } from '../../shared/people.ts';
import { comparableName, nameSimilarity, nameWords } from '../../shared/person-names.ts';
import { allowedEdits, editsWithin } from '../../shared/spelling.ts';
import { joinedNames } from '../database/joined-names.ts';
import type { FoundEntry } from '../database/search-index.ts';
import { entriesContaining, entriesResembling, entriesStarting, isShort } from '../database/search-index.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';

const candidatesEach = 60;
/** Below it, two names are two people's. */
const leastLikeness = 0.75;
/** What being known to the unit adds: enough before one as likely, not before a likelier one. */
const likelierInUnit = 0.03;

/**
 * The people that a name being typed in a grid may mean, likeliest first, those of the unit before others
 * as likely. Titles and usual spelling variants count for nothing, slips little. Of one or two letters, names that begin with them.
 */
export async function suggestPeople(
  context: FeatureContext,
  input: z.output<typeof suggestPeopleSchema>,
): Promise<PersonSuggestion[]> {
  const queries = reading(context);
  const candidates = await namesAlike(queries, input.name);
  const ids = candidates.map(({ recordId }) => recordId);
  const known = input.unitId === undefined ? new Set<string>() : await peopleOfUnit(queries, input.unitId, ids);
  const likely = candidates
    .map(({ recordId: id, name, likeness }) => ({ id, name, order: likeness + (known.has(id) ? likelierInUnit : 0) }))
    .toSorted((a, b) => b.order - a.order || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  return suggestionsOf(
    queries,
    likely.slice(0, input.limit).map(({ id }) => id),
  );
}

async function namesAlike(queries: Queries, name: string): Promise<(FoundEntry & { likeness: number })[]> {
  const words = nameWords(name);
  const whole = comparableName(name);
  const scope = { kinds: ['person'] as const };
  if (isShort(whole)) {
    const starting = await entriesStarting(queries, whole, scope, candidatesEach);
    return starting.map((entry) => ({ ...entry, likeness: 1 }));
  }
  const found = [
    ...(await entriesContaining(queries, words, scope, candidatesEach)),
    ...(await entriesResembling(queries, whole, scope, candidatesEach)),
  ];
  return [...new Map(found.map((entry) => [entry.recordId, entry])).values()]
    .map((entry) => ({ ...entry, likeness: likenessOf(entry, name, words, whole) }))
    .filter(({ likeness }) => likeness >= leastLikeness);
}

/** How likely a typed name, perhaps a part of one still, means a person, from 0 to 1. */
function likenessOf({ label, more }: FoundEntry, typed: string, words: readonly string[], whole: string): number {
  // The compared form of the name stands last among the words that find a person.
  const compared = more.slice(more.lastIndexOf(' ') + 1);
  const edits = words.every((word) => compared.includes(word)) ? 0 : editsWithin(whole, compared);
  const inPart = edits <= allowedEdits(whole.length) ? 0.95 - edits / whole.length : 0;
  return Math.max(inPart, nameSimilarity(typed, label));
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
      .select(({ selectFrom }) => {
        const current = selectFrom('membership as m')
          .innerJoin('assisted_group as g', 'g.id', 'm.groupId')
          .whereRef('m.personId', '=', 'p.id')
          .where('m.leftOn', 'is', null)
          .where('g.deletedAt', 'is', null);
        return [
          current.select(joinedNames('g.name').as('names')).as('groups'),
          current
            .select(({ fn }) => fn.min('g.id').as('only'))
            .having(({ fn }) => fn.count('g.id').distinct(), '=', 1)
            .as('groupId'),
        ];
      })
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
