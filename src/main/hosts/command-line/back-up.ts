import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Backup, RestorePreview, RestoreSource } from '../../../shared/backups.ts';
import type { Application } from '../../application.ts';
import { missing } from '../../failures.ts';
import type { Arguments } from './arguments.ts';
import { UsageError } from './arguments.ts';

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
  { words: [named] }: Arguments,
): Promise<{ before: string; changes: RestorePreview['changes'] }> {
  if (named === undefined) throw new UsageError('restore');
  const source = await sourceOf(client, named);
  const { changes } = await client.backups.preview(source);
  return { ...(await client.backups.restore(source)), changes };
}

/** A file where there is one of that name, else a backup of the list. */
async function sourceOf(client: Application['client'], named: string): Promise<RestoreSource> {
  if (existsSync(named)) return { path: resolve(named) };
  const backups = await client.backups.list();
  if (!backups.some(({ id }) => id === named)) throw missing('backup', named);
  return { id: named };
}
