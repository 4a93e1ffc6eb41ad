import { Migration } from '@mikro-orm/migrations';

/** Entries of the office's lists become records: with a history, a note and a place in the bin. */
export class ChoicesEdited extends Migration {
  override name = '2026-11-24-choices-edited';

  override up(): void {
    this.addSql('alter table "choice" add column "deleted_at" text null');
    this.addSql('alter table "choice" add column "search_name" text not null default \'\'');
    this.addSql('alter table "choice" add column "note" text not null default \'\'');
    this.addSql('create index "choice_search_name_index" on "choice" ("search_name")');
  }
}
