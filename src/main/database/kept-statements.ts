/** What is used here of better-sqlite3, which does not type itself under our name for it. */
export interface Driver {
  readonly inTransaction: boolean;
  prepare(sql: string): Statement;
  close(): unknown;
}

/** A prepared statement; it runs at once. */
interface Statement {
  run(...values: unknown[]): unknown;
  /** Every row, by the names of its columns. */
  all(...values: unknown[]): unknown[];
}

/** More than an office's day asks for; a query with a list of values is another statement for each length of it. */
const mostKept = 200;

/**
 * Has a connection prepare each statement once and then use it again: to prepare one, and to learn how
 * its rows look, takes as long as a short query itself. Those used longest ago are let go. SQLite by
 * itself prepares a statement anew where the tables changed. A kept statement is read to its end at
 * once, as everything here is, and never row by row. A rollback of nothing is no error.
 */
export function keepStatements(driver: Driver): void {
  const prepare = driver.prepare.bind(driver);
  const kept = new Map<string, Statement>();
  driver.prepare = (sql) => {
    // SQLite itself ends a transaction that a full disk broke off. Kysely would not let go of the connection
    // when its own rollback then fails, and whatever comes after would wait for ever.
    if (sql === 'rollback' && !driver.inTransaction) return prepare('select null');
    const statement = kept.get(sql) ?? prepare(sql);
    // A map keeps the order of entering, so that its first key is the one used longest ago.
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size > mostKept) kept.delete(oldest);
    return statement;
  };
}
