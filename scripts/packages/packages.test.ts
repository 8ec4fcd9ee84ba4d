import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesBelow } from './files-below';
import { sourceFiles } from './source-files';
import { writeZip } from './write-zip';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'backfile-packages-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

it('makes the same bytes of the same files, in whatever order and of whatever day', async () => {
  put('in/a.txt', 'first');
  put('in/b/c.txt', 'second');
  const root = path.join(folder, 'in');
  const zipOf = async (names: string[]): Promise<Buffer> => {
    const file = path.join(folder, 'out.zip');
    await writeZip(file, root, names);
    return readFileSync(file);
  };
  const once = await zipOf(['a.txt', 'b/c.txt']);
  utimesSync(path.join(root, 'a.txt'), new Date(2001, 1, 1), new Date(2001, 1, 1));
  expect((await zipOf(['b/c.txt', 'a.txt'])).equals(once)).toBe(true);
  put('in/a.txt', 'First');
  expect((await zipOf(['a.txt', 'b/c.txt'])).equals(once)).toBe(false);
});

it('packs of unpacked sources what it packed before, and nothing that building made', () => {
  for (const name of ['lib/a.ts', 'docs/stores.md', 'docs/screens/card.png', '.npmrc'])
    put(name, name);
  put('.gitignore', 'node_modules/\n.output/\npublic/archives/\n*.log\n');
  for (const made of ['node_modules/x/y.js', '.output/z.zip', 'public/archives/w.zip', 'a.log'])
    put(made, made);
  expect(sourceFiles(folder).sort()).toEqual([
    '.gitignore',
    '.npmrc',
    'docs/stores.md',
    'lib/a.ts',
  ]);
});

it('packs every file that a build reads', () => {
  const packed = new Set(sourceFiles(process.cwd()));
  const read = ['entrypoints', 'components', 'lib', 'assets', 'locales', 'public/icon', 'scripts'];
  const missing = read
    .flatMap((below) => filesBelow(below).map((name) => `${below}/${name}`))
    .filter((name) => !packed.has(name));
  expect(missing).toEqual([]);
});
