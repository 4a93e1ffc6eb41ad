import { writeFileSync } from 'node:fs';

/**
 * Vitest reporter that counts what ran and keeps why tests were skipped, as JSON in the file named by
 * BINAAN_TEST_SUMMARY. `npm test` prints it last, after everything that Vitest itself still says.
 */
export default class SummaryReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const summary = { passed: 0, failed: unhandledErrors.length, skipped: 0, skips: [] };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) count(test, module, summary);
      // A file that does not even load has no tests to fail.
      if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')) summary.failed += 1;
    }
    if (process.env.BINAAN_TEST_SUMMARY) writeFileSync(process.env.BINAAN_TEST_SUMMARY, JSON.stringify(summary));
  }
}

function count(test, module, summary) {
  const result = test.result();
  if (result.state === 'passed' || result.state === 'failed') {
    summary[result.state] += 1;
    return;
  }
  summary.skipped += 1;
  summary.skips.push({ name: `${module.relativeModuleId} > ${test.fullName}`, reason: result.note ?? '' });
}
