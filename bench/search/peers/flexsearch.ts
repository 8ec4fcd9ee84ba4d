// FlexSearch, exported to and imported from IndexedDB. It has no BM25 and no fuzzy search.
import { Index } from 'flexsearch';
import { newsDocument } from '@/tests/generated-news';
import { getAll, putAll } from './key-value';
import { LIMIT, servePeer } from './peer';

const index = new Index({ tokenize: 'strict' });

servePeer({
  async build(documents) {
    for (let id = 0; id < documents; id++) {
      const { title, text } = newsDocument(id);
      index.add(id, `${title}\n${text}`);
    }
    const parts: [string, string][] = [];
    // Its types say that this returns nothing; it returns a promise.
    await Promise.resolve(
      index.export((key: string, data: string) => {
        if (data) parts.push([key, data]);
      }),
    );
    await putAll(parts);
    return parts.reduce((sum, [, data]) => sum + data.length, 0);
  },
  async open() {
    for (const [key, data] of await getAll()) index.import(key, data);
  },
  search({ text }) {
    const [wanted = ''] = text.split(' -');
    return index.search(wanted, { limit: LIMIT, suggest: true }).length;
  },
});
