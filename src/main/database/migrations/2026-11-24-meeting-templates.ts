import { Migration } from '@mikro-orm/migrations';

/** Patterns that meetings are made from. */
export class MeetingTemplates extends Migration {
  override name = '2026-11-24-meeting-templates';

  override up(): void {
    this.addSql(
      'create table "meeting_template" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "unit_id" text not null, "name" text not null, "content" text not null, constraint "meeting_template_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"))',
    );
    this.addSql('create index "meeting_template_unit_id_index" on "meeting_template" ("unit_id")');
  }
}
