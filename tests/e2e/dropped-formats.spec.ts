import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drop } from './dropped';
import { expect, test } from './fixtures';
import { openLibraryPage, press, textOf, untilSaid } from './library-page';

const SHARED = path.resolve('../shared');
/** Folders of other makers' files, and a folder with all of them and files that cannot be read besides. */
const FOLDERS = [
  'seeds',
  'data/formats/csv',
  'data/formats/epub',
  'data/formats/feeds',
  'data/formats/html',
  'data/formats/markdown',
  'data/formats/wxr',
  'data/formats',
];

/** How many documents the command line makes of `folder`. */
function builtOf(folder: string): string {
  const scratch = mkdtempSync(path.join(tmpdir(), 'backfile-built-'));
  const output = path.join(scratch, 'built.zip');
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', './cli/register.mjs', 'cli/backfile.ts', 'build', folder, '-o', output, '-q'],
    { encoding: 'utf8' },
  );
  rmSync(scratch, { recursive: true });
  return /", ([\d,]+) documents/.exec(stderr)?.[1] ?? stderr;
}

for (const each of FOLDERS)
  test(`${each}, dropped, has the documents that the command line makes of it`, async ({
    driver,
    openTab,
  }) => {
    const folder = path.join(SHARED, each);
    test.skip(!existsSync(folder), `there is no ${each} beside the project`);
    const library = await openLibraryPage(driver, openTab);
    await drop(library, [folder]);
    await untilSaid(library, /Import this archive/);
    await press(library, 'Import');
    const text = await untilSaid(library, /is in your library: [\d,]+ documents?/);
    expect(/is in your library: ([\d,]+) document/.exec(text)?.[1]).toBe(builtOf(folder));
    expect(await textOf(library)).toContain(path.basename(folder));
  });
