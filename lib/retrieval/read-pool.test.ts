import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LibraryView } from '@/lib/model/segment';
import { aDocument, viewOf } from '@/tests/canonical-search';
import { newsDocument, newsWord } from '@/tests/generated-news';
import { parseQuery } from './parse-query';
import { rankView, type RankedHits } from './rank-view';

/** `view` as an earlier version wrote it: there are no rows of words. */
function withoutWords(view: LibraryView): LibraryView {
  return {
    ...view,
    generations: view.generations.map((open) => ({
      ...open,
      generation: { ...open.generation, engine: 'rows-4' },
      segments: open.segments.map((reader) => ({
        get: reader.get.bind(reader),
        async getMany(part, ns, signal) {
          if (part === 'words') throw new Error('there are no words');
          return reader.getMany(part, ns, signal);
        },
      })),
    })),
  };
}

it('ranks by rows of words exactly as by the texts', async () => {
  const documents = Array.from({ length: 120 }, (_, n) => ({ document: newsDocument(n, 60) }));
  const copies = [3, 4, 90].map((n) => ({
    document: {
      ...newsDocument(n, 60),
      ...aDocument(`copy-${n}`, 'Copy', newsDocument(n, 60).text),
    },
  }));
  const view = await viewOf([[documents.slice(0, 70), [...documents.slice(70), ...copies]]]);
  const earlier = withoutWords(view);
  const ask = async (of: LibraryView, query: string): Promise<RankedHits> =>
    rankView(of, parseQuery(query), { limit: 30, fold: true, recency: true });
  let copied = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(400).map(newsWord), { minLength: 1, maxLength: 8 }),
      async (words) => {
        const found = await ask(view, words.join(' '));
        expect(found).toEqual(await ask(earlier, words.join(' ')));
        copied += found.hits.reduce((sum, hit) => sum + hit.copies, 0);
      },
    ),
    { numRuns: 25 },
  );
  expect(copied).toBeGreaterThan(0);
});
