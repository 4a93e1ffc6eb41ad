import type { RecordKind } from '../../shared/history.ts';
import type { Fields } from '../database/stored-rows.ts';
import type { RowChange } from './row-change.ts';

/** A row of the history, read. */
export interface Entry extends RowChange {
  id: string;
}

/** Columns of the history that an entry is read from. */
export const entryColumns = ['id', 'recordKind', 'recordId', 'entity', 'entityId', 'before', 'after'] as const;

type Stored = Pick<Entry, 'id' | 'recordId' | 'entity' | 'entityId'> & {
  recordKind: string;
  before?: string | null;
  after?: string | null;
};

export function entryOf(row: Stored): Entry {
  const recordKind = row.recordKind as RecordKind; // written by us, from a RecordKind
  return { ...row, recordKind, before: fieldsOf(row.before), after: fieldsOf(row.after) };
}

export function fieldsOf(json: string | null | undefined): Fields | null {
  return json ? (JSON.parse(json) as Fields) : null; // written by us, from fields
}

/** Kept so that rows can be put back exactly; they say nothing of what a person changed. */
const bookkeeping = new Set([
  'id',
  'createdAt',
  'updatedAt',
  'version',
  'searchName',
  'comparableName',
  'comparablePhone',
]);

/** The fields that a person changes. */
export function meant(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !bookkeeping.has(field)));
}
