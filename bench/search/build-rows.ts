// Builds the rows of a generated archive into a file, as `backfile build` does into a bundle.
//   node --import ./cli/register.mjs bench/search/build-rows.ts DOCUMENTS|news
import { existsSync, mkdirSync, openAsBlob, renameSync, writeFileSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createScratchRows } from '@/cli/scratch-rows';
import { writeNames } from '@/lib/linking/names-writer';
import type { ArchiveDocument } from '@/lib/model/document';
import { SEGMENT_PARTS, type RowSink, type ScratchRows } from '@/lib/model/segment';
import { createTextIndexWriter } from '@/lib/retrieval/text-index-writer';
import { createDocumentWriter } from '@/lib/segment/document-writer';
import { ENGINE_ID } from '@/lib/segment/directory';
import { readSources } from '@/lib/sources/read-sources';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { newsDocument } from '@/tests/generated-news';

/** Where generated archives are kept between runs. */
const FOLDER = path.resolve('.cache/bench');
const MB = 1_000_000;
/** Larger archives are kept without their text, which no ranking reads: a gigabyte less. */
export const MOST_WITH_TEXT = 100_000;

/** What building cost, in one process. */
export type BuildFigures = {
  readonly documents: number;
  readonly characters: number;
  /** Seconds of this process' CPU: for the index alone, and for documents and columns. */
  readonly indexSeconds: number;
  readonly documentSeconds: number;
  /** Memory that the process held before it began, MB. */
  readonly startMegabytes: number;
  /** The most it held by phase: adding documents, then writing what is left of documents, and of the index. */
  readonly phaseMegabytes: readonly [adding: number, documents: number, index: number];
  /** Where in the file the rows of texts end. */
  readonly indexAt: number;
  /** Bytes and rows by part. */
  readonly parts: Readonly<Record<string, { readonly rows: number; readonly bytes: number }>>;
};

/** The rows of an archive of `documents` generated documents, and what they cost. */
export type BuiltRows = { readonly file: string; readonly figures: BuildFigures };

/** What rows are built of: so many generated documents, or the news archive beside the project. */
export type Corpus = number | 'news';

/** The rows file of a corpus, from an earlier run where there is one. */
export async function rowsOf(corpus: Corpus): Promise<BuiltRows | undefined> {
  const file = fileOf(corpus);
  if (!existsSync(file) || !existsSync(`${file}.json`)) return undefined;
  const figures: BuildFigures = JSON.parse(await readFile(`${file}.json`, 'utf8'));
  // Built before it was told where texts end.
  return 'indexAt' in figures ? { file, figures } : undefined;
}

/** A real archive of one newspaper; optional. */
export const NEWS_FILE = path.resolve('../shared/data/archives/tehran-times.jsonl.gz');

function fileOf(corpus: Corpus): string {
  return path.join(FOLDER, `${ENGINE_ID}-${ANALYSER_ID}-${corpus}.rows`);
}

async function* documentsOf(corpus: Corpus): AsyncGenerator<ArchiveDocument> {
  if (corpus === 'news') {
    const source = { path: path.basename(NEWS_FILE), blob: await openAsBlob(NEWS_FILE) };
    yield* readSources([source]).documents();
  } else for (let n = 0; n < corpus; n++) yield newsDocument(n);
}

async function build(corpus: Corpus): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const file = fileOf(corpus);
  const isKept = corpus === 'news' || corpus <= MOST_WITH_TEXT;
  const out = await open(`${file}.part`, 'w');
  const parts: Record<string, { rows: number; bytes: number }> = {};
  let [written, indexAt] = [0, -1];
  const sink = (segment: number): RowSink => ({
    async put({ part, n, bytes }) {
      const head = new DataView(new ArrayBuffer(HEAD_BYTES));
      head.setUint8(0, segment);
      head.setUint8(1, SEGMENT_PARTS[part]);
      head.setUint32(2, n, true);
      head.setUint32(6, bytes.length, true);
      const of = (parts[part] ??= { rows: 0, bytes: 0 });
      of.rows++;
      of.bytes += bytes.length;
      const isOfTexts = part === 'documents' || part === 'words';
      if (isOfTexts && !isKept) return;
      if (!isOfTexts && indexAt < 0) indexAt = written;
      written += HEAD_BYTES + bytes.length;
      await out.writev([new Uint8Array(head.buffer), bytes]);
    },
  });
  const startMegabytes = process.memoryUsage().rss / MB;
  const peaks: [number, number, number] = [0, 0, 0];
  let phase: 0 | 1 | 2 = 0;
  const look = (): void => {
    peaks[phase] = Math.max(peaks[phase], process.memoryUsage().rss / MB);
  };
  const watch = setInterval(look, 50);
  const scratch: ScratchRows[] = [];
  const writer = createDocumentWriter(sink(1));
  const index = createTextIndexWriter(sink(1), {
    scratch: async () => {
      const rows = await createScratchRows(`${file}.run${scratch.length}`);
      scratch.push(rows);
      return rows;
    },
  });
  const spent = { index: 0, documents: 0 };
  let [documents, characters] = [0, 0];
  const cpu = (): number => process.cpuUsage().user / 1e6;
  for await (const document of documentsOf(corpus)) {
    characters += document.text.length;
    let from = cpu();
    const docnum = await writer.add(document);
    spent.documents += cpu() - from;
    from = cpu();
    await index.add(docnum, document);
    spent.index += cpu() - from;
    if (++documents % 1_000 === 0) look();
  }
  look();
  phase = 1;
  let from = cpu();
  await writer.finish();
  spent.documents += cpu() - from;
  look();
  phase = 2;
  from = cpu();
  await index.finish();
  spent.index += cpu() - from;
  look();
  clearInterval(watch);
  await writeNames(sink(2), [], { documents });
  await out.close();
  const figures: BuildFigures = {
    documents,
    characters,
    indexSeconds: spent.index,
    documentSeconds: spent.documents,
    startMegabytes,
    phaseMegabytes: peaks,
    indexAt,
    parts,
  };
  writeFileSync(`${file}.json`, JSON.stringify(figures));
  renameSync(`${file}.part`, file);
  for (const rows of scratch) await rows.remove();
  await rm(`${file}.part`, { force: true });
  const [adding, rest, merging] = peaks.map((peak) => peak.toFixed(0));
  console.error(
    `${documents} documents: most memory ${adding} MB while adding, ${rest} writing the rest of documents, ${merging} of the index`,
  );
  console.log(JSON.stringify(figures));
}

/** Segment, part, n and length of a row in the file. */
const HEAD_BYTES = 10;

const asked = process.argv[1]?.endsWith('build-rows.ts') === true ? process.argv[2] : undefined;
if (asked !== undefined) await build(asked === 'news' ? asked : Number(asked));
