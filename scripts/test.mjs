// `npm test`: unit tests, then the built extension in a real Chromium and a real Firefox. Installs
// what is missing. The last line is `N passed, N failed`.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findBrowsers, installBrowser } from './lib/browsers.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/install.mjs';
import { ROOT, runMain } from './lib/run.mjs';
import { ensurePrepared, runTool } from './lib/tools.mjs';

await runMain(async () => {
  await ensureDependencies();
  await ensurePrepared();
  const chromium = findBrowsers().find(({ engine }) => engine === 'chromium');
  const firefox = findBrowsers('firefox')[0];
  const browsers = {
    chromium: (chromium ?? (await installBrowser('chromium'))).file,
    firefox: (firefox ?? (await installBrowser('firefox'))).file,
  };
  await ensureBuild('chrome');
  await ensureBuild('firefox');
  const unit = await runUnitTests();
  const endToEnd = await runEndToEndTests(browsers);
  const passed = unit.passed + endToEnd.passed;
  const failed = unit.failed + endToEnd.failed;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

async function runUnitTests() {
  const report = freshReport('unit.json');
  const { code } = await runTool('vitest', [
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const counts = readReport(report, ({ numPassedTests, numFailedTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
  }));
  return settled(counts, code);
}

async function runEndToEndTests({ chromium, firefox }) {
  const report = freshReport('e2e.json');
  const { code } = await runTool('playwright', ['test', '--reporter=list,json'], {
    package: '@playwright/test',
    env: {
      BACKFILE_CHROMIUM: chromium,
      BACKFILE_FIREFOX: firefox,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  });
  const counts = readReport(report, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  }));
  return settled(counts, code);
}

/** A runner that failed as a whole, say on a file it could not load, failed at least once. */
function settled({ passed, failed }, code) {
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

function freshReport(name) {
  const file = path.join(ROOT, '.cache', name);
  rmSync(file, { force: true });
  return file;
}

function readReport(file, counts) {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  return counts(JSON.parse(readFileSync(file, 'utf8')));
}
