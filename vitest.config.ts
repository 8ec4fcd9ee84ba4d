import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [await WxtVitest()],
  test: {
    include: ['{lib,components,cli,scripts,tests}/**/*.test.{ts,tsx}'],
    // No test waits: a slow one is a busy machine, not a fault.
    testTimeout: 30_000,
    exclude: ['tests/e2e/**', 'node_modules/**'],
  },
});
