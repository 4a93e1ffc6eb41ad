import type { Gender } from '../../shared/people.ts';
import { searchText } from '../../shared/search-text.ts';
import { among, inList, listValue } from '../database/among.ts';
import { keptQuery } from '../database/kept-query.ts';
import { newId } from '../database/new-id.ts';
import { requireRecords } from '../database/references.ts';
import type { Issue } from '../../shared/validation.ts';
import { queriesOf } from '../database/open.ts';
import type { Queries } from '../feature-context.ts';
import { createMany } from '../history/many-rows.ts';
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
 * the one that was picked, or that it was merged into; else one of the same name (`comparableName`:
 * titles and spellings aside) and phone; else the one member of that name in
 * the row's group; else the person of a row in another list that agrees in name, phone, institution
 * and L/P; else a new one. A name alone never decides, and without a phone two rows of one list are
 * two people: they may share a name, and a later merge can join them.
 */
export async function linkPeople(write: Writing, typed: PersonRow[]): Promise<LinkedPeople> {
  const queries = queriesOf(write.em);
  const followed = (await areInUse(queries, typed)) ? typed : await peopleInUse(queries, typed);
  // A sheet whose people are all known, as when they are marked present: nobody is compared.
  const picked = followed.flatMap(({ personId }) => personId ?? []);
  if (picked.length === followed.length) return { ids: picked, created: new Set() };
  const rows = followed.map(compared);
  const known = await knownPeople(queries, rows);
  const created: ReturnType<typeof newPerson>[] = [];
  const taken = new Set<string>();
  const alike = new Map<string, string[]>();
  const take = (row: ComparedRow, id: string) => {
    taken.add(`${row.list}/${id}`);
    const ids = alike.get(row.sameRowKey) ?? [];
    if (!ids.includes(id)) alike.set(row.sameRowKey, [...ids, id]);
    return id;
  };
  // Picked people first: a row before them that only shares the name is somebody else.
  for (const row of rows) if (row.personId) take(row, row.personId);

  const idOf = (row: ComparedRow) => {
    if (row.personId) return row.personId;
    const isFree = (id: string) => !taken.has(`${row.list}/${id}`);
    const isSure = row.comparablePhone !== '';
    const { byPhone, inGroup } = known(row);
    const existing = byPhone ?? [inGroup].find((id) => id !== undefined && isFree(id));
    if (existing) return take(row, existing);
    const other = alike.get(row.sameRowKey)?.find((id) => isSure || isFree(id));
    if (other) return take(row, other);
    const person = newPerson(row);
    created.push(person);
    return take(row, person.id);
  };
  // Then names as they are kept: a spelling of the same name in an earlier row must not take the person away.
  const ids = new Map(rows.filter((row) => known(row).isAsWritten).map((row) => [row, idOf(row)]));
  const linked = rows.map((row) => ids.get(row) ?? idOf(row));
  await createMany(write, Person, created);
  return { ids: linked, created: new Set(created.map(({ id }) => id)) };
}

/** The person of each row, in the rows' order, and which of them were made. */
export interface LinkedPeople {
  ids: string[];
  created: ReadonlySet<string>;
}

/** A row with the forms in which it is compared, worked out once. */
type ComparedRow = PersonRow & ReturnType<typeof comparedFields> & { sameRowKey: string };

function compared(row: PersonRow): ComparedRow {
  const fields = comparedFields(row);
  const institution = searchText(`${row.institution ?? ''}${row.groupId ?? ''}`);
  const sameRowKey = [fields.comparableName, fields.comparablePhone, institution, row.gender ?? ''].join('|');
  return { ...row, ...fields, sameRowKey };
}

/** Whether every picked person is there, and so was merged into nobody. */
async function areInUse(queries: Queries, rows: PersonRow[]): Promise<boolean> {
  const ids = [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
  if (ids.length === 0) return true;
  const [found] = await countInUse(queries, { ids: listValue(ids) });
  return found?.count === ids.length;
}

const countInUse = keptQuery((queries, { ids }: { ids: string }) =>
  queries
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('id', 'in', inList<string>(ids))
    .where('deletedAt', 'is', null),
);

/** The rows with the people whom merged ones became. Throws `invalid` where somebody is not there. */
async function peopleInUse(queries: Queries, typed: PersonRow[]): Promise<PersonRow[]> {
  const rows = await followMerges(queries, typed);
  await requireRecords(
    queries,
    'person',
    rows.map((row) => ({ value: row.personId, path: row.path })),
  );
  return rows;
}

/**
 * The rows with those people who were merged into others replaced by these: a form may have been open
 * since before the merge.
 */
async function followMerges(queries: Queries, rows: PersonRow[]): Promise<PersonRow[]> {
  const picked = rows.flatMap(({ personId }) => personId ?? []);
  const becomes = await mergedInto(queries, picked);
  if (becomes.size === 0) return rows;
  return rows.map((row) => {
    let { personId } = row;
    for (let next = personId; next !== undefined; next = becomes.get(next)) personId = next;
    return { ...row, personId };
  });
}

/** Whom people became, step by step: somebody may be merged into one who is merged later. */
async function mergedInto(queries: Queries, ids: string[]): Promise<Map<string, string>> {
  const becomes = new Map<string, string>();
  let waiting = [...new Set(ids)];
  while (waiting.length > 0) {
    // oxlint-disable-next-line no-await-in-loop -- each step is known only from the one before
    const merged = await queries
      .selectFrom('person')
      .select(['id', 'mergedIntoId'])
      .where('id', 'in', among(waiting))
      .where('mergedIntoId', 'is not', null)
      .execute();
    waiting = [];
    for (const { id, mergedIntoId } of merged) {
      if (!mergedIntoId || becomes.has(id)) continue;
      becomes.set(id, mergedIntoId);
      waiting.push(mergedIntoId);
    }
  }
  return becomes;
}

function newPerson(row: ComparedRow) {
  const { name, gender, phone, searchName, comparableName, comparablePhone } = row;
  return {
    id: newId(),
    name,
    gender,
    birthYear: row.birthYear ?? null,
    phone,
    searchName,
    comparableName,
    comparablePhone,
    areaCode: row.areaCode ?? null,
    note: '',
  };
}

/** Whom a row's name finds. */
interface Known {
  byPhone?: string | undefined;
  inGroup?: string | undefined;
  /** Whether the name is written as it is kept, titles and all. */
  isAsWritten: boolean;
}

/** The person kept with a row's name and phone, and the one member of that name in the row's group. */
async function knownPeople(queries: Queries, rows: ComparedRow[]): Promise<(row: ComparedRow) => Known> {
  const open = rows.filter((row) => !row.personId);
  const names = [...new Set(open.map((row) => row.comparableName))];
  if (names.length === 0) return () => ({ isAsWritten: false });
  const people = await queries
    .selectFrom('person')
    .select(['id', 'searchName', 'comparableName', 'comparablePhone'])
    .where('comparableName', 'in', among(names))
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute();
  const members = await queries
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.personId')
    .select(['p.id', 'p.searchName', 'p.comparableName', 'm.groupId'])
    .where('p.comparableName', 'in', among(names))
    .where('p.deletedAt', 'is', null)
    .execute();
  const peopleOfName = Map.groupBy(people, (person) => person.comparableName);
  const membersOfName = Map.groupBy(members, (member) => member.comparableName);
  return ({ comparableName, searchName, comparablePhone, groupId }) => {
    const withPhone = (peopleOfName.get(comparableName) ?? []).filter(
      (person) => comparablePhone !== '' && person.comparablePhone === comparablePhone,
    );
    const inGroup = (membersOfName.get(comparableName) ?? []).filter((member) => member.groupId === groupId);
    const asWritten = inGroup.filter((member) => member.searchName === searchName);
    // A group with M. Ali and Muhammad Ali has one of each.
    const member = onlyOne(asWritten.length > 0 ? asWritten : inGroup);
    const person = withPhone.find((other) => other.searchName === searchName) ?? withPhone[0];
    return {
      byPhone: person?.id,
      inGroup: member?.id,
      isAsWritten: (person ?? member)?.searchName === searchName,
    };
  };
}

function onlyOne<T extends { id: string }>(rows: T[]): T | undefined {
  return new Set(rows.map((row) => row.id)).size === 1 ? rows[0] : undefined;
}
