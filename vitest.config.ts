import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // The browser's tests are a run of their own (vitest.browser.config.ts).
    exclude: ['node_modules/**', 'test/browser/**'],
    globalSetup: ['test/http/kept-demos.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // No test changes what others share (none mocks a module or sets the environment), so each worker reads the modules once.
    isolate: false,
  },
});
