import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from './files-below';

/** Pictures for people, which nothing is built from. */
const PICTURES = /^docs\/screens\/.*\.(png|jpe?g)$/;

/**
 * What the sources package holds: the files under version control, or about to be; in an unpacked package, which has
 * none, all files that are not made by building.
 *
 * @param root the project's folder
 */
export function sourceFiles(root: string): string[] {
  const all = existsSync(path.join(root, '.git'))
    ? execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
        cwd: root,
        encoding: 'utf8',
      })
        .split('\0')
        .filter((name) => name !== '' && existsSync(path.join(root, name)))
    : filesBelow(root, madeBy(readFileSync(path.join(root, '.gitignore'), 'utf8')));
  return all.filter((name) => !PICTURES.test(name));
}

/** Which paths the lines of an ignore file leave out: `folder/` at any depth and `*.ending`. */
function madeBy(ignored: string): (name: string) => boolean {
  const lines = ignored.split('\n').filter((line) => line !== '');
  return (name) =>
    lines.some((line) =>
      line.startsWith('*') ? name.endsWith(line.slice(1)) : `/${name}`.includes(`/${line}`),
    );
}
