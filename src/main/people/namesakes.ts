import type * as z from 'zod';
import type { NamesakesOf, namesakesSchema } from '../../shared/people.ts';
import { comparableName } from '../../shared/person-names.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { suggestionsOf } from './suggest-people.ts';

/** More of one name cannot be told apart in a hint. */
const peopleEach = 3;

/** The kept people who bear one of the names, in three queries however many names there are. */
export async function findNamesakes(
  context: FeatureContext,
  { names }: z.output<typeof namesakesSchema>,
): Promise<NamesakesOf[]> {
  const queries = reading(context);
  const compared = new Map([...new Set(names)].map((name) => [name, comparableName(name)]));
  const wanted = [...new Set(compared.values())].filter(Boolean);
  if (wanted.length === 0) return [];
  const bearers = await queries
    .selectFrom('person')
    .select(['id', 'comparableName'])
    .where('comparableName', 'in', wanted)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute();
  const idsOf = Map.groupBy(bearers, (person) => person.comparableName);
  const shown = [...idsOf.values()].flatMap((people) => people.slice(0, peopleEach).map(({ id }) => id));
  const people = new Map((await suggestionsOf(queries, shown)).map((person) => [person.personId, person]));
  return [...compared].flatMap(([name, key]) => {
    const found = (idsOf.get(key) ?? []).flatMap(({ id }) => people.get(id) ?? []);
    return found.length === 0 ? [] : [{ name, people: found }];
  });
}
