// Mutates valid bundles and reads them as an import does. Prints the seed, how many cases got past
// the manifest, how they ended, the slowest, and which branches of the reader were taken; fails on the first bug.
// CASES=100000 SEED=1 npm run bench -- fuzz        PLANT=1 shows that a planted bug is found.
import type { FuzzOutcome } from '@/tests/fuzz-bundles';
import { countBranches } from './branch-coverage';

// Modules are counted that are loaded from here on.
const branches = await countBranches(['lib/bundle', 'lib/zip']);
const { openZip } = await import('@/lib/zip/open-zip');
const { streamEntry } = await import('@/lib/zip/stream-entry');
const { ZipError } = await import('@/lib/zip/zip-problem');
const { mutatedRowsBundle, readRowsCase, writtenRows } = await import('@/tests/fuzz-rows');
const { mutatedBundle, randomFrom, readCase, writtenBundles } =
  await import('@/tests/fuzz-bundles');

const cases = Number(process.env['CASES'] ?? 100_000);
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 32);
/** So many of a hundred cases have rows changed, with hashes that fit. */
const ROWS_PERCENT = 15;
const isPlanted = process.env['PLANT'] !== undefined;

/** A reader that forgets to look whether a line is JSON at all. */
async function planted(blob: Blob): Promise<FuzzOutcome> {
  try {
    const entry = (await openZip(blob, 64)).get('documents.jsonl');
    const text = entry ? await new Response(streamEntry(entry)).text() : '';
    for (const line of text.split('\n')) if (line.trim() !== '') JSON.parse(line);
  } catch (error) {
    if (!(error instanceof ZipError)) return { kind: 'bug', error };
  }
  return readCase(blob);
}

/** What writes bundles, or knows nothing of their bytes, is loaded too. */
const IS_READER =
  /\/(?:bundle-problem|bundle-schema|delta-lines|document-line|entity-line|entry-stream|index-rows|stored-rows|stored-hash|flushed-blocks|read-bundle|read-manifest|signature|zip-entries|open-zip|stored-bytes|stream-entry|zip-problem)\.ts$/;

/** Says how far it is, every so many cases. */
const TELL_EVERY = 5_000;

function tell(): void {
  const done = [...ends.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    `fuzz: ${done} cases in ${((performance.now() - startedAt) / 1000).toFixed(0)} s, ${((past / done) * 100).toFixed(1)} % past the manifest, slowest ${slowest.toFixed(0)} ms, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  );
  console.log(`fuzz: ${[...ends].map(([end, count]) => `${end} ${count}`).join(', ')}`);
}

const random = randomFrom(seed);
const written = await writtenBundles();
const rows = await writtenRows();
const ends = new Map<string, number>();
let past = 0;
let slowest = 0;
let bug: { n: number; error: unknown } | undefined;
const startedAt = performance.now();
console.log(`fuzz: seed ${seed}, ${cases} cases${isPlanted ? ', with a planted bug' : ''}`);
for (let n = 0; n < cases && !bug; n++) {
  const isOfRows = !isPlanted && random(100) < ROWS_PERCENT;
  const blob = isOfRows ? await mutatedRowsBundle(random, rows) : mutatedBundle(random, written);
  const from = performance.now();
  const outcome = await (isPlanted
    ? planted(blob)
    : isOfRows
      ? readRowsCase(blob)
      : readCase(blob));
  slowest = Math.max(slowest, performance.now() - from);
  if (outcome.kind === 'bug') bug = { n, error: outcome.error };
  if (outcome.kind === 'sound' || (outcome.kind === 'refused' && outcome.isPastManifest)) past++;
  const end = outcome.kind === 'refused' ? outcome.problem : outcome.kind;
  ends.set(end, (ends.get(end) ?? 0) + 1);
  if (n % TELL_EVERY === TELL_EVERY - 1) tell();
}
tell();
let [taken, all] = [0, 0];
for (const each of await branches()) {
  if (!IS_READER.test(each.file)) continue;
  taken += each.taken;
  all += each.all;
  console.log(`fuzz: ${each.file}: ${each.taken} of ${each.all} branches`);
}
console.log(
  `fuzz: ${taken} of ${all} branches of the reader taken (${((taken / all) * 100).toFixed(1)} %)`,
);
if (bug) console.log(`fuzz: a bug at case ${bug.n}: ${String(bug.error)}`);
process.exitCode = (bug !== undefined) === isPlanted ? 0 : 1;
