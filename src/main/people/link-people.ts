import type { Gender } from '../../shared/people.ts';
import { comparablePhone } from '../../shared/phone.ts';
import { searchText } from '../../shared/search-text.ts';
import { newId } from '../database/new-id.ts';
import { requireRecords } from '../database/references.ts';
import type { Issue } from '../../shared/validation.ts';
import { queriesOf } from '../database/open.ts';
import type { Queries } from '../feature-context.ts';
import type { Writing } from '../history/writing.ts';
import { comparedFields } from './compared-fields.ts';
import { Person } from './people.entity.ts';

/** A row of a member or participant grid, and the field that an issue about it names. */
export interface PersonRow {
  /** Rows of one list, a session's or a group's, are different people unless name and phone say otherwise. */
  list: number;
  personId?: string | undefined;
  name: string;
  gender: Gender | null;
  phone: string;
  birthYear?: number | null;
  areaCode?: string | null;
  /** The kelompok binaan that the participant came for, if any. */
  groupId?: string | null;
  institution?: string;
  path: Issue['path'];
}

/**
 * The person of each row, one record a person however many roles (DOMAIN, Person):
 * the one that was picked; else one of the same name and phone; else the one member of that name in
 * the row's group; else the person of a row in another list that agrees in name, phone, institution
 * and L/P; else a new one. A name alone never decides, and without a phone two rows of one list are
 * two people: they may share a name, and a later merge can join them.
 */
export async function linkPeople({ em, at }: Writing, rows: PersonRow[]): Promise<string[]> {
  const queries = queriesOf(em);
  await requireRecords(
    queries,
    'person',
    rows.map((row) => ({ value: row.personId, path: row.path })),
  );
  const known = await knownPeople(queries, rows);
  const taken = new Set<string>();
  const alike = new Map<string, string[]>();
  const take = (row: PersonRow, id: string) => {
    taken.add(`${row.list}/${id}`);
    const key = sameRowKey(row);
    const ids = alike.get(key) ?? [];
    if (!ids.includes(id)) alike.set(key, [...ids, id]);
    return id;
  };
  // Picked people first: a row before them that only shares the name is somebody else.
  for (const row of rows) if (row.personId) take(row, row.personId);

  return rows.map((row) => {
    if (row.personId) return row.personId;
    const isFree = (id: string) => !taken.has(`${row.list}/${id}`);
    const isSure = comparablePhone(row.phone) !== '';
    const { byPhone, inGroup } = known(row);
    const existing = byPhone ?? [inGroup].find((id) => id !== undefined && isFree(id));
    if (existing) return take(row, existing);
    const other = alike.get(sameRowKey(row))?.find((id) => isSure || isFree(id));
    if (other) return take(row, other);
    const id = newId();
    em.create(Person, newPerson(row, id, at));
    return take(row, id);
  });
}

function newPerson(row: PersonRow, id: string, at: string) {
  return {
    id,
    createdAt: at,
    updatedAt: at,
    name: row.name,
    gender: row.gender,
    birthYear: row.birthYear ?? null,
    phone: row.phone,
    ...comparedFields(row),
    areaCode: row.areaCode ?? null,
    note: '',
  };
}

function sameRowKey(row: PersonRow): string {
  const institution = searchText(`${row.institution ?? ''}${row.groupId ?? ''}`);
  return [searchText(row.name), comparablePhone(row.phone), institution, row.gender ?? ''].join('|');
}

/** The person kept with a row's name and phone, and the one member of that name in the row's group. */
async function knownPeople(
  queries: Queries,
  rows: PersonRow[],
): Promise<(row: PersonRow) => { byPhone?: string | undefined; inGroup?: string | undefined }> {
  const open = rows.filter((row) => !row.personId);
  const names = [...new Set(open.map((row) => searchText(row.name)))];
  if (names.length === 0) return () => ({});
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
    const inGroup = members.filter((member) => member.searchName === name && member.groupId === row.groupId);
    const isOne = new Set(inGroup.map((member) => member.id)).size === 1;
    return { byPhone: byPhone?.id, inGroup: isOne ? inGroup[0]?.id : undefined };
  };
}
