// Runs in an extension page: an archive of many segments, its merge, and what a search finds.
import { createMerges } from '@/lib/store/merges';
import { parseQuery } from '@/lib/retrieval/parse-query';
import { searchView } from '@/lib/retrieval/search';
import { readDocuments } from '@/lib/segment/document-blocks';
import { mergeLibrary } from '@/lib/services/merge-library';
import { createLibraryStore } from '@/lib/store/library-store';
import { newsWord } from '@/tests/generated-news';
import { newsCorpus } from '@/tests/search-equality';
import { aStore, showCorpus } from '@/tests/segment-store';

const DOCUMENTS = 1_500;
const WORDS = 60;
const LIMIT = 10_000;

/** What the library holds and answers. */
export type MergeState = {
  /** Segments of each archive. */
  readonly segments: readonly number[];
  readonly isMerging: boolean;
  /** For each query, how many documents are found, and how many different ones. */
  readonly found: readonly (readonly [total: number, different: number])[];
};

async function state(): Promise<MergeState> {
  const store = createLibraryStore();
  const view = await store.openView();
  const found: [number, number][] = [];
  for (const rank of [0, 40, 300]) {
    const { hits, total } = await searchView(view, parseQuery(newsWord(rank)), { limit: LIMIT });
    const ids = new Set<string>();
    for (const { generation, segment, docnum } of hits) {
      const reader = view.generations[generation]?.segments[segment];
      if (reader) for (const { id } of await readDocuments(reader, [docnum])) ids.add(id);
    }
    found.push([total, ids.size]);
  }
  view.release();
  return {
    segments: view.generations.map((open) => open.segments.length),
    isMerging: (await createMerges(store.base).current()) !== undefined,
    found,
  };
}

Object.assign(globalThis, {
  mergeBench: {
    prepare: () => showCorpus(aStore('backfile'), newsCorpus(DOCUMENTS, WORDS)),
    merge: () => mergeLibrary(createLibraryStore(), { sliceMs: 0 }),
    sweep: () => createLibraryStore().sweep(),
    state,
  },
});
