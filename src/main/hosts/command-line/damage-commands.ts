import { resolve } from 'node:path';
import { checkDataFolder, salvageDataFolder } from '../../application.ts';
import type { Arguments } from './arguments.ts';
import { UsageError } from './arguments.ts';

/** What a command that found damage ends with; 1 is for what it could not do at all. */
const damageStatus = 3;

interface Places {
  dataFolder: string;
  resourcesFolder: string;
}

/**
 * `check` and `salvage <folder>`: both work where the application itself would not open. Print JSON and give
 * the exit status: 0 where everything is there, 3 where something is damaged or missing.
 */
export async function lookAtDamage(given: Arguments, places: Places, print: (text: string) => void): Promise<number> {
  if (given.command === 'check') {
    const check = await checkDataFolder(places.dataFolder);
    print(JSON.stringify(check, null, 2));
    return check.isSound ? 0 : damageStatus;
  }
  const [to] = given.words;
  if (to === undefined) throw new UsageError('salvage');
  const report = await salvageDataFolder({ ...places, to: resolve(to) });
  print(JSON.stringify(report, null, 2));
  return report.isComplete ? 0 : damageStatus;
}
