/** A truth value as SQL gives it: SQLite has 1 and 0, whatever the column's type says. */
export function truth(value: boolean | number): boolean {
  return value === true || value === 1;
}

/** A field's value as SQL takes it; see `truth`. */
export function sqlValue(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** A sum or count as SQL gives it: null over no rows; PostgreSQL sends big ones as text. */
export function figure(value: number | string | bigint | null | undefined): number {
  return value === null || value === undefined ? 0 : Number(value);
}
