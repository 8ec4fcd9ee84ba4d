import type { ArchiveDocument } from '@/lib/model/document';
import { ENGINE_ID } from '@/lib/segment/directory';
import { decodeWords, type DocumentWords } from '@/lib/segment/document-words';
import { createWordsEncoder } from '@/lib/segment/words-encoder';
import { readWords } from '@/lib/segment/words-blocks';
import { ANALYSER_ID } from '@/lib/text/analyse';
import type { LiveSegment } from './live-segments';
import type { RankedDocument } from './rank-documents';
import { readRanked, type ReadingOptions } from './verify-phrases';

/**
 * The words of the documents of `ranked`, in order; undefined for those that are lost. They stand in
 * rows of their own; where those were made by another analyser, are not there yet or cannot be read,
 * they are made of the texts.
 */
export async function readPool(
  ranked: readonly RankedDocument[],
  how: ReadingOptions,
): Promise<(DocumentWords | undefined)[]> {
  const read = new Map<RankedDocument, DocumentWords>();
  await Promise.all(
    [...Map.groupBy(ranked, ({ segment }) => segment)].map(async ([segment, of]) => {
      const words = (await storedWords(segment, of, how)) ?? (await wordsOfTexts(of, how));
      for (const [i, each] of of.entries()) {
        const found = words[i];
        if (found) read.set(each, found);
      }
    }),
  );
  return ranked.map((each) => read.get(each));
}

/** Whether the words of a segment's documents are in rows, as this version makes them. */
function hasWords({ engine, analyser }: LiveSegment): boolean {
  return engine === ENGINE_ID && analyser === ANALYSER_ID;
}

async function storedWords(
  segment: LiveSegment,
  ranked: readonly RankedDocument[],
  { lost, signal }: ReadingOptions,
): Promise<readonly DocumentWords[] | undefined> {
  if (!hasWords(segment)) return undefined;
  const docnums = ranked.map((each) => each.docnum);
  try {
    return await readWords(segment.reader, docnums, signal);
  } catch (error) {
    if (!lost?.isLost(error)) throw error;
    lost.note(segment.reader);
    return undefined;
  }
}

async function wordsOfTexts(
  ranked: readonly RankedDocument[],
  how: ReadingOptions,
): Promise<(DocumentWords | undefined)[]> {
  const documents = await readRanked(ranked, how);
  return documents.map((document) => document && wordsOf(document));
}

/** Words of texts read lately: they live as long as the documents do. */
const known = new WeakMap<ArchiveDocument, DocumentWords>();
let encode: ReturnType<typeof createWordsEncoder> | undefined;

function wordsOf(document: ArchiveDocument): DocumentWords {
  let words = known.get(document);
  if (!words) {
    encode ??= createWordsEncoder();
    known.set(document, (words = decodeWords(encode(document))));
  }
  return words;
}
