import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';

/**
 * Unpacks a sources package where nothing else is, builds everything from it, and compares.
 *
 * @param packages the built packages, the sources among them
 * @param sources the sources package
 * @returns names of the packages that came out otherwise; none when the rebuild is byte-equal
 */
export async function rebuildDiffers(
  packages: readonly string[],
  sources: string,
): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-rebuild-'));
  try {
    await unpack(sources, folder);
    const npm = (...args: string[]): void =>
      void execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
    npm('run', '-s', 'zip');
    return packages
      .filter((file) => {
        const again = path.join(folder, '.output', path.basename(file));
        return !readFileSync(file).equals(readFileSync(again));
      })
      .map((file) => path.basename(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function unpack(file: string, folder: string): Promise<void> {
  const zip = new ZipReader(new Uint8ArrayReader(readFileSync(file)));
  for (const entry of await zip.getEntries()) {
    if (entry.directory) continue;
    const target = path.join(folder, entry.filename);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, await entry.getData(new Uint8ArrayWriter()));
  }
}
