import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MadeCheck } from '../../shared/damage.ts';
import { madeCheckSchema } from '../../shared/damage.ts';
import { writeWhole } from '../whole-file.ts';

// Beside the database and not in it: a damaged database is not written to, and one of last month knows nothing of today's.
const fileIn = (dataFolder: string) => join(dataFolder, 'last-check.json');

/** The last check of a data folder; null where none was made or remembered. */
export function lastCheckOf(dataFolder: string): MadeCheck | null {
  try {
    return madeCheckSchema.parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}

/** Forgets the last check: it was of a database in whose place another is now. */
export function forgetCheck(dataFolder: string): void {
  rmSync(fileIn(dataFolder), { force: true });
}

/** Remembers a check. A disk that refuses is no reason to keep its result from whoever asked. */
export function rememberCheck(dataFolder: string, check: MadeCheck): void {
  try {
    writeWhole(fileIn(dataFolder), `${JSON.stringify(check, null, 2)}\n`);
  } catch {
    // It is shown all the same.
  }
}
