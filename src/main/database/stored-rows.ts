import type { Kysely } from 'kysely';
import { sql } from 'kysely';
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
      delete: () => tables.deleteFrom(table).where('id', 'in', ids),
      insert: () => tables.insertInto(table).values(rows),
      update: () =>
        tables
          .updateTable(table)
          .set(rows[0] ?? {})
          .where('id', 'in', ids),
    }[whatPutsBack(run[0])]();
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await statement.execute();
  }
}

/** The version of each row that is there. */
export async function versionsOf(em: EntityManager, entity: string, ids: string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let start = 0; start < ids.length; start += rowsPerStatement) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const rows = await tablesOf(em)
      .selectFrom(tableName(em, entity))
      .select(['id', 'version'])
      .where('id', 'in', ids.slice(start, start + rowsPerStatement))
      .execute();
    for (const row of rows) found.set(String(row['id']), Number(row['version']));
  }
  return found;
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
  for (let start = 0; start < ids.length; start += rowsPerStatement) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await tablesOf(em)
      .updateTable(tableName(em, entity))
      .set({ version })
      .where('id', 'in', ids.slice(start, start + rowsPerStatement))
      .execute();
  }
}

/** Ids of the rows of any table that refer to one of these rows. */
export async function rowsReferringTo(em: EntityManager, entity: string, ids: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { table, field } of references(em).filter(({ target }) => target === entity)) {
    for (let start = 0; start < ids.length; start += rowsPerStatement) {
      // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
      const rows = await tablesOf(em)
        .selectFrom(table)
        .select('id')
        .where(field, 'in', ids.slice(start, start + rowsPerStatement))
        .execute();
      for (const row of rows) found.push(String(row['id']));
    }
  }
  return found;
}

/** Whether a transaction failed because a row refers to one that is not there. */
export function isDanglingReference(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

/** A field of a table's rows that refers to another's, by entity. */
interface Reference {
  table: string;
  entity: string;
  field: string;
  target: string;
}

/** What the rows of an entity refer to. */
export function referencesFrom(em: EntityManager, entity: string): Reference[] {
  return references(em).filter((reference) => reference.entity === entity);
}

/** Foreign keys as the entities state them, and the one reference that is kept without. */
function references(em: EntityManager): Reference[] {
  const found = [...em.getMetadata().getAll().values()].flatMap((meta) =>
    meta.relations.map(({ name, targetMeta }) => {
      return { table: meta.tableName, entity: meta.className, field: name, target: targetMeta?.className ?? '' };
    }),
  );
  return [...found, { table: 'program', entity: 'Program', field: 'parentId', target: 'Program' }];
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
