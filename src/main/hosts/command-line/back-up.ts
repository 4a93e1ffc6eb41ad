import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Backup, Restored, RestorePreview, RestoreSource } from '../../../shared/backups.ts';
import { restoreDataFolder } from '../../application.ts';
import type { Application, ApplicationOptions } from '../../application.ts';
import { isFailure, missing } from '../../failures.ts';

/** `backup`: makes one now; answers it. Fails with `CANCELLED` when interrupted. */
export async function makeBackup({ client }: Application, signal: AbortSignal): Promise<Backup> {
  for await (const event of await client.backups.run({}, { signal })) {
    if (event.type === 'finished') return event.backup;
  }
  throw new Error('the backup ended without an answer');
}

/**
 * `restore <file | id>`: puts its data in the place of today's; answers the backup of before, and what
 * changed. Fails with `LOCKED` while the program is open on the same folder.
 */
export async function restore(
  { client }: Application,
  named: string,
): Promise<Restored & Pick<RestorePreview, 'changes'>> {
  const source = await sourceOf(client, named);
  const { changes } = await client.backups.preview(source);
  return { ...(await client.backups.restore(source)), changes };
}

/** The same over a database that cannot be opened any more: there is nothing to compare, and it is kept. */
export async function restoreOver(
  options: Pick<ApplicationOptions, 'dataFolder' | 'reportWorker'>,
  named: string,
): Promise<Restored & Pick<RestorePreview, 'changes'>> {
  const own = join(options.dataFolder, 'backups', `${named}.db`);
  return { ...(await restoreDataFolder(options, existsSync(named) ? resolve(named) : own)), changes: null };
}

/** Whether nothing but the database itself keeps a data folder from being opened. */
export function isDatabaseBroken(error: unknown): boolean {
  if (!isFailure(error)) return true;
  return !['IN_USE', 'LOCKED', 'NO_SPACE', 'NETWORK_FOLDER', 'SYNCED_FOLDER', 'READ_ONLY_FOLDER'].includes(error.code);
}

/** A file where there is one of that name, else a backup of the list. */
async function sourceOf(client: Application['client'], named: string): Promise<RestoreSource> {
  if (existsSync(named)) return { path: resolve(named) };
  const backups = await client.backups.list();
  if (!backups.some(({ id }) => id === named)) throw missing('backup', named);
  return { id: named };
}
