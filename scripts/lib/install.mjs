import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PlainError, ROOT, run } from './run.mjs';

/**
 * Installs what the lockfile names, if any of it is missing or of another version.
 *
 * @param {{ toStderr?: boolean, needs?: readonly string[] }} [options] `toStderr` keeps stdout free for
 *   the caller's answer; `needs` names packages that must really be there, whatever npm noted: some are
 *   large, and taken out by hand where nobody makes packages
 */
export async function ensureDependencies({ toStderr = false, needs = [] } = {}) {
  const modules = path.join(ROOT, 'node_modules');
  if (dependenciesFit() && needs.every((name) => existsSync(path.join(modules, name)))) return;
  console.error('Installing dependencies (npm ci) …');
  // No package here needs its install script; without them nothing runs but what is used.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = await run('npm', args, { toStderr });
  if (code !== 0) throw new PlainError('npm ci failed; is there a network connection?');
}

/** Whether node_modules holds every package of the lockfile in its version. */
function dependenciesFit() {
  const installedPath = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const installed = readPackages(installedPath);
  return Object.entries(readPackages(path.join(ROOT, 'package-lock.json'))).every(
    ([where, wanted]) => {
      if (where === '') return true;
      const there = installed[where];
      // Optional packages of other systems are in the lockfile and not installed.
      return there ? there.version === wanted.version : wanted.optional === true;
    },
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
