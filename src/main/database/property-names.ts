import {
  AliasNode,
  CamelCasePlugin,
  ColumnNode,
  IdentifierNode,
  ReferenceNode,
  SelectionNode,
  SelectQueryNode,
} from 'kysely';
import type {
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';

/**
 * Lets SQL name columns by property (`validFrom` for `valid_from`). A selected column is given its
 * property's name in the statement, so that the driver makes the rows as they are wanted; where a name
 * of another kind is left, as of a sum, names are worked out once a result and not once a value.
 */
export class PropertyNames extends CamelCasePlugin {
  override transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
    const query = super.transformQuery(args);
    // What orders the rows of several selects together goes by the names of the first one's columns.
    if (!SelectQueryNode.is(query) || !query.selections || query.setOperations) return query;
    return { ...query, selections: query.selections.map((selection) => this.#named(selection)) };
  }

  #named(selection: SelectionNode): SelectionNode {
    const column = columnOf(selection);
    if (column === undefined) return selection;
    const property = this.camelCase(column);
    if (property === column) return selection;
    return SelectionNode.create(AliasNode.create(selection.selection, IdentifierNode.create(property)));
  }

  override async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const first = result.rows?.[0];
    if (!first) return result;
    const columns = Object.keys(first);
    const properties = columns.map((column) => this.camelCase(column));
    if (properties.every((property, index) => property === columns[index])) return result;
    return { ...result, rows: result.rows.map((row) => renamed(row, columns, properties)) };
  }
}

/** The name of the column that is selected under its own name. */
function columnOf({ selection }: SelectionNode): string | undefined {
  const column = ReferenceNode.is(selection) ? selection.column : selection;
  return ColumnNode.is(column) ? column.column.name : undefined;
}

function renamed(row: UnknownRow, columns: string[], properties: string[]): UnknownRow {
  const named: UnknownRow = {};
  for (let index = 0; index < columns.length; index += 1) {
    named[properties[index] ?? ''] = row[columns[index] ?? ''];
  }
  return named;
}
