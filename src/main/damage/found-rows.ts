import type { StoredRow, StoredValue } from './stored-cells.ts';
import { childrenOf, keysOn, pageKind, rowsOn } from './stored-cells.ts';
import type { StoredPages } from './stored-pages.ts';
import type { TableShape } from './table-shape.ts';
import { fits } from './table-shape.ts';

/** What can still be read of a database, table by table. */
export interface FoundRows {
  rows: Map<string, StoredRow[]>;
  /** Keys that a table's own index names, and whether all of that index was read. */
  keys: Map<string, { ids: Set<string>; isWhole: boolean }>;
  unreadablePages: number;
}

/** A tree of pages that was walked as far as its pages made sense. */
interface Walk {
  leaves: number[];
  /** Pages that should be of it and are nothing that makes sense: they held rows, or led to others. */
  broken: number[];
}

/**
 * Reads all rows: first those that a table's tree leads to, then, where a page that leads to others is
 * gone, those on pages that nothing leads to any more. Which table such pages belong to is told by how
 * their rows look and by what else knows their ids.
 *
 * @param shapes the tables as they were in that database
 * @param tableOf the table of an entity, as the history calls it
 */
export function findRows(
  pages: StoredPages,
  shapes: readonly TableShape[],
  tableOf: (entity: string) => string | undefined,
): FoundRows {
  const seen = new Set<number>();
  const schema = readSchema(pages, seen);
  const walks = new Map(schema.tables.map(({ name, root }) => [name, walk(pages, root, seen)]));
  const rows = new Map(shapes.map(({ table }) => [table, readLeaves(pages, walks.get(table)?.leaves ?? [], seen)]));
  const indexes = new Map(schema.keyIndexes.map(({ table, root }) => [table, readKeys(pages, root)]));
  const broken = new Set([schema, ...walks.values(), ...indexes.values()].flatMap((each) => each.broken));
  if (broken.size > 0 || shapes.some(({ table }) => !walks.has(table))) {
    for (const page of freePages(pages)) seen.add(page);
    addStrays(pages, shapes, seen, rows, idsInHistory(shapes, rows, tableOf));
  }
  const keys = [...indexes].map(
    ([table, { ids, broken: gone }]) => [table, { ids, isWhole: gone.length === 0 }] as const,
  );
  return { rows, keys: new Map(keys), unreadablePages: broken.size };
}

/** The last migration that had run in a database; undefined where that cannot be read. */
export function lastMigrationIn(pages: StoredPages): string | undefined {
  const seen = new Set<number>();
  const table = readSchema(pages, seen).tables.find(({ name }) => name === 'mikro_orm_migrations');
  const rows = table ? readLeaves(pages, walk(pages, table.root, seen).leaves, seen) : [];
  const last = rows.toSorted((a, b) => a.rowid - b.rowid).at(-1)?.values[1];
  return typeof last === 'string' ? last : undefined;
}

/** Whether an id is known to be of a table. */
type IsKnown = (table: string, id: string) => boolean;

/** The history names every row that was ever changed, with what it is. */
function idsInHistory(
  shapes: readonly TableShape[],
  rows: Map<string, StoredRow[]>,
  tableOf: (entity: string) => string | undefined,
): IsKnown {
  const columns = shapes.find(({ table }) => table === 'history')?.columns ?? [];
  const entity = columns.findIndex(({ name }) => name === 'entity');
  const id = columns.findIndex(({ name }) => name === 'entity_id');
  const tables = new Map(
    (rows.get('history') ?? []).map(({ values }) => [String(values[id]), tableOf(String(values[entity]))]),
  );
  return (table, key) => tables.get(key) === table;
}

interface Schema {
  tables: { name: string; root: number }[];
  /** The index that SQLite makes for a table's text key. */
  keyIndexes: { table: string; root: number }[];
  broken: number[];
}

function readSchema(pages: StoredPages, seen: Set<number>): Schema {
  const { leaves, broken } = walk(pages, 1, seen);
  const found = readLeaves(pages, leaves, seen);
  if (broken.length > 0) {
    for (let number = 2; number <= pages.count; number += 1) {
      if (seen.has(number)) continue;
      const rows = (rowsOn(pages, number)?.rows ?? []).filter(isSchemaRow);
      if (rows.length > 0) found.push(...rows);
    }
  }
  const entries = found.filter(isSchemaRow).flatMap(({ values: [type, name, table, root, sql] }) => {
    // The search's own tables are kept as indexes are; nothing of them is read.
    if (/without rowid/i.test(String(sql))) return [];
    return [{ type, name: String(name), table: String(table), root: Number(root) }];
  });
  return {
    tables: entries.filter(({ type, root }) => type === 'table' && root > 1),
    keyIndexes: entries.filter(({ type, name }) => type === 'index' && name.startsWith('sqlite_autoindex_')),
    broken,
  };
}

function isSchemaRow({ values }: StoredRow): boolean {
  return (
    values.length === 5 &&
    ['table', 'index', 'trigger', 'view'].includes(String(values[0])) &&
    typeof values[1] === 'string' &&
    typeof values[3] === 'number'
  );
}

function walk(pages: StoredPages, root: number, seen: Set<number>): Walk {
  const leaves: number[] = [];
  const broken: number[] = [];
  const waiting = [root];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (seen.has(number)) continue;
    const page = pages.page(number);
    const kind = page === undefined ? 'other' : pageKind(page, number);
    const children = kind === 'children' ? childrenOf(pages, number) : undefined;
    if (kind === 'rows') leaves.push(number);
    else if (children) waiting.push(...children);
    else broken.push(number);
    if (kind === 'rows' || children) seen.add(number);
  }
  return { leaves, broken };
}

function readLeaves(pages: StoredPages, leaves: readonly number[], seen: Set<number>): StoredRow[] {
  return leaves.flatMap((number) => rowsOn(pages, number, (overflow) => seen.add(overflow))?.rows ?? []);
}

function readKeys(pages: StoredPages, root: number): { ids: Set<string>; broken: number[] } {
  const ids = new Set<string>();
  const broken: number[] = [];
  const waiting = [root];
  const seen = new Set<number>();
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (seen.has(number)) continue;
    seen.add(number);
    const page = pages.page(number);
    const children = page && pageKind(page, number) === 'keys' ? childrenOf(pages, number) : undefined;
    if (children) waiting.push(...children);
    else broken.push(number);
    for (const [key] of keysOn(pages, number)) if (typeof key === 'string') ids.add(key);
  }
  return { ids, broken };
}

/** Pages that hold what was removed long ago, and must not come back: SQLite's list of them, or what looks like a part of it. */
function freePages(pages: StoredPages): number[] {
  const free: number[] = [];
  const take = (trunk: number) => {
    const page = pages.page(trunk);
    const leaves = page && leavesOfTrunk(pages, page);
    if (leaves) free.push(trunk, ...leaves);
    return page && leaves ? page.readUInt32BE(0) : 0;
  };
  if (pages.hasHeader) {
    let next = pages.page(1)?.readUInt32BE(32) ?? 0;
    for (let count = 0; next > 0 && count < pages.count; count += 1) next = take(next);
  } else {
    for (let number = 2; number <= pages.count; number += 1) take(number);
  }
  return free;
}

function leavesOfTrunk(pages: StoredPages, page: Buffer): number[] | undefined {
  const count = page.readUInt32BE(4);
  if (page.readUInt32BE(0) > pages.count || count > pages.usable / 4 - 2) return undefined;
  const leaves = Array.from({ length: count }, (_, index) => page.readUInt32BE(8 + index * 4));
  const areFree = leaves.every((leaf) => leaf > 1 && leaf <= pages.count) && new Set(leaves).size === leaves.length;
  return areFree && (count > 0 || page.readUInt32BE(0) > 0) ? leaves : undefined;
}

/** Adds rows on pages that nothing leads to. Of two rows with one id the one that was led to is right, else the newer. */
function addStrays(
  pages: StoredPages,
  shapes: readonly TableShape[],
  seen: Set<number>,
  rows: Map<string, StoredRow[]>,
  inHistory: IsKnown,
): void {
  const ids = new Map(
    shapes.map((shape) => [shape.table, new Set(rows.get(shape.table)!.map((row) => keyOf(shape, row.values)))]),
  );
  for (const found of strayTrees(pages, seen)) {
    const shape = likeliest(found, shapes, (table, id) => ids.get(table)?.has(id) === true || inHistory(table, id));
    if (!shape) continue;
    const there = ids.get(shape.table)!;
    for (const row of found.filter(({ values }) => fits(shape, values)).toSorted(newestFirst(shape))) {
      const key = keyOf(shape, row.values);
      if (there.has(key)) continue;
      there.add(key);
      rows.get(shape.table)!.push(row);
    }
  }
}

function keyOf({ columns }: TableShape, values: readonly StoredValue[]): string {
  return String(values[columns.findIndex(({ isKey }) => isKey)]);
}

function newestFirst({ columns }: TableShape) {
  const version = columns.findIndex(({ name }) => name === 'version');
  return (one: StoredRow, other: StoredRow) =>
    version < 0 ? 0 : Number(other.values[version]) - Number(one.values[version]);
}

/** Rows of pages that no tree leads to; those under one inner page are of one table. */
function strayTrees(pages: StoredPages, seen: Set<number>): StoredRow[][] {
  const parents = new Map<number, number>();
  const leaves: number[] = [];
  for (let number = 2; number <= pages.count; number += 1) {
    const page = seen.has(number) ? undefined : pages.page(number);
    const kind = page && pageKind(page, number);
    if (kind === 'rows') leaves.push(number);
    if (kind === 'children') for (const child of childrenOf(pages, number) ?? []) parents.set(child, number);
  }
  const topOf = (number: number) => {
    let top = number;
    for (let depth = 0; parents.has(top) && depth < 20; depth += 1) top = parents.get(top)!;
    return top;
  };
  return [...Map.groupBy(leaves, topOf).values()].map((group) => readLeaves(pages, group, seen));
}

/** The table that rows are most likely of: most of them look like it, and their ids and references are known there. */
function likeliest(
  rows: readonly StoredRow[],
  shapes: readonly TableShape[],
  isKnown: IsKnown,
): TableShape | undefined {
  const judged = shapes.flatMap((shape) => {
    const fitting = rows.filter(({ values }) => fits(shape, values));
    if (fitting.length * 2 <= rows.length) return [];
    return [{ shape, points: pointsOf(shape, fitting, isKnown) + fitting.length / rows.length }];
  });
  const [first, second] = judged.toSorted((a, b) => b.points - a.points);
  // Two that look alike and of which nothing tells more: no guess.
  return first && first.points !== second?.points ? first.shape : undefined;
}

function pointsOf(shape: TableShape, rows: readonly StoredRow[], isKnown: IsKnown): number {
  const references = shape.columns.flatMap(({ refersTo }, index) =>
    refersTo === undefined ? [] : [{ refersTo, index }],
  );
  let points = 0;
  for (const { values } of rows) {
    // The history says outright of which table an id is.
    if (isKnown(shape.table, keyOf(shape, values))) points += 10;
    for (const { refersTo, index } of references) {
      const value = values[index];
      if (typeof value === 'string') points += isKnown(refersTo, value) ? 1 : -1;
    }
  }
  return points / rows.length;
}
