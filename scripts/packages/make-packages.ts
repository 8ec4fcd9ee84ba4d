// What `npm run zip` does: the packages for the stores, in .output: one for Chromium browsers, one for Firefox, and the
// sources that both are built from. The same sources make the same bytes. With `-- --check`, builds all of it
// again from the sources package alone, elsewhere, and compares.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { filesBelow } from './files-below';
import { lintFirefox } from './lint-firefox';
import { rebuildDiffers } from './rebuild';
import { sourceFiles } from './source-files';
import { writeZip } from './write-zip';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OUTPUT = path.join(ROOT, '.output');

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const { version } = v.parse(
  v.object({ version: v.string() }),
  JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')),
);
const fileOf = (what: string): string => path.join(OUTPUT, `backfile-${version}-${what}.zip`);

const [chrome, firefox, sources] = [fileOf('chrome'), fileOf('firefox'), fileOf('sources')];
for (const [script, folder, file] of [
  ['build', 'chrome-mv3', chrome],
  ['build:firefox', 'firefox-mv3', firefox],
] as const) {
  const built = path.join(OUTPUT, folder);
  rmSync(built, { recursive: true, force: true });
  execFileSync('npm', ['run', '-s', script], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  await writeZip(file, built, filesBelow(built));
}
await writeZip(sources, ROOT, sourceFiles(ROOT));

for (const file of [chrome, firefox, sources]) {
  const bytes = readFileSync(file);
  const hash = createHash('sha256').update(bytes).digest('hex');
  console.log(`${hash}  ${path.basename(file)}  ${bytes.length.toLocaleString('en')} bytes`);
}
const lint = lintFirefox(firefox);
console.log(lint.lines.join('\n'));
if (!lint.isClean) process.exitCode = 1;

if (values.check) {
  const differing = await rebuildDiffers([chrome, firefox, sources], sources);
  console.log(
    differing.length === 0
      ? 'Built again from the sources package: byte-equal.'
      : `Built again from the sources package, these differ: ${differing.join(', ')}`,
  );
  if (differing.length > 0) process.exitCode = 1;
}
