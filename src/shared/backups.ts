import * as z from 'zod';
import { recordKindSchema } from './history.ts';
import { requiredText } from './validation.ts';

/** What a backup was made for. */
export const backupKinds = ['start', 'hourly', 'manual', 'restore', 'migration'] as const;
export const backupKindSchema = z.enum(backupKinds);
export type BackupKind = z.infer<typeof backupKindSchema>;

/** Why one is kept; `rotation.ts` says how many of each. */
export const keptReasons = [
  'newest',
  'start',
  'hour',
  'day',
  'week',
  'month',
  'manual',
  'restore',
  'migration',
] as const;
const keptReasonSchema = z.enum(keptReasons);
export type KeptReason = z.infer<typeof keptReasonSchema>;

/** How many records a backup has in use. */
export const backupContentsSchema = z.object({
  groups: z.int(),
  programs: z.int(),
  meetings: z.int(),
  people: z.int(),
  attachments: z.int(),
});

/** The name of a backup's file, without its ending. */
const backupIdSchema = z.string().regex(/^[\w-]{1,100}$/, 'choice');

export const backupSchema = z.object({
  id: backupIdSchema,
  /** When it was made: an instant, ISO. */
  at: z.string(),
  kind: backupKindSchema,
  bytes: z.int(),
  /** Null where the file cannot be read through: it is no use, and nothing is removed in its favour. */
  contents: backupContentsSchema.nullable(),
  keptAs: z.array(keptReasonSchema),
  /** Whether the second folder has it, too, as far as that was seen last. */
  isInSecond: z.boolean(),
});
export type Backup = z.infer<typeof backupSchema>;

export const backupStateSchema = z.object({
  /** Whether this program makes backups by itself. */
  isAutomatic: z.boolean(),
  /** The newest that can be read; null where there is none. */
  lastAt: z.string().nullable(),
  /** When it will look again whether something changed; null where it does not by itself. */
  nextAt: z.string().nullable(),
  /** The last try, where it failed: when, and a key of `failures` in the locale files. */
  failure: z.object({ at: z.string(), code: z.string(), path: z.string() }).nullable(),
  /** The second folder, where one was chosen. */
  second: z
    .object({
      folder: z.string(),
      isThere: z.boolean(),
      /** When it was written to last; null for never. */
      writtenAt: z.string().nullable(),
      /** Why it could not be written to, as above. */
      failure: z.object({ at: z.string(), code: z.string(), path: z.string() }).nullable(),
    })
    .nullable(),
  /** Where the backups are. */
  folder: z.string(),
  /** More than a week since a backup had everything that was saved, or the last try failed. */
  needsAttention: z.boolean(),
});
export type BackupState = z.infer<typeof backupStateSchema>;

/** After so many days without a backup the home page says so. */
export const daysWithoutBackup = 7;

/** What is to be restored: a backup of the list, or a file elsewhere. */
export const restoreSourceSchema = z.union([z.object({ id: backupIdSchema }), z.object({ path: requiredText(2000) })]);
export type RestoreSource = z.infer<typeof restoreSourceSchema>;

/** What a restore would change, by kind of record; kinds that stay as they are are left out. */
export const restorePreviewSchema = z.object({
  /** When it was made: as its name says, else when the file was last written. */
  at: z.string(),
  contents: backupContentsSchema,
  /** It is from before these changes of the tables, which are made up for. */
  isOlder: z.boolean(),
  /** A write-ahead log stands beside it, which is not read: it may be of another file. */
  hasLog: z.boolean(),
  /** Null where today's data are damaged so that they cannot be compared. */
  changes: z
    .array(
      z.object({
        kind: recordKindSchema,
        /** Records that come back. */
        onlyInBackup: z.int(),
        /** Records that go. */
        onlyNow: z.int(),
        /** Records that are otherwise than now, in their rows as well. */
        changed: z.int(),
      }),
    )
    .nullable(),
  /** Files of evidence that its records name and that are found nowhere. */
  filesMissing: z.int(),
});
export type RestorePreview = z.infer<typeof restorePreviewSchema>;

export const restoredSchema = z.object({
  /** The backup of what was there before; restoring it undoes this. Null where that is damaged and gives no backup. */
  before: backupIdSchema.nullable(),
  /** The folder that has the damaged files as they were; null where they were sound. */
  damagedCopy: z.string().nullable(),
});
export type Restored = z.infer<typeof restoredSchema>;

export const backupSteps = ['copying', 'checking', 'files', 'second'] as const;
const backupProgressSchema = z.object({
  type: z.literal('progress'),
  step: z.enum(backupSteps),
  /** Share of the step done, 0 to 1. */
  done: z.number(),
});
export type BackupProgress = z.infer<typeof backupProgressSchema>;

export const backupEventSchema = z.discriminatedUnion('type', [
  backupProgressSchema,
  z.object({ type: z.literal('finished'), backup: backupSchema }),
]);
export type BackupEvent = z.infer<typeof backupEventSchema>;

/** The second folder: a whole path, or empty for none. */
export const chooseSecondSchema = z.object({ folder: z.string().trim().max(2000) });
