import { sql } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { comparableName } from '../../../shared/person-names.ts';

/** Names in the form in which they are compared, people merged into others, and pairs told apart. */
export class PeopleOnce extends Migration {
  override name = '2026-11-24-people-once';

  override async up(): Promise<void> {
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
    // SQL cannot make the form, so the names there are come here and go back.
    const people = (await this.execute('select "id", "name" from "person"')) as { id: string; name: string }[];
    for (const { id, name } of people) {
      this.addSql(sql`update "person" set "comparable_name" = ${comparableName(name)} where "id" = ${id}`);
    }
  }
}
