import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { hitKinds } from '../../shared/search.ts';
import type { HitKind } from '../../shared/search.ts';
import { trigrams } from '../../shared/spelling.ts';
import { containing } from './containing.ts';
import type { Queries } from './open.ts';

/**
 * Looking up names in SQLite's full-text table of trigrams: a text of three letters or more is found
 * anywhere in a name without reading every name. All texts are in the form of `searchText`, so letters
 * and digits only: none of them can be a sign of the full-text language.
 */

/** A row of the index; see the entity. */
export interface FoundEntry {
  kind: HitKind;
  recordId: string;
  /** Null for people and areas, which belong to no unit. */
  unitId: string | null;
  label: string;
  name: string;
  more: string;
}

/** Which entries are wanted. */
export interface SearchScope {
  /** Its records come before those of other units. */
  unitId?: string | undefined;
  kinds?: readonly HitKind[] | undefined;
}

// Named as properties here, so that the plugin that does it elsewhere need not walk through the statement and its rows.
const entryColumns = sql.raw('e.kind, e.record_id as "recordId", e.unit_id as "unitId", e.label, e.name, e.more');

/**
 * A list's condition: `name` or further words of the record contain one of the texts. For a text too short
 * for the index the list's own column is read.
 *
 * @param record with its table's alias: `p.id`, `p.searchName`
 */
export function recordContains(
  kind: HitKind,
  record: { id: string; searchName: string },
  ...texts: string[]
): RawBuilder<SqlBool> {
  const [text = ''] = texts;
  if (isShort(text)) return sql<SqlBool>`${sql.ref(record.searchName)} like ${containing(text)}`;
  const expression = texts.map((one) => `(${allTrigrams([one])})`).join(' OR ');
  return sql<SqlBool>`${sql.ref(record.id)} in (
    select e.record_id from search_index as f join search_entry as e on e.number = f.rowid
    where f.search_index match ${expression} and e.kind = ${kind} and (${sql.join(texts.map(holds), sql` or `)}))`;
}

/**
 * Entries that hold every word; of many, so many of each kind with the shortest names. What holds the words
 * run together holds each of them, so that `giri mukti` finds Girimukti, too.
 */
export async function entriesContaining(
  queries: Queries,
  words: readonly string[],
  scope: SearchScope,
  perKind: number,
): Promise<FoundEntry[]> {
  const whole = words.join('');
  if (isShort(whole)) return [];
  const long = words.filter((word) => !isShort(word));
  // Nothing but initials: they are looked for run together.
  const wanted = long.length === 0 ? [whole] : words;
  const expression = allTrigrams(long.length === 0 ? [whole] : long);
  const matches = sql`from search_index as f join search_entry as e on e.number = f.rowid
    where f.search_index match ${expression} and ${sql.join([inScope(scope), ...wanted.map(holds)], sql` and `)}`;
  // What is rare is all read. Choosing among many is another statement, which takes longer to prepare than this to run.
  const few = await sql<FoundEntry>`select ${entryColumns} ${matches} limit ${manyEntries}`.execute(
    queries.withoutPlugins(),
  );
  if (few.rows.length < manyEntries) return few.rows;
  const { rows } = await sql<FoundEntry>`
    select kind, "recordId", "unitId", label, name, more from (
      select ${entryColumns}, row_number() over (
        partition by e.kind order by ${isElsewhere(scope)}, length(e.name), e.name) as place ${matches}
    ) where place <= ${perKind}`.execute(queries.withoutPlugins());
  return rows;
}

/** Entries whose name begins with a text of one letter or more, in alphabetical order, so many of each kind. */
export async function entriesStarting(
  queries: Queries,
  text: string,
  { unitId, kinds = hitKinds }: SearchScope,
  perKind: number,
): Promise<FoundEntry[]> {
  const ofEach = kinds.map(
    (kind) => sql`select * from (
      select ${entryColumns} from search_entry as e
      where e.name >= ${text} and e.name < ${`${text}${afterAnyText}`} and e.kind = ${kind}
      order by ${isElsewhere({ unitId })}, e.name limit ${perKind})`,
  );
  if (ofEach.length === 0) return [];
  const { rows } = await sql<FoundEntry>`${sql.join(ofEach, sql` union all `)}`.execute(queries.withoutPlugins());
  return rows;
}

/**
 * Entries that share trigrams with a text, those that share most first. Only the rarest of
 * the text's trigrams are looked up: common ones would bring in half of all names, and tell little.
 */
export async function entriesResembling(
  queries: Queries,
  text: string,
  scope: SearchScope,
  limit: number,
): Promise<FoundEntry[]> {
  const terms = trigrams(text);
  if (terms.length === 0) return [];
  const { rows: known } = await sql<{ term: string; doc: number }>`
    select term, doc from search_index_terms where term in (${sql.join(terms)}) order by doc`.execute(
    queries.withoutPlugins(),
  );
  if (known.length === 0) return [];
  let read = 0;
  const rare = known.filter(({ doc }, index) => {
    read += doc;
    return index < rareTrigrams || read <= entriesToCompare;
  });
  // Not by bm25: it puts long texts last, and a place stands in a long one.
  const shared = rare.map(({ term }) => holds(term));
  const { rows } = await sql<FoundEntry>`
    select ${entryColumns} from search_index as f join search_entry as e on e.number = f.rowid
    where f.search_index match ${rare.map(({ term }) => quoted(term)).join(' OR ')} and ${inScope(scope)}
    order by ${sql.join(shared, sql` + `)} desc, ${isElsewhere(scope)}, length(e.name) limit ${limit}`.execute(
    queries.withoutPlugins(),
  );
  return rows;
}

const manyEntries = 200;
/** A slip spoils three trigrams at most; with these there are some left of those that are right. */
const rareTrigrams = 6;
const entriesToCompare = 1500;

/**
 * Enters all areas of a province, which were just inserted. One statement and no trigger on `area`: row
 * by row takes four times as long, and every new data folder waits for it.
 */
export async function enterAreas(queries: Queries, province: string): Promise<void> {
  await sql`
    insert into search_entry (kind, record_id, unit_id, label, name, more)
    select 'area', code, null, name, search_name, '' from area
    where code = ${province} or (code > ${`${province}.`} and code < ${`${province}/`})`.execute(queries);
}

/** After every letter and digit. */
const afterAnyText = '\u{10FFFF}';

function inScope({ kinds }: SearchScope): RawBuilder<SqlBool> {
  return kinds === undefined ? sql`true` : sql`e.kind in (${sql.join(kinds)})`;
}

function isElsewhere({ unitId }: SearchScope): RawBuilder<SqlBool> {
  return unitId === undefined ? sql`false` : sql`coalesce(e.unit_id <> ${unitId}, false)`;
}

/** The index knows runs of three letters and no shorter ones. */
export function isShort(text: string): boolean {
  return [...text].length < 3;
}

/**
 * Which trigrams of words that must all be there are looked up. Of a single word every third and its last, which cover
 * it: half the work of all. Of two words the first and last of each, of more the first: together they leave few rows.
 * Those that hold them somewhere else are left out by `holds`.
 */
function allTrigrams(words: readonly string[]): string {
  const step = [1, 3, Infinity][words.length];
  return words
    .flatMap((word) => {
      const runs = trigrams(word);
      if (step === undefined) return runs.slice(0, 1);
      return runs.filter((_, index) => index === 0 || index % step === 0 || index === runs.length - 1);
    })
    .map(quoted)
    .join(' AND ');
}

function holds(text: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(instr(e.name, ${text}) > 0 or instr(e.more, ${text}) > 0)`;
}

function quoted(text: string): string {
  return `"${text}"`;
}
