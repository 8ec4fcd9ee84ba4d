// `npm run check`: everything that can be said about the code without a browser, in two lanes.
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/install.mjs';
import { PlainError, runMain } from './lib/run.mjs';
import { ensurePrepared, runTool } from './lib/tools.mjs';

const quiet = { quiet: true };
const isStatic = process.argv.includes('--static');

/** Each lane runs its steps one after the other; no more lanes than small machines have cores. */
const LANES = [
  [
    ['format', () => runTool('oxfmt', ['--check'], quiet)],
    ['lint', () => runTool('oxlint', ['--type-aware'], quiet)],
    ['types', () => runTool('tsc', ['--noEmit'], { ...quiet, package: 'typescript' })],
    ['unused code', () => runTool('knip', ['--no-progress'], quiet)],
    ['size budgets', checkSizes],
  ],
  isStatic ? [] : [['unit tests', () => runTool('vitest', ['run', '--reporter=dot'], quiet)]],
];

await runMain(async () => {
  await ensureDependencies();
  await ensurePrepared();
  const started = Date.now();
  const results = (await Promise.all(LANES.map(runLane))).flat();
  const failed = results.filter((isGood) => !isGood).length;
  const seconds = ((Date.now() - started) / 1_000).toFixed(1);
  console.log(failed === 0 ? `All good in ${seconds} s.` : `${failed} failed, in ${seconds} s.`);
  return failed === 0 ? 0 : 1;
});

async function runLane(steps) {
  const results = [];
  for (const [name, step] of steps) {
    const started = Date.now();
    const { code, output } = await step();
    const seconds = ((Date.now() - started) / 1_000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
    if (code !== 0) console.log(output.trim());
    results.push(code === 0);
  }
  return results;
}

async function checkSizes() {
  try {
    await ensureBuild('chrome');
  } catch (error) {
    if (error instanceof PlainError) return { code: 1, output: error.message };
    throw error;
  }
  return runTool('size-limit', [], quiet);
}
