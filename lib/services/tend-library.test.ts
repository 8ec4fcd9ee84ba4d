import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  SEGMENT_PARTS,
  type Generation,
  type LibraryView,
  type SegmentPart,
} from '@/lib/model/segment';
import { openNames } from '@/lib/linking/open-names';
import { parseQuery } from '@/lib/retrieval/parse-query';
import { searchView } from '@/lib/retrieval/search';
import { ENGINE_ID } from '@/lib/segment/directory';
import { readDocuments } from '@/lib/segment/document-blocks';
import type { RowKey } from '@/lib/store/database';
import { ANALYSER_ID } from '@/lib/text/analyse';
import type { Corpus, Given } from '@/tests/corpus';
import { newsCorpus } from '@/tests/search-equality';
import { nameOf, newsWord } from '@/tests/generated-news';
import { aStore, showCorpus, type StoreBench } from '@/tests/segment-store';
import { needsTending, tendLibrary } from './tend-library';
import { withLibrary } from './with-library';

const corpus = newsCorpus(70, 15).map((segments) => segments.slice(0, 1));
const QUERIES = [nameOf(0), newsWord(0), `${newsWord(0)} -${newsWord(3)}`, newsWord(90)];

/** What the queries find: ids and totals. */
async function answersOf(view: LibraryView): Promise<unknown[]> {
  const answers = [];
  for (const text of QUERIES) answers.push(await answerOf(view, text));
  return answers;
}

async function answerOf(
  view: LibraryView,
  text: string,
): Promise<{ total: number; ids: string[]; scores: number[]; approximate: boolean }> {
  const { hits, total, approximate } = await searchView(view, parseQuery(text), { limit: 5 });
  const ids: string[] = [];
  for (const hit of hits) {
    const reader = view.generations[hit.generation]?.segments[hit.segment];
    if (reader) ids.push(...(await readDocuments(reader, [hit.docnum])).map(({ id }) => id));
  }
  return { total, ids, scores: hits.map((hit) => hit.score), approximate };
}

/** Breaks one byte of the first row of `part`, by hand. */
async function breakRow({ database }: StoreBench, part: SegmentPart, n = 0): Promise<RowKey> {
  const keys = await database.rows.toCollection().primaryKeys();
  const key = keys.filter(([, number]) => number === SEGMENT_PARTS[part])[n];
  if (!key) throw new Error(`no row of ${part}`);
  const row = await database.rows.get(key);
  const last = (row?.length ?? 0) - 1;
  await database.rows.put(
    Uint8Array.from(row ?? [], (byte, i) => (i === last ? byte ^ 1 : byte)),
    key,
  );
  return key;
}

describe('a damaged row', () => {
  const parts: SegmentPart[] = [
    'terms',
    'lengths',
    'columns',
    'words',
    'directory',
    'names',
    'entityPostings',
  ];
  it.each(parts)('of part %s is found, named, and made anew from the documents', async (part) => {
    const bench = aStore();
    await showCorpus(bench, corpus);
    const before = await bench.store.openView();
    const expected = await answersOf(before);
    before.release();
    const [segment, , n] = await breakRow(bench, part);
    const shown = await bench.store.health.shown();
    await bench.store.health.suspect(shown.map(({ id }) => id));
    expect(await needsTending(bench.store)).toBe(true);
    const { mended } = await tendLibrary(bench.store);
    expect(mended.map(({ outcome }) => outcome).sort()).toEqual(['mended', 'sound']);
    expect(mended.flatMap(({ rows }) => rows)).toEqual([{ segment, part, n }]);
    const after = await bench.store.openView();
    expect(await answersOf(after)).toEqual(expected);
    const entitiesOf = (all: readonly Generation[]): Set<number> =>
      new Set(all.map(({ entities }) => entities));
    expect(entitiesOf(after.generations.map((open) => open.generation))).toEqual(entitiesOf(shown));
    for (const { segments, names } of await bench.store.health.shown())
      for (const id of [...segments.map((entry) => entry.id), names])
        expect(await bench.store.health.check(id)).toEqual([]);
    expect(await needsTending(bench.store)).toBe(false);
    after.release();
  });

  it('that is gone altogether is missed by the directory', async () => {
    const bench = aStore();
    await showCorpus(bench, corpus);
    const [shown] = await bench.store.health.shown();
    const [entry] = shown?.segments ?? [];
    if (!shown || !entry) throw new Error('no archive');
    await bench.database.rows.delete([entry.id, SEGMENT_PARTS.lengths, 0]);
    await bench.store.health.suspect([shown.id]);
    const { mended } = await tendLibrary(bench.store);
    expect(mended).toMatchObject([
      { outcome: 'mended', rows: [{ segment: entry.id, part: 'lengths' }] },
    ]);
  });

  it('of the documents themselves is said to be lost, once, and the rest goes on', async () => {
    const bench = aStore();
    await showCorpus(bench, corpus);
    await breakRow(bench, 'documents', 1);
    await bench.store.health.suspect((await bench.store.health.shown()).map(({ id }) => id));
    const { mended } = await tendLibrary(bench.store);
    expect(mended.map(({ outcome }) => outcome).sort()).toEqual(['lost', 'sound']);
    expect(await needsTending(bench.store)).toBe(false);
    const view = await bench.store.openView();
    const found = await searchView(view, parseQuery(newsWord(0)), { limit: 50 });
    expect(found.total).toBeGreaterThan(20);
    view.release();
  });

  it('is noted by the search that meets it', async () => {
    const bench = aStore();
    await showCorpus(bench, corpus);
    await breakRow(bench, 'terms');
    const source = bench.store.source();
    const asked = withLibrary(source, (view) => searchView(view, parseQuery('the'), { limit: 5 }));
    await expect(asked).rejects.toThrow('checksum');
    await expect.poll(() => needsTending(bench.store)).toBe(true);
    source.close();
  });
});

/** The documents of `view`, as they would be imported anew. */
async function corpusOf(view: LibraryView): Promise<Corpus> {
  const archives: Given[][][] = [];
  for (const { generation, segments } of view.generations) {
    const [reader] = segments;
    const [entry] = generation.segments;
    if (!reader || !entry) throw new Error('no segment');
    const docnums = Array.from({ length: entry.documents }, (_, n) => n);
    const documents = await readDocuments(reader, docnums);
    archives.push([
      documents.map((document, n) => ({ document, dead: entry.tombstones.includes(n) })),
    ]);
  }
  return archives;
}

describe('a store that the first version of the format wrote', () => {
  type Line = { table: string; key: never; value: never; answers: never };
  const lines: Line[] = gunzipSync(readFileSync('tests/fixtures/store-format-1.jsonl.gz'))
    .toString()
    .split('\n')
    .map((line) => JSON.parse(line));
  type Answer = { text: string; total: number; hits: [number, string, number][] };
  const recorded: Answer[] = lines.find((line) => line.answers)?.answers ?? [];

  async function opened(): Promise<StoreBench> {
    const bench = aStore();
    for (const { table, key, value } of lines) {
      if (table === 'rows')
        await bench.database.rows.put(Uint8Array.from(Buffer.from(value, 'base64')), key);
      else if (table) await bench.database.table(table).put(value);
    }
    return bench;
  }

  it('opens and answers as it did then', async () => {
    const view = await (await opened()).store.openView();
    for (const { text, total, hits } of recorded) {
      const answer = await answerOf(view, text);
      expect(answer.total).toBe(total);
      expect(answer.ids).toEqual(hits.map(([, id]) => id));
      expect(answer.scores).toEqual(hits.map(([, , score]) => score));
    }
    view.release();
  });

  it('is rebuilt for this version while it answers: by rank in between, and nothing is lost', async () => {
    const bench = await opened();
    const { store } = bench;
    const generations = await store.health.shown();
    for (const { id } of generations) {
      const record = await bench.database.generations.get(id);
      if (record?.state !== 'shown') throw new Error('not shown');
      const generation = { ...record.generation, analyser: 'words-0' };
      await bench.database.generations.put({ ...record, generation });
    }
    const controller = new AbortController();
    // The first archive is rebuilt, then the context dies.
    const dying = {
      ...store,
      replace: async (base: number, generation: Generation) => {
        await store.replace(base, generation);
        controller.abort(new Error('the context died'));
      },
    };
    await expect(tendLibrary(dying, controller.signal)).rejects.toThrow('the context died');
    await store.sweep();
    const between = await store.openView();
    expect(between.generations.map((open) => open.generation.analyser).sort()).toEqual(
      [ANALYSER_ID, 'words-0'].sort(),
    );
    for (const { text, total, hits } of recorded) {
      const answer = await answerOf(between, text);
      // A later analyser may know a word of the query for a function word; it finds no less.
      expect(answer.total).toBeGreaterThanOrEqual(total);
      expect(answer.approximate).toBe(true);
      expect(answer.scores).toEqual(answer.scores.toSorted((a, b) => b - a));
      expect(new Set(answer.ids).size).toBe(answer.ids.length);
      expect(answer.ids.length).toBeGreaterThanOrEqual(hits.length);
    }
    between.release();
    expect(await tendLibrary(store)).toMatchObject({ rebuilt: 1 });
    expect(await needsTending(store)).toBe(false);
    const view = await store.openView();
    const fresh = aStore();
    await showCorpus(fresh, await corpusOf(view));
    const imported = await fresh.store.openView();
    for (const { text } of recorded)
      expect(await answerOf(view, text)).toEqual(await answerOf(imported, text));
    imported.release();
    view.release();
  });
});

it('makes the names that an earlier version wrote anew', async () => {
  const bench = aStore();
  await showCorpus(bench, corpus);
  for (const { id, names } of await bench.store.health.shown()) {
    const record = await bench.database.generations.get(id);
    if (record?.state !== 'shown') throw new Error('not shown');
    const generation = { ...record.generation, engine: 'rows-3' };
    await bench.database.generations.put({ ...record, generation });
    await bench.database.rows.delete([names, SEGMENT_PARTS.names, 0]);
  }
  expect(await needsTending(bench.store)).toBe(true);
  expect(await tendLibrary(bench.store)).toMatchObject({ rebuilt: corpus.length });
  expect(await needsTending(bench.store)).toBe(false);
  for (const { names, engine, entities } of await bench.store.health.shown()) {
    expect(engine).toBe(ENGINE_ID);
    expect(await openNames(bench.store.health.readerOf(names))).toMatchObject({ entities });
  }
});
