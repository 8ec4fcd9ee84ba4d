import { defineConfig } from '@playwright/test';
import type { Engine } from './tests/e2e/fixtures';

/** End-to-end tests: the built extension in a real Chromium and a real Firefox. */
export default defineConfig<object, { engine: Engine }>({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: false,
  // Two cores: more browsers at once only make each of them slower.
  workers: 2,
  // Timings of real browsers on a shared machine: there, one that fails is asked again and counted
  // as flaky. At a desk nothing is.
  retries: process.env['CI'] ? 2 : 0,
  timeout: 90_000,
  reporter: [['list']],
  outputDir: 'test-results',
  projects: [
    { name: 'chromium', use: { engine: 'chromium' } },
    { name: 'firefox', use: { engine: 'firefox' } },
  ],
});
