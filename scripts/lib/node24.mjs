import { existsSync } from 'node:fs';
import path from 'node:path';
import { PlainError, ROOT } from './run.mjs';

/** The oldest Node that the project's TypeScript and tools run on: [major, minor]. */
const OLDEST = [22, 18];

/**
 * The Node to run the project with: the one that its dependencies bring, or the present one where
 * they bring none and it is new enough.
 *
 * @returns {string} path of the binary
 */
export function findNode() {
  const brought = path.join(ROOT, 'node_modules', '.bin', 'node');
  if (existsSync(brought)) return brought;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return process.execPath;
  throw new PlainError(
    `Backfile's tools need Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}, and npm brings no newer one for ${process.platform} on ${process.arch}. Install Node 24 from https://nodejs.org.`,
  );
}

/** The environment in which npm scripts and tools find that Node first. */
export function toolEnvironment() {
  const bin = path.join(ROOT, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
}

/**
 * Room for new objects, MB, a third of what Node takes of itself: a build holds 250 MB instead of 340 and
 * takes no longer.
 */
const LITTLE_ROOM = '--max-semi-space-size=8';

/**
 * Command and arguments that run a TypeScript file of the project.
 *
 * @param {string} file relative to the root
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function typeScript(file, args) {
  const hooks = path.join(ROOT, 'cli', 'register.mjs');
  return [
    findNode(),
    [
      LITTLE_ROOM,
      '--disable-warning=ExperimentalWarning',
      '--import',
      hooks,
      path.join(ROOT, file),
      ...args,
    ],
  ];
}
