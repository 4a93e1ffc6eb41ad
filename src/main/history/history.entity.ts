import { defineEntity, p } from '@mikro-orm/core';

/** One changed row of one action: who, when, before, after. Written in the change's own transaction. */
export const HistoryEntry = defineEntity({
  name: 'HistoryEntry',
  tableName: 'history',
  indexes: [{ properties: ['recordKind', 'recordId'] }],
  properties: {
    id: p.string().length(36).primary(),
    at: p.string().length(24),
    actor: p.string().length(120),
    /** Rows of one save share it, so that a save is undone as a whole. */
    actionId: p.string().length(36).index(),
    operation: p.string().length(60),
    /** The record that the row belongs to: a participant's is its meeting. */
    recordKind: p.string().length(20),
    recordId: p.string().length(36),
    entity: p.string().length(60),
    entityId: p.string().length(36),
    /** JSON of the fields as they were; null for a new row. */
    before: p.text().nullable(),
    /** JSON of the fields as they became; null for a removed row. */
    after: p.text().nullable(),
  },
});
