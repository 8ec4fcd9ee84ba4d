import { mergeRuns } from '@/lib/linking/merge-runs';
import { createNameReader } from '@/lib/linking/name-extractor';
import type { WordStatistics } from '@/lib/linking/word-statistics';
import { cleanedText } from '@/lib/model/document';
import type { RowSink, ScratchRows } from '@/lib/model/segment';
import { createTextIndexWriter } from '@/lib/retrieval/text-index-writer';
import { createColumnsWriter } from '@/lib/segment/columns-writer';
import { ENGINE_ID, writeDirectory } from '@/lib/segment/directory';
import { countDocuments, readDocuments } from '@/lib/segment/document-blocks';
import { NO_WORDS } from '@/lib/segment/document-words';
import { createWordsEncoder } from '@/lib/segment/words-encoder';
import { printOf } from '@/lib/segment/fingerprint';
import { createKeyTableWriter } from '@/lib/segment/key-table-writer';
import { mergeDocumentBlocks, type MergeSource } from '@/lib/segment/merge-documents';
import { createWordsWriter } from '@/lib/segment/words-blocks';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { countingSink, type CountingSink } from './counting-sink';

/** Documents read at a time. */
const AT_A_TIME = 256;

/** What a rebuild works with. */
type RebuildOptions = {
  readonly scratch: () => Promise<ScratchRows>;
  /** Where words are counted when the texts are read for names too; else its runs are copied. */
  readonly statistics?: WordStatistics;
  readonly signal?: AbortSignal;
};

/**
 * Writes a segment anew from its documents: blocks are copied, all else is made of the texts by this
 * version's analyser. Docnums stay.
 *
 * @returns how many rows of runs it has
 * @throws {DamagedRowError | MissingRowError} when the documents themselves cannot be read
 */
export async function rebuildSegment(
  source: MergeSource,
  sink: RowSink,
  { scratch, statistics, signal }: RebuildOptions,
): Promise<number> {
  const { reader, dead } = source;
  const counting = countingSink(sink, signal);
  const keys = createKeyTableWriter();
  const columns = createColumnsWriter();
  const words = createWordsWriter(counting);
  const encodeWords = createWordsEncoder();
  const index = createTextIndexWriter(counting, { scratch });
  const names = statistics && createNameReader(counting, statistics);
  const count = await countDocuments(reader, signal);
  for (let first = 0; first < count; first += AT_A_TIME) {
    signal?.throwIfAborted();
    const length = Math.min(AT_A_TIME, count - first);
    const docnums = Array.from({ length }, (_, i) => first + i);
    for (const [i, document] of (await readDocuments(reader, docnums, signal)).entries()) {
      const docnum = first + i;
      const { title, language, date } = document;
      if (dead.has(docnum)) {
        keys.skip();
        columns.skip(document.id);
        await words.add(NO_WORDS);
        await index.add(docnum, { title: '', text: '', language });
        continue;
      }
      keys.add(document.id);
      const print = printOf(document);
      columns.add(document, print);
      await words.add(encodeWords(document, print));
      const text = cleanedText(document);
      await index.add(docnum, { title, text, language });
      await names?.add({ docnum, title, text, ...(date && { date }) });
    }
  }
  const copying = mergeDocumentBlocks([source], counting, undefined, signal);
  while ((await copying.next()).done !== true) signal?.throwIfAborted();
  await words.finish();
  await keys.finish(counting);
  await columns.finish(counting);
  await index.finish(signal);
  const runs = names ? await names.finish() : await copyRuns(source, counting, count, signal);
  const rows = counting.counts();
  await writeDirectory(counting, {
    documents: count,
    engine: ENGINE_ID,
    analyser: ANALYSER_ID,
    rows,
  });
  return runs;
}

async function copyRuns(
  source: MergeSource,
  sink: CountingSink,
  documents: number,
  signal?: AbortSignal,
): Promise<number> {
  const copying = mergeRuns([{ ...source, documents }], sink, signal && { signal });
  while ((await copying.next()).done !== true) signal?.throwIfAborted();
  return sink.counts()['statistics'] ?? 0;
}
