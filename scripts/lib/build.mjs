import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { toolEnvironment } from './node24.mjs';
import { PlainError, ROOT, run } from './run.mjs';

/** What a build is made from. */
const SOURCES = [
  'entrypoints',
  'components',
  'lib',
  'assets',
  'locales',
  'cli',
  'scripts/build-starter.ts',
  'scripts/starter',
  'wxt.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

const TARGETS = {
  chrome: { script: 'build', folder: 'chrome-mv3' },
  firefox: { script: 'build:firefox', folder: 'firefox-mv3' },
};

/**
 * Builds the extension, unless the last build was of the very same sources.
 *
 * @param {'chrome' | 'firefox'} target
 * @returns {Promise<string>} the built folder
 */
export async function ensureBuild(target) {
  const { script, folder } = TARGETS[target];
  const output = path.join(ROOT, '.output', folder);
  const stamp = path.join(ROOT, '.cache', `${folder}.built`);
  const sources = await fingerprint(SOURCES.map((source) => path.join(ROOT, source)));
  const isFresh =
    existsSync(path.join(output, 'manifest.json')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === sources;
  if (isFresh) return output;
  console.error(`Building the extension for ${target} …`);
  const { code, output: said } = await run('npm', ['run', '-s', script], {
    quiet: true,
    env: toolEnvironment(),
  });
  if (code !== 0) throw new PlainError(`The build failed:\n${said}`);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
  return output;
}
