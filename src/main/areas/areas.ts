import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Area } from '../../shared/areas.ts';
import { areaLevel, parentArea } from '../../shared/areas.ts';
import { searchText } from '../../shared/search-text.ts';
import { queriesOf } from '../database/open.ts';
import { enterAreas, recordContains } from '../database/search-index.ts';
import { missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { findEntries } from '../search/find-entries.ts';

const areaColumns = ['code', 'name', 'level', 'fullName'] as const;

/** Areas whose name contains the query, whole and first matches first, then higher levels; close spellings where there is none. */
export async function searchAreas(
  context: FeatureContext,
  input: { query: string; level?: number | undefined; limit: number },
): Promise<Area[]> {
  const query = searchText(input.query);
  const queries = reading(context);
  const code = input.query.trim();
  let found = queries.selectFrom('area').select([...areaColumns]);
  if (/^\d{2}[\d.]*$/.test(code)) {
    // A range and not `like`, which reads every code. After the digits comes the colon.
    found = found.where('code', '>=', code).where('code', '<', `${code}:`);
  } else {
    found = found.where(recordContains('area', { id: 'code', searchName: 'searchName' }, query));
  }
  if (input.level) found = found.where('level', '=', input.level);
  const rows = await found.orderBy('level', 'desc').orderBy('code').limit(2000).execute();
  if (rows.length === 0 && query !== '') return closeAreas(queries, input);
  const rank = (area: Area) => {
    const name = searchText(area.name);
    if (name === query) return 0;
    return name.startsWith(query) ? 1 : 2;
  };
  return rows.toSorted((a, b) => rank(a) - rank(b)).slice(0, input.limit);
}

async function closeAreas(
  queries: Queries,
  input: { query: string; level?: number | undefined; limit: number },
): Promise<Area[]> {
  const entries = await findEntries(queries, input.query, { kinds: ['area'] });
  const codes = entries.map(({ recordId }) => recordId);
  const areas = new Map((await areasOf(queries, codes)).map((area) => [area.code, area]));
  return codes
    .flatMap((code) => areas.get(code) ?? [])
    .filter((area) => input.level === undefined || area.level === input.level)
    .slice(0, input.limit);
}

/** The areas of these codes; unknown codes are left out. */
export async function getAreas(context: FeatureContext, codes: string[]): Promise<Area[]> {
  return areasOf(reading(context), codes);
}

async function areasOf(queries: Queries, codes: string[]): Promise<Area[]> {
  if (codes.length === 0) return [];
  return queries
    .selectFrom('area')
    .select([...areaColumns])
    .where('code', 'in', codes)
    .orderBy('code')
    .execute();
}

/** The provinces of Indonesia, and whether each one's areas are in the database. */
export async function listProvinces(context: FeatureContext, resourcesFolder: string) {
  const loaded = await reading(context).selectFrom('area').select('code').where('level', '=', 1).execute();
  const codes = new Set(loaded.map((row) => row.code));
  const provinces = await readAreas(resourcesFolder, 'provinces');
  return provinces.map(({ code, name }) => ({ code, name, isLoaded: codes.has(code) }));
}

/**
 * Brings in all areas of a province from the files shipped with the program; answers how many were
 * added (0 when it was there). Throws `missing` for a code that is no province.
 */
export async function loadProvince(context: FeatureContext, resourcesFolder: string, code: string): Promise<number> {
  const there = await reading(context).selectFrom('area').select('code').where('code', '=', code).executeTakeFirst();
  if (there) return 0;
  const rows = await areaRows(resourcesFolder, code);
  if (rows.length === 0) throw missing('area', code);
  return context.orm.em.fork().transactional(async (em) => {
    const queries = queriesOf(em);
    const added = await insertAreas(queries, rows);
    await enterAreas(queries, code);
    return added;
  });
}

/** The rows of a province and all areas in it, from the files shipped with the program; none for a code that is no province. */
export async function areaRows(resourcesFolder: string, code: string) {
  const province = (await readAreas(resourcesFolder, 'provinces')).find((row) => row.code === code);
  if (!province) return [];
  const areas = [province, ...(await readAreas(resourcesFolder, code))];
  const names = new Map(areas.map((area) => [area.code, area.name]));
  return areas.map((area) => ({
    code: area.code,
    name: area.name,
    level: areaLevel(area.code),
    parentCode: parentArea(area.code),
    fullName: fullName(area.code, names),
    searchName: searchText(area.name),
  }));
}

/** SQLite takes 32,766 values a statement; an area has six. */
const areasPerInsert = 2000;

async function insertAreas(queries: Queries, rows: Awaited<ReturnType<typeof areaRows>>): Promise<number> {
  for (let start = 0; start < rows.length; start += areasPerInsert) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await queries
      .insertInto('area')
      .values(rows.slice(start, start + areasPerInsert))
      .execute();
  }
  return rows.length;
}

/** `Giri Mukti, Kec. Penajam, Kab. Penajam Paser Utara, Kalimantan Timur` */
function fullName(code: string, names: Map<string, string>): string {
  const parts: string[] = [];
  for (let at: string | null = code; at !== null; at = parentArea(at)) {
    const name = names.get(at) ?? at;
    if (areaLevel(at) === 3) parts.push(`Kec. ${name}`);
    else parts.push(name.replace(/^Kabupaten /, 'Kab. '));
  }
  return parts.join(', ');
}

/** A file of `resources/areas`: lines of `code,name`, names with commas in double quotes. */
async function readAreas(resourcesFolder: string, name: string): Promise<{ code: string; name: string }[]> {
  const text = await readFile(join(resourcesFolder, 'areas', `${name}.csv`), 'utf8');
  return text
    .split(/\r?\n/)
    .filter((line) => /^\d/.test(line))
    .map((line) => {
      const comma = line.indexOf(',');
      const value = line.slice(comma + 1);
      return {
        code: line.slice(0, comma),
        name: value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value,
      };
    });
}
