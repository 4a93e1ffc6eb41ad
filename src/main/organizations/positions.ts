import type * as z from 'zod';
import type { saveOrganizationSchema } from '../../shared/organizations.ts';
import type { Writing } from '../history/writing.ts';
import { comparedFields } from '../people/compared-fields.ts';
import { linkPeople } from '../people/link-people.ts';
import { Person } from '../people/people.entity.ts';

/** The person of each position row; what the row says of a person that is kept already is taken over. */
export async function positionsAsPeople(
  write: Writing,
  { positions, areaCode }: Pick<z.output<typeof saveOrganizationSchema>, 'positions' | 'areaCode'>,
): Promise<string[]> {
  const { em, at } = write;
  const { ids, created } = await linkPeople(
    write,
    positions.map((row, index) => ({ ...row, list: 0, areaCode, path: ['positions', index, 'name'] })),
  );
  const kept = [...new Set(ids)].filter((id) => !created.has(id));
  const people = await em.find(Person, { id: { $in: kept } });
  const byId = new Map(people.map((person) => [person.id, person]));
  positions.forEach((row, index) => {
    const person = byId.get(ids[index] ?? '');
    if (!person) return; // made by this save
    // Merged into another since the form was opened: the merge has chosen what is kept of the person.
    if (row.personId !== undefined && row.personId !== person.id) return;
    const { name, gender, phone } = row;
    if (person.name === name && person.gender === gender && person.phone === phone) return;
    em.assign(person, { name, gender, phone, ...comparedFields(row), updatedAt: at });
  });
  return ids;
}
