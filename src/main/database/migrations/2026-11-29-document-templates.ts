import { Migration } from '@mikro-orm/migrations';

const row =
  '"id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1';
const facts =
  '"number" text not null, "attachment" text not null, "subject" text not null, "addressee" text not null, "city" text not null, "date" text null, "opening" text not null, "closing" text not null, "signer_name" text not null, "signer_position" text not null, "counter_name" text not null, "counter_position" text not null, "acknowledged_name" text not null, "acknowledged_position" text not null';

/** What office papers say beside their records, and the office's own templates of them. */
export class DocumentTemplates extends Migration {
  override name = '2026-11-29-document-templates';

  override up(): void {
    this.addSql(
      `create table "meeting_document" (${row}, "meeting_id" text not null, "document" text not null, ${facts}, constraint "meeting_document_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id"))`,
    );
    this.addSql(
      'create unique index "meeting_document_meeting_id_document_unique" on "meeting_document" ("meeting_id", "document")',
    );
    this.addSql(
      `create table "assistance_document" (${row}, "assistance_id" text not null, "document" text not null, ${facts}, constraint "assistance_document_assistance_id_foreign" foreign key ("assistance_id") references "assistance" ("id"))`,
    );
    this.addSql(
      'create unique index "assistance_document_assistance_id_document_unique" on "assistance_document" ("assistance_id", "document")',
    );
    this.addSql(
      `create table "document_template" (${row}, "unit_id" text not null, "document" text not null, "file_name" text not null, "sha256" text not null, "size" integer not null, constraint "document_template_unit_id_foreign" foreign key ("unit_id") references "operating_unit" ("id"))`,
    );
    this.addSql(
      'create unique index "document_template_unit_id_document_unique" on "document_template" ("unit_id", "document")',
    );
  }
}
