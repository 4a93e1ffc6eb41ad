import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { restoreDataFolder } from '../../src/main/application.ts';
import { reportWorker } from '../support/threads.ts';
import { openCore } from './core.ts';
import { controlPath } from './recorder.ts';
import { fingerprint } from './stored-state.ts';

// A program that broken-restores.test.ts runs under the recorder: a way, a data folder, the file that is restored,
// and the change to the folder, or the name, in front of which the program ends. Prints what the data are
// before, and `restored` where it comes to its end.

const [way = '', dataFolder = '', file = '', at = '0'] = process.argv.slice(2);
const control = openSync(controlPath, 'w');
const endsAt = (change: string) => writeSync(control, `kill ${change}`);

if (way === 'damaged') {
  endsAt(at);
  await restoreDataFolder({ dataFolder, reportWorker }, file);
} else {
  const application = await openCore(dataFolder);
  // It is in the log alone when the restore begins.
  await application.client.people.save({ name: 'Baru saja' });
  const reader = new Database(join(dataFolder, 'binaan.db'), { readonly: true });
  console.log(fingerprint(reader));
  if (way === 'alone') reader.close();
  // What it tidies up after the start is none of the changes that are counted.
  await wait(150);
  endsAt(at);
  await application.client.backups.restore({ path: file });
  endsAt('0');
  await application.close();
}
console.log('restored');
