import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { findNode, toolEnvironment } from './node24.mjs';
import { PlainError, ROOT, run } from './run.mjs';

/**
 * Runs the command of an installed package with the project's Node.
 *
 * @param {string} name of the command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv, package?: string }} [options] `package` where
 *   it is not named like the command
 */
export function runTool(name, args, options = {}) {
  const folder = path.join(ROOT, 'node_modules', options.package ?? name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const script = path.join(folder, typeof bin === 'string' ? bin : bin[name]);
  return run(findNode(), [script, ...args], {
    quiet: options.quiet ?? false,
    env: { ...toolEnvironment(), ...options.env },
  });
}

/** What the generated types are made from. */
const PREPARED_FROM = ['locales', 'wxt.config.ts', 'package-lock.json'];

/** Writes the generated types that the compiler and the tests read, unless they are as they would be. */
export async function ensurePrepared() {
  const sources = await fingerprint(PREPARED_FROM.map((source) => path.join(ROOT, source)));
  const stamp = path.join(ROOT, '.wxt', 'prepared');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  const { code, output } = await runTool('wxt', ['prepare'], { quiet: true });
  if (code !== 0) throw new PlainError(`wxt prepare failed:\n${output}`);
  writeFileSync(stamp, sources);
}
