/**
 * `node .tools/add-up-test-results.ts <vitest json report>...` prints one line, `N passed, N failed, N skipped`,
 * added over the reports. Ends with an error when something failed, when a report is missing, or when no test ran.
 */
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';

/** What is read of a report of vitest's json reporter. */
const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

let passed = 0;
let failed = 0;
let skipped = 0;

for (const path of process.argv.slice(2)) {
  if (!existsSync(path)) {
    console.error(`${path} was not written: its tests did not run to the end.`);
    failed += 1;
    continue;
  }
  const report = Report.parse(JSON.parse(readFileSync(path, 'utf8')));
  for (const file of report.testResults) {
    const statuses = file.assertionResults.map(({ status }) => status);
    const failedHere = statuses.filter((status) => status === 'failed').length;
    passed += statuses.filter((status) => status === 'passed').length;
    skipped += statuses.filter((status) => status !== 'passed' && status !== 'failed').length;
    // A file that could not be loaded, or whose set-up failed, has no failed test of its own.
    failed += file.status === 'failed' ? Math.max(1, failedHere) : failedHere;
  }
}

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
if (failed > 0 || passed === 0) process.exitCode = 1;
