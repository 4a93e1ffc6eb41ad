import { nameAndPhone } from './participant-sheet.ts';
import type { ParticipantRow } from './participant-sheet.ts';

/**
 * Those of the rows who are on no list yet, each once. Two records of one name are two people; a row
 * whose person is not known yet is compared by name and phone, as the save will find the person.
 */
export function notListed(rows: readonly ParticipantRow[], listed: readonly ParticipantRow[]): ParticipantRow[] {
  const people = new Set<string>();
  const unbound = new Set<string>();
  const named = new Set<string>();
  const take = (row: ParticipantRow) => {
    const name = nameAndPhone(row);
    named.add(name);
    if (row.origin?.personId === undefined) unbound.add(name);
    else people.add(row.origin.personId);
  };
  listed.forEach(take);
  return rows.filter((row) => {
    const person = row.origin?.personId;
    const name = nameAndPhone(row);
    const isListed = person === undefined ? named.has(name) : people.has(person) || unbound.has(name);
    if (!isListed) take(row);
    return !isListed;
  });
}
