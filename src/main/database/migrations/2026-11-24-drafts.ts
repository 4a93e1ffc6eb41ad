import { Migration } from '@mikro-orm/migrations';

/** What is typed and not saved yet. */
export class Drafts extends Migration {
  override name = '2026-11-24-drafts';

  override up(): void {
    this.addSql(
      'create table "draft" ("key" text not null primary key, "path" text not null, "unit_id" text null, "title" text not null, "content" text not null, "saved_at" text not null)',
    );
  }
}
