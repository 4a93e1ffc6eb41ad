import * as z from 'zod';
import { orRequired } from './validation.ts';

/** UUIDv7 as text: sorts by creation, and two laptops never make the same one. */
export const idSchema = z.uuid(orRequired('id'));

/** What every kept record carries. `version` grows with each save. */
export const recordFields = {
  id: idSchema,
  version: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
};

/**
 * What a save says of the record: neither for a new one; both for an existing one, where
 * `version` is the one that the user saw. A newer one in the database is a conflict.
 */
export const saveFields = {
  id: idSchema.optional(),
  version: z.int().optional(),
};

/** What a list operation takes. `limit` rows from `offset`, found by `search` in names. */
export const listFields = {
  search: z.string().max(200).optional(),
  limit: z.int().min(1).max(5000).default(500),
  offset: z.int().min(0).default(0),
};

/** A list answer: the page of rows, and how many there are in all. */
export function listOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: z.int() });
}

/** Sort fields of a list: `sort` names one of `columns`. */
export function sortFields<const T extends readonly [string, ...string[]]>(columns: T) {
  return {
    sort: z.enum(columns).optional(),
    descending: z.boolean().default(false),
  };
}
