// `npm run bench -- relevance [FOLDER…]`: how well searches rank, on test collections with judgements,
// titles to be found again, and the judged queries on news; writes bench/results/relevance.md.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RankingWeights } from '@/lib/retrieval/ranking-weights';
import { knownItems, readDocumentsFile, readJudged, type JudgedQuery } from './collection';
import { bm25, bothStages, miniSearch, stageOne, type Engine } from './engines';
import { readJudgedNews } from './judged-news';
import { mean, ndcg, quantile, recall, reciprocalRank } from './metrics';

const SHARED = path.resolve('../shared/data');
const COLLECTIONS = ['retrieval/cranfield', 'retrieval/cisi'];
const NEWS = path.join(SHARED, 'archives/tehran-times.jsonl.gz');
const RESULTS = path.resolve('bench/results');
/** Titles that are asked for. */
const KNOWN_ITEMS = 300;
const STAGE_TWO = 'stage two';

/** What stage two is not to fall below, nDCG@10 and mean reciprocal rank: the bench fails where it does. */
const FLOORS: Readonly<Record<string, number>> = {
  cranfield: 0.42,
  cisi: 0.41,
  'judged news': 0.815,
  'titles of news': 0.995,
};

/** Parts of stage two, each taken away alone. */
const ABLATIONS: Readonly<Record<string, Partial<RankingWeights>>> = {
  'all of it': {},
  'without title weight': { title: 1 },
  'without what a title has beside the text': { inTitle: 0 },
  'without opening': { lead: 0 },
  'without repeated query words': { repeated: 0 },
  'without pairs in order': { pairs: 0 },
  'without near pairs': { near: 0 },
  'without feedback': { feedback: 0 },
  'without kin': { kin: 0 },
  'every word first in queries of any length': { completeUpTo: Infinity },
  'feedback and kin whole from four words on': { wholeFrom: 4 },
  'with pools of 50': { pool: 50, poolOfLong: 50 },
  'with pools of 100': { pool: 100, poolOfLong: 100 },
  'with pools of 400': { pool: 400, poolOfLong: 400 },
};

/** Runs the whole bench. @param folders of collections; else those beside the project */
export async function benchRelevance(folders: readonly string[]): Promise<void> {
  const given = folders.length > 0 ? folders : COLLECTIONS.map((name) => path.join(SHARED, name));
  const lines = [
    '# Relevance',
    '',
    `\`npm run bench -- relevance\` on ${os.cpus()[0]?.model ?? 'an unknown CPU'}, Node ${process.versions.node}.`,
    'nDCG@10 / recall@100. Most weights were chosen over ten collections together, these among them,',
    'odd and even queries alike; `wholeFrom`, `feedbackTerms`, `inTitle` and `completeUpTo` on odd queries alone.',
  ];
  for (const folder of given) lines.push('', ...(await benchCollection(folder)));
  if (folders.length === 0) lines.push('', ...(await benchNews()));
  const report = `${lines.join('\n')}\n`;
  if (folders.length === 0) {
    mkdirSync(RESULTS, { recursive: true });
    writeFileSync(path.join(RESULTS, 'relevance.md'), report);
  }
  console.log(report);
}

async function benchCollection(folder: string): Promise<string[]> {
  const name = path.basename(folder);
  if (!existsSync(path.join(folder, 'corpus.jsonl')))
    return [`## ${name}`, '', `Skipped: no collection at ${folder}.`];
  console.error(`${name} …`);
  const documents = await readDocumentsFile(path.join(folder, 'corpus.jsonl'));
  const queries = await readJudged(folder);
  const [odd, even] = [
    queries.filter((_, i) => i % 2 === 0),
    queries.filter((_, i) => i % 2 === 1),
  ];
  const engines: Record<string, Engine> = {
    'MiniSearch, default': miniSearch(documents),
    'MiniSearch, prefix and fuzzy': miniSearch(documents, { prefix: true, fuzzy: 0.2 }),
    'BM25 (1.2, 0.75), Porter': bm25(documents),
    'stage one': stageOne(documents),
    [STAGE_TWO]: bothStages(documents),
  };
  const lines = [
    `## ${name}: ${documents.ids.length} documents, ${queries.length} queries`,
    '',
    '| | odd queries | even queries | all |',
    '| --- | --- | --- | --- |',
  ];
  for (const [label, engine] of Object.entries(engines)) {
    const cells = [
      await score(engine, odd),
      await score(engine, even),
      await score(engine, queries),
    ];
    lines.push(`| ${label} | ${cells.join(' | ')} |`);
    if (label === STAGE_TWO) compare(name, (await qualityOf(engine, queries)).gain);
  }
  lines.push('', '| stage two | all queries |', '| --- | --- |');
  for (const [label, changes] of Object.entries(ABLATIONS))
    lines.push(`| ${label} | ${await score(bothStages(documents, changes), queries)} |`);
  return lines;
}

/** Says so, and fails the bench, where `what` is below its floor. */
function compare(what: string, value: number): void {
  const floor = FLOORS[what] ?? 0;
  if (value >= floor) return;
  console.error(`${what}: ${value.toFixed(3)}, at least ${floor} expected`);
  process.exitCode = 1;
}

async function score(engine: Engine, queries: readonly JudgedQuery[]): Promise<string> {
  const { gain, share } = await qualityOf(engine, queries);
  return `${gain.toFixed(3)} / ${share.toFixed(2)}`;
}

/** Mean nDCG@10 and recall@100. */
async function qualityOf(
  engine: Engine,
  queries: readonly JudgedQuery[],
): Promise<{ readonly gain: number; readonly share: number }> {
  const found: { gain: number; share: number }[] = [];
  for (const { text, grades } of queries) {
    const ranked = await engine(text, 100);
    found.push({ gain: ndcg(ranked, grades), share: recall(ranked, grades) });
  }
  return {
    gain: mean(found.map((each) => each.gain)),
    share: mean(found.map((each) => each.share)),
  };
}

/** Titles that must lead to their documents, and short queries with judged results. */
async function benchNews(): Promise<string[]> {
  if (!existsSync(NEWS)) return ['## News', '', `Skipped: no archive at ${NEWS}.`];
  console.error('news …');
  const documents = await readDocumentsFile(NEWS);
  const items = knownItems(documents, KNOWN_ITEMS);
  const judged = readJudgedNews();
  const engines: Record<string, Engine> = {
    'BM25 (1.2, 0.75), Porter': bm25(documents),
    'stage one': stageOne(documents),
    [STAGE_TWO]: bothStages(documents),
    'stage two without kin and feedback': bothStages(documents, { longFrom: Infinity }),
  };
  const lines = [
    `## News: ${documents.ids.length} articles`,
    '',
    `Titles: ${items.length} titles as queries, mean reciprocal rank of their document within ten.`,
    `Judged: nDCG@10 of ${judged.length} queries that a person would type (tests/relevance), and of odd and even ones.`,
    'Time: ms for each judged query, p50 / p95, warm, on a machine that does other things too.',
    '',
    '| | titles | judged | time |',
    '| --- | --- | --- | --- |',
  ];
  for (const [label, engine] of Object.entries(engines)) {
    const ranks: number[] = [];
    for (const { id, text } of items) ranks.push(reciprocalRank(await engine(text, 10), id));
    const gains: number[] = [];
    const times: number[] = [];
    for (const { text, grades } of judged) {
      const from = performance.now();
      const ranked = await engine(text, 10);
      times.push(performance.now() - from);
      gains.push(ndcg(ranked, grades));
    }
    if (label === STAGE_TWO) {
      compare('titles of news', mean(ranks));
      compare('judged news', mean(gains));
    }
    const at = (share: number): string => quantile(times, share).toFixed(0);
    lines.push(
      `| ${label} | ${mean(ranks).toFixed(3)} | ${mean(gains).toFixed(3)} (${halves(gains)}) | ${at(0.5)} / ${at(0.95)} |`,
    );
  }
  return lines;
}

/** The means of the first, third, … and of the second, fourth, … of `gains`. */
function halves(gains: readonly number[]): string {
  const of = (rest: number): string => mean(gains.filter((_, i) => i % 2 === rest)).toFixed(3);
  return `${of(0)}, ${of(1)}`;
}
