import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LostRow, SalvageReport } from '../../shared/damage.ts';
import { areaRows } from '../areas/areas.ts';
import { migrations } from '../database/migrations/index.ts';
import { closeDatabase, databaseFile, driverOf, makeDatabase } from '../database/open.ts';
import type { Orm } from '../database/open.ts';
import { sqlValue } from '../database/values.ts';
import { invalid, missing } from '../failures.ts';
import { recordTables } from '../history/record-tables.ts';
import { textsIn } from '../texts.ts';
import { mendReferences } from './broken-references.ts';
import type { FoundRows } from './found-rows.ts';
import { findRows, lastMigrationIn } from './found-rows.ts';
import { historyOfRows } from './rows-from-history.ts';
import { readPages } from './stored-pages.ts';
import type { Column, TableShape } from './table-shape.ts';
import { columnName, enteredTables, fits } from './table-shape.ts';

export interface SalvageOptions {
  /** The damaged data folder; nothing in it is changed. */
  from: string;
  /** A folder that is empty or not there yet. */
  to: string;
  resourcesFolder: string;
  now: () => Date;
}

/** Where the report stays, beside the new database. */
const reportName = 'salvage-report.json';

/**
 * Brings what can be read of a damaged data folder into a new one: rows table by table, rows that a
 * table lost as the history still has them, and the attached files that are whole. No reference is left
 * broken, and the search index is made anew. Throws `missing` where there is no database, `invalid`
 * where the new folder is not empty or the data are of a newer program.
 */
export async function salvage({ from, to, resourcesFolder, now }: SalvageOptions): Promise<SalvageReport> {
  if (!existsSync(databaseFile(from))) throw missing('file', databaseFile(from));
  if (existsSync(to) && readdirSync(to).length > 0) throw invalid({ path: ['to'], code: 'folderNotEmpty' });
  const pages = await readPages(databaseFile(from));
  const lastMigration = lastMigrationIn(pages);
  if (lastMigration !== undefined && !migrations.some(({ name }) => name === lastMigration)) {
    throw invalid({ path: ['from'], code: 'newerData' });
  }
  const orm = await makeDatabase(to, lastMigration);
  try {
    const shapes = await enteredTables(orm);
    const tables = tablesOfEntities(orm);
    const found = findRows(pages, shapes, (entity) => tables.get(entity));
    const filled = await fill(orm, shapes, found, resourcesFolder);
    const mended = await mendReferences(
      orm,
      shapes,
      (id) => textsIn('id')('damage.lost', { id: id.slice(-6) }),
      now().toISOString(),
    );
    await orm.em.getConnection().execute('pragma foreign_keys = on');
    const lost = [...filled.missing, ...mended.leftOut];
    const files = await bringFiles(orm, from, to);
    const report: SalvageReport = {
      isComplete:
        found.unreadablePages +
          lost.length +
          mended.placeholders.length +
          mended.detached.length +
          files.missing.length ===
        0,
      dataFolder: to,
      pages: { total: pages.count, unreadable: found.unreadablePages },
      tables: await tallies(orm, shapes, filled.fromHistory, lost),
      missing: lost,
      placeholders: mended.placeholders,
      detached: mended.detached,
      files,
    };
    await writeFile(join(to, reportName), `${JSON.stringify(report, null, 2)}\n`);
    return report;
  } finally {
    await closeDatabase(orm);
  }
}

interface Filled {
  fromHistory: Map<string, number>;
  missing: LostRow[];
}

/** Puts the rows into the new database in one transaction; its triggers make the search index. */
async function fill(
  orm: Orm,
  shapes: readonly TableShape[],
  found: FoundRows,
  resourcesFolder: string,
): Promise<Filled> {
  const connection = orm.em.getConnection();
  // References are mended once all rows are in.
  await connection.execute('pragma foreign_keys = off');
  await connection.execute('begin immediate');
  const insert = await inserter(orm);
  // What migrations put into a new database is in the old one, too, as it was last.
  for (const { table } of shapes) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await connection.execute(`delete from "${table}"`, [], 'run');
  }
  await fillAreas(orm, shapes, found, resourcesFolder);
  const entered = shapes.filter(({ table }) => table !== 'area');
  const inTable = new Map<string, Set<string>>();
  for (const shape of entered) {
    const ids = new Set<string>();
    for (const { values } of found.rows.get(shape.table) ?? []) {
      if (!fits(shape, values)) continue;
      // Columns that came later have what a row of before has in them.
      const columns = shape.columns.slice(0, values.length);
      if (insert(shape.table, columns, values)) ids.add(String(values[columns.findIndex(({ isKey }) => isKey)]));
    }
    inTable.set(shape.table, ids);
  }
  const fromHistory = rebuildRows(orm, entered, found, inTable, insert);
  rebuildActions(entered, found, inTable, insert);
  await nameActions(orm, entered);
  await connection.execute('commit');
  const gone = entered.flatMap(({ table }) =>
    [...(found.keys.get(table)?.ids ?? [])]
      .filter((id) => inTable.get(table)?.has(id) !== true)
      .map((id) => ({ table, id, row: null })),
  );
  return { fromHistory, missing: gone };
}

type Insert = (table: string, columns: readonly Pick<Column, 'name'>[], values: readonly unknown[]) => boolean;

/** Inserts a row unless one with its key is there; answers whether it did. */
async function inserter(orm: Orm): Promise<Insert> {
  const driver = await driverOf(orm.em);
  return (table, columns, values) => {
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    const places = columns.map(() => '?').join(', ');
    const statement = driver.prepare(`insert or ignore into "${table}" (${names}) values (${places})`);
    return (statement.run(...values.map(sqlValue)) as { changes: number }).changes > 0; // what the driver answers
  };
}

/** Areas come with the program, so that those of a province that was loaded are all there again. */
async function fillAreas(
  orm: Orm,
  shapes: readonly TableShape[],
  found: FoundRows,
  resourcesFolder: string,
): Promise<void> {
  const codes = new Set(
    shapes.flatMap(({ table, columns }) => {
      const places = columns.flatMap(({ name, refersTo }, index) =>
        refersTo === 'area' || (table === 'area' && name === 'code') ? [index] : [],
      );
      return (found.rows.get(table) ?? []).flatMap(({ values }) => places.map((index) => values[index]));
    }),
  );
  const provinces = new Set([...codes].flatMap((code) => (typeof code === 'string' ? code.slice(0, 2) : [])));
  const insert = await inserter(orm);
  const columns = ['code', 'name', 'level', 'parent_code', 'full_name', 'search_name'].map((name) => ({ name }));
  for (const province of provinces) {
    // oxlint-disable-next-line no-await-in-loop -- one province's file at a time
    for (const area of await areaRows(resourcesFolder, province)) {
      insert('area', columns, [area.code, area.name, area.level, area.parentCode, area.fullName, area.searchName]);
    }
  }
  const shape = shapes.find(({ table }) => table === 'area');
  for (const { values } of found.rows.get('area') ?? []) insert('area', shape!.columns.slice(0, values.length), values);
  const [index] = await orm.em
    .getConnection()
    .execute<object[]>(`select 1 from sqlite_schema where name = 'search_entry'`);
  // In data of before the search its migration does this.
  if (!index) return;
  await orm.em.getConnection().execute(
    `insert into search_entry (kind, record_id, unit_id, label, name, more)
      select 'area', code, null, name, search_name, '' from area`,
    [],
    'run',
  );
}

/** Rows that their table lost, as the history last saw them; answers how many by table. */
function rebuildRows(
  orm: Orm,
  shapes: readonly TableShape[],
  found: FoundRows,
  inTable: Map<string, Set<string>>,
  insert: Insert,
): Map<string, number> {
  const counts = new Map<string, number>();
  const rowsOf = (name: string) => {
    const shape = shapes.find(({ table }) => table === name);
    return shape && { shape, rows: found.rows.get(name) ?? [] };
  };
  const [history, actions] = [rowsOf('history'), rowsOf('action')];
  // Data of before there was undo.
  if (!history || !actions) return counts;
  const known = historyOfRows(history, actions);
  for (const meta of orm.getMetadata().getAll().values()) {
    const shape = shapes.find(({ table }) => table === meta.tableName);
    if (!shape) continue;
    const there = inTable.get(shape.table)!;
    const keys = found.keys.get(shape.table);
    for (const id of known.idsOf(meta.className)) {
      // An index that was read whole names every row that there was.
      if (there.has(id) || (keys?.isWhole && !keys.ids.has(id))) continue;
      const fields = known.lastState(id);
      if (!fields) continue;
      const named = meta.props.flatMap(({ name, fieldNames: [column = ''] }) =>
        name in fields && shape.columns.some((each) => each.name === column) ? [{ name: column, property: name }] : [],
      );
      if (
        !insert(
          shape.table,
          named,
          named.map(({ property }) => fields[property]),
        )
      )
        continue;
      there.add(id);
      counts.set(shape.table, (counts.get(shape.table) ?? 0) + 1);
    }
  }
  return counts;
}

/** An action that was lost is known from its changes, but for what its record was called. */
function rebuildActions(
  shapes: readonly TableShape[],
  found: FoundRows,
  inTable: Map<string, Set<string>>,
  insert: Insert,
): void {
  const history = shapes.find(({ table }) => table === 'history');
  const there = inTable.get('action');
  if (!history || !there) return;
  const names = ['action_id', 'at', 'actor', 'operation', 'record_kind', 'record_id'];
  const places = names.map((name) => history.columns.findIndex((column) => column.name === name));
  const columns = ['id', ...names.slice(1), 'record_name', 'taken_back_version'].map((name) => ({ name }));
  const keys = found.keys.get('action');
  for (const { values } of found.rows.get('history') ?? []) {
    const fields = places.map((place) => values[place]);
    const id = String(fields[0]);
    if (there.has(id) || (keys?.isWhole && !keys.ids.has(id))) continue;
    if (insert('action', columns, [...fields, '', 0])) there.add(id);
  }
}

/** What an action's record is called is not in the history, but in the record. */
async function nameActions(orm: Orm, shapes: readonly TableShape[]): Promise<void> {
  if (!shapes.some(({ table }) => table === 'action')) return;
  for (const [kind, { table, name: property }] of Object.entries(recordTables)) {
    const name = columnName(property);
    const columns = shapes.find((shape) => shape.table === table)?.columns ?? [];
    // Settings are called by no column.
    if (!columns.some((column) => column.name === name)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await orm.em.getConnection().execute(
      `update "action" set record_name = coalesce((select "${name}" from "${table}" r where r.id = record_id), '')
        where record_kind = ? and record_name = ''`,
      [kind],
      'run',
    );
  }
}

function tablesOfEntities(orm: Orm): Map<string, string> {
  return new Map([...orm.getMetadata().getAll().values()].map(({ className, tableName }) => [className, tableName]));
}

async function tallies(
  orm: Orm,
  shapes: readonly TableShape[],
  fromHistory: Map<string, number>,
  lost: readonly LostRow[],
): Promise<SalvageReport['tables']> {
  const missingOf = Map.groupBy(lost, ({ table }) => table);
  const rows: SalvageReport['tables'] = [];
  for (const { table } of shapes) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const [count] = await orm.em.getConnection().execute<{ kept: number }[]>(`select count(*) as kept from "${table}"`);
    const kept = count?.kept ?? 0;
    rows.push({ table, kept, fromHistory: fromHistory.get(table) ?? 0, missing: missingOf.get(table)?.length ?? 0 });
  }
  return rows;
}

/** Copies attached files that are what their name says, and tells which of those that rows name are not there. */
async function bringFiles(orm: Orm, from: string, to: string): Promise<SalvageReport['files']> {
  const source = join(from, 'attachments');
  const names = await readdir(source, { recursive: true }).catch(() => []);
  const copied = new Set<string>();
  for (const name of names) {
    const [, hash] = /([0-9a-f]{64})\.\w+$/.exec(name) ?? [];
    if (hash === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop -- one file at a time keeps memory small
    if (!(await isWhole(join(source, name), hash))) continue;
    const target = join(to, 'attachments', name);
    // oxlint-disable-next-line no-await-in-loop -- see above
    await mkdir(dirname(target), { recursive: true });
    // oxlint-disable-next-line no-await-in-loop -- see above
    await copyFile(join(source, name), target);
    copied.add(hash);
  }
  const named = await attachedFiles(orm);
  return { copied: copied.size, missing: named.filter((hash) => !copied.has(hash)) };
}

async function attachedFiles(orm: Orm): Promise<string[]> {
  if (!(await enteredTables(orm)).some(({ table }) => table === 'attachment')) return [];
  const rows = await orm.em
    .getConnection()
    .execute<{ sha256: string }[]>('select distinct sha256 from attachment order by sha256');
  return rows.map(({ sha256 }) => sha256);
}

async function isWhole(path: string, hash: string): Promise<boolean> {
  try {
    return (
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex') === hash
    );
  } catch {
    // A disk that cannot read it has lost it.
    return false;
  }
}
