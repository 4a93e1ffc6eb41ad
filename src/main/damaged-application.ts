import { implement } from '@orpc/server';
import { rescueContract } from '../shared/contract.ts';
import type { Application } from './application.ts';
import { salvageInPlace, soundBackups, useBackup } from './damage/rescue.ts';
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
      useBackup: rescue.useBackup.handler(async ({ input }) => ({
        keptAs: await useBackup(dataFolder, input.name, now()),
      })),
      salvage: rescue.salvage.handler(() => salvageInPlace({ dataFolder, resourcesFolder, now })),
    }),
  };
  const none: Pick<Application, 'outboxFile' | 'attachmentFile'> = {
    outboxFile: () => undefined,
    attachmentFile: () => Promise.resolve(undefined),
  };
  return { ...none, router };
}
