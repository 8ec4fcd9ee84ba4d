import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { SearchAnswer } from '@/lib/model/answers';
import { SEGMENT_PARTS, type SegmentPart } from '@/lib/model/segment';
import type { RowKey } from '@/lib/store/database';
import type { Corpus } from '@/tests/corpus';
import { aDocument } from '@/tests/library';
import { aStore, showCorpus, type StoreBench } from '@/tests/segment-store';
import { createTableCache } from './library-tables';
import { searchLibrary } from './search-library';
import { needsTending, tendLibrary } from './tend-library';
import { mendLibrary, verifyLibrary } from './verify-library';
import { withLibrary } from './with-library';

const WORDS = ['barley', 'maize', 'millet', 'oats', 'rice', 'rye', 'sorghum', 'wheat'];

/** Documents that tell of the harvest. */
const told = (many: number, about: string) =>
  Array.from({ length: many }, (_, id) => ({
    document: aDocument({
      id: `${id}`,
      title: `Report ${id}`,
      text: `Karim Rouhani said that the harvest of ${WORDS[id % 8]} near village ${id} ${about}.`,
    }),
  }));

/** Each corpus once: what is made of it is made once, too. */
const corpora = new Map<number, Corpus>();
const OTHERS = [told(3, 'was poor since the rain had not come before the summer was over')];

/** Two archives: one of 40 documents (a block holds 32) or `count`, one of three. All tell of the harvest. */
async function twoArchives(count = 40): Promise<StoreBench> {
  const bench = aStore();
  const corpus = corpora.get(count) ?? [[told(count, 'was rich')], OTHERS];
  corpora.set(count, corpus);
  await showCorpus(bench, corpus);
  return bench;
}

/** Changes one byte of the `n`-th row of `part` in the first archive, or takes the row away. */
async function damage(
  { database, store }: StoreBench,
  part: SegmentPart,
  { n = 0, gone = false } = {},
): Promise<void> {
  const shown = await store.health.shown();
  const first = shown.find((generation) => generation.documents > 3)!;
  const segment = part === 'names' ? first.names : first.segments[0]!.id;
  const key: RowKey = [segment, SEGMENT_PARTS[part], n];
  const row = await database.rows.get(key);
  if (!row) throw new Error(`no row ${n} of ${part}`);
  if (gone) return database.rows.delete(key);
  // Checksums of the largest rows are not compared on the way, their heads are.
  const at = part === 'documents' ? row.length - 1 : 0;
  await database.rows.put(
    row.map((byte, i) => (i === at ? byte ^ 1 : byte)),
    key,
  );
}

/** Searches as the popup does. */
async function ask({ store }: StoreBench, query: string, limit = 100): Promise<SearchAnswer> {
  const source = store.source();
  const tablesOf = createTableCache();
  try {
    return await withLibrary(source, (view, lost) =>
      searchLibrary(view, query, { limit, tablesOf, lost }),
    );
  } finally {
    source.close();
  }
}

/** How many documents of each archive were found. */
function foundIn({ hits }: SearchAnswer): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { archiveName, copies } of hits)
    found[archiveName] = (found[archiveName] ?? 0) + copies + 1;
  return found;
}

it('leaves out the documents of a damaged block alone, and says whose they are', async () => {
  const bench = await twoArchives();
  expect(await ask(bench, 'harvest')).not.toHaveProperty('leftOut');
  await damage(bench, 'documents', { n: 1 });
  for (const query of ['harvest', 'harvest village', 'Karim Rouhani']) {
    const answer = await ask(bench, query);
    expect(foundIn(answer), query).toEqual({ 'Archive 0': 8, 'Archive 1': 3 });
    expect(answer.leftOut, query).toEqual(['Archive 0']);
  }
  // Phrases are looked for while there is time: how many are found is left to the machine.
  expect(await ask(bench, '"the harvest"')).toMatchObject({ leftOut: ['Archive 0'] });
  // A search that meets none of it has nothing to say.
  expect(await ask(bench, 'title:"report 39"')).not.toHaveProperty('leftOut');
});

it('shows what other archives have when all that came before it is lost', async () => {
  const bench = await twoArchives(130);
  await damage(bench, 'documents', { n: 0 });
  // A hundred texts are read at first; the longer ones of the other archive come later.
  const answer = await ask(bench, 'harvest', 5);
  expect(foundIn(answer)).toEqual({ 'Archive 1': 3 });
  expect(answer.leftOut).toEqual(['Archive 0']);
});

it('shows others in the place of those that are lost, however few are asked for', async () => {
  const bench = await twoArchives();
  const whole = await ask(bench, 'harvest', 100);
  await damage(bench, 'documents', { n: 1 });
  const answer = await ask(bench, 'harvest', 10);
  expect(foundIn(answer)).toEqual({ 'Archive 0': 8, 'Archive 1': 2 });
  expect(answer.leftOut).toEqual(['Archive 0']);
  expect(answer.total).toBe(whole.total);
});

it.each([false, true])(
  'ranks by the texts where their words cannot be read, and says so (row gone: %j)',
  async (gone) => {
    const bench = await twoArchives();
    const sound = await ask(bench, 'harvest village');
    await damage(bench, 'words', { n: 1, gone });
    const answer = await ask(bench, 'harvest village');
    expect(answer.hits).toEqual(sound.hits);
    expect(answer.leftOut).toEqual(['Archive 0']);
    await expect.poll(() => needsTending(bench.store)).toBe(true);
    expect((await tendLibrary(bench.store)).mended).toMatchObject([{ outcome: 'mended' }]);
    expect(await ask(bench, 'harvest village')).not.toHaveProperty('leftOut');
  },
);

it.each<SegmentPart>(['terms', 'lengths'])(
  'goes on without an archive whose %s are damaged, and says so',
  async (part) => {
    const bench = await twoArchives();
    await damage(bench, part);
    const answer = await ask(bench, 'harvest');
    expect(foundIn(answer)).toEqual({ 'Archive 1': 3 });
    expect(answer.leftOut).toEqual(['Archive 0']);
  },
);

it('looks for words alone where the names of an archive are damaged', async () => {
  const bench = await twoArchives();
  await damage(bench, 'names');
  const answer = await ask(bench, 'Karim Rouhani');
  expect(foundIn(answer)).toEqual({ 'Archive 0': 40, 'Archive 1': 3 });
  expect(answer.leftOut).toEqual(['Archive 0']);
});

it('links pages by the names of the other archives where those of one are damaged', async () => {
  const bench = await twoArchives();
  await damage(bench, 'names');
  const source = bench.store.source();
  const tablesOf = createTableCache();
  const linked = await withLibrary(source, (view, lost) => tablesOf(view, lost));
  const namesOf = linked.view.generations.map(({ generation }) => generation.archive.name);
  expect(namesOf).toEqual(['Archive 1']);
  expect(linked.tables).toHaveLength(1);
  await expect.poll(() => needsTending(bench.store)).toBe(true);
  source.close();
});

it.each<SegmentPart>(['documents', 'terms'])(
  'reads the library again before it takes a missing row of %s for lost',
  async (part) => {
    const bench = await twoArchives();
    await damage(bench, part, { n: part === 'documents' ? 1 : 0, gone: true });
    const answer = await ask(bench, 'harvest');
    expect(foundIn(answer)['Archive 1']).toBe(3);
    expect(answer.leftOut).toEqual(['Archive 0']);
  },
);

it('goes on in the same way when the documents turn out to be lost', async () => {
  const bench = await twoArchives();
  await damage(bench, 'documents', { n: 1 });
  await ask(bench, 'harvest');
  await expect.poll(() => needsTending(bench.store)).toBe(true);
  // The other archive is under no suspicion.
  expect((await bench.store.health.suspects()).map(({ archive }) => archive.name)).toEqual([
    'Archive 0',
  ]);
  expect((await tendLibrary(bench.store)).mended).toMatchObject([{ outcome: 'lost' }]);
  const answer = await ask(bench, 'harvest');
  expect(foundIn(answer)).toEqual({ 'Archive 0': 8, 'Archive 1': 3 });
  expect(answer.leftOut).toEqual(['Archive 0']);
  expect(await needsTending(bench.store)).toBe(false);
});

it('tells each time that one asks to have it mended that documents are lost', async () => {
  const bench = await twoArchives();
  await damage(bench, 'documents', { n: 1 });
  for (let i = 0; i < 2; i++) {
    expect((await verifyLibrary(bench.store, () => undefined)).damaged).toEqual([
      { name: 'Archive 0', rows: 1 },
    ]);
    expect((await mendLibrary(bench.store)).lost).toEqual(['Archive 0']);
  }
});

it('finds all of an archive again that was mended', async () => {
  const bench = await twoArchives();
  await damage(bench, 'terms');
  await ask(bench, 'harvest');
  await expect.poll(() => needsTending(bench.store)).toBe(true);
  expect((await tendLibrary(bench.store)).mended).toMatchObject([{ outcome: 'mended' }]);
  const answer = await ask(bench, 'harvest');
  expect(foundIn(answer)).toEqual({ 'Archive 0': 40, 'Archive 1': 3 });
  expect(answer).not.toHaveProperty('leftOut');
});
