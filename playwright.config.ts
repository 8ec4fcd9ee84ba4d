import { defineConfig } from '@playwright/test';

/** End-to-end tests: the built extension in a real Chromium and a real Firefox. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: false,
  // Two cores: more browsers at once only make each of them slower.
  workers: 2,
  retries: 0,
  timeout: 90_000,
  reporter: [['list']],
  outputDir: 'test-results',
});
