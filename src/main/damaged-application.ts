import { join } from 'node:path';
import { implement } from '@orpc/server';
import { rescueContract } from '../shared/contract.ts';
import { logSalvage, reportProblem, restoreDataFolder } from './application.ts';
import type { ApplicationOptions } from './application.ts';
import { salvageInPlace, soundBackups } from './damage/rescue.ts';
import { databaseFile } from './database/open.ts';
import { failureOf, missing } from './failures.ts';
import { openLog } from './log/log.ts';

/** What stands in for the application where its database is damaged: it can be served, and only rescues. */
export function damagedApplication(
  options: Pick<ApplicationOptions, 'dataFolder' | 'resourcesFolder' | 'reportWorker'>,
) {
  const { dataFolder, resourcesFolder } = options;
  const now = () => new Date();
  // Each in the log of the folder that counts by then.
  const log = openLog(dataFolder);
  const rescue = implement(rescueContract).use(async ({ next, path }) => {
    try {
      return await next();
    } catch (error) {
      const known = failureOf(error, databaseFile(dataFolder));
      log.failed(['rescue', ...path].join('.'), known);
      throw known;
    }
  });
  const router = {
    rescue: rescue.router({
      report: rescue.report.handler(async ({ input }) => ({
        text: await reportProblem(dataFolder, input.language, true),
      })),
      get: rescue.get.handler(async () => ({ dataFolder, backups: await soundBackups(dataFolder) })),
      takeBackup: rescue.takeBackup.handler(async ({ input }) => {
        const backup = (await soundBackups(dataFolder)).find(({ name }) => name === input.name);
        if (!backup) throw missing('file', input.name);
        const { damagedCopy } = await restoreDataFolder(options, join(dataFolder, 'backups', backup.name));
        return { keptAs: damagedCopy ?? dataFolder };
      }),
      salvage: rescue.salvage.handler(async () => {
        const salvaged = await salvageInPlace({ dataFolder, resourcesFolder, now });
        logSalvage(log, salvaged.report);
        return salvaged;
      }),
    }),
  };
  // There are no files to show.
  return { dataFolder, outboxFile: () => undefined, attachmentFile: () => Promise.resolve(undefined), router };
}
