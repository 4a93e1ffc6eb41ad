import { prepared } from '../../shared/duplicate-score.ts';
import type { Queries } from '../feature-context.ts';
import type { Candidate } from './likely-pairs.ts';

/** Whom to compare: people who have one of these. */
interface Wanted {
  ids?: string[];
  phone?: string;
  comparableName?: string;
  areaCode?: string | null;
  groupIds?: string[];
}

/** SQLite takes 32,766 values a statement; of more people than this all rows are read instead. */
const valuesPerQuery = 5000;

/** All people in use, ready to be compared. */
export async function everybody(queries: Queries): Promise<Candidate[]> {
  return candidatesOf(queries, await peopleInUse(queries).execute(), null);
}

/** The people in use who have one of what is wanted, ready to be compared. */
export async function someOf(queries: Queries, wanted: Wanted): Promise<Candidate[]> {
  const { ids = [], phone = '', comparableName = '', areaCode = null, groupIds = [] } = wanted;
  const people = await peopleInUse(queries)
    .where((where) =>
      where.or([
        ...(ids.length > 0 ? [where('id', 'in', ids)] : []),
        ...(phone === '' ? [] : [where('comparablePhone', '=', phone)]),
        ...(comparableName === '' ? [] : [where('comparableName', '=', comparableName)]),
        ...(areaCode === null ? [] : [where('areaCode', '=', areaCode)]),
        ...(groupIds.length === 0
          ? []
          : [where('id', 'in', where.selectFrom('membership').select('personId').where('groupId', 'in', groupIds))]),
      ]),
    )
    .execute();
  const isMany = people.length > valuesPerQuery;
  return candidatesOf(queries, people, isMany ? null : people.map(({ id }) => id));
}

function peopleInUse(queries: Queries) {
  return queries
    .selectFrom('person')
    .select(['id', 'name', 'comparableName', 'gender', 'birthYear', 'phone', 'areaCode'])
    .where('deletedAt', 'is', null);
}

type Person = Awaited<ReturnType<ReturnType<typeof peopleInUse>['execute']>>[number];

/** `ids` null: those of everybody are wanted, and no list of them is sent. */
async function candidatesOf(queries: Queries, people: Person[], ids: string[] | null): Promise<Candidate[]> {
  if (people.length === 0) return [];
  const [memberships, participations] = await Promise.all([
    queries
      .selectFrom('membership')
      .select(['personId', 'groupId'])
      .$if(ids !== null, (query) => query.where('personId', 'in', ids ?? []))
      .execute(),
    queries
      .selectFrom('participant')
      .select(['personId', 'groupId', 'institution'])
      .distinct()
      .$if(ids !== null, (query) => query.where('personId', 'in', ids ?? []))
      .execute(),
  ]);
  const groupsOf = Map.groupBy([...memberships, ...participations], ({ personId }) => personId);
  const institutionsOf = Map.groupBy(participations, ({ personId }) => personId);
  return people.map(({ id, comparableName, ...person }) => ({
    id,
    comparableName,
    person: prepared({
      ...person,
      groupIds: (groupsOf.get(id) ?? []).flatMap(({ groupId }) => groupId ?? []),
      institutions: (institutionsOf.get(id) ?? []).map(({ institution }) => institution),
    }),
  }));
}
