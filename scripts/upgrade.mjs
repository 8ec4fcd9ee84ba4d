/**
 * `npm run long:upgrade -- REF`: builds an earlier version (a tag or commit; without REF the commit
 * before this one), makes a library with it in a real Chromium and a real Firefox, puts the present
 * build in its place, and looks whether everything is there.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowsers } from './lib/browsers.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/install.mjs';
import { PlainError, run, runMain } from './lib/run.mjs';
import { runTool } from './lib/tools.mjs';

await runMain(async () => {
  const [ref = 'HEAD~1'] = process.argv.slice(2);
  await ensureDependencies();
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-previous-'));
  const source = path.join(folder, 'source');
  try {
    await must('git', ['worktree', 'add', '--detach', source, ref]);
    await must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], source);
    await must('npm', ['run', '-s', 'build'], source);
    await must('npm', ['run', '-s', 'build:firefox'], source);
    await ensureBuild('chrome');
    await ensureBuild('firefox');
    const { code } = await runTool('playwright', ['test', 'tests/e2e/upgrade.spec.ts'], {
      package: '@playwright/test',
      env: { BACKFILE_PREVIOUS: path.join(source, '.output'), ...browserFiles() },
    });
    return code;
  } finally {
    await run('git', ['worktree', 'remove', '--force', source], { quiet: true });
    rmSync(folder, { recursive: true, force: true });
  }
});

function browserFiles() {
  const chromium = findBrowsers().find(({ engine }) => engine === 'chromium')?.file;
  const firefox = findBrowsers('firefox')[0]?.file;
  return {
    ...(chromium && { BACKFILE_CHROMIUM: chromium }),
    ...(firefox && { BACKFILE_FIREFOX: firefox }),
  };
}

async function must(command, args, cwd) {
  const { code, output } = await run(command, args, { quiet: true, ...(cwd && { cwd }) });
  if (code !== 0) throw new PlainError(`${command} ${args.join(' ')} failed:\n${output}`);
}
