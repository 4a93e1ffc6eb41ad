import { Migration } from '@mikro-orm/migrations';

/**
 * What a quarter asks of spending stands in one index by the day, where that by program has it among the expenses of
 * all years. Evidence of some days is found by its own day.
 */
export class DatedIndexes extends Migration {
  override name = '2026-11-29-dated-indexes';

  override up(): void {
    const columns = ['date', 'program_id', 'deleted_at', 'amount'];
    const listed = columns.map((column) => `"${column}"`).join(', ');
    this.addSql(`create index "expense_${columns.join('_')}_index" on "expense" (${listed})`);
    this.addSql('create index "attachment_taken_on_index" on "attachment" ("taken_on")');
  }
}
