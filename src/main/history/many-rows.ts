import type { EntityName, RequiredEntityData } from '@mikro-orm/core';
import { deleteMany, insertMany, rowsOwnedBy, updateMany, wholeRow } from '../database/many-rows.ts';
import { newId } from '../database/new-id.ts';
import type { Fields } from '../database/stored-rows.ts';
import { underRecords } from './under-records.ts';
import type { ChangedRow } from './under-records.ts';
import type { Writing } from './writing.ts';

interface Row {
  id: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/**
 * `replaceRows` for lists of hundreds, participants and members: makes the rows that belong to an owner
 * equal to a list in a few statements, with a history row for each that changed. The owner, and what
 * the rows refer to, must be in the database already: flush before. For tables without truth values.
 */
export async function replaceMany<T extends Row, Input extends { id?: string | undefined }>(
  write: Writing,
  entity: EntityName<T>,
  owner: Partial<T>,
  inputs: readonly Input[],
  fields: (input: Input, index: number) => Omit<RequiredEntityData<T>, keyof Row | keyof typeof owner>,
): Promise<void> {
  const { em, at } = write;
  const existing = await rowsOwnedBy(em, entity, owner);
  const left = new Map(existing.map((row) => [row['id'], row]));
  const created: Fields[] = [];
  const updated: { before: Fields; after: Fields }[] = [];
  inputs.forEach((input, index) => {
    const before = left.get(input.id);
    const wanted: Fields = { ...fields(input, index), ...owner };
    if (before === undefined) {
      created.push(newRow(write, entity, wanted));
      return;
    }
    left.delete(input.id);
    const isSame = Object.entries(wanted).every(([name, value]) => before[name] === value);
    if (isSame) return;
    updated.push({ before, after: { ...before, ...wanted, updatedAt: at, version: Number(before['version']) + 1 } });
  });
  const removed = [...left.values()];
  await deleteMany(
    em,
    entity,
    removed.map(({ id }) => String(id)),
  );
  const changes = updated.map(({ before, after }) => ({ ...changedFields(before, after), row: after }));
  // Only what changed is written: naming a column again would have its index written again.
  for (const alike of Map.groupBy(changes, ({ after }) => Object.keys(after).join()).values()) {
    const rows = alike.map(({ after, row }) => ({ ...after, id: row['id'] }));
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await updateMany(em, entity, rows);
  }
  await insertMany(em, entity, created);
  await trace(write, entity, [
    ...removed.map((before) => ({ before, after: null, row: before })),
    ...changes,
    ...created.map((after) => ({ before: null, after, row: after })),
  ]);
}

/** Puts new rows into a table in one statement, each with its history row. Rows that name no id get one. */
export async function createMany(write: Writing, entity: EntityName, rows: readonly Fields[]): Promise<void> {
  const created = rows.map((row) => newRow(write, entity, row));
  await insertMany(write.em, entity, created);
  await trace(
    write,
    entity,
    created.map((after) => ({ before: null, after, row: after })),
  );
}

function newRow({ em, at }: Writing, entity: EntityName, fields: Fields): Fields {
  return wholeRow(em, entity, { id: newId(), ...fields, createdAt: at, updatedAt: at, version: 1 });
}

/** As the unit of work tells of an update: what changed, with version and time. */
function changedFields(before: Fields, after: Fields): { before: Fields; after: Fields } {
  const names = Object.keys(after).filter((name) => after[name] !== before[name]);
  const pick = (row: Fields) => Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

async function trace(
  write: Writing,
  entity: EntityName,
  changes: { before: Fields | null; after: Fields | null; row: Fields }[],
): Promise<void> {
  const { className } = write.em.getMetadata().get(entity);
  const changed = changes.map(({ before, after, row }): ChangedRow => ({
    change: { entity: className, entityId: String(row['id']), before, after },
    row,
  }));
  await write.trace(await underRecords(write.em, write.record, changed));
}
