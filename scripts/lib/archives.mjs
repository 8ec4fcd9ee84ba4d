import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { typeScript } from './node24.mjs';
import { PlainError, ROOT, run } from './run.mjs';

/**
 * A bundle of what the person gave: a bundle is taken as it is; a folder or a file of documents is
 * built with the CLI into `.cache/`, once for the same content and the same code.
 *
 * @param {string} input path of a bundle, a folder, or a .txt, .jsonl or .jsonl.gz file
 * @returns {Promise<string>} path of the bundle
 */
export async function bundleOf(input) {
  if (!existsSync(input)) throw new PlainError(`There is no file or folder ${input}.`);
  if (input.toLowerCase().endsWith('.zip')) return input;
  const code = ['lib', 'cli'].map((folder) => path.join(ROOT, folder));
  const content = `${await fingerprint([input])}-${await fingerprint(code)}`;
  const name = path.basename(path.resolve(input)).replace(/\.(txt|jsonl)?(\.gz)?$/i, '');
  const bundle = path.join(ROOT, '.cache', 'archives', `${name}-${content}.zip`);
  if (existsSync(bundle)) return bundle;
  console.error(`Building an archive from ${input} …`);
  mkdirSync(path.dirname(bundle), { recursive: true });
  const unfinished = bundle.replace(/\.zip$/, `.${process.pid}.part.zip`);
  const [node, args] = typeScript('cli/backfile.ts', ['build', input, '-o', unfinished]);
  const { code: exit, output } = await run(node, args, { quiet: true, cwd: process.cwd() });
  if (exit !== 0) {
    rmSync(unfinished, { force: true });
    throw new PlainError(`${input} could not be made into an archive:\n${output.trim()}`);
  }
  renameSync(unfinished, bundle);
  return bundle;
}

/**
 * A copy of a build that brings further archives.
 *
 * @param {string} build the built extension
 * @param {readonly string[]} bundles
 * @param {{ starter: boolean }} options whether the starter archive stays
 * @returns {{ folder: string, archives: number }} the copy, for the caller to remove, and how many
 *   archives it brings
 */
export function withArchives(build, bundles, { starter }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-extension-'));
  cpSync(build, folder, { recursive: true });
  const indexFile = path.join(folder, 'archives', 'index.json');
  mkdirSync(path.dirname(indexFile), { recursive: true });
  const index = packagedArchives(build).filter((archive) => starter || !archive.starter);
  bundles.forEach((bundle, n) => {
    const file = `archive-${n + 1}.zip`;
    cpSync(bundle, path.join(folder, 'archives', file));
    index.push({ file, starter: false });
  });
  writeFileSync(indexFile, JSON.stringify({ archives: index }));
  return { folder, archives: index.length };
}

/**
 * The archives that a build brings.
 *
 * @param {string} build
 * @returns {{ file: string, starter: boolean }[]}
 */
export function packagedArchives(build) {
  const file = path.join(build, 'archives', 'index.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).archives : [];
}
