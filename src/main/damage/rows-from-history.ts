import type { Fields } from '../database/stored-rows.ts';
import type { StoredRow } from './stored-cells.ts';
import type { TableShape } from './table-shape.ts';

/** What the history knows of rows, by their id. */
export interface HistoryOfRows {
  /** The row as its last change left it; null where it was removed, undefined where that cannot be told. */
  lastState(id: string): Fields | null | undefined;
  /** Ids of all rows of an entity that it knows. */
  idsOf(entity: string): string[];
}

interface Change {
  id: string;
  action: string;
  isNew: boolean;
  after: string | null;
}

/**
 * Reads what became of each row from the history: a new row has all its fields there, a change those that
 * it changed. An action that was taken back, and the one that took it back, are as if they had not been:
 * so a row does not come back because of its removal's line alone being lost.
 */
export function historyOfRows(
  history: { shape: TableShape; rows: readonly StoredRow[] },
  actions: { shape: TableShape; rows: readonly StoredRow[] },
): HistoryOfRows {
  const isInForce = actionsInForce(actions);
  const column = columnsOf(history.shape, ['id', 'entity', 'entity_id', 'before', 'after', 'action_id']);
  const changes = new Map<string, Change[]>();
  const entities = new Map<string, Set<string>>();
  for (const { values } of history.rows) {
    const [id, entity, key, before, after, action] = column.map((index) => values[index]);
    const change = {
      id: String(id),
      action: String(action),
      isNew: before === null,
      after: typeof after === 'string' ? after : null,
    };
    entry(changes, String(key), () => []).push(change);
    entry(entities, String(entity), () => new Set<string>()).add(String(key));
  }
  const inForce = (key: string) =>
    (changes.get(key) ?? [])
      .filter(({ action }) => isInForce(action))
      // Ids of the history sort by time.
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    lastState: (key) => folded(inForce(key)),
    idsOf: (name) => [...(entities.get(name) ?? [])],
  };
}

function actionsInForce({ shape, rows }: { shape: TableShape; rows: readonly StoredRow[] }) {
  const [id = 0, undoes = 0] = columnsOf(shape, ['id', 'undoes']);
  const takenBackBy = new Map<string, string>();
  const undos = new Set<string>();
  for (const { values } of rows) {
    if (typeof values[undoes] !== 'string') continue;
    takenBackBy.set(values[undoes], String(values[id]));
    undos.add(String(values[id]));
  }
  // An undo that was itself taken back took nothing back.
  const isTakenBack = (action: string): boolean => {
    const by = takenBackBy.get(action);
    return by !== undefined && !isTakenBack(by);
  };
  return (action: string) => !undos.has(action) && !isTakenBack(action);
}

function columnsOf(shape: TableShape, names: readonly string[]): number[] {
  return names.map((name) => shape.columns.findIndex((column) => column.name === name));
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function folded(changes: readonly Change[]): Fields | null | undefined {
  const last = changes.at(-1);
  if (last?.after === null) return null;
  const start = changes.findLastIndex(({ isNew }) => isNew);
  if (start < 0) return undefined;
  const states = changes.slice(start).map(({ after }) => fieldsIn(after));
  return states.every((state) => state !== undefined) ? Object.assign({}, ...states) : undefined;
}

function fieldsIn(json: string | null): Fields | undefined {
  try {
    return JSON.parse(json ?? '') as Fields; // written by us, from fields
  } catch {
    return undefined;
  }
}
