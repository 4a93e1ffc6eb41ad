import * as z from 'zod';

/** What a look at the data found wrong, in the words of what looked. */
export const damageFindingSchema = z.object({
  kind: z.enum(['database', 'reference', 'file']),
  /** The table or the attached file that it is about; empty for the database as a whole. */
  place: z.string(),
  detail: z.string(),
});
export type DamageFinding = z.infer<typeof damageFindingSchema>;

export const damageCheckSchema = z.object({
  isSound: z.boolean(),
  /** At most a hundred; the first ones say enough. */
  findings: z.array(damageFindingSchema),
});
export type DamageCheck = z.infer<typeof damageCheckSchema>;

const checkProgressSchema = z.object({
  type: z.literal('progress'),
  /** The table that is looked at, or `pages`, `references`, `files`. */
  step: z.string(),
  /** Share of the whole that is done, 0 to 1. */
  done: z.number(),
});
export type CheckProgress = z.infer<typeof checkProgressSchema>;

/** A check that was made, and when: an instant, ISO. */
export const madeCheckSchema = damageCheckSchema.extend({ at: z.string() });
export type MadeCheck = z.infer<typeof madeCheckSchema>;

/** How far a full check is, and last what it found. */
export const checkEventSchema = z.discriminatedUnion('type', [
  checkProgressSchema,
  z.object({ type: z.literal('finished'), check: madeCheckSchema }),
]);
export type CheckEvent = z.infer<typeof checkEventSchema>;

/** A row that salvage could name but not bring along whole. */
export const lostRowSchema = z.object({
  table: z.string(),
  id: z.string(),
  /** Its values as far as they were read; null where nothing was. */
  row: z.record(z.string(), z.unknown()).nullable(),
});
export type LostRow = z.infer<typeof lostRowSchema>;

/** What came of salvaging a damaged data folder. */
export const salvageReportSchema = z.object({
  /** Every page was read and nothing is missing, as far as anything left can tell. */
  isComplete: z.boolean(),
  /** Where the new data folder is. */
  dataFolder: z.string(),
  pages: z.object({ total: z.int(), unreadable: z.int() }),
  tables: z.array(
    z.object({
      table: z.string(),
      /** Rows that are in the new database. */
      kept: z.int(),
      /** Of them, those that the table lost and the history still had. */
      fromHistory: z.int(),
      /** Rows that are known to have been there, and are not. */
      missing: z.int(),
    }),
  ),
  missing: z.array(lostRowSchema),
  /** Rows made for lost ones that others refer to; they hold nothing but their place. */
  placeholders: z.array(z.object({ table: z.string(), id: z.string() })),
  /** References to lost rows that were emptied. */
  detached: z.array(z.object({ table: z.string(), id: z.string(), column: z.string() })),
  files: z.object({ copied: z.int(), missing: z.array(z.string()) }),
});
export type SalvageReport = z.infer<typeof salvageReportSchema>;

/** A damaged data folder, and the copies in it that can take the database's place. */
export const damagedDataSchema = z.object({
  dataFolder: z.string(),
  /** Newest first; only those that are sound. */
  backups: z.array(z.object({ name: z.string(), savedAt: z.string(), size: z.int() })),
});
export type DamagedData = z.infer<typeof damagedDataSchema>;
