import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { writeWhole } from '../whole-file.ts';

const failureSchema = z.object({ at: z.string(), code: z.string(), path: z.string() });

// Beside the database and not in it: a database of last month must not bring last month's second folder
// back, nor forget that yesterday's backup failed. Whatever is wrong in the file falls back piece by piece.
const memorySchema = z.object({
  /** Tells this data folder's backups from another's where both are copied to one place. */
  folderId: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .catch(() => randomBytes(4).toString('hex')),
  secondFolder: z.string().nullable().catch(null),
  secondWrittenAt: z.string().nullable().catch(null),
  secondFailure: failureSchema.nullable().catch(null),
  failure: failureSchema.nullable().catch(null),
  /** When the newest backup last had everything that was saved. */
  confirmedAt: z.string().nullable().catch(null),
});

/** What the backups of a data folder remember from one start to the next. */
export type BackupMemory = z.infer<typeof memorySchema>;

export interface MemoryFile {
  read(): BackupMemory;
  /** Keeps the change now and on the disk; a disk that refuses is no reason to stop a backup. */
  change(part: Partial<BackupMemory>): void;
}

/** The memory in `backups.json` of the data folder. */
export function openMemory(dataFolder: string): MemoryFile {
  const file = join(dataFolder, 'backups.json');
  let memory = load(file);
  return {
    read: () => memory,
    change(part) {
      memory = { ...memory, ...part };
      try {
        writeWhole(file, JSON.stringify(memory, null, 2));
      } catch (error) {
        console.error(error);
      }
    },
  };
}

function load(file: string): BackupMemory {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return memorySchema.parse({});
  }
}
