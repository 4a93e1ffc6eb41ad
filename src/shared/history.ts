import * as z from 'zod';
import { idSchema } from './record.ts';

/** Records that have a page of their own, a history and a place in the bin. */
export const recordKinds = ['unit', 'person', 'group', 'program', 'expense', 'meeting'] as const;
export const recordKindSchema = z.enum(recordKinds);
export type RecordKind = z.infer<typeof recordKindSchema>;

export const recordReferenceSchema = z.object({ kind: recordKindSchema, id: idSchema });

/** One changed row of one action. `before` is null for a new row, `after` for a removed one. */
export const changeSchema = z.object({
  id: idSchema,
  at: z.string(),
  actor: z.string(),
  /** Rows of one save share the action. */
  actionId: idSchema,
  operation: z.string(),
  entity: z.string(),
  entityId: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type Change = z.infer<typeof changeSchema>;

/** An action that can be taken back or brought again; `actionId` is what `history.undo` takes for it. */
export const doneActionSchema = z.object({
  actionId: idSchema,
  at: z.string(),
  actor: z.string(),
  /** `groups.save`, `bin.remove` … */
  operation: z.string(),
  kind: recordKindSchema,
  /** Null where the action was about several records. */
  recordId: idSchema.nullable(),
  /** What the record was called then. */
  recordName: z.string(),
});
export type DoneAction = z.infer<typeof doneActionSchema>;

/** What there is to take back and to bring again, the next one first. */
export const lastActionsSchema = z.object({ undo: z.array(doneActionSchema), redo: z.array(doneActionSchema) });
export type LastActions = z.infer<typeof lastActionsSchema>;

/** What an undo answers: its own action, which taken back is the redo, and whose rows it changed. */
export const undoneSchema = z.object({ actionId: idSchema, records: z.array(recordReferenceSchema) });

export const binRowSchema = z.object({
  kind: recordKindSchema,
  id: idSchema,
  version: z.int(),
  name: z.string(),
  deletedAt: z.string(),
});
export type BinRow = z.infer<typeof binRowSchema>;
