import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * All files at or below a folder, relative to it, slash-separated.
 *
 * @param skips whether a path and all below it are left out
 */
export function filesBelow(
  folder: string,
  skips: (name: string) => boolean = () => false,
): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !skips(name));
}
