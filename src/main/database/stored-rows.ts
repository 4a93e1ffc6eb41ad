import type { EntityName } from '@mikro-orm/core';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { among } from './among.ts';
import type { EntityManager } from './open.ts';
import { queriesOf } from './open.ts';
import { sqlValue } from './values.ts';

/** A row's fields by property name. */
export type Fields = Record<string, unknown>;

/** A changed row, with its fields before and after; null where it was not there. */
interface ChangedRow {
  entity: string;
  entityId: string;
  before: Fields | null;
  after: Fields | null;
}

/** SQLite takes 32,766 values a statement; no table of ours has as many as sixty columns. */
const rowsPerStatement = 500;

/**
 * Makes rows what they were before, in the order given. Rows that refer to each other may come in
 * any order: references are held against the tables when the transaction ends.
 */
export async function putBack(em: EntityManager, changes: ChangedRow[]): Promise<void> {
  const tables = tablesOf(em);
  await sql`pragma defer_foreign_keys = on`.execute(tables);
  for (const run of runsOfOneKind(changes)) {
    const table = tableName(em, run[0]?.entity ?? '');
    const ids = run.map(({ entityId }) => entityId);
    const rows = run.flatMap(({ before }) => (before ? [columnValues(before)] : []));
    const statement = {
      delete: () => tables.deleteFrom(table).where('id', 'in', among(ids)),
      insert: () => tables.insertInto(table).values(rows),
      update: () =>
        tables
          .updateTable(table)
          .set(rows[0] ?? {})
          .where('id', 'in', among(ids)),
    }[whatPutsBack(run[0])]();
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await statement.execute();
  }
}

/** What every row has, and what records have besides. */
export interface StoredRow {
  id: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  deletedAt?: string | null;
  name?: string;
  mergedIntoId?: string | null;
}

/** An entity that is known by its name only when it is asked for. */
export function classOf(em: EntityManager, entity: string): EntityName<StoredRow> {
  return em.getMetadata().getByClassName(entity).class as EntityName<StoredRow>; // every table of ours has these fields
}

/** The version of each row that is there. */
export async function versionsOf(em: EntityManager, entity: string, ids: string[]): Promise<Map<string, number>> {
  const rows = await tablesOf(em)
    .selectFrom(tableName(em, entity))
    .select(['id', 'version'])
    .where('id', 'in', among(ids))
    .execute();
  return new Map(rows.map((row) => [String(row['id']), Number(row['version'])]));
}

/** Rows by id as they are now, with their fields as features know them; those that are not there are left out. */
export async function rowsOf(em: EntityManager, entity: string, ids: string[]): Promise<Map<string, Fields>> {
  const meta = em.getMetadata().getByClassName(entity, false);
  if (!meta) return new Map();
  const found = new Map<string, Fields>();
  for (let start = 0; start < ids.length; start += rowsPerStatement) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const rows: Fields[] = await em.find(meta.class, { id: { $in: ids.slice(start, start + rowsPerStatement) } });
    for (const row of rows)
      found.set(String(row['id']), Object.fromEntries(meta.props.map(({ name }) => [name, row[name] ?? null])));
  }
  return found;
}

/** Gives rows a version without any other change. */
export async function raiseVersions(em: EntityManager, entity: string, ids: string[], version: number): Promise<void> {
  await tablesOf(em).updateTable(tableName(em, entity)).set({ version }).where('id', 'in', among(ids)).execute();
}

/** Ids of the rows of any table that refer to one of these rows. */
export async function rowsReferringTo(em: EntityManager, entity: string, ids: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { table, field } of references(em).filter(({ target }) => target === entity)) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const rows = await tablesOf(em).selectFrom(table).select('id').where(field, 'in', among(ids)).execute();
    for (const row of rows) found.push(String(row['id']));
  }
  return found;
}

/** A field of rows that names another row, by their ids. */
export async function fieldOfRows(
  em: EntityManager,
  entity: string,
  field: string,
  ids: string[],
): Promise<[id: string, value: string][]> {
  const rows = await tablesOf(em)
    .selectFrom(tableName(em, entity))
    .select(['id', field])
    .where('id', 'in', among(ids))
    .execute();
  return rows.map((row) => [String(row['id']), String(row[field])]);
}

/** From a row to the one that it belongs to, each step by a field. */
type Steps = readonly { field: string; to: string }[];

/** Ids of the records in use whose rows refer to an id; `steps` lead from the referring row to its record. */
export async function ownersOfRows(em: EntityManager, reference: Reference, steps: Steps, id: string) {
  const last = `t${steps.length}`;
  const rows = await withSteps(em, reference, steps)
    .select(`${last}.id`)
    .distinct()
    .where(`t0.${reference.field}`, '=', id)
    .where(`${last}.deletedAt`, 'is', null)
    .execute();
  return rows.map((row) => String(row['id']));
}

/** Ids of the rows of an entity that belong to a record by a field. */
export async function rowsOfRecord(em: EntityManager, entity: string, field: string, id: string): Promise<string[]> {
  const rows = await tablesOf(em).selectFrom(tableName(em, entity)).select('id').where(field, '=', id).execute();
  return rows.map((row) => String(row['id']));
}

/** Ids of records in the bin to one of whose rows a record's rows refer; `owner` leads from there to its record. */
export async function ownersInBin(
  em: EntityManager,
  reference: Reference,
  steps: Steps,
  owner: { field: string; to: string },
  recordId: string,
) {
  const rows = await withSteps(em, reference, steps)
    .innerJoin(`${tableName(em, reference.target)} as target`, 'target.id', `t0.${reference.field}`)
    .innerJoin(`${tableName(em, owner.to)} as owner`, 'owner.id', `target.${owner.field}`)
    .select('owner.id')
    .distinct()
    .where(sql.ref(`t${steps.length}.id`), '=', recordId)
    .where('owner.deletedAt', 'is not', null)
    .execute();
  return rows.map((row) => String(row['id']));
}

/** Ids of what a record's rows refer to and is in the bin. */
export async function targetsInBin(em: EntityManager, reference: Reference, steps: Steps, recordId: string) {
  const rows = await withSteps(em, reference, steps)
    .innerJoin(`${tableName(em, reference.target)} as target`, 'target.id', `t0.${reference.field}`)
    .select('target.id')
    .distinct()
    .where(sql.ref(`t${steps.length}.id`), '=', recordId)
    .where('target.deletedAt', 'is not', null)
    .execute();
  return rows.map((row) => String(row['id']));
}

function withSteps(em: EntityManager, reference: Reference, steps: Steps) {
  let from = tablesOf(em).selectFrom(`${reference.table} as t0`);
  steps.forEach(({ field, to }, index) => {
    from = from.innerJoin(`${tableName(em, to)} as t${index + 1}`, `t${index + 1}.id`, `t${index}.${field}`);
  });
  return from;
}

/** Whether a transaction failed because a row refers to one that is not there. */
export function isDanglingReference(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

/** A field of a table's rows that refers to another's, by entity. */
export interface Reference {
  table: string;
  entity: string;
  field: string;
  target: string;
}

/** What the rows of an entity refer to. */
export function referencesFrom(em: EntityManager, entity: string): Reference[] {
  return references(em).filter((reference) => reference.entity === entity);
}

/** Foreign keys as the entities state them, and the references that are kept without. */
export function references(em: EntityManager): Reference[] {
  const all = [...em.getMetadata().getAll().values()];
  const found = all.flatMap((meta) =>
    meta.relations.map(({ name, targetMeta }) => {
      return { table: meta.tableName, entity: meta.className, field: name, target: targetMeta?.className ?? '' };
    }),
  );
  // An attachment may belong to any record; ids are unlike each other over all tables.
  const owners = all
    .filter(({ className, props }) => className !== 'Attachment' && props.some(({ name }) => name === 'deletedAt'))
    .map((meta) => ({ table: 'attachment', entity: 'Attachment', field: 'ownerId', target: meta.className }));
  return [...found, { table: 'program', entity: 'Program', field: 'parentId', target: 'Program' }, ...owners];
}

/** Changes next to each other that one statement puts back; each updated row is one of its own. */
function* runsOfOneKind(changes: ChangedRow[]): Generator<ChangedRow[]> {
  let run: ChangedRow[] = [];
  for (const change of changes) {
    const [first] = run;
    const kind = whatPutsBack(change);
    const fits = first?.entity === change.entity && whatPutsBack(first) === kind && kind !== 'update';
    if (first && (!fits || run.length >= rowsPerStatement)) {
      yield run;
      run = [];
    }
    run.push(change);
  }
  if (run.length > 0) yield run;
}

function whatPutsBack(change: ChangedRow | undefined): 'delete' | 'insert' | 'update' {
  if (!change?.before) return 'delete';
  return change.after ? 'update' : 'insert';
}

function columnValues(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, sqlValue(value)]));
}

/** SQL over tables that are known by name only when it runs. */
function tablesOf(em: EntityManager): Kysely<Record<string, Fields>> {
  return queriesOf(em) as unknown as Kysely<Record<string, Fields>>; // which table it is cannot be known to the compiler
}

function tableName(em: EntityManager, entity: string): string {
  return em.getMetadata().getByClassName(entity).tableName;
}
