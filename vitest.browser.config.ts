import { defineConfig } from 'vitest/config';

/** Apart from the other tests: one server for all of them, and one browser at a time. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/http/kept-demos.ts', 'test/browser/served.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
