import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDocument, expectIdentical, keysOf, prepared, viewOf } from '@/tests/canonical-search';
import type { Corpus, Given } from '@/tests/corpus';
import type { RowReader } from '@/lib/model/segment';
import { DamagedRowError, frameRow } from '@/lib/segment/row-frame';
import { parseQuery } from './parse-query';
import { searchView } from './search';

const WORDS = (
  'iran iraq vienna talks talk nuclear deal president presidents sanctions sanction oil minister ' +
  'council security resolution earthquake bam victims price opec visit visited the of and in to'
).split(' ');

const someWords = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 25 })
  .map((each) => each.join(' '));
const someGiven = fc.record({
  title: someWords,
  text: someWords,
  language: fc.constantFrom('en', 'fr'),
  dead: fc.boolean(),
});
const corpora = fc
  .array(fc.array(fc.array(someGiven, { maxLength: 12 }), { minLength: 1, maxLength: 3 }), {
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

/** Asked of one corpus: to make it costs more than to ask. */
const several = fc.array(queries, { minLength: 2, maxLength: 3 });

describe('against one MiniSearch that holds everything', { timeout: 60_000 }, () => {
  it('gives the same documents, scores and order', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, several, async (corpus, texts) => {
        const given = await prepared(corpus);
        for (const text of texts) await expectIdentical(given, text);
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same when a misspelt word is asked for again', async () => {
    const given = [{ document: aDocument('a', 'Vienna talks', 'Talks in Vienna'), dead: false }];
    const ready = await prepared([[given]]);
    for (const text of ['vienxa', 'vienxa talks', 'vienxa']) await expectIdentical(ready, text);
  });

  it('gives the same first few, ties at the border included', async () => {
    await fc.assert(
      fc.asyncProperty(
        corpora,
        several,
        fc.integer({ min: 1, max: 5 }),
        async (corpus, texts, limit) => {
          const given = await prepared(corpus);
          for (const text of texts) await expectIdentical(given, text, { limit });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('gives the same while the last word is typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        corpora,
        fc.constantFrom('pr', 'nuclear t', 'iran presiden', 'v', 'oil san', 'visit vie'),
        async (corpus, text) => {
          await expectIdentical(await prepared(corpus), text, { typing: true });
        },
      ),
      { numRuns: 30 },
    );
  });
});

it('orders hundreds of equal documents by key and stops at the limit', async () => {
  const same = (archive: number): Given[] =>
    Array.from({ length: 300 }, (_, i) => ({
      document: aDocument(`${archive}-${(i * 37) % 300}`, 'Oil', 'oil price'),
    }));
  const corpus: Corpus = [[same(0).slice(0, 150), same(0).slice(150)], [same(1)]];
  const found = await expectIdentical(await prepared(corpus), 'oil', { limit: 10 });
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

it('finds a phrase in as many texts of a slow disk as of a quick one, given the time', async () => {
  const documents = Array.from({ length: 120 }, (_, i) => ({
    document: aDocument(`${i}`, 'Oil', `the price of oil on day ${i}`),
  }));
  const { generations } = await viewOf([[documents]]);
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 15));
  const slow = generations.map((open) => ({
    ...open,
    segments: open.segments.map((rows): RowReader => ({
      async get(...asked) {
        await wait();
        return rows.get(...asked);
      },
      async getMany(...asked) {
        await wait();
        return rows.getMany(...asked);
      },
    })),
  }));
  const found = async (phraseMs: number): Promise<[number, boolean]> => {
    const view = { generations: slow, release: () => undefined };
    const options = { limit: 200, phraseMs };
    const { total, approximate } = await searchView(view, parseQuery('"price of oil"'), options);
    return [total, approximate];
  };
  expect(await found(Infinity)).toEqual([120, false]);
  // Else at least the first texts that were read, and it says so.
  expect(await found(0)).toEqual([25, true]);
});

it('stops when the search is aborted', async () => {
  const view = await viewOf([[[{ document: aDocument('a', 'Oil', 'oil') }]]]);
  const controller = new AbortController();
  controller.abort();
  const search = searchView(view, parseQuery('oil'), { limit: 1, signal: controller.signal });
  await expect(search).rejects.toThrow('abort');
});

it('says what is wrong with damaged or hostile rows, and never hangs', async () => {
  const documents = Array.from({ length: 300 }, (_, i) => ({
    document: aDocument(
      `${i}`,
      `Oil ${i % 7}`,
      `the oil price of day ${i} fell ${'x'.repeat(i % 5)}`,
    ),
  }));
  const { generations } = await viewOf([[documents]]);
  const [open] = generations;
  const [rows] = open?.segments ?? [];
  if (!open || !rows) throw new Error('no segment');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        'terms' as const,
        'postings' as const,
        'lengths' as const,
        'vocabulary' as const,
      ),
      fc.nat(3),
      fc.uint8Array({ maxLength: 300 }),
      async (part, n, bytes) => {
        const reader: RowReader = {
          get: async (p, m) => (p === part && m === n ? frameRow(bytes) : rows.get(p, m)),
          getMany: (p, ns) => Promise.all(ns.map((m) => reader.get(p, m))),
        };
        const view = { generations: [{ ...open, segments: [reader] }], release: () => undefined };
        for (const text of ['oil', 'the price', 'oyl', 'xx']) {
          try {
            await searchView(view, parseQuery(text), { limit: 5, typing: true });
          } catch (error) {
            expect(error instanceof DamagedRowError ? '' : error).toBe('');
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});

it('lets one query end without ending another on the same rows', async () => {
  const view = await viewOf([[[{ document: aDocument('a', 'Oil', 'oil') }]]]);
  const controller = new AbortController();
  const first = searchView(view, parseQuery('oil'), { limit: 1, signal: controller.signal });
  const second = searchView(view, parseQuery('oil'), { limit: 1 });
  controller.abort();
  await expect(first).rejects.toThrow('abort');
  expect((await second).total).toBe(1);
});

const ARCHIVE = path.resolve('../shared/data/archives/tehran-times.jsonl.gz');

async function articles(most: number): Promise<Given[]> {
  const given: Given[] = [];
  for await (const line of createInterface({
    input: createReadStream(ARCHIVE).pipe(createGunzip()),
  })) {
    const { id, title, text } = JSON.parse(line);
    const language = given.length % 5 === 0 ? 'fr' : 'en';
    given.push({
      document: aDocument(String(id), title, text ?? '', language),
      dead: given.length % 7 === 3,
    });
    if (given.length >= most) break;
  }
  return given;
}

it.skipIf(!existsSync(ARCHIVE))(
  'answers like one MiniSearch over 200 news articles in two archives and four segments',
  { timeout: 60_000 },
  async () => {
    const all = await articles(200);
    const corpus: Corpus = [
      [all.slice(0, 80), all.slice(80, 95), all.slice(95, 160)],
      [all.slice(160)],
    ];
    const ready = await prepared(corpus);
    const words = all.flatMap(({ document }) => document.text.match(/[\p{L}\d]+/gu) ?? []);
    const word = (seed: number): string => words[(seed * 7919) % words.length] ?? '';
    let compared = 0;
    for (let i = 0; i < 60; i++) {
      const asked = Array.from({ length: 1 + (i % 4) }, (_, k) => word(i * 31 + k));
      // Every third word is misspelt, every fifth query excludes something, half are cut short.
      if (i % 3 === 0) asked[0] = `${asked[0]?.slice(0, -2)}q${asked[0]?.slice(-1)}`;
      if (i % 5 === 0) asked.push(`-${word(i)}`);
      const limit = i % 2 === 0 ? 10 : 2000;
      const found = await expectIdentical(ready, asked.join(' '), { limit, typing: i % 4 === 1 });
      if (!found.approximate) compared++;
    }
    expect(compared).toBeGreaterThan(50);
  },
);
