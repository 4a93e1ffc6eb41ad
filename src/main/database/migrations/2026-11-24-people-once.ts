import { Migration } from '@mikro-orm/migrations';

/**
 * Names in the form in which they are compared, people merged into others, and pairs told apart. SQL
 * cannot make that form: rows with an empty one get theirs when the application opens.
 */
export class PeopleOnce extends Migration {
  override name = '2026-11-24-people-once';

  override up(): void {
    this.addSql('alter table "person" add column "comparable_name" text not null default \'\'');
    this.addSql('alter table "person" add column "merged_into_id" text null');
    this.addSql('create index "person_comparable_name_index" on "person" ("comparable_name")');
    this.addSql('create index "person_merged_into_id_index" on "person" ("merged_into_id")');
    this.addSql(
      'create table "different_people" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "one_id" text not null, "other_id" text not null, constraint "different_people_one_id_foreign" foreign key ("one_id") references "person" ("id"), constraint "different_people_other_id_foreign" foreign key ("other_id") references "person" ("id"))',
    );
    this.addSql('create index "different_people_one_id_index" on "different_people" ("one_id")');
    this.addSql('create index "different_people_other_id_index" on "different_people" ("other_id")');
    this.addSql(
      'create unique index "different_people_one_id_other_id_unique" on "different_people" ("one_id", "other_id")',
    );
  }
}
