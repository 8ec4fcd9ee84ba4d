// Names: documents a second into entities, bytes a name, milliseconds for a page of 50 KB.
// node --import ./cli/register.mjs bench/names.bench.ts [archive.jsonl.gz] [documents]
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { readEntityDocuments } from '@/lib/linking/entity-table';
import { createNameReader, findNames } from '@/lib/linking/name-extractor';
import { writeNames } from '@/lib/linking/names-writer';
import type { WordStatistics } from '@/lib/linking/word-statistics';
import { openNames } from '@/lib/linking/open-names';
import { createPageLinker } from '@/lib/linking/page-linker';
import { archiveIdFrom } from '@/lib/model/archive';
import type { TextBlock } from '@/lib/model/mention';
import { createMemoryRows } from '@/lib/segment/memory-rows';

const PAGE_CHARS = 50 * 1024;
const ROUNDS = 41;

const file = process.argv[2] ?? path.resolve('../shared/data/archives/tehran-times.jsonl.gz');
const most = Number(process.argv[3] ?? Infinity);
if (!existsSync(file)) {
  console.log(`skipped: no archive at ${file}`);
  process.exit(0);
}

async function sizeOf(statistics: WordStatistics): Promise<number> {
  const out = createMemoryRows();
  await statistics.write(out);
  return out.bytes();
}

/** CPU time of this thread: extraction is the work of one worker. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

// Read before, so that neither inflating nor parsing is counted.
const texts: { readonly title: string; readonly text: string }[] = [];
let bytes = 0;
for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
  if (texts.length >= most) break;
  const { title, text } = JSON.parse(line) as { title: string; text: string };
  texts.push({ title, text });
  bytes += Buffer.byteLength(title) + Buffer.byteLength(text);
}
const pages = texts.filter((_, n) => n % 100 === 99).map(({ text }) => text);
const rows = createMemoryRows();
const extractor = createNameReader(rows);
const begun = performance.now();
const beginning = cpuMs();
for (const [docnum, document] of texts.entries()) await extractor.add({ docnum, ...document });
const adding = cpuMs() - beginning;
const docnum = texts.length;
texts.length = 0;
const start = cpuMs();
const { statistics } = extractor;
const source = {
  segment: 0,
  reader: rows,
  rows: await extractor.finish(),
  tombstones: new Set<number>(),
};
console.log(
  `${(rows.bytes() / docnum).toFixed(0)} bytes a document in rows of runs, ` +
    `${((await sizeOf(statistics)) / docnum).toFixed(0)} in rows of statistics`,
);
const found = await findNames({
  archive: archiveIdFrom(new Uint8Array(16)),
  sources: [source],
  statistics,
});
const written = await writeNames(rows, found.entities(), { documents: docnum, words: found.words });
const finishing = cpuMs() - start;
const wall = performance.now() - begun;
const perSecond = (ms: number): string =>
  `${Math.round((docnum / ms) * 1000).toLocaleString('en')} documents/s (${(bytes / 1000 / ms).toFixed(1)} MB/s)`;
console.log(
  `${docnum} documents, ${(bytes / 1e6).toFixed(1)} MB: ${perSecond(adding)} read, ` +
    `${perSecond(adding + finishing)} with entities written (CPU time of the thread; ` +
    `${perSecond(wall)} by the clock), ` +
    `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`,
);

const row = await rows.get('names', 0);
console.log(
  `${written.entities} entities, ${written.names} names, ${(row.length / written.names).toFixed(1)} bytes a name ` +
    `in the table, ${(rows.bytes() / docnum).toFixed(0)} bytes a document in all rows`,
);

function median(work: () => void): string {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const from = performance.now();
    work();
    times.push(performance.now() - from);
  }
  times.sort((x, y) => x - y);
  const at = (share: number): string => (times[Math.floor(ROUNDS * share)] ?? 0).toFixed(2);
  return `${at(0.5)} / ${at(0.95)} ms (p50 / p95)`;
}

const table = await openNames(rows);
const blocks: TextBlock[] = [];
let size = 0;
for (const text of pages.join('\n').split('\n')) {
  if (size > PAGE_CHARS) break;
  blocks.push({ id: blocks.length, text });
  size += text.length;
}
const linker = createPageLinker([table]);
const mentions = linker.linkPage(blocks);
console.log(
  `a page of ${size} characters in ${blocks.length} blocks, ${mentions.length} mentions, ` +
    `${mentions.filter(({ salient }) => salient).length} underlined: ${median(() => linker.linkPage(blocks))}`,
);
console.log(
  `one more block: ${median(() => linker.linkMore([{ id: -1, text: 'They met in Tehran.' }]))}`,
);
const from = performance.now();
const documents = await readEntityDocuments(rows, 0);
console.log(
  `${documents.length} documents of one name: ${(performance.now() - from).toFixed(1)} ms`,
);
