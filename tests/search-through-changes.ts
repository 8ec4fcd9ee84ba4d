// Searching while the library changes under it: flips, merges and sweeps.
import { MissingRowError } from '@/lib/model/segment';
import { parseQuery } from '@/lib/retrieval/parse-query';
import { searchView } from '@/lib/retrieval/search';
import { readDocuments } from '@/lib/segment/document-blocks';
import { mergeLibrary } from '@/lib/services/merge-library';
import type { LibrarySource } from '@/lib/services/ports';
import { withLibrary } from '@/lib/services/with-library';
import { newsWord } from './generated-news';
import { newsCorpus } from './search-equality';
import { aStore, showCorpus } from './segment-store';

/** What was seen meanwhile. */
export type ChangesSeen = {
  readonly searches: number;
  /** Searches beside them that were told that their rows are gone, and gave no answer. */
  readonly late: number;
  readonly flips: number;
  readonly merges: number;
  /** Generations whose rows were deleted. */
  readonly swept: number;
  /** Answers that were not what the library held before and after, in words. */
  readonly wrong: readonly string[];
};

const LIMIT = 200;
/** Between two searches: those whose rows are at hand would let nothing else run. */
const PAUSE_MS = 5;
/** A replaced view is given up so soon that what it read is swept while searches go on. */
const LINGER_MS = 200;

/**
 * Searches without pause from two contexts while a third replaces, merges and sweeps `rounds` times.
 * The documents are always the same, so every answer must be the whole one.
 */
export async function searchThroughChanges(rounds: number): Promise<ChangesSeen> {
  const bench = aStore();
  const corpus = newsCorpus(60, 15);
  await showCorpus(bench, corpus);
  const live = corpus.flat(2).filter(({ dead }) => !dead);
  const term = newsWord(0);
  const expected = live.filter(({ document }) =>
    ` ${document.title} ${document.text} `.toLowerCase().match(new RegExp(`\\b${term}\\b`)),
  ).length;
  const wrong: string[] = [];
  const over = new AbortController();
  let [searches, late] = [0, 0];
  const searching = [bench.reopen(), bench.reopen()].map(async (store) => {
    const source = store.source({ lingerMs: LINGER_MS });
    while (!over.signal.aborted) {
      await new Promise((done) => setTimeout(done, PAUSE_MS));
      const seen = await look(source, term).catch((error: unknown) => {
        // So late that what it read was swept, twice: an error, which is no answer at all.
        if (!(error instanceof MissingRowError)) throw error;
        late++;
      });
      if (!seen) continue;
      searches++;
      if (seen.total !== expected || new Set(seen.ids).size !== expected)
        wrong.push(`${seen.total} in all, ${new Set(seen.ids).size} different, not ${expected}`);
    }
    source.close();
  });
  let merges = 0;
  for (let round = 0; round < rounds; round++) {
    if (await mergeLibrary(bench.store, { sliceMs: 0 })) merges++;
    await bench.store.sweep();
    await showCorpus(bench, corpus);
    await bench.store.sweep();
  }
  // A quick machine is done before the first replaced view is given up: searches go on until then.
  const until = Date.now() + 10 * LINGER_MS;
  while ((await sweptIn(bench)) === 0 && Date.now() < until) {
    await new Promise((done) => setTimeout(done, PAUSE_MS));
    await bench.store.sweep();
  }
  over.abort();
  await Promise.all(searching);
  const swept = await sweptIn(bench);
  return { searches, late, flips: rounds * corpus.length, merges, swept, wrong };
}

/** How many generations are gone. Searchers sweep too, whenever they give up a view. */
async function sweptIn({ database }: ReturnType<typeof aStore>): Promise<number> {
  const made = Math.max(...(await database.generations.toCollection().primaryKeys()));
  return made - (await database.generations.count());
}

/** What one search finds: the number told, and the ids. */
function look(source: LibrarySource, term: string): Promise<{ total: number; ids: string[] }> {
  return withLibrary(source, async (view) => {
    const found = await searchView(view, parseQuery(term), { limit: LIMIT });
    const ids: string[] = [];
    for (const { generation, segment, docnum } of found.hits) {
      const reader = view.generations[generation]?.segments[segment];
      if (reader) ids.push(...(await readDocuments(reader, [docnum])).map(({ id }) => id));
    }
    return { total: found.total, ids };
  });
}
