import { Migration } from '@mikro-orm/migrations';

/**
 * What a quarter asks of spending stands in one index, without a look at each expense among those of all
 * years. Evidence of some days is found by its own day.
 */
export class DatedIndexes extends Migration {
  override name = '2026-11-29-dated-indexes';

  override up(): void {
    this.addSql('drop index "expense_program_id_date_index"');
    const columns = ['program_id', 'date', 'deleted_at', 'amount'];
    this.addSql(
      `create index "expense_${columns.join('_')}_index" on "expense" (${columns.map((name) => `"${name}"`).join(', ')})`,
    );
    this.addSql('create index "attachment_taken_on_index" on "attachment" ("taken_on")');
  }
}
