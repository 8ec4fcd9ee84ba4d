import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * A hash of files and folders, by relative path and content.
 *
 * @param {readonly string[]} inputs paths; those that do not exist count as empty
 * @returns {Promise<string>} 16 hex digits
 */
export async function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesOf(input)) {
      hash.update(`\0${path.relative(input, file)}\0`);
      for await (const part of createReadStream(file)) hash.update(part);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Every file at or below a path, in order. */
function filesOf(input) {
  if (!existsSync(input)) return [];
  if (statSync(input).isFile()) return [input];
  return readdirSync(input, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = path.join(input, entry.name);
      return entry.isDirectory() ? filesOf(inside) : entry.isFile() ? [inside] : [];
    });
}
