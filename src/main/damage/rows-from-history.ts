import type { Fields } from '../database/stored-rows.ts';
import type { StoredRow } from './stored-cells.ts';
import type { TableShape } from './table-shape.ts';

/** What the history knows of rows, by their id. */
export interface HistoryOfRows {
  /** The row as its last change left it; null where it was removed, undefined where that cannot be told. */
  lastState(id: string): Fields | null | undefined;
  /** Ids of an entity's rows that were never removed. */
  aliveOf(entity: string): string[];
}

interface Change {
  id: string;
  isNew: boolean;
  after: string | null;
}

/** Reads what became of each row from the history: a new row has all its fields there, a change those that it changed. */
export function historyOfRows(shape: TableShape, rows: readonly StoredRow[]): HistoryOfRows {
  const column = (name: string) => shape.columns.findIndex((each) => each.name === name);
  const [id, entity, entityId, before, after] = ['id', 'entity', 'entity_id', 'before', 'after'].map(column);
  const changes = new Map<string, Change[]>();
  const entities = new Map<string, Set<string>>();
  for (const { values } of rows) {
    const key = String(values[entityId!]);
    const text = values[after!];
    const change = { id: String(values[id!]), isNew: values[before!] === null, after: typeof text === 'string' ? text : null };
    changes.set(key, [...(changes.get(key) ?? []), change]);
    const name = String(values[entity!]);
    entities.set(name, (entities.get(name) ?? new Set()).add(key));
  }
  // Ids of the history sort by time.
  const ordered = (key: string) => (changes.get(key) ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    lastState: (key) => folded(ordered(key)),
    aliveOf: (name) => [...(entities.get(name) ?? [])].filter((key) => ordered(key).at(-1)?.after !== null),
  };
}

function folded(changes: readonly Change[]): Fields | null | undefined {
  if (changes.at(-1)?.after === null) return null;
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
