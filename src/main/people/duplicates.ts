import type * as z from 'zod';
import { possibleDuplicate, prepared, scoreOf } from '../../shared/duplicate-score.ts';
import type {
  DuplicateOf,
  DuplicatePair,
  DuplicatePerson,
  duplicatesOfSchema,
  listDuplicatesSchema,
  tellApartSchema,
} from '../../shared/duplicates.ts';
import { comparableName } from '../../shared/person-names.ts';
import { comparablePhone, maskPhone } from '../../shared/phone.ts';
import { joinedNames } from '../database/joined-names.ts';
import { newId } from '../database/new-id.ts';
import type { Orm } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import { requireRecords } from '../database/references.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { everybody, someOf } from './candidates.ts';
import type { LikelyPair } from './likely-pairs.ts';
import { inOrder, likelyPairs } from './likely-pairs.ts';
import { DifferentPeople } from './people.entity.ts';

/** Pairs of people in use who may be one, the likeliest first; those told apart are left out. */
export async function listDuplicates(context: FeatureContext, input: z.output<typeof listDuplicatesSchema>) {
  const queries = reading(context);
  const all = await pairsOf(context, queries);
  const pairs = all.filter(({ score }) => score >= input.minimum);
  const page = pairs.slice(input.offset, input.offset + input.limit);
  const people = await peopleOf(
    queries,
    page.flatMap(({ oneId, otherId }) => [oneId, otherId]),
  );
  const rows = page.flatMap(({ oneId, otherId, score, reasons }): DuplicatePair[] => {
    const [one, other] = [people.get(oneId), people.get(otherId)];
    return one && other ? [{ one, other, score, reasons }] : [];
  });
  return { rows, total: pairs.length };
}

/** People who may be the one that a form describes, the likeliest first, three at most. */
export async function duplicatesOf(
  context: FeatureContext,
  input: z.output<typeof duplicatesOfSchema>,
): Promise<DuplicateOf[]> {
  const queries = reading(context);
  const { id } = input;
  const own = id === undefined ? [] : await someOf(queries, { ids: [id] });
  const [kept] = own;
  const person = {
    ...prepared({ ...input, groupIds: [], institutions: [] }),
    ...(kept && { groupIds: kept.person.groupIds, institutions: kept.person.institutions }),
  };
  const candidates = await someOf(queries, {
    phone: comparablePhone(input.phone),
    comparableName: comparableName(input.name),
    areaCode: input.areaCode,
    groupIds: [...person.groupIds],
  });
  const apart = id === undefined ? new Set<string>() : await toldApartFrom(queries, id);
  const found = candidates
    .filter((candidate) => candidate.id !== id && !apart.has(candidate.id))
    .map((candidate) => ({ id: candidate.id, ...scoreOf(person, candidate.person) }))
    .filter(({ score }) => score >= possibleDuplicate)
    .toSorted((a, b) => b.score - a.score || a.id.localeCompare(b.id))
    .slice(0, 3);
  const people = await peopleOf(
    queries,
    found.map((match) => match.id),
  );
  return found.flatMap(({ id: foundId, score, reasons }) => {
    const match = people.get(foundId);
    return match ? [{ person: match, score, reasons }] : [];
  });
}

/** Remembers that two people who look like one are two. Throws `invalid` where one is not in use. */
export async function tellApart(context: FeatureContext, input: z.output<typeof tellApartSchema>) {
  const [oneId, otherId] = inOrder(input.oneId, input.otherId);
  const record = { kind: 'person' as const, id: oneId };
  return writing(context, { operation: 'people.tellApart', record }, async ({ em, at, actionId }) => {
    await requireRecords(queriesOf(em), 'person', [
      { value: input.oneId, path: ['oneId'] },
      { value: input.otherId, path: ['otherId'] },
    ]);
    const known = await em.findOne(DifferentPeople, { oneId, otherId });
    if (!known) em.create(DifferentPeople, { id: newId(), createdAt: at, updatedAt: at, oneId, otherId });
    await em.flush();
    return { actionId };
  });
}

/** Pairs as last found, kept while nothing was written since: opening a page must not cost the search again. */
const lastFound = new WeakMap<Orm, { changedAt: string; pairs: LikelyPair[] }>();

async function pairsOf({ orm }: FeatureContext, queries: Queries): Promise<LikelyPair[]> {
  // Every write leaves history, whose ids grow.
  const latest = await queries
    .selectFrom('history')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  const changedAt = latest?.id ?? '';
  const kept = lastFound.get(orm);
  if (kept?.changedAt === changedAt) return kept.pairs;
  const apart = new Set(
    (await queries.selectFrom('different_people').select(['oneId', 'otherId']).execute()).map(pairKey),
  );
  const pairs = likelyPairs(await everybody(queries), 0.3).filter((pair) => !apart.has(pairKey(pair)));
  lastFound.set(orm, { changedAt, pairs });
  return pairs;
}

function pairKey({ oneId, otherId }: { oneId: string; otherId: string }): string {
  return `${oneId}/${otherId}`;
}

async function toldApartFrom(queries: Queries, id: string): Promise<Set<string>> {
  const rows = await queries
    .selectFrom('different_people')
    .select(['oneId', 'otherId'])
    .where((where) => where.or([where('oneId', '=', id), where('otherId', '=', id)]))
    .execute();
  return new Set(rows.map(({ oneId, otherId }) => (oneId === id ? otherId : oneId)));
}

/** What is shown of people, by id. */
async function peopleOf(queries: Queries, ids: string[]): Promise<Map<string, DuplicatePerson>> {
  const people = await queries
    .selectFrom('person as p')
    .leftJoin('area as a', 'a.code', 'p.areaCode')
    .select(['p.id', 'p.version', 'p.name', 'p.gender', 'p.birthYear', 'p.phone', 'a.fullName as areaName'])
    .select((column) => [
      column
        .selectFrom('membership as m')
        .innerJoin('assisted_group as g', 'g.id', 'm.groupId')
        .select(joinedNames('g.name').as('names'))
        .whereRef('m.personId', '=', 'p.id')
        .where('m.leftOn', 'is', null)
        .where('g.deletedAt', 'is', null)
        .as('groups'),
      column
        .selectFrom('participant as pt')
        .innerJoin('meeting_session as s', 's.id', 'pt.sessionId')
        .innerJoin('meeting as mt', 'mt.id', 's.meetingId')
        .select(({ fn }) => fn.countAll<number>().as('sessions'))
        .whereRef('pt.personId', '=', 'p.id')
        .where('mt.deletedAt', 'is', null)
        .as('participations'),
    ])
    .where('p.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    people.map((person) => [
      person.id,
      {
        ...person,
        phone: maskPhone(person.phone),
        areaName: person.areaName ?? '',
        groups: person.groups ?? '',
        participations: person.participations ?? 0,
      },
    ]),
  );
}
