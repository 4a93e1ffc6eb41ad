import { Migration } from '@mikro-orm/migrations';

const row =
  '"id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1';
const record = `${row}, "deleted_at" text null, "search_name" text not null`;
const standing =
  '"version_number" integer not null, "status" text not null, "approved_on" text null, "approved_by" text not null';

/** A UUIDv7 of now. */
const newId = `(select substr(t, 1, 8) || '-' || substr(t, 9, 4) || '-7' || substr(r, 1, 3) || '-' ||
  substr('89ab', 1 + abs(random() % 4), 1) || substr(r, 4, 3) || '-' || substr(r, 7, 12) from (
    select printf('%012x', cast((julianday('now') - 2440587.5) * 86400000 as integer)) as t, lower(hex(randomblob(9))) as r,
      source."id" as each))`;
const now = `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`;

/**
 * Plans. Budgets move from a program's year to an activity of a Renja: every unit and year with budgets
 * gets a Renja, every program in it an activity of its name. Budget rows keep their ids and versions, so
 * that their history goes on.
 */
export class Plans extends Migration {
  override name = '2026-11-24-plans';

  override up(): void {
    this.addSql(
      `create table "renstra" (${record}, "unit_id" text not null, "name" text not null, "start_year" integer not null, "end_year" integer not null, "aims" text not null, ${standing}, constraint "renstra_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"))`,
    );
    this.addSql('create index "renstra_search_name_index" on "renstra" ("search_name")');
    this.addSql('create index "renstra_unit_id_index" on "renstra" ("unit_id")');
    this.addSql(
      `create table "renstra_line" (${row}, "renstra_id" text not null, "position" integer not null, "program_id" text null, "name" text not null, "aim" text not null, "main_tpb" integer null, constraint "renstra_line_renstra_id_foreign" foreign key ("renstra_id") references "renstra" ("id"), constraint "renstra_line_program_id_foreign" foreign key ("program_id") references "program" ("id") on delete set null)`,
    );
    this.addSql('create index "renstra_line_renstra_id_index" on "renstra_line" ("renstra_id")');
    this.addSql('create index "renstra_line_program_id_index" on "renstra_line" ("program_id")');
    this.addSql(
      `create table "renstra_amount" (${row}, "line_id" text not null, "year" integer not null, "amount" bigint not null, constraint "renstra_amount_line_id_foreign" foreign key ("line_id") references "renstra_line" ("id"))`,
    );
    this.addSql('create index "renstra_amount_line_id_index" on "renstra_amount" ("line_id")');
    this.addSql('create unique index "renstra_amount_line_id_year_unique" on "renstra_amount" ("line_id", "year")');
    this.addSql(
      `create table "renja" (${record}, "unit_id" text not null, "year" integer not null, "renstra_id" text null, "note" text not null, ${standing}, constraint "renja_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"), constraint "renja_renstra_id_foreign" foreign key ("renstra_id") references "renstra" ("id") on delete set null)`,
    );
    this.addSql('create index "renja_search_name_index" on "renja" ("search_name")');
    this.addSql('create index "renja_unit_id_index" on "renja" ("unit_id")');
    this.addSql('create index "renja_renstra_id_index" on "renja" ("renstra_id")');
    this.addSql(
      `create table "activity" (${row}, "renja_id" text not null, "position" integer not null, "program_id" text not null, "name" text not null, "fund_type" text not null, "is_planned" integer not null, constraint "activity_renja_id_foreign" foreign key ("renja_id") references "renja" ("id"), constraint "activity_program_id_foreign" foreign key ("program_id") references "program" ("id"))`,
    );
    this.addSql('create index "activity_renja_id_index" on "activity" ("renja_id")');
    this.addSql('create index "activity_program_id_index" on "activity" ("program_id")');
    this.addSql(
      `create table "plan_version" (${row}, "plan_kind" text not null, "plan_id" text not null, "number" integer not null, "approved_on" text not null, "approved_by" text not null, "note" text not null, "content" text not null)`,
    );
    this.addSql(
      'create unique index "plan_version_plan_kind_plan_id_number_unique" on "plan_version" ("plan_kind", "plan_id", "number")',
    );
    this.addSql(
      'alter table "expense" add column "activity_id" text null constraint "expense_activity_id_foreign" references "activity" ("id") on delete set null',
    );
    this.addSql('create index "expense_activity_id_index" on "expense" ("activity_id")');
    this.moveBudgets();
  }

  private moveBudgets(): void {
    this.addSql(
      `insert into "renja" ("id", "created_at", "updated_at", "version", "deleted_at", "search_name", "unit_id", "year", "renstra_id", "note", "version_number", "status", "approved_on", "approved_by")
        select ${newId}, ${now}, ${now}, 1, null, 'renja ' || source."year", source."unit_id", source."year", null, '', 1, 'draft', null, ''
        from (select p."unit_id", b."year", min(b."id") as "id" from "budget" b join "program" p on p."id" = b."program_id"
          group by p."unit_id", b."year") source`,
    );
    this.addSql(
      `insert into "activity" ("id", "created_at", "updated_at", "version", "renja_id", "position", "program_id", "name", "fund_type", "is_planned")
        select ${newId}, ${now}, ${now}, 1, source."renja_id",
          row_number() over (partition by source."renja_id" order by source."code", source."id") - 1,
          source."id", source."name", source."fund_type", 1
        from (select distinct r."id" as "renja_id", p."id", p."code", p."name", p."fund_type" from "budget" b
          join "program" p on p."id" = b."program_id" join "renja" r on r."unit_id" = p."unit_id" and r."year" = b."year") source`,
    );
    this.addSql(
      `create table "budget_by_activity" (${row}, "activity_id" text not null, "quarter" integer not null, "amount" bigint not null, constraint "budget_activity_id_foreign" foreign key ("activity_id") references "activity" ("id"))`,
    );
    this.addSql(
      `insert into "budget_by_activity" ("id", "created_at", "updated_at", "version", "activity_id", "quarter", "amount")
        select b."id", b."created_at", b."updated_at", b."version",
          (select a."id" from "activity" a join "renja" r on r."id" = a."renja_id"
            where a."program_id" = b."program_id" and r."year" = b."year"),
          b."quarter", b."amount"
        from "budget" b`,
    );
    this.addSql('drop table "budget"');
    this.addSql('alter table "budget_by_activity" rename to "budget"');
    this.addSql('create index "budget_activity_id_index" on "budget" ("activity_id")');
    this.addSql('create unique index "budget_activity_id_quarter_unique" on "budget" ("activity_id", "quarter")');
  }
}
