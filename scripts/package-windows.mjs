// Makes the installer for Windows (x64), on Windows or elsewhere, and looks inside what it made.
// Electron's archive is fetched by electron-builder from its cache, from ELECTRON_MIRROR, or from the publisher.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile, prepare, root, runNode } from './prepare.mjs';

await prepare();

// Native code must be that of Windows. The driver carries the builds of all systems in one package; a new
// dependency with a package per system would need `npm install --os=win32 --cpu=x64` first.
if (!existsSync(packageFile('better-sqlite3', 'prebuilds/win32-x64.node')))
  stop('better-sqlite3 has no win32-x64 build.');

const code = await runNode([
  packageFile('electron-builder', 'cli.js'),
  '--win',
  '--x64',
  '--config',
  join(root, 'electron-builder.yml'),
  '--publish',
  'never',
  ...process.argv.slice(2),
]);
if (code !== 0) process.exit(code);

const packed = join(root, 'release', 'win-unpacked');
const native = nativeFiles(join(packed, 'resources'));
const foreign = native.filter((file) => !file.endsWith('win32-x64.node'));
if (native.length === 0) stop('No native driver in the package.');
if (foreign.length > 0) stop(`Native code of another system in the package: ${foreign.join(', ')}`);
process.stdout.write(`${native.join('\n')}\n`);
process.exitCode = await runNode([
  packageFile('@electron/fuses', 'dist/bin.js'),
  'read',
  '--app',
  join(packed, 'Binaan.exe'),
]);

function nativeFiles(folder) {
  return readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.node'));
}

function stop(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
