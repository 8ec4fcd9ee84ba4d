import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const ROOT = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** Something that the person at the keyboard can put right: shown without a stack. */
export class PlainError extends Error {}

/**
 * Runs a command to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, toStderr?: boolean }} [options]
 *   `quiet` keeps its output back; `toStderr` lets it through, but never on stdout
 * @returns {Promise<{ code: number, output: string }>} 127 when the command does not exist;
 *   `output` is what it wrote, empty unless `quiet`
 */
export function run(command, args, options = {}) {
  const out = options.quiet ? 'pipe' : options.toStderr ? 2 : 'inherit';
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: options.env ?? process.env,
      stdio: ['ignore', out, options.quiet ? 'pipe' : 'inherit'],
      // npm is a script on Windows, which only a shell can start.
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    child.stdout?.on('data', (part) => (output += part));
    child.stderr?.on('data', (part) => (output += part));
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a script's main function: plain errors are printed plainly, others with their stack, and
 * both end the process with code 1.
 *
 * @param {() => Promise<number | undefined>} main answers the exit code, 0 when undefined
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof PlainError ? error.message : error);
    process.exitCode = 1;
  }
}
