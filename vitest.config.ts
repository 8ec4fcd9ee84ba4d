import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [await WxtVitest()],
  test: {
    include: ['{lib,components,cli,scripts,tests}/**/*.test.{ts,tsx}'],
    // One module graph for all files of a worker: three times as fast. A test leaves nothing behind.
    isolate: false,
    setupFiles: ['tests/clean-document.ts'],
    // No test waits: a slow one is a busy machine, not a fault.
    testTimeout: 30_000,
    exclude: ['tests/e2e/**', 'node_modules/**'],
  },
});
