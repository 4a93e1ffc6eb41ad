import type { default as Database, Statement } from 'better-sqlite3';

/** The statements that a call runs, with their values. */
export async function recordStatements(raw: InstanceType<typeof Database>, call: () => Promise<unknown>) {
  const statements: { sql: string; values: unknown[] }[] = [];
  // What all statements of the driver are made of: the program keeps its own and prepares none anew.
  const everyStatement = Object.getPrototypeOf(raw.prepare('select 1')) as Statement;
  const { all } = everyStatement;
  everyStatement.all = function record(this: Statement, ...values: unknown[]) {
    statements.push({ sql: this.source, values });
    return all.apply(this, values);
  };
  await call();
  everyStatement.all = all;
  return statements;
}
