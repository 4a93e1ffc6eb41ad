import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import type { InferKyselyDB } from '@mikro-orm/sqlite';
import { MikroORM } from '@mikro-orm/sqlite';
import { CompiledQuery } from 'kysely';
import type { DatabaseConnection, Kysely } from 'kysely';
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

/** The database file of a data folder. */
export function databaseFile(dataFolder: string): string {
  return join(dataFolder, 'binaan.db');
}

/**
 * Opens the data folder's database, makes it where it is missing and brings it up to date. Before a
 * migration changes existing data, a whole copy is put beside it (`backups/before-<migration>.db`).
 */
export async function openDatabase(dataFolder: string): Promise<Orm> {
  mkdirSync(dataFolder, { recursive: true });
  const isNew = !existsSync(databaseFile(dataFolder));
  const orm = await connect(databaseFile(dataFolder), false);
  try {
    const pending = await orm.migrator.getPending();
    const next = pending[0];
    if (next && !isNew) await copyDatabase(orm, dataFolder, `before-${next.name}`);
    if (next) await orm.migrator.up();
    keepStatements(await driverOf(orm.em));
    return orm;
  } catch (error) {
    await orm.close(true);
    throw error;
  }
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
  await orm.em.getConnection().execute('pragma optimize');
  await joinSearchIndex(orm);
  await orm.close(true);
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

function connect(file: string, isReadOnly: boolean) {
  return MikroORM.init({
    entities: [...entities],
    extensions: [Migrator],
    dbName: file,
    // The search's full-text table, the tables behind it and the triggers are its migration's alone.
    schemaGenerator: { skipTables: [/^search_index/], ignoreTriggers: true },
    migrations: { migrationsList: migrations, snapshot: false, allOrNothing: true, silent: true },
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
  ];
}

async function copyDatabase(orm: Orm, dataFolder: string, name: string): Promise<void> {
  const folder = join(dataFolder, 'backups');
  mkdirSync(folder, { recursive: true });
  const partial = join(folder, `${name}.part`);
  // Left by a start that was broken off; SQLite copies into no file that is there.
  rmSync(partial, { force: true });
  await orm.em.getConnection().execute('vacuum into ?', [partial]);
  // Over the copy of an earlier try: a migration that failed changed nothing, so this one is as it
  // was or newer, where an older program worked on in between.
  renameSync(partial, join(folder, `${name}.db`));
}
