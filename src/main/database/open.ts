import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import type { InferKyselyDB } from '@mikro-orm/sqlite';
import { MikroORM } from '@mikro-orm/sqlite';
import { CompiledQuery } from 'kysely';
import type { DatabaseConnection, Kysely } from 'kysely';
import { failure } from '../failures.ts';
import { unfinishedPath } from '../leftovers.ts';
import { syncFolderNow } from '../sync-folder.ts';
import { copyDatabase, flushFile, inspectDatabase, replaceDatabase, tableNames } from './database-file.ts';
import { entities } from './entities.ts';
import type { Driver } from './kept-statements.ts';
import { keepStatements } from './kept-statements.ts';
import { migrations } from './migrations/index.ts';
import { PropertyNames } from './property-names.ts';

/** The ORM with all our tables. */
export type Orm = Awaited<ReturnType<typeof connect>>;

/** An entity manager of ours, forked for one operation. */
export type EntityManager = Orm['em'];

/** Typed SQL over our tables: tables by table name, columns by property name. */
export type Queries = Kysely<InferKyselyDB<(typeof entities)[number], { columnNamingStrategy: 'property' }>>;

export interface OpenOptions {
  list?: typeof migrations;
  onMigrated?: ((names: string[], copy: string) => void) | undefined;
}

/** The migrations of this version, in their order. */
export const migrationNames = migrations.map(({ name }) => name);

/** The database file of a data folder. */
export function databaseFile(dataFolder: string): string {
  return join(dataFolder, 'binaan.db');
}

/**
 * Opens the data folder's database, makes it where it is missing and brings it up to date. Before a
 * migration changes existing data, a whole copy is put beside it (`backups/before-<migration>.db`) and read
 * through. All that is pending runs in one transaction; where it fails the data are as they were.
 *
 * @param options `list`: the migrations there are, where tests give their own; `onMigrated` hears what ran, and where the copy is
 * @throws NEWER_DATABASE where a later version of the program wrote it, MIGRATION_FAILED with the copy's path
 */
export async function openDatabase(
  dataFolder: string,
  { list = migrations, onMigrated }: OpenOptions = {},
): Promise<Orm> {
  mkdirSync(dataFolder, { recursive: true });
  const isNew = !existsSync(databaseFile(dataFolder));
  const orm = await connect(databaseFile(dataFolder), false, list);
  try {
    const applied = isNew ? [] : (await orm.migrator.getExecuted()).map(({ name }) => name);
    if (applied.some((name) => !list.some((known) => known.name === name))) {
      throw failure('NEWER_DATABASE', { path: databaseFile(dataFolder) });
    }
    const pending = (await orm.migrator.getPending()).map(({ name }) => name);
    if (pending.length > 0 && isNew) await orm.migrator.up();
    else if (pending.length > 0) {
      const copy = await migrate(orm, dataFolder, `before-${pending[0]}`);
      onMigrated?.(pending, copy);
    }
    keepStatements(await driverOf(orm.em));
    return orm;
  } catch (error) {
    await orm.close(true);
    throw error;
  }
}

async function migrate(orm: Orm, dataFolder: string, name: string): Promise<string> {
  const copy = copyBefore(dataFolder, name);
  try {
    await orm.migrator.up();
    return copy;
  } catch (error) {
    await orm.close(true);
    returnTo(copy, databaseFile(dataFolder));
    throw failure('MIGRATION_FAILED', { path: copy }, error);
  }
}

/** Answers where the copy is. Throws MIGRATION_FAILED where it cannot be read: nothing is changed without one. */
function copyBefore(dataFolder: string, name: string): string {
  const folder = join(dataFolder, 'backups');
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, `${name}.db`);
  const partial = unfinishedPath(copy);
  try {
    copyDatabase(databaseFile(dataFolder), partial);
    const { is } = inspectDatabase(partial);
    // A copy of references that dangle is as good as what it was made from, so those stop nothing here.
    if (is === 'foreign') throw failure('MIGRATION_FAILED', { path: databaseFile(dataFolder) });
    // Over the copy of an earlier try: a migration that failed changed nothing, so this one is as it
    // was or newer, where an older program worked on in between. What was known of that one is not true of this.
    rmSync(join(folder, `${name}.json`), { force: true });
    renameSync(partial, copy);
    syncFolderNow(folder);
    return copy;
  } finally {
    rmSync(partial, { force: true });
  }
}

/**
 * A failed migration was rolled back, and then there is nothing to do; one that could not be (it ended
 * the transaction itself, say) is taken back by the copy.
 */
function returnTo(copy: string, target: string): void {
  const before = inspectDatabase(copy);
  const now = inspectDatabase(target);
  const isAsBefore =
    now.is === 'good' &&
    before.is === 'good' &&
    now.migrations.join() === before.migrations.join() &&
    tableNames(target).join() === tableNames(copy).join();
  if (isAsBefore) return;
  const staged = unfinishedPath(target);
  copyFileSync(copy, staged);
  flushFile(staged);
  replaceDatabase(staged, target);
}

/**
 * A new database in a new data folder, with the tables of after a migration (all of them, where none is
 * named) and nothing in them but what migrations put there.
 */
export async function makeDatabase(dataFolder: string, lastMigration?: string): Promise<Orm> {
  mkdirSync(dataFolder, { recursive: true });
  const orm = await connect(databaseFile(dataFolder), false);
  try {
    await orm.migrator.up(lastMigration === undefined ? {} : { to: lastMigration });
    return orm;
  } catch (error) {
    await orm.close(true);
    throw error;
  }
}

/**
 * A second connection that cannot write, for the worker thread: reports read while the window
 * saves (WAL), and a bug in a report cannot harm the data.
 */
export function openForReading(dataFolder: string): Promise<{ queries: Queries; close(): Promise<void> }> {
  return openFileForReading(databaseFile(dataFolder));
}

/** The same for a database file of another name: a copy. */
export async function openFileForReading(file: string): Promise<{ queries: Queries; close(): Promise<void> }> {
  const orm = await connect(file, true);
  return { queries: queriesOf(orm.em.fork()), close: () => orm.close(true) };
}

/**
 * SQL for lists, reports and bulk work. Inside `em.transactional` it runs in that transaction
 * when it is made from the transaction's own `em`.
 */
export function queriesOf(em: EntityManager): Queries {
  // Our plugin names columns in place of MikroORM's, which costs ten times the query on a
  // page of 500 rows; MikroORM's types for that naming hold for it too.
  return em.getKysely().withPlugin(propertyNames) as unknown as Queries;
}

const propertyNames = new PropertyNames();

/** The driver below everything, for the same statement hundreds of times. */
export function driverOf(em: EntityManager): Promise<Driver> {
  return em.getConnection().getNativeClient() as Promise<Driver>; // MikroORM types it by a package that has no types here
}

/** Lets SQLite refresh its statistics and put its search index in order, then closes. */
export async function closeDatabase(orm: Orm): Promise<void> {
  try {
    await orm.em.getConnection().execute('pragma optimize');
    await joinSearchIndex(orm);
  } finally {
    await orm.close(true);
  }
}

/**
 * Looking something up takes a third of the time in an index of one piece; nothing to do where nothing
 * was written. Where another process writes just now it is left to the next closing.
 */
async function joinSearchIndex(orm: Orm): Promise<void> {
  await orm.em.getConnection().execute('pragma busy_timeout = 0');
  try {
    await orm.em.getConnection().execute(`insert into "search_index" ("search_index") values ('optimize')`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))) throw error;
  }
}

async function connect(file: string, isReadOnly: boolean, list = migrations) {
  const orm = await initialize(file, isReadOnly, list);
  try {
    await orm.connect();
    return orm;
  } catch (error) {
    // Kysely closes no file that could not be set up; it would be held against the one that is put in its place.
    const driver = await driverOf(orm.em).catch(() => undefined);
    driver?.close();
    await orm.close(true);
    throw error;
  }
}

function initialize(file: string, isReadOnly: boolean, list: typeof migrations) {
  return MikroORM.init({
    entities: [...entities],
    extensions: [Migrator],
    dbName: file,
    // The search's full-text table, the tables behind it and the triggers are its migration's alone.
    schemaGenerator: { skipTables: [/^search_index/], ignoreTriggers: true },
    migrations: { migrationsList: list, snapshot: false, allOrNothing: true, silent: true },
    onCreateConnection: async (connection) => {
      for (const pragma of pragmas(isReadOnly)) {
        // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
        await (connection as DatabaseConnection).executeQuery(CompiledQuery.raw(pragma));
      }
    },
  });
}

/**
 * This driver's build makes WAL mean `synchronous=NORMAL`, which loses acknowledged saves in a
 * power cut; FULL loses none (measured, see the stack notes in docs/decisions.md).
 */
function pragmas(isReadOnly: boolean): string[] {
  return [
    'pragma busy_timeout = 5000',
    ...(isReadOnly ? ['pragma query_only = on'] : ['pragma journal_mode = wal']),
    'pragma synchronous = full',
    'pragma foreign_keys = on',
    // The pages of a quarter of ten years' records fit, so that its figures are read from the disk once (KiB).
    'pragma cache_size = -32768',
  ];
}
