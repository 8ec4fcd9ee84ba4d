import type { ArchiveDocument } from '@/lib/model/document';
import { readFound, type LostRows } from '@/lib/segment/lost-rows';
import { containsPhrases, phraseWords } from './match-phrases';
import type { Query } from './parse-query';
import type { Ranked, RankedDocument } from './rank-documents';

/** Documents read to look for phrases, at most, and for how long, ms, where nothing else is said. */
export const MAX_PHRASE_POOL = 500;
const MAX_PHRASE_MS = 50;
/** How many of them are read at a time. */
const BATCH = 25;

/** Phrases that documents must have, and that they must not have, as words in comparison form. */
export type Phrases = {
  readonly wanted: readonly (readonly string[])[];
  readonly inTitle: readonly (readonly string[])[];
  readonly unwanted: readonly (readonly string[])[];
};

/** The phrases that `query` asks for; undefined when it asks for none. */
export function phrasesOf(query: Query): Phrases | undefined {
  const wanted = query.phrases.map(phraseWords);
  const inTitle = query.title.map(phraseWords).filter((words) => words.length > 1);
  const unwanted = query.excludedPhrases.map(phraseWords).filter((words) => words.length > 0);
  return wanted.length + inTitle.length + unwanted.length > 0
    ? { wanted, inTitle, unwanted }
    : undefined;
}

/**
 * Those of `ranked`, in order, that have the phrases. A phrase stands in no index: the texts are
 * read, the best first, until time or the pool ends; then the count is "at least".
 */
export async function verifyPhrases(
  ranked: Ranked,
  phrases: Phrases,
  how: PhraseOptions,
): Promise<Ranked & { readonly approximate: boolean }> {
  const { phraseMs = MAX_PHRASE_MS } = how;
  const documents: RankedDocument[] = [];
  const startedAt = performance.now();
  let read = 0;
  while (read < ranked.documents.length) {
    const isLate = performance.now() - startedAt > phraseMs;
    if (isLate && documents.length > 0) break;
    const batch = ranked.documents.slice(read, read + BATCH);
    const texts = await readRanked(batch, how);
    for (const [i, document] of batch.entries()) {
      const text = texts[i];
      if (text && fits(text, phrases)) documents.push(document);
    }
    read += batch.length;
  }
  return { documents, total: documents.length, approximate: read < ranked.total };
}

function fits(document: ArchiveDocument, { wanted, inTitle, unwanted }: Phrases): boolean {
  return (
    containsPhrases(document, wanted) &&
    containsPhrases({ ...document, cleaned: [] }, inTitle) &&
    unwanted.every((phrase) => !containsPhrases(document, [phrase]))
  );
}

/** How texts are read. */
export type ReadingOptions = {
  /** What is done about those that cannot be read; without it, that is an error. */
  readonly lost?: LostRows | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** How phrases are looked for. */
export type PhraseOptions = ReadingOptions & {
  /** Longest time that texts are read once a phrase was found, ms; `Infinity` for an answer that no load changes. */
  readonly phraseMs?: number;
};

/** The documents of `ranked`, in order; undefined for those that are lost. */
export async function readRanked(
  ranked: readonly RankedDocument[],
  how: ReadingOptions,
): Promise<(ArchiveDocument | undefined)[]> {
  const read = new Map<RankedDocument, ArchiveDocument>();
  await Promise.all(
    [...Map.groupBy(ranked, ({ segment }) => segment)].map(async ([segment, of]) => {
      const docnums = of.map((each) => each.docnum);
      const documents = await readFound(segment.reader, docnums, how);
      for (const [i, each] of of.entries()) {
        const document = documents[i];
        if (document) read.set(each, document);
      }
    }),
  );
  return ranked.map((each) => read.get(each));
}
