import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/sequencer.ts';

const exclude = ['node_modules/**', 'prisma/generated/**'];
const timeouts = { testTimeout: 60_000, hookTimeout: 60_000 };
/** Their tests leave timers and connections of Temporal's clients behind, which would go off in another file's tests. */
const WITH_TEMPORAL = ['workflows', 'cli', 'intake', 'local'].map((folder) => `${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    globalSetup: ['test/globalSetup.ts'],
    reporters: ['default', './test/countReporter.ts'],
    // A third file runs while two wait for time-outs and heartbeats; more would only take turns, and each has a worker of its own.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'temporal', include: WITH_TEMPORAL, exclude, ...timeouts } },
      {
        test: {
          name: 'plain',
          include: ['**/*.test.ts'],
          exclude: [...exclude, ...WITH_TEMPORAL],
          ...timeouts,
          // Each file would load the same modules anew, which takes longer than most of them run.
          isolate: false,
        },
      },
    ],
  },
});
