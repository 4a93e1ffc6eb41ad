import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';

/**
 * Whether the area code in `column` is the area or lies below it: a code begins with the codes
 * above it.
 *
 * @param column with its table's alias: `g.areaCode`
 */
export function withinArea(column: string, code: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} || '.' like ${`${code}.%`}`;
}
