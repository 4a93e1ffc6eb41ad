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
  OperationNode,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';

/**
 * Lets SQL name columns by property (`validFrom` for `valid_from`). What is selected is given its
 * property's name in the statement, so that the driver makes the rows as they are wanted; where another
 * name is left, names are worked out once a result and not once a value.
 */
export class PropertyNames extends CamelCasePlugin {
  readonly #columns = new Map<string, IdentifierNode>();

  override transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    const query = this.#inColumns(node);
    // What orders the rows of several selects together goes by the names of the first one's columns.
    if (!SelectQueryNode.is(query) || !query.selections || query.setOperations) return query;
    const isUsed = namesUsed(query);
    return { ...query, selections: query.selections.map((selection) => this.#named(selection, isUsed)) };
  }

  /** A statement with the columns' own names. Only what holds a name that changes is made anew: copying all of it takes as long as building it. */
  #inColumns<Node extends OperationNode>(node: Node): Node {
    if (node.kind === 'ValueNode' || node.kind === 'PrimitiveValueListNode') return node;
    if (IdentifierNode.is(node)) return this.#column(node) as OperationNode as Node; // a name stays a name
    let changed: Node | undefined;
    for (const key of Object.keys(node) as (keyof Node)[]) {
      const part = node[key];
      const inColumns = this.#partInColumns(part);
      if (inColumns !== part) (changed ??= { ...node })[key] = inColumns as Node[keyof Node];
    }
    return changed ?? node;
  }

  #partInColumns(part: unknown): unknown {
    if (typeof part !== 'object' || part === null) return part;
    if (!Array.isArray(part)) return 'kind' in part ? this.#inColumns(part as OperationNode) : part;
    let changed: unknown[] | undefined;
    for (let index = 0; index < part.length; index += 1) {
      const inColumns = this.#partInColumns(part[index]);
      if (inColumns !== part[index]) (changed ??= [...part])[index] = inColumns;
    }
    return changed ?? part;
  }

  #column(node: IdentifierNode): IdentifierNode {
    const known = this.#columns.get(node.name);
    if (known) return known.name === node.name ? node : known;
    const column = IdentifierNode.create(this.snakeCase(node.name));
    this.#columns.set(node.name, column);
    return column.name === node.name ? node : column;
  }

  #named(selection: SelectionNode, isUsed: (name: string) => boolean): SelectionNode {
    const selected = selection.selection;
    const name = nameOf(AliasNode.is(selected) ? selected.alias : selected);
    if (name === undefined || (AliasNode.is(selected) && isUsed(name))) return selection;
    const property = this.camelCase(name);
    if (property === name) return selection;
    const source = AliasNode.is(selected) ? selected.node : selected;
    return SelectionNode.create(AliasNode.create(source, IdentifierNode.create(property)));
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

/** Whether a query groups or orders by a name without a table: it may mean what is selected under it. */
function namesUsed({ groupBy, orderBy, having }: SelectQueryNode): (name: string) => boolean {
  const items = [
    ...(groupBy?.items.map((item) => item.groupBy) ?? []),
    ...(orderBy?.items.map((item) => item.orderBy) ?? []),
  ];
  if (having || !items.every((item) => ReferenceNode.is(item))) return () => true;
  const names = new Set(items.map((item) => (item.table ? undefined : nameOf(item))));
  return (name) => names.has(name);
}

function nameOf(node: OperationNode): string | undefined {
  const column = ReferenceNode.is(node) ? node.column : node;
  const name = ColumnNode.is(column) ? column.column : column;
  return IdentifierNode.is(name) ? name.name : undefined;
}

function renamed(row: UnknownRow, columns: string[], properties: string[]): UnknownRow {
  const named: UnknownRow = {};
  for (let index = 0; index < columns.length; index += 1) {
    named[properties[index] ?? ''] = row[columns[index] ?? ''];
  }
  return named;
}
