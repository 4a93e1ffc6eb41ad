import { Migration } from '@mikro-orm/migrations';

/** Indicators with targets and achievements, progress of groups, vulnerable people among those reached. */
export class Indicators extends Migration {
  override name = '2026-11-24-indicators';

  override up(): void {
    this.addSql(
      'create table "group_progress" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "group_id" text not null, "year" integer not null, "quarter" integer not null, "revenue" bigint null, "profit" bigint null, "active_male" integer null, "active_female" integer null, "production" text not null, "stage" text not null, "start_stage" text not null, "proof" text not null, constraint "group_progress_group_id_foreign" foreign key ("group_id") references "assisted_group" ("id"))',
    );
    this.addSql('create index "group_progress_group_id_index" on "group_progress" ("group_id")');
    this.addSql(
      'create unique index "group_progress_group_id_year_quarter_unique" on "group_progress" ("group_id", "year", "quarter")',
    );
    this.addSql(
      'create table "independence_score" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "progress_id" text not null, "dimension" text not null, "score" integer not null, constraint "independence_score_progress_id_foreign" foreign key ("progress_id") references "group_progress" ("id"))',
    );
    this.addSql('create index "independence_score_progress_id_index" on "independence_score" ("progress_id")');
    this.addSql(
      'create unique index "independence_score_progress_id_dimension_unique" on "independence_score" ("progress_id", "dimension")',
    );
    this.addSql(
      'create table "indicator" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "deleted_at" text null, "search_name" text not null, "program_id" text not null, "position" integer not null, "name" text not null, "measure" text not null, "baseline" real null, "direction" text not null, "aggregation" text not null, "description" text not null, constraint "indicator_program_id_foreign" foreign key ("program_id") references "program" ("id"))',
    );
    this.addSql('create index "indicator_search_name_index" on "indicator" ("search_name")');
    this.addSql('create index "indicator_program_id_index" on "indicator" ("program_id")');
    this.addSql(
      'create table "indicator_target" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "indicator_id" text not null, "year" integer not null, "quarter" integer not null, "value" real not null, constraint "indicator_target_indicator_id_foreign" foreign key ("indicator_id") references "indicator" ("id"))',
    );
    this.addSql('create index "indicator_target_indicator_id_index" on "indicator_target" ("indicator_id")');
    this.addSql(
      'create unique index "indicator_target_indicator_id_year_quarter_unique" on "indicator_target" ("indicator_id", "year", "quarter")',
    );
    this.addSql(
      'create table "achievement" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "indicator_id" text not null, "year" integer not null, "quarter" integer not null, "value" real null, "note" text not null, constraint "achievement_indicator_id_foreign" foreign key ("indicator_id") references "indicator" ("id"))',
    );
    this.addSql('create index "achievement_indicator_id_index" on "achievement" ("indicator_id")');
    this.addSql(
      'create unique index "achievement_indicator_id_year_quarter_unique" on "achievement" ("indicator_id", "year", "quarter")',
    );
    this.addSql(
      'create table "beneficiary_vulnerable" ("id" text not null primary key, "created_at" text not null, "updated_at" text not null, "version" integer not null default 1, "beneficiary_id" text not null, "category" text not null, "count" integer not null, constraint "beneficiary_vulnerable_beneficiary_id_foreign" foreign key ("beneficiary_id") references "beneficiary" ("id"))',
    );
    this.addSql(
      'create index "beneficiary_vulnerable_beneficiary_id_index" on "beneficiary_vulnerable" ("beneficiary_id")',
    );
    this.addSql(
      'create unique index "beneficiary_vulnerable_beneficiary_id_category_unique" on "beneficiary_vulnerable" ("beneficiary_id", "category")',
    );
  }
}
