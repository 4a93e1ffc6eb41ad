import * as z from 'zod';
import { idSchema, listFields, sortFields } from './record.ts';

/** Records that have a page of their own, a history and a place in the bin. */
export const recordKinds = [
  'unit',
  'person',
  'group',
  'program',
  'renstra',
  'renja',
  'indicator',
  'expense',
  'assistance',
  'meeting',
  'attachment',
  'organization',
  'followUp',
  'lesson',
  'choice',
  'settings',
] as const;
export const recordKindSchema = z.enum(recordKinds);
export type RecordKind = z.infer<typeof recordKindSchema>;

/** Kinds whose records may go into the bin; the office's settings are always there. */
export const removableKinds: readonly RecordKind[] = recordKinds.filter((kind) => kind !== 'settings');

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
export const undoneSchema = z.object({
  actionId: idSchema,
  records: z.array(recordReferenceSchema.extend({ isGone: z.boolean() })),
});

const fieldsSchema = z.record(z.string(), z.unknown());

/** A changed row of a record, told with enough of the row to name it. */
export const recordChangeSchema = z.object({
  entity: z.string(),
  entityId: z.string(),
  /** Changed fields only, all of them where the row is new or removed; null where there was no row. */
  before: fieldsSchema.nullable(),
  after: fieldsSchema.nullable(),
  /** The row as it is now, or was last. */
  row: fieldsSchema,
});
export type RecordChange = z.infer<typeof recordChangeSchema>;

/** What ids and codes in changes stand for: people, groups, programs, units and areas by name, sessions by place in their meeting. */
export const lookupsSchema = z.object({
  names: z.record(z.string(), z.string()),
  /** 1, 2 … by session id. */
  sessions: z.record(z.string(), z.int()),
});
export type Lookups = z.infer<typeof lookupsSchema>;

/** One action as far as it changed a record. */
export const recordActionSchema = z.object({
  actionId: idSchema,
  at: z.string(),
  actor: z.string(),
  operation: z.string(),
  /** Whether the record came into being with it: there is nothing before to go back to. */
  isFirst: z.boolean(),
  changes: z.array(recordChangeSchema),
});
export type RecordAction = z.infer<typeof recordActionSchema>;

export const recordHistorySchema = z.object({
  actions: z.array(recordActionSchema),
  lookups: lookupsSchema,
  /** Where older actions go on; null where there are none. */
  next: idSchema.nullable(),
});
export type RecordHistory = z.infer<typeof recordHistorySchema>;

/** The state to go back to: the record as it was before an action. */
export const earlierStateSchema = recordReferenceSchema.extend({ actionId: idSchema });
export const restorePlanSchema = z.object({ changes: z.array(recordChangeSchema), lookups: lookupsSchema });

export const listBinSchema = z.object({
  ...listFields,
  ...sortFields(['deletedAt', 'kind', 'name']),
  kind: recordKindSchema.optional(),
});

export const binRowSchema = z.object({
  kind: recordKindSchema,
  id: idSchema,
  version: z.int(),
  name: z.string(),
  deletedAt: z.string(),
});
export type BinRow = z.infer<typeof binRowSchema>;
