import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openCore } from './core.ts';
import { officeDay } from './enter-records.ts';
import { controlPath } from './recorder.ts';
import { fingerprint } from './stored-state.ts';

// A program that power-cuts.test.ts runs under the recorder: data folder, how many steps, and, for the
// controls, what `pragma synchronous = full` is turned into on its way to the driver. The product
// itself has no such switch.

const [dataFolder = '', steps = '0', synchronous = 'full'] = process.argv.slice(2);

const turned = turnPragma();
const application = await openCore(dataFolder);
if (synchronous !== 'full' && turned.count === 0) throw new Error('the control has no effect');
const control = openSync(controlPath, 'w');
const reader = new Database(join(dataFolder, 'binaan.db'), { readonly: true });
const acknowledge = () => writeSync(control, `ack ${fingerprint(reader)}`);
const [unit] = await application.client.units.list();
const next = officeDay(application.client, unit!.id, 1);

acknowledge();
let refused = 0;
for (let count = 0; count < Number(steps); count += 1) {
  const step = next();
  try {
    await step.run();
  } catch (error) {
    // What undo took away cannot be saved over: an answer as well, and nothing was written.
    if (!(error instanceof Error && 'code' in error && /^(MISSING|INVALID|CONFLICT)$/.test(String(error.code))))
      throw error;
    refused += 1;
  }
  acknowledge();
}
console.log(refused);
// Ended as a power cut does it: without closing anything.
process.kill(process.pid, 'SIGKILL');

function turnPragma() {
  const counter = { count: 0 };
  const prepare = Database.prototype.prepare;
  Database.prototype.prepare = function turning(sql: string) {
    if (sql !== 'pragma synchronous = full') return prepare.call(this, sql);
    counter.count += 1;
    return prepare.call(this, `pragma synchronous = ${synchronous}`);
  };
  return counter;
}
