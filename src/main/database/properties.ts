import { p } from '@mikro-orm/core';

/** What every row has. Ids are UUIDv7 text, made by `newId`; times are ISO 8601 in UTC. */
export const rowProperties = {
  id: p.string().length(36).primary(),
  createdAt: p.string().length(24),
  updatedAt: p.string().length(24),
  /** Grows with every update; a save that saw an older one is a conflict. */
  version: p.integer().version(),
};

/** What a row that can go to the bin has besides. */
export const recordProperties = {
  ...rowProperties,
  /** When it was put into the bin; null while in use. */
  deletedAt: p.string().length(24).nullable(),
  /** Name in the form in which it is searched (`searchText`). */
  searchName: p.string().length(400).index(),
};

/** A day, `YYYY-MM-DD` as text: it sorts, compares and crosses time zones as it is. */
export const day = () => p.string().length(10);

/** Long free text. */
export const text = () => p.text();
