import type { RowReader, RowSink } from '@/lib/model/segment';
import { packedLength, unpackNumbers } from '@/lib/segment/packed-numbers';
import { unframeRow } from '@/lib/segment/row-frame';
import { joinPostings, type PostingsPart } from './join-postings';
import { TermCursor } from './term-cursor';
import { LENGTHS_ROW, type IndexHeader } from './text-index-format';
import { PagesWriter, type IndexTotals, type PagesMark } from './text-index-pages';
import { openTextIndex } from './text-index';

/** A text index to be merged, and the docnums in it that no longer count. */
export type IndexSource = { readonly reader: RowReader; readonly dead: ReadonlySet<number> };

/** How a merge goes. */
type MergeOptions = {
  /** Where an earlier merge of the same sources into the same rows stopped. */
  readonly mark?: PagesMark | undefined;
  /** Bytes of a vocabulary row, for tests. */
  readonly vocabularyBytes?: number;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Writes the text indexes of adjacent segments as that of one segment: docnums follow on, documents
 * that no longer count leave a gap without postings. Byte for byte what a writer makes that was
 * given all documents (the dead ones as empty). Memory does not grow with the sources.
 *
 * It pauses at every mark with all rows before it written, and may be given up there; the header
 * comes last.
 *
 * @throws {MissingRowError | DamagedRowError} for sources that cannot be read
 */
export async function* mergeTextIndexes(
  sources: readonly IndexSource[],
  sink: RowSink,
  { mark, vocabularyBytes, signal }: MergeOptions = {},
): AsyncGenerator<PagesMark, void> {
  const opened = await Promise.all(sources.map(({ reader }) => openTextIndex(reader, signal)));
  const headers = opened.map(({ header }) => header);
  const pages = new PagesWriter(sink, mark, vocabularyBytes);
  const bases = basesOf(headers);
  const cursors = await Promise.all(
    sources.map(({ reader }, i) =>
      TermCursor.open(reader, headers[i]?.separators ?? [], mark?.last),
    ),
  );
  const waiting = cursors.filter((cursor) => !cursor.isDone);
  while (waiting.length > 0) {
    const { term, places } = takeLeast(waiting);
    const partsOf = (field: 0 | 1): PostingsPart[] =>
      places.map((cursor) => {
        const i = cursors.indexOf(cursor);
        const dead = sources[i]?.dead ?? NONE;
        return { ...cursor.postings(field), base: bases[i] ?? 0, dead };
      });
    const [title, text] = [joinPostings(partsOf(0)), joinPostings(partsOf(1))];
    if (title.df + text.df > 0) pages.add(term, title, text);
    for (const cursor of places) {
      if (!cursor.advance()) await cursor.load(signal);
      if (cursor.isDone) waiting.splice(waiting.indexOf(cursor), 1);
    }
    if (!pages.isWaiting) continue;
    signal?.throwIfAborted();
    const reached = pages.mark;
    await pages.flush();
    if (reached) yield reached;
  }
  await pages.finish(await totalsOf(sources, headers, signal));
}

const NONE: ReadonlySet<number> = new Set();

function basesOf(headers: readonly IndexHeader[]): number[] {
  let base = 0;
  return headers.map(({ documents }) => {
    base += documents;
    return base - documents;
  });
}

/** The cursors that stand at the least term. */
function takeLeast(cursors: readonly TermCursor[]): { term: string; places: TermCursor[] } {
  let term = cursors[0]?.term ?? '';
  let places: TermCursor[] = [];
  for (const cursor of cursors) {
    if (cursor.term > term) continue;
    if (cursor.term < term) {
      term = cursor.term;
      places = [];
    }
    places.push(cursor);
  }
  return { term, places };
}

async function totalsOf(
  sources: readonly IndexSource[],
  headers: readonly IndexHeader[],
  signal?: AbortSignal,
): Promise<IndexTotals> {
  const documents = headers.reduce((sum, header) => sum + header.documents, 0);
  const lengths = [new Uint32Array(documents), new Uint32Array(documents)] as const;
  let base = 0;
  for (const [i, { reader, dead }] of sources.entries()) {
    const count = headers[i]?.documents ?? 0;
    const payload = unframeRow(await reader.get('lengths', LENGTHS_ROW, signal));
    lengths[0].set(unpackNumbers(payload, count), base);
    lengths[1].set(unpackNumbers(payload.subarray(packedLength(payload, count)), count), base);
    for (const docnum of dead) for (const field of lengths) field[base + docnum] = 0;
    base += count;
  }
  const stemmings = [...new Set(headers.flatMap((header) => header.stemmings))];
  return { lengths, stemmings };
}
