import { Migration } from '@mikro-orm/migrations';

const row =
  '"id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1';
const record = `${row}, "deleted_at" text null, "search_name" text not null`;

function foreignKey(table: string, column: string, target: string, isNullable = false): string {
  const rule = isNullable ? ' on delete set null' : '';
  return `constraint "${table}_${column}_foreign" foreign key ("${column}") references "${target}" ("id")${rule}`;
}

/** What comes of a meeting: minutes, follow-ups and lessons, and the triggers that keep them in the search index. */
export class Results extends Migration {
  override name = '2026-11-24-results';

  override up(): void {
    this.addSql(
      `create table "minute_point" (${row}, "meeting_id" text not null, "session_id" text null, "position" integer not null, "speaker" text not null, "institution" text not null, "input" text not null, "response" text not null, ${foreignKey('minute_point', 'meeting_id', 'meeting')}, ${foreignKey('minute_point', 'session_id', 'meeting_session', true)})`,
    );
    this.addSql(
      `create table "minute_decision" (${row}, "meeting_id" text not null, "position" integer not null, "text" text not null, ${foreignKey('minute_decision', 'meeting_id', 'meeting')})`,
    );
    this.addSql(
      `create table "follow_up" (${record}, "unit_id" text not null, "text" text not null, "meeting_id" text null, "point_id" text null, "program_id" text null, "activity_id" text null, "responsible" text not null, "responsible_id" text null, "institution" text not null, "due_on" text null, "status" text not null, "done_on" text null, "decision" text not null, "decision_reason" text not null, "proof_note" text not null, ${foreignKey('follow_up', 'unit_id', 'operating_unit')}, ${foreignKey('follow_up', 'meeting_id', 'meeting', true)}, ${foreignKey('follow_up', 'point_id', 'minute_point', true)}, ${foreignKey('follow_up', 'program_id', 'program', true)}, ${foreignKey('follow_up', 'activity_id', 'activity', true)}, ${foreignKey('follow_up', 'responsible_id', 'person', true)})`,
    );
    this.addSql(
      `create table "lesson" (${record}, "meeting_id" text not null, "session_id" text not null, "group_id" text not null, "problem" text not null, "lesson" text not null, "plan" text not null, "responsible" text not null, "responsible_id" text null, "due_on" text null, "first_state" text not null, "first_note" text not null, "first_checked_on" text null, "second_state" text not null, "second_note" text not null, "second_checked_on" text null, "proof_note" text not null, ${foreignKey('lesson', 'meeting_id', 'meeting')}, ${foreignKey('lesson', 'session_id', 'meeting_session')}, ${foreignKey('lesson', 'group_id', 'assisted_group')}, ${foreignKey('lesson', 'responsible_id', 'person', true)})`,
    );
    for (const [table, columns] of Object.entries(indexes)) {
      for (const column of columns) this.addSql(`create index "${table}_${column}_index" on "${table}" ("${column}")`);
    }
    for (const trigger of searchTriggers) this.addSql(trigger);
  }
}

const indexes = {
  minute_point: ['meeting_id', 'session_id'],
  minute_decision: ['meeting_id'],
  follow_up: [
    'search_name',
    'unit_id',
    'meeting_id',
    'point_id',
    'program_id',
    'activity_id',
    'responsible_id',
    'due_on',
  ],
  lesson: ['search_name', 'meeting_id', 'session_id', 'group_id', 'responsible_id'],
};

/** Text in the form of `searchText`, as far as SQL can; as the search's own migration has it. */
function plain(text: string): string {
  return [' ', '.', ',', '-', '/', '(', ')', '&', ':', ';', '"', "''", '’', '+'].reduce(
    (inner, sign) => `replace(${inner}, '${sign}', '')`,
    `lower(${text})`,
  );
}

const sources = {
  followUp: {
    table: 'follow_up',
    columns: ['text', 'responsible', 'institution', 'search_name', 'unit_id', 'deleted_at'],
    select: `select 'followUp', r."id", r."unit_id", r."text", ${plain('r."text"')},
      ${plain('r."responsible"')} || ' ' || ${plain('r."institution"')} || ' ' || r."search_name"
      from "follow_up" r where r."deleted_at" is null`,
  },
  lesson: {
    table: 'lesson',
    columns: ['lesson', 'problem', 'plan', 'search_name', 'meeting_id', 'deleted_at'],
    select: `select 'lesson', r."id", (select m."unit_id" from "meeting" m where m."id" = r."meeting_id"),
      r."lesson", ${plain('r."lesson"')}, ${plain('r."problem"')} || ' ' || ${plain('r."plan"')} || ' ' || r."search_name"
      from "lesson" r where r."deleted_at" is null`,
  },
};

const searchTriggers = [
  ...Object.entries(sources).flatMap(([kind, { table, columns, select }]) => {
    const enter = `insert into "search_entry" ("kind", "record_id", "unit_id", "label", "name", "more")
      ${select} and r."id" = new."id"`;
    const leave = `delete from "search_entry" where "kind" = '${kind}' and "record_id" = old."id"`;
    const list = columns.map((column) => `"${column}"`).join(', ');
    return [
      `create trigger "search_${table}_insert" after insert on "${table}" begin ${enter}; end`,
      `create trigger "search_${table}_update" after update of ${list} on "${table}" begin ${leave}; ${enter}; end`,
      `create trigger "search_${table}_delete" after delete on "${table}" begin ${leave}; end`,
    ];
  }),
  // A lesson is its meeting's unit's.
  `create trigger "search_meeting_unit" after update of "unit_id" on "meeting" begin
    update "search_entry" set "unit_id" = new."unit_id"
      where "kind" = 'lesson' and "record_id" in (select "id" from "lesson" where "meeting_id" = new."id");
  end`,
];
