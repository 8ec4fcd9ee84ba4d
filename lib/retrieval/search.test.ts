// The canonical index sets what MiniSearch gives to subclasses under names with an underscore.
// oxlint-disable no-underscore-dangle
import * as fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { archiveIdFrom } from '@/lib/model/archive';
import { cleanedText, type ArchiveDocument } from '@/lib/model/document';
import type { LibraryView, OpenGeneration } from '@/lib/model/segment';
import { createMemoryRows } from '@/lib/segment/memory-rows';
import { createDocumentWriter } from '@/lib/segment/document-blocks';
import { analyse, ANALYSER_ID } from '@/lib/text/analyse';
import { fetchPostings } from './fetch-postings';
import { openLiveView } from './live-segments';
import { FIELD_BOOSTS, toMiniQuery } from './materialised-index';
import { parseQuery, type Query } from './parse-query';
import { planQuery, type QueryNode } from './plan-query';
import { searchView, type Hits } from './search';
import { createTextIndexWriter } from './text-index-writer';

/** Archives of segments of documents; a document may be dead. */
type Given = { readonly document: ArchiveDocument; readonly dead?: boolean };
type Corpus = readonly (readonly (readonly Given[])[])[];

const WORDS = (
  'iran iraq vienna talks talk nuclear deal president presidents sanctions sanction oil minister ' +
  'council security resolution earthquake bam victims price opec visit visited the of and in to'
).split(' ');

function aDocument(id: string, title: string, text: string, language = 'en'): ArchiveDocument {
  const cleaned = text === '' ? [] : [{ start: 0, end: text.length }];
  return { id: id as ArchiveDocument['id'], title, text, cleaned, language };
}

async function viewOf(corpus: Corpus): Promise<LibraryView> {
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
        index.add(docnum, { ...document, text: cleanedText(document) });
      }
      await documents.finish();
      await index.finish();
      readers.push(rows);
      const tombstones = given.flatMap(({ dead }, docnum) => (dead ? [docnum] : []));
      entries.push({ id: 1 as never, documents: given.length, tombstones });
    }
    const archive = { id: archiveIdFrom(new Uint8Array(16).fill(9 - i)), name: `Archive ${i}` };
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
class CanonicalIndex extends MiniSearch {
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

  answers(node: QueryNode): { key: string; score: number; terms: string[] }[] {
    const identity = { tokenize: (term: string) => [term] };
    return this.search(toMiniQuery(node), identity)
      .map(({ id, score, terms }) => ({ key: String(id), score, terms }))
      .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  }
}

function keyedLive(corpus: Corpus): { key: string; document: ArchiveDocument }[] {
  return corpus.flatMap((segments, i) =>
    segments.flat().flatMap(({ document, dead }) => {
      const archive = archiveIdFrom(new Uint8Array(16).fill(9 - i));
      return dead ? [] : [{ key: `${archive}/${document.id}`, document }];
    }),
  );
}

function keysOf(corpus: Corpus, { hits }: Hits): string[] {
  return hits.map((hit) => {
    const archive = archiveIdFrom(new Uint8Array(16).fill(9 - hit.generation));
    return `${archive}/${corpus[hit.generation]?.[hit.segment]?.[hit.docnum]?.document.id}`;
  });
}

/** The trees that `searchView` tries in order, with what their words were found to mean. */
async function triesOf(view: LibraryView, query: Query, typing: boolean): Promise<QueryNode[]> {
  const live = await openLiveView(view);
  const plan = planQuery(query, live.stemmings, typing);
  const nodes = [plan.strict, plan.loose].filter((node) => node !== undefined);
  return [...(await fetchPostings(live, nodes)).nodes];
}

async function expectIdentical(
  corpus: Corpus,
  text: string,
  { limit = 1000, typing = false } = {},
): Promise<Hits> {
  const view = await viewOf(corpus);
  const query = parseQuery(text);
  const found = await searchView(view, query, { limit, typing });
  const canonical = new CanonicalIndex(keyedLive(corpus));
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

const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }).map((each) => each.join(' '));
const given = fc.record({
  title: words,
  text: words,
  language: fc.constantFrom('en', 'fr'),
  dead: fc.boolean(),
});
const corpora = fc
  .array(fc.array(fc.array(given, { maxLength: 12 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 2,
  })
  .map((archives): Corpus => {
    let n = 0;
    return archives.map((segments) =>
      segments.map((documents) =>
        documents.map(({ title, text, language, dead }) => ({
          // Ids whose order is not the order of the documents.
          document: aDocument(`${(n * 7919) % 1009}-${n++}`, title, text, language),
          dead,
        })),
      ),
    );
  });
const queryWord = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom('irann', 'viena', 'zzz', 'presidint', 'sanctionz') },
  { weight: 1, arbitrary: fc.constantFrom('-oil', '-the', '-talks', '"oil price" -iran') },
);
const queries = fc
  .array(queryWord, { minLength: 1, maxLength: 5 })
  .map((each) => each.filter((word) => !word.startsWith('"')).join(' '));

describe('against one MiniSearch that holds everything', () => {
  it('gives the same documents, scores and order', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, queries, async (corpus, text) => {
        await expectIdentical(corpus, text);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same first few, ties at the border included', async () => {
    await fc.assert(
      fc.asyncProperty(
        corpora,
        queries,
        fc.integer({ min: 1, max: 5 }),
        async (corpus, text, limit) => {
          await expectIdentical(corpus, text, { limit });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('gives the same while the last word is typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        corpora,
        fc.constantFrom('pr', 'nuclear t', 'iran presiden', 'v', 'oil san', 'visit vie'),
        async (corpus, text) => {
          await expectIdentical(corpus, text, { typing: true });
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('orders hundreds of equal documents by key and stops at the limit', async () => {
  const same = (archive: number): Given[] =>
    Array.from({ length: 300 }, (_, i) => ({
      document: aDocument(`${archive}-${(i * 37) % 300}`, 'Oil', 'oil price'),
    }));
  const corpus: Corpus = [[same(0).slice(0, 150), same(0).slice(150)], [same(1)]];
  const found = await expectIdentical(corpus, 'oil', { limit: 10 });
  expect(found.total).toBe(600);
});

it('asks for all words, and for any only when no document has them all', async () => {
  const corpus: Corpus = [
    [
      [
        { document: aDocument('a', 'Talks', 'Vienna talks about oil') },
        { document: aDocument('b', 'Oil', 'The price of oil') },
      ],
    ],
  ];
  const view = await viewOf(corpus);
  const find = async (text: string): Promise<string[]> =>
    keysOf(corpus, await searchView(view, parseQuery(text), { limit: 9 })).map((key) =>
      key.slice(33),
    );
  expect(await find('vienna oil')).toEqual(['a']);
  expect((await find('vienna price')).sort()).toEqual(['a', 'b']);
  expect(await find('oil -vienna')).toEqual(['b']);
  expect(await find('"price of oil"')).toEqual(['b']);
  expect(await find('"oil price"')).toEqual([]);
  expect(await find('-oil')).toEqual([]);
  expect(await find('')).toEqual([]);
});

it('stops when the search is aborted', async () => {
  const view = await viewOf([[[{ document: aDocument('a', 'Oil', 'oil') }]]]);
  const controller = new AbortController();
  controller.abort();
  const search = searchView(view, parseQuery('oil'), { limit: 1, signal: controller.signal });
  await expect(search).rejects.toThrow('abort');
});
