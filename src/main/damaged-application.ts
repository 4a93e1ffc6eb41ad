import { join } from 'node:path';
import { implement } from '@orpc/server';
import { rescueContract } from '../shared/contract.ts';
import { restoreDataFolder } from './application.ts';
import type { ApplicationOptions } from './application.ts';
import { salvageInPlace, soundBackups } from './damage/rescue.ts';
import { databaseFile } from './database/open.ts';
import { failureOf, missing } from './failures.ts';

/** What stands in for the application where its database is damaged: it can be served, and only rescues. */
export function damagedApplication(
  options: Pick<ApplicationOptions, 'dataFolder' | 'resourcesFolder' | 'reportWorker'>,
) {
  const { dataFolder, resourcesFolder } = options;
  const now = () => new Date();
  const rescue = implement(rescueContract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw failureOf(error, databaseFile(dataFolder));
    }
  });
  const router = {
    rescue: rescue.router({
      get: rescue.get.handler(async () => ({ dataFolder, backups: await soundBackups(dataFolder) })),
      takeBackup: rescue.takeBackup.handler(async ({ input }) => {
        const backup = (await soundBackups(dataFolder)).find(({ name }) => name === input.name);
        if (!backup) throw missing('file', input.name);
        const { damagedCopy } = await restoreDataFolder(options, join(dataFolder, 'backups', backup.name));
        return { keptAs: damagedCopy ?? dataFolder };
      }),
      salvage: rescue.salvage.handler(() => salvageInPlace({ dataFolder, resourcesFolder, now })),
    }),
  };
  // There are no files to show.
  return { outboxFile: () => undefined, attachmentFile: () => Promise.resolve(undefined), router };
}
