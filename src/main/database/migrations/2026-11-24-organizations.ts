import { Migration } from '@mikro-orm/migrations';

/** Stakeholders with their people and contacts, and the triggers that keep them in the search index. */
export class Organizations extends Migration {
  override name = '2026-11-24-organizations';

  override up(): void {
    this.addSql(
      'create table "organization" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "deleted_at" text null, "search_name" text not null, "unit_id" text not null, "name" text not null, "kind" text not null, "area_code" text null, "address" text not null, "phone" text not null, "influence" integer null, "interest" integer null, "attitude" text not null, "note" text not null, constraint "organization_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"))',
    );
    this.addSql('create index "organization_search_name_index" on "organization" ("search_name")');
    this.addSql('create index "organization_unit_id_index" on "organization" ("unit_id")');
    this.addSql(
      'create table "organization_position" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "organization_id" text not null, "person_id" text not null, "position" integer not null, "title" text not null, "started_on" text null, "ended_on" text null, constraint "organization_position_organization_id_foreign" foreign key ("organization_id") references "organization" ("id"), constraint "organization_position_person_id_foreign" foreign key ("person_id") references "person" ("id"))',
    );
    this.addSql(
      'create index "organization_position_organization_id_index" on "organization_position" ("organization_id")',
    );
    this.addSql('create index "organization_position_person_id_index" on "organization_position" ("person_id")');
    this.addSql(
      'create table "organization_contact" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "organization_id" text not null, "position" integer not null, "date" text not null, "kind" text not null, "person" text not null, "summary" text not null, "next_step" text not null, constraint "organization_contact_organization_id_foreign" foreign key ("organization_id") references "organization" ("id"))',
    );
    this.addSql(
      'create index "organization_contact_organization_id_index" on "organization_contact" ("organization_id")',
    );
    for (const trigger of searchTriggers) this.addSql(trigger);
  }
}

const enter = `insert into "search_entry" ("kind", "record_id", "unit_id", "label", "name", "more")
  select 'organization', r."id", r."unit_id", r."name", r."search_name",
    coalesce((select a."search_name" from "area" a where a."code" = r."area_code"), '')
  from "organization" r where r."deleted_at" is null and r."id" = new."id"`;
const leave = `delete from "search_entry" where "kind" = 'organization' and "record_id" = old."id"`;

const searchTriggers = [
  `create trigger "search_organization_insert" after insert on "organization" begin ${enter}; end`,
  `create trigger "search_organization_update"
    after update of "name", "search_name", "unit_id", "area_code", "deleted_at" on "organization"
    begin ${leave}; ${enter}; end`,
  `create trigger "search_organization_delete" after delete on "organization" begin ${leave}; end`,
];
