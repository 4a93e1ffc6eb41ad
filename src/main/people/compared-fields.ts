import { comparableName } from '../../shared/person-names.ts';
import { comparablePhone } from '../../shared/phone.ts';
import { searchText } from '../../shared/search-text.ts';
import { queriesOf } from '../database/open.ts';
import type { FeatureContext } from '../feature-context.ts';

/** What is kept of a person beside name and phone as typed: the forms in which they are searched and compared. */
export function comparedFields({ name, phone }: { name: string; phone: string }) {
  return {
    searchName: searchText(name),
    comparableName: comparableName(name),
    comparablePhone: comparablePhone(phone),
  };
}

/**
 * Gives people whose name's compared form is empty theirs: a migration that adds or renews the form
 * leaves it empty. It follows from the name, so that there is no history of it.
 */
export async function fillComparableNames({ orm }: FeatureContext): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const queries = queriesOf(em);
    const people = await queries.selectFrom('person').select(['id', 'name']).where('comparableName', '=', '').execute();
    for (const { id, name } of people) {
      // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
      await queries
        .updateTable('person')
        .set({ comparableName: comparableName(name) })
        .where('id', '=', id)
        .execute();
    }
  });
}
