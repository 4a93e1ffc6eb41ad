import type { EntityName, FilterQuery, RequiredEntityData } from '@mikro-orm/core';
import { conflict, invalid, missing } from '../failures.ts';
import { rowsOwnedBy } from './many-rows.ts';
import { newId } from './new-id.ts';
import type { EntityManager } from './open.ts';
import type { Fields } from './stored-rows.ts';

interface Row {
  id: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

interface BinnableRow extends Row {
  deletedAt?: string | null | undefined;
}

/** What a save says of its record: see `saveFields` in shared/record.ts. */
interface Saved {
  id?: string | undefined;
  version?: number | undefined;
}

/**
 * Creates or updates the record that a save means and answers it. Throws `missing` where the id
 * is unknown or in the bin, and `conflict` where somebody saved a newer version meanwhile.
 */
export async function saveRecord<T extends BinnableRow>(
  em: EntityManager,
  entity: EntityName<T>,
  name: string,
  saved: Saved,
  at: string,
  fields: Omit<RequiredEntityData<T>, keyof BinnableRow>,
): Promise<T> {
  if (saved.id === undefined) {
    const row = { ...fields, id: newId(), createdAt: at, updatedAt: at };
    return em.create(entity, row as unknown as RequiredEntityData<T>); // the compiler cannot add up a generic's fields
  }
  const record = await existingRecord(em, entity, name, saved.id, saved.version);
  em.assign(record, { ...fields, updatedAt: laterThan(record.updatedAt, at) } as never); // as above
  return record;
}

/**
 * `at`, or just after `before` where that is not earlier (two saves in one millisecond, a clock set
 * back): the record must change, so that its version grows even when only rows below it did.
 */
export function laterThan(before: string, at: string): string {
  return at > before ? at : new Date(Date.parse(before) + 1).toISOString();
}

/** The record in use with this id, at the version that the user saw. */
export async function existingRecord<T extends BinnableRow>(
  em: EntityManager,
  entity: EntityName<T>,
  name: string,
  id: string,
  version: number | undefined,
): Promise<T> {
  const record = await em.findOne(entity, { id } as FilterQuery<T>);
  if (!record || record.deletedAt) throw missing(name, id);
  if (version === undefined) throw invalid({ path: ['version'], code: 'required' });
  if (record.version !== version) throw conflict(name, id, record.version);
  return record;
}

/**
 * Makes the rows that belong to an owner equal to a list: updates those whose id is known, makes
 * the others, removes the rest. Answers their ids in the list's order.
 *
 * `owner` is the filter that finds the rows and is set on new ones, `{ groupId }` say.
 */
export async function replaceRows<T extends Row, Input extends { id?: string | undefined }>(
  em: EntityManager,
  entity: EntityName<T>,
  owner: Partial<T>,
  inputs: readonly Input[],
  at: string,
  fields: (input: Input, index: number) => Omit<RequiredEntityData<T>, keyof Row | keyof typeof owner>,
): Promise<{ id: string }[]> {
  const wanted = inputs.map((input, index): { id?: string } & Fields => ({ ...fields(input, index), id: input.id }));
  const rows = await rowsOwnedBy(em, entity, owner);
  // As for links: often it is another part of the record that changed.
  if (areSame(rows, wanted, 'id')) return wanted.map(({ id }) => ({ id: String(id) }));
  return replaceExisting(em, entity, owner, (await em.find(entity, owner)) as T[], inputs, at, fields);
}

function replaceExisting<T extends Row, Input extends { id?: string | undefined }>(
  em: EntityManager,
  entity: EntityName<T>,
  owner: Partial<T>,
  existing: readonly T[],
  inputs: readonly Input[],
  at: string,
  fields: (input: Input, index: number) => Omit<RequiredEntityData<T>, keyof Row | keyof typeof owner>,
): T[] {
  const byId = new Map(existing.map((row) => [row.id, row]));
  const kept = inputs.map((input, index) => {
    const row = input.id === undefined ? undefined : byId.get(input.id);
    const values = fields(input, index);
    if (!row) {
      const created = { ...values, ...owner, id: newId(), createdAt: at, updatedAt: at };
      return em.create(entity, created as unknown as RequiredEntityData<T>); // the compiler cannot add up a generic's fields
    }
    byId.delete(row.id);
    em.assign(row, values as never); // as above
    return row;
  });
  for (const row of byId.values()) em.remove(row);
  return kept;
}

/**
 * Makes a link table's rows equal to a list of values: a row whose `field` holds a wanted value
 * stays (and takes over `extra`), so that its history goes on; repeated values count once.
 */
export async function replaceLinks<T extends Row, Field extends keyof T & string>(
  em: EntityManager,
  entity: EntityName<T>,
  owner: Partial<T>,
  field: Field,
  values: readonly T[Field][],
  at: string,
  extra: (value: T[Field], index: number) => Partial<T> = () => ({}),
): Promise<void> {
  const wanted = [...new Set(values)].map((value, index): Fields => ({ [field]: value, ...extra(value, index) }));
  // Mostly nothing changed, and the unit of work takes far longer to find that.
  if (areSame(await rowsOwnedBy(em, entity, owner), wanted, field)) return;
  const existing = (await em.find(entity, owner)) as T[];
  const idOf = new Map(existing.map((row) => [row[field], row.id]));
  const inputs = [...new Set(values)].map((value) => ({ value, id: idOf.get(value) }));
  replaceExisting(em, entity, owner, existing, inputs, at, ({ value }, index) => {
    const fields = { [field]: value, ...extra(value, index) };
    return fields as unknown as Omit<RequiredEntityData<T>, keyof Row>; // the compiler cannot follow a computed key
  });
}

function areSame(rows: readonly Fields[], wanted: readonly Fields[], field: string): boolean {
  const byValue = new Map(rows.map((row) => [row[field], row]));
  return (
    rows.length === wanted.length &&
    // One that is named twice does not stand for another.
    new Set(wanted.map((fields) => fields[field])).size === wanted.length &&
    wanted.every((fields) =>
      Object.entries(fields).every(([name, value]) => byValue.get(fields[field])?.[name] === value),
    )
  );
}
