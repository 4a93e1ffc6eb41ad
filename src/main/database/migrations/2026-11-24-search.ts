import { Migration } from '@mikro-orm/migrations';

/**
 * The search index: `search_entry` holds a row for each record in use and each area, and an FTS5 table
 * over it the trigrams of their names; without their places, which cost twice the time and are read in the
 * names themselves. Triggers keep both up to date, whatever writes a record. A later
 * migration that makes one of these tables anew must make its triggers anew, too.
 */
export class Search extends Migration {
  override name = '2026-11-24-search';

  override up(): void {
    this.addSql(
      'create table "search_entry" ("number" integer not null primary key autoincrement, "kind" text not null, "record_id" text not null, "unit_id" text null, "label" text not null, "name" text not null, "more" text not null)',
    );
    this.addSql('create unique index "search_entry_kind_record_id_unique" on "search_entry" ("kind", "record_id")');
    this.addSql('create index "search_entry_kind_name_index" on "search_entry" ("kind", "name")');
    this.addSql(
      `create virtual table "search_index" using fts5 ("name", "more", content = 'search_entry', content_rowid = 'number', tokenize = 'trigram remove_diacritics 1', detail = 'none')`,
    );
    this.addSql(`create virtual table "search_index_terms" using fts5vocab ('search_index', 'row')`);
    for (const kind of kinds) this.addSql(`${insertEntries} ${sources[kind].select}`);
    this.addSql(`insert into "search_index" ("search_index") values ('rebuild')`);
    for (const trigger of [...indexTriggers, ...searchTriggers]) this.addSql(trigger);
  }
}

const insertEntries = 'insert into "search_entry" ("kind", "record_id", "unit_id", "label", "name", "more")';

/** Text in the form of `searchText`, as far as SQL can: the trigrams ignore accents by themselves. */
function plain(text: string): string {
  return [' ', '.', ',', '-', '/', '(', ')', '&', ':', ';', '"', "''", '’', '+'].reduce(
    (inner, sign) => `replace(${inner}, '${sign}', '')`,
    `lower(${text})`,
  );
}

/** Where a kind's rows come from, and the columns that they are made of. */
interface Source {
  table: string;
  key: string;
  columns: string[];
  /** Gives the entries of all rows; `and r.id = …` may follow. */
  select: string;
}

const sources = {
  person: {
    table: 'person',
    key: 'id',
    columns: ['name', 'search_name', 'comparable_name', 'comparable_phone', 'deleted_at'],
    select: `select 'person', r."id", null, r."name", r."search_name",
      replace(r."comparable_phone", '+', '') || ' ' || r."comparable_name"
      from "person" r where r."deleted_at" is null`,
  },
  group: {
    table: 'assisted_group',
    key: 'id',
    columns: ['name', 'short_name', 'search_name', 'unit_id', 'area_code', 'deleted_at'],
    select: `select 'group', r."id", r."unit_id", r."name", ${plain('r."name"')},
      ${plain('r."short_name"')} || ' ' || r."search_name" || ' ' ||
        coalesce((select a."search_name" from "area" a where a."code" = r."area_code"), '')
      from "assisted_group" r where r."deleted_at" is null`,
  },
  program: {
    table: 'program',
    key: 'id',
    columns: ['code', 'name', 'expansion', 'search_name', 'unit_id', 'deleted_at'],
    select: `select 'program', r."id", r."unit_id", r."name", ${plain('r."name"')},
      ${plain('r."code"')} || ' ' || ${plain('r."expansion"')} || ' ' || r."search_name"
      from "program" r where r."deleted_at" is null`,
  },
  meeting: {
    table: 'meeting',
    key: 'id',
    columns: ['title', 'number', 'search_name', 'unit_id', 'deleted_at'],
    select: `select 'meeting', r."id", r."unit_id", r."title", ${plain('r."title"')},
      ${plain('r."number"')} || ' ' || r."search_name" || ' ' || coalesce((select group_concat(${plain('s."place"')}, ' ')
        from "meeting_session" s where s."meeting_id" = r."id"), '')
      from "meeting" r where r."deleted_at" is null`,
  },
  expense: {
    table: 'expense',
    key: 'id',
    columns: ['description', 'voucher_number', 'search_name', 'program_id', 'deleted_at'],
    select: `select 'expense', r."id", (select p."unit_id" from "program" p where p."id" = r."program_id"),
      r."description", ${plain('r."description"')}, ${plain('r."voucher_number"')} || ' ' || r."search_name"
      from "expense" r where r."deleted_at" is null`,
  },
  // Areas are found by their names alone; what they lie in is shown beside them.
  area: {
    table: 'area',
    key: 'code',
    columns: ['name', 'search_name'],
    select: `select 'area', r."code", null, r."name", r."search_name", '' from "area" r where true`,
  },
} as const satisfies Record<string, Source>;

const kinds = Object.keys(sources) as (keyof typeof sources)[]; // its own keys

/** Keep the full-text table as the entries are; deleting needs the old text, which only the trigger has. */
const indexTriggers = [
  `create trigger "search_entry_insert" after insert on "search_entry" begin
    insert into "search_index" ("rowid", "name", "more") values (new."number", new."name", new."more");
  end`,
  `create trigger "search_entry_delete" after delete on "search_entry" begin
    insert into "search_index" ("search_index", "rowid", "name", "more")
      values ('delete', old."number", old."name", old."more");
  end`,
];

const searchTriggers = [
  ...kinds.flatMap((kind) => triggersOf(kind)),
  ...(['insert', 'delete', 'update of "place", "meeting_id"'] as const).map((event) => {
    const row = event === 'delete' ? 'old' : 'new';
    return `create trigger "search_session_${event.slice(0, 6)}" after ${event} on "meeting_session" begin
      ${refresh('meeting', `${row}."meeting_id"`)}
    end`;
  }),
  // An expense is its program's unit's.
  `create trigger "search_program_unit" after update of "unit_id" on "program" begin
    update "search_entry" set "unit_id" = new."unit_id"
      where "kind" = 'expense' and "record_id" in (select "id" from "expense" where "program_id" = new."id");
  end`,
];

function triggersOf(kind: keyof typeof sources): string[] {
  const { table, key, columns, select } = sources[kind];
  const list = columns.map((column) => `"${column}"`).join(', ');
  const insert = `create trigger "search_${kind}_insert" after insert on "${table}" begin
      ${insertEntries} ${select} and r."${key}" = new."${key}";
    end`;
  return [
    // Areas come by the thousand, and are entered at once by what brings them in.
    ...(kind === 'area' ? [] : [insert]),
    `create trigger "search_${kind}_update" after update of ${list} on "${table}" begin
      ${refresh(kind, `new."${key}"`)}
    end`,
    `create trigger "search_${kind}_delete" after delete on "${table}" begin
      delete from "search_entry" where "kind" = '${kind}' and "record_id" = old."${key}";
    end`,
  ];
}

function refresh(kind: keyof typeof sources, key: string): string {
  return `delete from "search_entry" where "kind" = '${kind}' and "record_id" = ${key};
    ${insertEntries} ${sources[kind].select} and r."${sources[kind].key}" = ${key};`;
}
