import { Migration } from '@mikro-orm/migrations';

/** What is told of a program's quarter, and the facts of quarters that were closed. */
export class Closings extends Migration {
  override name = '2026-11-28-closings';

  override up(): void {
    this.addSql(
      'create table "program_narrative" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "program_id" text not null, "year" integer not null, "quarter" integer not null, "text" text not null, "problems" text not null, "solutions" text not null, constraint "program_narrative_program_id_foreign" foreign key ("program_id") references "program" ("id"))',
    );
    this.addSql(
      'create index "program_narrative_program_id_year_quarter_index" on "program_narrative" ("program_id", "year", "quarter")',
    );
    this.addSql(
      'create unique index "program_narrative_year_quarter_program_id_unique" on "program_narrative" ("year", "quarter", "program_id")',
    );
    this.addSql(
      'create table "quarter_closing" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "unit_id" text not null, "year" integer not null, "quarter" integer not null, "closed_on" text not null, "closed_by" text not null, "facts" text not null, "reopened_at" text null, "reopened_by" text not null, "reopen_reason" text not null, constraint "quarter_closing_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"))',
    );
    this.addSql(
      'create index "quarter_closing_unit_id_year_quarter_index" on "quarter_closing" ("unit_id", "year", "quarter")',
    );
  }
}
