import { defineEntity, p } from '@mikro-orm/core';

/** One thing that somebody did: a save, a removal, an undo. Its changed rows are in the history. */
export const Action = defineEntity({
  name: 'Action',
  tableName: 'action',
  properties: {
    /** UUIDv7, so that actions sort by when they were done. */
    id: p.string().length(36).primary(),
    at: p.string().length(24),
    actor: p.string().length(120),
    operation: p.string().length(60),
    recordKind: p.string().length(20),
    /** Empty where one action is about several records: a year's budgets. */
    recordId: p.string().length(36),
    /** What the record was called then; it may have another name by now, or be gone. */
    recordName: p.string().length(500),
    /** The action that this one took back. Redo takes back an undo. */
    undoes: p.string().length(36).nullable().index(),
    /** Of an undo: the highest version that it took back. No later save may use it again. */
    takenBackVersion: p.integer(),
  },
});
