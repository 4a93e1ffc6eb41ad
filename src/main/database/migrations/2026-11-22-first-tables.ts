import { Migration } from '@mikro-orm/migrations';

/** The first tables. Identifiers are in double quotes, which SQLite and PostgreSQL both read. */
export class FirstTables extends Migration {
  override name = '2026-11-22-first-tables';

  override up(): void {
    this.addSql(
      'create table "area" ("code" text not null primary key, "name" text not null, "level" integer not null, "parent_code" text null, "full_name" text not null, "search_name" text not null)',
    );
    this.addSql('create index "area_parent_code_index" on "area" ("parent_code")');
    this.addSql('create index "area_search_name_index" on "area" ("search_name")');
    this.addSql(
      'create table "choice" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "list" text not null, "code" text not null, "label" text not null, "label_en" text not null, "position" integer not null)',
    );
    this.addSql('create unique index "choice_list_code_unique" on "choice" ("list", "code")');
    this.addSql(
      'create table "operating_unit" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "deleted_at" text null, "search_name" text not null, "code" text not null, "time_zone" text not null)',
    );
    this.addSql('create index "operating_unit_search_name_index" on "operating_unit" ("search_name")');
    this.addSql(
      'create table "unit_identity" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "unit_id" text not null, "name" text not null, "legal_name" text not null, "company" text not null, "region" text not null, "address" text not null, "logo" text null, "logo_right" text null, "valid_from" text not null, "valid_to" text null, constraint "unit_identity_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"))',
    );
    this.addSql('create index "unit_identity_unit_id_index" on "unit_identity" ("unit_id")');
    this.addSql(
      'create table "signatory" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "unit_id" text not null, "role" text not null, "name" text not null, "position" text not null, "rank" integer not null, "valid_from" text not null, "valid_to" text null, constraint "signatory_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"))',
    );
    this.addSql('create index "signatory_unit_id_index" on "signatory" ("unit_id")');
    this.addSql(
      'create table "unit_ring" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "unit_id" text not null, "area_code" text not null, "ring" integer not null, constraint "unit_ring_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"))',
    );
    this.addSql('create index "unit_ring_unit_id_index" on "unit_ring" ("unit_id")');
    this.addSql(
      'create table "person" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "deleted_at" text null, "search_name" text not null, "name" text not null, "gender" text null, "birth_year" integer null, "phone" text not null, "comparable_phone" text not null, "area_code" text null, "consent_date" text null, "note" text not null)',
    );
    this.addSql('create index "person_search_name_index" on "person" ("search_name")');
    this.addSql('create index "person_comparable_phone_index" on "person" ("comparable_phone")');
    this.addSql(
      'create table "assisted_group" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "deleted_at" text null, "search_name" text not null, "unit_id" text not null, "name" text not null, "short_name" text not null, "kind" text not null, "area_code" text not null, "decree_number" text not null, "decree_date" text null, "decree_issuer" text not null, "founded_on" text null, "stage" text not null, "is_active" integer not null, "products" text not null, "local_hero" text not null, "description" text not null, constraint "assisted_group_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"))',
    );
    this.addSql('create index "assisted_group_search_name_index" on "assisted_group" ("search_name")');
    this.addSql('create index "assisted_group_unit_id_index" on "assisted_group" ("unit_id")');
    this.addSql(
      'create table "membership" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "group_id" text not null, "person_id" text not null, "position" integer not null, "role" text not null, "joined_on" text null, "left_on" text null, "vulnerable_categories" text not null, constraint "membership_group_id_foreign" foreign key ("group_id") references "assisted_group" ("id"), constraint "membership_person_id_foreign" foreign key ("person_id") references "person" ("id"))',
    );
    this.addSql('create index "membership_group_id_index" on "membership" ("group_id")');
    this.addSql('create index "membership_person_id_index" on "membership" ("person_id")');
    this.addSql(
      'create table "program" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "deleted_at" text null, "search_name" text not null, "unit_id" text not null, "code" text not null, "name" text not null, "expansion" text not null, "company_pillar" text null, "main_tpb" integer not null, "priority_field" text null, "fund_type" text not null, "nature" text not null, "parent_id" text null, "start_date" text not null, "end_date" text null, "stage" text not null, "status" text not null, "baseline" text not null, "coordinator" text not null, "core_competency" text not null, "description" text not null, constraint "program_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"))',
    );
    this.addSql('create index "program_search_name_index" on "program" ("search_name")');
    this.addSql('create index "program_unit_id_index" on "program" ("unit_id")');
    this.addSql('create index "program_parent_id_index" on "program" ("parent_id")');
    this.addSql(
      'create table "program_tpb" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "program_id" text not null, "tpb" integer not null, constraint "program_tpb_program_id_foreign" foreign key ("program_id") references "program" ("id"))',
    );
    this.addSql('create index "program_tpb_program_id_index" on "program_tpb" ("program_id")');
    this.addSql(
      'create table "program_area" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "program_id" text not null, "area_code" text not null, "position" integer not null, constraint "program_area_program_id_foreign" foreign key ("program_id") references "program" ("id"))',
    );
    this.addSql('create index "program_area_program_id_index" on "program_area" ("program_id")');
    this.addSql(
      'create table "program_group" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "program_id" text not null, "group_id" text not null, constraint "program_group_program_id_foreign" foreign key ("program_id") references "program" ("id"), constraint "program_group_group_id_foreign" foreign key ("group_id") references "assisted_group" ("id"))',
    );
    this.addSql('create index "program_group_program_id_index" on "program_group" ("program_id")');
    this.addSql('create index "program_group_group_id_index" on "program_group" ("group_id")');
    this.addSql(
      'create table "budget" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "program_id" text not null, "year" integer not null, "quarter" integer not null, "amount" bigint not null, constraint "budget_program_id_foreign" foreign key ("program_id") references "program" ("id"))',
    );
    this.addSql('create index "budget_program_id_index" on "budget" ("program_id")');
    this.addSql(
      'create unique index "budget_program_id_year_quarter_unique" on "budget" ("program_id", "year", "quarter")',
    );
    this.addSql(
      'create table "expense" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "deleted_at" text null, "search_name" text not null, "program_id" text not null, "date" text not null, "amount" bigint not null, "description" text not null, "voucher_number" text not null, "overspend_reason" text not null, constraint "expense_program_id_foreign" foreign key ("program_id") references "program" ("id"))',
    );
    this.addSql('create index "expense_search_name_index" on "expense" ("search_name")');
    this.addSql('create index "expense_program_id_index" on "expense" ("program_id")');
    this.addSql('create index "expense_program_id_date_index" on "expense" ("program_id", "date")');
    this.addSql(
      'create table "beneficiary" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "program_id" text not null, "year" integer not null, "quarter" integer not null, "male" integer not null, "female" integer not null, "indirect" integer not null, "basis" text not null, constraint "beneficiary_program_id_foreign" foreign key ("program_id") references "program" ("id"))',
    );
    this.addSql('create index "beneficiary_program_id_index" on "beneficiary" ("program_id")');
    this.addSql(
      'create unique index "beneficiary_program_id_year_quarter_unique" on "beneficiary" ("program_id", "year", "quarter")',
    );
    this.addSql(
      'create table "meeting" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "deleted_at" text null, "search_name" text not null, "unit_id" text not null, "kind" text not null, "number" text not null, "title" text not null, "purpose" text not null, "agenda" text not null, "chair" text not null, "note_taker" text not null, "speakers" text not null, "outcome" text not null, constraint "meeting_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"))',
    );
    this.addSql('create index "meeting_search_name_index" on "meeting" ("search_name")');
    this.addSql('create index "meeting_unit_id_index" on "meeting" ("unit_id")');
    this.addSql(
      'create table "meeting_session" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "meeting_id" text not null, "position" integer not null, "title" text not null, "date" text not null, "start_time" text null, "end_time" text null, "place" text not null, "area_code" text null, "destination" text not null, constraint "meeting_session_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id"))',
    );
    this.addSql('create index "meeting_session_meeting_id_index" on "meeting_session" ("meeting_id")');
    this.addSql('create index "meeting_session_date_index" on "meeting_session" ("date")');
    this.addSql(
      'create table "participant" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "session_id" text not null, "person_id" text not null, "position" integer not null, "name" text not null, "gender" text null, "institution" text not null, "job_title" text not null, "phone" text not null, "role" text not null, "status" text not null, "group_id" text null, constraint "participant_session_id_foreign" foreign key ("session_id") references "meeting_session" ("id"), constraint "participant_person_id_foreign" foreign key ("person_id") references "person" ("id"), constraint "participant_group_id_foreign" foreign key ("group_id") references "assisted_group" ("id") on delete set null)',
    );
    this.addSql('create index "participant_session_id_index" on "participant" ("session_id")');
    this.addSql('create index "participant_person_id_index" on "participant" ("person_id")');
    this.addSql('create index "participant_group_id_index" on "participant" ("group_id")');
    this.addSql(
      'create table "meeting_program" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "meeting_id" text not null, "program_id" text not null, constraint "meeting_program_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id"), constraint "meeting_program_program_id_foreign" foreign key ("program_id") references "program" ("id"))',
    );
    this.addSql('create index "meeting_program_meeting_id_index" on "meeting_program" ("meeting_id")');
    this.addSql('create index "meeting_program_program_id_index" on "meeting_program" ("program_id")');
    this.addSql(
      'create table "meeting_group" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "meeting_id" text not null, "group_id" text not null, constraint "meeting_group_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id"), constraint "meeting_group_group_id_foreign" foreign key ("group_id") references "assisted_group" ("id"))',
    );
    this.addSql('create index "meeting_group_meeting_id_index" on "meeting_group" ("meeting_id")');
    this.addSql('create index "meeting_group_group_id_index" on "meeting_group" ("group_id")');
    this.addSql(
      'create table "history" ("id" text not null primary key, "at" text not null, "actor" text not null, "action_id" text not null, "operation" text not null, "record_kind" text not null, "record_id" text not null, "entity" text not null, "entity_id" text not null, "before" text null, "after" text null)',
    );
    this.addSql('create index "history_action_id_index" on "history" ("action_id")');
    this.addSql('create index "history_record_kind_record_id_index" on "history" ("record_kind", "record_id")');
  }
}
