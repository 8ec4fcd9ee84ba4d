// Reads hostile and broken inputs as an import does, each in a process of its own, and prints what is
// said, the time, and the peak memory. `npm run bench -- hostile [FOLDER of zips and JSON]`
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openAsBlob,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BundleError } from '@/lib/bundle/bundle-problem';
import { openBundle } from '@/lib/bundle/read-bundle';
import { readSources } from '@/lib/sources/read-sources';
import { hostileInputs } from '@/tests/hostile-inputs';

const CHILD = 'BACKFILE_HOSTILE';
const SHARED = path.resolve('../shared/data/adversarial');

/** What reading `file` comes to, in a line. */
async function read(file: string): Promise<string> {
  const blob = await openAsBlob(file);
  if (file.endsWith('.bundle.zip')) return readAsBundle(blob);
  const sources = readSources([{ path: path.basename(file), blob }]);
  let documents = 0;
  for await (const _ of sources.documents()) documents++;
  const { problems, leftOut } = sources.report();
  const [first] = problems;
  return `${documents} documents, ${leftOut} left out${first ? `; ${first.where}: ${first.message}` : ''}`;
}

async function readAsBundle(blob: Blob): Promise<string> {
  const opened = await openBundle(blob);
  if (!opened.ok) return `refused (${opened.error.kind}): ${opened.error.message}`;
  let documents = 0;
  try {
    for await (const _ of opened.value.documents()) documents++;
    for await (const _ of opened.value.entities()) continue;
    for await (const _ of opened.value.removed()) continue;
    return `accepted, ${documents} documents`;
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    return `refused (${error.problem.kind}) after ${documents} documents: ${error.problem.message}`;
  }
}

/** One input in a process of its own. */
function row(file: string): string {
  const from = performance.now();
  const env = { ...process.env, [CHILD]: file };
  const args = ['--import', './cli/register.mjs', 'bench/hostile.bench.ts'];
  let said: string;
  try {
    said = execFileSync(process.execPath, args, { env, encoding: 'utf8', timeout: 300_000 }).trim();
  } catch (error) {
    said = `BUG: ${error instanceof Error ? error.message.slice(0, 300) : 'unknown'}`;
  }
  return `${path.basename(file)} | ${said} | ${((performance.now() - from) / 1000).toFixed(1)} s`;
}

async function all(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-hostile-'));
  try {
    mkdirSync(folder, { recursive: true });
    console.log('input | said | peak memory | time, with the start of a process');
    for (const [name, make] of Object.entries(hostileInputs)) {
      const file = path.join(folder, name);
      for await (const piece of make()) writeFileSync(file, piece, { flag: 'a' });
      console.log(row(file));
      rmSync(file, { force: true });
    }
    for (const part of ['zip', 'json'])
      if (existsSync(path.join(SHARED, part)))
        for (const name of readdirSync(path.join(SHARED, part)).toSorted())
          console.log(row(path.join(SHARED, part, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const file = process.env[CHILD];
if (file === undefined) await all();
else {
  const said = await read(file);
  console.log(
    `${said.replace(/\s+/g, ' ').slice(0, 260)} | ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`,
  );
}
