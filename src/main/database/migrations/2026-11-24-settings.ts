import { Migration } from '@mikro-orm/migrations';

const row =
  '"id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1';

/** What the office decides once: legal basis, spelling of amounts, paper, days that a quarter's figures may take. */
export class Settings extends Migration {
  override name = '2026-11-24-settings';

  override up(): void {
    this.addSql(
      `create table "settings" (${row}, "deleted_at" text null, "search_name" text not null, "rupiah_style" text not null, "paper" text not null, "due_days" integer not null)`,
    );
    this.addSql('create index "settings_search_name_index" on "settings" ("search_name")');
    this.addSql(
      `create table "legal_basis" (${row}, "settings_id" text not null, "position" integer not null, "name" text not null, "about" text not null, "valid_from" text null, "valid_to" text null, constraint "legal_basis_settings_id_foreign" foreign key ("settings_id") references "settings" ("id"))`,
    );
    this.addSql('create index "legal_basis_settings_id_index" on "legal_basis" ("settings_id")');
  }
}
