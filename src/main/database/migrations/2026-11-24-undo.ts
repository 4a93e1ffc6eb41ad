import { Migration } from '@mikro-orm/migrations';

/**
 * Actions, so that what was done last can be taken back. What was done before has no row here: its
 * history lacks versions and bookkeeping, and is for reading only.
 */
export class Undo extends Migration {
  override name = '2026-11-24-undo';

  override up(): void {
    this.addSql(
      'create table "action" ("id" text not null primary key, "at" text not null, "actor" text not null, "operation" text not null, "record_kind" text not null, "record_id" text not null, "record_name" text not null, "undoes" text null, "taken_back_version" integer not null)',
    );
    this.addSql('create index "action_undoes_index" on "action" ("undoes")');
  }
}
