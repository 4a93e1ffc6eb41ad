// `npm run check`: everything about the code that can be seen without running it. Runs all, so that one
// run shows everything.
import { join } from 'node:path';
import { packageFile, prepare, root, runNodeQuietly } from './prepare.mjs';

await prepare({ build: false });

const checks = [
  ['types', packageFile('typescript', 'bin/tsc'), '--noEmit'],
  // Import boundaries are part of the lint; `.oxlintrc.json` turns type-aware rules on.
  ['lint', packageFile('oxlint', 'bin/oxlint')],
  ['formatting', packageFile('oxfmt', 'bin/oxfmt'), '--check'],
  ['dead code', packageFile('knip', 'bin/knip.js'), '--no-progress'],
  ['locales', join(root, 'scripts', 'check-locales.mjs')],
];

const results = await Promise.all(
  checks.map(async ([name, ...args]) => {
    const startedAt = Date.now();
    const { code, output } = await runNodeQuietly(args);
    return { name, output, isGood: code === 0, seconds: (Date.now() - startedAt) / 1000 };
  }),
);

for (const { name, output } of results.filter((result) => !result.isGood)) {
  process.stdout.write(`── ${name} ${'─'.repeat(60 - name.length)}\n${output.trimEnd()}\n\n`);
  process.exitCode = 1;
}
for (const { name, isGood, seconds } of results) {
  process.stdout.write(`${isGood ? 'ok  ' : 'FAIL'}  ${name}  ${seconds.toFixed(1)} s\n`);
}
