import type { RecordKind } from '../../shared/history.ts';
import { usesOfChoice } from '../choices/choice-uses.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import type { Reference } from '../database/stored-rows.ts';
import { ownersInBin, ownersOfRows, references, rowsOfRecord, targetsInBin } from '../database/stored-rows.ts';
import { isGoingWith, recordTables, wayToRecord } from '../history/record-tables.ts';

interface RecordReference {
  kind: RecordKind;
  id: string;
}

/**
 * How many records in use refer to this one, by themselves or by a row of theirs; each counts once. Entries of
 * the office's lists are held by their codes, so the rows that hold one are counted.
 */
export async function countUses(em: EntityManager, kind: RecordKind, id: string): Promise<number> {
  if (kind === 'choice') return usesOfChoice(queriesOf(em), id);
  const users = new Set<string>();
  for (const { reference, way } of referencesBetweenRecords(em)) {
    if (reference.target !== recordTables[kind].entity || isGoingWith(way.kind, reference.field)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    for (const user of await ownersOfRows(em, reference, way.steps, id)) users.add(user);
  }
  for (const { reference, way, rowsField } of referencesToRows(em, kind)) {
    // oxlint-disable-next-line no-await-in-loop -- as above
    for (const row of await rowsOfRecord(em, reference.target, rowsField, id)) {
      // oxlint-disable-next-line no-await-in-loop -- as above
      for (const user of await ownersOfRows(em, reference, way.steps, row)) users.add(user);
    }
  }
  return users.size;
}

/** Records in the bin that this one cannot be without, and what those need in turn. */
export async function neededFromBin(em: EntityManager, record: RecordReference): Promise<RecordReference[]> {
  const found: RecordReference[] = [];
  const waiting = [record];
  const between = referencesBetweenRecords(em);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const { reference, way } of between) {
      const needed = wayToRecord(reference.target);
      if (way.kind !== next.kind || !needed) continue;
      // oxlint-disable-next-line no-await-in-loop -- each step is known only from the one before
      for (const id of await targetsInBin(em, reference, way.steps, next.id)) {
        if (found.some((other) => other.id === id)) continue;
        found.push({ kind: needed.kind, id });
        waiting.push({ kind: needed.kind, id });
      }
    }
    for (const { reference, way, rowsField, owner } of referencesToRows(em)) {
      if (way.kind !== next.kind) continue;
      // oxlint-disable-next-line no-await-in-loop -- each step is known only from the one before
      for (const id of await ownersInBin(em, reference, way.steps, { field: rowsField, to: owner.entity }, next.id)) {
        if (found.some((other) => other.id === id)) continue;
        found.push({ kind: owner.kind, id });
        waiting.push({ kind: owner.kind, id });
      }
    }
  }
  return found;
}

/** References from a record or a row of its own to another record; that a row belongs to its record is none. */
function referencesBetweenRecords(em: EntityManager) {
  return references(em).flatMap((reference: Reference) => {
    const way = wayToRecord(reference.entity);
    const target = wayToRecord(reference.target);
    if (!way || target?.steps.length !== 0 || way.steps[0]?.field === reference.field) return [];
    return [{ reference, way }];
  });
}

/** References to a row of another record, as an expense names an activity of a Renja; of one kind, or of all. */
function referencesToRows(em: EntityManager, kind?: RecordKind) {
  return references(em).flatMap((reference: Reference) => {
    const way = wayToRecord(reference.entity);
    const target = wayToRecord(reference.target);
    const [step] = target?.steps ?? [];
    if (!way || !target || !step || target.steps.length > 1 || way.kind === target.kind) return [];
    if (kind !== undefined && target.kind !== kind) return [];
    return [{ reference, way, rowsField: step.field, owner: { kind: target.kind, entity: step.to } }];
  });
}
