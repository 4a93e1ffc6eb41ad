import { Migration } from '@mikro-orm/migrations';

/** How units lay out their sheets, and which sheets were printed. */
export class Sheets extends Migration {
  override name = '2026-11-29-sheets';

  override up(): void {
    this.addSql(
      'create table "sheet_layout" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "unit_id" text not null, "kind" text not null, "content" text not null, constraint "sheet_layout_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"))',
    );
    this.addSql('create unique index "sheet_layout_unit_id_kind_unique" on "sheet_layout" ("unit_id", "kind")');
    this.addSql(
      'create table "printed_sheet" ("session_id" text not null, "version" text not null, "printed_at" text not null, "content" text not null, primary key ("session_id", "version"))',
    );
  }
}
