import { implement } from '@orpc/server';
import { rescueContract } from '../shared/contract.ts';
import { salvageInPlace, soundBackups, putBackupInPlace } from './damage/rescue.ts';
import { databaseFile } from './database/open.ts';
import { failureOf } from './failures.ts';

/** What stands in for the application where its database is damaged: it can be served, and only rescues. */
export function damagedApplication({ dataFolder, resourcesFolder }: { dataFolder: string; resourcesFolder: string }) {
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
      takeBackup: rescue.takeBackup.handler(async ({ input }) => ({
        keptAs: await putBackupInPlace(dataFolder, input.name, now()),
      })),
      salvage: rescue.salvage.handler(() => salvageInPlace({ dataFolder, resourcesFolder, now })),
    }),
  };
  // There are no files to show.
  return { outboxFile: () => undefined, attachmentFile: () => Promise.resolve(undefined), router };
}
