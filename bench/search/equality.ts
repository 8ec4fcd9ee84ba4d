// `npm run bench -- equality [QUERIES]`: random queries of every kind, asked of the rows and of one
// MiniSearch that holds everything: over five segments of two archives with tombstones, again after
// they were merged, and in another order of documents. Then with constants broken on purpose.
import 'fake-indexeddb/auto';
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { mergeLibrary } from '@/lib/services/merge-library';
import { prepared } from '@/tests/canonical-search';
import type { Corpus } from '@/tests/corpus';
import { randomFrom } from '@/tests/generated-news';
import { compareAnswers, newsCorpus, type EqualityReport } from '@/tests/search-equality';
import { aStore, showCorpus } from '@/tests/segment-store';

const QUERIES = 1_200;
const DOCUMENTS = 2_500;
const WORDS = 60;
/** The exit code that tells a difference from any other failure. */
const DIFFERENT = 3;
const BREAK = pathToFileURL('bench/search/break-constant.mjs').href;

/** Constants, each of which must show when it is wrong. */
const BROKEN = [
  'lib/retrieval/score-part.ts|const B = 0.7;|const B = 0.72;',
  'lib/retrieval/materialised-index.ts|const PREFIX_WEIGHT = 0.375;|const PREFIX_WEIGHT = 0.3;',
  'lib/retrieval/total-order.ts|* MAX_DOCS + i|* MAX_DOCS - i',
  'lib/retrieval/live-segments.ts|documents += segment.documents - segment.dead.size;|documents += segment.documents;',
];

/** Compares, prints, and fails the process for any difference. */
export async function benchEquality(args: readonly string[]): Promise<void> {
  const queries = Number(args[0] ?? QUERIES);
  const corpus = newsCorpus(DOCUMENTS, WORDS);
  const ready = await prepared(corpus);
  tell('five segments', await compareAnswers(ready, queries, 11));
  if (process.env['BROKEN']) return;

  const bench = aStore();
  await showCorpus(bench, corpus);
  await mergeLibrary(bench.store);
  const view = await bench.store.openView();
  const segments = view.generations.map((open) => open.segments.length).join(' and ');
  tell(`merged, ${segments} segments`, await compareAnswers({ ...ready, view }, queries, 12));
  view.release();
  tell('another order', await compareAnswers(await prepared(shuffled(corpus)), queries, 13));

  for (const broken of BROKEN) {
    const { status } = spawnSync(
      process.execPath,
      ['--import', './cli/register.mjs', '--import', BREAK, 'bench/run.ts', 'equality', '300'],
      { env: { ...process.env, BROKEN: broken }, stdio: 'ignore' },
    );
    const isCaught = status === DIFFERENT;
    console.log(`${isCaught ? 'caught' : 'NOT CAUGHT'}: ${broken.split('|').join(' · ')}`);
    if (!isCaught) process.exitCode = 1;
  }
  // Nothing is open any more but what the database's stand-in keeps.
  process.exit();
}

function tell(what: string, report: EqualityReport): void {
  const share = (count: number): string => `${Math.round((count / report.queries) * 100)} %`;
  console.log(
    `${what}: ${report.queries} queries, ${share(report.nonEmpty)} non-empty, ${share(report.cut)} cut before MiniSearch scored, ${report.approximate} approximate, ${report.differences.length === 0 ? 'no difference' : 'DIFFERENT'}`,
  );
  const kinds = Map.groupBy(Object.entries(report.byKind), ([kind]) => kind.split(',')[0] ?? '');
  for (const [kind, of] of kinds)
    console.log(`  ${kind}: ${of.reduce((sum, [, count]) => sum + count, 0)}`);
  for (const difference of report.differences) console.log(`  ${difference}`);
  if (report.differences.length > 0) process.exit(DIFFERENT);
}

/** The same documents in another order, cut into segments elsewhere. */
function shuffled(corpus: Corpus): Corpus {
  const random = randomFrom(5);
  return corpus.map((segments) => {
    const all = segments
      .flat()
      .map((given) => ({ given, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ given }) => given);
    const cut = Math.floor(all.length * 0.6);
    return [all.slice(0, cut), all.slice(cut, cut + 30), all.slice(cut + 30)];
  });
}
