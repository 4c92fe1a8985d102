import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/sequencer.ts';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'prisma/generated/**'],
    globalSetup: ['test/globalSetup.ts'],
    reporters: ['default', './test/countReporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A third file runs while two wait for time-outs and heartbeats; more would only take turns, and each has a worker of its own.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});
