import type { RecordKind } from '../../shared/history.ts';
import type { EntityManager } from '../database/open.ts';
import type { Fields } from '../database/stored-rows.ts';
import { fieldOfRows } from '../database/stored-rows.ts';
import { wayToRecord } from './record-tables.ts';
import type { RowChange } from './row-change.ts';

interface Owner {
  kind: RecordKind;
  id: string;
}

/** A change, and the whole row that it happened to. */
export interface ChangedRow {
  change: Omit<RowChange, 'recordKind' | 'recordId'>;
  row: Fields;
}

/**
 * Puts each change under the record whose history it is: the row itself, or what it belongs to,
 * whatever the action was about. Rows of which nothing is known here go under the action's record.
 */
export async function underRecords(em: EntityManager, record: Owner, changed: ChangedRow[]): Promise<RowChange[]> {
  const owners = await ownersBelow(em, record, changed);
  return changed.map(({ change, row }) => {
    const way = wayToRecord(change.entity);
    if (!way) return { recordKind: record.kind, recordId: record.id, ...change };
    const [first, second] = way.steps;
    const next = first ? String(row[first.field]) : change.entityId;
    const id = second ? (owners.get(next) ?? (way.kind === record.kind ? record.id : '')) : next;
    return { recordKind: way.kind, recordId: id, ...change };
  });
}

/**
 * The record of each row that others are below of: a participant names its session only, and an action about
 * another kind of record may change it, as a merge does. An action about the record itself knows it.
 */
async function ownersBelow(em: EntityManager, record: Owner, changed: ChangedRow[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const [entity, rows] of Map.groupBy(changed, ({ change }) => change.entity)) {
    const way = wayToRecord(entity);
    const [first, second] = way?.steps ?? [];
    if (!first || !second || (way?.kind === record.kind && record.id !== '')) continue;
    const ids = [...new Set(rows.map(({ row }) => String(row[first.field])))];
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    for (const [id, owner] of await fieldOfRows(em, first.to, second.field, ids)) found.set(id, owner);
  }
  return found;
}
