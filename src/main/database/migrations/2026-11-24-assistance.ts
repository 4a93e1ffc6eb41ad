import { Migration } from '@mikro-orm/migrations';

const row =
  '"id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1';

/** Assistance with its items and later conditions; products, licences and the local hero of a group. */
export class Assistance extends Migration {
  override name = '2026-11-24-assistance';

  override up(): void {
    this.addSql(
      `create table "assistance" (${row}, "deleted_at" text null, "search_name" text not null, "group_id" text not null, "program_id" text null, "bast_number" text not null, "date" text not null, "description" text not null, "delivered_by" text not null, "received_by" text not null, constraint "assistance_group_id_foreign" foreign key ("group_id") references "assisted_group" ("id"), constraint "assistance_program_id_foreign" foreign key ("program_id") references "program" ("id") on delete set null)`,
    );
    this.addSql('create index "assistance_search_name_index" on "assistance" ("search_name")');
    this.addSql('create index "assistance_group_id_index" on "assistance" ("group_id")');
    this.addSql('create index "assistance_program_id_index" on "assistance" ("program_id")');
    this.addSql('create index "assistance_date_index" on "assistance" ("date")');
    this.addSql(
      `create table "assistance_item" (${row}, "assistance_id" text not null, "position" integer not null, "name" text not null, "quantity" real not null, "unit" text not null, "value" bigint not null, "note" text not null, constraint "assistance_item_assistance_id_foreign" foreign key ("assistance_id") references "assistance" ("id"))`,
    );
    this.addSql('create index "assistance_item_assistance_id_index" on "assistance_item" ("assistance_id")');
    this.addSql(
      `create table "assistance_condition" (${row}, "assistance_id" text not null, "position" integer not null, "date" text not null, "condition" text not null, "note" text not null, "checked_by" text not null, constraint "assistance_condition_assistance_id_foreign" foreign key ("assistance_id") references "assistance" ("id"))`,
    );
    this.addSql('create index "assistance_condition_assistance_id_index" on "assistance_condition" ("assistance_id")');
    this.addSql(
      `create table "group_product" (${row}, "group_id" text not null, "position" integer not null, "name" text not null, "unit" text not null, "price" bigint null, "since" text null, constraint "group_product_group_id_foreign" foreign key ("group_id") references "assisted_group" ("id"))`,
    );
    this.addSql('create index "group_product_group_id_index" on "group_product" ("group_id")');
    this.addSql(
      `create table "group_licence" (${row}, "group_id" text not null, "position" integer not null, "kind" text not null, "number" text not null, "issued_on" text null, "valid_until" text null, constraint "group_licence_group_id_foreign" foreign key ("group_id") references "assisted_group" ("id"))`,
    );
    this.addSql('create index "group_licence_group_id_index" on "group_licence" ("group_id")');
    this.addSql(
      'alter table "assisted_group" add column "local_hero_id" text null constraint "assisted_group_local_hero_id_foreign" references "person" ("id") on delete set null',
    );
    this.addSql('create index "assisted_group_local_hero_id_index" on "assisted_group" ("local_hero_id")');
  }
}
