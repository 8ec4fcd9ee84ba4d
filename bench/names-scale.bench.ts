// Names at scale: peak memory of extraction, sampled; bytes of its rows; collisions; loading.
// node --import ./cli/register.mjs bench/names-scale.bench.ts [documents] [characters a document]
// The documents are those of an archive, cut to a length, and written again with other rare names
// for each further round, so that words and names go on growing as they do in real archives.
import { createReadStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { createRowsFile } from '@/cli/index-rows-file';
import { createNameReader, findNames } from '@/lib/linking/name-extractor';
import { openNameTable } from '@/lib/linking/name-table';
import { writeNames } from '@/lib/linking/names-writer';
import { archiveIdFrom } from '@/lib/model/archive';
import type { RowReader, RowSink, SegmentRow } from '@/lib/model/segment';
import { unframeRow } from '@/lib/segment/row-frame';

const FILE = path.resolve('../shared/data/archives/tehran-times.jsonl.gz');
/** A capitalised word in at most so many documents gets another ending in each round. */
const RARE = 12;
const documents = Number(process.argv[2] ?? 100_000);
const chars = Number(process.argv[3] ?? 1000);
if (!existsSync(FILE)) {
  console.log(`skipped: no archive at ${FILE}`);
  process.exit(0);
}

/** The most of heap and buffers in each stage, and the heap's part of it. */
const peaks = new Map<string, { all: number; heap: number }>();
let stage = 'reading';
function sample(): void {
  const { heapUsed, external } = process.memoryUsage();
  const all = heapUsed + external;
  if (all > (peaks.get(stage)?.all ?? 0)) peaks.set(stage, { all, heap: heapUsed });
}
const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** Texts as bytes: what the source holds is not what extraction needs, and is told apart. */
const texts: Buffer[] = [];
const seen = new Map<string, number>();
for await (const line of createInterface({ input: createReadStream(FILE).pipe(createGunzip()) })) {
  const { text } = JSON.parse(line) as { text: string };
  const cut = text.slice(0, chars);
  texts.push(Buffer.from(cut));
  for (const word of new Set(cut.match(/[A-Z][a-z]{3,}/g)))
    seen.set(word, (seen.get(word) ?? 0) + 1);
}
const rare = new Set([...seen].filter(([, count]) => count <= RARE).map(([word]) => word));
seen.clear();
globalThis.gc?.();
const { heapUsed, external } = process.memoryUsage();
const source = heapUsed + external;

function textOf(n: number): string {
  const round = Math.floor(n / texts.length);
  const text = texts[n % texts.length]?.toString() ?? '';
  if (round === 0) return text;
  const ending = 'aeiou'.charAt(round % 5) + 'rnlkmst'.charAt(Math.floor(round / 5) % 7);
  return text.replace(/[A-Z][a-z]{3,}/g, (word) => (rare.has(word) ? word + ending : word));
}

const scratch = path.join(tmpdir(), `backfile-bench-${process.pid}.rows`);
const file = await createRowsFile(scratch);
let bytes = 0;
const sink: RowSink = {
  async put(row) {
    sample();
    bytes += row.bytes.length;
    await file.sink.put(row);
  },
};
const reader: RowReader = {
  get: async (part, n) => {
    sample();
    return file.reader.get(part, n);
  },
  getMany: (part, ns) => file.reader.getMany(part, ns),
};
const started = performance.now();
const names = createNameReader(sink);
for (let docnum = 0; docnum < documents; docnum++) {
  await names.add({ docnum, title: '', text: textOf(docnum) });
  if (docnum % 2000 === 0) sample();
}
const rows = await names.finish();
const read = performance.now();
const runBytes = bytes;
stage = 'finding';
const { statistics } = names;
await statistics.write({ put: async (row) => void (bytes += row.bytes.length) });
const found = await findNames({
  archive: archiveIdFrom(new Uint8Array(16)),
  sources: [{ segment: 0, reader, rows, tombstones: new Set() }],
  statistics,
});
sample();
stage = 'writing';
let table: Uint8Array | undefined;
let other = 0;
const written = await writeNames(
  {
    async put(row: SegmentRow) {
      sample();
      if (row.part === 'names' && row.n === 0) table = row.bytes;
      else other += row.bytes.length;
    },
  },
  found.entities(),
  { documents, words: found.words },
);
sample();
await file.remove();
await rm(scratch, { force: true });
const done = performance.now();
const each = (total: number): string => (total / documents).toFixed(0);
console.log(`${documents.toLocaleString('en')} documents of ${chars} characters:`);
console.log(
  `  read at ${Math.round(documents / ((read - started) / 1000)).toLocaleString('en')} documents/s, ` +
    `names in ${((done - read) / 1000).toFixed(0)} s more (wall)`,
);
for (const [name, { all, heap }] of peaks)
  console.log(
    `  peak ${mb(all - source)} of heap and buffers while ${name}, ${mb(heap)} of it heap`,
  );
console.log(`  besides ${mb(source)} of the texts that the bench holds`);
console.log(
  `  ${each(runBytes)} bytes a document in rows of runs, ${each(bytes - runBytes)} in statistics`,
);
console.log(
  `  ${written.entities.toLocaleString('en')} entities, ${written.names.toLocaleString('en')} names, ` +
    `${((table?.length ?? 0) / written.names).toFixed(1)} bytes a name, ${mb(other)} of entities and documents`,
);
if (table) {
  const payload = unframeRow(table);
  const from = performance.now();
  const opened = openNameTable(unframeRow(payload.length > 0 ? table : payload, false));
  console.log(
    `  table of ${opened.names} names opened in ${(performance.now() - from).toFixed(1)} ms`,
  );
}
