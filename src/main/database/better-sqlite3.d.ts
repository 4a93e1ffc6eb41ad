/** The driver ships no types for this name; what is used of it where MikroORM is not between. */
declare module 'better-sqlite3' {
  export interface Statement {
    /** Its SQL. */
    source: string;
    all(...values: unknown[]): unknown[];
    run(...values: unknown[]): unknown;
    /** Rows as arrays from now on. */
    raw(): Statement;
  }
  export default class Database {
    constructor(file: string, options?: { readonly?: boolean; fileMustExist?: boolean; timeout?: number });
    readonly inTransaction: boolean;
    prepare(sql: string): Statement;
    exec(sql: string): void;
    close(): void;
  }
}
