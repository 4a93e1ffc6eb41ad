#!/usr/bin/env node
// The command line. Says nothing itself on stdout, so that its output can be piped.
import { join } from 'node:path';
import { callerFolder, prepare, root, runNode } from './prepare.mjs';

await prepare();
process.exitCode = await runNode([join(root, 'out', 'main', 'binaan.js'), ...process.argv.slice(2)], {
  cwd: callerFolder(),
});
