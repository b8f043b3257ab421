import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tools/run-tests/longest-first.ts';

const scale = Math.max(1, Number(process.env.ZHIJIA_TEST_SCALE ?? 1) || 1);
const seconds = (count: number) => count * 1000 * scale;
const floors = '{platform,capabilities,modules,apps,tools}';

// The database of the run. A checkout that has not grown one yet can still run its pure tests.
const globalSetupFile = fileURLToPath(new URL('./apps/server/testing/global-setup.ts', import.meta.url));
const globalSetup = existsSync(globalSetupFile) ? [globalSetupFile] : [];

export default defineConfig({
  test: {
    // Forks, not threads: a test that kills itself or a native module (sharp, Argon2) takes one file down, not the run.
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    reporters: ['default'],
    // As patient as the browser's own waiting: the default of one second is a race on a machine with other work.
    expect: { poll: { timeout: seconds(15) } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${floors}/**/*.test.{ts,tsx}`],
          globalSetup,
          // Two processes for two hundred files: starting one for each and loading the house anew costs a third of the run.
          isolate: false,
          testTimeout: seconds(60),
          hookTimeout: seconds(60),
        },
      },
      {
        extends: true,
        test: {
          name: 'journey',
          include: [`${floors}/**/*.e2e.ts`],
          globalSetup: ['./apps/server/testing/journey-setup.ts'],
          testTimeout: seconds(180),
          hookTimeout: seconds(180),
        },
      },
    ],
  },
});
