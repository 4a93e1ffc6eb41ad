// Runs every bench, one after another so that they do not disturb each other's times.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root, runNode } from './prepare.mjs';

await prepare();

const folder = join(root, 'bench');
const wanted = process.argv.slice(2);
const names = existsSync(folder) ? readdirSync(folder) : [];
const isWanted = (name) => wanted.length === 0 || wanted.some((word) => name.includes(word));
const benches = names.filter((name) => name.endsWith('.bench.ts') && isWanted(name));
if (benches.length === 0) {
  process.stderr.write('No bench.\n');
  process.exit(1);
}

const failed = [];
for (const name of benches) {
  process.stdout.write(`\n${name}\n`);
  if ((await runNode([join(folder, name)])) !== 0) failed.push(name);
}
if (failed.length > 0) {
  process.stderr.write(`\nFailed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
