import { existsSync } from 'node:fs';
import { readdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { DamagedData, SalvageReport } from '../../shared/damage.ts';
import { openFileForReading } from '../database/open.ts';
import { syncFolder } from '../sync-folder.ts';
import { salvage } from './salvage.ts';
import type { SalvageOptions } from './salvage.ts';

/** The copies of the database in a damaged folder's `backups/` that are sound, newest first. */
export async function soundBackups(dataFolder: string): Promise<DamagedData['backups']> {
  const folder = join(dataFolder, 'backups');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.db'));
  const found: DamagedData['backups'] = [];
  for (const name of names) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: each is read whole
    if (!(await isSound(join(folder, name)))) continue;
    // oxlint-disable-next-line no-await-in-loop -- see above
    const { mtime, size } = await stat(join(folder, name));
    found.push({ name, savedAt: mtime.toISOString(), size });
  }
  return found.toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

async function isSound(file: string): Promise<boolean> {
  try {
    const database = await openFileForReading(file);
    try {
      const { rows } = await sql<Record<string, unknown>>`pragma integrity_check(1)`.execute(database.queries);
      return Object.values(rows[0] ?? {})[0] === 'ok';
    } finally {
      await database.close();
    }
  } catch {
    // Whatever it is, it is no copy to go back to.
    return false;
  }
}

/** Salvages into a folder beside the damaged one, and lets both change places; gives where the damaged one is now. */
export async function salvageInPlace({
  dataFolder,
  resourcesFolder,
  now,
}: Omit<SalvageOptions, 'from' | 'to'> & { dataFolder: string }): Promise<{ keptAs: string; report: SalvageReport }> {
  const stamp = stampOf(now());
  const salvaged = `${dataFolder}-salvaged-${stamp}`;
  const report = await salvage({ from: dataFolder, to: salvaged, resourcesFolder, now });
  const keptAs = `${dataFolder}-damaged-${stamp}`;
  await rename(dataFolder, keptAs);
  await rename(salvaged, dataFolder);
  // Copies of the time before stay where copies are looked for, and the second folder is remembered.
  for (const name of ['backups', 'backups.json']) {
    // oxlint-disable-next-line no-await-in-loop -- two names
    if (existsSync(join(keptAs, name))) await rename(join(keptAs, name), join(dataFolder, name));
  }
  await syncFolder(dirname(dataFolder));
  return { keptAs, report: { ...report, dataFolder } };
}

/** `2026-11-28T23-59-59` */
function stampOf(moment: Date): string {
  return moment.toISOString().slice(0, 19).replaceAll(':', '-');
}
