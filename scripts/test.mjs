// Installs, builds, runs all tests, and ends with how many ran, which were skipped, and why.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from './electron-runtime.mjs';
import { packageFile, prepare, root, runNode } from './prepare.mjs';

await prepare();

const folder = mkdtempSync(join(tmpdir(), 'binaan-test-'));
const summaryFile = join(folder, 'summary.json');
// Tests need no network but npm's: Electron is used where it is, not fetched.
const electron = await findElectron({ mayDownload: false });
const code = await runNode(
  [
    packageFile('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    `--reporter=${join(root, 'scripts', 'summary-reporter.mjs')}`,
    ...process.argv.slice(2),
  ],
  {
    env: {
      ...process.env,
      BINAAN_PREPARED: '1',
      BINAAN_TEST_SUMMARY: summaryFile,
      BINAAN_ELECTRON: electron.path ?? '',
      BINAAN_NO_ELECTRON:
        electron.reason === 'noDisplay' ? 'there is no display' : 'Electron’s runtime is not installed',
    },
  },
);
const summary = readSummary();
rmSync(folder, { recursive: true, force: true });

if (summary.skips.length > 0) {
  process.stdout.write('\nSkipped:\n');
  for (const { name, reason } of summary.skips) {
    process.stdout.write(`- ${name}: ${reason || 'no reason given'}\n`);
  }
}
process.stdout.write(`\n${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped\n`);

// Skipped tests alone prove nothing, and a filter that matches nothing is a mistake.
const ranNone = summary.passed + summary.failed === 0;
process.exitCode = code !== 0 ? code : Number(summary.failed > 0 || ranNone);

function readSummary() {
  try {
    return JSON.parse(readFileSync(summaryFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0, skips: [] };
  }
}
