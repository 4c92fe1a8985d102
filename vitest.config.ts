import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'prisma/generated/**'],
    globalSetup: ['test/globalSetup.ts'],
    reporters: ['default', './test/countReporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more files at once would only take turns, and a worker each for Temporal is a lot of memory.
    maxWorkers: 2,
  },
});
