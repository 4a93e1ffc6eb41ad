import { Migration } from '@mikro-orm/migrations';

/** Files that are evidence for records. */
export class Attachments extends Migration {
  override name = '2026-11-24-attachments';

  override up(): void {
    this.addSql(
      'create table "attachment" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "deleted_at" text null, "search_name" text not null, "owner_kind" text not null, "owner_id" text not null, "session_id" text null, "program_id" text null, "kind" text not null, "caption" text not null, "taken_on" text null, "file_name" text not null, "media_type" text not null, "size" integer not null, "width" integer null, "height" integer null, "sha256" text not null, "position" integer not null, constraint "attachment_program_id_foreign" foreign key ("program_id") references "program" ("id") on delete set null)',
    );
    this.addSql('create index "attachment_search_name_index" on "attachment" ("search_name")');
    this.addSql('create index "attachment_program_id_index" on "attachment" ("program_id")');
    this.addSql('create index "attachment_sha256_index" on "attachment" ("sha256")');
    this.addSql('create index "attachment_owner_id_position_index" on "attachment" ("owner_id", "position")');
  }
}
