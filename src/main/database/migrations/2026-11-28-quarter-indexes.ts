import { Migration } from '@mikro-orm/migrations';

/**
 * Orders what is stated quarter by quarter by time first: the rows of one quarter then lie beside each
 * other in the index and cost the same however many years there are, where an index by group or by
 * indicator has one of them on each page. What asks for one group's or one indicator's rows has an
 * index of its own, in the place of one by its id alone. A year's activities are found by its Renja.
 */
export class QuarterIndexes extends Migration {
  override name = '2026-11-28-quarter-indexes';

  override up(): void {
    for (const { table, id, byTime } of statedByQuarter) {
      this.addSql(`drop index "${table}_${id}_year_quarter_unique"`);
      this.addSql(`drop index "${table}_${id}_index"`);
      const byId = [id, 'year', 'quarter'];
      this.addSql(`create index "${table}_${byId.join('_')}_index" on "${table}" (${listed(byId)})`);
      // After it: where both serve alike, SQLite takes the one that was made last.
      this.addSql(`create unique index "${table}_${byTime.join('_')}_unique" on "${table}" (${listed(byTime)})`);
    }
    this.addSql('create index "renja_year_index" on "renja" ("year")');
    this.addSql('drop index "activity_renja_id_index"');
    this.addSql('create index "activity_renja_id_program_id_index" on "activity" ("renja_id", "program_id")');
  }
}

/** Targets and achievements are asked for by year, the others by quarter. */
const statedByQuarter = [
  { table: 'indicator_target', id: 'indicator_id', byTime: ['year', 'indicator_id', 'quarter'] },
  { table: 'achievement', id: 'indicator_id', byTime: ['year', 'indicator_id', 'quarter'] },
  { table: 'beneficiary', id: 'program_id', byTime: ['year', 'quarter', 'program_id'] },
  { table: 'group_progress', id: 'group_id', byTime: ['year', 'quarter', 'group_id'] },
];

function listed(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}
