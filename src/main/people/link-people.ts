import type { Gender } from '../../shared/people.ts';
import { comparablePhone } from '../../shared/phone.ts';
import { searchText } from '../../shared/search-text.ts';
import { newId } from '../database/new-id.ts';
import { requireRecords } from '../database/references.ts';
import type { Issue } from '../../shared/validation.ts';
import { queriesOf } from '../database/open.ts';
import type { Queries } from '../feature-context.ts';
import type { Writing } from '../history/writing.ts';
import { Person } from './people.entity.ts';

/** A row of a member or participant grid, and the field that an issue about it names. */
export interface PersonRow {
  personId?: string | undefined;
  name: string;
  gender: Gender | null;
  phone: string;
  birthYear?: number | null;
  areaCode?: string | null;
  /** The kelompok binaan that the row is of, if any. */
  groupId?: string | null;
  institution?: string;
  path: Issue['path'];
}

/**
 * The person of each row, one record a person however many roles (DOMAIN, Person):
 * the one that was picked; else one of the same name and phone, or of the same name in the row's
 * group; else a new one. Rows of one save that agree in name, phone and institution are the same
 * person. A name alone never decides: two people may share it, and a later merge can join them.
 */
export async function linkPeople({ em, at }: Writing, rows: PersonRow[]): Promise<string[]> {
  const queries = queriesOf(em);
  await requireRecords(
    queries,
    'person',
    rows.map((row) => ({ value: row.personId, path: row.path })),
  );
  const known = await knownPeople(queries, rows);
  const made = new Map<string, string>();
  return rows.map((row) => {
    if (row.personId) return row.personId;
    const existing = known(row);
    if (existing) return existing;
    const key = sameRowKey(row);
    const id = made.get(key) ?? newId();
    if (!made.has(key)) {
      made.set(key, id);
      em.create(Person, newPerson(row, id, at));
    }
    return id;
  });
}

function newPerson(row: PersonRow, id: string, at: string) {
  return {
    id,
    createdAt: at,
    updatedAt: at,
    name: row.name,
    searchName: searchText(row.name),
    gender: row.gender,
    birthYear: row.birthYear ?? null,
    phone: row.phone,
    comparablePhone: comparablePhone(row.phone),
    areaCode: row.areaCode ?? null,
    note: '',
  };
}

function sameRowKey(row: PersonRow): string {
  const institution = searchText(`${row.institution ?? ''}${row.groupId ?? ''}`);
  return [searchText(row.name), comparablePhone(row.phone), institution, row.gender ?? ''].join('|');
}

/** Finds a row's person by name and phone, then by name within the row's group. */
async function knownPeople(queries: Queries, rows: PersonRow[]): Promise<(row: PersonRow) => string | undefined> {
  const open = rows.filter((row) => !row.personId);
  const names = [...new Set(open.map((row) => searchText(row.name)))];
  if (names.length === 0) return () => undefined;
  const people = await queries
    .selectFrom('person')
    .select(['id', 'searchName', 'comparablePhone'])
    .where('searchName', 'in', names)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute();
  const members = await queries
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.personId')
    .select(['p.id', 'p.searchName', 'm.groupId'])
    .where('p.searchName', 'in', names)
    .where('p.deletedAt', 'is', null)
    .execute();
  return (row) => {
    const name = searchText(row.name);
    const phone = comparablePhone(row.phone);
    const byPhone = people.find(
      (person) => person.searchName === name && phone !== '' && person.comparablePhone === phone,
    );
    if (byPhone) return byPhone.id;
    const inGroup = members.filter((member) => member.searchName === name && member.groupId === row.groupId);
    return new Set(inGroup.map((member) => member.id)).size === 1 ? inGroup[0]?.id : undefined;
  };
}
