// The canonical index sets what MiniSearch gives to subclasses under names with an underscore.
// oxlint-disable no-underscore-dangle
import MiniSearch, { type MatchInfo, type SearchOptions } from 'minisearch';
import { expect } from 'vitest';
import { cleanedText, type ArchiveDocument } from '@/lib/model/document';
import type { LibraryView, OpenGeneration } from '@/lib/model/segment';
import { fetchPostings } from '@/lib/retrieval/fetch-postings';
import { openLiveView } from '@/lib/retrieval/live-segments';
import { FIELD_BOOSTS, toMiniQuery } from '@/lib/retrieval/materialised-index';
import { parseQuery, type Query } from '@/lib/retrieval/parse-query';
import { planQuery, type QueryNode } from '@/lib/retrieval/plan-query';
import { searchView, type Hits } from '@/lib/retrieval/search';
import { createTextIndexWriter } from '@/lib/retrieval/text-index-writer';
import { createDocumentWriter } from '@/lib/segment/document-writer';
import { createMemoryRows } from '@/lib/segment/memory-rows';
import { analyse, ANALYSER_ID } from '@/lib/text/analyse';
import { archiveOf, type Corpus } from './corpus';

/** A document all of whose text is cleaned. */
export function aDocument(
  id: string,
  title: string,
  text: string,
  language = 'en',
): ArchiveDocument {
  const cleaned = text === '' ? [] : [{ start: 0, end: text.length }];
  return { id: id as ArchiveDocument['id'], title, text, cleaned, language };
}

/** `corpus` as segments in memory. */
export async function viewOf(corpus: Corpus): Promise<LibraryView> {
  const generations: OpenGeneration[] = [];
  for (const [i, segments] of corpus.entries()) {
    const readers = [];
    const entries = [];
    for (const given of segments) {
      const rows = createMemoryRows();
      const documents = createDocumentWriter(rows);
      const index = createTextIndexWriter(rows);
      for (const { document } of given) {
        const docnum = await documents.add(document);
        await index.add(docnum, { ...document, text: cleanedText(document) });
      }
      await documents.finish();
      await index.finish();
      readers.push(rows);
      const tombstones = given.flatMap(({ dead }, docnum) => (dead ? [docnum] : []));
      entries.push({ id: 1 as never, documents: given.length, tombstones });
    }
    const archive = { id: archiveOf(i), name: `Archive ${i}` };
    generations.push({
      generation: {
        id: i,
        archive,
        sequence: 1,
        segments: entries,
        names: 1 as never,
        analyser: ANALYSER_ID,
        engine: '',
        documents: 0,
        entities: 0,
        bytes: 0,
        importedAt: 0,
        origin: '',
      },
      segments: readers,
      names: createMemoryRows(),
    });
  }
  return { generations, release: () => undefined };
}

/**
 * The whole MiniSearch that searches must answer like: all live documents, the same terms, inserted
 * in sorted order, exact mean lengths.
 */
export class CanonicalIndex extends MiniSearch {
  constructor(documents: readonly { key: string; document: ArchiveDocument }[]) {
    super({
      fields: ['title', 'text'],
      idField: 'key',
      tokenize: (text) => text.split(' ').filter((term) => term !== ''),
      processTerm: (term) => term,
      searchOptions: { boost: FIELD_BOOSTS },
    });
    const analysed = documents.map(({ key, document }) => ({
      key,
      title: analyse(document.title, document.language).join(' '),
      text: analyse(cleanedText(document), document.language).join(' '),
    }));
    this.addAll(analysed);
    const sorted = [...this._index].sort(([a], [b]) => (a < b ? -1 : 1));
    this._index.clear();
    for (const [term, data] of sorted) this._index.set(term, data);
    const lengths = [...this._fieldLength.values()];
    const mean = (field: number): number =>
      lengths.reduce((sum, of) => sum + (of[field] ?? 0), 0) / lengths.length;
    if (lengths.length > 0) this._avgFieldLength = [mean(0), mean(1)];
  }

  answers(
    node: QueryNode,
    options: SearchOptions = {},
  ): { key: string; score: number; terms: string[]; match: MatchInfo }[] {
    const identity = { ...options, tokenize: (term: string) => [term] };
    return this.search(toMiniQuery(node), identity)
      .map(({ id, score, terms, match }) => ({ key: String(id), score, terms, match }))
      .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  }
}

/** The live documents of `corpus` with their keys. */
function keyedLive(corpus: Corpus): { key: string; document: ArchiveDocument }[] {
  return corpus.flatMap((segments, i) =>
    segments.flat().flatMap(({ document, dead }) => {
      return dead ? [] : [{ key: `${archiveOf(i)}/${document.id}`, document }];
    }),
  );
}

/** The document keys of `hits`. */
export function keysOf(corpus: Corpus, { hits }: Pick<Hits, 'hits'>): string[] {
  return hits.map((hit) => {
    return `${archiveOf(hit.generation)}/${corpus[hit.generation]?.[hit.segment]?.[hit.docnum]?.document.id}`;
  });
}

/** The trees that `searchView` tries in order, with what their words were found to mean. */
async function triesOf(view: LibraryView, query: Query, typing: boolean): Promise<QueryNode[]> {
  const live = await openLiveView(view);
  const plan = planQuery(query, { stemmings: live.stemmings, typing });
  const nodes = [plan.strict, plan.loose].filter((node) => node !== undefined);
  return [...(await fetchPostings(live, nodes)).nodes];
}

/**
 * Searches `view` of `corpus` for `text` and compares total, documents, scores, order and terms with
 * `canonical`, unless the answer is approximate.
 */
export async function expectIdentical(
  { corpus, view, canonical }: { corpus: Corpus; view: LibraryView; canonical: CanonicalIndex },
  text: string,
  { limit = 1000, typing = false } = {},
): Promise<Hits> {
  const query = parseQuery(text);
  const found = await searchView(view, query, { limit, typing });
  // A beginning of more terms than are fetched says so, and answers for the most frequent ones.
  if (found.approximate) return found;
  let expected: ReturnType<typeof canonical.answers> = [];
  for (const node of await triesOf(view, query, typing)) {
    expected = canonical.answers(node);
    if (expected.length > 0) break;
  }
  expect(found.total).toBe(expected.length);
  const best = expected.slice(0, limit);
  expect(keysOf(corpus, found)).toEqual(best.map((each) => each.key));
  expect(found.hits.map((hit) => hit.score)).toEqual(best.map((each) => each.score));
  expect(found.hits.map((hit) => hit.terms)).toEqual(best.map((each) => each.terms));
  return found;
}

/** `corpus`, its view and the whole MiniSearch over it. */
export async function prepared(
  corpus: Corpus,
): Promise<{ corpus: Corpus; view: LibraryView; canonical: CanonicalIndex }> {
  return { corpus, view: await viewOf(corpus), canonical: new CanonicalIndex(keyedLive(corpus)) };
}
