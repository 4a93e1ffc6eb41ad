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
  const changes: { before: Fields; after: Fields; row: Fields }[] = [];
  inputs.forEach((input, index) => {
    const row = left.get(input.id);
    const wanted: Fields = { ...fields(input, index), ...owner };
    if (row === undefined) {
      created.push(newRow(write, entity, wanted));
      return;
    }
    left.delete(input.id);
    const changed = changedFields(row, wanted, at);
    if (changed) changes.push({ ...changed, row });
  });
  const removed = [...left.values()];
  await deleteMany(
    em,
    entity,
    removed.map(({ id }) => String(id)),
  );
  // Only what changed is written: naming a column again would have its index written again.
  for (const alike of Map.groupBy(changes, ({ after }) => Object.keys(after).join()).values()) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await updateMany(em, entity, alike);
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

/** What a change takes from a row and puts there, as the unit of work tells of an update: with version and time. */
function changedFields(row: Fields, wanted: Fields, at: string): { before: Fields; after: Fields } | undefined {
  const before: Fields = {};
  const after: Fields = {};
  let isChanged = false;
  for (const name of Object.keys(wanted)) {
    if (row[name] === wanted[name]) continue;
    isChanged = true;
    before[name] = row[name];
    after[name] = wanted[name];
  }
  if (!isChanged) return undefined;
  const version = Number(row['version']);
  return {
    before: { ...before, updatedAt: row['updatedAt'], version },
    after: { ...after, updatedAt: at, version: version + 1 },
  };
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
