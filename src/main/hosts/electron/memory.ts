import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { languageSchema } from '../../../shared/language.ts';

// Whatever is wrong in the file (an older version wrote it, a power cut) falls back piece by piece.
const memorySchema = z.object({
  language: languageSchema.catch('id'),
  /** Folder of the last saved file. */
  lastFolder: z.string().optional().catch(undefined),
  /** The printer that the print dialog begins with, by the system's name; the system's own where none was chosen. */
  printer: z.string().optional().catch(undefined),
  window: z
    .object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), isMaximized: z.boolean() })
    .optional()
    .catch(undefined),
});

/** What the window remembers from one start to the next. No data of the office is in it. */
export type Remembered = z.infer<typeof memorySchema>;

export interface Memory {
  read(): Remembered;
  /** Keeps the change now and on the disk; a disk that refuses is no reason to stop the program. */
  change(part: Partial<Remembered>): void;
}

/** The memory in a JSON file; what is missing or unreadable is as at the first start. */
export function openMemory(file: string): Memory {
  let remembered = load(file);
  return {
    read: () => remembered,
    change(part) {
      remembered = { ...remembered, ...part };
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}.new`, JSON.stringify(remembered, null, 2));
        renameSync(`${file}.new`, file);
      } catch (error) {
        console.error(error);
      }
    },
  };
}

function load(file: string): Remembered {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return memorySchema.parse({});
  }
}
