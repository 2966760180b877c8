import { defineConfig } from 'vitest/config';

/** One project per kind of test, so that each can be run alone: `npx vitest run --project unit`. */
function project(name: string, testTimeoutSeconds: number, globalSetup: string[] = []) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      globalSetup,
      testTimeout: testTimeoutSeconds * 1000,
      hookTimeout: Math.max(30, testTimeoutSeconds) * 1000,
    },
  };
}

/** These run the product itself. */
const synthesized = ['test/support/synthesize-once.ts'];

export default defineConfig({
  test: {
    // The runtime of the end-to-end tests is several processes already: two workers fill two cores.
    maxWorkers: 2,
    passWithNoTests: false,
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      project('unit', 10),
      project('contracts', 10),
      project('faults', 120),
      project('infra', 60),
      project('architecture', 60),
      project('e2e', 180, synthesized),
      project('browser', 180, synthesized),
    ],
  },
});
