// MiniSearch that holds everything, saved as it advises: one JSON text.
import MiniSearch, { type SearchResult } from 'minisearch';
import { newsDocument } from '@/tests/generated-news';
import type { BenchQuery } from '@/bench/search/queries';
import { getAll, putAll } from './key-value';
import { servePeer } from './peer';

const OPTIONS = { fields: ['title', 'text'], searchOptions: { boost: { title: 2 } } };
const FUZZY = 0.2;

let index = new MiniSearch(OPTIONS);

servePeer({
  async build(documents) {
    for (let id = 0; id < documents; id++) {
      const { title, text } = newsDocument(id);
      index.add({ id, title, text });
    }
    const json = JSON.stringify(index);
    await putAll([['index', json]]);
    return json.length;
  },
  async open() {
    const [[, json] = ['', '']] = await getAll();
    index = MiniSearch.loadJSON(json, OPTIONS);
  },
  search: (query) => find(query).length,
});

/** All words, else any; misspelt ones only where nothing is found: as the product asks. */
function find({ text, typing = false }: BenchQuery): SearchResult[] {
  const [wanted = '', ...unwanted] = text.split(' -');
  const words = wanted.split(' ');
  const prefix = typing && ((_: string, i: number): boolean => i === words.length - 1);
  const query = (combineWith: 'AND' | 'OR', fuzzy: number | false) => ({
    combineWith: 'AND_NOT' as const,
    queries: [{ queries: words, combineWith, prefix, fuzzy }, ...unwanted],
  });
  const strict = index.search(query('AND', false));
  const found = strict.length > 0 ? strict : index.search(query('AND', FUZZY));
  return found.length > 0 ? found : index.search(query('OR', false));
}
